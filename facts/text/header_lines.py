"""Lines above and below a title that hold only metadata: dates, bylines, labels, release numbers.

A line is taken apart at its separators, and counts as metadata only where every part of it is
accounted for: a date, a label, an author, a publication. A line with a word too many is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from facts.text.dateline_places import readable_place
from facts.text.datelines import find_dateline
from facts.text.header_labels import (
    BYLINE,
    CHANGES,
    CODE,
    DATE_LABEL,
    LABEL_ALONE,
    LABELLED,
    LONGEST_DATE,
    REACHED,
    RELEASE,
    SCRIPT_LABELS,
    SITTINGS,
    SLUG,
    SOME_TIME,
    SOURCE_LABELS,
    WIRE_CODES,
    is_accounted,
    is_label,
)
from facts.text.header_names import (
    JOINING,
    LANGUAGES,
    LONGEST_NAME,
    SECTIONS,
    is_author,
    is_button,
    is_name,
    is_occupation,
    is_section,
    is_shouted_place,
    may_be_person,
    names_languages,
)
from facts.text.mailings import is_mailing_line
from facts.text.publications import AGENCIES, is_masthead, is_publication
from facts.text.service_notes import is_service_note
from facts.text.written_dates import WHEN
from facts.words.common import frequency_rank
from facts.words.files import read_words

LONGEST_LINE = 200
"""In characters; a longer line is text."""

_SEPARATOR = re.compile(
    r"\s{0,2}(?:[|•·●‧;,]|\s(?:[-–—/]|--)\s|\.\s(?=[Bb][Yy]\s))\s{0,2}|\s{4,60}"
)
_STRONG = re.compile(r"\s{0,2}(?:[|•·●‧]|\s(?:[-–—/]|--)\s)\s{0,2}|\s{4,60}")
_WIDE_GAP = re.compile(r"\s{4,60}")
_LATER = frozenset("update updated modified edited revised reviewed".split())
_DOMAIN = re.compile(r"\w\.[a-z]{2,9}$")
_BODIES = read_words("organisation_nouns")
_COMPANY_FORMS = read_words("company_forms")
_SPOKEN = re.compile(r"(?:transcript|podcast|audio|video|interview)\s?:\s", re.IGNORECASE)
_ON_AIR = re.compile(
    r"(?:as )?(?:heard|seen|aired|broadcast|featured) on (?P<name>[^.!?]{2,60})$", re.IGNORECASE
)
"""Where a transcript was heard: "Heard on Evening Hour"."""
_AT_PLACE = re.compile(r"\s(?:at|in|from)\s(?:the\s)?(?P<place>[^\d,;|]{2,60})$")
_DRAWN = re.compile(
    r"(?P<mark>[*#=_~-])(?P=mark){1,9}\s?(?P<words>[^\W_].{1,150}?)\s?(?P=mark){2,10}"
)
"""A line between marks that set it off: "*** EMBARGOED UNTIL MONDAY 3 MARCH 2025 ***"."""
_NOTE = re.compile(r"\((?P<inside>[^()]{1,150})\)")
_PLACED = re.compile(r"(?P<place>[^()]{2,40}) \((?P<name>[^()]{2,60})\)")
"""A place with the agency in brackets: "Osmer (Zeta News Service)"."""
_OF_OFFICES = frozenset(
    "ambulance borough central city coast county district federal fire guard health local "
    "municipal national provincial public regional rescue royal rural state town transport "
    "village".split()
)
"""What stands before the noun in the names of offices: their areas and public services."""
_DEPARTMENTS = frozenset("Bureau Department Directorate Ministry Office Secretariat".split())
"""What the parts of a government are called, before what they are for."""
_FOR = re.compile(r"(?:for|by)\s(?:the\s)?", re.IGNORECASE)
_FOR_PAPER = re.compile(r"\sfor\s(?:the\s)?(?P<name>[^\W\d_][^,;|]{2,60})$", re.IGNORECASE)
_SENT = re.compile(
    r"(?:from|by) (?P<sender>(?:our|a) (?:own |staff |special |roving |foreign |local |chief ){0,2}"
    r"[a-z]{4,20})(?:(?:,| in| at)? (?P<place>(?-i:[A-Z])[^,;|.!?]{1,40}))?",
    re.IGNORECASE,
)
"""A byline without a name: "From our own correspondent in Osmer"."""
_STAFF = ("our ", "a ", "staff ", "special ")
_FROM = re.compile(
    r"(?:from|issued by|news provided by)\s?:\s?(?P<name>\S.{1,100})$", re.IGNORECASE
)
_PRINTED = re.compile(
    r"(?:printed|reprinted|print (?:version|view)|printable version|printout) (?:from|of|by):?"
    r" (?P<name>[^\W\d_][^()\n]{1,60}?)(?:\s?[(–—-]\s?(?:https?://|www\.)?[\w.-]{3,80}/?\)?)?",
    re.IGNORECASE,
)
"""What a page for printing tells of where it is from: "Printed from Zeta News (zeta.example)"."""
_PRODUCED = re.compile(
    r"(?i:this (?:(?:situation|monthly|weekly) )?(?:report|update|bulletin|briefing|newsletter"
    r"|statement|publication) (?:is|was|has been) (?:produced|issued|published|prepared"
    r"|compiled) by) (?:the )?"
    r"(?P<name>[A-Z][\w&’'-]{1,30}(?: (?:(?:of|for|and) (?:the )?)?[A-Z][\w&’'-]{1,30}){0,5})"
    r"(?=[.,;]|\s(?:in|on|with|under|together|for)\b)"
)
_TAKEN_FROM = re.compile(
    r"(?:reprinted |taken |copied )?from (?:the )?(?P<name>\S.{1,60}?)"
    r"(?: (?:of|in) (?P<place>\S.{1,40}))?",
    re.IGNORECASE,
)
"""The paper that a report is copied from: "From the Evening Courier of Osmer"."""
_SERVICES = frozenset("desk feed newswire service services wire".split())
"""What agencies call a part of what they send."""
_RELEASED = re.compile(
    r"(?P<name>[^\W\d_][^|:\n]{1,80}?)\s(?:media|press|news)\s(?:release|statement|advisory)\W{0,2}",
    re.IGNORECASE,
)
"""A line of who issued a release: "Osmer Fire Service media release"."""
_RELEASE_MARK = re.compile(r"\s(?:[-–—|]|(?:from|by|of)(?:\sthe)?)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What a line of metadata tells. `author` are the offsets of a byline's name in the line."""

    published: str | None = None
    updated: str | None = None
    source: str | None = None
    place: str | None = None
    author: tuple[int, int] | None = None

    @property
    def is_byline(self) -> bool:
        """Whether the line names who wrote the text."""
        return self.author is not None


def read_header_line(line: str) -> HeaderLine | None:
    """Return what a line tells if it holds only metadata, and None for a line of text."""
    if not line or len(line) > LONGEST_LINE:
        return None
    drawn = _DRAWN.fullmatch(line)
    if drawn is not None:
        told = read_header_line(drawn["words"])
        return told if told is None or not told.is_byline else None
    note = _NOTE.fullmatch(line)
    labelled = LABELLED.match(note["inside"] if note else line)
    if labelled and not WHEN.search(line) and is_label(labelled):
        is_source = labelled["label"].lower() in SOURCE_LABELS
        return HeaderLine(source=labelled["value"].strip() if is_source else None)
    if RELEASE.match(line) and not WHEN.search(line):
        return HeaderLine()
    apart = _WIDE_GAP.split(line)
    if len(apart) > 1 and all(is_label_alone(part) or _is_of_release(part) for part in apart):
        return HeaderLine()  # "NEWS RELEASE          FOR IMMEDIATE RELEASE"
    is_code = CODE.match(line) and not WHEN.search(line)  # "DATE: 30/07/2021" is none
    if is_code or names_languages(line) or SOME_TIME.fullmatch(line):
        return HeaderLine()
    if any(form.fullmatch(line) for form in (SITTINGS, SLUG, WIRE_CODES, CHANGES, SCRIPT_LABELS)):
        return HeaderLine()
    if _is_service(line):
        return HeaderLine(source=line)
    if REACHED.match(line) or is_mailing_line(line) or is_service_note(line):
        return HeaderLine()
    if (sent := _SENT.fullmatch(line)) and is_occupation(sent["sender"]):
        place = sent["place"] if sent["place"] and is_name(sent["place"]) else None
        if place or not sent["place"]:
            return HeaderLine(place=place, author=sent.span("sender"))
    if printed := printed_from(line):
        return HeaderLine(source=printed)
    if taken := _taken_from(line):
        return HeaderLine(source=taken)
    issuer = _issuer_of_release(line)
    if issuer is not None:
        return HeaderLine(source=issuer)
    return _dated_or_byline(line)


def _is_of_release(words: str) -> bool:
    """Return whether a part of a line is what a release is called, or its number: "Ref: VPC/17"."""
    labelled = LABELLED.match(words)
    numbered = labelled is not None and is_label(labelled)
    return RELEASE.match(words) is not None or CODE.match(words) is not None or numbered


def printed_from(line: str) -> str | None:
    """Return the publication from whose site a line says that a page was printed."""
    match = _PRINTED.fullmatch(line) if len(line) <= LONGEST_LINE else None
    return match["name"] if match is not None and is_name(match["name"]) else None


def _taken_from(line: str) -> str | None:
    """Return the newspaper from which a line says that a report is."""
    match = _TAKEN_FROM.fullmatch(line)
    named = [part for part in match.groups() if part] if match else []
    if not (named and all(map(is_name, named)) and is_masthead(named[0])):
        return None
    return readable_place(named[0])


def producer_of(paragraph: str) -> str | None:
    """Return the body that a report names as its own: "This report is produced by Zeta Relief"."""
    match = _PRODUCED.match(paragraph)
    named = match["name"] if match else ""
    return named if named and (is_body(named) or is_publication(named.split()[0])) else None


def _is_service(line: str) -> bool:
    """Return whether a line only names a known agency's service: "dpa-InfoLine", "dpa English
    Service"."""
    agency, hyphen, service = line.partition("-")
    if hyphen and service.isalpha() and agency.lower() in AGENCIES:
        return True
    first, *words = line.split() or [""]
    return (
        len(words) > 0
        and first.lower() in AGENCIES
        and words[-1].lower() in _SERVICES
        and all(word.lower() in LANGUAGES | SECTIONS | _SERVICES for word in words)
    )


def _issuer_of_release(line: str) -> str | None:
    """Return the body that a line names beside "Press release" or after "From:"."""
    issued = _FROM.match(line)
    found = [issued["name"]] if issued else []
    for mark in _RELEASE_MARK.finditer(line):
        before, after = line[: mark.start()], line[mark.end() :]
        found += [after] if RELEASE.match(before) else [before] if RELEASE.match(after) else []
    named = next(filter(is_body, found), None)
    released = _RELEASED.fullmatch(line)
    if named is None and released is not None:
        *words, last = released["name"].split()
        ends = last.lower() in _BODIES | {"service"} and 0 < len(words) < 2 * LONGEST_NAME
        named = released["name"] if ends and is_name(released["name"]) else None
    return readable_place(named) if named else None


def is_body(name: str) -> bool:
    """Return whether a name is that of an office or an organisation, by its form."""
    words = name.split()
    return (
        len(words) <= 2 * LONGEST_NAME
        and is_name(name)
        and any(w.lower() in _BODIES for w in words)
    )


def names_release(line: str) -> bool:
    """Return whether a line, or a part that stands apart in it, is "Press release" or the like."""
    undated = WHEN.sub("", line).rstrip(" -–—|,:") if len(line) <= LONGEST_LINE else line
    return any(RELEASE.match(part) for part in (undated, *_WIDE_GAP.split(line)))


def heads_release(line: str) -> bool:
    """Return whether a line is "Press release" or the like, which may stand beside its number."""
    return any(RELEASE.match(part) for part in _WIDE_GAP.split(line[: LONGEST_LINE + 1]))


def ends_as_body(line: str) -> bool:
    """Return whether a line is a name of several words that ends as that of an organisation does:
    "Regional Kelp Programme"."""
    words = line.split()
    return len(words) > 1 and words[-1].lower() in _BODIES and is_body(line)


def may_be_organ(line: str) -> bool:
    """Return whether a line below the name of a body may name a part of it: "Plenary", "Committee
    on Ports"."""
    words = line.split()
    if not 0 < len(words) <= 2 * LONGEST_NAME or line[-1] in ".!?:;,":
        return False
    return is_name(line) or words[0].lower() in _BODIES


def is_office_name(line: str) -> bool:
    """Return whether a line can only be the name of an office: "Osmer Police", "Varno City
    Council". The words of a title that ends so are others: "Osmer Sues Council"."""
    *words, last = line.split()
    return (
        0 < len(words) <= LONGEST_NAME
        and last.lower() in _BODIES | {"service"}
        and is_name(line)
        and frequency_rank(words[0].lower()) is None
        and all(
            word.lower() in _OF_OFFICES | JOINING or frequency_rank(word.lower()) is None
            for word in words
        )
    )


def is_department(line: str) -> bool:
    """Return whether a line can only be the name of a department: "Ministry of Ports and Inland
    Shipping". A headline has a verb: "Ministry of Ports Sells Ferries", "Office of Tides Moved".
    """
    first, *words = line.split()
    if first not in _DEPARTMENTS or not (words and is_issuer(line)):
        return False
    return all(
        not word.lower().endswith("ed")
        and (not word.endswith("s") or word.endswith("ss") or following.lower() in ("and", "&", ""))
        and word.lower() not in ("to", "in", "at", "by", "with")
        for word, following in pairwise([*words, ""])
    )


def is_shouted_issuer(line: str) -> bool:
    """Return whether a line in capitals is only the name of an office or a company.

    A headline goes on: "BANK OF ARDENIA CUTS RATES", "COURT OF APPEAL FREES TWO MEN".
    """
    if not (line.isupper() and is_issuer(line)):
        return False
    last: list[str] = []
    for word in line.lower().split():
        if word in JOINING:
            last = []
            continue
        common = frequency_rank(word) is not None and word not in _BODIES | _OF_OFFICES
        if common and any(frequency_rank(before) is None for before in last):
            return is_company(line)
        last.append(word)
    return len(last) < 3 or is_company(line)


def are_initials(line: str, name: str) -> bool:
    """Return whether a line is only the initials of a name, with or without its particles."""
    words = name.split()
    longer = [word for word in words if word.lower() not in JOINING]
    return len(line) > 2 and line in ("".join(w[0] for w in words), "".join(w[0] for w in longer))


def read_weak_line(line: str) -> HeaderLine | None:
    """Return what a line tells that is metadata only among others: a name, a newspaper, a button.

    Alone it may as well be a title or a heading.
    """
    if not line or len(line) > LONGEST_LINE // 2 or line[-1] in "!?":
        return None
    if is_button(line) or LABEL_ALONE.match(line):
        return HeaderLine()
    on_air = _ON_AIR.match(line)
    if on_air is not None and is_name(on_air["name"]):
        return HeaderLine()
    return _dated_or_byline(line, weak=True)


def is_label_alone(line: str) -> bool:
    """Return whether a line is only a label, such as "Published": the next holds its value."""
    return len(line) <= LONGEST_DATE and LABEL_ALONE.match(line) is not None


def issuer_after(label: str, line: str) -> HeaderLine | None:
    """Return what a line tells that stands below a label such as "From:" and names an issuer."""
    named = line.split(" and ")[0]
    if not label.lower().startswith(
        ("from", "source", "publisher", "news", "provided")
    ) or not is_name(line):
        return None
    known = any(word.lower() in _BODIES for word in named.split()) or is_publication(named)
    return HeaderLine(source=named if known or is_company(line) else None)


def is_company(line: str) -> bool:
    """Return whether a line is only the name of a company, which its legal form ends."""
    words = line.split()
    formed = words and words[-1].rstrip(".").lower() in _COMPANY_FORMS
    # Some write the form in small letters: "Zeta Mining plc".
    return bool(formed) and 1 < len(words) <= 2 * LONGEST_NAME and is_name(" ".join(words[:-1]))


def is_issuer(line: str) -> bool:
    """Return whether a line is only the name of an office or a company: "Zeta Ferries Ltd"."""
    if is_company(line):
        return True
    office, comma, _ = line.partition(", ")
    if comma and ends_as_body(office) and is_name(line):
        return True  # "Harbour Office, District of Osmer"
    words = line.split()
    return (
        len(words) <= 2 * LONGEST_NAME
        and any(
            word.lower() in _BODIES and following.lower() in ("of", "for")
            for word, following in pairwise(words)
        )
        and is_name(line)
    )


def trailing_date(title: str) -> str | None:
    """Return the date that a title ends with, set off by a comma, a dash or brackets."""
    end = title[-LONGEST_DATE:]
    dates = list(WHEN.finditer(end))
    if not dates:
        return None
    last = dates[-1]
    before, after = end[: last.start()].rstrip(), end[last.end() :]
    return last["date"] if before[-1:] in tuple(",|–—-(/:") and not after.strip(" )]") else None


def _dated_or_byline(line: str, *, weak: bool = False) -> HeaderLine | None:
    spoken = _SPOKEN.match(line)
    line = line[spoken.end() :] if spoken else line
    byline = BYLINE.match(line)
    dates = list(WHEN.finditer(line))
    if not weak and byline is None and not dates:
        return None
    if byline is None and dates:
        dateline = find_dateline(line, 0, len(line), alone=True)
        names = (dateline.place or "").split(", ") if dateline is not None else []
        none = not any(is_publication(name) or RELEASE.match(name) for name in names)
        if dateline is not None and dateline.date and none:
            return None  # it has a place, and is a part of the article
    published, updated = _labelled_dates(line, dates)
    rest = list(line)
    for match in dates:
        rest[match.start() : match.end()] = "|" * (match.end() - match.start())
    start = byline.end() if byline else 0
    fields = _fields("".join(rest), start)
    if byline is not None and not (fields and is_author(_without_asides(fields[0][0]))):
        return None
    last_date = dates[-1].end() if dates else len(line)
    author = source = place = None
    sections = False
    for at, (whole, begin, strong) in enumerate(fields):
        words = _bare(whole)
        by = BYLINE.match(words)
        if (byline is not None and at == 0) or (by and is_author(words[by.end() :])):
            begin += by.end() if by else 0
            named = _without_place(words[by.end() :] if by else words)
            author = author or (begin, begin + len(named))
        elif not words or is_accounted(words) or is_section(words):
            sections = is_section(words)
            continue
        elif sections and (source or weak) and is_name(words) and len(words.split()) <= 2:
            continue  # what a story is filed under, too: "All, Varno", "Sports · Running"
        elif (author or weak) and is_occupation(words) and not words.startswith("The "):
            source = source or _paper_of(words)
            continue
        elif begin > last_date and place is None and is_shouted_place(words):
            place = words
        elif is_publication(words) or _is_source(
            words, strong=strong and bool(author or at), alone=not (author or at)
        ):
            source = source or _source(words)
        elif is_name(words) and (author or (not strong and at == 0 and _all_apart(fields))):
            author = author or (begin, begin + len(words))
        elif weak and at == 0 and may_be_person(words) and not _FOR.match(words):
            author = (begin, begin + len(words))
        elif weak and at and (author or source) and is_name(words) and len(words.split()) <= 3:
            continue  # where they are: "Zeta News, Osmer"
        else:
            return None
    named = line[author[0] : author[1]] if author else ""
    paper = _FOR_PAPER.search(named)
    if author and paper and is_publication(paper["name"]) and may_be_person(named[: paper.start()]):
        author = (author[0], author[0] + paper.start())
        source, named = source or paper["name"], named[: paper.start()]
    if is_publication(named) and not named.lower().startswith(_STAFF):
        source = source or named
    return HeaderLine(
        published=published, updated=updated, source=source, place=place, author=author
    )


def _without_asides(words: str) -> str:
    """Return an author without what brackets tell, "Ida Sool (Varno, correspondent)", and without
    the place."""
    return _without_place(re.sub(r"\s?\([^()]{1,60}\)", "", _bare(words)))


def _without_place(words: str) -> str:
    """Return an author without where the report was written: "Ida Sool at Quay Road"."""
    match = _AT_PLACE.search(words)
    if match is None or not is_name(match["place"]) or not may_be_person(words[: match.start()]):
        return words
    return words[: match.start()]


def _bare(words: str) -> str:
    """Return a part of a line without brackets around it and a label of a date at its ends."""
    words = words.strip()
    if words[:1] in "([" and words[-1:] in ")]":
        words = words[1:-1]
    for match in DATE_LABEL.finditer(words):
        if match.end() == len(words) and match.start() > 0:
            words = words[: match.start()].rstrip(" :-–—")
            break
    words = re.sub(r"\s(?:on|at)$", "", words)
    named = re.sub(r"\s\([^()]{1,40}\)$", "", words)  # "The Herald (Varno)"
    return named if is_publication(named) else words


def _paper_of(words: str) -> str | None:
    """Return the newspaper before an occupation: "Zeta Times" of "Zeta Times Staff Writer"."""
    named = words.split()
    while named and is_occupation(named[-1]):
        named.pop()
    paper = " ".join(named)
    return paper if len(named) > 1 and is_publication(paper) else None


def _all_apart(fields: list[tuple[str, int, bool]]) -> bool:
    """Return whether the parts of a line stand apart by more than commas."""
    return len(fields) > 1 and all(strong for _, _, strong in fields[1:])


def _fields(line: str, start: int) -> list[tuple[str, int, bool]]:
    """Return the parts of a line with their offsets, and whether a strong mark precedes each."""
    found = []
    at = start
    strong = False
    for match in (*_SEPARATOR.finditer(line, start), None):
        end = match.start() if match else len(line)
        part = line[at:end].strip(" |/–—-")
        if part:
            found.append((part, line.index(part, at), strong))
        if match:
            at, strong = match.end(), _STRONG.fullmatch(match[0]) is not None
    return found


def _labelled_dates(line: str, dates: list[re.Match[str]]) -> tuple[str | None, str | None]:
    """Return the first date that is one of publication, and the first one of a change."""
    published = updated = None
    at = 0
    for match in dates:
        labels = list(DATE_LABEL.finditer(line, at, match.start()))
        if labels and labels[-1]["label"].lower() in _LATER:
            updated = updated or match["date"]
        else:
            published = published or match["date"]
        at = match.end()
    return published, updated


def _is_source(words: str, *, strong: bool, alone: bool) -> bool:
    """Return whether a part of a line names who published it; a `strong` mark may show it.

    A line that is `alone` with its "for" may go on with a title: "Warning" and "for High Winds".
    """
    if is_occupation(words) or words.lower().startswith("in "):
        return False
    named = _source(words)
    told = named != words and not (alone and words.lower().startswith("for "))
    return is_name(named) and (
        strong or told or is_publication(named) or _DOMAIN.search(named) is not None
    )


def _source(words: str) -> str:
    labelled = LABELLED.match(words)
    if labelled and labelled["label"].lower() in SOURCE_LABELS:
        return labelled["value"].strip()
    placed = _PLACED.fullmatch(words)
    if placed and is_publication(placed["name"]) and not is_publication(placed["place"]):
        return placed["name"]
    return _FOR.sub("", words, count=1) if _FOR.match(words) else words
