"""The tests that every store must pass, for packages that add a store of their own.

    from facts.testing import LastingStoreContract

    class TestMyStore(LastingStoreContract):
        @pytest.fixture
        def new_url(self, tmp_path):
            numbers = itertools.count()
            return lambda: f"mystore:///{tmp_path}/{next(numbers)}"

A store that ends with its process inherits `StoreContract` instead, and one that keeps watched
places `KeepsWatchesContract` too. They need pytest and hypothesis, which `rapporteur[testing]`
installs.
"""

from __future__ import annotations

import pytest

# Their assertions should explain themselves, as those of test modules do.
pytest.register_assert_rewrite(
    "facts.testing.articles",
    "facts.testing.facts",
    "facts.testing.integrity",
    "facts.testing.search",
    "facts.testing.sharing",
    "facts.testing.watches",
)

from facts.testing.contract import LastingStoreContract, StoreContract  # noqa: E402
from facts.testing.watches import KeepsWatchesContract  # noqa: E402

__all__ = ["KeepsWatchesContract", "LastingStoreContract", "StoreContract"]
