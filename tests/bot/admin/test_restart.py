"""Admins can continue after the bot was killed and started again."""

from __future__ import annotations

import pytest

from facts.library import Library
from facts.models import Article
from tests.bot.admin.desk import ADMINS, Desk, admins, news
from tests.bot.admin.exports import exported
from tests.telegram_api.fixtures import Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_unfinished_work_goes_on_after_a_crash(alone: Alone) -> None:
    """This covers a confirmation, an edit, an undo and the pages of a list."""
    async with alone(forked=False, ADMIN_IDS=",".join(map(str, ADMINS))) as (telegram, bot):
        desk = Desk(telegram, bot, *admins(telegram))
        waiting = await desk.asks(f"/add {news()[1]}")
        edited = await desk.asks(f"/add {news()[1]}", by=desk.other)
        removed = await desk.adds(news()[1])
        question = await desk.asks(f"/remove {removed.id}")
        await desk.presses(question, "🗑 Remove")
        prompt = await desk.prompt(edited, "Edit title", by=desk.other)
        # Once this is answered, everything before it has been handled.
        await desk.asks("/admins", by=desk.other)
        shown = await desk.asks(f"/article {desk.articles()[0].id}")

        await bot.kill()
        await bot.start()

        await desk.presses(waiting, "✅ Add")
        await desk.presses(question, "↩️ Undo")
        again = await desk.asks("A title after the crash", by=desk.other, reply_to=prompt)
        await desk.presses(again, "✅ Add", by=desk.other)
        await desk.presses(shown, "Facts")
        assert removed in desk.articles()
        assert len(desk.titled("A title after the crash")) == 1
        assert waiting.text.startswith("Added")


async def test_a_stop_ends_a_long_import_in_order(alone: Alone) -> None:
    """The added articles are noted and reported. The same file adds the rest later."""
    given = [
        Article.of(
            " ".join(f"Grower {n} of row {m} met Minister Ida Kostrova." for m in range(40)),
            title=f"Growers {n}",
        )
        for n in range(3000)
    ]
    async with alone(ADMIN_IDS=ADMINS[0]) as (telegram, bot):
        desk = Desk(telegram, bot, *admins(telegram))
        before = len(desk.articles())
        upload = desk.admin.sends_file("record.jsonl", exported(given), caption="/import")
        await telegram.until(
            lambda: any("so far" in m.text for m in telegram.answers_to(upload)),
            what="the progress",
        )
        # The admin can do other things during the import.
        assert "articles" in (await desk.asks("/stats")).text
        await bot.stop()
        added = len(desk.articles()) - before
        with desk.state() as state:
            assert len(state.audit_log(limit=5000)) == added
        assert 0 < added < len(given)
        told = telegram.answers_to(upload)[-1]
        assert "was interrupted" in told.text
        were = "article was" if added == 1 else "articles were"
        assert f"{added} {were} added" in told.text


async def test_the_first_article_of_an_empty_record(alone: Alone) -> None:
    """Lists and exports say that the record is empty.

    Adding works, and shows that it takes a while.
    """
    async with alone(ADMIN_IDS=ADMINS[0], STORE="empty.db", TYPING_AFTER=0) as (telegram, bot):
        desk = Desk(telegram, bot, *admins(telegram))
        # The admin had no chat with the bot when it started, so it could not set a menu there.
        await desk.asks("/start")
        menus = telegram.world.menus
        await telegram.until(lambda: ("chat", ADMINS[0]) in {scope[:2] for scope in menus})
        for command, told in (
            ("/articles", "/add"),
            ("/export", "nothing to export"),
            ("/audit", "No admin"),
            ("/unanswered", "no unanswered"),
            ("/stats", "no question"),
            ("/article abc", "/articles"),
        ):
            assert told in (await desk.asks(command)).text
        preview = await desk.asks(f"/add {news()[1]}")
        await desk.presses(preview, "✅ Add")
        with Library.open(bot.folder / "empty.db") as library:
            assert library.counts().articles == 1
        assert telegram.calls("sendChatAction")
