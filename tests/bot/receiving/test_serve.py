"""Starting and stopping, in parts."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError, TimedOut

from bot.receiving.serve import insist


async def test_a_call_is_repeated_until_telegram_is_reached() -> None:
    """However often that fails."""
    failures = iter([NetworkError("away"), TimedOut(), NetworkError("away")])

    async def call() -> str:
        for failure in failures:
            raise failure
        return "reached"

    assert await insist(call, wait=0.001) == "reached"


@pytest.mark.parametrize("refusal", [BadRequest("bad webhook"), InvalidToken()])
async def test_what_telegram_refuses_is_not_asked_again(refusal: Exception) -> None:
    """It would not change its mind."""
    asked = 0

    async def call() -> None:
        nonlocal asked
        asked += 1
        raise refusal

    with pytest.raises(type(refusal)):
        await insist(call, wait=0.001)
    assert asked == 1
