"""A text in another language than English is marked, and an English one never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import samples
from facts.readers import read_all
from facts.readers.language import foreign_language, language_notice
from tests.facts.foreign import ENGLISH, FOREIGN


@pytest.mark.parametrize("language", FOREIGN)
def test_a_foreign_text_is_marked_with_its_language(language: str) -> None:
    """Whatever its script."""
    text = " ".join(FOREIGN[language])
    assert foreign_language(text) == language
    (reading,) = read_all(text.encode()).articles
    assert reading.notices == (language_notice(text),)


def test_the_notice_names_the_language() -> None:
    """As people call it."""
    assert language_notice(" ".join(FOREIGN["fa"])) == (
        "The text seems to be in Persian. Questions are understood in English only."
    )


def test_english_texts_are_not_marked() -> None:
    """Long articles, short questions, and texts that are mostly names."""
    assert [a.title for a in samples.articles() if language_notice(a.text)] == []
    assert language_notice(" ".join(ENGLISH)) is None
    assert language_notice("Anna Breck, Varno, Tessin\nPaul Meyer, Orla, Arva\n" * 10) is None
    assert language_notice("Nous avons perdu.") is None  # it is too short to say


@given(st.text(max_size=400))
def test_any_text_can_be_judged(text: str) -> None:
    """It is no error."""
    assert foreign_language(text) != "en"
