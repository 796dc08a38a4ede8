"""The program as a whole: arguments, the path of the record, imports and exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from facts.cli import main
from facts.cli.periods import parse_day, parse_period
from facts.library import Library
from facts.models import Article
from tests.cli.runs import FERRY, ROOT, TONGA, UNANSWERED, Cli, write

HEAVY = {
    "spacy",
    "trafilatura",
    "lxml",
    "pypdfium2",
    "feedparser",
    "py3langid",
    "docx",
    "httpx",
    "en_core_web_sm",
}
"""Modules that are slow to import and not needed to ask."""
ADDING = {
    "facts.duplicates",
    "facts.examples",
    "facts.extract",
    "facts.indexing",
    "facts.text.layout",
    "facts.text.sentences",
}
"""Modules of the library that only adding needs."""


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["ask", "--help"]])
def test_help_exits_with_0(cli: Cli, argv: list[str]) -> None:
    """It is on standard output, and no record is opened."""
    run = cli(*argv)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(("usage: rapporteur", "rapporteur "))


def test_help_lists_the_verbs_and_the_exit_codes(cli: Cli) -> None:
    """And how to start."""
    out = cli("--help").out
    verbs = "add watch ask chat list show facts remove export import eval".split()
    assert [verb for verb in verbs if f"\n    {verb} " not in out] == []
    assert "rapporteur add --samples" in out
    assert "RAPPORTEUR_STORE" in out
    for code in "012":
        assert f"\n  {code}  " in out


@pytest.mark.parametrize(
    "argv",
    [
        ["aks"],
        ["ask"],
        ["ask", "--jsno", "who"],
        ["ask", "who", "-x"],
        ["ask", "--json"],
        ["ask", "--threshold", "2", "who"],
        ["ask", "--threshold", "nan", "who"],
        ["ask", "--threshold", "high", "who"],
        ["ask", "--in", "someday", "who"],
        ["ask", "--in", "2022-13", "who"],
        ["ask", "--from", "", "who"],
        ["ask", "--article"],
        ["show"],
        ["show", "a", "b"],
        ["facts"],
        ["remove"],
        ["import"],
        ["export", "a", "b"],
        ["eval", "--limit", "0"],
        ["list", "words"],
        ["ask", "--bad\x1b[31m", "who"],
    ],
)
def test_wrong_arguments_are_an_error_of_one_line(cli: Cli, store: Path, argv: list[str]) -> None:
    """It refers to the help, and no record is created."""
    run = cli(*argv)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("rapporteur")
    assert run.err.endswith("--help\n")
    assert run.err.count("\n") == 1
    assert "\x1b" not in run.err
    assert not store.exists()


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("verb", [["ask", "who"], ["list"], ["chat"]])
@pytest.mark.parametrize(
    "options", [["--in", "2022", "--from", "2021"], ["--from", "2022", "--to", "2021"]]
)
def test_contradictory_periods(cli: Cli, verb: list[str], options: list[str]) -> None:
    """They are an error, not an empty result."""
    run = cli(*verb, *options)
    assert (run.code, run.out) == (2, "")


def test_the_store_comes_before_the_verb(cli: Cli) -> None:
    """The error says so if it comes after."""
    run = cli("list", "--store", "x.db")
    assert run.code == 2
    assert "--store goes before the verb" in run.err


def test_the_path_of_the_record(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes from the option, or else the environment, or else the user's data folder."""
    named, other = tmp_path / "named.db", tmp_path / "deep" / "other.db"
    own = tmp_path / "data" / "rapporteur" / "record.db"
    assert cli("list").code == 0
    assert own.exists()
    monkeypatch.setenv("RAPPORTEUR_STORE", "")
    cli("add", write(tmp_path, "ferry.txt", FERRY))
    with Library.open(own) as library:
        assert library.counts().articles == 1
    monkeypatch.setenv("RAPPORTEUR_STORE", str(other))
    assert "empty" in cli("list").err
    assert other.exists()
    assert "empty" in cli("--store", f"sqlite:///{named}", "list").err
    assert named.exists()


def test_the_default_record_is_the_one_of_the_bot(tmp_path: Path) -> None:
    """Articles added in a terminal are there for the bot."""
    from bot.settings import Settings
    from facts.cli.paths import store_url

    assert store_url(None) == Settings(bot_token="1:a").store  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "store", ["", "ftp://user:secret@host/x", "sqlite://host/x.db", "/dev/null/x.db"]
)
def test_an_invalid_store(cli: Cli, store: str) -> None:
    """The error is one line and does not contain the password."""
    run = cli("--store", store, "list")
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert "secret" not in run.err


def test_a_damaged_store_is_not_changed(cli: Cli, tmp_path: Path) -> None:
    """By every verb."""
    content = b"This is a diary, and no record. " * 1000
    store = Path(write(tmp_path, "diary.db", content))
    for argv in (["ask", "--json", "who"], ["list"], ["show", "a"], ["remove", "a"], ["export"],
                 ["add", write(tmp_path, "f.txt", FERRY)], ["chat"]):  # fmt: skip
        run = cli("--store", str(store), *argv)
        assert (run.code, run.out) == (2, "")
        assert run.err.count("\n") == 1
    assert store.read_bytes() == content


@pytest.mark.usefixtures("full")
def test_an_interrupt(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends with the code that shells use, without a traceback."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "ask", interrupted)
    run = cli("ask", TONGA)
    assert (run.code, run.out, run.err) == (130, "", "rapporteur: interrupted\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
@pytest.mark.parametrize(
    "argv", [["export"], ["list"], ["ask", TONGA], ["ask", "--json", TONGA], ["show", "3d77"]]
)
def test_a_closed_pipe_prints_no_error(full: Path, argv: list[str]) -> None:
    """As when `head` stops reading."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "facts", "--store", str(full), *argv],
            stdout=writing,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            timeout=120,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("argv", "light"),
    [
        (["ask", TONGA], HEAVY | ADDING),
        (["ask", "--json", UNANSWERED], HEAVY | {"rich"}),
        (["ask", "--in", "2022", TONGA], HEAVY),
        (["list"], HEAVY),
        (["list", "--json"], HEAVY | {"rich"}),
        (["show", "3d77"], HEAVY),
        (["facts", "3d77"], HEAVY),
        (["remove", "3d77"], HEAVY),
        (["export"], HEAVY | {"rich"}),
        (["chat"], HEAVY),
        (["--help"], HEAVY | {"rich", "pydantic", "rapidfuzz"}),
        (
            ["--version"],
            HEAVY
            | {
                "rich",
                "pydantic",
                "rapidfuzz",
                "platformdirs",
                "importlib.metadata",
                "facts.cli.add",
                "facts.cli.ask",
            },
        ),
    ],
)
def test_asking_does_not_import_what_adding_needs(
    full: Path, argv: list[str], light: set[str]
) -> None:
    """Neither the parser model nor readers of documents, nor modules that the verb does not use."""
    code = (
        "import sys; from facts.__main__ import main; main(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--store", str(full), *argv],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=True,
    )
    assert light & set(done.stderr.decode().split()) == set()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-11-22", date(2022, 11, 22), date(2022, 11, 22)),
        (" 22 November 2022 ", date(2022, 11, 22), date(2022, 11, 22)),
        ("in November 2022", date(2022, 11, 1), date(2022, 11, 30)),
        ("2020-2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_periods(written: str, first: date, last: date) -> None:
    """The first and the last day."""
    assert parse_period(written) == (first, last)
    if first == last:
        assert parse_day(written) == first


def test_a_record_that_is_open_elsewhere_can_be_read(cli: Cli, store: Path) -> None:
    """Such as by the bot."""
    with Library.open(store) as library:
        library.add(Article.of(FERRY, title="Ferry", source="CW"))
        assert cli("list").out.endswith("\tCW\tFerry\n")


def test_main_takes_the_process_arguments(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a console script does."""
    monkeypatch.setattr(sys, "argv", ["rapporteur", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("rapporteur ")
