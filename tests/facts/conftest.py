"""Records to ask. No test may change them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facts.library import Library
from tests.conftest import HOLDOUT

__all__ = ["HOLDOUT"]


@pytest.fixture(scope="session")
def sample_record(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The articles of the samples."""
    yield from _opened(sample_file, tmp_path_factory)


@pytest.fixture(scope="session")
def holdout_record(
    holdout_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """The articles that neither rules nor weights were made by."""
    yield from _opened(holdout_file, tmp_path_factory)


def _opened(file: Path, folders: pytest.TempPathFactory) -> Iterator[Library]:
    copy = shutil.copy(file, folders.mktemp(file.stem))
    with Library.open(copy) as library:
        yield library
