"""The contract lives in modules of its own, whose assertions should explain themselves too."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("contract_articles", "contract_search", "contract_shared")
