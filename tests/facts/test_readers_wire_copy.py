"""Copy as the computers of news agencies send it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.readers import read_text
from facts.readers.wire_copy import without_wire_marks
from facts.text.sentences import split

COPY = """k0771----
u i ZNAFEED-Quarry,2nd Ld-Writethru   11-02 0388
^BC-Osmer Quarry,2nd Ld-Writethru,ZNA News Advisory$
^Blast at Osmer quarry shakes three villages
^Eds: RECASTS with mayor. ADDS that no one was hurt. Moving on the
general service and to radio.<
^ZNA Photos OSM101, OSM102.
^By IDA SOOL=
^Zeta Press=
   OSMER, Ardenia (ZNA) _ A blast at a slate quarry shook three villages
on Monday, and windows broke as far away as Varno harbor.
   ``It was over in a second,'' Mayor Tilda Roe said.
   (MORE)

k0772----
^BC-Osmer Quarry,2nd Ld-Writethru, 1st Add<
^OSMER: said.
   The owner, Roe Slate Co., will pay for the windows.

ZNA-WF-11-02-98 1440GMT
"""


def test_takes_of_a_wire_are_one_report() -> None:
    article = read_text(COPY)

    assert article.title == "Blast at Osmer quarry shakes three villages"
    assert (article.source, article.place) == ("Zeta Press", "Osmer, Ardenia")
    assert article.published == date(1998, 11, 2)
    assert [" ".join(sentence.text.split()) for sentence in split(article)] == [
        "Blast at Osmer quarry shakes three villages",
        "By IDA SOOL",
        "OSMER, Ardenia (ZNA)",
        "A blast at a slate quarry shook three villages on Monday, and windows broke as far away "
        "as Varno harbor.",
        "``It was over in a second,'' Mayor Tilda Roe said.",
        "The owner, Roe Slate Co., will pay for the windows.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rates rise\n\nThe bank raised its rate to 3^2 percent.\nIt is the first rise.\n",
        "^One mark alone is no wire's.\n\nThe text goes on.\n",
        "2041\nPopulation: 12<\nThe village has grown.\n",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert without_wire_marks(text) == text


def test_a_line_that_is_no_number_stays_above_a_later_mark() -> None:
    text = (
        "^Quake kills 38<\n^By IDA SOOL=\nThe quake came at noon.\nSaid Roe:\n^BC-Quake, 1st Ld<\n"
    )

    assert without_wire_marks(text) == (
        "Quake kills 38\nBy IDA SOOL\nThe quake came at noon.\nSaid Roe:\n"
    )


@given(st.text(alphabet="^<=$ \nABC-Eds:1 ", max_size=200))
def test_any_text_keeps_its_order(text: str) -> None:
    kept = without_wire_marks(text)

    assert len(kept) <= len(text)


TELEGRAPHED = """ZCZC
OSM0231 4 R 0188 /ZNA-QUARRY-BLAST
u i BC-ZNA-QUARRY-BLAST-1STLD  11-02 0188

Blast at quarry shakes three villages

(1st Lead: adds mayor, closed road; previous OSMER)

    By Ida Sool
    OSMER, Nov. 2, 1998 (ZNA) -- A blast at a slate quarry shook three villages on
Monday.
    Windows broke as far away as the harbour of Varno, said Tilda Roe, mayor of
Osmer.
    Nobody was hurt by the stones that fell on the road below the quarry, or by
glass.
MORE
ZNA 1440 GMT 02 11 98

OSM0232
/ZNA-QUARRY-BLAST 2

    The quarry road stays closed until Thursday.
ZNA 1449 GMT 02 11 98
NNNN
"""


def test_takes_of_a_teleprinter_are_one_report() -> None:
    """Only what people read is left: no numbers of takes, names of stories and times of sending."""
    article = read_text(TELEGRAPHED)

    assert (article.title, article.place) == ("Blast at quarry shakes three villages", "Osmer")
    assert [" ".join(sentence.text.split()) for sentence in split(article)] == [
        "Blast at quarry shakes three villages",
        "By Ida Sool",
        "OSMER, Nov. 2, 1998 (ZNA)",
        "A blast at a slate quarry shook three villages on Monday.",
        "Windows broke as far away as the harbour of Varno, said Tilda Roe, mayor of Osmer.",
        "Nobody was hurt by the stones that fell on the road below the quarry, or by glass.",
        "The quarry road stays closed until Thursday.",
    ]


def test_codes_in_a_text_that_no_teleprinter_sent_are_kept() -> None:
    text = "Seeds\n\nThe numbers of the lots are these:\n\nOSM0231\n\nOSM0232\n"

    assert without_wire_marks(text) == text
