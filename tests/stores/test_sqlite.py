"""The SQLite store keeps the contract, in a file and in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from facts.stores import Store, open_store
from tests.stores.contract_articles import ArticleContract
from tests.stores.contract_search import SearchContract
from tests.stores.contract_shared import LastingContract, ThreadContract


class StoreContract(ArticleContract, SearchContract, ThreadContract):
    """The complete contract of a store."""

    @pytest.fixture
    def store(self, new_url: Callable[[], str]) -> Iterator[Store]:
        with open_store(new_url()) as store:
            yield store


class TestSqliteFile(StoreContract, LastingContract):
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
