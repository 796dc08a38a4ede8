"""Rich Text Format (RTF) to its text, by striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from striprtf.striprtf import rtf_to_text

from facts.errors import UnreadableDocument
from facts.readers.extracted import Extracted, damaged
from facts.readers.own_title import own_title, title_beside
from facts.readers.rows import row_lines
from facts.text.header_lines import is_body

_to_text: Any = rtf_to_text  # it has no types
_TITLE = re.compile(r"\{\\title\s(?P<title>[^{}]{1,1000})\}")
_ADDRESS = re.compile(r"(?<=\S)\(\"(?:https?://|mailto:)[^\"\s]{1,2000}\"\)")
"""The address of a link, as striprtf writes it behind the link's words."""
_CELL_END = "|"
_DEEPEST = 1_000  # groups in groups
_BRACES = re.compile(rb"[{}]")
_HIDES = re.compile(r"\\v1?(?![A-Za-z0-9])")
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})? ?|\\'[0-9A-Fa-f]{2}|\\."
    r"|(?P<brace>[{}])|[^\\{}]{1,4000}|.",
    re.DOTALL,
)
_LETTER = "u"
_AUTHOR = re.compile(r"\{(?:\\\*)?\\(?:author|company)\s(?P<name>[^{}]{1,200})\}")


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
        text = _to_text(_seen(written), encoding="cp1252", errors="replace")
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
    text = "\n\n".join(found)
    title = title_beside(text, _title(written))
    return Extracted(text=text, title=title, source=_issuer(written))


def _seen(written: str) -> str:
    """Return the markup without the letters that it hides (`\\v`)."""
    if not _HIDES.search(written):
        return written
    kept: list[str] = []
    around: list[bool] = []
    is_hidden = False
    at = 0
    while token := _TOKEN.match(written, at):
        at = token.end()
        word, number, brace = token["word"], token["number"], token["brace"]
        if word == "bin":  # so many bytes of a picture follow
            at += max(0, int(number or 0))
            kept.append(written[token.start() : at])
            continue
        if brace == "{":
            around.append(is_hidden)
        elif brace and around:
            is_hidden = around.pop()
        elif word == "v":
            is_hidden = number != "0"
        elif word == "plain":
            is_hidden = False
        if not is_hidden or brace or (word and word != _LETTER):
            kept.append(token[0])
    return "".join(kept)


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
    return own_title(_decoded(declared["title"])) if declared else None


def _issuer(written: str) -> str | None:
    """Return the organisation that the file names as its author, which is mostly a person."""
    names = (" ".join(_decoded(each["name"]).split()) for each in _AUTHOR.finditer(written))
    return next((name for name in names if is_body(name)), None)


def _decoded(markup: str) -> str:
    try:
        text = _to_text(f"{{\\rtf1 {markup}}}", encoding="cp1252", errors="replace")
    except Exception:  # noqa: BLE001  as above
        return ""
    return _with_whole_letters(text)
