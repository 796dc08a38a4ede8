"""Commands run in this process, on records of their own, away from the user's data folder."""

from __future__ import annotations

import io
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facts.cli import main
from tests.cli.runs import Cli, Run


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No record, history or settings of whoever runs the tests; no width of their terminal."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("RAPPORTEUR_STORE", "RAPPORTEUR_WEB", "FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run one command; `stdin` is what is piped into it."""

    def run(*argv: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(word) for word in argv])
        out, err = capsys.readouterr()
        return Run(code, out, err)

    return run


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A record that is still to be made, which commands use unless told otherwise."""
    path = tmp_path / "store" / "record.db"
    monkeypatch.setenv("RAPPORTEUR_STORE", str(path))
    return path


@pytest.fixture
def full(store: Path, sample_file: Path) -> Path:
    """A record that holds the samples, which commands use unless told otherwise."""
    store.parent.mkdir()
    shutil.copy(sample_file, store)
    return store


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let processes that the test starts take SIGINT, also where this one ignores it.

    A process inherits an ignored signal (`nohup pytest &`), but not a handler.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
