"""The index holds what a sentence says, and the words that readers would use for it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.duplicates import signature
from facts.extract import extract
from facts.indexing import index_article, index_terms
from facts.models import Article, Sentence, SentenceKind
from facts.readers import read
from facts.text.sentences import split
from facts.words.demonyms import country_of
from facts.words.normalize import content_terms, term


def indexed(text: str, *, at: int = 0) -> list[str]:
    """The terms of one sentence of a text published on 12 March 2024."""
    article = Article.of(text, title="Test", published=date(2024, 3, 12))
    sentences = split(article)
    facts = [f for f in extract(article, sentences) if f.sentence_index == at]
    return index_terms(sentences[at], facts)


def test_the_sentence_s_own_terms_come_first_and_in_order() -> None:
    """What a sentence says stands before what it implies, so that word order can be compared."""
    text = "The Peruvian judge spoke on Monday."
    own = content_terms(text)

    assert indexed(text)[: len(own)] == own


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It met on Monday.", ["2024", "march"]),
        ("It met on 2 February.", ["2024"]),
        ("It meets from November to April.", ["2023", "2024"]),
        ("The Peruvian capital was calm.", ["peru"]),
        ("Two Norwegians won.", ["norway"]),
    ],
)
def test_what_is_stated_without_the_word_is_found_by_it(text: str, words: list[str]) -> None:
    """The year and month of a date, the years of a period, the country of an adjective."""
    assert {term(word) for word in words} <= set(indexed(text))


def test_a_sentence_about_him_is_found_by_his_name() -> None:
    """A pronoun adds the name that it stands for."""
    text = "Maria Brandt opened the session. She praised the mediators."

    assert {"maria", "brandt"} <= set(indexed(text, at=1))


def test_a_dateline_is_found_by_what_readers_call_it() -> None:
    """The report's place is asked for as the story's or the article's."""
    article = read(
        b"Harbour opens\n\nLIMA, 2 March - The harbour opened. It is deep.\n", name="a.txt"
    )
    sentences = split(article)
    dateline = next(s for s in sentences if s.kind is SentenceKind.DATELINE)

    assert {term("story"), term("article")} <= set(index_terms(dateline, ()))


@given(words=st.lists(st.sampled_from("The Peruvian met he 2 March in Lima Kenyans".split())))
def test_no_term_is_added_twice(words: list[str]) -> None:
    """What the sentence already says is not added again."""
    text = " ".join(words)
    sentence = Sentence(
        article_id="x", index=0, kind=SentenceKind.BODY, start=0, end=len(text), text=text
    )
    added = index_terms(sentence, ())[len(content_terms(text)) :]

    assert len(set(added)) == len(added)
    assert not set(added) & set(content_terms(text))


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        ("Zambian", "Zambia"),
        ("Uruguayan", "Uruguay"),
        ("Sudanese", "Sudan"),
        ("Iraqi", "Iraq"),
        ("Kenyans", "Kenya"),
        ("French", "France"),
        ("Nigerian", "Nigeria"),
        ("Nigerien", "Niger"),
        ("Chinese", "China"),
        ("Peruvian", "Peru"),
        ("Italian", "Italy"),
    ],
)
def test_an_adjective_has_its_country(adjective: str, country: str) -> None:
    """Regular and irregular forms, singular and plural."""
    assert country_of(adjective) == country


@pytest.mark.parametrize("word", ["Civilian", "Human", "Meeting", "Martian", "", "Japan"])
def test_other_words_have_no_country(word: str) -> None:
    """Nor has a country's own name, which needs no adding."""
    assert country_of(word) is None


def test_an_article_is_indexed_by_sentence() -> None:
    """Each sentence has its own facts, terms and words; the article has its signature."""
    article = Article.of("Ida Holm met Aino Laine. It rained.", title="Test")
    sentences = split(article)
    facts = extract(article, sentences)
    found = index_article(article, sentences, facts[::-1])
    assert [each.sentence for each in found.sentences] == sentences
    assert {fact.value for fact in found.sentences[0].facts} >= {"Ida Holm", "Aino Laine"}
    assert all(f.sentence_index == 1 for f in found.sentences[1].facts)
    assert found.sentences[1].words == ("rained",)
    assert found.signature == tuple(signature(article.text))
    assert found.info.fact_count == len(facts)


def test_a_fact_of_no_sentence_is_refused() -> None:
    """It would be lost otherwise."""
    article = Article.of("Ida Holm met Aino Laine. It rained.", title="Test")
    sentences = split(article)
    with pytest.raises(ValueError, match="fact"):
        index_article(article, sentences[1:], extract(article, sentences))
