"""Whole heads and ends of reports: source, place, date and title are found, and nothing is quoted.

The forms are in tests/data/head_forms.jsonl. They were written for this project, and the agencies,
bodies and places in them are invented.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facts.models import SentenceKind
from facts.readers import read_text
from facts.text.sentences import split

TITLE = "Osmer approves ferry line"
FIRST = "The council of Osmer approved a new ferry line to the outer islands."
LAST = "She thanked the islanders for their patience."
BODY = f"{FIRST} It costs 4 million crowns.\n\nMayor Ida Sool said so on Monday. {LAST}"
FILE = Path(__file__).parents[1] / "data" / "head_forms.jsonl"
FORMS: list[dict[str, Any]] = [
    json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["head"][:40])
def test_a_report_with_its_head_and_end(form: dict[str, Any]) -> None:
    """Only the report is quoted, and what stands around it tells where it comes from."""
    article = read_text(form["head"].replace("{title}", TITLE).replace("{body}", BODY))
    day = article.published.isoformat() if article.published else None
    told = (article.title, article.source, article.place, day)
    assert told == (TITLE, form["source"], form["place"], form["published"])
    quoted = [s.text for s in split(article) if s.kind is SentenceKind.BODY]
    assert (quoted[0], quoted[-1], len(quoted)) == (FIRST, LAST, 4)


@pytest.mark.parametrize(
    ("text", "title", "sentences"),
    [
        (
            "Ferry line opens\n\nIt carried 400 people.\n\nAbout Osmer\n\nOsmer is a town.",
            "Ferry line opens",
            ["It carried 400 people.", "About Osmer", "Osmer is a town."],
        ),
        (
            "Ferry line opens\n\nThe next hearing is on this day:\n\n12 March 2025",
            "Ferry line opens",
            ["The next hearing is on this day:", "12 March 2025"],
        ),
        (
            "Fire closes printing house - Mayor Meets Press\n\nNobody was hurt.\n\nIt went out.",
            "Fire closes printing house - Mayor Meets Press",
            ["Nobody was hurt.", "It went out."],
        ),
        (
            "Osmer, Varno\n\nThe two towns agreed on Monday to share their harbour for ten years, "
            "and its costs.\n\nIt is the first such pact.",
            "Osmer, Varno",
            [
                "The two towns agreed on Monday to share their harbour for ten years, and its "
                "costs.",
                "It is the first such pact.",
            ],
        ),
        (
            "Ferry line opens\n\nFrom: the harbour, boats leave each hour.\n\nMinistry of "
            "Harbours - it said so itself.",
            "Ferry line opens",
            [
                "From: the harbour, boats leave each hour.",
                "Ministry of Harbours - it said so itself.",
            ],
        ),
        (
            "Ministry of Ports Sells Ferries\n\nThree boats go to Osmer\n\n12 March 2025\n\n"
            "The ferries are old.\n\nThey need paint.",
            "Ministry of Ports Sells Ferries",
            ["Three boats go to Osmer", "The ferries are old.", "They need paint."],
        ),
        (
            "Second meeting\n\nThe council met on Monday.\n\nIt adopted the budget.",
            "Second meeting",
            ["The council met on Monday.", "It adopted the budget."],
        ),
        (
            "Council Backs Harbour Board\n12th meeting\n12 March 2025\n\nThe council met.\n\n"
            "It left.",
            "Council Backs Harbour Board",
            ["The council met.", "It left."],
        ),
        (
            "Strike\nFerry workers stop work\nPublished\n12 March 2025\n\nThey want more pay.\n\n"
            "They met.",
            "Strike",
            ["Ferry workers stop work", "They want more pay.", "They met."],
        ),
        (
            "Ferry line opens\n\nEnglish is spoken.\n\nFrench\n\nFrench is spoken too.",
            "Ferry line opens",
            ["English is spoken.", "French", "French is spoken too."],
        ),
    ],
)
def test_what_only_looks_like_metadata_is_kept(text: str, title: str, sentences: list[str]) -> None:
    """A part of the report stays one, and so does the title."""
    article = read_text(text)
    assert article.title == title
    assert [s.text for s in split(article) if s.kind is SentenceKind.BODY] == sentences


def test_the_place_of_an_event_is_none_of_its_notice() -> None:
    """Its time stands beside it, or it is no name of a town; nothing of it is left out."""
    for place in ("Place: Varno\nTime: 10:00", "Place: Old Town Hall"):
        article = read_text(f"{TITLE}\n\nDate: 3 March 2025\n{place}\n\n{BODY}")
        assert article.place is None
        assert place.partition("\n")[0] in [s.text for s in split(article)]


def test_where_a_report_was_written_is_part_of_the_byline() -> None:
    """With "By" before the name, or above a date."""
    for above in ("By Ida Sool at Quay Road", "Ida Sool at Quay Road\nMon 3 Mar 2025 17.05 GMT"):
        found = split(read_text(f"{TITLE}\n\n{above}\n\n{BODY}"))
        assert [(s.kind, s.text) for s in found[1:2]] == [
            (SentenceKind.BYLINE, above.partition("\n")[0])
        ]


def test_letters_that_are_set_together_are_read_apart() -> None:
    """In the title, too, nobody asks with them."""
    article = read_text("Of\ufb01ce a\ufb02oat\n\nThe sta\ufb00 were not a\ufb00ected.")
    assert article.title == "Office afloat"
    assert article.text.endswith("The staff were not affected.")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("END OF STATEMENT", False),
        ("- End of the press release -", False),
        ("No part of this magazine may be reprinted without leave of the publisher.", False),
        (
            "Send to a friend: Contact | Privacy | Copyright Osmer Office. All Rights Reserved",
            False,
        ),
        ("Read more Zeta news and analysis", False),
        ("No part of this harbour may be used at night.", True),
        ("End of the line", True),
    ],
)
def test_what_only_ends_a_page_is_left_out(line: str, kept: bool) -> None:
    article = read_text(f"{TITLE}\n\n{BODY}\n\n{line}\n")
    assert (line in [s.text for s in split(article)]) is kept


def test_the_number_of_a_bulletin_is_no_title() -> None:
    """The office above it issued it."""
    head = "HARBOUR OFFICE OF ARDENIA\nPUBLIC BULLETIN No. 12\nIssued: 2025-03-12, 06:10 UTC"
    article = read_text(f"{head}\n\n{TITLE.upper()}\n\n{BODY}\n")
    assert (article.title, article.source) == (TITLE.upper(), "Harbour Office of Ardenia")
    assert str(article.published) == "2025-03-12"


@pytest.mark.parametrize(
    "tools", ["[ Print ]   [ Share ]   Font size: A  A  A", "12.4K Followers", "Text size: A- A+"]
)
def test_the_tools_of_a_page_below_the_date_are_left_out(tools: str) -> None:
    article = read_text(f"{TITLE}\n\n2025-03-12 18:20\n\n{tools}\n\n{BODY}\n")
    assert [s.text for s in split(article)][:2] == [TITLE, FIRST]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("South Osmer Fire Service media release", "South Osmer Fire Service"),
        ("Osmer Harbour Board press statement", "Osmer Harbour Board"),
        ("The board sent a press release", None),
    ],
)
def test_the_office_before_the_word_release_issued_it(line: str, source: str | None) -> None:
    article = read_text(f"{TITLE}\n\n{line}\n12 March 2025\n\n{BODY}\n")
    assert (article.title, article.source) == (TITLE, source)
