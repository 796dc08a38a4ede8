"""What the parts of a line of metadata may be: names, authors, sections, occupations, buttons."""

from __future__ import annotations

import re

from facts.text.publications import AGENCIES, is_publication
from facts.words.files import read_words

_NAME_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.’'-]{0,30}$")
JOINING = frozenset(
    "and of for in de da di del der den la le van von bin al el the for with at y e".split()
)
LANGUAGES = read_words("language_names")
SECTIONS = read_words("news_sections")
_SERVICES = frozenset(
    "facebook twitter whatsapp linkedin instagram telegram reddit pinterest bluesky threads tumblr "
    "messenger youtube tiktok flipboard mastodon".split()
)
"""Services to which pages let their readers send an article; two of them stand in no title."""
_OCCUPATIONS = read_words("byline_occupations")
_BUTTONS = read_words("page_buttons")
WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_COUNTED = re.compile(
    r"\d[\d.,]{0,8}\s?[KM]?\s(?:followers|subscribers|likes|reads|shares|views)", re.IGNORECASE
)
_SIZES = re.compile(
    r"(?:font|text|type) size\s?:?(?:\s{0,3}(?:A[+-]?|[+-]|small|medium|large)(?!\w)){1,4}\W{0,3}$",
    re.IGNORECASE,
)
"""The letters by which a page offers to be set larger: "Font size: A A A"."""
MOST_WORDS = 6  # of a site's name or section
LONGEST_NAME = 4  # words of a person's name that no word introduces


def is_button(line: str) -> bool:
    """Return whether a line is what a page's buttons say: "Share this article", "12 comments"."""
    if _COUNTED.fullmatch(line):
        return True
    shown = _SIZES.sub("", line)
    if not shown.strip() and line.strip():
        return True
    words = [word.lower() for word in WORDS.findall(shown)]
    if len(words) == 3 and words[0] in ("follow", "share") and words[1] in ("on", "to", "via"):
        return True  # the name of a service follows
    if 0 < len(words) <= MOST_WORDS and all(w in _BUTTONS or w.isdigit() for w in words):
        return True
    services = [word for word in words if word in _SERVICES]
    # A service is called only "X".
    return len(services) > 1 and all(word in _BUTTONS for word in {*words} - {*services, "x"})


def is_section(words: str) -> bool:
    found = [word.lower() for word in WORDS.findall(words.removeprefix("in "))]
    return 0 < len(found) <= MOST_WORDS and all(word in SECTIONS for word in found)


def is_shouted_place(words: str) -> bool:
    """Return whether a word in capitals after a date is the place, and no agency."""
    letters = words.replace(" ", "")
    return letters.isalpha() and words.isupper() and len(letters) >= 5 and not _is_known(words)


def _is_known(words: str) -> bool:
    return (len(words.split()) > 1 and is_publication(words)) or words.lower() in AGENCIES


def may_be_person(words: str) -> bool:
    """Return whether words may be one person's name, or those of several."""
    people = re.split(r",\s|\sand\s|\s&\s|\sin\s|\sat\s", words)
    return (
        is_name(words)
        and all(len(one.split()) <= LONGEST_NAME for one in people)
        and len(people[0].split()) > 1
        and not any(c.isdigit() for c in words)
    )


def is_occupation(words: str) -> bool:
    found = WORDS.findall(words)
    return bool(found) and found[-1].lower().rstrip("s") in _OCCUPATIONS


def is_author(words: str) -> bool:
    """Return whether words are the names of people, with what may stand beside them."""
    found = words.split()
    if not 1 <= len(found) <= 12 or words[-1] in "!?:":
        return False
    if words[-1] == "." and not re.search(r"(?:\b[A-Z]|\b[JS]r|Inc|Ltd|Co)\.$", words):
        return False
    if is_occupation(words):
        return len(found) > 1  # "our business staff"
    if not _NAME_WORD.match(found[0].strip("(),")) or found[0].lower() in ("the", "a", "all"):
        return False
    return is_name(words)


def is_name(words: str) -> bool:
    """Return whether all words have a capital, apart from particles."""
    found = [word.strip("(),&/") for word in words.split()]
    found = [word for word in found if word]
    return (
        0 < len(found) <= 12
        and all(_NAME_WORD.match(word) or word.lower() in JOINING for word in found)
        and any(word.lower() not in JOINING for word in found)
    )


def names_languages(line: str) -> bool:
    words = [word.lower() for word in line.replace("|", " ").replace("/", " ").split()]
    return len(words) > 1 and all(word in LANGUAGES for word in words)
