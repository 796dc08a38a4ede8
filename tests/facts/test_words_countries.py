"""Which names are countries, and which are not."""

from __future__ import annotations

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.words.countries import is_country


@pytest.mark.parametrize(
    "name",
    [
        "Norway",
        "norway",
        "VIETNAM",
        "Viet Nam",
        "Cambodia",
        "the Netherlands",
        "The Netherlands",
        "U.S.",
        "UK",
        "Russia",
        "Iran",
        "South Korea",
        "Côte d'Ivoire",
        "Cote d'Ivoire",
        "Ivory Coast",
        "Turkey",
        "Türkiye",
        "Bolivia",
        "Tanzania",
        "Czechia",
        "the Holy See",
    ],
)
def test_countries(name: str) -> None:
    """By everyday names as well as those of the standard, in any case, with or without accents."""
    assert is_country(name)


@pytest.mark.parametrize(
    "name", ["", "the", "Paris", "ASEAN", "Norwegian", "Ida Holm", "Republic", "Europe", "No", "IT"]
)
def test_what_is_no_country(name: str) -> None:
    """Cities, bodies, people, adjectives, continents, and the codes of the standard."""
    assert not is_country(name)


def test_every_country_of_the_standard() -> None:
    """By the names that the standard gives it."""
    for country in pycountry.countries:
        assert is_country(country.name)


@given(st.text())
def test_any_text_has_an_answer(name: str) -> None:
    """And an article before the name does not change it."""
    assert is_country(name) in (True, False)
    assert is_country("Norway") is is_country("the Norway")
