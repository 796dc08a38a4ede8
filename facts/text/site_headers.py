"""The head of a site above an article: its name, its sections, and the way to the page."""

from __future__ import annotations

import re

from facts.text.header_names import MOST_WORDS, SECTIONS, WORDS, is_name
from facts.text.publications import is_publication
from facts.text.written_dates import WHEN
from facts.words.files import read_words

_LABELS = read_words("story_labels")
_SITE_LAST = re.compile(
    r"\s{1,2}(?P<mark>[|–—-])\s{1,2}(?P<name>[^\W\d_](?:(?!\s[|–—-]\s).){1,40})$"
)
_OF_TRANSCRIPT = re.compile(
    r"^(?:full|rush|edited|unedited|complete|partial) (?=transcript\b)", re.IGNORECASE
)
_CRUMBS = re.compile(r"\s{0,2}(?:>{1,2}|[»›/|·•])\s{0,2}")
_LONGEST_CRUMB = 4  # words


def is_site_header(line: str) -> bool:
    """Return whether a line names a section of a site ("World News") or the site itself."""
    if not 1 <= len(WORDS.findall(line)) <= MOST_WORDS or line[-1:] in ".!?":
        return False
    if _is_part_of_site(line):
        return True
    named = line[4:] if line.lower().startswith("the ") else line
    return len(named.split()) <= 3 and is_publication(named) and is_name(named)


def site_name(line: str) -> str | None:
    """Return the publication that the head of a site names; "World News" is a section."""
    return line if is_publication(line) and not _is_part_of_site(line) else None


def site_after_title(title: str) -> tuple[int, str] | None:
    """Return where a title ends before the site that it names last, and that site.

    "Ferry line approved | Zeta News". After a dash, which titles have too, the name needs a date
    before it or an article.
    """
    match = _SITE_LAST.search(title)
    if match is None or match.start() == 0:
        return None
    named = match["name"]
    if not (is_name(named) and is_publication(named.removeprefix("The ")) and " " in named):
        return None
    before = title[: match.start()]
    dated = any(found.end() == len(before) for found in WHEN.finditer(before))
    told = "|" in match["mark"] or dated or named.startswith("The ")
    return (match.start(), named) if told else None


def _is_part_of_site(line: str) -> bool:
    """Return whether a line names a section, a kind of story, or the way to a page."""
    line = _OF_TRANSCRIPT.sub("", line)
    words = (word.lower() for word in WORDS.findall(line))
    return all(word in SECTIONS or word in _LABELS for word in words) or _is_trail(line)


def _is_trail(line: str) -> bool:
    """Return whether a line shows where on its site a page is: "Home > News > Courts"."""
    parts = [part.lower() for part in _CRUMBS.split(line)]
    short = all(0 < len(part.split()) <= _LONGEST_CRUMB for part in parts)
    marked = len(parts) > 2 and any(mark in line for mark in ">»›")
    first = len(parts) > 1 and all(word in SECTIONS for word in parts[0].split())
    return short and (first or (marked and any(part in SECTIONS for part in parts)))
