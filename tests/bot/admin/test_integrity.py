"""/check: the record's damage, told to admins."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bot.admin.reports.integrity import report
from bot.messages.texts import admin as texts
from facts import Damage, DamagedPart
from tests.bot.admin.desk import Desk, news
from tests.bot.admin.exports import lines

e2e = pytest.mark.asyncio(loop_scope="session")


def test_many_damages_fit_one_message() -> None:
    """The first are named, and the others counted."""
    found = [
        Damage(part=DamagedPart.SENTENCES, why="its " + "x" * 80, article_id=f"{number:016x}")
        for number in range(1_000)
    ]
    told = report(found, 1_000)
    assert len(told.text) < 4_096
    assert "in 1,000 places" in told.text
    assert "And 985 more." in told.text
    assert told.text.endswith(texts.DAMAGED_HOW)


def _change(desk: Desk, table: str, old: str, new: str) -> None:
    with closing(sqlite3.connect(desk.bot.folder / "record.db")) as connection:
        connection.execute(f"UPDATE {table} SET text = replace(text, ?, ?)", (old, new))
        connection.commit()


@e2e
async def test_damage_is_named_and_left_out_of_an_export(desk: Desk) -> None:
    """A sound record is said to be sound."""
    info = await desk.adds(news()[1])
    assert f"Checked {len(desk.articles())} articles" in (await desk.asks("/check")).text
    title = info.title
    _change(desk, "body", title, title[::-1])
    try:
        told = await desk.asks("/check")
        assert "damaged in 1 place" in told.text
        assert f"{info.id}: its text" in told.text
        sent = await desk.asks("/export")
        assert "1 damaged article is left out" in sent.raw["caption"]
        document = sent.raw["document"]
        data = desk.telegram.world.files.get(document["file_id"]).data
        assert len(lines(document["file_name"], data)) == len(desk.articles()) - 1
    finally:
        _change(desk, "body", title[::-1], title)
    assert "is as it was stored" in (await desk.asks("/check")).text
