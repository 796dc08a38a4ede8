"""The whole contract of a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from facts.stores import Store, open_store
from facts.testing.articles import ArticleContract
from facts.testing.facts import FactContract
from facts.testing.integrity import IntegrityContract
from facts.testing.search import SearchContract
from facts.testing.sharing import LastingContract, ThreadContract


class StoreContract(
    ArticleContract, SearchContract, FactContract, IntegrityContract, ThreadContract
):
    """What every store must do.

    A backend's test class inherits it and gives the fixture `new_url`: a function that returns the
    URL of another new, empty store at each call.
    """

    @pytest.fixture
    def store(self, new_url: Callable[[], str]) -> Iterator[Store]:
        """Open a new store for one test."""
        with open_store(new_url()) as store:
            yield store


class LastingStoreContract(StoreContract, LastingContract):
    """What a store must do that outlives its process."""
