"""The head of an article: the lines above its first paragraph that are no part of its text.

Some lines are metadata only in the company of others: a name alone, a newspaper's name, "Share". A
head is a run of lines of which at least one is metadata by itself, such as a date or a byline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from facts.text.dateline_places import readable_place
from facts.text.datelines import find_dateline
from facts.text.endings import is_reached
from facts.text.header_labels import CODE, RELEASE, SITTINGS
from facts.text.header_lines import (
    HeaderLine,
    are_initials,
    ends_as_body,
    heads_release,
    is_company,
    is_department,
    is_issuer,
    is_label_alone,
    is_office_name,
    is_shouted_issuer,
    issuer_after,
    may_be_organ,
    names_release,
    read_header_line,
    read_weak_line,
)
from facts.text.header_names import LANGUAGES, is_button, is_name, is_shouted_place
from facts.text.lines import LIST_MARK, LineRun
from facts.text.publications import is_publication
from facts.text.site_headers import is_site_header
from facts.text.written_dates import WHEN
from facts.words.common import frequency_rank

MOST_LINES = 18
"""Among so many first lines a head is looked for."""
_LONGEST_STANDFIRST = 300  # characters
_STANDFIRST_WITHIN = 4  # how many lines before the next line of metadata
_SHORTEST_PROSE = 80  # characters
_LONGEST_PLACE = 4  # words
_LONGEST_BODY = 6  # words
_LONGEST_KIND = 2  # words
_LONGEST_PLACE_LINE = 60  # characters
_STOPS = ".!?…:;"
_KEYWORDS = re.compile(r"[^\W\d_a-z][^\W_]{1,20}(?:-[^\W\d_][^\W_]{1,20}){1,4}")
"""What a wire may call a story: "Ferry-Strike"."""
_DATELINE_WITHIN = 6  # first lines
_DECIDED = re.compile(
    rf"(?:decision|judge?ment|ruling|order|resolution|opinion|meeting|session)"
    rf" (?:of|on) {WHEN.pattern}",
    re.IGNORECASE,
)
"""The day of what a body decided, below its title: "Decision of 6 February 2025"."""
_PLACE_LABEL = re.compile(
    r"(?:place(?: of (?:issue|publication|release))?|dateline)\s?:\s?"
    r"(?P<place>[^\W\d_][^\d:;|]{1,40})",
    re.IGNORECASE,
)
_OF_EVENT = re.compile(r"(?:time|when|where|venue|address|admission)\s?:", re.IGNORECASE)
_TERM = r"(?:the )?[\"“'‘][^\"”'’()]{1,60}[\"”'’]"
_TERMS = re.compile(
    rf"\((?:together,? |collectively,? )?{_TERM}(?:,? (?:and|or) {_TERM}|, {_TERM}){{0,5}}\)",
    re.IGNORECASE,
)
"""What a company calls itself below: '("Zeta", the "Company" or the "Group")'."""


class _Kind(Enum):
    STRONG = "strong"
    WEAK = "weak"
    LONE = "lone"  # one capitalised word
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of metadata by their start that are so only in their company.

    `lines` is the number of lines up to the last line of metadata.
    """

    found: dict[int, HeaderLine] = field(default_factory=dict)
    lines: int = 0


@dataclass(frozen=True, slots=True)
class _Reading:
    kind: _Kind
    told: HeaderLine | None = None
    button: bool = False


def read_head(
    text: str, runs: list[LineRun], is_title: Callable[[LineRun], bool] | None = None
) -> Head:
    """Return the lines of metadata in a head. `is_title` knows the title, where that is known."""
    runs = runs[:MOST_LINES]
    readings = _readings(text, runs)
    if all(reading.kind is not _Kind.STRONG for reading in readings):
        return Head()
    known = next((n for n, run in enumerate(runs) if is_title and is_title(run)), None)
    title = _title(text, runs, readings) if known is None else known
    if title is None:
        return Head()
    found = {
        runs[n].start: reading.told
        for n, reading in enumerate(readings[:title])
        if reading.told is not None
    }
    last = _below(readings, title, text, runs)
    if last is None:
        return Head(found)
    for n in range(title + 1, last + 1):
        told = readings[n].told
        if told is not None:
            found[runs[n].start] = told
    return Head(found, last + 1)


def _readings(text: str, runs: list[LineRun]) -> list[_Reading]:
    found: list[_Reading] = []
    label: str | None = None
    for run in runs:
        line = run.of(text)
        read = _read(text, run, f"{label} {line}" if label else line)
        if label and read.kind is _Kind.TEXT:
            issuer = issuer_after(label, line)
            read = _Reading(_Kind.WEAK, issuer) if issuer else _read(text, run, line)
        found.append(read)
        label = line if is_label_alone(line) and not RELEASE.match(line) else None
    for n, (run, following) in enumerate(pairwise(runs)):
        titled = any(reading.kind is _Kind.TEXT for reading in found[:n])
        place = _place_alone(
            text, run, following, found[n - 1] if n else None, found[n + 1], titled=titled
        )
        shouted = ", " in run.of(text) and is_shouted_place(run.of(text).partition(", ")[0])
        if place is not None and (found[n].kind in (_Kind.TEXT, _Kind.LONE) or shouted):
            found[n] = _Reading(_Kind.STRONG, HeaderLine(place=place))
    lines = [run.of(text) for run in runs]
    for n, line in enumerate(lines[1:], 1):
        decided = _DECIDED.fullmatch(line) if len(line) <= _LONGEST_PLACE_LINE else None
        if decided is not None and found[n].kind is _Kind.TEXT:
            found[n] = _Reading(_Kind.STRONG, HeaderLine(published=decided["date"]))
    _mark_slug(found, text, runs, lines)
    _mark_issuers(found, lines)
    _mark_issuer_below(found, text, runs, lines)
    _mark_contacts(found, runs, lines)
    _mark_sitting(found, text, runs, lines)
    _mark_place(found, lines)
    _mark_department(found, text, runs)
    _mark_kind(found, text, runs, lines)
    return found


def _mark_slug(found: list[_Reading], text: str, runs: list[LineRun], lines: list[str]) -> None:
    """Take a first line of words joined by hyphens for the name that a wire gives a story, if the
    title below has one of them: "Ferry-Strike" above "Ferry workers vote for a strike".

    A dateline stands below the title.
    """
    below = runs[2:_DATELINE_WITHIN]
    if not _KEYWORDS.fullmatch(lines[0] if lines else "") or not (
        any(find_dateline(text, run.start, run.end) for run in below) and _is_heading(text, runs[1])
    ):
        return
    title = re.findall(r"\w+", lines[1].casefold())
    joined = lines[0].casefold().split("-")
    if len(title) >= 2 * len(joined) and not set(joined).isdisjoint(title):
        found[0] = _Reading(_Kind.STRONG, HeaderLine())


def _mark_sitting(found: list[_Reading], text: str, runs: list[LineRun], lines: list[str]) -> None:
    """Take the lines above which sitting a record is of for the body's: "GENERAL ASSEMBLY",
    "PLENARY". The title stands below."""
    sitting = next((n for n, line in enumerate(lines[:4]) if SITTINGS.fullmatch(line)), 0)
    above = lines[:sitting]
    if not above or not (ends_as_body(above[0]) and len(above[0].split()) <= _LONGEST_BODY):
        return
    if not all(map(may_be_organ, above[1:])):
        return
    below = range(sitting + 1, min(sitting + 1 + _STANDFIRST_WITHIN, len(runs) - 1))
    if any(found[n].kind is _Kind.TEXT and _is_heading(text, runs[n]) for n in below):
        found[:sitting] = [_Reading(_Kind.STRONG, HeaderLine())] * sitting


def _mark_place(found: list[_Reading], lines: list[str]) -> None:
    """Take a name behind a label such as "Place:" for where a release was issued, if its date
    stands beside it. Where an event is, its time stands there too."""
    for n, line in enumerate(lines):
        match = _PLACE_LABEL.fullmatch(line) if len(line) <= _LONGEST_PLACE_LINE else None
        if match is None or not is_name(match["place"]):
            continue
        near = range(max(0, n - _STANDFIRST_WITHIN), min(len(lines), n + _STANDFIRST_WITHIN + 1))
        dated = any(
            (told := found[each].told) is not None and (told.published or told.updated)
            for each in near
        )
        # "Varno", but not "Town Hall".
        named = frequency_rank(match["place"].split()[-1].lower()) is None
        if dated and named and not any(_OF_EVENT.match(lines[each]) for each in near):
            found[n] = _Reading(_Kind.STRONG, HeaderLine(place=match["place"]))


def _mark_department(found: list[_Reading], text: str, runs: list[LineRun]) -> None:
    """Take a department on the first line for the issuer of what stands below: a title, and soon a
    line with the date."""
    if len(runs) < _STANDFIRST_WITHIN or not is_department(runs[0].of(text)):
        return
    titled = found[1].kind is _Kind.TEXT and found[1].told is None and _is_heading(text, runs[1])
    dated = (each.told for each in found[2:_STANDFIRST_WITHIN] if each.kind is _Kind.STRONG)
    if titled and any(told is not None and told.published for told in dated):
        source = readable_place(runs[0].of(text))
        found[0] = _Reading(_Kind.STRONG, HeaderLine(source=source))


def _mark_kind(found: list[_Reading], text: str, runs: list[LineRun], lines: list[str]) -> None:
    """Take a word or two right above the title for the kind of page, as on sites of governments:
    "Speech". Labels stand alone on lines below the title: "From:", "Published"."""
    if len(runs) <= _STANDFIRST_WITHIN or runs[1].blank_before:
        return
    titled = found[1].kind is _Kind.TEXT and found[1].told is None and _is_heading(text, runs[1])
    longer = len(lines[1].split()) > len(lines[0].split())
    labels = [
        line.lower().rstrip(" :") for line in lines[2:_DATELINE_WITHIN] if is_label_alone(line)
    ]
    # "News story", but not "Zeta News".
    words = lines[0].split()
    plain = words[0].istitle() and all(word.islower() for word in words[1:])
    if titled and longer and plain and len(words) <= _LONGEST_KIND and "from" in labels:
        found[0] = _Reading(_Kind.STRONG, HeaderLine())


def _mark_contacts(found: list[_Reading], runs: list[LineRun], lines: list[str]) -> None:
    """Take the lines below a label such as "Media contact:" for those of whom to reach, up to the
    next empty line, if one of them has a number or an address."""
    for n, line in enumerate(lines):
        if not (is_label_alone(line) and "contact" in line.lower()):
            continue
        end = n + 1
        while end < len(runs) and not runs[end].blank_before:
            end += 1
        if any(is_reached(each) for each in lines[n + 1 : end]):
            found[n + 1 : end] = [_Reading(_Kind.STRONG, HeaderLine())] * (end - n - 1)


def _mark_issuers(found: list[_Reading], lines: list[str]) -> None:
    """Take the body that a line names beside a bare "Press release" for its issuer, and a line
    with its initials for a part of its letterhead."""
    _mark_letterhead(found, lines)
    for n, (line, reading) in enumerate(zip(lines, found, strict=True)):
        beside = lines[max(0, n - 1) : n] + lines[n + 1 : n + 2]
        if reading.kind is _Kind.STRONG or not any(map(heads_release, beside)):
            continue
        shortened = n > 0 and are_initials(lines[n - 1], line)
        if shortened:
            found[n - 1] = _Reading(_Kind.STRONG, HeaderLine())
        if shortened or ends_as_body(line):
            found[n] = _Reading(_Kind.STRONG, HeaderLine(source=readable_place(line)))


def _mark_issuer_below(
    found: list[_Reading], text: str, runs: list[LineRun], lines: list[str]
) -> None:
    """Take an office between the title of a release and its dateline for its issuer."""
    released = next((n for n, line in enumerate(lines) if names_release(line)), len(lines))
    for n in range(released + 2, len(lines) - 1):
        following = runs[n + 1]
        length = following.end - following.start
        prose = length > _SHORTEST_PROSE and text[following.end - 1] in _STOPS
        if not prose and find_dateline(text, following.start, following.end) is None:
            continue
        if found[n].kind is not _Kind.STRONG and is_issuer(lines[n]):
            found[n] = _Reading(_Kind.STRONG, HeaderLine(source=readable_place(lines[n])))
        return


def _is_office(line: str) -> bool:
    return is_issuer(line) or ends_as_body(line)


def _mark_letterhead(found: list[_Reading], lines: list[str]) -> None:
    """Take a body in capitals on the first line for the issuer of a release below it, with the
    address and the telephone between them; and a department above its office."""
    first = next((n for n, line in enumerate(lines[:4]) if names_release(line)), 0)
    codes = next((n for n, line in enumerate(lines[:first]) if not CODE.match(line)), first)
    above = lines[codes:first]
    if len(above) > 1 and above[0].isupper() and all(map(is_name, above)) and _is_office(above[-1]):
        headed = any(reading.kind is _Kind.TEXT for reading in found[first + 1 : first + 4])
        if headed and "." not in above[0] and not are_initials(*above[:2]):
            found[:first] = [_Reading(_Kind.STRONG, HeaderLine())] * first
            found[codes] = _Reading(_Kind.STRONG, HeaderLine(source=readable_place(above[0])))
            return
    if len(above) > 1 and is_issuer(above[0]) and all(map(_is_office, above)):
        found[:first] = [_Reading(_Kind.STRONG, HeaderLine())] * first
        found[codes] = _Reading(_Kind.STRONG, HeaderLine(source=readable_place(above[0])))
        return
    if not (
        lines and lines[0].isupper() and (ends_as_body(lines[0]) or is_shouted_issuer(lines[0]))
    ):
        return
    release = next((n for n in range(1, min(5, len(lines))) if names_release(lines[n])), None)
    if release and all(
        any(map(str.isdigit, line)) or is_reached(line) for line in lines[1:release]
    ):
        found[0] = _Reading(_Kind.STRONG, HeaderLine(source=readable_place(lines[0])))
        found[1:release] = [_Reading(_Kind.STRONG, HeaderLine())] * (release - 1)


def _place_alone(
    text: str,
    run: LineRun,
    following: LineRun,
    before: _Reading | None,
    after: _Reading,
    *,
    titled: bool,
) -> str | None:
    """Return the place on a line of its own, between a date or an agency and the report."""
    line = run.of(text)
    words = line.replace(",", " ").split()
    if not 1 <= len(words) <= _LONGEST_PLACE or not all(word[0].isupper() for word in words):
        return None
    agency = find_dateline(text, following.start, following.end, alone=True)
    if agency is not None and agency.agency and not agency.place:
        return line
    if before is None or before.kind is not _Kind.STRONG or after.kind is not _Kind.TEXT:
        return None
    # "ANKARA" and not "BACKGROUND": names are no common words.
    named = line.replace(" ", "").isalpha() and line.isupper()
    named = named or (titled and re.fullmatch(r"[\w ]+, [\w ]+", line) is not None)
    rare = all(frequency_rank(word.lower()) is None for word in words)
    prose = following.end - following.start > _LONGEST_PLACE_LINE
    return line if named and rare and prose else None


def _read(text: str, run: LineRun, line: str) -> _Reading:
    if find_dateline(text, run.start, run.end) is not None:
        return _Reading(_Kind.TEXT)
    told = HeaderLine() if _TERMS.fullmatch(line) else read_header_line(line)
    if told is not None:
        return _Reading(_Kind.STRONG, told)
    dateline = find_dateline(text, run.start, run.end, alone=True)
    if dateline is not None:
        return _Reading(_Kind.STRONG)
    if is_button(line):
        return _Reading(_Kind.WEAK, HeaderLine(), button=True)
    mark = LIST_MARK.match(text, run.start, run.end)
    if mark is not None and not line.lower().startswith("(c)"):
        told = read_weak_line(text[mark.end() : run.end].strip())
        said = told is not None and not (told.author or told.source or told.place)
        return _Reading(_Kind.WEAK, told) if said else _Reading(_Kind.TEXT)
    if len(line.split()) == 1 and line[0].isupper() and line.isalpha() and not is_label_alone(line):
        if line.lower() in LANGUAGES:
            return _Reading(_Kind.WEAK, HeaderLine())
        publication = is_publication(line) and not line.isupper()
        return _Reading(_Kind.LONE, HeaderLine(source=line if publication else None))
    # "Statistics Office of Ardenia", but "Office of Public Affairs" may be anybody's.
    named = any(frequency_rank(word.lower()) is None for word in line.split())
    told = None if is_company(line) or (named and is_issuer(line)) else read_weak_line(line)
    if told is not None and told.author and is_issuer(line):
        told = HeaderLine()  # an office, and no person
    if told is not None and told.author and is_office_name(line):
        told = HeaderLine(source=line)
    if told is not None:
        return _Reading(_Kind.WEAK, told)
    if is_issuer(line):
        return _Reading(_Kind.TEXT, HeaderLine(source=readable_place(line)))
    return _Reading(_Kind.TEXT)


def _title(text: str, runs: list[LineRun], readings: list[_Reading]) -> int | None:
    """Return the number of the line that is the title: the first that nothing else accounts for."""
    candidates = [n for n, reading in enumerate(readings) if reading.kind is not _Kind.STRONG]
    for at, n in enumerate(candidates[:-1]):
        following = candidates[at + 1]
        another = any(
            readings[m].kind is _Kind.TEXT
            and readings[m].told is None
            and _is_heading(text, runs[m])
            for m in candidates[at + 1 :]
        )
        another = another or (
            is_issuer(runs[n].of(text))
            and any(_is_heading_below(runs, text, m) for m in candidates[at + 1 :])
        )
        strong_before = n > 0 and readings[n - 1].kind is _Kind.STRONG
        line = runs[n].of(text)
        letterhead = is_office_name(line) or is_shouted_issuer(line)
        strong_after = following > n + 1 or (n == 0 and letterhead)
        if not (
            another and _is_above_title(text, runs[n], readings[n], strong_before, strong_after)
        ):
            return n
    return candidates[-1] if candidates else None


def _is_heading_below(runs: list[LineRun], text: str, n: int) -> bool:
    """Return whether a line is a heading of everyday words, though it may be a name by its form:
    "Monetary Policy Decision", "Director Dealing"."""
    line = runs[n].of(text)
    words = line.split()
    return (
        len(words) > 1
        and not is_issuer(line)
        and all(frequency_rank(word.lower()) is not None for word in words)
    )


def _is_above_title(
    text: str, run: LineRun, reading: _Reading, strong_before: bool, strong_after: bool
) -> bool:
    """Return whether a line above another that may be the title is no title itself."""
    line = run.of(text)
    if reading.button or is_site_header(line) or is_label_alone(line):
        return True
    if is_issuer(line) or is_office_name(line):
        return strong_before or strong_after
    if reading.kind is _Kind.LONE:
        return strong_before and strong_after
    if reading.kind is not _Kind.WEAK or reading.told is None:
        return False
    told = reading.told
    if told.source or told.author:
        return bool(told.source) and (strong_before or strong_after)
    return True  # "Reading time: 3 min"


def _is_heading(text: str, run: LineRun) -> bool:
    line = run.of(text)
    return len(line) <= _LONGEST_STANDFIRST and line.rstrip("\"'”’»)")[-1:] not in _STOPS


def _goes_on(text: str, run: LineRun) -> bool:
    """Return whether a line goes on with the one above: "Severe warning" and "for high winds"."""
    return not run.blank_before and text[run.start].islower()


def _below(readings: list[_Reading], title: int, text: str, runs: list[LineRun]) -> int | None:
    """Return the number of the last line of metadata below the title."""
    kinds = [reading.kind for reading in readings]
    last = None
    text_seen = False
    for n, kind in enumerate(kinds[title + 1 :], title + 1):
        if kind is _Kind.STRONG:
            last = n
        elif kind is _Kind.TEXT and _goes_on(text, runs[n]):
            continue
        elif kind is _Kind.TEXT:
            near = kinds[n + 1 : n + 1 + _STANDFIRST_WITHIN]
            strong = near.index(_Kind.STRONG) if _Kind.STRONG in near else None
            long = runs[n].end - runs[n].start > _LONGEST_STANDFIRST
            if not any(kind is _Kind.TEXT for kind in kinds[n + 1 + (strong or 0) :]):
                break  # the end of a short article, with a tag
            if text_seen or long or strong is None or _Kind.TEXT in near[:strong]:
                break
            text_seen = True
    above = any(kind is _Kind.STRONG for kind in kinds[:title])
    if last is None and not above:
        return None
    end = title if last is None else last
    # Names, buttons and the like may follow the last date.
    button = False
    for n in range(end + 1, len(readings)):
        reading = readings[n]
        if reading.kind is not _Kind.WEAK and not (reading.kind is _Kind.LONE and button):
            break
        button = button or reading.button
        end = n
    return end if end > title else None
