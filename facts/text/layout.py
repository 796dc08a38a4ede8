"""The parts of a news text: title, caption, dateline, body, and its origin as the header states it.

`analyse` looks at the text alone, so that readers and the sentence splitter agree on its parts. It
knows forms, not agencies: lines of metadata (`facts.text.header_lines`), datelines
(`facts.text.datelines`), captions joined to the paragraph that follows (`facts.text.captions`),
speakers and questions (`facts.text.turns`), and what stands at the end (`facts.text.endings`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from facts.models import SentenceKind
from facts.text.captions import caption_end, caption_start
from facts.text.cells import is_named_row
from facts.text.closing_notices import agency_of_notice, is_closing_notice
from facts.text.dateline_places import readable_place
from facts.text.datelines import Dateline, find_dateline
from facts.text.endings import (
    after_end_mark,
    appeared_first,
    end_tag,
    first_about,
    first_after_source,
    first_contact,
    first_published,
    glued_end_tag,
    is_closing,
    is_credit,
    is_publisher_below,
    is_sign_off,
    last_date,
)
from facts.text.header_lines import (
    HeaderLine,
    is_body,
    producer_of,
    read_header_line,
    trailing_date,
)
from facts.text.header_names import is_button, is_section
from facts.text.heads import Head, read_head
from facts.text.jumps import without_jumps
from facts.text.lines import LineRun, are_centred, is_wrap, lines, paragraphs, trim, wrap_width
from facts.text.mailings import mailing_lines
from facts.text.numbered import after_numbers
from facts.text.other_stories import heads_other_stories, without_other_stories
from facts.text.outros import is_outro, speaks_of_agency
from facts.text.pasted import without_page
from facts.text.references import heads_references, words_end
from facts.text.sign_offs import is_helpline, is_staff
from facts.text.site_headers import is_site_header, site_after_title, site_name
from facts.text.turns import Turn, find_turns, is_question, is_time
from facts.text.written_dates import AFTER_DATE, GLUED_WHEN, WEEKDAY, WHEN, full_date

LONGEST_TITLE = 250
"""In characters: a longer first line is a paragraph."""
_HEADER_LINES = 10  # among how many first lines metadata is looked for
_TITLE_LINES = 4  # a title may be wrapped to so many
_DATELINE_WITHIN = 5  # in how many first paragraphs a dateline may stand
_ENDING_WITHIN = 40  # among how many last paragraphs contacts and marks may stand

_DATE_PREFIX = re.compile(
    rf"(?:(?:dated?|published|posted|updated)\s*+:?\s*+(?:on\s++)?{WEEKDAY}(?P<a>{full_date('x')})"
    rf"{AFTER_DATE}|(?P<b>\d{{4}}-\d{{2}}-\d{{2}}){AFTER_DATE})(?:\s{{0,3}}[-–—|:]\s|\s|$)"
    rf"|{WEEKDAY}(?P<c>{full_date('y')}){AFTER_DATE}\s{{0,3}}[-–—|:]\s",
    re.IGNORECASE,
)
_DATED_END = re.compile(
    r"\s{1,3}(?:\||[-–—|]?\s?\(?(?:(?:last|first)\s)?(?:published|updated|posted)(?:\s(?:on|at))?:?)\s"
    rf"{WHEN.pattern}\)?$",
    re.IGNORECASE,
)
_DASHED_END = re.compile(rf"\s{{1,2}}[-–—]\s{WHEN.pattern}$")
_GLUED_END = re.compile(rf"{GLUED_WHEN.pattern}\)?$")
_TITLE_LABEL = re.compile(
    r"(?:title|headline|subject|heading)\s*+:\s*+|#{1,6}\s++"
    # Wires mark so that a story is sent again, or in a hurry.
    r"|\((?:\d(?:st|nd|rd|th)?\s)?(?:lead|ld|urgent|writethru)\)\s++",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"[.,;:…]$")
_ACRONYM_END = re.compile(r"(?:\b[A-Z]\.){2,8}$")
_WORD = re.compile(r"[^\W_]")
_YEAR = re.compile(r"\d{4}|/\d{2}$")


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
    where the text does not state them. `site` is a publication that only a mark at the top or the
    end of the text names.
    """

    blocks: list[Block] = field(default_factory=list)
    published: str | None = None
    source: str | None = None
    agency: str | None = None
    credit: str | None = None
    place: str | None = None
    site: str | None = None

    def first(self, kind: SentenceKind) -> Block | None:
        """Return the first block of a kind."""
        return next((block for block in self.blocks if block.kind is kind), None)


def analyse(text: str, title: str | None = None) -> Layout:
    """Return the layout of a text. A first line equal to `title`, where given, is the title."""
    return _Analysis(text, title).read_layout()


class _Analysis:
    """One pass over a text: header lines first, then paragraphs."""

    def __init__(self, text: str, title: str | None) -> None:
        self.text = text
        self.title = _squeeze(title) if title else None
        shown = lines(text)
        kept = without_page(text, shown)
        self.lines = without_jumps(text, without_other_stories(text, kept))
        # A browser copies paragraphs whole, so the lines of a page are not wrapped.
        self.width = wrap_width(text, self.lines) if len(kept) == len(shown) else None
        self.layout = Layout()
        self.updated: str | None = None
        self.head = Head()
        self.first_published: str | None = None

    def read_layout(self) -> Layout:
        body = self._without_contacts(self._header())
        mailing = mailing_lines([run.of(self.text) for run in body])
        body = [run for number, run in enumerate(body) if number not in mailing]
        runs = self._with_times(paragraphs(self.text, self._times_apart(body), self.width))
        runs = self._without_addresses(self._without_ending(runs))
        turns = find_turns(self.text, runs)
        numbered = after_numbers(self.text, runs)
        for number, run in enumerate(runs):
            if run.start in numbered:
                run = replace(run, start=numbered[run.start])
            self._paragraph(run, turns.get(run.start), dateline=number < _DATELINE_WITHIN)
        self._last_tag(runs)
        told = (producer_of(run.of(self.text)) for run in runs[:_DATELINE_WITHIN])
        self.layout.site = self.layout.site or next(filter(None, told), None)
        dates = [self.layout.published, self.first_published, self.updated, self._title_date()]
        written = [day for day in dates if day]
        # A dateline may leave the year to another line.
        self.layout.published = next(filter(_YEAR.search, written), next(iter(written), None))
        # Lines above a title that is known come with the body.
        self.layout.blocks.sort(key=lambda block: block.start)
        return self.layout

    def _header(self) -> list[LineRun]:
        """Take the title and metadata off the first lines, and return the other lines."""
        rest = list(self.lines)
        known = self._has_title(rest[:_HEADER_LINES])
        self.head = read_head(self.text, rest, self._is_title if known else None)
        kept: list[LineRun] = []
        seen = 0
        titled = False
        while rest and seen < max(_HEADER_LINES, self.head.lines):
            run = rest.pop(0)
            seen += 1
            if titled and find_dateline(self.text, run.start, run.end) is not None:
                kept.append(run)
                break
            found = self.head.found.get(run.start) or read_header_line(run.of(self.text))
            if found is not None and not (known and not titled and self._is_title(run)):
                self._note(found, run)
                continue
            if titled and (self._repeats_title(run) or self._labels(run, rest)):
                continue
            if is_named_row(run.of(self.text)):
                kept.append(run)
                break  # the rows of a table have no head
            run, label = self._without_prefix(run)
            if run.start == run.end:
                continue
            # A title that is known is no metadata, whatever it looks like.
            named = known and not titled and self._is_title(run)
            if not named and self._metadata(run, rest, titled=titled, known=known):
                continue
            length = 0 if titled else self._title_length(run, rest, label, known=known)
            if length:
                end = rest[length - 2].end if length > 1 else run.end
                self._title(run.start, end, known=known)
                del rest[: length - 1]
                titled = True
                continue
            kept.append(run)
            if (titled and seen >= self.head.lines) or not (titled or known):
                break
        return kept + rest

    def _repeats_title(self, run: LineRun) -> bool:
        title = self.layout.first(SentenceKind.TITLE)
        assert title is not None  # noqa: S101
        return _squeeze(run.of(self.text)) == _squeeze(self.text[title.start : title.end])

    def _labels(self, run: LineRun, rest: list[LineRun]) -> bool:
        """Return whether a line is only the section of a wire, right above an agency's dateline."""
        line = run.of(self.text)
        glued = bool(rest) and not rest[0].blank_before and _is_lone_word(line)
        if not rest or not (glued or is_section(line)):
            return False
        dateline = find_dateline(self.text, rest[0].start, rest[0].end)
        return dateline is not None and dateline.agency is not None and dateline.place is not None

    def _is_title(self, run: LineRun) -> bool:
        return _squeeze(run.of(self.text)) == self.title

    def _title(self, start: int, end: int, *, known: bool) -> None:
        """Add the title, without a date that is only joined to it."""
        if not known:
            end = self._title_end(start, end)
        self.layout.blocks.append(Block(SentenceKind.TITLE, start, end))

    def _title_end(self, start: int, end: int) -> int:
        """Return where a title's own words end, before a date and the site that published it."""
        site = site_after_title(self.text[start:end])
        if site is not None:
            self.layout.site = self.layout.site or site[1]
            end = start + site[0]
        last = max(start, end - 80)
        match = _DATED_END.search(self.text, last, end) or _GLUED_END.search(self.text, last, end)
        if match is None and site is not None:
            match = _DASHED_END.search(self.text, last, end)
        if match is not None and match.start() > start:
            self.layout.published = self.layout.published or match["date"]
            end = match.start()
        return end

    def _titles(self) -> tuple[str | None, ...]:
        title = self.layout.first(SentenceKind.TITLE)
        return self.title, self.text[title.start : title.end] if title else None

    def _title_date(self) -> str | None:
        title = self.layout.first(SentenceKind.TITLE)
        return trailing_date(self.text[title.start : title.end]) if title else None

    def _has_title(self, heads: list[LineRun]) -> bool:
        """Return whether one of the first lines, or a few together, are the known title."""
        if self.title is None:
            return False
        for first, run in enumerate(heads):
            start = self._after_prefix(run)[0]
            for last in heads[first : first + _TITLE_LINES]:
                if last.end - start <= LONGEST_TITLE + 50 and self.title == _squeeze(
                    self.text[start : last.end]
                ):
                    return True
        return False

    def _without_prefix(self, run: LineRun) -> tuple[LineRun, bool]:
        """Return a header line without its date and label, and whether the label marks a title."""
        start, label, written = self._after_prefix(run)
        if written and self.layout.published is None:
            self.layout.published = written
        return LineRun(start, run.end, run.blank_before), label

    def _after_prefix(self, run: LineRun) -> tuple[int, bool, str | None]:
        """Return where a line's own text begins, whether it has a title label, and its date."""
        start = run.start
        written = None
        match = _DATE_PREFIX.match(self.text, start, run.end)
        if match and self.layout.published is None:
            written = match["a"] or match["b"] or match["c"]
            start = match.end()
        label = _TITLE_LABEL.match(self.text, start, run.end)
        start = label.end() if label else start
        # Invisible characters may follow the prefix, and are no part of a title.
        return trim(self.text, min(start, run.end), run.end)[0], bool(label), written

    def _metadata(self, run: LineRun, rest: list[LineRun], *, titled: bool, known: bool) -> bool:
        """Note a line that holds only metadata, and return whether it does."""
        line = run.of(self.text)
        found = read_header_line(line)
        if found is not None:
            self._note(found, run)
            return True
        title_follows = len(rest) > 1 and self._title_length(rest[0], rest[1:], False, known=False)
        if titled or known or title_follows:
            dateline = find_dateline(self.text, run.start, run.end, alone=True)
            if dateline is not None and self.layout.first(SentenceKind.DATELINE) is None:
                self._dateline(dateline)
                return True
            if dateline is not None and dateline.place is None and self.layout.agency is None:
                self.layout.agency = dateline.agency  # below a line with the place
                return True
        if title_follows and not titled and not known and _is_lone_word(line):
            return True  # the section of a wire: "politics"
        if not titled and (known or title_follows) and is_site_header(line):
            self.layout.site = self.layout.site or site_name(line)
            return True
        return False

    def _note(self, found: HeaderLine, run: LineRun) -> None:
        layout = self.layout
        layout.published = layout.published or found.published
        self.updated = self.updated or found.updated
        layout.source = layout.source or found.source
        if found.place and layout.place is None:
            layout.place = readable_place(found.place)
            if found.place in (line := run.of(self.text), line.partition(":")[2].strip()):
                self._block(SentenceKind.DATELINE, run.start, run.end)
        if found.is_byline:
            self._block(SentenceKind.BYLINE, run.start, run.end)

    def _title_length(self, run: LineRun, rest: list[LineRun], label: bool, *, known: bool) -> int:
        """Return how many lines from `run` on form the title; 0 where they form none."""
        if not rest:
            return 0
        length = 1
        last = run
        for following in rest[: _TITLE_LINES - 1]:
            goes_on = is_wrap(self.text, last, following, self.width)
            goes_on = goes_on or are_centred(self.text, last, following)
            if not goes_on or self._is_header(following):
                break
            last = following
            length += 1
        line = self.text[run.start : last.end]
        ended = len(rest) >= length
        if not ended or len(line) > LONGEST_TITLE or not _WORD.search(line):
            return 0
        if label or (self.title is not None and _squeeze(line) == self.title):
            return length
        if known:
            return 0
        if find_dateline(self.text, run.start, last.end):
            return 0
        if caption_end(self.text, run.start, last.end) is not None:
            return 0
        if _OPEN_END.search(line.rstrip("\"'”’»)")) and not _ACRONYM_END.search(line):
            return 0
        following = rest[length - 1]
        # Wrapped running text whose first line happens to be full is no title.
        apart = following.blank_before or self._is_header(following) or self._is_in_head(following)
        return length if apart or length == 1 else 0

    def _is_in_head(self, run: LineRun) -> bool:
        """Return whether lines of metadata come after a line and all above it."""
        last = self.lines[self.head.lines - 1 : self.head.lines] if self.head.lines else []
        return bool(last) and run.start < last[0].start

    def _is_header(self, run: LineRun) -> bool:
        return (
            run.start in self.head.found
            or read_header_line(run.of(self.text)) is not None
            or find_dateline(self.text, run.start, run.end) is not None
            or find_dateline(self.text, run.start, run.end, alone=True) is not None
        )

    def _times_apart(self, body: list[LineRun]) -> list[LineRun]:
        """Return the lines such that those that give only a time go on no other line."""
        return [
            replace(run, blank_before=True) if is_time(run.of(self.text)) else run for run in body
        ]

    def _with_times(self, runs: list[LineRun]) -> list[LineRun]:
        """Return the paragraphs, each with the line above it that gives only its time."""
        joined: list[LineRun] = []
        time: LineRun | None = None
        for run in runs:
            if time is not None:
                run = LineRun(time.start, run.end, time.blank_before)
                time = None
            elif is_time(run.of(self.text)):
                time = run
                continue
            joined.append(run)
        return [*joined, time] if time is not None else joined

    def _without_contacts(self, runs: list[LineRun]) -> list[LineRun]:
        """Return the lines before an issuer's contacts."""
        last = runs[-_ENDING_WITHIN:]
        said = [run.of(self.text) for run in last]
        first = first_contact(said)
        marks = [number for number, line in enumerate(said) if is_closing(line)]
        about = first_about(said)
        source = first_after_source(said)
        if source is not None and source > 0:
            self.layout.site = self.layout.site or end_tag(said[source])
            first = source if first is None else min(first, source)
        if about is not None and (first is not None or marks):
            first = about if first is None else min(first, about)
        elif first and is_body(said[first - 1]):
            first -= 1  # the office whose contacts they are
        before = len(runs) - len(last) + (len(last) if first is None else first)
        return runs[:before] if before else runs

    def _without_ending(self, runs: list[LineRun]) -> list[LineRun]:
        """Return the paragraphs without marks of the end, credits, and an agency's tag."""
        kept: list[LineRun] = []
        marked = 0  # how many paragraphs stand before the last mark of the end
        for run in runs:
            line = run.of(self.text)
            if is_closing(line) or is_credit(line):
                marked = len(kept)
                continue
            kept.append(run)
        named = (self.layout.agency or self._agency(runs), self.layout.source)
        while len(kept) > 1:
            line = kept[-1].of(self.text)
            above = kept[-2].of(self.text)
            last = [each.of(self.text) for each in kept[-_HEADER_LINES:]]
            signed = is_staff(above, named) or is_sign_off(above, named)
            day = last_date(line, marked=signed or 0 < marked < len(kept))
            if (
                day is not None
                or is_sign_off(line, named)
                or is_staff(line, named)
                or is_outro(line)
                or is_closing_notice(line)
                or speaks_of_agency(last, named)
                or is_helpline(last, named)
                or is_button(line)
                or heads_other_stories(line)
            ):
                self.first_published = self.first_published or day
                self.layout.site = self.layout.site or agency_of_notice(line)
                kept.pop()
                continue
            told = first_published(line)
            if told is not None:
                self.layout.site = self.layout.site or told[0]
                self.first_published = self.first_published or told[1]
                kept.pop()
                continue
            tag = (
                appeared_first(line, self._titles())
                or end_tag(line)
                or (line if is_publisher_below(line, above) else None)
            )
            if tag is None:
                break
            self.layout.site = self.layout.site or tag
            kept.pop()
        return kept

    def _without_addresses(self, runs: list[LineRun]) -> list[LineRun]:
        """Return the paragraphs without the addresses that end lines of a list of references."""
        said = [run.of(self.text) for run in runs]
        last = max(1, len(runs) - _ENDING_WITHIN)
        heading = next((n for n in range(last, len(runs)) if heads_references(said[n])), len(runs))
        return runs[:heading] + [
            replace(run, end=run.start + end) if (end := words_end(line)) else run
            for run, line in zip(runs[heading:], said[heading:], strict=True)
        ]

    def _agency(self, runs: list[LineRun]) -> str | None:
        """Return the agency of the dateline, before the paragraphs are taken apart."""
        for run in runs[:_DATELINE_WITHIN]:
            found = find_dateline(self.text, run.start, run.end)
            if found is not None:
                return found.agency
        return None

    def _last_tag(self, runs: list[LineRun]) -> None:
        """Cut an agency's tag off the last paragraph."""
        if not runs or not self.layout.blocks:
            return
        block = self.layout.blocks[-1]
        found = glued_end_tag(self.text[block.start : block.end])
        if found is not None and block.kind is SentenceKind.BODY and found[0] > 0:
            self.layout.blocks[-1] = Block(block.kind, block.start, block.start + found[0])
            self.layout.site = self.layout.site or found[1]
        last = after_end_mark(self.text[block.start : block.end], self.layout.agency)
        if last and block.kind is SentenceKind.BODY:
            self.layout.blocks[-1] = Block(block.kind, block.start, block.start + last)

    def _paragraph(self, run: LineRun, turn: Turn | None, *, dateline: bool) -> None:
        start, end = run.start, run.end
        if not _WORD.search(self.text, start, end):
            return
        caption = caption_end(self.text, start, end)
        if caption is not None:
            begin = caption_start(self.text, start, caption.end)
            self._block(SentenceKind.BODY, start, begin)
            self._block(SentenceKind.CAPTION, begin, caption.end)
            self.layout.credit = self.layout.credit or caption.credit
            start, end = trim(self.text, caption.end, end)
            start = self._after_joined_date(start, end)
        if turn is not None:
            self._block(SentenceKind.SPEAKER, turn.start, turn.end)
            start = turn.rest
        found = find_dateline(self.text, start, end) if dateline and turn is None else None
        if found is not None and self.layout.first(SentenceKind.DATELINE) is None:
            self._dateline(found)
            start = found.rest
        start, end = trim(self.text, start, end)
        asked = start < end and (
            (turn is not None and turn.asks) or is_question(self.text, start, end)
        )
        self._block(SentenceKind.QUESTION if asked else SentenceKind.BODY, start, end)

    def _after_joined_date(self, start: int, end: int) -> int:
        """Return where the text goes on after a date that is joined to a caption."""
        match = WHEN.match(self.text, start, end) or GLUED_WHEN.match(self.text, start, end)
        if match is None:
            return start
        rest, _ = trim(self.text, match.end(), end)
        if rest < end and not self.text[rest].isupper() and self.text[rest] not in '-–—|"“‘':
            return start
        self.layout.published = self.layout.published or match["date"]
        while rest < end and self.text[rest] in "-–—| ":
            rest += 1
        return rest

    def _dateline(self, found: Dateline) -> None:
        self._block(SentenceKind.DATELINE, found.start, found.end)
        self.layout.place = found.place
        self.layout.agency = found.agency
        self.layout.published = self.layout.published or found.date

    def _block(self, kind: SentenceKind, start: int, end: int) -> None:
        start, end = trim(self.text, start, end)
        if _WORD.search(self.text, start, end):
            self.layout.blocks.append(Block(kind, start, end))


def _is_lone_word(line: str) -> bool:
    return line.isalpha() and line.islower()


def _squeeze(text: str) -> str:
    return " ".join(text.split()).casefold()
