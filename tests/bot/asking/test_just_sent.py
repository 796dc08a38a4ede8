"""An answer that a press reaches before it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Chat, Message

from bot.asking.just_sent import answer_in
from bot.services import Services
from bot.state.records import StoredAnswer

pytestmark = pytest.mark.asyncio(loop_scope="session")
KEPT = StoredAnswer(1, 2, 3, 4, "Who opened it?", "main")


class _State:
    """Has the answer from the look on that is given."""

    def __init__(self, kept_at: int) -> None:
        self.looks, self._kept_at = 0, kept_at

    def answered_by(self, chat_id: int, answer_id: int) -> StoredAnswer | None:
        assert (chat_id, answer_id) == (1, 3)
        self.looks += 1
        return KEPT if self.looks >= self._kept_at else None


def services(state: _State) -> Services:
    async def run(call: Callable[..., Any], *arguments: object) -> object:
        return call(*arguments)

    return cast(Services, SimpleNamespace(state=state, run=run))


def message(age: timedelta) -> Message:
    return Message(3, datetime.now(UTC) - age, Chat(1, Chat.GROUP))


@pytest.fixture
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    async def wait(seconds: float) -> None:
        assert seconds > 0

    monkeypatch.setattr(asyncio, "sleep", wait)


@pytest.mark.usefixtures("_no_wait")
@pytest.mark.parametrize(
    ("age", "kept_at", "found", "looks"),
    [
        (timedelta(), 1, True, 1),
        (timedelta(), 3, True, 3),
        (timedelta(), 99, False, 4),
        (timedelta(minutes=1), 2, False, 1),
    ],
)
async def test_an_answer_just_sent_is_waited_for(
    age: timedelta, kept_at: int, found: bool, looks: int
) -> None:
    """One that was sent long ago, and is not kept, will not be."""
    state = _State(kept_at)
    assert await answer_in(message(age), services(state)) == (KEPT if found else None)
    assert state.looks == looks
