"""Export and import: the record as files, and back."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.admin.transfer.exporting import ExportTooLargeError, write_export
from bot.state.records import Action
from facts.library import Library
from facts.models import Article
from tests.bot.admin.desk import Desk, news
from tests.bot.admin.exports import exported, lines

e2e = pytest.mark.asyncio(loop_scope="session")


def articles(number: int, length: int = 300) -> list[Article]:
    """Return articles that hardly compress."""
    chance = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        Article.of(
            f"The {''.join(chance.choices(letters, k=length))} number {n} was found.", title=f"{n}"
        )
        for n in range(number)
    ]


class _Record:
    """A record of given articles, for tests of the export's size."""

    def __init__(self, given: list[Article]) -> None:
        self.export = lambda report: (article.model_dump_json() for article in given)


@pytest.mark.parametrize("limit", [10_000_000, 400_000, 250_000, 170_000])
def test_an_export_over_the_limit_is_compressed_then_cut(tmp_path: Path, limit: int) -> None:
    """No file is over the limit, no line is split, and all lines are there in order."""
    given = articles(1500)
    found = write_export(_Record(given), tmp_path, limit=limit)  # type: ignore[arg-type]
    assert found.articles == len(given)
    assert all(path.stat().st_size <= limit for path in found.files)
    assert sorted(tmp_path.iterdir()) == sorted(found.files)
    read = [line for path in found.files for line in lines(path.name, path.read_bytes())]
    assert [Article.model_validate_json(line) for line in read] == given
    assert (found.files[0].suffix == ".gz") == (limit < 10_000_000)
    if limit == 170_000:
        assert len(found.files) > 1
        assert found.files[1].name.endswith(f"-2-of-{len(found.files)}.jsonl.gz")


def test_an_article_over_the_limit_is_reported(tmp_path: Path) -> None:
    """Otherwise Telegram would refuse the file after a long upload."""
    with pytest.raises(ExportTooLargeError):
        write_export(_Record(articles(2, 50_000)), tmp_path, limit=10_000)  # type: ignore[arg-type]


@e2e
async def test_the_record_comes_back_from_its_export(desk: Desk) -> None:
    """/export sends every article, and /import adds the missing ones."""
    info = await desk.adds(news()[1])
    command = desk.admin.says("/export")
    sent = await desk.telegram.answer_to(command)
    document = sent.raw["document"]
    data = desk.telegram.world.files.get(document["file_id"]).data
    with Library.open(desk.bot.folder / "record.db") as library:
        assert lines(document["file_name"], data) == list(library.export())
        count = library.counts().articles
    question = await desk.asks(f"/remove {info.id}")
    await desk.presses(question, "🗑 Remove")
    told = await desk.asks("/import", reply_to=sent)
    assert f"1 article was added. {count - 1} were already in the record." in told.text
    assert info in desk.articles()
    with desk.state() as state:
        noted = state.audit_log(limit=50)
    assert (noted[0].action, noted[0].article_id) == (Action.IMPORT, info.id)
    assert any(e.action is Action.EXPORT and e.count == count for e in noted)


@e2e
async def test_a_compressed_export_is_imported(desk: Desk) -> None:
    """A large record is exported this way."""
    title, text = news()
    data = gzip.compress(exported([Article.of(text, title=title)]))
    upload = desk.admin.sends_file("r.jsonl.gz", data, "application/gzip", caption="/import")
    assert "1 article was added" in (await desk.telegram.answer_to(upload)).text
    assert len(desk.titled(title)) == 1


@e2e
async def test_a_bad_line_is_named_and_earlier_lines_stay(desk: Desk) -> None:
    """The admin can correct the file and send it again."""
    first, second = (Article.of(text, title=title) for title, text in (news(), news()))
    data = exported([first]) + b'{"id": "secret words"}\n' + exported([second])
    upload = desk.admin.sends_file("record.jsonl", data, caption="/import")
    told = await desk.telegram.answer_to(upload)
    assert "Line 2" in told.text
    assert "secret words" not in told.text
    assert "1 article was added" in told.text
    assert len(desk.titled(first.title)) == 1
    assert desk.titled(second.title) == []


@e2e
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("record.jsonl", b"", "no article"),
        ("record.jsonl", b"\n\n\n", "no article"),
        ("record.jsonl", b"\xff\xfe\x00", "Line 1 is not text"),
        ("record.jsonl", b"[1, 2]\n", "Line 1"),
        ("record.jsonl", lambda: b"x" * (17 * 1024 * 1024), "Line 1 is too long"),
        ("record.jsonl.gz", gzip.compress(b"{}" * 99)[:-20], "damaged"),
        ("record.jsonl.gz", lambda: gzip.compress(b"\n" * 30_000_000, 9), "too many empty lines"),
        (
            "record.jsonl.gz",
            lambda: gzip.compress(b"\n" + b" " * (40 * 1024 * 1024)),
            "Line 2 is too long",
        ),
        ("record.txt", b"{}", "not an export"),
        ("altered.jsonl", b"", "altered"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
async def test_a_file_that_is_not_an_export_is_refused(
    desk: Desk, name: str, data: bytes | Callable[[], bytes], told: str
) -> None:
    """The reply gives the reason, and the record does not change.

    What is large is made here: each worker imports this module.
    """
    if callable(data):
        data = data()
    if told == "altered":
        article = Article.of(news()[1], title="Altered")
        data = exported([article.model_copy(update={"text": "Something else was said."})])
    before = desk.everything()
    upload = desk.admin.sends_file(name, data, caption="/import")
    answer = await desk.telegram.answer_to(upload)
    assert told in answer.text
    assert "went wrong" not in answer.text
    assert desk.everything() == before


@e2e
async def test_an_export_too_large_to_download_is_refused(desk: Desk) -> None:
    """It is refused before it is downloaded."""
    asked = len(desk.telegram.calls("getFile"))
    upload = desk.admin.sends_file("record.jsonl", b"{}", size=21_000_000, caption="/import")
    assert "20 MB" in (await desk.telegram.answer_to(upload)).text
    assert len(desk.telegram.calls("getFile")) == asked


@e2e
async def test_import_alone_explains_how_to_use_it(desk: Desk) -> None:
    """So does a reply to a message without a file."""
    assert "export" in (await desk.asks("/import")).text
    shown = await desk.asks("/stats")
    assert ".jsonl" in (await desk.asks("/import", reply_to=shown)).text
