"""`check`, `backup` and `restore`, and how damage is told by the other verbs."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.runs import TONGA, TONGA_ANSWER, Cli

TONGA_ID = "3d771603a9535fa8"


def damage(path: Path, *tables: str) -> None:
    """Change a name in a table's texts."""
    with closing(sqlite3.connect(path)) as connection:
        for table in tables:
            connection.execute(
                f"UPDATE {table} SET text = replace(text, ?, ?)", (TONGA_ANSWER, TONGA_ANSWER[::-1])
            )
        connection.commit()


def test_a_sound_record_is_checked(cli: Cli, full: Path) -> None:
    """One line says so; JSON is an empty array."""
    run = cli("check")
    assert (run.code, run.err) == (0, "")
    assert run.out == "20 articles checked: the record is as it was stored\n"
    run = cli("check", "--json")
    assert (run.code, run.out, run.err) == (0, "[]\n", "")


def test_damage_is_named(cli: Cli, full: Path) -> None:
    """By article and part, with what to do about it."""
    damage(full, "sentence")
    run = cli("check")
    assert run.code == 2
    assert run.out.startswith(f"{TONGA_ID}\tsentences\tits text has something else")
    assert "Restore it from a backup" in run.err
    assert "leaves out" not in run.err
    run = cli("check", "--json")
    assert run.code == 2
    (found,) = json.loads(run.out)
    assert (found["article_id"], found["part"]) == (TONGA_ID, "sentences")
    damage(full, "body")
    assert "leaves out 1 article" in cli("check").err


def test_an_answer_tells_what_it_leaves_out(cli: Cli, full: Path) -> None:
    """On standard error, and in JSON."""
    damage(full, "sentence")
    run = cli("--fast", "ask", TONGA)
    assert run.code == 1
    assert f"Left out 1 damaged article: {TONGA_ID}. See what is damaged: rapporteur" in run.err
    run = cli("--fast", "ask", "--json", TONGA)
    assert json.loads(run.out)["damaged"] == [TONGA_ID]


def test_an_export_leaves_damaged_articles_out(cli: Cli, full: Path, tmp_path: Path) -> None:
    """It names them, and ends with 2. The rest can be imported."""
    damage(full, "body")
    path = tmp_path / "rest.jsonl"
    run = cli("export", str(path))
    assert (run.code, run.out) == (2, "")
    assert "19 articles exported" in run.err
    assert f"rapporteur: The article {TONGA_ID} is damaged and was left out: its text" in run.err
    assert path.read_bytes().count(b"\n") == 19
    piped = cli("export")
    assert (piped.code, piped.out.count("\n")) == (2, 19)
    assert TONGA_ID in piped.err


def test_a_damaged_sentence_is_mended_by_an_export(cli: Cli, full: Path, tmp_path: Path) -> None:
    """The article's own text is sound, so that nothing is left out."""
    damage(full, "sentence")
    run = cli("export", str(tmp_path / "all.jsonl"))
    assert (run.code, run.err) == (0, "20 articles exported\n")


def test_a_backup_and_back(cli: Cli, full: Path, tmp_path: Path) -> None:
    """Neither replaces a file without being told to."""
    backup = str(tmp_path / "backup.db")
    run = cli("backup", backup)
    assert (run.code, run.out, run.err) == (0, "", "20 articles backed up\n")
    run = cli("backup", backup)
    assert run.code == 2
    assert "exists. Choose another file, or say that it may be replaced (--replace)" in run.err
    assert cli("backup", "--replace", backup).code == 0
    assert cli("remove", TONGA_ID).code == 0
    assert cli("restore", backup).code == 2
    assert "19 articles" in cli("check").out
    run = cli("restore", "--replace", backup)
    assert (run.code, run.out, run.err) == (0, "", "20 articles restored\n")
    assert "20 articles" in cli("check").out
    other = str(tmp_path / "other.db")
    assert cli("--store", other, "restore", backup).code == 0
    assert cli("--store", other, "--fast", "ask", TONGA).code == 0


def test_a_damaged_backup_is_told(cli: Cli, full: Path, tmp_path: Path) -> None:
    """What SQLite cannot see, the check after the restoring does."""
    damage(full, "sentence")
    backup = str(tmp_path / "backup.db")
    assert cli("backup", backup).code == 0
    run = cli("--store", str(tmp_path / "other.db"), "restore", backup)
    assert run.code == 2
    assert TONGA_ID in run.out


def test_a_database_server_makes_its_own_backups(cli: Cli, tmp_path: Path) -> None:
    """One line names its tools, before any attempt to reach it."""
    run = cli("--store", "postgresql://nobody@localhost:1/none", "restore", str(tmp_path / "b.db"))
    assert (run.code, run.out) == (2, "")
    assert "pg_dump" in run.err
