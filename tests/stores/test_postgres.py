"""The PostgreSQL store keeps the contract."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.testing import KeepsWatchesContract, LastingStoreContract


class TestPostgres(LastingStoreContract, KeepsWatchesContract):
    """A store in a schema of its own."""

    @pytest.fixture
    def new_url(self, new_postgres_url: Callable[[], str]) -> Callable[[], str]:
        return new_postgres_url
