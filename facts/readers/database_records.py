"""Records of newspaper databases such as Nexis and ProQuest: an article among its labelled fields.

Such a record names the headline, the paper and the day in fields, has the text behind a label of
its own ("Body", "Full text:"), and more fields after it. It is written out as it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from facts.text.dateline_parts import LONGEST_DATELINE
from facts.text.datelines import find_dateline

_BODY = re.compile(r"(?:body|full\stext|article\stext)\s{0,3}(?::\s{0,9}|$)", re.IGNORECASE)
_FIELD = re.compile(
    r"(?P<label>(?:headline|title|byline|authors?|section|length|dateline|highlight|load-date|edition"
    r"|copyright|publication\s(?:title|date|info|year|type|subject)|publication-type|publisher"
    r"|country\sof\spublication|place\sof\spublication|pages?|subjects?|links?|abstract|credit"
    r"|database|issn|language(?:\sof\spublication)?|source\stype|document\stype|last\supdated"
    r"|(?:\w{1,20}\s)?document\sid|journal\scode|graphic|classification|correction(?:-date)?"
    r"|company|person|organization|geographic|industry|volume|issue|notes))"
    r"\s{0,3}:\s{0,9}(?P<value>.{0,2000})$",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"graphic$", re.IGNORECASE)
_END = re.compile(r"(?:classification|notes|end\sof\sdocument)$", re.IGNORECASE)
_FRAME = re.compile(
    r"(?:page|document)\s\d{1,4}\sof\s\d{1,4}|\d{1,4}\sof\s\d{1,4}\sdocuments?|copyright\b.{0,200}|all\srights\sreserved\.?|[_=-]{4,}"
    r"|https?://\S{1,500}|.{1,30}\bedition",
    re.IGNORECASE,
)
_EDITION = re.compile(r"(?<=[\w.]),\s{1,3}(?:[\w-]{1,20}\s){0,3}edition$", re.IGNORECASE)
"""Which edition of that day's paper it was: ", Late Edition"."""
_FEWEST_FIELDS = 4
_MOST_BEFORE = 60  # lines before the body


def written_out(text: str) -> str:
    """Return a record as the headline, the paper with the day, and the text; any other text as it
    is."""
    lines = text.split("\n")
    begin = next(
        (n for n, line in enumerate(lines[:_MOST_BEFORE]) if _BODY.match(line.strip())), None
    )
    if begin is None:
        return text
    fields = {
        field["label"].lower(): field["value"].strip()
        for line in lines
        if (field := _FIELD.match(line.strip())) is not None
    }
    if len(fields) < _FEWEST_FIELDS:
        return text
    head = list(dict.fromkeys(_head(lines[:begin])))
    title = fields.get("headline") or fields.get("title") or (head.pop(0) if head else "")
    paper = fields.get("publication title") or ""
    told = [each for each in (paper.partition(";")[0], fields.get("publication date", "")) if each]
    above = [title, " | ".join(told), *(line for line in head if line != title)]
    if byline := fields.get("byline") or fields.get("author") or fields.get("authors"):
        above.append(f"By {byline}" if not byline.lower().startswith("by ") else byline)
    body = [_BODY.sub("", lines[begin].strip(), count=1), *_body(lines[begin + 1 :])]
    if dateline := fields.get("dateline"):
        body = _with_dateline(body, dateline)
    return "\n".join([*filter(None, above), "", *body]) + "\n"


def _head(lines: list[str]) -> Iterator[str]:
    """Yield what stands above the text and is no field: the headline, the paper, the day."""
    for line in (" ".join(line.split()) for line in lines):
        if line and not (_FIELD.match(line) or _FRAME.fullmatch(line)):
            yield _EDITION.sub("", line)


def _with_dateline(body: list[str], dateline: str) -> list[str]:
    """Return a text with the dateline before its first paragraph, as it was printed.

    A text that has it already comes back as it is.
    """
    first = next((n for n, line in enumerate(body) if line.strip()), None)
    if first is None or len(dateline) > LONGEST_DATELINE:
        return body
    told = body[first].lstrip()
    if told.casefold().startswith(dateline.casefold()) or find_dateline(told, 0, len(told)):
        return body
    dated = f"{dateline.rstrip(' -–—_')} — {told}"
    if find_dateline(dated, 0, len(dated)) is None:
        return body
    return [*body[:first], dated, *body[first + 1 :]]


def _body(lines: list[str]) -> Iterator[str]:
    """Yield the lines up to the next field, with the captions of pictures."""
    for line in lines:
        told = line.strip()
        if _FIELD.match(told) or _END.match(told):
            return
        if not _PICTURE.match(told):
            yield line
