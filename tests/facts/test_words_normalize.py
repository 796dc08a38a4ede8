"""One normal form of words: what a question and a text write differently has the same term."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.words import normalize
from facts.words.closed_classes import IRREGULAR, NUMBER_WORDS, ORDINAL_WORDS, PREFIXES, SPELLINGS
from facts.words.normalize import (
    content_terms,
    fold,
    squash,
    term,
    tokens,
    unique,
    vocabulary_words,
)

_PIECES = st.sampled_from(
    "co-sponsored U.N. UN a.m. twenty-five thirty‑first % per cent 5% 1,500 2.5 don't members’ "
    "O'Brien re- -co straße STRASSE naïve İstanbul ﬁsh ½ ² ᴬ 東京 labour analysed women went the "
    "_ - . ' ’ two-thirds vice-chair self‐help ſ Σς ǅ ﷺ".split()
)
CACHES = (normalize._cached_fold, normalize._cached_term, normalize._cached_forms)
TEXTS = st.text(max_size=50) | st.lists(_PIECES, max_size=10).map(" ".join)


@pytest.mark.parametrize(
    "same",
    [
        "U.N. UN un",
        "co-sponsors cosponsors co‑sponsor cosponsored cosponsoring",
        "organisation organization organizations",
        "recognised recognized recognise",
        "analyse analyze analysed analyzing",
        "labour labor labours",
        "centre center centres centers",
        "programme program programmes",
        "defence defense",
        "licence license",
        "travelled traveled",
        "dialogue dialog dialogues",
        "catalogue catalog",
        "aluminium aluminum",
        "fulfil fulfill fulfilled fulfils",
        "grey gray",
        "tyres tire",
        "practise practice practised",
        "sceptical skeptical",
        "went go goes going",
        "took taken take takes",
        "held hold holding holds",
        "won win wins",
        "led lead leads",
        "women woman",
        "children child",
        "wrote written write",
        "adopted adopts adopting adopt",
        "chaired chairs chairing chair",
        "seven 7",
        "seventh 7th",
        "twenty-five 25 Twenty-Five",
        "twenty-first 21st",
        "ninety-one 91",
        "1,500 1500",
        "percent % PERCENT",
        "naïve naive NAÏVE",
        "straße strasse STRASSE",
        "Côte cote",
        "leaders’ leaders leader's leader",
        "O’Brien O'Brien obrien",
        "ﬁsh fish",
    ],
)
def test_spellings_of_one_word_share_its_term(same: str) -> None:
    """So that either finds the other."""
    terms = {content_terms(word)[0] for word in same.split()}
    assert len(terms) == 1


@pytest.mark.parametrize(
    "different",
    [
        "UN in",
        "united unit7",
        "2 20 22nd",
        "second 2",
        "hour our",
        "four 14",
        "vice advice",
        "1.5 15",
        "general generous",
        "university universe8",
        "25 20",
        "cents percent",
        "chair chairperson",
    ],
)
def test_different_words_have_different_terms(different: str) -> None:
    """What is evened out must not make words one that are not."""
    words = different.split()
    assert len({term(fold(word)) for word in words}) == len(words)


def test_per_cent_is_one_word() -> None:
    """Written in two, or as a sign after the number."""
    forms = (
        "5 per cent of members",
        "5 percent of members",
        "5% of members",
        "5 per\ncent of members",
    )
    assert {tuple(content_terms(form)) for form in forms} == {("5", "percent", "member")}
    assert content_terms("ten cents per centre")[:2] == ["10", "cent"]


def test_a_hyphenated_prefix_gives_the_joined_word_and_the_rest() -> None:
    """Found by either; the prefix alone is not content."""
    found = [(t.word, t.start, t.end) for t in tokens("a co-sponsored text")]
    assert found == [
        ("a", 0, 1),
        ("co", 2, 4),
        ("cosponsored", 2, 14),
        ("sponsored", 5, 14),
        ("text", 15, 19),
    ]
    assert content_terms("co-sponsored") == ["cosponsor", "sponsor"]
    assert content_terms("co sponsored") == ["sponsor"]


def test_numbers_in_words_are_one_number() -> None:
    """A compound is its own number, not its parts."""
    assert content_terms("twenty-five of thirty-one members") == ["25", "31", "member"]
    assert content_terms("the ninety-ninth session") == ["99th", "session"]
    assert content_terms("twenty five") == ["20", "5"]


def test_function_words_are_left_out() -> None:
    """Of the content, and of the words that typo correction proposes."""
    assert content_terms("Who was the chair of the session?") == ["chair", "session"]
    assert vocabulary_words("Who was the chair of 115 sessions in NY?") == ["chair", "sessions"]
    assert [t.stop for t in tokens("the chair")] == [True, False]


@given(TEXTS)
def test_offsets_reproduce_the_text(text: str) -> None:
    """Every token is a part of the text in order, and is made of that part."""
    last = 0
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= last or token.word.startswith(tuple(PREFIXES))
        last = max(last, token.start)
        assert token.word
        assert token.term
        part = text[token.start : token.end]
        assert token.word in [each.word for each in tokens(part)]


@given(TEXTS)
def test_case_does_not_count(text: str) -> None:
    """Full case folding, for any script."""
    assert fold(text) == fold(text.casefold()) == fold(fold(text))
    assert fold(text.swapcase()) in (fold(text), fold(text.swapcase().casefold()))


@given(TEXTS)
def test_a_term_is_the_term_of_its_word(text: str) -> None:
    """Whoever has the folded word can make the index term again, as typo correction does."""
    for token in tokens(text):
        assert term(token.word) == token.term
        assert fold(token.word) == token.word


@given(st.lists(st.sampled_from("Assembly adopted co-sponsors U.N. 25% women's".split())))
def test_squashing_is_done_once_for_all(words: list[str]) -> None:
    """White space, case and marks between words change nothing, nor does doing it again."""
    text = " ".join(words)
    assert squash(text) == squash(text.upper().replace(" ", ",\n ")) == squash(squash(text))


@given(TEXTS)
def test_content_is_a_part_of_the_tokens(text: str) -> None:
    """In order; and no vocabulary word is short, a number or a function word."""
    rest = iter([token.term for token in tokens(text)])
    assert all(content in rest for content in content_terms(text))
    for word in vocabulary_words(text):
        assert len(word) > 2
        assert not word[0].isdigit()


@given(st.lists(st.integers(0, 5).map(str)))
def test_unique_keeps_the_first(items: list[str]) -> None:
    """Each item once, in order of first appearance."""
    kept = unique(items)
    assert sorted(kept) == sorted(set(items))
    assert [items.index(item) for item in kept] == sorted(items.index(item) for item in kept)


def test_the_lists_are_of_folded_words_and_lead_to_no_other_entry() -> None:
    """An entry that is not folded would never be met; a chain would depend on order."""
    for table in (IRREGULAR, SPELLINGS, NUMBER_WORDS, ORDINAL_WORDS):
        for word, lemma in table.items():
            assert fold(word) == word
            assert word != lemma
            assert lemma not in table
    assert not set(SPELLINGS.values()) & set(SPELLINGS)


def test_threads_share_no_stemmer() -> None:
    """Many threads that stem at once get what one alone gets.

    A stemmer works in a buffer of its own, so each thread needs one.
    """
    stems = ("nation", "adopt", "conven", "organiz", "represent") * 40
    endings = ("", "s", "ed", "ing", "ation", "ational", "ment", "ness")
    words = [stem + ending for stem in stems for ending in endings]
    expected = [normalize._term(word) for word in words]

    def stem(start: int) -> list[str]:
        turned = words[start:] + words[:start]
        found = [normalize._term(word) for word in turned]
        return found[len(words) - start :] + found[: len(words) - start]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem, range(0, 320, 10))) == [expected] * 32
        stemmers = set(pool.map(lambda _: id(normalize._stemmers.english), range(64)))
    assert id(normalize._stemmers.english) not in stemmers


def test_long_words_are_not_kept() -> None:
    """A text of huge words does not stay in memory."""
    before = [cache.cache_info().currsize for cache in CACHES]
    assert len(list(tokens(" ".join(letter * 5_000 for letter in "abcdef")))) == 6
    assert [cache.cache_info().currsize for cache in CACHES] == before


@pytest.mark.parametrize(
    "text",
    [
        "a." * 200_000,
        "twenty-" * 60_000,
        "per" + " " * 400_000,
        "1,000" * 80_000,
        "1." * 200_000,
        "a'" * 200_000,
        "co-" * 130_000,
        "é" * 400_000,
        "a\u0301" * 200_000,
    ],
    ids=lambda text: text[:7],
)
def test_hostile_text_takes_no_more_than_its_length(text: str) -> None:
    """What a pattern might try again and again; quadratic work would not end for hours."""
    assert all(token.word for token in tokens(text))


@given(st.lists(_PIECES.map(fold) | st.text(max_size=20).map(fold), max_size=20))
def test_many_words_have_the_terms_of_each(words: list[str]) -> None:
    """The faster way gives the same."""
    assert normalize.terms(words) == [term(word) for word in words]


_ENDS = st.sampled_from("is ys ogue tre our amme ence oll ell".split())
_LAST = st.sampled_from("ation ations ing ed es e er ers s able ite ites".split()) | st.just("")


@given(st.text("abeilorst", max_size=6), _ENDS, _LAST)
def test_the_look_at_the_ending_leaves_no_spelling_out(begin: str, end: str, last: str) -> None:
    """A word that a pattern changes has one of the endings that are looked for."""
    word = begin + end + last
    if any(pattern.search(word) for pattern, _ in normalize._BRITISH):
        assert word.endswith(normalize._BRITISH_ENDINGS)
