"""The parts of a news text: title, caption, dateline, body, and its origin as the header states it.

`analyse` looks at the text alone, so that readers and the sentence splitter agree on its parts. It
knows the general forms of agencies: leading `date …`, `Published:` and `By …` lines, photo captions
joined to the paragraph that follows, `GENEVA, 3 March (Reuters) -`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from facts.dates.names import MONTH_WITH_STOP as _MONTH
from facts.dates.names import WEEKDAY
from facts.models import SentenceKind
from facts.text.datelines import Dateline, caption_end, caption_start, find_dateline
from facts.text.lines import LineRun, is_wrap, lines, paragraphs, trim, wrap_width

LONGEST_TITLE = 250
"""In characters: a longer first line is a paragraph."""
_HEADER_LINES = 8  # among how many first lines metadata is looked for
_TITLE_LINES = 4  # a title may be wrapped to so many
_DATELINE_WITHIN = 5  # in how many first paragraphs a dateline may stand

_DATE = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
_WEEKDAY = rf"(?:{WEEKDAY},?\s+)?"
_TIME = (
    r"(?:(?:,|\s+at|\s*[-–|T])?\s*\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:GMT|UTC|Z|[+-]\d{2}:?\d{2}|\(?[A-Z]{2,4}\)?)?)?"
)
_DATE_PREFIX = re.compile(
    rf"(?:(?:date[d]?|published|posted|updated)\s*:?\s*(?:on\s+)?{_WEEKDAY}(?P<a>{_DATE}){_TIME}"
    rf"|(?P<b>\d{{4}}-\d{{2}}-\d{{2}}){_TIME})(?:\s*[-–—|:]\s+|\s+|$)"
    rf"|{_WEEKDAY}(?P<c>{_DATE}){_TIME}\s*[-–—|:]\s+",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(rf"{_WEEKDAY}(?P<date>{_DATE}){_TIME}\s*$", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:.{0,60}?[-–—|,]\s*)?(?:first\s+)?(?:date|dated|published|posted|updated|last\s+updated|"
    rf"publication\s+date|release\s+date)\s*(?:on\s+|:\s*|\s)(?:on\s+)?{_WEEKDAY}"
    rf"(?P<date>{_DATE}){_TIME}.{{0,30}}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<label>source|agency|publisher|url|link|tags?|keywords?|section|category|language)"
    r"\s*:\s*(?P<value>\S.{0,200})$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|written by|reporting by|author:|byline:|words by)\s+\S.{0,100}$", re.IGNORECASE
)
_TITLE_LABEL = re.compile(r"(?:title|headline|subject|heading)\s*:\s*|#{1,6}\s+", re.IGNORECASE)
_OPEN_END = re.compile(r"[.,;:…]$")
_ACRONYM_END = re.compile(r"(?:\b[A-Z]\.){2,}$")
_CLOSING = re.compile(r"(?:\W*(?:-\s?30\s?-|#{2,}|\(?ends?\)?|\(more\)|\*{2,})\W*)$", re.IGNORECASE)
_LONGEST_CLOSING = 100  # characters; the pattern takes long for a line that is only marks
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one kind: a title, a caption, a dateline, or a paragraph of the body."""

    kind: SentenceKind
    start: int
    end: int


@dataclass(slots=True)
class Layout:
    """The parts of a text in order. Text in no block is layout: prefixes, labels, dashes.

    `published`, `source` and `place` are as written in the header or the dateline. They are None
    where the text does not state them.
    """

    blocks: list[Block] = field(default_factory=list)
    published: str | None = None
    source: str | None = None
    agency: str | None = None
    credit: str | None = None
    place: str | None = None

    def first(self, kind: SentenceKind) -> Block | None:
        """Return the first block of a kind."""
        return next((block for block in self.blocks if block.kind is kind), None)


def analyse(text: str, title: str | None = None) -> Layout:
    """Return the layout of a text. A first line equal to `title`, where given, is the title."""
    return _Analysis(text, title).run()


class _Analysis:
    """One pass over a text: header lines first, then paragraphs."""

    def __init__(self, text: str, title: str | None) -> None:
        self.text = text
        self.title = _squeeze(title) if title else None
        self.lines = lines(text)
        self.width = wrap_width(text, self.lines)
        self.layout = Layout()

    def run(self) -> Layout:
        body = self._header()
        for number, piece in enumerate(paragraphs(self.text, body, self.width)):
            self._paragraph(piece, dateline=number < _DATELINE_WITHIN)
        # Lines above a title that is known come with the body.
        self.layout.blocks.sort(key=lambda block: block.start)
        return self.layout

    def _header(self) -> list[LineRun]:
        """Take the title and metadata off the first lines, and return the other lines."""
        rest = list(self.lines)
        known = self._has_title(rest[:_HEADER_LINES])
        kept: list[LineRun] = []
        seen = 0
        titled = False
        bylines = True
        while rest and seen < _HEADER_LINES:
            piece = rest.pop(0)
            seen += 1
            piece, label = self._without_prefix(piece)
            if piece.start == piece.end or self._metadata(piece):
                continue
            if not titled and (known or bylines):
                length = self._title_length(piece, rest, label, known=known)
                if length:
                    end = rest[length - 2].end if length > 1 else piece.end
                    self.layout.blocks.append(Block(SentenceKind.TITLE, piece.start, end))
                    del rest[: length - 1]
                    titled = True
                    continue
            kept.append(piece)
            bylines = bylines and bool(_BYLINE.match(self.text, piece.start, piece.end))
            if not (bylines or (known and not titled)):
                break
        return kept + rest

    def _has_title(self, heads: list[LineRun]) -> bool:
        """Return whether one of the first lines, or a few together, are the known title."""
        if self.title is None:
            return False
        for first, piece in enumerate(heads):
            start = self._after_prefix(piece)[0]
            for last in heads[first : first + _TITLE_LINES]:
                if last.end - start <= LONGEST_TITLE + 50 and self.title == _squeeze(
                    self.text[start : last.end]
                ):
                    return True
        return False

    def _without_prefix(self, piece: LineRun) -> tuple[LineRun, bool]:
        """Return a header line without its date and label, and whether the label marks a title."""
        start, label, written = self._after_prefix(piece)
        if written and self.layout.published is None:
            self.layout.published = written
        return LineRun(start, piece.end, piece.blank_before), label

    def _after_prefix(self, piece: LineRun) -> tuple[int, bool, str | None]:
        """Return where a line's own text begins, whether it has a title label, and its date."""
        start = piece.start
        written = None
        match = _DATE_PREFIX.match(self.text, start, piece.end)
        if match and self.layout.published is None:
            written = match["a"] or match["b"] or match["c"]
            start = match.end()
        label = _TITLE_LABEL.match(self.text, start, piece.end)
        start = label.end() if label else start
        # Invisible characters may follow the prefix, and are no part of a title.
        return trim(self.text, min(start, piece.end), piece.end)[0], bool(label), written

    def _metadata(self, piece: LineRun) -> bool:
        """Note a line that holds only metadata, and return whether it does."""
        line = piece.of(self.text)
        dated = _DATE_LINE.match(line) or _PUBLISHED.match(line)
        if dated:
            self.layout.published = self.layout.published or dated["date"]
            return True
        labelled = _LABELLED.match(line)
        if labelled and labelled["label"].lower() in ("source", "agency", "publisher"):
            self.layout.source = self.layout.source or labelled["value"].strip()
        return labelled is not None

    def _title_length(
        self, piece: LineRun, rest: list[LineRun], label: bool, *, known: bool
    ) -> int:
        """Return how many lines from `piece` on form the title; 0 where they form none."""
        if not rest:
            return 0
        length = 1
        last = piece
        for following in rest[: _TITLE_LINES - 1]:
            if not is_wrap(self.text, last, following, self.width) or self._is_header(following):
                break
            last = following
            length += 1
        line = self.text[piece.start : last.end]
        ended = len(rest) >= length
        if not ended or len(line) > LONGEST_TITLE or not _WORD.search(line):
            return 0
        if label or (self.title is not None and _squeeze(line) == self.title):
            return length
        if known:
            return 0
        if find_dateline(self.text, piece.start, last.end) or _BYLINE.match(line):
            return 0
        if caption_end(self.text, piece.start, last.end) is not None:
            return 0
        if _OPEN_END.search(line.rstrip("\"'”’»)")) and not _ACRONYM_END.search(line):
            return 0
        following = rest[length - 1]
        # Wrapped running text whose first line happens to be full is no title.
        apart = following.blank_before or self._is_header(following)
        return length if apart or length == 1 else 0

    def _is_header(self, piece: LineRun) -> bool:
        line = piece.of(self.text)
        return bool(
            _BYLINE.match(line)
            or _DATE_LINE.match(line)
            or _PUBLISHED.match(line)
            or _LABELLED.match(line)
            or find_dateline(self.text, piece.start, piece.end)
        )

    def _paragraph(self, piece: LineRun, *, dateline: bool) -> None:
        start, end = piece.start, piece.end
        if not _WORD.search(self.text, start, end):
            return
        if end - start <= _LONGEST_CLOSING and _CLOSING.fullmatch(self.text, start, end):
            return
        caption = caption_end(self.text, start, end)
        if caption is not None:
            begin = caption_start(self.text, start, caption.end)
            self._block(SentenceKind.BODY, start, begin)
            self._block(SentenceKind.CAPTION, begin, caption.end)
            self.layout.credit = self.layout.credit or caption.credit
            start, end = trim(self.text, caption.end, end)
        found = find_dateline(self.text, start, end) if dateline else None
        if found is not None and self.layout.first(SentenceKind.DATELINE) is None:
            self._dateline(found)
            start = found.rest
        self._block(SentenceKind.BODY, start, end)

    def _dateline(self, found: Dateline) -> None:
        self._block(SentenceKind.DATELINE, found.start, found.end)
        self.layout.place = found.place
        self.layout.agency = found.agency
        self.layout.published = self.layout.published or found.date

    def _block(self, kind: SentenceKind, start: int, end: int) -> None:
        start, end = trim(self.text, start, end)
        if _WORD.search(self.text, start, end):
            self.layout.blocks.append(Block(kind, start, end))


def _squeeze(text: str) -> str:
    return " ".join(text.split()).casefold()
