"""Flipped bits in a record's file: nothing false is quoted, and what is damaged is named."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.errors import FactsError, StoreDamaged, StoreError
from facts.library import Library
from facts.models import Answer, Article, Citation, Damage, DamagedPart, NotFound
from tests.cli.runs import TONGA, TONGA_ANSWER
from tests.tries import tries

QUESTIONS = (TONGA, "How many states signed the treaty?", "When did the session end?")
TONGA_ID = "3d771603a9535fa8"
FLIPPED = TONGA_ANSWER.replace("k", "c")
SCHEMA, PAGE = 100, 4096
"""Where the definitions begin in a file, and where its first page ends."""
FEW = 6
"""How many of the samples are damaged often: with all of them an example takes thrice as long."""
MANY = settings(max_examples=tries(60), suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def texts(sample_file: Path) -> dict[str, str]:
    """The texts of the samples by their ids."""
    with Library.open(sample_file) as library:
        return {info.id: library.get(info.id).text for info in library.articles()}


@dataclass(frozen=True)
class Record:
    """A record's file, and the texts of its articles by their ids."""

    file: Path
    texts: dict[str, str]


@pytest.fixture(scope="module")
def few(
    sample_file: Path, texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Record:
    """A record of a few samples, those that the questions are about among them."""
    file = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("few") / "record.db"))
    with Library.open(file, reader=False) as library:
        cited = [each.article_id for question in QUESTIONS
                 for each in quoted(library.ask(question, threshold=0.0))]  # fmt: skip
        kept = list(dict.fromkeys((*cited, *sorted(texts))))[:FEW]
        for article_id in texts.keys() - set(kept):
            library.remove(article_id)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("VACUUM")
    return Record(file, {article_id: texts[article_id] for article_id in kept})


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the samples, to be damaged."""
    return Path(shutil.copy(sample_file, tmp_path / "record.db"))


def quoted(found: Answer | NotFound) -> Iterator[Citation]:
    if isinstance(found, NotFound):
        yield from found.nearest
    else:
        yield from (*found.citations, *found.corrected)
        yield from (match.citation for match in found.alternatives)


def assert_only_true_quotes(library: Library, texts: dict[str, str]) -> None:
    """Whatever is quoted stands in the article as it was added."""
    for question in QUESTIONS:
        for cited in quoted(library.ask(question, threshold=0.0)):
            assert texts[cited.article_id][cited.start : cited.end] == cited.quote
            assert cited.short in texts[cited.article_id]


def changed(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(statement, values).rowcount
        connection.commit()


def test_definitions_that_are_no_text_any_more(path: Path) -> None:
    """SQLite quotes them in its error, which is then not in UTF-8 either."""
    raw = path.read_bytes()
    for at in range(SCHEMA, PAGE, 9):
        path.write_bytes(raw[:at] + bytes((raw[at] ^ 0x80,)) + raw[at + 1 :])
        with suppress(StoreError):
            Library.open(path, reader=False).close()


@MANY
@given(data=st.data())
def test_any_flipped_bit_in_the_file(
    sample_file: Path, path: Path, texts: dict[str, str], data: st.DataObject
) -> None:
    """The record answers truly or says that it is damaged, and exports no false text."""
    raw = bytearray(sample_file.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    for beside in path.parent.iterdir():
        beside.unlink()
    path.write_bytes(raw)
    try:
        library = Library.open(path, reader=False)
    except StoreError:
        return
    with library:
        for work in (
            lambda: assert_only_true_quotes(library, texts),
            lambda: list(library.check()),
            lambda: library.articles(),
        ):
            try:
                work()
            except FactsError as error:
                assert error.remedy  # noqa: PT017 - not every flip is an error
        try:
            for line in library.export(report=lambda damage: None):
                article = Article.model_validate_json(line)
                assert article.text == texts[article.id]
        except StoreError as error:
            assert error.why  # noqa: PT017


@MANY
@given(data=st.data())
def test_a_flipped_bit_in_facts(few: Record, path: Path, data: st.DataObject) -> None:
    """They cannot be read, or say what stands in the text."""
    shutil.copy(few.file, path)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT key, facts FROM sentence WHERE facts <> x''").fetchall()
        for key, stored in data.draw(st.lists(st.sampled_from(rows), min_size=1, max_size=20)):
            raw = bytearray(stored)
            raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
            connection.execute("UPDATE sentence SET facts = ? WHERE key = ?", (bytes(raw), key))
        connection.commit()
    with Library.open(path, reader=False) as library:
        assert_only_true_quotes(library, few.texts)
        for damage in library.check():
            # The index knows their kinds and predicates, where nothing else contradicts them.
            in_index = damage.part is DamagedPart.INDEX and "kinds and predicates" in damage.why
            assert damage.part is DamagedPart.FACTS or in_index
        assert len(list(library.export())) == len(few.texts)


TABLES = {
    ("sentence", "text"): DamagedPart.SENTENCES,
    ("body", "text"): DamagedPart.TEXT,
}


@MANY
@given(data=st.data())
@pytest.mark.parametrize(("place", "part"), TABLES.items())
def test_a_flipped_bit_in_a_text_is_named(
    few: Record,
    path: Path,
    place: tuple[str, str],
    part: DamagedPart,
    data: st.DataObject,
) -> None:
    """The article is named with its part, and exported only where its own text is sound."""
    shutil.copy(few.file, path)
    table, column = place
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(f"SELECT rowid, CAST({column} AS BLOB) FROM {table}").fetchall()
        key, stored = data.draw(st.sampled_from([row for row in rows if row[1]]))
        raw = bytearray(stored)
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        connection.execute(
            f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE rowid = ?", (bytes(raw), key)
        )
        connection.commit()
        article = key if table == "body" else key >> 20
        (article_id,) = connection.execute(
            "SELECT id FROM article WHERE key = ?", (article,)
        ).fetchone()
    with Library.open(path, reader=False) as library:
        assert_only_true_quotes(library, few.texts)
        found = [damage for damage in library.check() if damage.article_id is not None]
        left_out: list[Damage] = []
        exported = [
            Article.model_validate_json(x).id for x in library.export(report=left_out.append)
        ]
    # White space may turn into other white space, and a text of the same words is the same text.
    if part is DamagedPart.TEXT and not found:
        assert bytes(raw).decode().split() == stored.decode().split()
        return
    assert {(damage.article_id, damage.part) for damage in found} >= {(article_id, part)}
    assert {damage.article_id for damage in found} == {article_id}
    assert (article_id in exported) == (part is not DamagedPart.TEXT)
    assert len(exported) + len(left_out) == len(few.texts)


@pytest.mark.parametrize(
    "change",
    [
        f"UPDATE sentence SET text = replace(text, '{TONGA_ANSWER}', '{FLIPPED}')",
        f"UPDATE body SET text = replace(text, '{TONGA_ANSWER}', '{FLIPPED}')",
        "UPDATE sentence SET text = CAST(CAST(text AS BLOB) || x'ff' AS TEXT)"
        f" WHERE text LIKE '%{TONGA_ANSWER}%'",
        f'UPDATE sentence SET "start" = "start" + 1 WHERE text LIKE \'%{TONGA_ANSWER}%\'',
        f"UPDATE sentence SET kind = 'bodi' WHERE text LIKE '%{TONGA_ANSWER}%'",
        "UPDATE article SET published = '20x2-11-15' WHERE id = '3d771603a9535fa8'",
    ],
    ids=["sentence", "body", "encoding", "span", "kind", "date"],
)
def test_a_damaged_article_is_left_out(path: Path, texts: dict[str, str], change: str) -> None:
    """The others are asked as before, and the damage is told with the result."""
    changed(path, change)
    with Library.open(path, reader=False) as library:
        found = library.ask(TONGA)
        cited = {each.article_id for each in quoted(found)}
        assert TONGA_ID not in cited
        assert found.damaged == (TONGA_ID,)
        assert {damage.article_id for damage in library.check()} == {TONGA_ID}
        assert_only_true_quotes(library, texts)
        other = library.ask("How many states have signed the groundwater treaty?", threshold=0.0)
        assert list(quoted(other))


def test_a_sound_record_is_not_suspected(path: Path) -> None:
    """Its answers name nothing as damaged."""
    with Library.open(path, reader=False) as library:
        found = library.ask(TONGA)
        assert isinstance(found, Answer)
        assert (found.short, found.damaged) == (TONGA_ANSWER, ())
        assert list(library.check()) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE totals SET sentences = sentences + 1", "size"),
        ("DELETE FROM band WHERE article = 3", "much like it"),
        ("DELETE FROM body WHERE article = 3", "text"),
        ("DELETE FROM sentence WHERE key = 3 << 20", "in place of"),
    ],
)
def test_missing_rows_are_named(path: Path, change: str, why: str) -> None:
    """Of an article, or of an index."""
    changed(path, change)
    with Library.open(path, reader=False) as library:
        assert any(why in damage.why for damage in library.check())


def test_an_export_without_a_report_ends_with_an_error(path: Path, texts: dict[str, str]) -> None:
    """After all sound articles, naming the damaged ones."""
    changed(path, "UPDATE body SET text = text || 'x' WHERE article IN (2, 5)")
    with Library.open(path) as library, pytest.raises(StoreDamaged, match="2 of them") as caught:
        list(library.export())
    with Library.open(path) as library:
        assert len(list(library.export(report=lambda damage: None))) == len(texts) - 2
    assert len(caught.value.article_ids) == 2


def test_pages_that_cannot_be_read(path: Path, texts: dict[str, str]) -> None:
    """An export has the articles of all other pages."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        pages = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = 'body' AND pagetype = 'leaf' ORDER BY pageno"
        ).fetchall()
    with path.open("r+b") as file:
        file.seek((pages[len(pages) // 2][0] - 1) * size)
        file.write(b"\xa5" * size)
    left_out: list[Damage] = []
    with Library.open(path) as library:
        lines = list(library.export(report=left_out.append))
        assert any(damage.part is DamagedPart.FILE for damage in library.check())
    assert 0 < len(lines) < len(texts)
    assert len(lines) + len({damage.article_id for damage in left_out}) == len(texts)
    assert {damage.article_id for damage in left_out} < set(texts)
