"""Lines above and below a title that hold only metadata: dates, bylines, labels, release numbers.

A line is taken apart at its separators, and counts as metadata only where every part of it is
accounted for: a date, a label, an author, a publication. A line with a word too many is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from facts.dates.names import SHORT_WEEKDAY
from facts.text.datelines import find_dateline, is_publication
from facts.text.written_dates import AFTER_DATE, BEFORE_DATE, SHORT_DATE, TIME, WEEKDAY, WHEN
from facts.words.files import read_words

LONGEST_LINE = 200
"""In characters; a longer line is text."""

_SEPARATOR = re.compile(r"\s{0,2}(?:[|•·●‧;,]|\s[-–—/]\s)\s{0,2}")
_STRONG = re.compile(r"\s{0,2}(?:[|•·●‧]|\s[-–—/]\s)\s{0,2}")
_DATE_LABEL = re.compile(
    r"(?<![^\W\d_])(?:(?:first|last|originally|date|article|story)\s)?"
    r"(?P<label>date of (?:publication|release)|publication date|release date|date|dated|"
    r"published|posted|issued|released|created|filed|updated?|modified|edited|revised|"
    r"for immediate release|(?:under\s)?embargo(?:ed)?(?:\s(?:until|till|to))?|"
    r"not for release before)"
    r"(?!\w)(?:\s(?:online|at|on|by)\b)?(?:\s?:)?\s?(?:(?:on|at)\b)?",
    re.IGNORECASE,
)
_LATER = frozenset("update updated modified edited revised".split())
_SPAN = r"(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|[smhdw])"
_FILLER = re.compile(
    rf"(?:(?:at|on|and|by|in)\W?|\d{{1,3}}[\s-]{_SPAN}(?:\s(?:to\s)?(?:read|ago|watch|listen))?"
    r"|read(?:ing)?\stime:?(?:\s\d+\smin\w*)?(?:\s\(\d+\swords\))?|\d{1,6}\swords"
    r"|(?:pg?|page|pages)\.?\s?[A-Z]?\d{1,4}"
    rf"|(?:{BEFORE_DATE}{WEEKDAY}{SHORT_DATE}(?!\w){AFTER_DATE})|{SHORT_WEEKDAY}|(?:just\snow|yesterday|today)"
    r"|@\w{2,30}"
    r"|(?:reporting\s)?(?:from|in)(?:\s[^\W\d_]\S{0,30}){1,4}"
    rf"|(?:©|\(c\)\s|copyright\s(?=©|\(c\)|\d{{4}}))[^.!?]{{0,80}}|{TIME}|\W+)",
    re.IGNORECASE,
)
_SOME_TIME = re.compile(
    rf"(?:(?:updated|published|posted|modified)\s)?\d{{1,3}}\s?{_SPAN}\sago"
    rf"|{WEEKDAY}{SHORT_DATE},?\s{{1,3}}(?:at\s)?{TIME}|{TIME},?\s{{1,3}}{WEEKDAY}{SHORT_DATE}",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<label>source|agency|publisher|credit|url|link|tags?|keywords?|section|category|language"
    r"|topics?|(?:(?:media|press)\s)?contacts?|editors?|edited by|edition|length|word count"
    r"|load-date|reading time"
    r"|(?:(?:our|your)\s)?ref(?:erence)?(?: (?:no|number))?|no|nr|number|vol(?:ume)?|issue"
    r"|id|doc(?:ument)? (?:no|number|id)|photos?(?: by)?)"
    r"(?:\s{0,2}[:.#]{1,2}\s{0,2}|\s(?=[\w/-]{0,10}\d))(?P<value>\S.{0,200})$",
    re.IGNORECASE,
)
_SOURCE_LABELS = ("source", "agency", "publisher", "credit")
_NUMBER_LABELS = re.compile(
    r"(?:(?:our|your)\s)?(?:ref|no|nr|number|vol|issue|id|doc)", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?:[-–—]\s?)?(?:(?:written|reported|reporting|story|words|text|compiled|submitted|published"
    r"|posted|authored|added|analysis|review|report)\s)?by:?\s(?=\S)"
    r"|(?:author|byline|reporter|writer)s?\s?:\s?(?=\S)",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    rf"(?:(?P<date>{_DATE_LABEL.pattern.replace('?P<label>', '?:')})"
    r"|(?P<other>from|by|written by|authors?|source|publisher|reporters?|writers?"
    r"|contributors?))\s?:?$",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:(?:for immediate release|(?:embargoed? (?:until|till|to)|not for release before)\b.{0,60})"
    r"|(?:(?:joint|daily|weekly)\s)?(?:press|news|media|information)[\s-]"
    r"(?:release|statement|advisory|note|notice|communiqu[eé]|briefing|bulletin|information)"
    r"(?:\s?(?:[-–—:|#]|no\.?|nr\.?|number|ref\.?){0,2}\s?(?:\(\d{4}\)\s?)?"
    r"[\w./-]{0,20}\d[\w./-]{0,20})?"
    r"|communiqu[eé]|media advisory|press information)\W{0,3}$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:(?:[A-Z]{1,8}[/-]){1,3}[A-Z0-9./-]{0,20}\d[A-Z0-9./-]{0,20}(?:\s?\(\d{4}\))?"
    r"|(?:19|20)\d{2}[-/]\d{1,5}"
    r"|\d{1,5}(?:st|nd|rd|th)\s(?:\w+\s)?(?i:meeting|session|sitting)(?:\s\((?i:am|pm)\))?)$"
)
_DOMAIN = re.compile(r"\w\.[a-z]{2,9}$")
_NAME_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.’'-]{0,30}$")
_JOINING = frozenset(
    "and of for in de da di del der den la le van von bin al el the for with y e".split()
)
_AGENCIES = read_words("news_agencies")
_LANGUAGES = read_words("language_names")
_SECTIONS = read_words("news_sections")
_OCCUPATIONS = read_words("byline_occupations")
_BUTTONS = read_words("page_buttons")
_BODIES = read_words("organisation_nouns")
_LABELS = read_words("story_labels")
_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_LONGEST_DATE = 60  # characters, with its weekday and time
_MOST_WORDS = 6  # of a site's name or section
_LONGEST_NAME = 4  # words of a person's name that no word introduces
_CRUMBS = re.compile(r"\s{0,2}[>»›/|]\s{0,2}")
_LONGEST_CRUMB = 4  # words


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
    if labelled and not WHEN.search(line) and _is_label(labelled):
        is_source = labelled["label"].lower() in _SOURCE_LABELS
        return HeaderLine(source=labelled["value"].strip() if is_source else None)
    if _RELEASE.match(line) and not WHEN.search(line):
        return HeaderLine()
    if _CODE.match(line) or _names_languages(line) or _SOME_TIME.fullmatch(line):
        return HeaderLine()
    return _dated_or_byline(line)


def read_weak_line(line: str) -> HeaderLine | None:
    """Return what a line tells that is metadata only among others: a name, a newspaper, a button.

    Alone it may as well be a title or a heading.
    """
    if not line or len(line) > LONGEST_LINE // 2 or line[-1] in "!?":
        return None
    if is_button(line) or _LABEL_ALONE.match(line):
        return HeaderLine()
    return _dated_or_byline(line, weak=True)


def is_label_alone(line: str) -> bool:
    """Return whether a line is only a label, such as "Published": the next holds its value."""
    return len(line) <= _LONGEST_DATE and _LABEL_ALONE.match(line) is not None


def issuer_after(label: str, line: str) -> HeaderLine | None:
    """Return what a line tells that stands below a label such as "From:" and names an issuer."""
    named = line.split(" and ")[0]
    if not label.lower().startswith(("from", "source", "publisher")) or not _is_name(line):
        return None
    is_body = any(word.lower() in _BODIES for word in named.split()) or is_publication(named)
    return HeaderLine(source=named if is_body else None)


def is_button(line: str) -> bool:
    """Return whether a line is what a page's buttons say: "Share this article", "12 comments"."""
    words = [word.lower() for word in _WORDS.findall(line)]
    return 0 < len(words) <= _MOST_WORDS and all(
        word in _BUTTONS or word.isdigit() for word in words
    )


def is_issuer(line: str) -> bool:
    """Return whether a line is only the name of an office: "Office of Public Affairs"."""
    words = line.split()
    return (
        len(words) <= 2 * _LONGEST_NAME
        and any(
            word.lower() in _BODIES and following in ("of", "for")
            for word, following in pairwise(words)
        )
        and _is_name(line)
    )


def is_site_header(line: str) -> bool:
    """Return whether a line names a section of a site ("World News") or the site itself."""
    if not 1 <= len(_WORDS.findall(line)) <= _MOST_WORDS or line[-1:] in ".!?":
        return False
    if _is_part_of_site(line):
        return True
    named = line.removeprefix("The ")
    return len(named.split()) <= 3 and is_publication(named) and _is_name(named)


def site_name(line: str) -> str | None:
    """Return the publication that the head of a site names; "World News" is a section."""
    return line if is_publication(line) and not _is_part_of_site(line) else None


def _is_part_of_site(line: str) -> bool:
    """Return whether a line names a section, a kind of story, or the way to a page."""
    words = (word.lower() for word in _WORDS.findall(line))
    return all(word in _SECTIONS or word in _LABELS for word in words) or _is_trail(line)


def _is_trail(line: str) -> bool:
    """Return whether a line shows where on its site a page is: "Home > News > Courts"."""
    parts = [part.lower() for part in _CRUMBS.split(line)]
    short = all(0 < len(part.split()) <= _LONGEST_CRUMB for part in parts)
    return len(parts) > 1 and short and all(word in _SECTIONS for word in parts[0].split())


def trailing_date(title: str) -> str | None:
    """Return the date that a title ends with, set off by a comma, a dash or brackets."""
    end = title[-_LONGEST_DATE:]
    dates = list(WHEN.finditer(end))
    if not dates:
        return None
    last = dates[-1]
    before, after = end[: last.start()].rstrip(), end[last.end() :]
    return last["date"] if before[-1:] in tuple(",|–—-(/:") and not after.strip(" )]") else None


def _dated_or_byline(line: str, *, weak: bool = False) -> HeaderLine | None:
    byline = _BYLINE.match(line)
    dates = list(WHEN.finditer(line))
    if not weak and byline is None and not dates:
        return None
    if byline is None and dates:
        dateline = find_dateline(line, 0, len(line), alone=True)
        if dateline is not None and dateline.date and not is_publication(dateline.place or ""):
            return None  # it has a place, and is a part of the article
    published, updated = _labelled_dates(line, dates)
    rest = list(line)
    for match in dates:
        rest[match.start() : match.end()] = "|" * (match.end() - match.start())
    start = byline.end() if byline else 0
    fields = _fields("".join(rest), start)
    if byline is not None and not (fields and _is_author(_without_asides(fields[0][0]))):
        return None
    last_date = dates[-1].end() if dates else len(line)
    author = source = place = None
    for at, (whole, begin, strong) in enumerate(fields):
        words = _bare(whole)
        by = _BYLINE.match(words)
        if (byline is not None and at == 0) or (by and _is_author(words[by.end() :])):
            begin += by.end() if by else 0
            author = author or (begin, begin + len(words) - (by.end() if by else 0))
        elif (
            not words
            or _is_accounted(words)
            or _is_section(words)
            or ((author or weak) and _is_occupation(words) and not words.startswith("The "))
        ):
            continue
        elif begin > last_date and place is None and _is_shouted_place(words):
            place = words
        elif is_publication(words) or _is_source(words, strong=strong and bool(author or at)):
            source = source or _source(words)
        elif _is_name(words) and (author or (not strong and at == 0 and _all_apart(fields))):
            author = author or (begin, begin + len(words))
        elif weak and at == 0 and _may_be_person(words):
            author = (begin, begin + len(words))
        elif weak and at and (author or source) and _is_name(words) and len(words.split()) <= 3:
            continue  # where they are: "Zeta News, Osmer"
        else:
            return None
    if author and is_publication(line[author[0] : author[1]]):
        source = source or line[author[0] : author[1]]
    return HeaderLine(
        published=published, updated=updated, source=source, place=place, author=author
    )


def _without_asides(words: str) -> str:
    """Return an author without what brackets tell: "Ida Sool (Varno, correspondent)"."""
    return re.sub(r"\s?\([^()]{1,60}\)", "", _bare(words))


def _bare(words: str) -> str:
    """Return a part of a line without brackets around it and a label of a date at its ends."""
    words = words.strip()
    if words[:1] in "([" and words[-1:] in ")]":
        words = words[1:-1]
    for match in _DATE_LABEL.finditer(words):
        if match.end() == len(words) and match.start() > 0:
            words = words[: match.start()].rstrip(" :-–—")
            break
    words = re.sub(r"\s(?:on|at)$", "", words)
    named = re.sub(r"\s\([^()]{1,40}\)$", "", words)  # "The Herald (Varno)"
    return named if is_publication(named) else words


def _is_label(labelled: re.Match[str]) -> bool:
    """Return whether what follows a label is its value: a reference has a number."""
    if not _NUMBER_LABELS.match(labelled["label"]):
        return labelled[0][len(labelled["label"]) :].lstrip()[:1] == ":"
    value = labelled["value"]
    return len(value) <= _LONGEST_DATE and any(c.isdigit() for c in value) and " " not in value


def _is_section(words: str) -> bool:
    found = [word.lower() for word in _WORDS.findall(words.removeprefix("in "))]
    return 0 < len(found) <= _MOST_WORDS and all(word in _SECTIONS for word in found)


def _is_shouted_place(words: str) -> bool:
    """Return whether a word in capitals after a date is the place, and no agency."""
    letters = words.replace(" ", "")
    return letters.isalpha() and words.isupper() and len(letters) >= 5 and not _is_known(words)


def _is_known(words: str) -> bool:
    return (len(words.split()) > 1 and is_publication(words)) or words.lower() in _AGENCIES


def _may_be_person(words: str) -> bool:
    """Return whether words may be one person's name, or those of several."""
    people = re.split(r",\s|\sand\s|\s&\s|\sin\s", words)
    return (
        _is_name(words)
        and all(len(one.split()) <= _LONGEST_NAME for one in people)
        and len(people[0].split()) > 1
        and not any(c.isdigit() for c in words)
    )


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
    labelled = _LABELLED.match(words)
    if labelled and labelled["label"].lower() not in _SOURCE_LABELS and _is_label(labelled):
        return True
    if words.lower() in _LANGUAGES or is_button(words):
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
    labelled = _LABELLED.match(words)
    if labelled and labelled["label"].lower() in _SOURCE_LABELS:
        return labelled["value"].strip()
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
