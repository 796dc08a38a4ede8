"""Parts of starting and stopping."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError, TimedOut

from bot.receiving.serve import insist


async def test_a_call_is_repeated_until_telegram_is_reached() -> None:
    """Any number of failures is accepted."""
    failures = iter([NetworkError("away"), TimedOut(), NetworkError("away")])

    async def call() -> str:
        for failure in failures:
            raise failure
        return "reached"

    assert await insist(call, wait=0.001) == "reached"


@pytest.mark.parametrize("refusal", [BadRequest("bad webhook"), InvalidToken()])
async def test_a_refused_call_is_not_repeated(refusal: Exception) -> None:
    """It would refuse again."""
    asked = 0

    async def call() -> None:
        nonlocal asked
        asked += 1
        raise refusal

    with pytest.raises(type(refusal)):
        await insist(call, wait=0.001)
    assert asked == 1
