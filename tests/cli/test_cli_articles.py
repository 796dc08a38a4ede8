"""`list`, `show`, `facts` and `remove`, and shortened ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facts.library import Library
from facts.models import Article
from tests.cli.runs import BRIDGE, FERRY, Cli, write


@pytest.fixture
def two(cli: Cli, store: Path, tmp_path: Path) -> tuple[str, str]:
    """Return the ids of the ferry's and the bridge's article in the record."""
    cli("add", write(tmp_path, "ferry.txt", FERRY), write(tmp_path, "bridge.txt", BRIDGE))
    return Article.of(FERRY, title="").id, Article.of(BRIDGE, title="").id


def test_list_shows_the_newest_first(cli: Cli, two: tuple[str, str]) -> None:
    """Fields are separated by tabs, so that a script can split them."""
    ferry, bridge = two
    run = cli("list")
    assert (run.code, run.err) == (0, "")
    assert [line.split("\t") for line in run.out.splitlines()] == [
        [bridge, "2024-06-11", "CW", "Bridge closed for repairs"],
        [ferry, "2024-05-02", "CW", "Ferry line to open in June"],
    ]


def test_list_as_json(cli: Cli, two: tuple[str, str]) -> None:
    """An array with all fields except the texts."""
    found = json.loads(cli("list", "--json", "--to", "2024-05").out)
    assert [info["id"] for info in found] == [two[0]]
    assert found[0]["sentence_count"] >= 4
    assert "text" not in found[0]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--source", "cw"], 2),
        (["--source", "Other"], 0),
        (["--in", "2024"], 2),
        (["--in", "2024-06"], 1),
        (["--from", "2024-05-03"], 1),
        (["--to", "2024-05-02"], 1),
    ],
)
def test_list_is_filtered(cli: Cli, options: list[str], count: int) -> None:
    """An empty list is not an error."""
    run = cli("list", *options)
    assert run.code == 0
    assert len(run.out.splitlines()) == count
    assert bool(run.err) == (count == 0)


@pytest.mark.usefixtures("store")
def test_list_of_an_empty_record(cli: Cli) -> None:
    """A hint is printed, but not on standard output."""
    run = cli("list")
    assert (run.code, run.out) == (0, "")
    assert "empty" in run.err
    assert json.loads(cli("list", "--json").out) == []


def test_show_prints_the_details_and_the_text(cli: Cli, two: tuple[str, str]) -> None:
    """The text comes last, unchanged."""
    run = cli("show", two[0])
    assert (run.code, run.err) == (0, "")
    head, text = run.out.split("\n\n", 1)
    assert text == FERRY
    assert dict(line.split(maxsplit=1) for line in head.splitlines())["published"] == "2 May 2024"


def test_facts_are_shown(cli: Cli, two: tuple[str, str]) -> None:
    """As lines, and as JSON with spans of the text."""
    run = cli("facts", two[0])
    assert (run.code, run.err) == (0, "")
    assert any("420" in line.split("\t")[4] for line in run.out.splitlines())
    for fact in json.loads(cli("facts", "--json", two[0]).out):
        assert FERRY[fact["span"]["start"] : fact["span"]["end"]] == fact["value"]


def test_remove_reports_each_article(cli: Cli, store: Path, two: tuple[str, str]) -> None:
    """By id and title, and once if it was named twice."""
    ferry, bridge = two
    run = cli("remove", ferry, ferry[:6])
    assert (run.code, run.err) == (0, "")
    assert run.out == f"Removed {ferry}  Ferry line to open in June\n"
    with Library.open(store) as library:
        assert [info.id for info in library.articles()] == [bridge]


def test_remove_of_an_unknown_id_removes_nothing(
    cli: Cli, store: Path, two: tuple[str, str]
) -> None:
    """Not even the articles named before it."""
    run = cli("remove", two[0], "ffff0000")
    assert (run.code, run.out) == (2, "")
    assert "ffff0000" in run.err
    with Library.open(store) as library:
        assert library.counts().articles == 2


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("verb", ["show", "facts", "remove"])
@pytest.mark.parametrize("given", ["ffff0000", "", "x" * 300, "%", "\x1b[31m"])
def test_an_unknown_id_is_an_error(cli: Cli, verb: str, given: str) -> None:
    """One line, even for a strange id."""
    run = cli(verb, given)
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert "\x1b" not in run.err


@pytest.mark.usefixtures("full")
def test_a_shortened_id_must_match_one_article(cli: Cli) -> None:
    """Otherwise the matching ids are listed."""
    assert cli("show", "3d77") == cli("show", "3d771603a9535fa8")
    assert cli("show", "3D77").code == 0
    run = cli("show", "3")
    assert (run.code, run.out) == (2, "")
    assert "3d771603a9535fa8" in run.err
    assert "37ffb924e31cf8e4" in run.err
