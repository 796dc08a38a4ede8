"""Records of newspaper databases: the article among its labelled fields."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.models import SentenceKind
from facts.readers import read_text
from facts.readers.database_records import written_out
from facts.text.sentences import split

NEXIS = """Page 1 of 1
Tunnel costs 900m


               Tunnel costs 900m

               The Osmer Mercury (England)

               March 8, 2022 Tuesday
               City Edition

Copyright 2022 Osmer Mercury Newspapers Limited
All Rights Reserved

Section: NEWS; Pg. 4
Length: 131 words
Byline: IDA SOOL, TRANSPORT CORRESPONDENT
Highlight: Scheme is late

Body

The cost of the tunnel has risen to 912 million.

The contractor declined to comment.

Graphic

The entrance in Custom House Street

Load-Date: March 9, 2022

End of Document
"""
PROQUEST = """____________________________________________________________

Document 1 of 1

Elevator fire leaves town without a landmark

Author: Sool, Ida.

Publication info: The Prairie Sentinel ; Osmer. 02 June 2018: A.3.

http://search.example/docview/2049981177?accountid=10267

Abstract: None available.

Full text: Fire destroyed the last wooden grain elevator on Friday.
 Nobody was injured.

Subject: Fires; Grain elevators

Publication title: The Prairie Sentinel; Osmer

Publication date: Jun 2, 2018

Source type: Newspapers

Last updated: 2018-06-05
"""


@pytest.mark.parametrize(
    ("record", "told", "body"),
    [
        (
            NEXIS,
            ("Tunnel costs 900m", "The Osmer Mercury", "2022-03-08"),
            [
                "The cost of the tunnel has risen to 912 million.",
                "The contractor declined to comment.",
                "The entrance in Custom House Street",
            ],
        ),
        (
            PROQUEST,
            ("Elevator fire leaves town without a landmark", "The Prairie Sentinel", "2018-06-02"),
            ["Fire destroyed the last wooden grain elevator on Friday.", "Nobody was injured."],
        ),
    ],
)
def test_a_record_is_read_as_the_article_that_it_holds(
    record: str, told: tuple[str, str, str], body: list[str]
) -> None:
    """Its fields tell headline, paper and day, and are no sentences."""
    article = read_text(record)
    day = article.published.isoformat() if article.published else None
    assert (article.title, article.source, day) == told
    assert [s.text for s in split(article) if s.kind is SentenceKind.BODY] == body


def test_the_dateline_among_the_fields_stands_before_the_text() -> None:
    """A text that begins with it has it once."""
    record = """3 of 9 DOCUMENTS

The Osmer Mercury

July 2, 2014 Wednesday

SECTION: NEWS; Pg. 2
LENGTH: 61 words
HEADLINE: Toll bridge to be painted red
DATELINE: VARNO, July 1
BODY:
{}The toll bridge will be painted red in autumn, the county said on Tuesday.

LOAD-DATE: July 2, 2014
"""
    editions = ("July 2, 2014 Wednesday, LATE CITY EDITION", "July 2, 2014 Wednesday")
    for written, day in itertools.product(("", "VARNO, July 1 — "), editions):
        article = read_text(record.format(written).replace("July 2, 2014 Wednesday", day))
        assert (article.place, article.source) == ("Varno", "The Osmer Mercury")
        assert [s.text for s in split(article)] == [
            "Toll bridge to be painted red",
            "VARNO, July 1",
            "The toll bridge will be painted red in autumn, the county said on Tuesday.",
        ]


@pytest.mark.parametrize(
    "text",
    [
        "Body\n\nThe body was found on Monday.",
        "The race\n\nBody: the car is blue.\nLength: 4 metres\nPages: 3\n",
        "Title: A report\nSection: one\nLength: 3 pages\nPages: 1 to 3\nThe council met.",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    """With such a label or with a few such fields alone."""
    assert written_out(text) == text


_LINES = st.sampled_from([*NEXIS.splitlines(), *PROQUEST.splitlines(), "It is so."])


@given(st.lists(_LINES, max_size=30))
def test_any_record_is_written_out(lines: list[str]) -> None:
    """Its text is never longer than it was, but for marks between its parts."""
    text = "\n".join(lines)
    assert len(written_out(text)) <= len(text) + 20
