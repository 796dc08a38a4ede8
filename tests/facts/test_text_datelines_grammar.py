"""Datelines in every form: invented agencies and places, in all combinations of marks."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from facts.models import SentenceKind
from facts.readers import read_text
from facts.text.datelines import find_dateline
from facts.text.sentences import split

STORY = "The council of Tessin adopted the budget on Monday, said Mayor Ida Holm."
PLACES = [
    ("VARNO", "Varno"),
    ("Varno", "Varno"),
    ("PORT ELSNER, Norvania", "Port Elsner, Norvania"),
    ("SAN JORIS DE LIMA", "San Joris de Lima"),
    ("OSMER/TARN", "Osmer/Tarn"),
    ("ELSNER-SUR-MER", "Elsner-Sur-Mer"),
]
DATES = [
    ("3 March 2025", True),
    ("March 3, 2025", True),
    ("Monday, March 3, 2025", True),
    ("3 Mar. 2025", True),
    ("03.03.2025", True),
    ("2025-03-03", True),
    ("MAR 3", False),
    ("3rd March", False),
    ("Sept. 3", False),
]
AGENCIES = ["ZNA", "Zentapress", "Zeta News", "znp", "ZETA WIRE", "Zenit-Norvania"]


def check(head: str, place: str | None, agency: str | None, day: date | None) -> None:
    """Compare an article with that head with what it should tell."""
    article = read_text(f"Budget adopted\n{head}{STORY}\nThe next session is in May.\n")
    told = (article.title, article.place, article.source, article.published)
    assert told == ("Budget adopted", place, agency, day), head
    assert STORY in [s.text for s in split(article) if s.kind is SentenceKind.BODY], head


@pytest.mark.parametrize(("written", "place"), PLACES)
@pytest.mark.parametrize("agency", AGENCIES)
def test_a_place_a_date_and_an_agency(written: str, place: str, agency: str) -> None:
    """With each of the dates, each way to mark the agency, and each end."""
    marks = ("({})", "/{}/") if agency[0].isupper() else ("({})",)
    ends = (" - ", " -- ", " – ", " — ", ": ", "--")
    for (day, full), mark, end in product(DATES, marks, ends):
        head = f"{written}, {day} {mark.format(agency)}{end}"
        check(head, place, agency, date(2025, 3, 3) if full else None)


@pytest.mark.parametrize(("written", "place"), PLACES)
@pytest.mark.parametrize("agency", AGENCIES)
def test_a_place_and_an_agency(written: str, place: str, agency: str) -> None:
    """Without a date."""
    for end in (" - ", " -- ", " – ", " — ", ": ", ".- ", " –"):
        check(f"{written} ({agency}){end}", place, agency, None)


@pytest.mark.parametrize(("written", "place"), PLACES)
@pytest.mark.parametrize(("day", "full"), DATES)
def test_a_place_and_a_date(written: str, place: str, day: str, full: bool) -> None:
    """As issuers of press releases write them, on the line of the story or above it."""
    published = date(2025, 3, 3) if full else None
    for head in (
        f"{written}, {day} – ",
        f"{written} – {day}: ",
        f"{written} – {day} – ",
        f"{written} ({day}) — ",
        f"{written}, {day}: ",
    ):
        check(head, place, None, published)
    if full:
        for head in (f"{written}, {day}\n\n", f"{written} | {day}\n", f"{written} ({day})\n"):
            check(head, place, None, published)


def test_a_byline_may_follow_a_dateline() -> None:
    """Its place stays one, and is no newspaper of capitals."""
    article = read_text(
        f"Budget adopted\nVARNO, Nov. 9, 2030 — Zeta Paddle News. By Ida Sool\n\n{STORY}\n"
    )
    told = (article.place, article.source, article.published)
    assert told == ("Varno", "Zeta Paddle News", date(2030, 11, 9))


@pytest.mark.parametrize("agency", AGENCIES)
def test_a_country_in_brackets(agency: str) -> None:
    """Before an agency's mark it is the country, and alone it may be the agency."""
    for end in (" - ", " – ", ": "):
        check(f"VARNO (Norvania) ({agency}){end}", "Varno (Norvania)", agency, None)
        check(f"VARNO (Norvania), 3 March ({agency}){end}", "Varno (Norvania)", agency, None)


@pytest.mark.parametrize("agency", ["ZNA", "Zentapress", "ZETA.COM", "Zeta News"])
@pytest.mark.parametrize(("day", "full"), DATES)
def test_other_orders(agency: str, day: str, full: bool) -> None:
    """The agency first, the date first, stops in place of commas and dashes."""
    published = date(2025, 3, 3) if full else None
    check(f"({agency}) - VARNO, {day} - ", "Varno", agency, published)
    check(f"VARNO, {day}. /{agency}/. ", "Varno", agency, published)
    check(f"VARNO. {day} ({agency}) – ", "Varno", agency, published)
    check(f"Varno, {day} ({agency}) ", "Varno", agency, published)
    check(f"VARNO, {day}--({agency})--", "Varno", agency, published)
    check(f"({agency}) – ", None, agency, None)


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday – and adopted the budget of the year for the towns.",
        "Varno – the old capital – was chosen as the seat of the council of Tessin.",
        "Varno – The Old Capital – was chosen as the seat of the council of Tessin.",
        "UN-backed talks ended on Monday without a result that anyone would call one.",
        "The United Nations (UN) General Assembly met on Monday to adopt the budget.",
        "Mr. Lund (ZNA) said so on Monday when the council of Tessin met in the town.",
        "In Varno, 3 March 2025 was the day on which the council adopted the budget.",
        "On Monday, 3 March 2025 – The day of the vote – the council met in the town.",
        "Monday – The council met in the town hall to adopt the budget of the year.",
        "Ida Holm (left) – The mayor of Varno – opened the session of the council.",
        "Ida Holm (54): The mayor of Varno opened the session of the council again.",
        "Norvania: The port of Varno reopened on Monday after a strike of nine days.",
        "BREAKING: The port of Varno reopened on Monday after a strike of nine days.",
        "Acme (ACME). The share fell by nine percent on Monday after the council met.",
        "10:30 GMT – The council met in the town hall to adopt the budget of the year.",
        "Osmer won 3-1 – The match ended in the rain, and nobody in the town cheered.",
        "March 3, 2025 was the day on which the council adopted the budget of the year.",
        "Osmer, March 3 was cold. The council met in the town hall to adopt the budget.",
        "Zap Inc. – Maker of boats – sold its yard in Varno to the council on Monday.",
        "However – The council met in the town hall to adopt the budget of the year.",
        "He left - she stayed, and the council met in the town hall without the two.",
        "Osmer, Tarn and Varno – Three towns – met in the town hall to adopt a budget.",
        "PORT — ",
        "VARNO",
        "VARNO, ",
        "(ZNA)",
        "– The council met in the town hall to adopt the budget of the year.",
        "1. PORT — The port of Varno reopened on Monday after a strike of nine days.",
        "JURORS: Ida Sool (Chair), Jon Ek, Lady Ana Roe, Lord Pavel Ek, Lady Vera Holm",
        "Court of Appeal of Varno — Sool v. Municipality of Osmer and another",
        "• VARNO — The port of Varno reopened on Monday after a strike of nine days.",
    ],
)
def test_ordinary_sentences_are_no_datelines(text: str) -> None:
    """Dashes, brackets, dates and colons stand in many of them."""
    assert find_dateline(text, 0, len(text)) is None


@pytest.mark.parametrize(
    "line",
    [
        "Budget adopted in Varno",
        "Bank of Norvania (BN)",
        "Zeta News, 3 March 2025",
        "3 March 2025",
        "The session, 3 March 2025",
        "Update, March 3, 2025",
        "Ida Holm (54)",
        "Varno",
    ],
)
def test_other_lines_are_no_datelines(line: str) -> None:
    """A title, a site's name with its date, a name in brackets."""
    assert find_dateline(line, 0, len(line), alone=True) is None
