"""A bot that is killed while it writes leaves a whole state."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from bot.state import State, open_state
from bot.state.records import Action, AuditEntry, PendingArticle, StoredAnswer
from bot.state.updates import KeptUpdate
from facts.models import Article

WAIT = 30
ARTICLE = Article.of("The council met in Tarnow.", title="Council meets")
ENTRY = AuditEntry(7, "Ada", Action.ADD, ARTICLE.id, ARTICLE.title)


def _answers(state: State, n: int) -> None:
    state.remember_answer(StoredAnswer(1, n, n, n, f"Question {n}?", "main"))


def _misses(state: State, n: int) -> None:
    state.add_unanswered(1, n, f"Question {n}?", "main")


def _confirms(state: State, n: int) -> None:
    state.keep_pending(PendingArticle(str(n), 7, 1, ARTICLE))
    state.drop_pending(str(n), ENTRY)


def _claims(state: State, n: int) -> None:
    state.keep_update(KeptUpdate(n, str(n), "{}"), "one")
    state.finish_update(n, "one")


def _whole_answers(connection: sqlite3.Connection) -> int:
    kept, asked, counted = (
        connection.execute(query).fetchone()[0] or 0
        for query in (
            "SELECT count(*) FROM answer",
            "SELECT count(*) FROM last_thread",
            "SELECT sum(count) FROM tally",
        )
    )
    assert kept == asked == counted
    return int(kept)


def _whole_misses(connection: sqlite3.Connection) -> int:
    kept = connection.execute("SELECT count(*) FROM unanswered").fetchone()[0]
    assert kept == (connection.execute("SELECT sum(count) FROM tally").fetchone()[0] or 0)
    return int(kept)


def _whole_confirms(connection: sqlite3.Connection) -> int:
    waiting = {int(t) for (t,) in connection.execute("SELECT token FROM pending").fetchall()}
    noted = int(connection.execute("SELECT count(*) FROM audit").fetchone()[0])
    # Each article either still waits, or is gone and noted.
    assert waiting <= {noted}
    return noted


def _whole_claims(connection: sqlite3.Connection) -> int:
    found = [n for (n,) in connection.execute("SELECT update_id FROM claim ORDER BY 1").fetchall()]
    waiting = connection.execute("SELECT update_id FROM waiting").fetchall()
    assert waiting in ([], [(found[-1],)])
    assert found == list(range(len(found)))
    return len(found)


@pytest.mark.parametrize(
    ("write", "whole"),
    [
        (_answers, _whole_answers),
        (_misses, _whole_misses),
        (_confirms, _whole_confirms),
        (_claims, _whole_claims),
    ],
)
def test_killed_while_it_writes(
    tmp_path: Path,
    write: Callable[[State, int], None],
    whole: Callable[[sqlite3.Connection], int],
) -> None:
    """Each call is kept as a whole or not at all. A confirmed one is never lost."""
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system cannot fork")
    path = tmp_path / "bot.db"

    def run(pipe: Connection) -> None:
        with open_state(path) as state:
            for n in range(1_000_000):
                write(state, n)
                pipe.send(n)

    context = multiprocessing.get_context("fork")
    for kill_after in (1, 7, 40):
        path.unlink(missing_ok=True)
        ours, theirs = context.Pipe()
        process = context.Process(target=run, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        acknowledged = -1
        while acknowledged < kill_after:
            assert ours.poll(WAIT), "the writer hung"
            acknowledged = ours.recv()
        process.kill()
        process.join(WAIT)
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert whole(connection) >= acknowledged + 1
        connection.close()
        with open_state(path) as state:  # and the next start continues from there
            _claims(state, -1)
        for left in tmp_path.glob("bot.db*"):
            left.unlink()
        ours.close()
