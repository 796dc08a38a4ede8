"""From ranked sentences to an answer with its citations, or to `NotFound`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from facts.library import Library
from facts.models import Answer, Article, NotFound
from tests.facts.asking import record_of

COUNTED = "How many members co-sponsored the accord?"


def accord(
    year: int | None, members: int, *, chair: str = "Ida Holm", source: str = "North Wire"
) -> Article:
    """A report on the accord; those of other years tell other numbers."""
    return Article.of(
        f"{source} - The ministers adopted the accord by consensus. The accord was co-sponsored by "
        f"{members} members. Ambassador {chair} chaired the closing session.",
        title=f"Ministers adopt accord ({source}, {year})",
        source=source,
        published=date(year, 6, 5) if year else None,
    )


@pytest.fixture(scope="module")
def differing() -> Iterator[Library]:
    """Three reports that differ in the number of members, neither newest nor oldest added first."""
    with record_of(accord(2022, 47), accord(2023, 51), accord(2021, 42)) as library:
        yield library


@pytest.fixture(scope="module")
def agreeing() -> Iterator[Library]:
    """Two sources with the same number."""
    with record_of(accord(2022, 47), accord(2022, 47, source="Civic Press")) as library:
        yield library


def answer(library: Library, question: str, **given: object) -> Answer:
    """The answer, whatever its score."""
    found = library.ask(question, **{"threshold": 0.0, **given})  # type: ignore[arg-type]
    assert isinstance(found, Answer), found
    return found


def test_articles_that_differ_are_all_cited_newest_first(differing: Library) -> None:
    """And the disagreement is marked; the short answer is that of the newest."""
    found = answer(differing, COUNTED)
    assert found.disagreement
    assert [c.short.split()[0] for c in found.citations] == ["51", "47", "42"]
    assert [c.published for c in found.citations] == [date(y, 6, 5) for y in (2023, 2022, 2021)]
    assert found.short == found.citations[0].short


def test_an_undated_article_is_cited_after_the_dated() -> None:
    """Where articles differ: nobody knows whether it is newer."""
    with record_of(accord(None, 51), accord(2021, 42), accord(2022, 47)) as library:
        found = answer(library, COUNTED)
    assert found.disagreement
    assert [c.published for c in found.citations] == [date(2022, 6, 5), date(2021, 6, 5), None]


def test_articles_that_agree_are_cited_without_a_mark(agreeing: Library) -> None:
    """Each once, best first."""
    found = answer(agreeing, COUNTED)
    assert not found.disagreement
    assert [c.source for c in found.citations] == ["North Wire", "Civic Press"]
    assert {c.short.split()[0] for c in found.citations} == {"47"}


def test_case_and_spelling_are_no_disagreement() -> None:
    """The same value in other letters or digits is the same answer."""
    first = Article.of("The accord was co-sponsored by twelve members of the pact.", title="One")
    second = Article.of("The accord was co-sponsored by Twelve members of the Pact.", title="Two")
    with record_of(first, second) as library:
        found = answer(library, COUNTED)
    assert len(found.citations) == 2
    assert not found.disagreement


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        ("Mayor Orla Tveit opened the Kelp Museum.", "Orla Tveit opened the Kelp Museum.",
         "Who opened the Kelp Museum?"),
        ("The Kelp Museum cost the town 12 million euros.", "The Kelp Museum cost the town €12m.",
         "How much did the Kelp Museum cost the town?"),
        ("The Kelp Museum opened in March 2026.", "The Kelp Museum opened in 2026.",
         "When did the Kelp Museum open?"),
    ],
)  # fmt: skip
def test_two_wordings_are_no_disagreement(one: str, other: str, question: str) -> None:
    """Two sources that name the same thing agree, however each words it."""
    told = [
        Article.of(text, title=f"News {n}", published=date(2026, 3, 4))
        for n, text in enumerate((one, other))
    ]
    with record_of(*told) as library:
        found = answer(library, question)
    assert len(found.citations) == 2
    assert not found.disagreement


@pytest.mark.parametrize("question", ["Was the accord adopted by consensus?", "accord sponsored"])
def test_forms_without_a_value_never_disagree(differing: Library, question: str) -> None:
    """Yes or no and bare words show where it stands, which differs in every article."""
    assert not answer(differing, question).disagreement


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_the_number_of_citations_is_bounded(differing: Library, limit: int) -> None:
    """Of one article each; asking for none gives one all the same, as an answer needs one."""
    found = answer(differing, COUNTED, citations=limit)
    assert len(found.citations) == min(limit, 3)
    assert len({c.article_id for c in found.citations}) == len(found.citations)
    assert len(answer(differing, COUNTED, citations=limit - 5).citations) == 1


def test_one_citation_disagrees_with_none(differing: Library) -> None:
    """A mark without a second citation would tell the reader nothing."""
    found = answer(differing, COUNTED, citations=1)
    assert not found.disagreement


def test_one_article_is_cited_once() -> None:
    """Though two of its sentences answer alike; the other one is an alternative."""
    text = (
        "Ambassador Ida Holm chaired the closing session. Fog fell over the bay that evening. "
        "Ambassador Ida Holm chaired the closing session."
    )
    with record_of(text) as library:
        found = answer(library, "Who chaired the closing session?")
    assert len(found.citations) == 1
    assert "Ida Holm" in found.short


def test_alternatives_are_not_cited(differing: Library) -> None:
    """Ordered by how well they match, with scores and reasons, at most five."""
    for question in (COUNTED, "Who chaired the closing session?", "ministers accord"):
        found = answer(differing, question, citations=2)
        cited = {(c.article_id, c.index) for c in found.citations}
        others = [(m.citation.article_id, m.citation.index) for m in found.alternatives]
        assert not cited & set(others)
        assert len(others) == len(set(others)) <= 5
        assert all(0 <= m.score <= 1 for m in found.alternatives)
        assert any(m.reasons for m in found.alternatives)


def test_the_threshold_decides(agreeing: Library) -> None:
    """From the score on it is an answer, above it `NotFound` with the same score."""
    score = answer(agreeing, COUNTED).score
    assert isinstance(agreeing.ask(COUNTED, threshold=score), Answer)
    above = agreeing.ask(COUNTED, threshold=score + 1e-6)
    assert isinstance(above, NotFound)
    assert above.score == score


def test_not_found_offers_what_is_nearest(differing: Library) -> None:
    """At most three sentences, none with a short answer: none of them is one."""
    found = differing.ask(COUNTED, threshold=1.01)
    assert isinstance(found, NotFound)
    assert 0 < len(found.nearest) <= 3
    assert all(c.short == "" for c in found.nearest)
    assert "co-sponsored" in found.nearest[0].quote
    assert found.question == COUNTED


def test_nothing_in_common_is_not_found(differing: Library) -> None:
    """Even without a threshold there is nothing to cite."""
    found = differing.ask("Qqqqq zzzzz?", threshold=0.0)
    assert isinstance(found, NotFound)
    assert (found.score, found.nearest) == (0.0, ())


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Was the accord adopted by consensus?", "adopted the accord by consensus"),
        ("Was the accord adopted?", "adopted the accord"),
        ("Did an ambassador chair the closing session?", "chaired the closing session"),
    ],
)
def test_yes_or_no_is_answered_by_what_is_stated(
    agreeing: Library, question: str, wanted: str
) -> None:
    """In the sentence's own words: not a yes that nobody said."""
    assert wanted in answer(agreeing, question).short


@pytest.mark.parametrize(
    ("sentence", "question", "short"),
    [
        (
            "Erik Vane died in his bed; the story that he drowned in the Oss is a legend.",
            "Did Erik Vane drown in the Oss?",
            "Erik Vane died in his bed; the story that he drowned in the Oss is a legend.",
        ),
        (
            "The diary was translated into Danish, but not into French.",
            "Was the diary translated into French?",
            "The diary was translated into Danish, but not into French.",
        ),
        (
            "The mill reopened in May; the bakery in Lund was charged with fraud but acquitted.",
            "Was the bakery in Lund charged with fraud?",
            "the bakery in Lund was charged with fraud but acquitted.",
        ),
        (
            "The mill reopened in May; the bakery in Lund was charged with fraud but acquitted.",
            "Was the bakery in Lund convicted of fraud?",
            "The mill reopened in May; the bakery in Lund was charged with fraud but acquitted.",
        ),
        (
            'The mayor (a baker; she retired) said: "The bridge is safe; it was tested."',
            "Was the bridge tested?",
            'The mayor (a baker; she retired) said: "The bridge is safe; it was tested."',
        ),
    ],
)
def test_a_yes_or_no_answer_hides_no_no(sentence: str, question: str, short: str) -> None:
    """The statement is whole, up to a semicolon that parts it from another."""
    with record_of(sentence) as library:
        assert answer(library, question).short == short


def test_the_matched_stretch_is_bounded() -> None:
    """However far apart the words stand, and however long the sentence."""
    filler = " and then some other dull thing befell the delegates" * 20
    with record_of(f"The harbour{filler} lighthouse.") as library:
        found = answer(library, "harbour lighthouse")
    assert 0 < len(found.short) <= 200
    assert found.short in found.citations[0].quote


def test_a_name_in_the_sentence_before_is_the_short_answer() -> None:
    """Of a pronoun, where it is told whom it stands for: words of the article all the same."""
    text = "Ida Holm leads the Harbour Council. She chaired the session on tolls in Lund."
    with record_of(text) as library:
        found = answer(library, "Who chaired the session on tolls?")
        article = library.get(found.citations[0].article_id)
    assert "chaired the session" in found.citations[0].quote
    assert found.short in article.text
