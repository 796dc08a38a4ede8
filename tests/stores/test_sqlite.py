"""The SQLite store keeps the contract, in a file and in memory."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from facts.testing import KeepsWatchesContract, LastingStoreContract, StoreContract


class TestSqliteFile(LastingStoreContract, KeepsWatchesContract):
    """A store in a file."""

    @pytest.fixture
    def new_url(self, tmp_path: Path) -> Callable[[], str]:
        numbers = count()
        return lambda: f"sqlite:///{tmp_path}/{next(numbers)}.db"


class TestSqliteMemory(StoreContract):
    """A store that ends with its process."""

    @pytest.fixture
    def new_url(self) -> Callable[[], str]:
        return lambda: ":memory:"
