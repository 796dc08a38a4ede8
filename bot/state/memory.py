"""`bot.memory.Memory` over SQLite: updates, answers, threads, misses and feedback."""

# ruff: noqa: S608 - the interpolated parts are constants of this module

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.memory import StoredAnswer
from bot.state.bounds import BOUNDS, prune, sum_up_tally
from bot.state.schema import prepare
from facts.stores.sqlite.connections import Connections

HOUR = 3600
_ANSWER_COLUMNS = "chat_id, question_id, answer_id, user_id, question, after"
_SPAN = 1 << 64


class SqliteMemory:
    """What questions need to be remembered, in one SQLite file or, without a path, in memory.

    `clock` gives the time in seconds of Unix time.
    """

    def __init__(self, path: Path | None, *, clock: Callable[[], float] = time.time) -> None:
        if path is not None:
            _make_private(path)
        self._connections = Connections(path, prepare)
        self._clock = clock

    def claim_update(self, update_id: int) -> bool:
        """See `Memory.claim_update`."""
        now = self._now()
        # Garbage may have an id of any size.
        claimed = (update_id + _SPAN // 2) % _SPAN - _SPAN // 2
        with self._writing() as connection:
            cursor = connection.execute(
                "INSERT OR IGNORE INTO claim (update_id, at) VALUES (?, ?)", (claimed, now)
            )
            if cursor.rowcount != 1:
                return False
            prune(connection, "claim", key_of(cursor), now)
        return True

    def remember_answer(self, answer: StoredAnswer) -> None:
        """See `Memory.remember_answer`."""
        now = self._now()
        question = storable(answer.question)
        after = None if answer.after is None else storable(answer.after)
        asked = (answer.chat_id, answer.question_id, answer.answer_id, answer.user_id)
        with self._writing() as connection:
            cursor = connection.execute(
                f"INSERT OR REPLACE INTO answer ({_ANSWER_COLUMNS}, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*asked, question, after, now),
            )
            prune(connection, "answer", key_of(cursor), now)
            cursor = connection.execute(
                "INSERT OR REPLACE INTO last_thread (chat_id, user_id, thread, at)"
                " VALUES (?, ?, ?, ?)",
                (answer.chat_id, answer.user_id, storable(answer.thread), now),
            )
            prune(connection, "last_thread", key_of(cursor), now)
            _count(connection, "questions", now)

    def answer_to(self, chat_id: int, question_id: int) -> StoredAnswer | None:
        """See `Memory.answer_to`."""
        return self._answer("question_id", chat_id, question_id)

    def answered_by(self, chat_id: int, answer_id: int) -> StoredAnswer | None:
        """See `Memory.answered_by`."""
        return self._answer("answer_id", chat_id, answer_id)

    def last_thread(self, chat_id: int, user_id: int) -> str | None:
        """See `Memory.last_thread`. One of long ago is not what a new question follows up."""
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT thread FROM last_thread WHERE chat_id = ? AND user_id = ? AND at >= ?",
                (chat_id, user_id, self._now() - BOUNDS["last_thread"].seconds),
            ).fetchone()
        return row[0] if row else None

    def add_unanswered(self, chat_id: int, user_id: int, question: str) -> None:
        """See `Memory.add_unanswered`."""
        now = self._now()
        with self._writing() as connection:
            cursor = connection.execute(
                "INSERT INTO unanswered (chat_id, user_id, question, at) VALUES (?, ?, ?, ?)",
                (chat_id, user_id, storable(question), now),
            )
            prune(connection, "unanswered", key_of(cursor), now)
            _count(connection, "unanswered", now)

    def add_feedback(self, answer: StoredAnswer, user_id: int, helpful: bool) -> None:
        """See `Memory.add_feedback`."""
        now = self._now()
        with self._writing() as connection:
            cursor = connection.execute(
                "INSERT OR REPLACE INTO feedback"
                " (chat_id, answer_id, user_id, question, helpful, at) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    answer.chat_id,
                    answer.answer_id,
                    user_id,
                    storable(answer.question),
                    int(helpful),
                    now,
                ),
            )
            prune(connection, "feedback", key_of(cursor), now)

    def _answer(self, column: str, chat_id: int, message_id: int) -> StoredAnswer | None:
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT {_ANSWER_COLUMNS} FROM answer"
                f" WHERE chat_id = ? AND {column} = ? ORDER BY key DESC LIMIT 1",
                (chat_id, message_id),
            ).fetchone()
        return StoredAnswer(*row) if row else None

    @contextmanager
    def _writing(self, *, lasting: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction, undone by any exception.

        Once it is over, a crash of the process loses nothing of it. A failure of power may lose
        the last of them, though never a part of one, unless it is `lasting`, which has to wait for
        the disk.
        """
        # May not be set inside a transaction; each thread has a connection of its own.
        with self._connections.reading() as connection:
            connection.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
        with self._connections.writing() as connection:
            yield connection

    def _now(self) -> int:
        return int(self._clock())


def _make_private(path: Path) -> None:
    """Make a new file that nobody else on the machine can read, as it holds what people ask.

    SQLite gives the files that it puts beside it the same rights. A file that is there keeps its.
    """
    # Whatever is in the way here is in SQLite's way too, and is told then.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def storable(text: str) -> str:
    """The text as UTF-8 can hold it: half a character (a lone surrogate) is replaced."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def key_of(cursor: sqlite3.Cursor) -> int:
    """The key of the row that was inserted."""
    key = cursor.lastrowid
    assert key is not None  # noqa: S101 - an inserted row has a key
    return key


def _count(connection: sqlite3.Connection, kind: str, now: int) -> None:
    hour = now // HOUR
    cursor = connection.execute(
        "INSERT INTO tally VALUES (?, ?, 1)"
        " ON CONFLICT (hour, kind) DO UPDATE SET count = count + 1 RETURNING count",
        (hour, kind),
    )
    if cursor.fetchone() == (1,):
        sum_up_tally(connection, hour)
