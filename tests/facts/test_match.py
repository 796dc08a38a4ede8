"""From a question to ranked sentences: order, confidence, and any text without an error."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.errors import QuestionError
from facts.indexing import index_article
from facts.library import Library
from facts.match import Ranked, rank
from facts.match.fact_features import FACT_FEATURES
from facts.match.ranking import CLOSE, DATE_WEIGHT, WITHIN, inspect, weigh_dates
from facts.match.sentence_features import QUESTION_FEATURES, SENTENCE_FEATURES, question_features
from facts.match.trees import Matrix
from facts.models import Article, Fact, Filters
from facts.question import parse
from facts.stores import Store, open_store
from tests.facts.asking import record_of
from tests.tries import tries

MUSEUM = "The Tide Museum opened in Port Halden in May. It has a staff of nine. Fog fell."
QUESTIONS = (
    "Who introduced the draft on cooperation with the Pacific Islands Forum?",
    "how many countries cosponsored the resoluton",
    "When did the Pacific women leaders meet?",
    "Where is the secretariat of the aquifer convention?",
    "why was the minister absent",
    "Has Chad signed the aquifer convention?",
    "haze centre",
    "Who won the chess title?",
)
HOSTILE = (
    '"',
    '"who" OR "chaired"',
    "who AND NOT chaired",
    "NEAR(who chaired, 3)",
    "terms:chaired*",
    "^chaired -session",
    "'; DROP TABLE sentence; --",
    "chaired' OR '1'='1",
    "% _ \\ chaired %s {0}",
    "who chaired the 🙂 session 🙂🙂",
    "من ترأس الجلسة who chaired",
    "\u202ewho chaired\u202c",
    "誰がセッションを主宰しましたか",
    "who\0chaired",
    "who chaired \ud800",
    "cha\u0301ired re\u0301solution",
    "a " * 500,
    "chaired " * 125,
    "x" * 1_000,
    "".join(f"w{n} " for n in range(250))[:1_000],
)


def ranked(question: str, library: Library, filters: Filters | None = None) -> list[Ranked]:
    """The matches of a question."""
    return rank(parse(question), library._store, filters)


def shown(matches: list[Ranked]) -> list[tuple[str, float, float, Fact | None]]:
    """What does not depend on the store's keys."""
    return [(m.view.candidate.sentence.text, m.score, m.confidence, m.fact) for m in matches]


@pytest.fixture(scope="module")
def shuffled(sample_record: Library) -> Iterator[list[Store]]:
    """The samples, added in other orders."""
    articles = [sample_record.get(info.id) for info in sample_record.articles()]
    stores = []
    for order in (articles, articles[::-1], articles[7:] + articles[:7]):
        store = open_store(":memory:")
        for article in order:
            sentences = sample_record.sentences(article.id)
            facts = sample_record.facts(article.id)
            store.add(index_article(article, sentences, facts))
        stores.append(store)
    yield stores
    for store in stores:
        store.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_of_adding_does_not_count(shuffled: list[Store], question: str) -> None:
    """The same articles give the same scores, whichever came first."""
    first, *others = [rank(parse(question), store) for store in shuffled]
    for other in others:
        by_text = {m.view.candidate.sentence.text: m for m in other}
        for match in first:
            same = by_text[match.view.candidate.sentence.text]
            assert same.score == pytest.approx(match.score, abs=1e-4)
            assert same.confidence == pytest.approx(match.confidence, abs=1e-4)


def test_asking_again_gives_the_same(sample_record: Library) -> None:
    """In any thread, and beside other questions."""
    once = [sample_record.ask(question) for question in QUESTIONS]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(sample_record.ask, QUESTIONS * 6))
    assert found == once * 6


@pytest.mark.parametrize("question", QUESTIONS)
def test_matches_are_ordered_and_bounded(sample_record: Library, question: str) -> None:
    """By score, best first, each sentence once, with a confidence from 0 to 1."""
    found = ranked(question, sample_record)
    assert 0 < len(found) <= CLOSE + WITHIN
    assert all(a.score >= b.score for a, b in pairwise(found))
    assert all(0 <= match.confidence <= 1 for match in found)
    assert len({match.view.candidate.key for match in found}) == len(found)
    for match in found:
        sentence = match.view.candidate.sentence
        assert match.fact is None or match.fact.sentence_index == sentence.index
        assert match.fact is None or match.fact.article_id == sentence.article_id


@pytest.mark.parametrize("question", QUESTIONS)
def test_features_are_finite_and_in_order(sample_record: Library, question: str) -> None:
    """As many as are named, for the question, each sentence and each fact."""
    reads = inspect(parse(question), sample_record._store, None)
    assert reads
    for each in reads:
        assert len(each.features) == len(SENTENCE_FEATURES)
        assert len(question_features(each.view)) == len(QUESTION_FEATURES)
        assert len(each.facts) == len(each.rows)
        assert all(len(row) == len(FACT_FEATURES) for row in each.rows)
        assert np.isfinite([*each.features, *(value for row in each.rows for value in row)]).all()


def test_an_answer_in_the_sentence_after_is_found() -> None:
    """Though it names nothing that the question names."""
    with record_of(MUSEUM) as library:
        best = ranked("How many employees does the Tide Museum of Port Halden have?", library)[0]
    assert best.view.candidate.sentence.text == "It has a staff of nine."
    assert best.fact is not None
    assert best.fact.value == "nine"


def test_the_sentence_after_is_looked_at_without_any_shared_word() -> None:
    """Nothing recalls it but the sentence before it."""
    with record_of(MUSEUM) as library:
        found = {m.view.candidate.sentence.text: m for m in ranked("the Tide Museum", library)}
    assert "It has a staff of nine." in found
    assert not any(found["It has a staff of nine."].view.strength)


def test_the_article_that_the_question_names_is_looked_at() -> None:
    """A sentence some places away answers, though it shares no word with the question; one of
    another article, or further away, is not looked at."""
    near = [
        "The Tide Museum opened in Port Halden.",
        *["Fog fell."] * 5,
        "Tickets cost nine crowns.",
    ]
    far = [*["Rain fell."] * 20, "Snow fell."]
    with record_of(" ".join([*near, *far]), "Hail fell in Lund. Boats left.") as library:
        found = {m.view.candidate.sentence.text for m in ranked("the Tide Museum", library)}
    assert "Tickets cost nine crowns." in found
    assert not {"Snow fell.", "Boats left."} & found


def test_what_the_filters_exclude_is_not_matched(sample_record: Library) -> None:
    """Nor is a sentence that follows one."""
    only = sample_record.articles()[3].id
    for question in QUESTIONS:
        found = ranked(question, sample_record, Filters(article_id=only))
        assert {match.view.candidate.article.id for match in found} <= {only}


def dated(*pairs: tuple[float, float]) -> Matrix:
    """Rows of sentences of which each states the date asked about, or only others."""
    rows = np.zeros((len(pairs), len(SENTENCE_FEATURES)), np.float32)
    for row, (agrees, conflicts) in zip(rows, pairs, strict=True):
        row[SENTENCE_FEATURES.index("date_agrees")] = agrees
        row[SENTENCE_FEATURES.index("date_conflicts")] = conflicts
    return rows


def test_the_date_asked_about_is_weighed() -> None:
    """For a sentence that states it and against one that states only others; where none states
    it, scores stay as they are."""
    scores = np.array([1.0, 2.0, 3.0], np.float32)
    found = weigh_dates(scores, dated((1, 0), (0, 1), (0, 0)))
    assert found.tolist() == [1 + DATE_WEIGHT, 2 - DATE_WEIGHT, 3.0]
    assert weigh_dates(scores, dated((0, 1), (0, 1), (0, 0))).tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize(("year", "name"), [(2021, "Ida Holm"), (2022, "Aino Laine")])
def test_the_year_asked_about_decides(year: int, name: str) -> None:
    """Between two that are otherwise alike, whichever is newer."""
    texts = [
        Article.of(
            f"Ministers met in Lund to open the summit. {chair} chaired the summit on 5 June {y}.",
            title=f"The summit of {y}",
        )
        for y, chair in ((2021, "Ida Holm"), (2022, "Aino Laine"))
    ]
    with record_of(*texts) as library:
        best = ranked(f"Who chaired the summit in {year}?", library)[0]
    assert best.fact is not None
    assert best.fact.value == name


@pytest.mark.parametrize("question", HOSTILE, ids=lambda q: ascii(q)[:30])
def test_no_text_breaks_the_search(sample_record: Library, question: str) -> None:
    """Operators, quotes, other scripts and the longest questions are words or nothing."""
    before = sample_record.counts()
    with suppress(QuestionError):
        found = sample_record.ask(question, threshold=0.0)
        assert 0 <= found.score <= 1
        assert found.question == question
    assert sample_record.counts() == before


@settings(max_examples=tries(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from([*QUESTIONS[0].split(), '"', "OR", "*", "(", "resoluton", "2022"]),
            min_size=1,
            max_size=12,
        ).map(" ".join),
    ),
    st.none() | st.sampled_from(QUESTIONS),
)
def test_any_question_is_ranked(sample_record: Library, text: str, after: str | None) -> None:
    """Or refused as no question: nothing else."""
    with suppress(QuestionError):
        question = parse(text, (after,) if after else ())
        found = rank(question, sample_record._store)
        assert len(found) <= CLOSE + WITHIN
        assert all(0 <= match.confidence <= 1 for match in found)
        assert shown(found) == shown(rank(question, sample_record._store))
