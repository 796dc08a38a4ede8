"""Whatever the text, extraction ends, and every fact fits the article as stores demand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.extract import extract
from facts.extract.numbers import number_value
from facts.extract.parser import parse
from facts.indexing import index_article
from facts.models import Article, Fact
from facts.samples import articles
from facts.stores.checks import check_article
from facts.text.sentences import split
from tests.tries import tries

MOST_FACTS = 40  # a sentence of ordinary length

_WORDS = st.sampled_from(
    "Ambassador Ida Holm of Peru chaired the session which who was held on November 21 in Lund by "
    "consensus because it had to 115 members co-sponsored a re-elected judge 12 to 3 between 5 "
    "and 20 tonnes $3.4 million dinars a third of them every two years 4.52 a.m. until 1870 to "
    "1939 and or ; : , ( ) [ ] “ ” \" ' ’ -- – — - / % & No. 5 Article 17(3) II said that if not "
    "been is Straße naïve 🙂 東京 № e\u0301 \u200b ﬁ ½ U.N. Amb. O'Neill Lua-Kisi X. Ö \u00a0 "
    "\u2028 \x1f 's ’s n't to will have".split(" ")
)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=24).map(" ".join)
_ENDS = st.sampled_from([". ", ".\n", "?\n\n", "./.", "\r\n", "! ", "\t", ".” ", ""])
TEXTS = st.lists(st.tuples(_SENTENCES, _ENDS), min_size=1, max_size=5).map(
    lambda parts: "".join(sentence + end for sentence, end in parts)
)


def checked(article: Article) -> list[Fact]:
    """The facts of an article, found to fit it by what every store makes sure of."""
    sentences = split(article)
    facts = extract(article, sentences)
    check_article(index_article(article, sentences, facts))
    for fact in facts:
        assert fact.value
        assert fact.value == fact.value.strip()
        assert any(character.isalnum() for character in fact.value)
    return facts


@settings(max_examples=tries(150), deadline=None)
@given(text=TEXTS, published=st.none() | st.just(date(2022, 11, 22)))
def test_every_fact_fits_its_article(text: str, published: date | None) -> None:
    """Values and subjects are parts of the text, whatever words and marks it is made of."""
    checked(Article.of(text, title="Any", published=published))


@settings(max_examples=tries(60), deadline=None)
@given(text=st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    """Letters of any script, controls and lone marks are read without an error."""
    article = Article.of(text.replace("\ud800", ""), title="Any")
    extract(article, split(article))


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.title[:20])
def test_samples_have_a_moderate_number_of_facts(article: Article) -> None:
    """Some facts for each sentence, and not so many that the right one is lost among them."""
    facts = checked(article)
    sentences = len(split(article))

    assert sentences <= len(facts) <= MOST_FACTS * sentences


@pytest.mark.parametrize(
    "text",
    [
        "and " * 3_000,
        "(" * 500 + "a" + ")" * 500,
        "the man who saw " * 300 + "it.",
        "word" * 6_000,
        "1 to " * 1_000 + "2.",
        "A, B and C, " * 500,
        "of the " * 1_000 + "end.",
        "(" * 20_000,
        "9" * 20_000 + " boats.",
        "It has " + "9" * 150 + " tonnes.",
        "3 May to " * 2_000,
        "It cost 1" + ",000" * 40 + " dollars.",
    ],
)
def test_long_and_odd_sentences_are_read_to_the_end(text: str) -> None:
    """Deep nesting, endless lists and words without an end neither fail nor hang."""
    checked(Article.of(text, title="Long"))


@given(number=st.integers(min_value=0, max_value=10**18), part=st.integers(0, 9999))
def test_the_value_of_a_number_is_exact(number: int, part: int) -> None:
    """With and without commas and decimals, no digit is lost and none is added."""
    decimals = f"{part:04}"

    assert number_value(f"{number}") == str(number)
    assert number_value(f"{number:,}") == str(number)
    assert number_value(f"{number:,}.{decimals} tonnes") == (
        f"{number}.{decimals}".rstrip("0").rstrip(".")
    )
    assert number_value(f"{number} million") == str(number * 1_000_000)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("twenty-one", "21"),
        ("two hundred and three thousand and seven", "203007"),
        ("one point zero five", "1.05"),
        ("12 thousand million", "12000000000"),
        ("half a million", "500000"),
        ("two and a half billion", "2500000000"),
        ("three dozen", "36"),
        ("a hundred and then some", "100"),
        ("zero million", "0"),
        ("twenty-first", "21"),
        ("point", None),
        ("and a half", "0.5"),
    ],
)
def test_a_number_in_words_has_its_value(written: str, value: str | None) -> None:
    """Scales, decimals, halves and dozens count."""
    assert number_value(written) == value


@given(
    st.lists(
        st.sampled_from(
            "one two ten twenty hundred thousand million dozen half a and point 3".split()
        ),
        max_size=8,
    )
)
def test_any_words_of_numbers_are_read(words: list[str]) -> None:
    """In any order. A value is a plain decimal number."""
    value = number_value(" ".join(words))
    assert value is None or Decimal(value) >= 0


def test_a_number_too_long_to_count_anything_has_no_value() -> None:
    """A code of many digits is a value without a normal form."""
    assert number_value("9" * 25) is None


def test_parses_come_in_order_and_each_has_one() -> None:
    """Many texts, empty ones among them, come back one for one."""
    texts = [f"Number {n} spoke." if n % 7 else "" for n in range(70)]

    assert [doc.text for doc in parse(texts)] == texts


def test_of_a_text_without_end_only_the_beginning_is_parsed() -> None:
    """The parser's memory grows with the text, so there is a limit, and no error at it."""
    (doc,) = parse(["word " * 10_000])

    assert len(doc.text) == 20_000
