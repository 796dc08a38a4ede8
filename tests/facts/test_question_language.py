"""Questions in other languages are recognised, and English ones never taken for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import Answer, Article, Library, NotFound
from facts.question.language import foreign_language
from tests.facts.foreign import ENGLISH, FOREIGN
from tests.facts.typed import all_typed

RUSSIAN = Article.of(
    "Мост через реку открыли в субботу. Инженер Павел Орлов построил мост за шесть лет.",
    title="Мост открыт",
)
ENGLISH_ARTICLE = Article.of(
    "President Jean Moreau opened the museum in Tonga on 3 May 2024.", title="Museum opens in Tonga"
)


def test_foreign_questions_are_recognised() -> None:
    """Nearly all of them, and nearly all with the right language."""
    asked = [(language, text) for language, texts in FOREIGN.items() for text in texts]
    found = [(language, foreign_language(text)) for language, text in asked]
    assert sum(code is not None for _, code in found) >= 0.95 * len(asked)
    assert sum(code == language for language, code in found) >= 0.9 * len(asked)


def test_english_questions_keywords_and_names_are_english() -> None:
    """But for one that is mostly French words."""
    texts = [*ENGLISH, *(text for pair in all_typed() for text in pair)]
    assert {text for text in texts if foreign_language(text)} <= {"coup d'etat in Niger"}


@given(st.text(max_size=600))
def test_any_text_has_a_language_or_none(text: str) -> None:
    """It is no error, and the same each time."""
    found = foreign_language(text)
    assert found is None or (len(found) == 2 and found != "en")
    assert found == foreign_language(text)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a record with an article in English and one in Russian."""
    path: Path = tmp_path_factory.mktemp("languages") / "record.db"
    made = Library.open(path)
    for article in (RUSSIAN, ENGLISH_ARTICLE):
        made.add(article)
    return made


def test_a_foreign_question_is_told_so(library: Library) -> None:
    """Also if an English sentence has its names, which is not shown then."""
    for text, language in (
        ("Qui est le président qui a ouvert le musée ?", "fr"),
        ("quien abrio el museo en Tonga", "es"),
        ("Кто президент Тонги и когда он приехал?", "ru"),
    ):
        found = library.ask(text)
        assert isinstance(found, NotFound)
        assert found.language == language
        assert all("museum" not in each.quote for each in found.nearest)


def test_a_sentence_in_the_language_of_the_question_answers(library: Library) -> None:
    """As far as its words are matched, whatever the language."""
    found = library.ask("Павел Орлов построил мост", threshold=0.0)
    assert isinstance(found, Answer)
    assert "Павел Орлов" in found.citations[0].quote


def test_an_english_question_has_no_language(library: Library) -> None:
    """Whether or not it is answered."""
    found = library.ask("Who opened the museum in Tonga?")
    assert isinstance(found, Answer)
    missing = library.ask("Who sank the ferry?")
    assert isinstance(missing, NotFound)
    assert missing.language is None


def test_a_sentence_in_another_language_is_told_whole(library: Library) -> None:
    """Nobody knows which of its words a question asks for that is not read."""
    found = library.ask("Какой инженер Павел Орлов построил мост?", threshold=0.0)
    assert isinstance(found, Answer)
    (first, *_) = found.citations
    assert found.short == first.short == first.quote
    assert first.kind is None
