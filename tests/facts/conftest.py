"""Records that are costly to build, built once. No test may change them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facts import samples
from facts.evaluate.data import articles_at
from facts.library import Library

HOLDOUT = Path(__file__).parents[1] / "data" / "holdout"


@pytest.fixture(scope="session")
def sample_record() -> Iterator[Library]:
    """The articles of the samples."""
    with Library.open(":memory:") as library:
        for article in samples.articles():
            library.add(article)
        yield library


@pytest.fixture(scope="session")
def holdout_record() -> Iterator[Library]:
    """The articles that neither rules nor weights were made by."""
    with Library.open(":memory:") as library:
        for article in articles_at(HOLDOUT / "articles"):
            library.add(article)
        yield library
