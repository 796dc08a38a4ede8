"""Several records: each chat or topic asks its own, and none is quoted elsewhere."""

from __future__ import annotations

import pytest

from bot.messages.texts import admin as texts
from bot.messages.texts import everyone
from bot.state.chat_records import ChosenRecord
from bot.state.records import Action, AuditEntry
from facts.library import Library
from tests.bot.admin.desk import ADMINS, Desk, admins, news
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import Alone
from tests.telegram_api.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECRET = "The vault of Tarnow\n\nKeeper Odalis Fenn locked the vault of Tarnow in 2021."
WHO = "Who locked the vault of Tarnow?"
WHO_SHORT = "Odalis Fenn"


async def test_a_group_has_a_record_of_its_own(alone: Alone) -> None:
    """It is asked and kept in that group only: not in private, in others, or in inline mode."""
    async with alone(people=ADMINS, ADMIN_IDS=ADMINS[0], RECORDS="vault=vault.db") as (
        telegram,
        bot,
    ):
        desk = Desk(telegram, bot, *admins(telegram))
        room, other = telegram.group("Vault", owner=desk.admin), telegram.group("Other")
        member, stranger = telegram.person("Mia"), telegram.person("Stan")
        room.chat.members[member.id] = "member"
        shown = await desk.asks("/record", group=room)
        assert texts.RECORD_HERE.format(name="main") in shown.text
        assert "vault: 0 articles" in shown.text
        refused = await desk.asks("/record vault", by=member, group=room)
        assert refused.text == texts.REFUSED
        assert (await desk.asks("/record attic", group=room)).text.startswith("There is no record")
        chosen = await desk.asks("/record vault", group=room)
        assert chosen.text == texts.RECORD_OF_CHAT.format(name="vault")

        preview = await desk.asks(f"/add {SECRET}", group=room)
        await desk.presses(preview, "✅ Add")
        with Library.open(bot.folder / "vault.db") as vault:
            (info,) = vault.articles()
        assert info.id not in {each.id for each in desk.articles()}

        answer = await desk.asks(f"/ask {WHO}", by=member, group=room)
        assert answer.parts("bold") == [WHO_SHORT]
        for group in (None, other):
            told = await desk.asks(f"/ask {WHO}", by=member, group=group)
            assert WHO_SHORT not in told.text
        typed = await telegram.end_of(member.types_inline(WHO))
        assert WHO_SHORT not in str(typed)
        assert r.WHO_SHORT not in (await desk.asks(f"/ask {r.WHO}", group=room)).text

        opened = f"/start art_{info.id}"
        assert WHO_SHORT in (await desk.asks(opened, by=member)).text
        assert WHO_SHORT in (await desk.asks(opened)).text
        assert (await desk.asks(opened, by=stranger)).text == everyone.ARTICLE_GONE

        await desk.asks("/record main", group=room)
        press = member.presses(answer, "Context")
        assert (await telegram.end_of(press))["text"] == everyone.OTHER_RECORD
        assert texts.ACTIONS[Action.CHOOSE] in (await desk.asks("/audit")).text


async def test_a_topic_has_a_record_of_its_own(alone: Alone) -> None:
    """The rest of the forum asks the record of the whole chat."""
    async with alone(people=ADMINS, ADMIN_IDS=ADMINS[0], RECORDS="vault=vault.db") as (
        telegram,
        bot,
    ):
        desk = Desk(telegram, bot, *admins(telegram))
        room = telegram.group("Forum", forum=True, owner=desk.admin)
        topic = room.topic("Vault")
        chosen = await desk.asks("/record vault", group=room, topic=topic)
        assert chosen.text == texts.RECORD_OF_TOPIC.format(name="vault")
        told = await desk.asks(f"/ask {r.WHO}", group=room, topic=topic)
        assert told.text.startswith(everyone.EMPTY_RECORD)
        assert r.WHO_SHORT in (await desk.asks(f"/ask {r.WHO}", group=room)).text
        assert "vault" in (await desk.asks("/record", group=room, topic=topic)).text


async def test_an_awaited_answer_comes_from_the_record_of_its_chat(alone: Alone) -> None:
    """Also if another record says it first."""
    async with alone(people=ADMINS, ADMIN_IDS=ADMINS[0], RECORDS="vault=vault.db") as (
        telegram,
        bot,
    ):
        desk = Desk(telegram, bot, *admins(telegram))
        room = telegram.group("Vault", owner=desk.admin)
        await desk.asks("/record vault", group=room)
        ada: Person = telegram.person("Ada")
        question = ada.says(WHO)
        silent = await telegram.answer_to(question)
        await telegram.end_of(ada.presses(silent, everyone.BUTTON_TELL))
        preview = await desk.asks(f"/add {SECRET}", group=room)
        await desk.presses(preview, "✅ Add")
        _, text = news()
        await desk.adds(text)
        assert len(telegram.answers_to(question)) == 1
        await desk.adds(SECRET.replace("2021", "2020"))
        await telegram.until(lambda: len(telegram.answers_to(question)) == 2, what="the answer")
        assert WHO_SHORT in telegram.answers_to(question)[1].text


async def test_titles_lead_to_the_server_of_their_record_only(alone: Alone) -> None:
    """The server shows the main record. Answers from another one open in the bot."""
    async with alone(
        people=ADMINS,
        ADMIN_IDS=ADMINS[0],
        RECORDS="vault=vault.db",
        RAPPORTEUR_WEB="https://record.example.org/news/",
    ) as (telegram, bot):
        desk = Desk(telegram, bot, *admins(telegram))
        (link, *_) = (await desk.asks(r.WHO)).links()
        path, _, sentence = link.removeprefix("https://record.example.org/news/a/").partition("#s")
        with Library.open(bot.folder / "record.db") as library:
            assert r.WHO_SHORT in library.sentences(path)[int(sentence)].text

        room = telegram.group("Vault", owner=desk.admin)
        await desk.asks("/record vault", group=room)
        for text in (news()[1], SECRET):
            asked = desk.admin.says(f"/ask {WHO}", group=room)
            silent = await telegram.answer_to(asked)
            if everyone.BUTTON_TELL in silent.buttons:
                await telegram.end_of(desk.admin.presses(silent, everyone.BUTTON_TELL))
            await desk.presses(await desk.asks(f"/add {text}", group=room), "✅ Add")
        await telegram.until(lambda: len(telegram.answers_to(asked)) == 2, what="the answer")
        for message in (telegram.answers_to(asked)[1], await desk.asks(f"/ask {WHO}", group=room)):
            assert WHO_SHORT in message.text
            assert message.links()
            assert all(each.startswith("https://t.me/") for each in message.links())


async def test_a_record_that_is_gone_is_replaced_by_no_other(alone: Alone) -> None:
    """The chat is told so until an admin chooses another one."""
    async with alone(people=ADMINS, ADMIN_IDS=ADMINS[0]) as (telegram, bot):
        desk = Desk(telegram, bot, *admins(telegram))
        room = telegram.group("Vault", owner=desk.admin)
        with desk.state() as state:
            gone = ChosenRecord(room.id, 0, "attic", 0)
            state.choose_record(gone, AuditEntry(1, "Edda", Action.CHOOSE))
        assert (await desk.asks(f"/ask {r.WHO}", group=room)).text == everyone.NO_RECORD
        assert everyone.NO_RECORD in (await desk.asks("/record", group=room)).text
        await desk.asks("/record main", group=room)
        assert r.WHO_SHORT in (await desk.asks(f"/ask {r.WHO}", group=room)).text
