"""What the record holds, in answer to texts that ask for no fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.cli.overview import ABOUT_IT, ASK_BACK, LATEST
from facts.cli.small_talk import REPLIES
from facts.library import Library
from facts.models import Remark
from tests.cli.runs import Cli


@pytest.mark.parametrize("text", ["Tonga", "tell me about Tonga", "anything on Tonga?"])
def test_a_name_lists_the_articles_about_it(cli: Cli, full: Path, text: str) -> None:
    """In the order and with the ids that other verbs use. It is no answer: the exit code is 1."""
    run = cli("ask", text)
    first, second, *lines = run.out.splitlines()
    assert (run.code, run.err) == (1, "")
    assert (first, second) == (ASK_BACK.format(name="Tonga"), ABOUT_IT)
    with Library.open(full) as library:
        about = library.about("Tonga")
    assert [line.split(" · ")[-1] for line in lines[1::2]] == [info.id for info in about]
    assert [line.strip() for line in lines[::2]] == [info.title for info in about]
    assert cli("chat", stdin=text.encode()).out == f"{run.out}\n"


@pytest.mark.usefixtures("full")
def test_only_the_articles_that_the_filters_allow_are_listed(cli: Cli) -> None:
    """For a name, and for the newest."""
    about = cli("ask", "--in", "2022", "tell me about Tonga").out
    assert "15 November 2022" in about
    assert "2024" not in about
    latest = cli("ask", "--in", "2022", "what is new").out
    assert latest.startswith(LATEST)
    assert "2024" not in latest
    none = cli("ask", "--in", "1999", "tell me about Tonga").out
    assert none.startswith(REPLIES[Remark.NAME])


def test_the_newest_articles_and_their_number(cli: Cli, full: Path) -> None:
    """As in the bot."""
    with Library.open(full) as library:
        newest = library.articles(limit=10)
        count = library.counts().articles
    lines = cli("ask", "what's new?").out.splitlines()
    assert lines[0] == LATEST
    assert [line.split(" · ")[-1] for line in lines[2::2]] == [info.id for info in newest]
    assert f"The record holds {count} articles" in cli("ask", "how many articles do you have").out


@pytest.mark.usefixtures("full")
def test_a_name_that_no_article_has_is_asked_back(cli: Cli) -> None:
    """And nothing is listed."""
    out = cli("ask", "tell me about Zorblax").out
    assert out == f"{REPLIES[Remark.NAME]}\n"
