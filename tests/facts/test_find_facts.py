"""Facts found across the articles of the samples, by the library and on the command line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from facts.cli import main
from facts.errors import QuestionError
from facts.library import Library
from facts.models import FactKind, Filters


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    """A record of the samples."""
    return Path(shutil.copy(sample_file, tmp_path / "record.db"))


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path, reader=False) as opened:
        yield opened


def test_every_fact_is_found_by_what_it_says(library: Library) -> None:
    """By its kind, predicate, subject and value together."""
    for info in library.articles()[:3]:
        for fact in library.facts(info.id)[::5]:
            found = library.find_facts(
                kind=fact.kind,
                predicate=fact.predicate or None,
                subject=fact.subject or None,
                value=fact.value,
                limit=1_000,
            )
            assert fact in [each.fact for each in found]


def test_conditions_hold_together(library: Library) -> None:
    """A kind alone finds more than with a predicate, and filters leave articles out."""
    people = library.find_facts(kind="person", limit=10_000)
    chairing = library.find_facts(kind=FactKind.PERSON, predicate=" Chair ", limit=10_000)
    assert [each for each in people if each.fact.predicate == "chair"] == chairing
    assert chairing
    year = Filters(published_from=date(2023, 1, 1), published_to=date(2023, 12, 31))
    dated = library.find_facts(kind="person", predicate="chair", filters=year)
    assert dated == [
        e for e in chairing if e.article.published and e.article.published.year == 2023
    ]
    assert library.find_facts(kind="person", limit=3) == people[:3]


def test_words_are_found_in_any_form_and_order(library: Library) -> None:
    """As in a question."""
    found = library.find_facts(subject="vainikolo ELISAPETA", value="permanent representatives")
    assert {each.article.id for each in found} == {"3d771603a9535fa8"}
    assert library.find_facts(value="Vainikolo unheard") == []


@pytest.mark.parametrize(
    ("given", "told"),
    [({}, "neither"), ({"value": " . "}, "neither"), ({"kind": "persons"}, "no such kind")],
)
def test_what_cannot_be_looked_for(library: Library, given: dict[str, str], told: str) -> None:
    """The error says what can."""
    with pytest.raises(QuestionError, match=told):
        library.find_facts(**given)  # type: ignore[arg-type]


def run(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[int, str, str]:
    code = main([str(word) for word in argv])
    return code, *capsys.readouterr()


def test_facts_on_the_command_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table, or JSON."""
    store = ("--store", path, "facts")
    code, out, err = run(capsys, *store, "--kind", "person", "--predicate", "chair", "--in", 2023)
    assert (code, err) == (0, "")
    (row, *_) = [line.split("\t") for line in out.splitlines()]
    assert row[2].startswith("2023-")
    assert row[3] == "person"
    assert row[5] == "chair"
    code, out, _ = run(capsys, *store, "--value", "Tonga", "--json")
    assert code == 0
    for each in json.loads(out):
        assert "Tonga" in each["fact"]["value"]
        assert each["sentence"]["article_id"] == each["article"]["id"]
    code, out, err = run(capsys, *store, "--kind", "person", "--limit", 2, "--header")
    assert out.startswith("article\tsentence\tpublished")
    assert out.count("\n") == 3
    assert "Only the first 2" in err
    code, out, err = run(capsys, *store, "--predicate", "unheard")
    assert (code, out) == (0, "")
    assert "No fact" in err


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        ((), "nothing to look for"),
        (("--in", "2022"), "nothing to look for"),
        (("3d77", "--kind", "person"), "cannot be combined"),
        (("--kind", "persons"), "no such kind"),
    ],
)
def test_wrong_options(
    path: Path, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], told: str
) -> None:
    """One line says what is missing."""
    code, out, err = run(capsys, "--store", path, "facts", *argv)
    assert (code, out) == (2, "")
    assert told in err
