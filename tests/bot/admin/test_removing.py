"""Removing an article, and undoing it."""

from __future__ import annotations

import pytest

from bot.messages.texts import admin as texts
from bot.state.records import Action
from facts.library import Library
from tests.bot.admin.desk import Desk, news, with_prefix

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_article_is_removed_once_confirmed_and_comes_back_by_undo(desk: Desk) -> None:
    """It comes back unchanged, and the audit log has both changes."""
    info = await desk.adds(news()[1])
    with Library.open(desk.bot.folder / "record.db") as library:
        before = library.get(info.id), library.facts(info.id)
    question = await desk.asks(f"/remove {info.id}")
    assert info.title in question.text
    assert info in desk.articles()
    await desk.presses(question, "🗑 Remove")
    assert info not in desk.articles()
    await desk.presses(question, "↩️ Undo")
    assert question.text.startswith(texts.RESTORED)
    with Library.open(desk.bot.folder / "record.db") as library:
        assert (library.get(info.id), library.facts(info.id)) == before
    with desk.state() as state:
        noted = [e.action for e in state.audit_log(limit=50) if e.article_id == info.id]
    assert noted == [Action.RESTORE, Action.REMOVE, Action.ADD]


async def test_keep_removes_nothing(desk: Desk) -> None:
    """The buttons go away."""
    info = await desk.adds(news()[1])
    question = await desk.asks(f"/remove {info.id[:12].upper()}")
    await desk.presses(question, "Keep")
    assert question.buttons == []
    assert info in desk.articles()


async def test_a_removal_pressed_twice_says_that_it_is_gone(desk: Desk) -> None:
    """The same happens if another admin was faster."""
    info = await desk.adds(news()[1])
    first = await desk.asks(f"/remove {info.id}")
    second = await desk.asks(f"/remove {info.id}", by=desk.other)
    await desk.presses(first, "🗑 Remove")
    told = await desk.prompt(second, "🗑 Remove", by=desk.other)
    assert "No article" in told.text


async def test_an_undo_pressed_twice_is_done_once(desk: Desk) -> None:
    """The button is gone after the first press. A made-up one is too late."""
    info = await desk.adds(news()[1])
    question = await desk.asks(f"/remove {info.id}")
    await desk.presses(question, "🗑 Remove")
    data = question.button("↩️")["callback_data"]
    await desk.presses(question, "↩️ Undo")
    late = await desk.telegram.end_of(desk.admin.sends_press(question, data))
    assert "too late" in late["text"]
    assert desk.articles().count(info) == 1


@pytest.mark.parametrize("command", ["remove", "article", "facts"])
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "Which article?"),
        ("ffffffffffffffff", "starts with"),
        ("not-an-id", "starts with"),
        ("' OR 1=1 --", "starts with"),
        ("x" * 3000, "starts with"),
    ],
)
async def test_an_unknown_article_is_reported(
    desk: Desk, command: str, given: str, told: str
) -> None:
    """The reply says how to find the id."""
    before = desk.everything()
    answer = await desk.asks(f"/{command} {given}".strip())
    assert told in answer.text
    assert "/articles" in answer.text
    assert desk.everything() == before


async def test_an_ambiguous_id_lists_the_articles(desk: Desk) -> None:
    """The bot does not choose one for the admin."""
    first = await desk.adds(news()[1])
    text = with_prefix(first.id[:2])
    second = await desk.adds(text)
    answer = await desk.asks(f"/remove {first.id[:2]}")
    assert first.id in answer.text
    assert second.id in answer.text
    assert answer.buttons == []
    shown = await desk.asks(f"/article {first.id[:10]}")
    assert first.id in shown.text
