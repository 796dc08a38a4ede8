"""Rich Text Format (RTF) to its text, by striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from striprtf.striprtf import rtf_to_text

from facts.errors import UnreadableDocument
from facts.readers.extracted import Extracted, damaged
from facts.readers.own_title import own_title
from facts.readers.rows import row_lines

_to_text: Any = rtf_to_text  # it has no types
_TITLE = re.compile(r"\{\\title\s(?P<title>[^{}]{1,1000})\}")
_ADDRESS = re.compile(r"(?<=\S)\(\"(?:https?://|mailto:)[^\"\s]{1,2000}\"\)")
"""The address of a link, as striprtf writes it behind the link's words."""
_CELL_END = "|"
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
    text = _with_whole_letters(_ADDRESS.sub("", text))
    found = list(_paragraphs(text.replace("\x0c", "\n").splitlines()))
    if not found:
        raise UnreadableDocument(
            "The RTF file holds no text",
            why="its pages are empty or pictures",
            remedy="Give the article's text",
        )
    return Extracted(text="\n\n".join(found), title=_title(written))


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs, with the rows of each table as lines; a mark ends each cell."""
    for is_table, group in groupby(lines, lambda line: line.endswith(_CELL_END)):
        if is_table:
            yield from row_lines([line.split(_CELL_END)[:-1] for line in group])
        else:
            yield from (words for line in group if (words := " ".join(line.split())))


def _with_whole_letters(text: str) -> str:
    """Join the halves in which RTF writes letters such as emoji. A half alone is no letter."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _title(written: str) -> str | None:
    """Return the title that the file declares, with its letters decoded."""
    declared = _TITLE.search(written)
    if declared is None:
        return None
    try:
        title = _to_text(f"{{\\rtf1 {declared['title']}}}", encoding="cp1252", errors="replace")
    except Exception:  # noqa: BLE001  as above
        return None
    return own_title(_with_whole_letters(title))
