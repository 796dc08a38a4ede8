"""Rich Text Format (RTF) to its text, by striprtf."""

from __future__ import annotations

import re
from typing import Any

from striprtf.striprtf import rtf_to_text

from facts.errors import UnreadableDocument
from facts.readers.extracted import Extracted, damaged
from facts.readers.markup import CELL_MARK

_to_text: Any = rtf_to_text  # it has no types
_TITLE = re.compile(r"\{\\title\s+(?P<title>[^{}\\]{1,300})\}")
_CELLS = re.compile(r"\s*\|\s*")
_DEEPEST = 1_000  # groups in groups
_BRACES = re.compile(rb"[{}]")


def extract(data: bytes) -> Extracted:
    """Extract a file's paragraphs and rows of tables, with its title.

    Raises `UnreadableDocument` where it is damaged or holds no text.
    """
    depth = 0
    for brace in _BRACES.finditer(data):
        depth += 1 if brace[0] == b"{" else -1
        if depth > _DEEPEST:
            raise damaged("RTF file", why="it is nested too deeply")
    written = data.decode("latin-1")
    try:
        text = _to_text(written, encoding="cp1252", errors="replace")
    except Exception:  # noqa: BLE001  a damaged file raises errors of many kinds
        raise damaged("RTF file") from None
    paragraphs = [
        CELL_MARK.join(cell for cell in _CELLS.split(line.strip()) if cell)
        for line in text.replace("\x0c", "\n").splitlines()
    ]
    found = [" ".join(paragraph.split()) for paragraph in paragraphs if paragraph]
    if not found:
        raise UnreadableDocument(
            "The RTF file holds no text",
            why="its pages are empty or pictures",
            remedy="Give the article's text",
        )
    title = _TITLE.search(written)
    return Extracted(
        text="\n\n".join(found), title=" ".join(title["title"].split()) if title else None
    )
