"""`chat` in a pipe."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facts.cli.context import CommandContext
from tests.cli.runs import ROOT, TONGA, TONGA_ANSWER, UNANSWERED, Cli, process

INTRODUCED = "Who introduced the draft on the Pacific Islands Forum?"


def talk(cli: Cli, *lines: str, options: tuple[str, ...] = ()) -> str:
    """Return the output of a conversation, which must have no error."""
    run = cli("chat", *options, stdin="\n".join(lines).encode())
    assert (run.code, run.err) == (0, "")
    return run.out


@pytest.mark.usefixtures("full")
def test_questions_are_answered_one_by_one(cli: Cli) -> None:
    """Until the input ends. "Not found" does not end it, and empty lines are ignored."""
    out = talk(cli, UNANSWERED, "", TONGA)
    assert out.index("The record does not say.") < out.index(TONGA_ANSWER)
    assert out == f"{cli('ask', UNANSWERED).out}\n{cli('ask', TONGA).out}\n"


@pytest.mark.usefixtures("full")
def test_follow_ups_are_understood_one_after_another(cli: Cli) -> None:
    """A follow-up of a follow-up keeps the subject, and /new forgets it."""
    options = ("--source", "MW", "--in", "2022", "--json")
    lines = (INTRODUCED, "and how many states co-sponsored it?", "and when was it adopted?")
    found = [json.loads(line) for line in talk(cli, *lines, options=options).splitlines()]
    assert [each["short"] for each in found] == ["Jone Ratulevu", "87", "November 14"]
    run = cli("chat", "--json", stdin=f"{INTRODUCED}\n/new\n{lines[2]}\n".encode())
    alone = cli("ask", "--json", lines[2])
    assert run.out.splitlines()[1] == alone.out.strip()


@pytest.mark.usefixtures("full")
def test_commands(cli: Cli) -> None:
    """Sources, help with examples, JSON and back. Nothing is read after /quit."""
    out = talk(cli, "/sources")
    assert "MW: 8 articles" in out
    assert "Oxbow News: 1 article\n" in out
    out = talk(cli, "/help")
    assert "/quit" in out
    example = out.split("For example:\n")[1].splitlines()[0]
    assert cli("ask", example).code == 0
    run = cli("chat", stdin=f"/json\n{TONGA}\n/JSON\n{TONGA}\n/quit\n{UNANSWERED}".encode())
    first, rest = run.out.split("\n", 1)
    assert json.loads(first)["short"] == TONGA_ANSWER
    assert rest.startswith(f"{TONGA_ANSWER}\n")
    assert "does not say" not in rest


@pytest.mark.usefixtures("full")
def test_an_error_does_not_end_the_conversation(cli: Cli) -> None:
    """It is printed in one line."""
    run = cli("chat", stdin=f"/what\n???\n{'word ' * 300}\n{TONGA}\n".encode())
    assert run.code == 0
    assert run.err.count("\n") == 3
    assert "/what" in run.err
    assert run.out.startswith(TONGA_ANSWER)


@pytest.mark.usefixtures("store")
def test_an_empty_record(cli: Cli) -> None:
    """The hint about the samples is printed once."""
    run = cli("chat", stdin=b"/sources\nWho?\n/help\n")
    assert run.code == 0
    assert run.err.count("rapporteur add --samples") == 1


@pytest.mark.usefixtures("full")
def test_input_that_is_not_text(cli: Cli) -> None:
    """The conversation goes on."""
    run = cli("chat", stdin=b"\xff\xfe\x00?\n" + TONGA.encode())
    assert run.code == 0
    assert TONGA_ANSWER in run.out


def test_as_a_process(full: Path) -> None:
    """With a pipe as input, and without a prompt."""
    run = process("--store", str(full), "chat", "--json", stdin=f"{TONGA}\n/quit\n".encode())
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out)["short"] == TONGA_ANSWER


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to send")
@pytest.mark.usefixtures("interruptible")
def test_an_answer_comes_at_once_and_an_interrupt_ends_it(full: Path) -> None:
    """A program can hold the conversation, because each answer is flushed."""
    with subprocess.Popen(
        [sys.executable, "-m", "facts", "--store", str(full), "chat", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as talking:
        assert talking.stdin is not None
        assert talking.stdout is not None
        assert talking.stderr is not None
        talking.stdin.write(f"{TONGA}\n".encode())
        talking.stdin.flush()
        assert json.loads(talking.stdout.readline())["short"] == TONGA_ANSWER
        # A signal just before the process starts to read is only handled with the next one.
        for _ in range(10):
            talking.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                talking.wait(5)
                break
        assert talking.returncode == 130
        assert talking.stderr.read() == b"rapporteur: interrupted\n"


@pytest.mark.usefixtures("full")
def test_an_interrupt_at_the_prompt_drops_the_line(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The conversation goes on until the end of the input."""
    typed: Iterator[str | BaseException] = iter([KeyboardInterrupt(), TONGA, EOFError()])

    def prompted(_: str) -> str:
        each = next(typed)
        if isinstance(each, BaseException):
            raise each
        return each

    monkeypatch.setattr("builtins.input", prompted)
    monkeypatch.setattr(CommandContext, "interactive", True)
    run = cli("chat")
    assert (run.code, run.err) == (0, "")
    assert TONGA_ANSWER in run.out
