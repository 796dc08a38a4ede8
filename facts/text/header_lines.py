"""Lines above and below a title that hold only metadata: dates, bylines, labels, release numbers.

A line is taken apart at its separators, and counts as metadata only where every part of it is
accounted for: a date, a label, an author, a publication. A line with a word too many is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from facts.text.datelines import find_dateline, is_publication
from facts.text.written_dates import TIME, WHEN
from facts.words.files import read_words

LONGEST_LINE = 200
"""In characters; a longer line is text."""

_SEPARATOR = re.compile(r"\s{0,2}(?:[|•·●‧;,]|\s[-–—/]\s)\s{0,2}")
_STRONG = re.compile(r"\s{0,2}(?:[|•·●‧]|\s[-–—/]\s)\s{0,2}")
_DATE_LABEL = re.compile(
    r"(?:(?:first|last|originally|date|article|story)\s)?"
    r"(?P<label>date of (?:publication|release)|publication date|release date|date|dated|"
    r"published|posted|issued|released|created|filed|updated|modified|edited|revised|"
    r"for immediate release|embargoed (?:until|till|to)|not for release before)"
    r"(?:\s(?:online|at|on|by))?:?\s?(?:on|at)?",
    re.IGNORECASE,
)
_LATER = frozenset("updated modified edited revised".split())
_FILLER = re.compile(
    r"(?:(?:at|on|and)\W?|\d{1,3}[\s-]min(?:ute)?s?(?:\sread)?|read(?:ing)?\stime:?(?:\s\d+\smin\w*)?"
    rf"|{TIME}|\W+)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<label>source|agency|publisher|url|link|tags?|keywords?|section|category|language|topics?)"
    r"\s{0,2}:\s{0,2}(?P<value>\S.{0,200})$",
    re.IGNORECASE,
)
_SOURCE_LABELS = ("source", "agency", "publisher")
_BYLINE = re.compile(
    r"(?:[-–—]\s?)?(?:(?:written|reported|reporting|story|words|text|compiled)\s)?by:?\s(?=\S)"
    r"|(?:author|byline|reporter)s?\s?:\s?(?=\S)",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:(?:for immediate release|(?:embargoed? (?:until|till|to)|not for release before)\b.{0,60})"
    r"|(?:(?:joint|daily|weekly)\s)?(?:press|news|media|information)[\s-]"
    r"(?:release|statement|advisory|note|notice|communiqu[eé]|briefing|bulletin|information)"
    r"(?:\s?(?:[-–—:|#]|no\.?|nr\.?|number|ref\.?){1,2}\s?[\w./-]{0,20}\d[\w./-]{0,20})?"
    r"|communiqu[eé]|media advisory|press information)\W{0,3}$",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:[A-Z]{1,8}[/-]){1,3}[A-Z0-9./-]{0,20}\d[A-Z0-9./-]{0,20}(?:\s?\(\d{4}\))?$")
_DOMAIN = re.compile(r"\w\.[a-z]{2,9}$")
_NAME_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.’'-]{0,30}$")
_JOINING = frozenset(
    "and of in de da di del der den la le van von bin al el the for with y e".split()
)
_LANGUAGES = read_words("language_names")
_SECTIONS = read_words("news_sections")
_OCCUPATIONS = read_words("byline_occupations")
_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_LONGEST_DATE = 60  # characters, with its weekday and time
_MOST_WORDS = 6  # of a site's name or section


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
    labelled = _LABELLED.match(line)
    if labelled:
        is_source = labelled["label"].lower() in _SOURCE_LABELS
        return HeaderLine(source=labelled["value"].strip() if is_source else None)
    if _RELEASE.match(line) and not WHEN.search(line):
        return HeaderLine()
    if _CODE.match(line) or _names_languages(line):
        return HeaderLine()
    return _dated_or_byline(line)


def is_site_header(line: str) -> bool:
    """Return whether a line names a section of a site ("World News") or the site itself."""
    words = [word.lower() for word in _WORDS.findall(line)]
    if not 1 <= len(words) <= _MOST_WORDS or line[-1:] in ".!?":
        return False
    if all(word in _SECTIONS for word in words):
        return True
    named = line.removeprefix("The ")
    return len(named.split()) <= 3 and is_publication(named) and _is_name(named)


def trailing_date(title: str) -> str | None:
    """Return the date that a title ends with, set off by a comma, a dash or brackets."""
    end = title[-_LONGEST_DATE:]
    dates = list(WHEN.finditer(end))
    if not dates:
        return None
    last = dates[-1]
    before, after = end[: last.start()].rstrip(), end[last.end() :]
    return last["date"] if before[-1:] in tuple(",|–—-(/:") and not after.strip(" )]") else None


def _dated_or_byline(line: str) -> HeaderLine | None:
    byline = _BYLINE.match(line)
    dates = list(WHEN.finditer(line))
    if byline is None and not dates:
        return None
    if byline is None:
        dateline = find_dateline(line, 0, len(line), alone=True)
        if dateline is not None and dateline.date:
            return None  # it has a place, and is a part of the article
    published, updated = _labelled_dates(line, dates)
    rest = list(line)
    for match in dates:
        rest[match.start() : match.end()] = "|" * (match.end() - match.start())
    start = byline.end() if byline else 0
    fields = _fields("".join(rest), start)
    if byline is not None and not (fields and _is_author(fields[0][0])):
        return None
    author = source = None
    for at, (words, begin, strong) in enumerate(fields):
        by = _BYLINE.match(words)
        if (byline is not None and at == 0) or (by and _is_author(words[by.end() :])):
            begin += by.end() if by else 0
            author = author or (begin, begin + len(words) - (by.end() if by else 0))
        elif _is_accounted(words):
            continue
        elif is_publication(words) or _is_source(words, strong=strong and bool(author or at)):
            source = source or _source(words)
        elif _is_name(words) and (author or (not strong and at == 0 and _all_apart(fields))):
            author = author or (begin, begin + len(words))
        elif not (author and _is_occupation(words)):
            return None
    if author and is_publication(line[author[0] : author[1]]):
        source = source or line[author[0] : author[1]]
    return HeaderLine(published=published, updated=updated, source=source, author=author)


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
        labels = list(_DATE_LABEL.finditer(line, at, match.start()))
        if labels and labels[-1]["label"].lower() in _LATER:
            updated = updated or match["date"]
        else:
            published = published or match["date"]
        at = match.end()
    return published, updated


def _is_accounted(words: str) -> bool:
    """Return whether a part of a line is a label of a date, a time, or says nothing."""
    if _FILLER.fullmatch(words) or _RELEASE.match(words) or _CODE.match(words):
        return True
    left = _DATE_LABEL.sub("", words).strip(" :,.-–—")
    return left != words.strip(" :,.-–—") and (not left or _FILLER.fullmatch(left) is not None)


def _is_source(words: str, *, strong: bool) -> bool:
    """Return whether a part of a line names who published it; a `strong` mark may show it."""
    if _is_occupation(words) or words.lower().startswith("in "):
        return False
    named = _source(words)
    return _is_name(named) and (
        strong or named != words or is_publication(named) or _DOMAIN.search(named) is not None
    )


def _source(words: str) -> str:
    return words[4:] if words.lower().startswith("for ") else words


def _is_occupation(words: str) -> bool:
    found = _WORDS.findall(words)
    return bool(found) and found[-1].lower().rstrip("s") in _OCCUPATIONS


def _is_author(words: str) -> bool:
    """Return whether words are the names of people, with what may stand beside them."""
    found = words.split()
    if not 1 <= len(found) <= 12 or words[-1] in "!?:":
        return False
    if words[-1] == "." and not re.search(r"(?:\b[A-Z]|\b[JS]r|Inc|Ltd|Co)\.$", words):
        return False
    if _is_occupation(words):
        return len(found) > 1  # "our business staff"
    if not _NAME_WORD.match(found[0].strip("(),")) or found[0].lower() in ("the", "a", "all"):
        return False
    return _is_name(words)


def _is_name(words: str) -> bool:
    """Return whether all words have a capital, apart from particles."""
    found = [word.strip("(),&/") for word in words.split()]
    found = [word for word in found if word]
    return (
        0 < len(found) <= 12
        and all(_NAME_WORD.match(word) or word.lower() in _JOINING for word in found)
        and any(word.lower() not in _JOINING for word in found)
    )


def _names_languages(line: str) -> bool:
    words = [word.lower() for word in line.replace("|", " ").replace("/", " ").split()]
    return len(words) > 1 and all(word in _LANGUAGES for word in words)
