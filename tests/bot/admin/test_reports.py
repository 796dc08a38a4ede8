"""Reports for admins: unanswered questions, statistics, and the audit log."""

from __future__ import annotations

import pytest

from bot.messages.texts import admin as texts
from bot.state.records import Action
from tests.bot.admin.desk import Desk, news
from tests.telegram_api import record as r

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_unanswered_questions_are_grouped_most_asked_first_and_cleared(desk: Desk) -> None:
    """Questions asked after the list was shown are kept."""
    for name, question in (
        ("Ben", "Which zebra composed the opera about quartz?"),
        ("Cleo", "which zebra composed an opera about quartz"),
        ("Dan", "What zebra compozed the opera about quartz??"),
        ("Dan", "Which walrus painted the ferry?"),
    ):
        await desk.asks(question, by=desk.telegram.person(name))
    shown = await desk.asks("/unanswered")
    assert shown.parts("bold")[0] == "What zebra compozed the opera about quartz??"
    assert "asked 3 times, by 3 people" in shown.text
    assert "Which walrus painted the ferry?" in shown.parts("bold")
    await desk.asks("Which yak invented the harp?", by=desk.telegram.person("Eve"))
    await desk.presses(shown, texts.BUTTON_CLEAR)
    assert "zebra" not in shown.text
    await desk.presses(shown, "Back")
    await desk.presses(shown, texts.BUTTON_CLEAR)
    await desk.presses(shown, texts.BUTTON_CLEAR_YES)
    assert "deleted" in shown.text
    left = await desk.asks("/unanswered")
    assert "yak" not in shown.text
    assert "zebra" not in left.text


async def test_questions_asked_after_the_list_are_not_cleared(desk: Desk) -> None:
    """The button deletes only questions that the admin has seen."""
    await desk.asks("Which heron wrote the anthem?", by=desk.telegram.person("Ben"))
    shown = await desk.asks("/unanswered")
    await desk.presses(shown, texts.BUTTON_CLEAR)
    await desk.asks("Which newt drew the map?", by=desk.telegram.person("Ben"))
    await desk.presses(shown, texts.BUTTON_CLEAR_YES)
    left = await desk.asks("/unanswered")
    assert left.parts("bold") == ["Which newt drew the map?"]


async def test_no_unanswered_question(desk: Desk) -> None:
    """There is nothing to clear then."""
    shown = await desk.asks("/unanswered")
    if shown.buttons:
        await desk.presses(shown, texts.BUTTON_CLEAR)
        await desk.presses(shown, texts.BUTTON_CLEAR_YES)
        shown = await desk.asks("/unanswered")
    assert shown.buttons == []
    assert shown.text == texts.NO_UNANSWERED


async def test_the_statistics_count_questions_answers_and_feedback(desk: Desk) -> None:
    """They cover a day, a week and all time."""
    with desk.state() as state:
        before = state.activity()
    answer = await desk.asks(r.WHO, by=(reader := desk.telegram.person("Ben")))
    await desk.asks(r.FAR, by=reader)
    await desk.telegram.end_of(reader.presses(answer, "👍"))
    shown = await desk.asks("/stats")
    asked, missed = before.questions + 2, before.unanswered + 1
    assert shown.text.count(f"{asked} questions") == 3
    assert shown.text.count(f"{round(100 * (1 - missed / asked))} % answered") == 3
    assert shown.text.count(f"👍 {before.helpful + 1}, 👎 {before.not_helpful}") == 3
    assert f"{len(desk.articles())} articles" in shown.text


async def test_the_audit_log_shows_who_changed_what(desk: Desk) -> None:
    """It shows names, ids and titles in pages, newest first, and never the text of a message."""
    title, text = news()
    info = await desk.adds(text)
    question = await desk.asks(f"/remove {info.id}", by=desk.other)
    await desk.presses(question, "🗑 Remove", by=desk.other)
    shown = await desk.asks("/audit")
    removed, added = shown.text.split("\n\n")[1:3]
    assert f"Falk ({desk.other.id}) removed" in removed
    assert f"Edda ({desk.admin.id}) added" in added
    for entry in (removed, added):
        assert title in entry
        assert info.id in entry
    assert "Farmer" not in shown.text
    with desk.state() as state:
        total = len(state.audit_log(limit=10_000))
        assert state.audit_log(limit=1)[0].action is Action.REMOVE
    pages, seen = 1, len(shown.text.split("\n\n")) - 1
    while "▶️" in shown.buttons:
        await desk.presses(shown, "▶️")
        pages, seen = pages + 1, seen + len(shown.text.split("\n\n")) - 1
    assert seen == total
    for _ in range(pages - 1):
        await desk.presses(shown, "◀️")
    assert shown.text.split("\n\n")[1] == removed
