"""When two short answers name the same thing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.agreement import ShortAnswer, agree
from facts.models import FactKind

SAME = [
    # Numbers and units.
    ("5,000 tonnes", "5,000 tonnes of herring", FactKind.NUMBER),
    ("twelve", "12 members", FactKind.NUMBER),
    ("more than 340", "340", FactKind.NUMBER),
    ("about 340 boats", "340 boats", FactKind.NUMBER),
    ("5%", "5 per cent", FactKind.PERCENT),
    ("12 million euros", "€12 million", FactKind.MONEY),
    ("$1.5 million", "1,500,000 dollars", FactKind.MONEY),
    ("€12m", "12 million euros", FactKind.MONEY),
    ("US$40", "40 US dollars", FactKind.MONEY),
    # Dates.
    ("May 3, 2024", "3 May 2024", FactKind.DATE),
    ("2024-05-03", "on 3 May 2024", FactKind.DATE),
    ("Tuesday", "Tuesday, 3 March", FactKind.DATE),
    ("March 2021", "2021", FactKind.DATE),
    # People.
    ("Mayor Orla Tveit", "Orla Tveit", FactKind.PERSON),
    ("Tveit", "Orla Tveit", FactKind.PERSON),
    ("Mrs Tveit", "Mayor Tveit", FactKind.PERSON),
    ("O. Tveit", "Orla Tveit", FactKind.PERSON),
    ("Dr. Orla M. Tveit", "Orla Tveit", FactKind.PERSON),
    ("Orla Tveit, the mayor of Brindle", "Mayor Orla Tveit", FactKind.PERSON),
    ("Vice President Orla Tveit", "Orla Tveit", FactKind.PERSON),
    # Bodies and places.
    ("the Marine Survey Agency (MSA)", "MSA", FactKind.ORGANISATION),
    ("Marine Survey Agency (MSA)", "the Marine Survey Agency", FactKind.ORGANISATION),
    ("M.S.A.", "Marine Survey Agency", FactKind.ORGANISATION),
    ("Health Ministry", "the Ministry of Health", FactKind.ORGANISATION),
    ("Brindle Shipping Ltd", "Brindle Shipping", FactKind.ORGANISATION),
    ("in Brindle", "Brindle", FactKind.PLACE),
    ("Brindle, Ostmark", "Brindle", FactKind.PLACE),
    ("the Kelp Museum in Brindle", "Kelp Museum", FactKind.PLACE),
    # Other words.
    ("council president", "the president of the council", FactKind.ROLE),
    ("the president", "president of the council", FactKind.ROLE),
    ("a wooden bridge", "the bridge", FactKind.THING),
    ("the bridge that the flood destroyed", "the bridge", FactKind.THING),
    ("salt and iron", "iron and salt", FactKind.THING),
    ("the harbour centre", "the harbor center", FactKind.THING),
]
OTHER = [
    ("5,000 tonnes", "6,000 tonnes", FactKind.NUMBER),
    ("5,000 tonnes of herring", "5,000 tonnes of cod", FactKind.NUMBER),
    ("5 million", "5", FactKind.NUMBER),
    ("1.5", "15", FactKind.NUMBER),
    ("-5 °C", "5 °C", FactKind.NUMBER),
    ("5%", "5", FactKind.PERCENT),
    ("5 m", "5 million", FactKind.NUMBER),
    ("fewer than 340", "more than 340", FactKind.NUMBER),
    ("half of the members", "the members", FactKind.NUMBER),
    ("$5", "€5", FactKind.MONEY),
    ("5 kilometres", "5 miles", FactKind.NUMBER),
    ("the 3rd session", "the 4th session", FactKind.EVENT),
    ("3 March", "4 March", FactKind.DATE),
    ("Monday", "Tuesday", FactKind.DATE),
    ("2021", "March 2022", FactKind.DATE),
    ("2019 to 2021", "2020 to 2022", FactKind.PERIOD),
    ("Orla Tveit", "Henk Tveit", FactKind.PERSON),
    ("Orla Tveit", "Orla Brandt", FactKind.PERSON),
    ("H. Tveit", "Orla Tveit", FactKind.PERSON),
    ("Mr Tveit", "Mrs Tveit", FactKind.PERSON),
    ("Henk Tveit Jr.", "Henk Tveit", FactKind.PERSON),
    ("President Tveit", "Vice President Tveit", FactKind.PERSON),
    ("Orla Tveit and Henk Brandt", "Orla Tveit", FactKind.PERSON),
    ("Orla Tveit, Henk Brandt", "Orla Tveit", FactKind.PERSON),
    ("Orla Tveit's deputy", "Orla Tveit", FactKind.PERSON),
    ("the father of Orla Tveit", "Orla Tveit", FactKind.PERSON),
    ("vice president", "president", FactKind.ROLE),
    ("the deputy mayor of Brindle", "the mayor of Brindle", FactKind.ROLE),
    ("former president", "president", FactKind.ROLE),
    ("president-elect", "president", FactKind.ROLE),
    ("a non-member", "a member", FactKind.ROLE),
    ("South Sudan", "Sudan", FactKind.COUNTRY),
    ("New Brindle", "Brindle", FactKind.PLACE),
    ("Kelp Museum director", "Kelp Museum", FactKind.ORGANISATION),
    ("director of the Kelp Museum", "the Kelp Museum", FactKind.ORGANISATION),
    ("MSA", "Marine Safety Board", FactKind.ORGANISATION),
    ("members", "not the members", FactKind.THING),
    ("tea without milk", "tea", FactKind.THING),
    ("salt and iron", "salt and tin", FactKind.THING),
    ("from Brindle", "to Brindle", FactKind.PLACE),
    ("the ambassador of Ostmark to Brindle", "the ambassador of Brindle to Ostmark", FactKind.ROLE),
]

VALUES = st.sampled_from([text for one, other, _ in SAME + OTHER for text in (one, other)])
KINDS = st.none() | st.sampled_from(list(FactKind))
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))
PIECES = st.lists(
    st.sampled_from(
        "the of in and Orla Tveit mayor deputy vice not 3 4 March 2021 Tuesday last week % € $ "
        "million tonnes MSA (MSA) Brindle , - 's more than half 1.5 under J. Jr.".split()
    ),
    max_size=7,
).map(" ".join)
TEXTS = VALUES | PIECES | st.text(max_size=40)


@st.composite
def values(draw: st.DrawFn) -> ShortAnswer:
    """Make a value of any text."""
    text = draw(TEXTS)
    sentence = draw(st.sampled_from(("", f"It was {text}, they said.")))
    return ShortAnswer(text, draw(KINDS), None, sentence, draw(DAYS))


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_wordings_of_one_value_agree(one: str, other: str, kind: FactKind) -> None:
    """In either order."""
    assert agree(ShortAnswer(one, kind), ShortAnswer(other, kind))
    assert agree(ShortAnswer(other, kind), ShortAnswer(one, kind))


@pytest.mark.parametrize(("one", "other", "kind"), OTHER)
def test_other_values_disagree(one: str, other: str, kind: FactKind) -> None:
    """In either order."""
    assert not agree(ShortAnswer(one, kind), ShortAnswer(other, kind))
    assert not agree(ShortAnswer(other, kind), ShortAnswer(one, kind))


@given(values())
def test_a_value_agrees_with_itself(value: ShortAnswer) -> None:
    """Whatever its text, also none that anyone can read."""
    assert agree(value, value)


@given(values(), values())
def test_agreement_has_no_direction(one: ShortAnswer, other: ShortAnswer) -> None:
    """Which article is cited first does not matter."""
    assert agree(one, other) == agree(other, one)


@given(
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.sampled_from(
        ["{}", "{} tonnes", "more than {} euros", "the {} members of the board", "{}%"]
    ),
    st.sampled_from(["{}", "{:,}", "about {} tonnes", "€{}", "a board of {} members"]),
    KINDS,
)
def test_other_numbers_never_agree(
    one: int, other: int, form: str, other_form: str, kind: FactKind | None
) -> None:
    """However they are worded."""
    same = agree(ShortAnswer(form.format(one), kind), ShortAnswer(other_form.format(other), kind))
    assert not same or one == other


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.dates(date(1900, 1, 1), date(2099, 1, 1)))
def test_days_agree_as_they_are_the_same(one: date, other: date) -> None:
    """In either of two forms, with and without the weekday."""
    first = ShortAnswer(f"{one:%A}, {one.day} {one:%B %Y}", FactKind.DATE)
    second = ShortAnswer(f"{other:%B} {other.day}, {other.year}", FactKind.DATE)
    assert agree(first, second) == (one == other)
    assert agree(first, ShortAnswer(one.isoformat(), FactKind.DATE))
    assert agree(first, ShortAnswer(str(other.year), FactKind.DATE)) == (one.year == other.year)


def test_words_for_a_day_are_read_by_the_day_of_writing() -> None:
    """The same words in articles of other weeks are other days, and the words for one differ."""
    week = ShortAnswer("last week", FactKind.DATE, None, "It opened last week.", date(2024, 5, 10))
    later = ShortAnswer("last week", FactKind.DATE, None, "It opened last week.", date(2024, 6, 10))
    day = ShortAnswer("May 3, 2024", FactKind.DATE)
    assert agree(week, day)
    assert not agree(week, later)
    assert not agree(later, day)


def test_a_fact_knows_its_day_best() -> None:
    """Its normal form counts more than the words."""
    told = ShortAnswer("Tuesday", FactKind.DATE, "2026-03-03")
    assert agree(told, ShortAnswer("3 March 2026", FactKind.DATE))
    assert not agree(told, ShortAnswer("10 March 2026", FactKind.DATE))


def test_names_of_one_place_do_not_pass_for_people() -> None:
    """`Tveit` may be short for a person, but not for a town."""
    assert agree(
        ShortAnswer("Port Brindle", FactKind.PERSON), ShortAnswer("Brindle", FactKind.PERSON)
    )
    assert not agree(
        ShortAnswer("Port Brindle", FactKind.PLACE), ShortAnswer("Brindle", FactKind.PLACE)
    )
