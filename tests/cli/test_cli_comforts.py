"""What makes a terminal pleasant: help, hints, headers, completions."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from facts.cli.completion import SHELLS
from facts.library import Library
from facts.models import Article
from tests.cli.runs import BRIDGE, FERRY, Cli


@pytest.fixture
def two(store: Path) -> tuple[str, str]:
    """Return the ids of two articles in the record, the newer one last."""
    with Library.open(store) as library:
        for text in (FERRY, BRIDGE):
            library.add(Article.of(text, title=text.splitlines()[0], source="CW"))
    return Article.of(FERRY, title="").id, Article.of(BRIDGE, title="").id


def test_without_a_verb_the_help_is_printed(cli: Cli, store: Path) -> None:
    """And no record is created."""
    run = cli()
    assert (run.code, run.err) == (0, "")
    assert run.out == cli("--help").out
    assert not store.exists()


@pytest.mark.parametrize(
    ("argv", "meant"),
    [
        (["aks", "who"], "ask"),
        (["lists"], "list"),
        (["exprot"], "export"),
        (["--stoer=x.db", "list"], "--store"),
        (["--verson"], "--version"),
        (["ask", "--jsno", "who"], "--json"),
        (["ask", "--treshold=1", "who"], "--threshold"),
        (["completion", "bsh"], "bash"),
    ],
)
def test_a_slip_is_told_what_was_probably_meant(cli: Cli, argv: list[str], meant: str) -> None:
    """In the one line of the error."""
    run = cli(*argv)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert f"Did you mean {meant}? See rapporteur" in run.err


@pytest.mark.parametrize("argv", [["zzz"], ["ask", "--zzzzz", "who"], ["-z"]])
def test_nothing_is_guessed_where_nothing_is_near(cli: Cli, argv: list[str]) -> None:
    """A wrong hint would mislead."""
    run = cli(*argv)
    assert run.code == 2
    assert "Did you mean" not in run.err


@pytest.mark.usefixtures("two")
def test_ls_lists_too(cli: Cli) -> None:
    """With the same options."""
    assert cli("ls").out == cli("list").out != ""
    assert cli("ls", "--json").out == cli("list", "--json").out


@pytest.mark.usefixtures("two")
def test_a_list_can_be_limited(cli: Cli) -> None:
    """To the newest."""
    lines = cli("list").out.splitlines()
    assert cli("list", "--limit", "1").out.splitlines() == lines[:1]
    assert cli("list", "--limit", "9").out.splitlines() == lines
    assert cli("list", "--limit", "0").code == 2


def test_columns_are_named_where_that_is_asked_for(cli: Cli, two: tuple[str, str]) -> None:
    """In a pipe; without the option, nothing but rows is printed."""
    header, *rows = cli("list", "--header").out.splitlines()
    assert header.split("\t") == ["id", "published", "source", "title"]
    assert rows == cli("list").out.splitlines()
    header, *rows = cli("facts", "--header", two[0]).out.splitlines()
    assert {len(row.split("\t")) for row in [header, *rows]} == {7}
    assert header.startswith("sentence\tkind\t")


def test_show_as_json(cli: Cli, two: tuple[str, str]) -> None:
    """One object with the text and its sentences, which are spans of it."""
    shown = json.loads(cli("show", "--json", two[0]).out)
    (listed,) = [each for each in json.loads(cli("list", "--json").out) if each["id"] == two[0]]
    assert listed.items() <= shown.items()
    assert shown["text"] == FERRY
    assert len(shown["sentences"]) == shown["sentence_count"]
    for n, sentence in enumerate(shown["sentences"]):
        assert sentence["index"] == n
        assert FERRY[sentence["start"] : sentence["end"]] == sentence["text"]


@pytest.mark.parametrize("shell", SHELLS)
def test_completions_of_a_shell(cli: Cli, shell: str) -> None:
    """They name the verbs and their options."""
    run = cli("completion", shell)
    assert (run.code, run.err) == (0, "")
    assert all(word in run.out for word in ("ask", "export", "threshold", "limit"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no bash")
def test_bash_completes_a_verb(cli: Cli) -> None:
    """By the script that is printed."""
    script = cli("completion", "bash").out
    function = next(word for word in script.split() if word.startswith("_shtab_rapporteur()") or
                    word == "_shtab_rapporteur").removesuffix("()")  # fmt: skip
    done = subprocess.run(
        ["bash", "-c", f"{script}\nCOMP_WORDS=(rapporteur ex); COMP_CWORD=1; {function}; "
         'echo "${COMPREPLY[@]}"'],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["export"], done.stderr


@pytest.mark.parametrize("port", ["0", "70000", "-1", "x", "²"])
def test_a_wrong_port_is_refused(cli: Cli, port: str) -> None:
    """As an argument."""
    run = cli("mcp", f"--port={port}")
    assert (run.code, run.out) == (2, "")
    assert "is not a port" in run.err


@pytest.mark.usefixtures("store")
def test_a_port_in_use_is_named(cli: Cli) -> None:
    """Before anything is served."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = cli("mcp", "--http", "--port", str(taken.getsockname()[1]))
    assert (run.code, run.out) == (2, "")
    assert "--port" in run.err
