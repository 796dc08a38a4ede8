"""Output for a person at a terminal: colours, wrapped lines, a progress bar, a question."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.cli.runs import BRIDGE, FERRY, TONGA, TONGA_ANSWER, Cli, write

if sys.platform == "win32":
    pytest.skip("terminals work otherwise there", allow_module_level=True)

from facts import samples
from facts.library import Library
from facts.models import Article
from tests.cli.terminals import in_terminal
from tests.cli.test_cli_hostile import HARM, TEXT

NARROW = 60


@pytest.mark.usefixtures("full")
def test_the_short_answer_is_bold_and_marked_in_its_sentence(cli: Cli) -> None:
    """In colours, which are never used in a pipe."""
    shown = in_terminal(["ask", TONGA])
    assert shown.code == 0
    assert f"\x1b[1m{TONGA_ANSWER}\x1b[0m" in shown.screen
    assert f"\x1b[1;32m{TONGA_ANSWER}\x1b[0m" in shown.screen
    assert "\x1b" not in cli("ask", TONGA).out


@pytest.mark.usefixtures("full")
def test_quotes_are_wrapped_at_words(cli: Cli) -> None:
    """Within the width of the terminal. In a pipe they stay on one line."""
    lines = in_terminal(["ask", TONGA], width=NARROW).plain.splitlines()
    assert max(len(line) for line in lines) <= NARROW, lines
    joined = " ".join(" ".join(lines).split())
    assert joined == " ".join(cli("ask", TONGA).out.split())


def test_no_colours_where_they_are_not_wanted(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is the usual variable for that."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;32m" not in in_terminal(["ask", TONGA]).screen


def test_hostile_text_does_not_control_the_terminal(store: Path) -> None:
    """The only escape sequences are our own colours."""
    with Library.open(store) as library:
        article = Article.of(TEXT, title=f"Board {HARM}", source=f"CW{HARM}")
        library.add(article)
    for argv in (["show", article.id], ["list"], ["facts", article.id],
                 ["ask", "--threshold", "0", "Who chairs the board?"]):  # fmt: skip
        shown = in_terminal(argv, width=200)
        assert shown.code == 0
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", shown.plain)


def test_many_articles_show_a_bar(store: Path, tmp_path: Path) -> None:
    """A single article does not."""
    ferry, bridge = write(tmp_path, "a.txt", FERRY), write(tmp_path, "b.txt", BRIDGE)
    assert "Adding" not in in_terminal(["add", ferry]).screen
    shown = in_terminal(["add", ferry, bridge, str(tmp_path / "none.txt")], width=400)
    assert shown.code == 2
    assert "Adding" in shown.screen
    assert "━" in shown.screen
    assert "3 of 3" in shown.screen
    assert "none.txt cannot be read" in shown.plain
    with Library.open(store) as library:
        assert library.counts().articles == 2


def test_the_samples_are_offered_and_loaded(store: Path) -> None:
    """Then they answer the question."""
    shown = in_terminal(["ask", TONGA], typed=[("[y/N] ", "y\n")])
    assert shown.code == 0
    assert f"{len(samples.articles())} articles added" in shown.plain
    assert TONGA_ANSWER in shown.plain


@pytest.mark.parametrize("reply", ["\n", "n\n", "\x04"])
def test_the_samples_are_not_loaded_unasked(store: Path, reply: str) -> None:
    """No, an empty line and the end of the input mean no."""
    shown = in_terminal(["ask", TONGA], typed=[("[y/N] ", reply)])
    assert shown.code == 1
    assert "rapporteur add --samples" in shown.plain
    with Library.open(store) as library:
        assert library.counts().articles == 0


@pytest.mark.usefixtures("store")
def test_json_never_asks_a_question() -> None:
    """JSON is for programs, even on a terminal."""
    shown = in_terminal(["ask", "--json", TONGA])
    assert shown.code == 1
    assert "[y/N]" not in shown.screen


@pytest.mark.usefixtures("full")
def test_a_chat_remembers_earlier_questions(tmp_path: Path) -> None:
    """The arrow key brings them back in the next chat. Only the user can read the file."""
    shown = in_terminal(["chat"], typed=[("? ", f"{TONGA}\n"), ("\n? ", "/quit\n")])
    assert shown.code == 0
    assert TONGA_ANSWER in shown.plain
    history = tmp_path / "data" / "rapporteur" / "history"
    assert TONGA in history.read_text()
    assert history.stat().st_mode & 0o077 == 0
    up = "\x1b[A"
    shown = in_terminal(["chat"], typed=[("? ", f"{up}{up}\n"), ("\r\n\r\n? ", "\x04")])
    assert shown.code == 0
    assert TONGA_ANSWER in shown.plain
