"""No regular expression of the product takes more than linear time, whatever it is given."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.regexes import Used, hostile, patterns

PATTERNS = patterns()
LENGTHS = ((16, 24), (250, 1_000), (4_000, 16_000))
"""Pairs of lengths of hostile input. The first finds what would never end with the others."""
MOST_GROWTH = 8.0
"""Four times the length may take four times the time, which is linear. Sixteen is quadratic."""
SHORTEST = 0.004
"""In seconds of processor time: less is too little to compare. A quadratic pattern takes more at
the greatest length, and a linear one less."""
TRIES = 5
ENOUGH = 0.3
"""Seconds of processor time after which a call is not repeated: chance adds little to so much."""


def cost(call: Callable[[Any], object], text: str | bytes, tries: int = 1) -> float:
    """Return the least processor time of this thread that some calls take."""
    times: list[float] = []
    while len(times) < tries and sum(times) < ENOUGH:
        began = time.thread_time()
        call(text)
        times.append(time.thread_time() - began)
    return min(times)


def superlinear(pattern: re.Pattern[Any], methods: tuple[str, ...]) -> str | None:
    """Return the hostile input by which a pattern's time grows faster than it, if there is one.

    Both times are of the same thread, and a suspicion is measured again, so that neither a slow
    machine nor a busy one makes a difference.
    """
    for case in hostile(pattern):
        for method in methods:
            call = getattr(pattern, method)
            for shorter, longer in LENGTHS:
                long = cost(call, repeated(pattern, case, longer))
                if long < SHORTEST:
                    continue
                short = cost(call, repeated(pattern, case, shorter))
                if long <= MOST_GROWTH * short:
                    continue
                long = cost(call, repeated(pattern, case, longer), TRIES)
                short = cost(call, repeated(pattern, case, shorter), TRIES)
                if long >= SHORTEST and long > MOST_GROWTH * short:
                    return f"{method} of {case}: {short:.4f} s, then {long:.4f} s"
    return None


def repeated(pattern: re.Pattern[Any], case: tuple[str, str, str], length: int) -> str | bytes:
    """Return hostile input of about that length, of the kind that the pattern reads."""
    lead, unit, tail = case
    text = lead + unit * (length // len(unit) + 1) + tail
    return text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text


def test_patterns_are_found() -> None:
    """Or the test below would hold nothing."""
    names = {used.name for used in PATTERNS}
    assert len(names) > 150
    assert any(name.startswith("bot.") for name in names)
    assert any(name.startswith("facts.dates.patterns") for name in names)


@pytest.mark.parametrize("used", PATTERNS, ids=lambda used: used.name)
def test_the_time_grows_with_the_length(used: Used) -> None:
    """For each pattern, by every method that calls it."""
    assert superlinear(used.pattern, used.methods) is None


@pytest.mark.parametrize(
    ("source", "method"),
    [
        (r"published\s*:?\s*\d", "match"),
        (r"\s+$", "search"),
        (r"(?:a|ab|b)*c", "search"),
        (r"(\w+\s?)+:", "match"),
        (r"<footer[^>]*>", "search"),
        (r"[\w.]+@[\w.]+\.\w+$", "search"),
        (r"(?<=x)\s*y|\d+\.\d*-\d+", "search"),
    ],
)
def test_a_careless_pattern_is_noticed(source: str, method: str) -> None:
    """Those that the product once had, and those that the books warn of."""
    assert superlinear(re.compile(source), (method,)) is not None


@pytest.mark.parametrize(
    ("source", "method"),
    [
        (r"published\s*+:?\s*+\d", "match"),
        (r"(?<!\s)\s++$", "search"),
        (r"\w+", "search"),
        (r"(?:\w{1,40}\s?){1,9}:", "match"),
    ],
)
def test_a_careful_pattern_passes(source: str, method: str) -> None:
    """Possessive, bounded, or begun in one place only."""
    assert superlinear(re.compile(source), (method,)) is None
