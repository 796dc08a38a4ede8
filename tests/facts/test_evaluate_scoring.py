"""The usual scores, and the typos in questions."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facts.evaluate.scoring import auroc, exact_match, f1, mean, normalized, percentile
from facts.evaluate.typos import with_typo
from facts.words.normalize import tokens

_SCORES = st.lists(st.integers(0, 5).map(lambda n: n / 5), max_size=8)
_QUESTIONS = st.lists(
    st.sampled_from("who chaired the resolution in 2022 by of Tonga's co-sponsored % vote".split()),
    max_size=8,
).map(" ".join) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The  Cat, a dog!", "cat dog"),
        ("“115” members", "115 members"),
        ("an", ""),
        ("theatre", "theatre"),
        ("U.S.", "us"),
    ],
)
def test_answers_are_compared_as_squad_does(text: str, wanted: str) -> None:
    """Without case, punctuation, articles and double spaces."""
    assert normalized(text) == wanted


def test_exact_match() -> None:
    """The whole answer must equal one of the accepted ones."""
    assert exact_match("The 115.", ["114", "115"]) == 1.0
    assert exact_match("115 members", ["115"]) == 0.0
    assert exact_match("115", []) == 0.0


@pytest.mark.parametrize(
    ("short", "golds", "wanted"),
    [
        ("Ida Holm", ["Ida Holm"], 1.0),
        ("Ambassador Ida Holm", ["Ida Holm"], 0.8),
        ("Ida Holm", ["Holm", "Ida Maria Holm"], 0.8),
        ("Fog", ["Ida Holm"], 0.0),
        ("very very cold", ["very cold"], 0.8),
        ("", ["Ida"], 0.0),
        ("the", ["a"], 1.0),
        ("Ida", [], 0.0),
    ],
)
def test_f1(short: str, golds: list[str], wanted: float) -> None:
    """The best overlap in words. Repeated words count as often as both have them."""
    assert f1(short, golds) == pytest.approx(wanted)


@given(st.text("ab the.", max_size=12), st.text("ab the.", max_size=12))
def test_f1_is_symmetric_and_1_where_exact(a: str, b: str) -> None:
    """It is between 0 and 1."""
    assert f1(a, [b]) == f1(b, [a])
    assert 0 <= f1(a, [b]) <= 1
    assert exact_match(a, [b]) <= f1(a, [b])


@given(_SCORES, _SCORES)
def test_auroc_is_the_share_of_pairs(positive: list[float], negative: list[float]) -> None:
    """The share of pairs in which the positive is higher. A tie counts half."""
    pairs = [float(p > n) + (p == n) / 2 for p, n in product(positive, negative)]
    found = auroc(positive, negative)
    if not pairs:
        assert found is None
    else:
        assert found == pytest.approx(sum(pairs) / len(pairs))


@given(st.lists(st.floats(0, 100), min_size=1), st.floats(0, 1))
def test_a_percentile_is_one_of_the_values(values: list[float], share: float) -> None:
    """At most that share of the values is below it. The ends are the minimum and the maximum."""
    found = percentile(values, share)
    assert found in values
    assert sum(v < found for v in values) <= share * len(values)
    assert percentile(values, 0.0) == min(values)
    assert percentile(values, 1.0) == max(values)


def test_no_values_have_a_mean_and_percentile_of_0() -> None:
    """So that a set without such questions is still reported."""
    assert percentile([], 0.5) == mean([]) == 0.0
    assert mean([1.0, 0.0]) == 0.5
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0


@given(_QUESTIONS, st.integers(0, 1000))
@example("By how many %?", 0)
def test_a_typo_changes_one_letter_of_one_content_word(question: str, seed: int) -> None:
    """It is left out, doubled, changed or swapped with the next one.

    It is never the first or last letter, and never in a function word, a short word or a word with
    digits. Without another word, nothing changes.
    """
    found = with_typo(question, seed)
    content = [t for t in tokens(question) if not t.stop and t.end - t.start >= 4]
    words = [t for t in content if question[t.start : t.end].isalpha()]
    assert found == with_typo(question, seed)
    assert abs(len(found) - len(question)) <= 1
    first = next(
        (i for i, (a, b) in enumerate(zip(question, found, strict=False)) if a != b),
        min(len(question), len(found)),
    )
    if found == question:
        return
    assert any(word.start < first < word.end for word in words)
    rest = len(question) - first - 2
    assert found.endswith(question[len(question) - max(0, rest) :])


def test_most_typos_change_the_question() -> None:
    """For most seeds, and in different words. Swapping two equal letters changes nothing."""
    question = "Who chaired the assembly meeting on fisheries?"
    made = {with_typo(question, seed) for seed in range(60)}
    assert len(made) > 30
    changed = {b for a in made for b, c in zip(question.split(), a.split(), strict=True) if b != c}
    assert changed == {"chaired", "assembly", "meeting", "fisheries?"}
    assert with_typo("who is it in 2022", 1) == "who is it in 2022"
