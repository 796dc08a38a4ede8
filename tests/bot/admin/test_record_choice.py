"""Reports where there are several records: which one each question was asked of."""

from __future__ import annotations

import pytest

from bot.messages.texts import admin as texts
from facts.evaluate.data import load_questions
from tests.bot.admin.desk import ADMINS, Desk, admins
from tests.bot.admin.test_choosing import SECRET, WHO, WHO_SHORT
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import Alone
from tests.telegram_api.message import Message
from tests.telegram_api.people import Group

pytestmark = pytest.mark.asyncio(loop_scope="session")

IN_MAIN, IN_VAULT = "Which walrus painted the ferry?", "Which heron wrote the anthem?"
SETTINGS = {"ADMIN_IDS": ADMINS[0], "RECORDS": "vault=vault.db"}


async def _with_vault(desk: Desk) -> Group:
    """Return a group that asks a second record, which holds one article."""
    room = desk.telegram.group("Vault", owner=desk.admin)
    await desk.asks("/record vault", group=room)
    await desk.presses(await desk.asks(f"/add {SECRET}", group=room), "✅ Add")
    return room


def _of(name: str) -> str:
    return texts.ASKED_OF.format(name=name)


async def test_unanswered_questions_are_listed_by_record(alone: Alone) -> None:
    """The command and the buttons limit the list to one record, and so does what they do."""
    async with alone(people=ADMINS, **SETTINGS) as (telegram, bot):
        desk = Desk(telegram, bot, *admins(telegram))
        room = await _with_vault(desk)
        await desk.asks(IN_MAIN)
        for question in (IN_VAULT, r.WHO):
            await desk.asks(f"/ask {question}", group=room)
        shown = await desk.asks("/unanswered")
        assert shown.parts("bold") == [r.WHO, IN_VAULT, IN_MAIN]
        assert (shown.text.count(_of("vault")), shown.text.count(_of("main"))) == (2, 1)
        assert shown.buttons[-2:] == ["main", "vault"]

        refused = await desk.asks("/unanswered attic")
        assert refused.text.startswith(texts.UNKNOWN_RECORD.format(name="attic"))
        limited = await desk.asks("/unanswered vault")
        assert limited.text.splitlines()[1] == _of("vault")
        assert limited.parts("bold") == [r.WHO, IN_VAULT]
        await desk.presses(shown, "vault")
        assert (shown.text, shown.buttons) == (limited.text, limited.buttons)
        assert shown.buttons[-2:] == ["main", texts.BUTTON_ALL_RECORDS]

        # The main record answers one of them, which the other was asked.
        told = await desk.prompt(shown, texts.BUTTON_AGAIN)
        assert told.text == texts.AGAIN_NONE.format(count=2)
        await desk.presses(shown, texts.BUTTON_CLEAR)
        assert shown.text == texts.CLEAR_RECORD.format(name="vault")
        await desk.presses(shown, texts.BUTTON_CLEAR_YES)
        left = await desk.asks("/unanswered")
        assert left.parts("bold") == [IN_MAIN]
        await desk.presses(left, "vault")
        assert left.text == f"{texts.NO_UNANSWERED}\n{_of('vault')}"


async def test_judged_answers_are_exported_by_record(alone: Alone) -> None:
    """Each file has the questions of one record. A report of one record has only its own."""
    async with alone(people=ADMINS, **SETTINGS) as (telegram, bot):
        desk = Desk(telegram, bot, *admins(telegram))
        room = await _with_vault(desk)
        for question, group in ((r.WHO, None), (WHO, room), (r.COST, None)):
            answer = await desk.asks(f"/ask {question}", group=group)
            await telegram.end_of(desk.admin.presses(answer, "👎"))
        shown = await desk.asks("/feedback")
        for question, record in ((r.COST, "main"), (WHO, "vault"), (r.WHO, "main")):
            assert shown.parts("bold") == [question]
            assert _of(record) in shown.text
            assert len(shown.parts("blockquote")) == 1
            if question == WHO:
                assert shown.parts("underline") == [WHO_SHORT]
                assert shown.links()[0].startswith("https://t.me/")
            await desk.presses(shown, texts.BUTTON_RIGHT)
        assert shown.text == texts.NO_COMPLAINTS
        assert texts.BUTTON_EXPORT_JUDGED.format(count=3) in shown.buttons

        main, vault = await _exports(shown, 2, telegram, desk)
        assert main == ("questions-main.jsonl", [r.WHO, r.COST])
        assert vault == ("questions-vault.jsonl", [WHO])
        await desk.presses(shown, "vault")
        assert await _exports(shown, 1, telegram, desk) == [vault]


async def _exports(
    shown: Message, number: int, telegram: TelegramServer, desk: Desk
) -> list[tuple[str, list[str]]]:
    """Press Export, and return the names and the questions of the files."""
    before = len(telegram.calls("sendDocument"))
    (export,) = (label for label in shown.buttons if label.startswith("Export"))
    desk.admin.presses(shown, export)
    await telegram.until(lambda: len(telegram.calls("sendDocument")) == before + number)
    found = []
    for message in telegram.answers_to(shown)[-number:]:
        document = message.raw["document"]
        file = desk.bot.folder / document["file_name"]
        file.write_bytes(telegram.world.files.get(document["file_id"]).data)
        found.append((file.name, [case.question for case in load_questions(file).cases]))
    return found


async def test_a_reaction_in_a_topic_is_about_the_record_of_the_topic(alone: Alone) -> None:
    """The update does not tell the topic, so the answer does."""
    async with alone(people=ADMINS, **SETTINGS) as (telegram, bot):
        desk = Desk(telegram, bot, *admins(telegram))
        room = telegram.group("Forum", forum=True, owner=desk.admin)
        topic = room.topic("Vault")
        await desk.asks("/record vault", group=room, topic=topic)
        preview = await desk.asks(f"/add {SECRET}", group=room, topic=topic)
        await desk.presses(preview, "✅ Add")
        answer = await desk.asks(f"/ask {WHO}", group=room, topic=topic)
        assert answer.parts("bold") == [WHO_SHORT]
        # The next message is handled once the bot knows that its answer was sent.
        await desk.asks("/record", group=room)
        desk.admin.reacts(answer, "👎")
        await desk.asks("/record", group=room)
        with desk.state() as state:
            (kept,) = state.complaints(judged=False)
        assert (kept.record, kept.given.short) == ("vault", WHO_SHORT)
