"""What the running heads and feet of a PDF file tell: the paper and the day of its issue."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facts.readers.pdf_margins import PRINTED, Placed
from facts.text.dateline_places import readable_place
from facts.text.header_labels import ISSUE
from facts.text.header_lines import is_issuer
from facts.text.publications import is_masthead
from facts.text.site_headers import site_after_title
from facts.text.written_dates import WHEN

_PAGE = re.compile(
    r"(?:\b(?:page|p\.?)\s{0,3})?\b\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:(?:press|news|media|statistical) )?(?:bulletin|circular|communiqu[eé]|newsletter|notice"
    r"|release|report|statement)\s(?:no\.?\s?|nr\.?\s?|number\s)?\d{1,4}(?:[/-]\d{2,4})?",
    re.IGNORECASE,
)
"""Which of an office's papers it is: "Bulletin 9/2019"."""
_REPORTS = frozenset(("record", "report", "review"))
"""Nouns that end the name of a paper, and more often that of a document."""
_EDGES = " \t|·•–—-,.;:/"


def issue_of(margins: Iterable[Placed]) -> tuple[str | None, str | None]:
    """Return the newspaper that a head or foot of the first page names beside a date, and that date
    as written; None where none does. An office may stand there beside the number of its paper."""
    rows: dict[int, list[str]] = {}
    for line in margins:
        if line.page == 0:
            rows.setdefault(round(line.y), []).append(line.text)  # its parts may stand apart
    for row in rows.values():
        if any(map(PRINTED.fullmatch, row)):
            # Beside the time of printing stands the title of the page, which may name its site.
            sites = [site for part in row if (site := site_after_title(part)) is not None]
            return (sites[0][1], None) if sites else (None, None)
        text = " | ".join(row)
        dates = list(WHEN.finditer(text))
        parts = [part.strip(_EDGES) for part in text.split(" | ")]
        if not dates and any(map(_NUMBERED.fullmatch, parts)):
            office = next(filter(is_issuer, parts), None)
            if office is not None:
                return readable_place(office), None
        if len(dates) != 1:
            continue
        found = dates[0]
        for part in (*text[: found.start()].split(" | "), *text[found.end() :].split(" | ")):
            named = ISSUE.sub("", _PAGE.sub("", part.strip(_EDGES))).strip(_EDGES)
            if is_masthead(named) and named.split()[-1].lower() not in _REPORTS:
                return readable_place(named), found["date"]
    return None, None
