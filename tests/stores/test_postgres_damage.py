"""Damage in a PostgreSQL database: nothing false is quoted, and what is damaged is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facts.errors import StoreError
from facts.indexing import index_article
from facts.library import Library
from facts.models import Answer, DamagedPart, NotFound
from tests.cli.runs import TONGA, TONGA_ANSWER
from tests.postgres_server import Server

TONGA_ID = "3d771603a9535fa8"
FLIPPED = TONGA_ANSWER.replace("k", "c")


@pytest.fixture
def url(new_postgres_url: Callable[[], str], sample_file: Path) -> str:
    """A record of the samples."""
    url = new_postgres_url()
    with Library.open(sample_file) as samples, Library.open(url) as library:
        entries = []
        for info in reversed(samples.articles()):
            sentences, facts = samples.sentences(info.id), samples.facts(info.id)
            entries.append(index_article(samples.get(info.id), sentences, facts))
        library._store.add_all(entries)
    return url


def cited(found: Answer | NotFound) -> set[str]:
    if isinstance(found, NotFound):
        return {each.article_id for each in found.nearest}
    shown = [*found.citations, *(match.citation for match in found.alternatives)]
    return {each.article_id for each in shown}


def test_a_sound_record_is_not_suspected(url: str) -> None:
    """Its answers name nothing as damaged."""
    with Library.open(url, reader=False) as library:
        found = library.ask(TONGA)
        assert isinstance(found, Answer)
        assert (found.short, found.damaged) == (TONGA_ANSWER, ())
        assert list(library.check()) == []


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ("UPDATE {0}.sentence SET text = replace(text, '{1}', '{2}')", DamagedPart.SENTENCES),
        ("UPDATE {0}.body SET text = replace(text, '{1}', '{2}')", DamagedPart.TEXT),
        (
            'UPDATE {0}.sentence SET "start" = "start" + 1 WHERE text LIKE \'%%{1}%%\'',
            DamagedPart.SENTENCES,
        ),
        (
            "UPDATE {0}.sentence SET \"end\" = 2147483647 WHERE text LIKE '%%{1}%%'",
            DamagedPart.SENTENCES,
        ),
        (
            "UPDATE {0}.sentence SET kind = 'bodi' WHERE text LIKE '%%{1}%%'",
            DamagedPart.SENTENCES,
        ),
        (
            "UPDATE {0}.sentence SET facts = left(facts, -1) WHERE text LIKE '%%{1}%%'",
            DamagedPart.FACTS,
        ),
    ],
    ids=["sentence", "body", "span", "far", "kind", "facts"],
)
def test_a_damaged_article_is_left_out(
    url: str, server: Server, change: str, part: DamagedPart
) -> None:
    """The others are asked as before, and the damage is told with the result."""
    schema = url.rpartition("=")[2]
    server.execute(change.format(schema, TONGA_ANSWER, FLIPPED))
    with Library.open(url, reader=False) as library:
        found = library.ask(TONGA)
        assert TONGA_ID not in cited(found)
        assert found.damaged == (TONGA_ID,)
        told = {(damage.article_id, damage.part) for damage in library.check()}
        assert told == {(TONGA_ID, part)}
        left_out: list[object] = []
        lines = list(library.export(report=left_out.append))
        assert len(lines) == 20 - (part is DamagedPart.TEXT)
        assert len(left_out) == (part is DamagedPart.TEXT)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("DELETE FROM {0}.posting WHERE key %% 7 = 3", "does not have the words"),
        ("UPDATE {0}.posting SET length = length + 1 WHERE key %% 7 = 3", "words"),
        ("DELETE FROM {0}.frequency_change", "numbers of sentences"),
        ("INSERT INTO {0}.total VALUES (1, 0, 0, 0)", "size"),
        ("DELETE FROM {0}.band", "much like it"),
        ("DELETE FROM {0}.body WHERE article = 3", "text"),
    ],
)
def test_a_damaged_index_is_named(url: str, server: Server, change: str, why: str) -> None:
    """Also missing rows."""
    server.execute(change.format(url.rpartition("=")[2]))
    with Library.open(url, reader=False) as library:
        assert any(why in damage.why for damage in library.check())


def test_facts_of_an_older_record_are_found(url: str, server: Server) -> None:
    """Version 2 had no index of them: it is made of what the sentences state."""
    with Library.open(url, reader=False) as library:
        before = library.find_facts(kind="person", predicate="chair")
    schema = url.rpartition("=")[2]
    server.execute(f"ALTER TABLE {schema}.posting DROP COLUMN stated")
    server.execute(f"UPDATE {schema}.version SET version = 2")
    with Library.open(url, reader=False) as library:
        assert library.find_facts(kind="person", predicate="chair") == before != []
        assert list(library.check()) == []


def test_a_backup_is_left_to_the_server(url: str, tmp_path: Path) -> None:
    """The error says which tools make one."""
    with Library.open(url) as library, pytest.raises(StoreError, match=r"pg_dump.*export"):
        library.backup(tmp_path / "x.db")
    assert list(tmp_path.iterdir()) == []
