"""Hostile texts: commands to the terminal, markup, reversed text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.cli.json_output import to_json
from facts.cli.text import one_line, safe
from facts.library import Library
from facts.models import Article
from tests.cli.runs import Cli

HARM = "\x1b]0;owned\x07\x1b[2J\x9b31m\x08\x7f\u202e\r"
TEXT = (
    f"The [bold red]harbour[/bold red] board {HARM} of Skarholm met on Monday. "
    f"Ingrid [link=https://evil.example]Solheim[/link] {HARM} chairs the :boat: harbour board. "
    "The board [/] holds 12 meetings {{a}} year, says [/nothing]."
)
QUESTION = "How many meetings does the board hold?"


@pytest.fixture
def harmful(store: Path) -> Article:
    """Add an article with hostile text in every field, and return it."""
    article = Article.of(
        TEXT,
        title=f"Board\n{HARM}[red]meets[/red] :boat:",
        source=f"C{HARM}W\n[b]",
        url=f"https://example.org/{HARM}[i]",
        place=f"Skar{HARM}holm",
    )
    with Library.open(store) as library:
        library.add(article)
    return article


def harmless(text: str) -> bool:
    return all(c in "\n\t" or (c.isprintable() and c not in "\u202e\x9b") for c in text)


@pytest.mark.parametrize(
    "argv",
    [
        ["ask", QUESTION],
        ["ask", "--json", QUESTION],
        ["ask", "--threshold", "1", QUESTION],
        ["ask", "--threshold", "1", "--json", QUESTION],
        ["ask", "--json", f"Who {HARM} chairs the harbour board"],
        ["list"],
        ["list", "--json"],
        ["show"],
        ["facts"],
        ["facts", "--json"],
        ["remove"],
        ["ask", "--article", HARM, "who"],
        ["show", HARM],
        ["add", f"/nowhere/{HARM}"],
        ["import", f"/nowhere/{HARM}"],
        ["export", f"/nowhere/{HARM}"],
        ["--store", f"/dev/null/{HARM}", "list"],
        [HARM],
    ],
)
def test_no_verb_prints_it(cli: Cli, harmful: Article, argv: list[str]) -> None:
    """Neither on standard output nor on standard error."""
    if argv in (["show"], ["facts"], ["facts", "--json"], ["remove"]):
        argv = [*argv, harmful.id]
    run = cli(*argv)
    assert run.out + run.err
    assert harmless(run.out)
    assert harmless(run.err)


@pytest.mark.usefixtures("harmful")
def test_a_chat_does_not_either(cli: Cli) -> None:
    """In words and in JSON."""
    run = cli("chat", stdin=f"{QUESTION}\n/sources\n/help\n/{HARM}\n/json\n{QUESTION}\n".encode())
    assert harmless(run.out)
    assert harmless(run.err)


def test_markup_is_text(cli: Cli, harmful: Article) -> None:
    """Brackets and colons are printed unchanged."""
    out = cli("show", harmful.id).out
    assert "The [bold red]harbour[/bold red] board" in out
    assert "[link=https://evil.example]Solheim[/link]" in out
    assert "[red]meets[/red] :boat:" in out
    assert "says [/nothing]." in out


def test_json_gives_the_text_back(cli: Cli, harmful: Article) -> None:
    """Nothing of the quote is lost, because it is escaped."""
    found = json.loads(cli("ask", "--json", "--threshold", "0", "Who chairs the board?").out)
    for citation in found["citations"]:
        assert citation["sentence"] == TEXT[citation["start"] : citation["end"]]
        assert citation["title"] == harmful.title


@given(st.text())
def test_safe_text_has_no_control_characters(text: str) -> None:
    """For any text. Text that is already safe does not change."""
    assert not any(0xD800 <= ord(c) <= 0xDFFF for c in safe(text))
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in safe(text) if c not in "\n\t")
    assert safe(safe(text)) == safe(text)
    assert "\n" not in one_line(text)
    printable = "".join(c for c in text if c.isprintable())
    assert safe(printable) == printable


@given(st.text(), st.sampled_from([None, 2]))
def test_json_is_lossless_and_harmless(text: str, indent: int | None) -> None:
    """For any text."""
    written = to_json({"text": text}, indent=indent)
    assert json.loads(written) == {"text": text}
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in written if c != "\n")
    written.encode("utf-8")
