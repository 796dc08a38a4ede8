"""What stands after a report: end marks, an agency's tag, credits, and an issuer's contacts."""

from __future__ import annotations

import re
from itertools import pairwise

from facts.text.header_labels import CODE, REACHED, RELEASE
from facts.text.publications import is_publication
from facts.text.service_notes import is_service_note
from facts.text.written_dates import WHEN

LONGEST_ENDING = 300
"""In characters, of a line that holds no sentence of the report."""

_CLOSING = re.compile(
    # Scripts of broadcasts tell how long they take: "ENDS (DUR: 0’45”)".
    r"ends?\s{1,3}\(?(?:dur(?:ation)?|trt|time)\s?:?\s?\d[\d:.'’′\"”″ ]{0,12}"
    r"(?:m(?:in)?s?|s(?:ec)?s?)?\)?$|"
    r"[\W_]{0,20}(?:-\s?30\s?-|#{2,20}|\(?(?:ends?|more|end\s?item(?:/[a-z]{1,4})?)\)?|\*{2,20})[\W_]{0,20}$"
    r"|all\srights\sreserved\W{0,2}$"
    r"|[\W_]{0,20}(?:the\s)?end\sof\s(?:(?:the|this|press|media|news)\s){0,2}(?:advisory|bulletin|message"
    r"|notice|release|report|statement|text|transcript|transmission|warning)[\W_]{0,20}$"
    # "ZNA 1142 GMT 03 03 25": when an agency sent a take.
    r"|(?-i:[A-Z]{2,8}\s\d{4}\sGMT(?:\s\d\d){3})$"
    # "03-MAR-25 11:42 NNNN": teleprinters mark the end of a message so.
    r"|(?:[\w:./-]{1,12}\s){0,4}(?-i:N{4})$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"[\W_]{0,9}(?:©|\(c\)\s|(?-i:(?:[A-Z]{1,20}\s){1,4})©|copyright\s(?=©|\(c\)|\d{4}"
    r"|[^\n]{1,200}[.,]?\sall\srights\sreserved\W{0,3}$)"
    r"|copyright\s(?-i:(?:[A-Z][\w&’'-]{0,30},?\s){1,5})(?:19|20)\d{2}(?:[.,;]|$)"
    r"|(?:(?:any|the|its|full|partial)\s){0,2}(?:reproduction|republication|redistribution)\s"
    r"(?:of\s.{1,60}\s)?is\s(?:not\s|strictly\s)?"
    r"(?:permitted|allowed|authori[sz]ed|prohibited|forbidden)\b"
    r"|no\spart\sof\sthis\s(?:book|content|document|issue|magazine|material|publication|report|story"
    r"|article)\smay\sbe\s(?:copied|published|redistributed|reprinted|reproduced|stored|used)\b"
    r"|(?:this|our)\s(?:material|content|story|article|report)\s(?:may|must)\snot\sbe\s"
    r"(?:published|reproduced|rewritten|redistributed|broadcast)\b)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[a-z]{2,4}(?:[/.-][a-z]{2,4}){1,4}$")
_CREDITS = re.compile(
    r"[(\[*–—-]{0,3}\s?(?:(?:additional|further)\s)?(?:(?:reporting|report|writing|written|editing|edited|"
    r"compiled|translated|translation)\sby\s\S"
    r"|\((?:profile|end)\s\([^\n]{1,250}\)\s?\)$"
    r"|\(\(.{1,250}\)\)$"  # whom to reach: "((ida@zna.example; Messaging: …))"
    r"|with\s(?:an?\s)?(?:inputs?|files|reporting|reports?|material)\sfrom\s\S"
    r"|(?:[^\W\d_][^\s!?]{0,30},?\s){1,16}contributed\s(?:reporting\s)?to\sthis\s"
    r"(?:report|story|article)\W{0,3}$"
    r"|(?:except\sfor\sthe\sheadline,\s)?this\s(?:story|report|article|copy)\s(?:has|was|is)\s(?:not\s)?"
    r"(?:been\s)?(?:edited|created|auto-?generated|generated|translated)\sby\b"
    r"|for\s(?:the\s)?(?:use\sof\s)?(?:the\s)?(?:information|news)\smedia\b.{0,60}official\srecord)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:[-–—=]{1,3}\s?|[(\[/])\s?(?P<name>[^\W\d_][\w .&’/-]{0,40})(?:[)\]/]|$)\W{0,2}$"
)
_DATED_TAG = re.compile(
    rf"[(\[](?P<name>[^\W\d_][\w .&’/-]{{0,40}}),\s{{1,2}}{WHEN.pattern}[)\]]\W{{0,2}}$"
)
_FIRST_PUBLISHED = re.compile(
    r"this\s(?:report|article|story|interview|piece|column|content)\s"
    r"(?:by\s(?P<by>[^\W\d_][\w .&’'-]{1,60}?)\s)?"
    r"(?:was|is|has\sbeen)\s(?:(?:first|originally|previously)\s)?(?:re)?published\s?"
    r"(?:(?:by|in|on|at|from)\s(?P<in>[^\W\d_][\w .&’'-]{1,60}?))?"
    rf"(?:,?\s(?:on\s)?{WHEN.pattern})?\W{{0,2}}$",
    re.IGNORECASE,
)
_APPEARED_FIRST = re.compile(
    r"the\s(?:post|article|story|entry)\s(?P<title>\S.{0,400}?)\s(?:appeared\sfirst|first\sappeared)\son"
    r"\s(?P<site>\S.{0,100}?)\.?$",
    re.IGNORECASE,
)
_SHORTEST_TITLE = 15  # letters: a shorter one may begin another by chance
_LETTERS = re.compile(r"[\W_]+")
_GLUED_TAG = re.compile(
    r"(?<=[.!?\"”’])\s{0,2}[(\[/](?P<name>[^\W\d_][\w .&’/-]{1,40})[)\]/]\W{0,2}"
    r"(?:[(\[](?:https?://|www\.)[^\s()\[\]]{1,80}[)\]]\W{0,2})?$"
)
_GLUED_END = re.compile(
    r"(?<=[.!?\"”’])\s{1,2}(?:(?P<mark>Enditem|ENDITEM|ENDS|-30-|#{3}|\((?i:ends?)\))"
    r"|(?P<name>[A-Z]{2,6})(?:\s[A-Z]{2,5}){0,4})\s{0,2}$"
)
_SIGNED = re.compile(
    r"(?:[A-Z]\.){2,4}$|(?-i:[A-Z]{2,4}(?:\s[A-Z]{2,4}){0,3})$"
    r"|(?:\S{1,30}\s{1,80})?page\s\d{1,4}\sof\s\d{1,4}$"
    r"|(?:key\s?words|tags?|topics?|(?:filed|posted)\s(?:under|in)|word\scount)\s?:\s.{1,200}$"
    r"|(?:#\w{2,40}(?:\s{1,3}|$)){1,8}$"
    r"|(?:\((?:foto|photo|video|vídeo|audio|graphic)s?\)\s?){1,4}$"
    r"|(?-i:[A-Z]{2,4}(?:[/.-][A-Z]{2,4}){1,3})$"
    r"|(?-i:[A-H]\d{1,2})$"  # the page of a paper
    # "K3X-OBR": the code of a story at its desk.
    r"|(?-i:[A-Z][A-Z\d]{2,3}-[A-Z]{2,4})$|[^\W\d_]{2,4}/(?:\s?[^\W\d_]{2,4}/){0,3}$"
    r"|(?:[A-Z]{2,8}\s)?\d{6}Z?\s(?:[A-Z]{3}\s)?[A-Z]{3}\s\d{2,4}$"  # "ZNA 031412 GMT MAR 25"
    # Exchanges end a notice with the code by which they file it.
    r"|(?-i:[A-Z]{12,20})$"
    r"|related\s(?:stories|story|articles|links|news|content|topics|coverage|reading|documents"
    r"|resources|posts)\s?:?$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?P<label>(?:first\s|last\s)?(?:reviewed\sor\s)?(?:published|updated|posted|modified|released)\s?(?:on|at)?\s?:?\s?)?"
    rf"{WHEN.pattern}$",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"[A-Z]{2,4}(?:-[A-Z]{2,4}){0,2}-(?P<month>\d{2})-(?P<day>\d{2})-(?P<century>\d{2})?(?P<year>\d{2})"
    r"\s\d{4}\s?(?:GMT|[ECMP][DS]T)"
)
"""When a wire sent a story, as American agencies write it below: "ZNA-WF-03-14-25 1152GMT"."""
_OLDEST_YEAR = "70"  # of a wire without the century
_ABOUT = re.compile(r"about\s(?:the\s)?(?P<name>[^\W\d_][\w .,&’'-]{1,80}?)\s?:?$", re.IGNORECASE)
_SOURCE = re.compile(r"SOURCE:?\s{1,3}(?P<name>[^\W\d_][\w .,&’'-]{1,80})$")
_CONTACT_HEAD = re.compile(
    r"(?:for\s(?:more|further|additional|media|press)\s(?:information|enquiries|inquiries|details)|"
    r"(?:(?:press|media|investor|news|public|general)s?\s){0,2}(?:and\s(?:press|media)\s)?"
    r"(?:contacts?|enquiries|inquiries|relations)|notes?\s(?:to|for)\seditors?)"
    r"(?:\s(?:details|person|persons|information|officer))?"
    r"(?:,?\s(?:please\s)?(?:contact|visit|see|call)\b.{0,120})?(?:\s?:\s.{0,160}|\s?:)?$",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?:[\w.+-]{1,60}@[\w-]{1,60}\.|https?://|www\.|\b(?:tel|phone|mobile|mob|fax|e-?mail|twitter)\b\s?[:.]"
    r"|\+\d[\d ()./-]{6,20}|\(\d{3}\)\s?\d{3}|\b\d{3}[-.]\d{3}[-.]\d{4}\b)",
    re.IGNORECASE,
)
_MISSION = re.compile(
    r"(?:our|[\w.&’'-]{2,40}(?: [\w.&’'-]{2,40}){0,4}['’]s?) (?:mission|mandate|purpose|aim)"
    r" is to\b",
    re.IGNORECASE,
)
"""What an issuer says of itself among its contacts."""
_DISCLAIMER = re.compile(r"(?:legal )?disclaimer\s?:", re.IGNORECASE)
_SENTENCE = re.compile(r"[a-z]{2}[\"”’)]{0,2}[.!?][\"”’)]{0,2}$")


def is_closing(line: str) -> bool:
    """Return whether a line only marks the end, such as "ENDS" or "###"."""
    if len(line) <= 100 and (_CLOSING.match(line) or _INITIALS.match(line)):
        return True
    return len(line) <= LONGEST_ENDING and _RIGHTS.match(line) is not None


def is_credit(line: str) -> bool:
    """Return whether a line says who else worked on a report: "(Editing by Ana Lee)"."""
    return len(line) <= LONGEST_ENDING and _CREDITS.match(line) is not None


def first_published(line: str) -> tuple[str | None, str | None] | None:
    """Return the source and the date of a last line that says where a report appeared first."""
    match = _FIRST_PUBLISHED.match(line) if len(line) <= LONGEST_ENDING else None
    if match is None:
        dated = _DATED_TAG.match(line) if len(line) <= LONGEST_ENDING else None
        if dated is None or not is_publication(dated["name"].strip()):
            return None
        return dated["name"].strip(), dated["date"]
    if not (match["by"] or match["in"] or match["date"]):
        return None
    return (match["in"] or match["by"] or "").strip() or None, match["date"]


def is_publisher_below(line: str, above: str) -> bool:
    """Return whether a last line only repeats who published a report, which the line above tells:
    "This report by Zeta Press was first published March 3, 2025."."""
    told = first_published(above)
    named = told[0] if told else None
    return named is not None and _bare_name(line) == _bare_name(named)


def _bare_name(name: str) -> str:
    return name.strip(" .").casefold().removeprefix("the ")


def appeared_first(line: str, titles: tuple[str | None, ...]) -> str | None:
    """Return the site of the line that WordPress adds: "The post TITLE appeared first on SITE."

    It is that line only if it has the text's own title, one of `titles`, or the beginning of it.
    """
    match = _APPEARED_FIRST.match(line) if len(line) <= 2 * LONGEST_ENDING else None
    if match is None:
        return None
    named = _letters(match["title"])
    own = any(title and _is_same(named, _letters(title)) for title in titles)
    return match["site"] if own else None


def _is_same(one: str, other: str) -> bool:
    """Return whether two titles are one, of which a site may have made a part longer."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _SHORTEST_TITLE and longer.startswith(shorter))


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def end_tag(line: str) -> str | None:
    """Return the agency that a last line names, and nothing else: "(ZNA)", "-- Zeta News"."""
    if len(line) > 100:
        return None
    source = _SOURCE.match(line)
    if source is not None:
        return source["name"].strip()
    match = _TAG.match(line)
    named = match["name"].strip(" -") if match else ""
    return named if is_publication(named) else None


def tag_name(line: str) -> str | None:
    """Return the name that a line has behind a dash or in brackets, and nothing else: "-- ZNA"."""
    match = _TAG.match(line) if len(line) <= 100 else None
    return match["name"].strip(" -") if match else None


def glued_end_tag(paragraph: str) -> tuple[int, str] | None:
    """Return where a last paragraph's own text ends, and the agency in brackets after it."""
    match = _GLUED_TAG.search(paragraph, max(0, len(paragraph) - 150))
    if match is None or not is_publication(match["name"].strip()):
        return None
    return match.start(), match["name"].strip()


def after_end_mark(paragraph: str, agency: str | None) -> int | None:
    """Return where a last paragraph's own text ends, before an end mark or an agency's initials.

    "… of May. Enditem" and "… of May. ZNA ISO OBR", where ZNA is the dateline's agency.
    """
    match = _GLUED_END.search(paragraph, max(0, len(paragraph) - 60))
    if match is None or not (match["mark"] or match["name"] == agency):
        return None
    return match.start()


def is_sign_off(line: str, names: tuple[str | None, ...]) -> bool:
    """Return whether a last line is only initials, an agency's tag, an address, or a pointer.

    `names` are those of the agency and the source, which a tag may repeat.
    """
    if len(line) > 100:
        return False
    match = _TAG.match(line)
    tagged = match["name"].strip().casefold() if match else None
    return (
        _SIGNED.match(line) is not None
        or REACHED.match(line) is not None
        or CODE.match(line) is not None
        or (RELEASE.match(line) is not None and line[-1].isdigit())
        or any(tagged and name and name.casefold().startswith(tagged) for name in names)
    )


def last_date(line: str, *, marked: bool) -> str | None:
    """Return the date of a last line that says when the report was published, and no more.

    Without a label, it is one only below a mark of the end (`marked`).
    """
    filed = _FILED.fullmatch(line)
    if filed is not None:
        century = filed["century"] or ("19" if filed["year"] >= _OLDEST_YEAR else "20")
        return f"{century}{filed['year']}-{filed['month']}-{filed['day']}"
    told = _DATED.fullmatch(line) if len(line) <= 100 else None
    return told["date"] if told and (marked or told["label"]) else None


def first_contact(lines: list[str]) -> int | None:
    """Return the number of the line from which only an issuer's contacts follow.

    They begin with a line that says so, and none of the lines after it holds a sentence other than
    one with an address or a number to call.
    """
    first = None
    for number, line in enumerate(lines):
        if _CONTACT_HEAD.match(line.strip(" *#")):
            first = number if first is None else first
        elif first is not None and ends_sentence_of_words(line) and not _is_address(line):
            first = None
    return first


def ends_sentence_of_words(line: str) -> bool:
    """Return whether a line ends as a sentence of words does, and not one of initials."""
    return _SENTENCE.search(line) is not None


def is_reached(line: str) -> bool:
    """Return whether a line has a telephone number or an address of e-mail or the web."""
    return _REACHED.search(line) is not None


def _is_address(line: str) -> bool:
    """Return whether a line says how to reach somebody, or only whose release and rights it is."""
    if is_reached(line) or is_service_note(line):
        return True
    return any(each.match(line) for each in (_SOURCE, _RIGHTS, _SIGNED, _MISSION, _DISCLAIMER))


def first_after_source(lines: list[str]) -> int | None:
    """Return the number of the line "SOURCE NAME", if no sentence comes after it: newswires end a
    company's release with it, and sites put their own offers below."""
    for number, line in enumerate(lines):
        if _SOURCE.match(line):
            return None if any(map(ends_sentence_of_words, lines[number + 1 :])) else number
    return None


def first_about(lines: list[str]) -> int | None:
    """Return the number of the line "About NAME" below which an issuer tells what it is.

    The line after it begins with the name.
    """
    for number, (line, following) in enumerate(pairwise(lines)):
        match = _ABOUT.match(line) if len(line) <= 100 else None
        if match is not None:
            told = following.casefold().removeprefix("the ")
            if told.startswith(match["name"].casefold().removeprefix("the ").split()[0]):
                return number
    return None
