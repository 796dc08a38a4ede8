"""Last lines that tell who worked on a report: names and initials, with an agency or a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.text.header_names import LONGEST_NAME, is_name, is_occupation
from facts.text.publications import is_publication

_LONGEST = 160  # characters
_ROLES = (
    r"(?:reporters?|writers?|authors?|correspondents?|journalists?|(?:sub-?|copy )?editors?"
    r"|translators?|photographers?|producers?|proof-?readers?|desk"
    r"|(?:reporting|reported|writing|written|editing|edited|translation|translated|compiled|story"
    r"|text|words|photos?)(?: by)?)"
)
_LABELLED = re.compile(
    rf"(?:\(?[A-Z]{{2}}\s?[-–—]\s?)?{_ROLES}(?:\s?:\s?|(?<=\sby)\s)(?P<names>\S.{{0,150}})",
    re.IGNORECASE,
)
"""Staff by their role: "Translator: Ida Sool", and "EN - editor: Jon Ek" of a bilingual wire."""
_APART = re.compile(rf"\s{{0,2}}[|;]\s{{0,2}}|,\s(?={_ROLES}\s?:)", re.IGNORECASE)
_FRAMED = re.compile(r"(?P<agency>[^\W\d_][\w .&-]{1,30}?)?\s?/?\s?\((?P<inside>[^()]{4,150})\)$")
_BY = re.compile(r"\(by\s(?P<names>[^()]{3,120})\)\W{0,2}$", re.IGNORECASE)
_ADDRESS = r"(?:https?://)?(?:www\.)?[\w-]{2,60}(?:\.[a-z-]{2,30}){1,3}/?"
_SITE = re.compile(
    rf"(?:\([^\W\d_][\w .&/-]{{1,40}}\)\s?)?(?:[-–—]{{1,3}}\s?{_ADDRESS}|[(\[]{_ADDRESS}[)\]])",
    re.IGNORECASE,
)
"""Where a report comes from: "– zeta.example", "(ZNA) (www.zna.example)"."""
_DESK = re.compile(r"(?P<agency>[^\W\d_]{2,9}) (?:[A-Z]{2,4} )?[a-z]{2,4}(?:[/ ][a-z]{2,4}){0,3}")
"""An agency and the initials of its desk: "ZNA io/jk", "ZNA OSM io jk"."""
_HELPLINE = re.compile(r"(?:[^\W\d_][^\W\d_’'.-]{0,20},? ){1,5}(?=(?:\d ?){6})[\d ]{6,16}")
"""A name and a number to call: "Varno Helpline 0800 12 34 56"."""
_MOST_HELPLINES = 5
_LETTERS = r"(?:[^\W\d_]\.?){1,4}"
_INITIALS = re.compile(
    # "M.S/ T.R.", "A.B, C.D": letters with stops, those of several people.
    r"(?=\S{0,12}\.)(?:[^\W\d_]\.){1,3}[^\W\d_]?\.?"
    r"(?:\s?[/,]\s?(?:[^\W\d_]\.){1,3}[^\W\d_]?\.?){1,4}"
    # "JYR/IO // OBR": writers before the double stroke, the desk after it.
    r"|[A-Z]{2,4}(?:/[A-Z]{2,4}){0,3}\s?//\s?[A-Z]{2,4}(?:/[A-Z]{2,4}){0,2}\.?"
    # "--- Ends/Sool", "(end) io.obr": an end mark with whose words it ends.
    rf"|[-–—=]{{0,20}}\s?\(?(?i:end|ends)\)?\s?[/ ]\s?{_LETTERS}(?:[./]{_LETTERS}){{1,3}}"
    rf"|[-–—=]{{2,40}}\s?{_LETTERS}(?:[./]{_LETTERS}){{0,3}}$"
    # "//Zeta// IO": the agency between strokes, and who wrote.
    rf"|//\s?[^\W\d_][\w .-]{{1,30}}//\s?{_LETTERS}(?:[/,]\s?{_LETTERS}){{0,3}}"
    # The clocks of a wire: "18:35 LOCAL TIME 15:35 GMT".
    r"|(?:\d{1,2}[:.]\d{2}\s(?:LOCAL\sTIME|[A-Z]{3,4})\s?){1,3}",
)


def is_staff(line: str, names: tuple[str | None, ...]) -> bool:
    """Return whether a last line only tells who wrote, edited or translated a report.

    `names` are those of the agency and the source, which initials and names may follow.
    """
    if len(line) > _LONGEST:
        return False
    return (
        _INITIALS.fullmatch(line) is not None
        or _SITE.fullmatch(line) is not None
        or line.strip(" .").casefold() in {name.casefold() for name in names if name}
        or _is_labelled(line)
        or _is_by(line)
        or _is_desk(line, names)
        or _is_behind_agency(line, names)
    )


def is_helpline(lines: Sequence[str], names: tuple[str | None, ...]) -> bool:
    """Return whether the last line only tells a number to call, below the line of an agency's desk.

    Agencies end reports on violence or illness so.
    """
    for line in reversed(lines[-_MOST_HELPLINES:]):
        if not (len(line) <= _LONGEST and _HELPLINE.fullmatch(line)):
            return line != lines[-1] and _is_desk(line, names)
    return False


def _is_desk(line: str, names: tuple[str | None, ...]) -> bool:
    """Return whether a line is one of `names` of the agency, and the initials of its desk."""
    desk = _DESK.fullmatch(line) if len(line) <= _LONGEST else None
    if desk is None:
        return False
    agency = desk["agency"].casefold()
    return any(name and agency == name.casefold().split()[0] for name in names)


def _is_labelled(line: str) -> bool:
    """Return whether a line is people behind labels: "Reporter: Ida Sool | Editor: Jon Ek"."""
    framed = _FRAMED.fullmatch(line)
    if framed is not None and (framed["agency"] is None or is_publication(framed["agency"])):
        line = framed["inside"]
    parts = [_LABELLED.fullmatch(part) for part in _APART.split(line)]
    return all(part is not None and _are_people(part["names"]) for part in parts)


def _is_by(line: str) -> bool:
    """Return whether a line is "(By Ida Sool and Jon Ek)"."""
    by = _BY.fullmatch(line)
    return by is not None and _are_people(by["names"])


def _is_behind_agency(line: str, names: tuple[str | None, ...]) -> bool:
    """Return whether names or initials follow an agency or each other: "ZNA/Ida Sool/Jon Ek"."""
    first, *others = (part.strip() for part in line.strip("/ ").split("/"))
    if not others or not all(_are_people(part) for part in others):
        return False
    if _is_agency(first, names):
        return True
    # "Ida Sool/Jon Ek", but "Osmer/Varno" may be a heading of two towns.
    return all(_is_full_name(part) for part in (first, *others))


def _is_agency(name: str, names: tuple[str | None, ...]) -> bool:
    known = [each.casefold() for each in names if each]
    return name.casefold() in known or (" " not in name and is_publication(name))


def _is_full_name(name: str) -> bool:
    return 2 <= len(name.split()) <= LONGEST_NAME and is_name(name) and not name.isupper()


def _are_people(words: str) -> bool:
    """Return whether words are names or initials of people, and no sentence or title."""
    people = [each for each in re.split(r",\s?|\sand\s|\s&\s", words) if each.strip()]
    return bool(people) and all(_is_person(each.strip()) for each in people)


def _is_person(words: str) -> bool:
    if not words or words[-1] in "!?:" or any(char.isdigit() for char in words):
        return False
    if len(words) <= 4 and words.isalpha() and (words.islower() or words.isupper()):
        return True  # initials
    named = len(words.split()) <= LONGEST_NAME and is_name(words)
    ended = words.endswith(".") and len(words.split()[-1]) > 3
    return (named or is_occupation(words)) and not ended
