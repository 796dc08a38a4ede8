"""How many examples a property is tried on.

A change is judged by the same examples each time, and fewer of them: they have been tried before.
`nox --sessions fuzz` tries many more, others in each run.
"""

from __future__ import annotations

import os

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "busy")
_SHARES = {"repeatable": 0.4, "thorough": 10.0}


def tries(count: int) -> int:
    """Return how many examples to make where `count` of them would do for a usual run."""
    return max(1, round(count * _SHARES.get(PROFILE, 1.0)))
