"""The file of the bot's state: its permissions, and a file of an older version."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from bot.state import open_state
from bot.state.sqlite.database import APPLICATION_ID
from bot.state.tables.schema import MIGRATIONS
from bot.state.updates import KeptUpdate, Turn
from facts.errors import StoreUnavailable, StoreVersionError
from facts.sqlite.migrating import bring_forward
from facts.stores import open_store
from tests.bot.state.states import CHAT, USER, answer

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise there")


def _rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


@posix
def test_nobody_else_can_read_the_questions(tmp_path: Path) -> None:
    """This covers the file and those that SQLite puts beside it, whatever the umask."""
    before = os.umask(0)
    try:
        with open_state(tmp_path / "folder" / "bot.db") as state:
            state.remember_answer(answer(1, 2))
            files = {path.name: _rights(path) for path in (tmp_path / "folder").iterdir()}
    finally:
        os.umask(before)
    assert files == {"bot.db": 0o600, "bot.db-wal": 0o600, "bot.db-shm": 0o600}


@posix
def test_existing_permissions_stay(tmp_path: Path) -> None:
    """A group that makes backups may have such rights."""
    path = tmp_path / "bot.db"
    open_state(path).close()
    path.chmod(0o640)
    with open_state(path) as state:
        state.add_unanswered(CHAT, USER, "Why?", "main")
        assert _rights(path) == _rights(tmp_path / "bot.db-wal") == 0o640


def test_the_first_version_is_brought_forward(tmp_path: Path) -> None:
    """Its rows are kept, and follow-ups continue."""
    path = tmp_path / "bot.db"
    connection = sqlite3.connect(path, isolation_level=None)
    bring_forward(connection, APPLICATION_ID, MIGRATIONS[:1])
    connection.execute("INSERT INTO claim (update_id, at) VALUES (5, 1)")
    connection.execute(
        "INSERT INTO last_question (chat_id, user_id, question, at)"
        " VALUES (?, ?, 'Who?', unixepoch())",
        (CHAT, USER),
    )
    connection.close()
    with open_state(path) as state:
        assert state.keep_update(KeptUpdate(5, "a", "{}"), "one") is Turn.NEVER
        assert state.last_conversation(CHAT, USER).questions == ("Who?",)
        state.remember_answer(answer(1, 2, "When did the mill open?"))
        assert state.last_conversation(CHAT, USER).questions == ("When did the mill open?",)


def test_what_was_kept_before_belongs_to_the_record_of_its_chat(tmp_path: Path) -> None:
    """As far as it is known: to the main one where the chat never got another."""
    path = tmp_path / "bot.db"
    connection = sqlite3.connect(path, isolation_level=None)
    bring_forward(connection, APPLICATION_ID, MIGRATIONS[:10])
    connection.execute(
        "INSERT INTO chat_record (chat_id, topic, name, since, at) VALUES (?, 0, 'vault', 1, 1)",
        (CHAT,),
    )
    for chat_id in (CHAT, USER):
        connection.execute(
            "INSERT INTO unanswered (chat_id, user_id, question, at) VALUES (?, 1, 'Who?', 1)",
            (chat_id,),
        )
    connection.close()
    with open_state(path) as state:
        assert [(q.chat_id, q.record) for q in state.unanswered()] == [
            (CHAT, "vault"),
            (USER, "main"),
        ]


def test_another_programs_file_is_refused_unchanged(tmp_path: Path) -> None:
    """The record is such a file. The two are never mixed up."""
    path = tmp_path / "record.db"
    open_store(path).close()
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="another program"):
        open_state(path)
    assert path.read_bytes() == before


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    """The error says to update."""
    path = tmp_path / "bot.db"
    open_state(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(StoreVersionError, match="newer version"):
        open_state(path)
