"""The contract lives in modules of its own, whose assertions should explain themselves too."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite(
    "tests.stores.contract_articles", "tests.stores.contract_search", "tests.stores.contract_shared"
)
