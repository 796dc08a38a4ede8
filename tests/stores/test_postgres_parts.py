"""The parts of the PostgreSQL store, each by itself or beside the SQLite store."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import samples
from facts.evaluate.data import load_questions
from facts.library import Library
from facts.match.expand import expand
from facts.models import Candidate, Fact, Filters, Sentence, SentenceKind, Span
from facts.postgres.texts import bindable, from_column, to_column
from facts.question import parse
from facts.stores import open_store
from facts.stores.postgres.hashes import hash_term, hash_word
from facts.stores.postgres.packing import pack, unpack
from facts.stores.postgres.vocabulary import trigram_form
from facts.testing.made_articles import EACH_BACKEND, entry, observed, with_terms
from facts.testing.sharing import numbered
from tests.stores.test_packing import FACTS, WORDS


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text("\0\x01a0"))
def test_a_text_comes_back(text: str) -> None:
    """PostgreSQL can hold what is stored, and two texts are never stored alike."""
    stored = to_column(text)
    assert "\0" not in stored
    assert from_column(stored) == text
    assert bindable(text) == stored


def test_a_text_that_nothing_equals() -> None:
    """Half a character cannot be sent."""
    assert bindable("a\ud800") is None


@given(facts=st.lists(FACTS, max_size=4), text=WORDS, start=st.integers(0, 60))
def test_facts_come_back(facts: list[Fact], text: str, start: int) -> None:
    """Whether their parts are in the sentence or elsewhere; in the order of the text."""
    sentence = Sentence(
        article_id="a",
        index=3,
        kind=SentenceKind.BODY,
        start=start,
        end=start + len(text),
        text=text,
    )

    def true(fact: Fact) -> Fact:
        """The fact as it can be stored: what its spans name is what the sentence says there."""
        changes: dict[str, object] = {"article_id": "a", "sentence_index": 3}
        for name, span in (("value", fact.span), ("subject", fact.subject_span)):
            if span is not None and start <= span.start and span.end <= sentence.end:
                changes[name] = text[span.start - start : span.end - start]
        return fact.model_copy(update=changes)

    given = [true(fact) for fact in facts]
    packed = pack(given, sentence)
    assert "\0" not in packed
    assert list(unpack(packed, (7 << 20) + 3, sentence)) == sorted(
        given, key=lambda fact: fact.span.start
    )
    assert [f.span for f in unpack(packed, 3, sentence)] == sorted(
        [f.span for f in given], key=_start
    )


def _start(span: Span) -> int:
    return span.start


@given(st.text(max_size=80))
def test_a_hash_fits_its_column(text: str) -> None:
    """A term and a word of the same text are told apart."""
    assert -(2**63) <= hash_term(text) < 2**63
    assert hash_term(text) != hash_word(text)


@given(st.text(max_size=64))
def test_trigrams_are_of_plain_letters(word: str) -> None:
    """Every database takes them for letters, whatever its language."""
    form = trigram_form(word)
    assert form.isascii()
    assert form.isalnum() or not form
    assert bool(form) is bool(word)


def test_many_articles_at_once(new_postgres_url: Callable[[], str]) -> None:
    """They are stored as one by one; those that are there, or come twice, are told."""
    made = [numbered("many", number) for number in range(30)]
    with open_store(new_postgres_url()) as store, open_store(new_postgres_url()) as fresh:
        store.add(made[4])
        told = store.add_all([*made[:20], made[3], made[0]])
        assert told == [number != 4 for number in range(20)] + [False, False]
        assert store.add_all(made[20:22]) == [True, True]
        assert store.add_all(made[18:]) == [False] * 4 + [True] * 8
        assert store.add_all([]) == []
        for one in (made[4], *made[:4], *made[5:]):
            fresh.add(one)
        assert observed(store, made) == observed(fresh, made)


def test_one_bad_article_of_many(new_postgres_url: Callable[[], str]) -> None:
    """None of them is stored."""
    bad = entry("Seven of nine")
    bad = with_terms(bad, [["a"]], [["a"]])
    fact = bad.facts[0].model_copy(update={"value": "eight"})
    sentence = bad.sentences[0]
    wrong = type(bad)(bad.article, (type(sentence)(sentence.sentence, (fact,)),))
    with open_store(new_postgres_url()) as store:
        with pytest.raises(ValueError, match="fact"):
            store.add_all([numbered("good", 1), wrong])
        assert store.counts().articles == 0


def _seen(candidates: list[Candidate]) -> list[dict[str, object]]:
    return [candidate.model_dump(exclude={"key"}) for candidate in candidates]


def test_the_same_candidates_as_sqlite(new_postgres_url: Callable[[], str]) -> None:
    """For the samples' questions: the same sentences with all around them, best first in both."""
    filters = (None, Filters(source="MW"))
    with open_store(new_postgres_url()) as store, open_store(":memory:") as other:
        for article in samples.articles():
            for each in (store, other):
                Library(each).add(article)
        for case in load_questions(samples.questions_path()).cases[::5]:
            terms = expand(parse(case.question), other).recall
            for allowed in filters:
                found, wanted = (each.recall(terms, allowed, limit=34) for each in (store, other))
                # Rounding may order two sentences of one score either way.
                assert _scored(found.candidates, terms) == _scored(wanted.candidates, terms)
                theirs_of = {_place(c): c for c in wanted.candidates}
                same = [theirs_of[_place(c)] for c in found.candidates]
                assert _seen(list(found.candidates)) == _seen(same)
                mine, theirs = ([c.key for c in each[:6]] for each in (found.candidates, same))
                assert _seen(found.following(mine)) == _seen(wanted.following(theirs))
                assert list(found.facts_of(mine).values()) == list(wanted.facts_of(theirs).values())
                assert _seen(store.following(mine)) == _seen(found.following(mine))
                assert store.facts_of(mine) == found.facts_of(mine)


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.sentence.article_id, candidate.sentence.index


def _scored(found: Sequence[Candidate], terms: Sequence[str]) -> list[tuple[list[str], int]]:
    """Return what each sentence's score is made of: its terms that are asked for, its length."""
    return [(sorted(t for t in c.terms if t in terms), len(c.terms)) for c in found]


TERMS = st.sampled_from("abcdef")


@EACH_BACKEND
@given(
    groups=st.lists(st.lists(TERMS, min_size=1, max_size=6), min_size=1, max_size=8),
    terms=st.lists(TERMS, min_size=1, max_size=3),
)
def test_the_same_order_as_sqlite(
    new_postgres_url: Callable[[], str], groups: list[list[str]], terms: list[str]
) -> None:
    """However often a term comes in a sentence, and however long that is."""
    made = with_terms(entry(*["x"] * len(groups)), groups, [[] for _ in groups])
    with open_store(new_postgres_url()) as store, open_store(":memory:") as other:
        store.add(made)
        other.add(made)
        found, wanted = (
            {c.sentence.index: place for place, c in enumerate(each.search(terms, limit=9))}
            for each in (store, other)
        )
    assert found.keys() == wanted.keys()
    # Scores that are the same number but for its last bit may be in either order.
    lengths = {index: (len(group), sorted(t for t in group if t in terms))
               for index, group in enumerate(groups)}  # fmt: skip
    assert [lengths[index] for index in found] == [lengths[index] for index in wanted]
