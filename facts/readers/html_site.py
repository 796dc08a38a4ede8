"""The name of the site that a page is from: in its title, its head, and its notice of rights."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml import html

from facts.readers.html_chrome import words_of
from facts.text.header_lines import is_body
from facts.text.header_names import is_name, is_section
from facts.text.publications import is_masthead, is_publication
from facts.text.written_dates import WHEN

_MARKS = re.compile(r"(?<!\s)\s++([-–—|·•»:]++)\s++|(?<=\w)(:)\s++")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s{0,3}(?:(?:©|\(c\)|copyright)\s{0,3}){0,2}"
    r"(?P<year>(?:19|20)\d{2}(?:\s?[-–—,]\s?(?:(?:19|20)\d{2}|present))?)?,?\s{0,3}(?:by\s)?"
    r"(?P<name>[^\W\d_][^.|•·©\n]{1,80})",
    re.IGNORECASE,
)
_OF_RIGHTS = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s{0,3}(?:,\s|\s[-–—]\s|\ball rights\b|\ball content\b|[({\[]).*", re.I | re.S
)
_FOOT = frozenset("footer foot copyright colophon legal bottom imprint".split())
_HEAD = frozenset("header masthead logo brand branding banner sitename".split())
_LONGEST = 300  # characters
_LONGEST_DATE = 60  # characters
_MOST_WORDS = 8
_MOST_LOGOS = 5
_MOST_HEADS = 10
_MOST_ELEMENTS = 3_000  # among which the head of the page is sought
_MOST_STATED = 20  # the last texts with notices of rights
_MOST_PIECES = 50  # of the text of one element
_SPOKEN = re.compile(r"\s(?:online|website|home ?page|logo|home)$|\.(?:com|org|net)$|^the\s", re.I)
_SURE = frozenset("|·•»")
_FEWEST_LETTERS = 3
_FEWEST_WORDS = 3  # of the start of a headline


@dataclass(frozen=True, slots=True)
class SiteNames:
    """What a page shows of its site's name, in its head and in the notice of rights at its foot."""

    owner: str | None = None
    shown: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        """Return whether the page shows a name, apart from "The" and "Online"."""
        letters = _letters(name)
        known = {*self.shown, *([_letters(self.owner)] if self.owner else [])}
        return len(letters) >= _FEWEST_LETTERS and letters in known


def site_names(tree: html.HtmlElement) -> SiteNames:
    """Return the names that a whole page shows of its site."""
    return SiteNames(_owner(tree), frozenset(filter(None, map(_letters, _shown(tree)))))


def site_in_title(
    title: str, url: str | None, names: SiteNames, lines: frozenset[str]
) -> tuple[str, str] | None:
    """Return the site that a page's title names at an end, and the title without it.

    The page's address has the same name, or the page shows it elsewhere; or what is left is a line
    of the page, of which `lines` are those in small letters.
    """
    marks = list(_MARKS.finditer(title))
    if not marks:
        return None
    labels = _labels(url)
    last, first = marks[-1], marks[0]
    ends = [(title[last.end() :], title[: last.start()], last[1] or "")] if last[1] else []
    ends.append((title[: first.start()], title[first.end() :], first[1] or ":"))
    for part, rest, mark in ends:
        plain = "".join(c for c in part.casefold() if c.isalnum())
        if {plain, plain.removeprefix("the")} & labels and mark != ":":
            return part, _without_last(without_sections(rest), lines)
    for part, whole, mark in ends:
        rest = _without_last(_without_date(without_sections(whole)), lines)
        if names.has(part) or (is_body(part) and " ".join(part.split()).casefold() in lines):
            return part, rest
        if not _is_line(rest, lines):
            section, _, rest = rest.partition(": ")  # "News: Mill burns down"
            if not (is_section(section) and _is_line(rest, lines)):
                continue
        if not _may_be_site(part):
            continue
        named = part.removeprefix("The ")
        is_known = any(map(is_publication, (named, _SPOKEN.sub("", named)))) or is_body(part)
        if mark in _SURE or is_known or (part.isupper() and " " in part):
            return part, rest
    return None


def _without_last(title: str, lines: frozenset[str]) -> str:
    """Return a title without the sections behind a line of the page: "Mill burns | News"."""
    for mark in _MARKS.finditer(title):
        head = title[: mark.start()]
        if " ".join(title.split()).casefold() in lines:
            break
        if mark[1] in _SURE and " ".join(head.split()).casefold() in lines:
            return head if len(head.split()) >= _FEWEST_WORDS else title
    return title


def _is_line(text: str, lines: frozenset[str]) -> bool:
    """Return whether a text is a line of the page, or the start of one."""
    folded = " ".join(text.split()).casefold()
    if folded in lines:
        return True
    start = f"{folded.rstrip('.…')} "
    return len(folded.split()) >= _FEWEST_WORDS and any(line.startswith(start) for line in lines)


def _without_date(title: str) -> str:
    """Return a title without the date that a comma joins to its end."""
    dates = list(WHEN.finditer(title, max(0, len(title) - _LONGEST_DATE)))
    joined = dates and dates[-1].end() == len(title) and title[: dates[-1].start()].rstrip()
    return joined.rstrip(",") if joined and joined.endswith(",") else title


def is_site(title: str, names: SiteNames) -> bool:
    """Return whether a page's whole title is only the name of its site or its issuer."""
    if not title or _MARKS.search(title):
        return False
    return names.has(title) or is_body(title) or is_masthead(title.removeprefix("The "))


def without_sections(title: str) -> str:
    """Return a title without the sections of the site before it: "News - Mill burns down"."""
    while (mark := _MARKS.search(title)) and mark[1] and is_section(title[: mark.start()]):
        title = title[mark.end() :]
    return title


def _may_be_site(name: str) -> bool:
    return len(name.split()) <= _MOST_WORDS and is_name(name) and not is_section(name)


def _labels(url: str | None) -> set[str]:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return set()
    return {label.replace("-", "") for label in host.split(".")[:-1]} - {""}


def _letters(name: str) -> str:
    spoken = " ".join(name.split())[:_LONGEST]
    for _ in range(2):
        spoken = _SPOKEN.sub("", spoken)
    return "".join(c for c in spoken.casefold() if c.isalnum())


def _owner(tree: html.HtmlElement) -> str | None:
    """Return whose rights the page's foot states: "© 2025 The Arva Courier"."""
    stated: deque[tuple[html.HtmlElement, str]] = deque(maxlen=_MOST_STATED)
    stated.extend(each for each in _texts(tree) if _OF_RIGHTS.search(each[1]))
    for element, text in reversed(stated):
        whole = "".join(islice(element.itertext(), _MOST_PIECES))
        match = _RIGHTS.search(
            " ".join((whole if len(whole) <= _LONGEST else text).split())[:_LONGEST]
        )
        if match is None:
            continue
        in_foot = any(_is_named(each, _FOOT, "footer") for each in _line_up(element))
        is_picture = next(element.iterancestors("figure", "article"), None) is not None
        if not in_foot and (is_picture or not match["year"]):
            continue
        name = _AFTER_NAME.sub("", match["name"]).strip(" ,-–—")
        if _may_be_site(name) and not name.lower().startswith("all rights"):
            return name
    return None


def _texts(tree: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Yield each piece of text with the element it stands in."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "noscript"):
            continue
        if element.text:
            yield element, element.text
        for child in element:
            if child.tail:
                yield element, child.tail


def _shown(tree: html.HtmlElement) -> Iterator[str]:
    """Yield the words in the page's head that may be its site's name, and those for its logo."""
    images = islice(tree.iter("img"), _MOST_LOGOS)
    yield from (image.get("alt") or "" for image in images)
    heads = (
        element
        for element in islice(tree.iter(), _MOST_ELEMENTS)
        if isinstance(element.tag, str) and _is_named(element, _HEAD, "header")
    )
    for head in islice(heads, _MOST_HEADS):
        if next(head.iterancestors("article", "main"), None) is not None:
            continue
        for part in (
            head,
            *islice(head.iterdescendants("a", "h1", "span", "div", "p"), _MOST_LOGOS),
        ):
            words = "".join(islice(part.itertext(), _MOST_PIECES)).split()
            if len(words) <= _MOST_WORDS:
                yield " ".join(words)


def _is_named(element: html.HtmlElement, names: frozenset[str], tag: str) -> bool:
    return element.tag == tag or not names.isdisjoint(words_of(element))


def _line_up(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (each for each in (element, *element.iterancestors()) if isinstance(each.tag, str))
