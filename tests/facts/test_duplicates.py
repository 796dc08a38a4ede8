"""Near duplicates: signatures that meet when texts are alike, and how much alike they are."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import facts
from facts.duplicates import signature, similarity

STORY = (
    "The assembly adopted the budget on Friday by consensus. Ambassador Lind chaired the session "
    "and thanked the delegations for months of work. The budget of 3.4 billion covers three years "
    "and pays for nine missions. Several members asked for a report on travel costs by next spring."
)


def changed(words: list[str], count: int, seed: int) -> str:
    """The words with some of them replaced."""
    chosen = random.Random(seed)
    words = list(words)
    for place in chosen.sample(range(len(words)), count):
        words[place] = f"other{place}"
    return " ".join(words)


def long_text(words: int, seed: int = 1) -> list[str]:
    """Words of a made-up text that repeats little."""
    chosen = random.Random(seed)
    return [f"w{chosen.randrange(5000)}" for _ in range(words)]


@given(st.text(), st.text())
def test_similarity_is_a_likeness(a: str, b: str) -> None:
    """From 0 to 1, the same both ways, and 1 for a text with itself."""
    assert 0.0 <= similarity(a, b) <= 1.0
    assert similarity(a, b) == similarity(b, a)
    assert similarity(a, a) == 1.0


@given(st.text())
def test_bands_fit_a_signed_64_bit_integer(text: str) -> None:
    """As many bands for every text with a word, none for one without."""
    bands = signature(text)
    assert len(bands) in (0, 24)
    assert all(-(2**63) <= band < 2**63 for band in bands)
    assert bands == signature(text)


def test_similarity_counts_shared_runs_of_three_words() -> None:
    """The part of all different runs that both texts have."""
    assert similarity("a b c d", "a b c e") == pytest.approx(1 / 3)
    assert similarity("a b c d e", "x a b c d e") == pytest.approx(3 / 4)
    assert similarity("a b c", "d e f") == 0.0
    assert similarity("a b", "a b c") == 0.0
    assert similarity("", "a b c") == 0.0
    assert similarity("...", "?") == 0.0


def test_case_space_and_punctuation_do_not_count() -> None:
    """A text that was only set differently is wholly alike."""
    other = STORY.upper().replace(".", " —\n\n").replace("BY CONSENSUS", "BY\tCONSENSUS")
    assert similarity(STORY, other) == 1.0
    assert signature(STORY) == signature(other)


def test_order_counts() -> None:
    """The same words in another order are another text."""
    words = long_text(300)
    assert similarity(" ".join(words), " ".join(sorted(words))) < 0.05


@pytest.mark.parametrize("size", [60, 400, 3000])
def test_edited_texts_share_a_band(size: int) -> None:
    """Every text that is alike by 0.7 or more, short or long, shares at least one of the bands."""
    words = long_text(size)
    bands = set(signature(" ".join(words)))
    alike = 0
    for seed in range(25):
        other = changed(words, size // 30, seed)
        if similarity(" ".join(words), other) >= 0.7:
            alike += 1
            assert bands & set(signature(other))
    assert alike > 20


def test_a_text_cut_at_its_end_shares_a_band() -> None:
    """A story that lost its last paragraph is still found."""
    words = long_text(400)
    whole, part = " ".join(words), " ".join(words[:320])
    assert similarity(whole, part) == pytest.approx(0.8, abs=0.02)
    assert set(signature(whole)) & set(signature(part))


def test_different_texts_share_no_band() -> None:
    """Nor is any sample article reported as a near duplicate of another."""
    found = sorted((Path(facts.__file__).parent / "samples" / "articles").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in found]
    assert len(texts) >= 12
    signatures = [set(signature(text)) for text in texts]
    for i in range(len(texts)):
        for j in range(i):
            assert not signatures[i] & signatures[j]
            assert similarity(texts[i], texts[j]) < 0.3


def test_short_texts() -> None:
    """A text of fewer words than a run is alike to itself alone."""
    assert signature("Hello") == signature(" hello! ") != signature("Goodbye")
    assert len(signature("Hello")) == 24
    assert signature("") == signature(" \n ... ") == []
    assert similarity("Hello", "hello!") == 1.0


def test_is_the_same_in_every_process() -> None:
    """Bands are stored, so no seed, run or release may change them."""
    code = f"from facts.duplicates import signature; print(signature({STORY!r}))"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={}
    )
    assert ran.stdout.strip() == str(signature(STORY))
    assert signature(STORY)[:2] == [2523762438942146306, -4482994520947409134]


def test_a_large_text_has_a_signature() -> None:
    """A megabyte of words is no trouble."""
    text = " ".join(long_text(180_000))
    assert len(text) > 900_000
    assert len(signature(text)) == 24
    assert similarity(text, text + " the end") > 0.99
