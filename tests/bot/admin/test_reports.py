"""Reports for admins: unanswered questions, statistics, and the audit log."""

from __future__ import annotations

import pytest

from bot.messages.texts import admin as texts
from bot.messages.texts import everyone as general
from bot.messages.texts import plural
from bot.state.records import Action
from facts.evaluate.data import load_questions
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


async def test_complaints_are_judged_and_exported_as_questions(desk: Desk) -> None:
    """The list shows question, answer and article. The file is one that `rapporteur eval` reads."""
    ben = desk.telegram.person("Ben")
    silent = "Which otter conducts the zither choir?"
    for question in (r.WHO, r.COST, silent):
        answer = await desk.asks(question, by=ben)
        await desk.telegram.end_of(ben.presses(answer, "👎"))
    shown = await desk.asks("/feedback")
    assert shown.text.startswith(texts.COMPLAINTS.format(count=3))
    assert shown.parts("bold") == [silent]
    assert texts.COMPLAINT_SILENT in shown.text
    await desk.presses(shown, texts.BUTTON_MISSING)
    assert shown.parts("bold") == [r.COST]
    assert shown.parts("underline") == [r.COST_SHORT]
    assert shown.parts("blockquote")
    await desk.presses(shown, texts.BUTTON_RIGHT)
    assert shown.parts("bold") == [r.WHO]
    (wrong,) = shown.parts("blockquote")
    await desk.presses(shown, texts.BUTTON_WRONG)
    if "1" in shown.buttons:
        await desk.presses(shown, "1")
    else:
        await desk.presses(shown, texts.BUTTON_ON)
    assert shown.text == texts.NO_COMPLAINTS
    sent = await desk.prompt(shown, "Export")
    document = sent.raw["document"]
    file = desk.bot.folder / document["file_name"]
    file.write_bytes(desk.telegram.world.files.get(document["file_id"]).data)
    who, cost, missing = load_questions(file).cases
    assert (missing.question, missing.answerable, missing.kind) == (silent, False, "missing")
    assert (cost.question, cost.answers, cost.kind) == (r.COST, (r.COST_SHORT,), "right")
    assert cost.sentence
    assert (who.question, who.kind) == (r.WHO, "wrong")
    assert who.sentence != wrong


async def test_a_complaint_that_is_taken_back_is_no_complaint(desk: Desk) -> None:
    """The admins see only what still displeases somebody."""
    ben = desk.telegram.person("Ben")
    answer = await desk.asks(r.WHO, by=ben)
    await desk.telegram.end_of(ben.presses(answer, "👎"))
    await desk.telegram.end_of(ben.presses(answer, "👍"))
    with desk.state() as state:
        assert r.WHO not in [complaint.question for complaint in state.complaints(judged=False)]


async def test_questions_that_are_not_read_are_counted_apart(desk: Desk) -> None:
    """They are neither answered nor unanswered."""
    with desk.state() as state:
        before = state.activity()
    too_long = " ".join(["Who chaired the session?"] * 50)
    ben = desk.telegram.person("Ben")
    await desk.asks(too_long, by=ben)
    await desk.asks("/about", by=ben)
    with desk.state() as state:
        after = state.activity()
    assert after.refused == before.refused + 1
    assert (after.questions, after.unanswered) == (before.questions, before.unanswered)
    shown = await desk.asks("/stats")
    assert plural(after.refused, texts.REFUSED_ONE, texts.REFUSED_MANY) in shown.text


async def test_unanswered_questions_are_asked_again(desk: Desk) -> None:
    """Those that the record answers by now are taken off the list."""
    _, text = news(777)
    ben = desk.telegram.person("Ben")
    question = "Who chaired the Orchard Council number 777 in 2021?"
    await desk.asks(question, by=ben)
    await desk.asks("Which gnu tuned the harpsichord?", by=ben)
    shown = await desk.asks("/unanswered")
    assert question in shown.parts("bold")
    told = await desk.prompt(shown, texts.BUTTON_AGAIN)
    assert "still does not answer" in told.text
    await desk.adds(text)
    listed = shown.text
    told = await desk.prompt(shown, texts.BUTTON_AGAIN)
    assert told.text == texts.AGAIN_ONE
    await desk.telegram.until(lambda: shown.text != listed)
    assert question not in shown.parts("bold")
    assert "Which gnu tuned the harpsichord?" in shown.parts("bold")


async def test_admins_are_told_how_to_keep_the_record(desk: Desk) -> None:
    """By /start and /help, and nobody else is."""
    for command in ("/start", "/help"):
        assert general.HELP_ADMIN in (await desk.asks(command)).text
        eve = desk.telegram.person("Eve")
        assert general.HELP_ADMIN not in (await desk.asks(command, by=eve)).text
