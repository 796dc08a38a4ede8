"""The text of a page, block by block: paragraphs, headings, items of lists, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from lxml import html

from facts.readers.html_notices import is_link_to_more
from facts.readers.html_tables import is_layout, rows_of
from facts.readers.html_tree import names_of


class BlockKind(StrEnum):
    """What a block of text is on its page."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    CAPTION = "caption"
    ROW = "row"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of text, the element that it comes from, and how much of it is in links."""

    text: str
    kind: BlockKind
    element: html.HtmlElement
    linked: float


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = (
    frozenset(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form header hgroup hr legend li main menu nav ol p pre section "
        "summary table tbody td tfoot th thead tr ul caption optgroup html marquee search".split()
    )
    | HEADINGS
)
_PARAGRAPHS = frozenset({"p", "li", "dd", "dt", "td", "th", "figcaption", "span", "a"}) | HEADINGS
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_NOT_SHOWN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphens, and spaces without width
_BREAK = "\n"
BAR = " | "
"""Stands between values that follow each other without a word: a time, a place, a name."""
_SPANS = frozenset({"span", "time"})
_BOXES = frozenset({"div", "header"})
_FEWEST_SPANS = 3  # two are a label and its value
_MOST_SPANS = 12
_CAPTION = re.compile(r"(?<![a-z])caption(?:-?text)?$")
_ABOUT_CAPTIONS = ("no-", "has-", "with-", "without-", "hide-", "show-")
_CAPTION_WITHIN = 2  # elements
_CREDITS = frozenset("credit credits copyright photographer attribution source byline".split())
_OF_PHOTOS = frozenset("credit credits copyright photographer".split())
_LONGEST_CREDIT = 100  # characters
_BY_AGENCY = re.compile(
    r"[A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){1,3} ?/ ?"
    r"[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20})?"
    r"(?: (?:via|for) [A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,2})?"
)
"""Who took a photo, and for which agency: "Ida Sool/Zeta Pictures via Osmer Images"."""
_FEWEST_ENTRIES = 2
_CLOCK = re.compile(r"\(?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?\)?$", re.IGNORECASE)
_LONGEST_TERM = 60
_PICTURE = re.compile(r"pic\.(?:twitter|x)\.com/\w{1,40}")
_DASH_BEFORE = re.compile(r"(?<!\s)\s{1,9}[-–—|·]\s{0,9}$")
_REFERENCE = re.compile(r"\W*(?:\d{1,3}|[a-z]|note \d+|citation needed|edit|update)\W*$", re.I)


@dataclass(slots=True)
class _Buffer:
    parts: list[str] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str | None, *, linked: bool) -> None:
        if text:
            self.parts.append(text)
            if linked:
                self.linked += len("".join(text.split()))


def blocks_of(body: html.HtmlElement) -> list[TextBlock]:
    """Return the blocks of text below an element, in the order of the page."""
    return _timed(_Walk().run(body))


def _timed(blocks: list[TextBlock]) -> list[TextBlock]:
    """Join the times of entries, as in a live blog, with the texts below them.

    A single time is that of the article.
    """
    times = [
        n
        for n, (block, below) in enumerate(pairwise(blocks))
        if block.kind is below.kind is BlockKind.TEXT
        and _CLOCK.match(block.text)
        and not _CLOCK.match(below.text)
        and below.element.getparent() in _line_up(block.element)
    ]
    with_heading = sum(
        block.kind is BlockKind.HEADING and _CLOCK.match(block.text.partition(" – ")[0]) is not None
        for block in blocks
    )
    if len(times) + with_heading < _FEWEST_ENTRIES:
        return blocks
    joined = list(blocks)
    for n in reversed(times):
        below = joined[n + 1]
        text = f"{joined[n].text} – {below.text}"
        joined[n : n + 2] = [TextBlock(text, below.kind, below.element, below.linked)]
    return joined


def inline_text(element: html.HtmlElement) -> str:
    """Return all text of an element in one line."""
    return " ".join(" ".join(block.text.split()) for block in blocks_of(element))


class _Walk:
    """One pass over a tree, without recursion: a page may be nested deeply."""

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self.buffer = _Buffer()

    def run(self, body: html.HtmlElement) -> list[TextBlock]:
        # Each entry: an element to enter, or one to leave. The owner of a block is the innermost
        # element that makes one.
        owners = [body]
        links = 0
        credits: list[html.HtmlElement] = []
        todo: list[tuple[str, html.HtmlElement]] = [("enter", body)]
        while todo:
            step, element = todo.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            is_block = _is_block(element)
            if step == "enter":
                if tag == "table" and not is_layout(element):
                    self._flush(owners[-1])
                    self._table(element)
                    todo.append(("tail", element))
                    continue
                if tag == "dl":
                    self._flush(owners[-1])
                    if self._entries(element):
                        todo.append(("tail", element))
                        continue
                if self._is_left_out(element):
                    todo.append(("tail", element))
                    continue
                if is_block:
                    self._flush(owners[-1])
                    owners.append(element)
                elif tag == "br":
                    self._break(owners[-1])
                elif tag == "q" and _lacks_quotes(element):
                    self.buffer.parts.append("“")
                elif self._begins_credit(element, owners[-1]):
                    self.buffer.parts.append(" (")
                    credits.append(element)
                elif tag in _SPANS and self._runs_on(element):
                    is_timed = "time" in (tag, element.getprevious().tag)
                    is_parted = is_timed or _is_of_spans(element.getparent())
                    self.buffer.parts.append(BAR if is_parted else " ")
                links += tag == "a"
                self.buffer.add(_text(element.text, owners[-1]), linked=links > 0)
                todo.append(("leave", element))
                todo.extend(("enter", child) for child in reversed(element))
            else:
                if step == "leave":
                    if is_block:
                        self._flush(element)
                        owners.pop()
                    elif tag == "q" and _lacks_quotes(element):
                        self.buffer.parts.append("”")
                    elif credits and credits[-1] is element:
                        self.buffer.parts.append(")")
                        credits.pop()
                    links -= tag == "a"
                if element is not body:
                    self.buffer.add(_text(element.tail, owners[-1]), linked=links > 0)
        self._flush(body)
        return self.blocks

    def _break(self, owner: html.HtmlElement) -> None:
        """Break the line; a second break in a row ends the paragraph."""
        for part in reversed(self.buffer.parts):
            if part == _BREAK:
                self._flush(owner)
                return
            if part.strip():
                break
        self.buffer.parts.append(_BREAK)

    def _flush(self, owner: html.HtmlElement) -> None:
        """End the block that has been gathered."""
        buffer, self.buffer = self.buffer, _Buffer()
        text = _tidy("".join(buffer.parts))
        if not text:
            return
        kind = _kind(owner)
        last = self.blocks[-1] if self.blocks else None
        if kind is BlockKind.CAPTION and _is_credit(owner):
            figure = next(owner.iterancestors("figure", "figcaption"), owner)
            if last is not None and last.kind is kind and figure in _line_up(last.element):
                self.blocks[-1] = TextBlock(
                    f"{last.text} {_bracketed(text)}", kind, last.element, last.linked
                )
                return
        if kind is BlockKind.CAPTION and _is_lone_credit(owner, text):
            return
        is_timed = last is not None and kind is BlockKind.HEADING and _CLOCK.match(last.text)
        if last is not None and is_timed and owner.getparent() in _line_up(last.element):
            # The time of an entry, as in a live blog, above its heading.
            self.blocks.pop()
            text = f"{last.text} – {text}"
        letters = len("".join(text.split()))
        linked = min(1.0, buffer.linked / letters) if letters else 0.0
        self.blocks.append(TextBlock(text, kind, owner, linked))

    def _table(self, table: html.HtmlElement) -> None:
        for line in rows_of(table, inline_text):
            self.blocks.append(TextBlock(line, BlockKind.ROW, table, 0.0))

    def _entries(self, element: html.HtmlElement) -> bool:
        """Add a list of terms with what is said of each; return False where it is no such list."""
        parts = [
            part
            for child in element
            for part in (child if child.tag == "div" else (child,))
            if isinstance(part.tag, str)
        ]
        if not parts or any(part.tag not in ("dt", "dd") for part in parts):
            return False
        term = ""
        for part in parts:
            inner = blocks_of(part)
            if not inner:
                continue
            if part.tag == "dt":
                if term:
                    self.blocks.append(TextBlock(term, BlockKind.ENTRY, element, 0.0))
                term = " ".join(block.text for block in inner)
                if len(term) > _LONGEST_TERM or term.endswith(("?", "!", ".")):
                    self.blocks.append(TextBlock(term, BlockKind.ENTRY, element, 0.0))
                    term = ""
                continue
            first, *others = inner
            text = f"{term.rstrip(' :')}: {first.text}" if term else first.text
            term = ""
            self.blocks.append(TextBlock(text, BlockKind.ENTRY, element, first.linked))
            self.blocks += [TextBlock(o.text, BlockKind.ENTRY, element, o.linked) for o in others]
        if term:
            self.blocks.append(TextBlock(term, BlockKind.ENTRY, element, 0.0))
        return True

    def _is_left_out(self, element: html.HtmlElement) -> bool:
        """Return whether an inline element is no part of its sentence, such as a note's mark."""
        if element.tag == "sup":
            link = element.find(".//a")
            text = "".join(element.itertext())
            return link is not None and _REFERENCE.match(text) is not None
        if element.tag == "a":
            text = " ".join("".join(element.itertext()).split())
            if _PICTURE.fullmatch(text) or (_leads_to_note(element) and _REFERENCE.match(text)):
                return True
            inside = bool("".join(self.buffer.parts).strip())
            is_left_out = inside and len(text) < 60 and is_link_to_more(text)
            if is_left_out:
                self.buffer.parts[-1] = _DASH_BEFORE.sub("", self.buffer.parts[-1])
            return is_left_out
        return False

    def _begins_credit(self, element: html.HtmlElement, owner: html.HtmlElement) -> bool:
        """Return whether an inline element is the credit at the end of a caption."""
        if owner.tag not in ("figcaption", "figure") or not "".join(self.buffer.parts).strip():
            return False
        text = "".join(element.itertext()).strip()
        return bool(text) and not text.startswith("(") and _is_credit(element)

    def _runs_on(self, element: html.HtmlElement) -> bool:
        """Return whether a span follows another at once, as a value follows its label."""
        before = element.getprevious()
        if before is None or before.tag not in _SPANS or before.tail or not self.buffer.parts:
            return False
        last = "".join(before.itertext()).strip()
        return len(last) > 1 and last[-1].isalnum() and (element.text or "")[:1].isalnum()


def _leads_to_note(link: html.HtmlElement) -> bool:
    """Return whether a link to a place on its own page is raised, or is named as a note's mark."""
    if "doc-noteref" in (link.get("role") or "") or link.get("epub:type") == "noteref":
        return True
    raised = len(link) == 1 and link[0].tag == "sup" and not (link.text or "").strip()
    return raised and (link.get("href") or "").startswith("#")


def _is_of_spans(box: html.HtmlElement) -> bool:
    """Return whether a box holds several spans and nothing else: each is a value of its own."""
    if box.tag not in _BOXES or not _FEWEST_SPANS <= len(box) <= _MOST_SPANS:
        return False
    between = (box.text, *(child.tail for child in box))
    return all(child.tag in _SPANS for child in box) and not any(
        text and text.strip() for text in between
    )


def _lacks_quotes(element: html.HtmlElement) -> bool:
    return "".join(element.itertext()).strip()[:1] not in ("", '"', "“", "‘", "'", "«", "„")


def _is_block(element: html.HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return False
    if tag in _BLOCKS or element.get("role") in ("heading", "paragraph", "listitem"):
        return True
    if "-" in tag:  # an element of the page's own making
        parent = element.getparent()
        return parent is not None and parent.tag not in _PARAGRAPHS
    return False


def _text(text: str | None, owner: html.HtmlElement) -> str | None:
    if not text:
        return None
    if owner.tag == "pre":
        return _NOT_SHOWN.sub("", text.replace("\r\n", "\n").replace("\n", _BREAK))
    return _NOT_SHOWN.sub("", text.replace("\n", " ").replace("\r", " "))


def _tidy(text: str) -> str:
    """Return a block's text with one space between words; line breaks are kept."""
    lines = (_SPACE.sub(" ", line).strip() for line in text.split(_BREAK))
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()


def _kind(owner: html.HtmlElement) -> BlockKind:
    for depth, element in enumerate(_line_up(owner)):
        tag = element.tag
        if tag in HEADINGS or element.get("role") == "heading":
            return BlockKind.HEADING
        if tag == "figcaption" or (tag == "figure"):
            return BlockKind.CAPTION
        if depth < _CAPTION_WITHIN and _is_caption(element):
            return BlockKind.CAPTION
        if tag == "li":
            return BlockKind.ITEM
        if tag in ("dt", "dd"):
            return BlockKind.ENTRY
    return BlockKind.TEXT


def _is_caption(element: html.HtmlElement) -> bool:
    """Return whether an element is named as the caption of a picture: `tr-caption`."""
    return any(
        _CAPTION.search(name) and not name.startswith(_ABOUT_CAPTIONS) for name in names_of(element)
    )


def _line_up(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield an element and the few around it that can say what it is."""
    for _ in range(4):
        yield element
        parent = element.getparent()
        if parent is None:
            return
        element = parent


def _is_credit(owner: html.HtmlElement) -> bool:
    if owner.tag in ("figcaption", "figure"):
        return False
    words = {part for name in names_of(owner) for part in re.split(r"[^a-z]+", name)}
    return owner.tag in ("small", "cite") or not words.isdisjoint(_CREDITS)


def _is_lone_credit(owner: html.HtmlElement, text: str) -> bool:
    """Return whether all that a caption says is whose the photo is."""
    if len(text) > _LONGEST_CREDIT or text[-1] in ".!?":
        return False
    if _BY_AGENCY.fullmatch(text):
        return True
    named = [owner, *(child for child in owner.iterdescendants() if _holds_all(child, text))]
    return any(
        not _OF_PHOTOS.isdisjoint(re.split(r"[^a-z]+", name))
        for element in named
        for name in names_of(element)
    )


def _holds_all(element: html.HtmlElement, text: str) -> bool:
    return isinstance(element.tag, str) and "".join(element.itertext()).strip() == text


def _bracketed(text: str) -> str:
    return text if text.startswith("(") else f"({text})"
