"""`eval`: one report per file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runs import BRIDGE, FERRY, Cli, write

QUESTIONS = "\n".join(
    json.dumps(question)
    for question in (
        {"q": "Who chairs the harbour board?", "short": ["Ingrid Solheim"], "sentence": "chairs"},
        {"q": "How many cracks had engineers found?", "short": ["17"], "sentence": "17 cracks"},
        {"q": "Who designed the lighthouse?", "answer": False},
    )
)


@pytest.fixture
def measured(tmp_path: Path) -> list[str]:
    """Return arguments with a small record and questions about it."""
    write(tmp_path, "articles/ferry.txt", FERRY)
    write(tmp_path, "articles/bridge.txt", BRIDGE)
    path = write(tmp_path, "questions.jsonl", QUESTIONS)
    return ["--record", str(tmp_path / "articles"), path]


def test_reports_are_shown(cli: Cli, measured: list[str]) -> None:
    """In words, and as JSON with one report per file."""
    run = cli("eval", *measured)
    assert run.code == 0
    assert "questions" in run.out
    run = cli("eval", "--json", "--no-peers", "--limit", "2", *measured, measured[-1])
    assert run.code == 0
    assert len(json.loads(run.out)) == 2


def test_a_file_with_kinds_is_reported_by_kind(cli: Cli, measured: list[str]) -> None:
    """In a table, and under a key of the JSON."""
    rows = [json.loads(line) | {"kind": "plain"} for line in QUESTIONS.splitlines()]
    Path(measured[-1]).write_text("\n".join(map(json.dumps, rows)))
    out = cli("eval", "--no-peers", *measured).out
    assert ["kind", "all", "right", "wrong", "withheld", "false"] in map(
        str.split, out.splitlines()
    )
    (report,) = json.loads(cli("eval", "--json", "--no-peers", *measured).out)
    (counts,) = report["kinds"]
    assert set(counts) == {"kind", "right", "wrong", "withheld", "false"}
    assert counts.pop("kind") == "plain"
    assert sum(counts.values()) == len(rows)


@pytest.mark.parametrize("where", ["file", "record"])
def test_a_missing_file_is_reported_at_once(
    cli: Cli, measured: list[str], tmp_path: Path, where: str
) -> None:
    """Before minutes are spent on the other files."""
    missing = str(tmp_path / "missing")
    argv = [*measured, missing] if where == "file" else ["--record", missing, measured[-1]]
    run = cli("eval", *argv)
    assert (run.code, run.out) == (2, "")
    assert missing in run.err


def test_a_file_without_questions(cli: Cli, measured: list[str], tmp_path: Path) -> None:
    """It is an error of one line."""
    for name, text in (("broken.jsonl", "{no"), ("list.json", "[1]"), ("other.jsonl", '{"a": 1}')):
        run = cli("eval", *measured[:2], write(tmp_path, name, text))
        assert (run.code, run.out) == (2, "")
        assert run.err.count("\n") == 1
