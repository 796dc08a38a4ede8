"""Headlines and lines of publication in blocks that no heading marks: lines parted by breaks.

Old pages set them in type alone: `<font size=+2>Mill burns</font><br>March 3, 2025<br>Arva`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from lxml import html

from facts.readers.html_blocks import BlockKind, TextBlock
from facts.readers.html_bylines import read_byline
from facts.readers.html_judged import MOST_LINKED, ends_sentence
from facts.readers.html_tree import text_length
from facts.text.header_labels import RELEASE

_FEWEST_WORDS = 3  # of a headline
_MOST_BOLD = 100  # elements of a block that are looked at
_HEAD_LINES = 4  # of a block, among which the lines about publication stand
_LONGEST_LINE = 250  # characters
_SHORT_LINE = 6  # words
_LONGEST_TITLE = 160  # characters
_PRINT = (
    r"(?:print(?:able|er[- ]friendly)?(?: (?:version|view|page|format|article|story))?(?: of)?"
    r"|(?:article|story) print)"
)
_PRINTED = re.compile(
    rf"{_PRINT}\s?[:|–—-]{{1,2}}\s{{1,2}}(?P<after>\S.*)"
    rf"|(?P<before>\S.{{0,250}}?)\s{{1,2}}(?:[|–—-]{{1,2}}\s{{1,2}}{_PRINT}|[(\[]{_PRINT}[)\]])",
    re.IGNORECASE,
)


def lines_of(blocks: Sequence[TextBlock]) -> frozenset[str]:
    """Return the lines of a page's blocks that may be a headline, in small letters."""
    return frozenset(
        _folded(line)
        for block in blocks
        for line in (*_lines(block)[:_HEAD_LINES], block.text, *_bold_of_row(block))
        if len(line) <= _LONGEST_LINE
    )


def unprinted(title: str, lines: frozenset[str]) -> str:
    """Return the title of a page without the mark of one for printing, such as "Print: ".

    What is left has to be one of the page's `lines`, which stand in small letters.
    """
    match = _PRINTED.fullmatch(title.strip()) if len(title) <= _LONGEST_LINE else None
    own = (match["after"] or match["before"]) if match else None
    return own if own and _folded(own) in lines else title


def _bold_of_row(block: TextBlock) -> list[str]:
    """Return the first words in bold of a table, which may be the page's letterhead."""
    if block.kind is not BlockKind.ROW:
        return []
    bold = next(block.element.iter("b", "strong"), None)
    return ["".join(islice(bold.itertext(), _HEAD_LINES))] if bold is not None else []


def completed(title: str | None, blocks: Sequence[TextBlock]) -> str | None:
    """Return the line of a page that begins with its title, where the title is only its start.

    A title in the head may be shortened: "Mill shuts down" for "Mill shuts down for good".
    """
    start = _folded((title or "").rstrip(" .…"))
    if title is None or len(start.split()) < _FEWEST_WORDS:
        return title
    found = None
    for block in blocks:
        for line in _lines(block)[:_HEAD_LINES]:
            folded = _folded(line)
            if folded == _folded(title):
                return title
            goes_on = folded.startswith(start) and not folded[len(start) :][:1].isalnum()
            is_line = block.kind in (BlockKind.TEXT, BlockKind.HEADING) and block.linked == 0
            if found is None and goes_on and is_line and _may_be_title(line):
                found = " ".join(line.split())
    return found or title


def _may_be_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not ends_sentence(line)


def headline(blocks: Sequence[TextBlock], site: str | None) -> str | None:
    """Return the line set in bold above the first paragraph, on a page without any heading."""
    if any(block.kind is BlockKind.HEADING for block in blocks):
        return None
    for block in blocks:
        text = " ".join(block.text.split())
        if len(text.split()) >= _FEWEST_WORDS and ends_sentence(text):
            return None
        is_line = len(text.split()) >= _FEWEST_WORDS and _may_be_title(text) and block.linked == 0
        is_other = (
            read_byline(text) is not None
            or RELEASE.match(text) is not None
            or _folded(text) == _folded(site or "")
        )
        if block.kind is BlockKind.TEXT and is_line and not is_other and _is_bold(block):
            return text
    return None


def _bold_in(block: TextBlock) -> Iterator[html.HtmlElement]:
    return islice(block.element.iter("b", "strong"), _MOST_BOLD)


def _is_bold(block: TextBlock) -> bool:
    """Return whether all of a block is set in bold. Its element may hold other blocks too."""
    if any(_folded("".join(e.itertext())) == _folded(block.text) for e in _bold_in(block)):
        return True
    bold = sum(
        text_length(element)
        for element in _bold_in(block)
        if next(element.iterancestors("b", "strong"), None) is None
    )
    return bold >= len("".join(block.text.split())) and bold >= text_length(block.element)


def with_heads(blocks: Sequence[TextBlock], titles: Sequence[str | None]) -> list[TextBlock]:
    """Return the blocks with each line of a head as a block, and the page's title as a heading."""
    known = {_folded(t) for t in titles if t and len(t.split()) >= _FEWEST_WORDS}
    if any(block.kind is BlockKind.HEADING and _folded(block.text) in known for block in blocks):
        known = set()
    parted: list[TextBlock] = []
    for block in blocks:
        for each in _parted(block, known):
            is_head = each.kind is BlockKind.TEXT and _folded(each.text) in known
            if is_head and each.linked <= MOST_LINKED:
                each = replace(each, kind=BlockKind.HEADING)
                known = set()  # the first one only
            parted.append(each)
    return parted


def _parted(block: TextBlock, known: set[str]) -> list[TextBlock]:
    """Return a block's first lines apart where one is the headline or tells of publication."""
    lines = _lines(block)
    if block.kind is not BlockKind.TEXT or len(lines) < 2 or block.linked > MOST_LINKED:
        return [block]
    heads = takewhile(lambda line: _is_head(line, known), lines[:_HEAD_LINES])
    end = sum(1 for _ in heads)
    if not end:
        return [block]
    while end < len(lines) and len(lines[end].split()) <= _SHORT_LINE:
        if ends_sentence(lines[end]):
            break
        end += 1
    rest = block.text.split("\n")
    while end and rest:
        end -= bool(rest.pop(0).strip())
    first = [replace(block, text=line) for line in lines[: len(lines) - len(_filled(rest))]]
    left = "\n".join(rest).strip()
    return [*first, replace(block, text=left)] if left else first


def _is_head(line: str, known: set[str]) -> bool:
    if _folded(line) in known:
        return True
    told = read_byline(line)
    return told is not None and (told.published or told.updated) is not None


def _lines(block: TextBlock) -> list[str]:
    return _filled(block.text.split("\n"))


def _filled(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
