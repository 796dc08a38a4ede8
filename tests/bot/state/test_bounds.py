"""The bot's memory is bounded by number and age, and the newest rows stay."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bot.state import State
from bot.state.allowances import Allowance
from bot.state.complaints import GivenAnswer
from bot.state.members import AccessRequest, Invitation, Role
from bot.state.records import AwaitedQuestion
from bot.state.tables import bounds
from bot.state.tables.bounds import BOUNDS, Bound
from bot.state.tables.schema import MIGRATIONS
from bot.state.updates import KeptUpdate, SentMessage
from facts.models import Article
from tests.bot.state.states import ADDED, ARTICLE, CHAT, USER, Clock, Stored, answer, pending, rows


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every table hold at most ten rows, and check at every second row."""
    tight = {name: Bound(10, bound.seconds, every=2) for name, bound in BOUNDS.items()}
    monkeypatch.setattr(bounds, "BOUNDS", tight)


_SMALL = {"tally", "member", "chat_record", "channel", "last_question", "replica", "leader"}
"""Tables that have few rows, or do not exist any more."""
_WRITES: dict[str, Callable[[State, int], object]] = {
    "claim": lambda state, n: state.keep_update(KeptUpdate(n, "a", "{}"), "one"),
    "waiting": lambda state, n: state.keep_update(KeptUpdate(n, "a", "{}"), "one"),
    "message": lambda state, n: state.note_message(n, 0, SentMessage(CHAT, n)),
    "allowance": lambda state, n: state.take_allowance(Allowance("ask", 1.0, 1), n),
    "answer": lambda state, n: state.remember_answer(answer(n, n + 5000)),
    "last_thread": lambda state, n: state.remember_answer(answer(n, n, user_id=n)),
    "unanswered": lambda state, n: state.add_unanswered(CHAT, USER, str(n), "main"),
    "awaited": lambda state, n: state.keep_awaited(AwaitedQuestion(CHAT, n, n, str(n))),
    "feedback": lambda state, n: state.add_feedback(answer(n, n), USER, True),
    "audit": lambda state, n: state.audit(ADDED),
    "complaint": lambda state, n: state.keep_complaint(answer(n, n), GivenAnswer()),
    "revision": lambda state, n: state.keep_revision(ARTICLE, ARTICLE.id, ADDED),
    "moved": lambda state, n: state.keep_revision(numbered(n), ARTICLE.id, ADDED),
    "invitation": lambda state, n: state.keep_invitation(Invitation(str(n), Role.READER), ADDED),
    "request": lambda state, n: state.keep_request(AccessRequest(n, "Eve")),
    "pending": lambda state, n: state.keep_pending(pending(str(n))),
    "post": lambda state, n: state.keep_post(CHAT, n, str(n)),
    "removed": lambda state, n: state.keep_removed(str(n), ARTICLE),
}


def numbered(n: int) -> Article:
    return Article.of(f"The council met {n} times.", title="Council meets")


def test_every_growing_table_is_bounded() -> None:
    """A new table needs a bound and a test of it."""
    tables = set(re.findall(r"CREATE TABLE (\w+)", "".join(MIGRATIONS)))
    assert tables - _SMALL | {"last_thread"} == set(BOUNDS) == set(_WRITES)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("table", _WRITES)
def test_no_table_grows_beyond_its_number(state: Stored, table: str) -> None:
    """The newest rows stay."""
    for n in range(50):
        _WRITES[table](state, n)
    assert 10 <= rows(state, table) <= 11
    with state._reading() as connection:
        keys = connection.execute(f"SELECT min(key), max(key) FROM {table}").fetchone()
    assert keys[1] == 50
    assert keys[0] >= 40


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("table", _WRITES)
def test_old_rows_are_deleted(state: Stored, clock: Clock, table: str) -> None:
    """It goes as soon as a new row is written."""
    for n in range(6):
        _WRITES[table](state, n)
    clock.now += BOUNDS[table].seconds + 60
    for n in range(6, 8):
        _WRITES[table](state, n)
    assert rows(state, table) == 2
