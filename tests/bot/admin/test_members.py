"""Who may ask, and who keeps the record: lists, invitations, and requests to be let in."""

from __future__ import annotations

import re

import pytest

from bot.messages.texts import admin as texts
from bot.messages.texts import everyone as general
from bot.state import open_state
from bot.state.members import Role, Standing
from tests.bot.admin.desk import Desk
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import Alone
from tests.telegram_api.message import Message
from tests.telegram_api.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")
OWNER = 9201


async def asks(telegram: TelegramServer, person: Person, text: str, **where: object) -> Message:
    return await telegram.answer_to(person.says(text, **where))  # type: ignore[arg-type]


def link_in(message: Message) -> str:
    found = re.search(r"\?start=(\S+)", message.text)
    assert found is not None, message.text
    return found[1]


async def is_quiet(telegram: TelegramServer, owner: Person, message: Message) -> bool:
    """Return whether the bot says nothing to a message, once it has handled a later one."""
    await asks(telegram, owner, "/about")
    return telegram.answers_to(message) == []


async def test_only_members_are_answered(alone: Alone) -> None:
    """Everybody else learns in private how to be let in, whatever they send."""
    async with alone(ADMIN_IDS=OWNER, ACCESS="members") as (telegram, bot):
        owner, eve = telegram.person("Olga", user_id=OWNER), telegram.person("Eve")
        assert (await asks(telegram, owner, r.WHO)).parts("bold") == [r.WHO_SHORT]
        for text in (r.WHO, "/start", "/latest", "/start art_abc", "/stats", "hello"):
            told = await asks(telegram, eve, text)
            assert told.text == general.NOT_MEMBER.format(id=eve.id)
            assert told.buttons == [general.BUTTON_LET_ME_IN]
        query = eve.types_inline(r.WHO)
        answer = await telegram.end_of(query)
        assert answer["results"] == []
        assert answer["button"]["text"] == general.INLINE_NOT_MEMBER
        own = await asks(telegram, owner, r.WHO)
        press = eve.sends_press(own, own.button("Context")["callback_data"])
        assert (await telegram.end_of(press))["text"] == general.NOT_MEMBER_BUTTON
        with open_state(bot.folder / "bot.db") as state:
            assert state.activity().questions == 2
            assert state.unanswered() == []


async def test_inline_results_of_members_are_not_shown_to_others(alone: Alone) -> None:
    """Telegram keeps results for everybody unless they are personal."""
    async with alone(ADMIN_IDS=OWNER, ACCESS="members") as (telegram, _):
        answer = await telegram.end_of(telegram.person(user_id=OWNER).types_inline(r.WHO))
        assert answer["results"]
        assert answer["is_personal"] is True


async def test_a_request_is_granted_by_a_button(alone: Alone) -> None:
    """All admins are told once. The person is told that they may ask, and then may."""
    async with alone(ADMIN_IDS=OWNER, ACCESS="members") as (telegram, _):
        eve, owner = telegram.person("Eve"), telegram.person("Olga", user_id=OWNER)
        told = await asks(telegram, eve, r.WHO)
        for text in (general.REQUEST[Standing.NEW], general.REQUEST[Standing.WAITING]):
            assert (await telegram.end_of(eve.presses(told, "Ask")))["text"] == text
        await telegram.until(lambda: telegram.sent(OWNER), what="a request")
        (asked,) = telegram.sent(OWNER)
        assert f"Eve (@{eve.user['username']}, {eve.id})" in asked.text
        await telegram.change_of(asked, lambda: owner.presses(asked, general.BUTTON_LET_IN))
        assert asked.text == texts.LET_IN.format(name="Eve", id=eve.id)
        assert telegram.sent(eve.id)[-1].text == general.WELCOME[Role.READER]
        assert (await asks(telegram, eve, r.WHO)).parts("bold") == [r.WHO_SHORT]
        assert (await asks(telegram, eve, "/stats")).text == texts.REFUSED
        assert (
            f"gave rights\nEve ({eve.id}): reader" in (await asks(telegram, owner, "/audit")).text
        )


async def test_a_request_is_refused_by_a_button(alone: Alone) -> None:
    """The person learns it when they ask again, and the admins are left alone."""
    async with alone(ADMIN_IDS=OWNER, ACCESS="members") as (telegram, _):
        eve, owner = telegram.person("Eve"), telegram.person("Olga", user_id=OWNER)
        told = await asks(telegram, eve, r.WHO)
        await telegram.end_of(eve.presses(told, "Ask"))
        await telegram.until(lambda: telegram.sent(OWNER), what="a request")
        (asked,) = telegram.sent(OWNER)
        await telegram.change_of(asked, lambda: owner.presses(asked, general.BUTTON_REFUSE))
        again = await telegram.end_of(eve.presses(told, "Ask"))
        assert again["text"] == general.REQUEST[Standing.REFUSED]
        assert len(telegram.sent(OWNER)) == 1
        late = owner.sends_press(asked, f"a:let:{eve.id}")
        assert (await telegram.end_of(late))["text"] == texts.REQUEST_SETTLED


async def test_a_group_is_let_in_by_an_admin_there(alone: Alone) -> None:
    """Everybody in it may then ask, and anonymous admins too. Before, the bot says so briefly."""
    async with alone(ADMIN_IDS=OWNER, ACCESS="members") as (telegram, _):
        eve, owner = telegram.person("Eve"), telegram.person("Olga", user_id=OWNER)
        room = telegram.group("Newsroom")
        assert (await asks(telegram, eve, f"/ask {r.WHO}", group=room)).text == (
            general.NOT_MEMBER_GROUP
        )
        assert await is_quiet(telegram, owner, eve.says(r.WHO, group=room))
        told = await asks(telegram, owner, "/readers add", group=room)
        assert f"Newsroom ({room.id})" in told.text
        texts_there = [message.text for message in telegram.sent(room.id)]
        assert general.WELCOME_GROUP in texts_there
        answer = await asks(telegram, eve, f"/ask {r.WHO}", group=room)
        assert answer.parts("bold") == [r.WHO_SHORT]
        assert (await asks(telegram, eve, "/stats", group=room)).text == texts.REFUSED
        assert (await asks(telegram, eve, r.WHO)).text == general.NOT_MEMBER.format(id=eve.id)
        listed = await asks(telegram, owner, "/readers")
        assert f"Newsroom ({room.id})" in listed.text
        await asks(telegram, owner, "/readers remove", group=room)
        assert await is_quiet(telegram, owner, eve.says("and when?", group=room))


async def test_an_invitation_lets_in_as_many_as_it_says(alone: Alone) -> None:
    """Who comes later is told that it is used up."""
    async with alone(ADMIN_IDS=OWNER, ACCESS="members") as (telegram, _):
        owner = telegram.person("Olga", user_id=OWNER)
        payload = link_in(await asks(telegram, owner, "/invite 2"))
        assert re.fullmatch(r"[\w-]{1,64}", payload)
        for name in ("Eve", "Finn"):
            person = telegram.person(name)
            told = await asks(telegram, person, f"/start {payload}")
            assert told.text == general.WELCOME[Role.READER]
            assert (await asks(telegram, person, r.WHO)).parts("bold") == [r.WHO_SHORT]
        late = telegram.person("Gus")
        told = await asks(telegram, late, f"/start {payload}")
        assert told.text == general.INVITATION_OVER
        assert (await asks(telegram, late, r.WHO)).text == general.NOT_MEMBER.format(id=late.id)


async def test_an_editor_keeps_the_record_and_chooses_readers_only(desk: Desk) -> None:
    """An owner makes and unmakes editors, and their menu follows at once."""
    eve, finn = desk.telegram.person("Eve"), desk.telegram.person("Finn")
    assert (await desk.asks("/stats", by=eve)).text == texts.REFUSED
    told = await desk.asks(f"/admins add {eve.id}")
    assert told.text == texts.NOW_MEMBER.format(name="Eve", id=eve.id, role="editor")
    menus = desk.telegram.world.menus
    assert any(scope[:2] == ("chat", eve.id) for scope in menus)
    assert (await desk.asks("/stats", by=eve)).text != texts.REFUSED
    assert f"Eve ({eve.id}), editor" in (await desk.asks("/admins")).text
    for command in (f"/admins add {finn.id}", "/invite editor", f"/admins remove {desk.admin.id}"):
        assert (await desk.asks(command, by=eve)).text == texts.ONLY_OWNERS
    assert link_in(await desk.asks("/invite", by=eve))
    told = await desk.asks(f"/readers add {finn.id}", by=eve)
    assert told.text == texts.NOW_MEMBER.format(name="Finn", id=finn.id, role="reader")
    assert (await desk.asks(f"/readers remove {desk.other.id}", by=eve)).text == (
        texts.SET_BY_OPERATOR
    )
    await desk.asks(f"/admins remove {eve.id}")
    assert not any(scope[:2] == ("chat", eve.id) for scope in menus)
    assert (await desk.asks("/stats", by=eve)).text == texts.REFUSED


async def test_a_role_is_given_once(desk: Desk) -> None:
    """Who has it is not told again, and the log has it once. An unknown role gives none."""
    eve = desk.telegram.person("Eve")
    assert (await desk.asks(f"/admins add {eve.id} queen")).text == texts.ADMINS_HOW
    assert (await desk.asks("/stats", by=eve)).text == texts.REFUSED
    await desk.asks(f"/admins add {eve.id}")
    again = await desk.asks(f"/admins add {eve.id} editor")
    assert again.text == texts.ALREADY_MEMBER.format(name="Eve", id=eve.id, role="editor")
    welcomed = [m for m in desk.telegram.sent(eve.id) if m.text == general.WELCOME[Role.EDITOR]]
    assert len(welcomed) == 1
    log = (await desk.asks("/audit")).text
    assert log.count(f"Eve ({eve.id}): editor") == 1
    await desk.asks(f"/admins remove {eve.id}")


async def test_an_invited_editor_hears_of_adding_at_once(desk: Desk) -> None:
    """The greeting after the invitation is an editor's."""
    eve = desk.telegram.person("Eve")
    payload = link_in(await desk.asks("/invite editor"))
    said = eve.says(f"/start {payload}")
    await desk.telegram.until(lambda: len(desk.telegram.answers_to(said)) == 2, what="a greeting")
    welcome, greeting = desk.telegram.answers_to(said)
    assert welcome.text == general.WELCOME[Role.EDITOR]
    assert general.HELP_ADMIN in greeting.text
    await desk.asks(f"/admins remove {eve.id}")


async def test_an_editor_cannot_touch_other_admins(desk: Desk) -> None:
    """Neither by making them readers, nor by removing them; and nobody changes themselves."""
    eve, finn = desk.telegram.person("Eve"), desk.telegram.person("Finn")
    await desk.asks(f"/admins add {eve.id} editor")
    await desk.asks(f"/admins add {finn.id} owner")
    for command in (f"/readers add {finn.id}", f"/readers remove {finn.id}"):
        assert (await desk.asks(command, by=eve)).text == texts.ONLY_OWNERS
    assert (await desk.asks(f"/admins remove {finn.id}", by=finn)).text == texts.NOT_YOURSELF
    assert (await desk.asks(f"/admins remove {desk.admin.id}", by=finn)).text == (
        texts.SET_BY_OPERATOR
    )
    for person in (eve, finn):
        await desk.asks(f"/admins remove {person.id}")


async def test_admins_are_named_by_a_reply(desk: Desk) -> None:
    """In a group to their message, in private to a message forwarded from them."""
    eve, room = desk.telegram.person("Eve"), desk.telegram.group()
    wrote = eve.message("Let me help.", group=room)
    told = await desk.asks("/admins add", group=room, reply_to=wrote)
    assert f"Eve ({eve.id})" in told.text
    origin = {"type": "user", "sender_user": eve.user, "date": 1_700_000_000}
    forwarded = desk.admin.message("Let me help.", forward_origin=origin)
    told = await desk.asks("/admins remove", reply_to=forwarded)
    assert told.text == texts.NO_LONGER_MEMBER.format(name="Eve", id=eve.id)
    assert (await desk.asks("/admins add")).text == texts.ADMINS_HOW
    assert (await desk.asks("/admins add everybody")).text == texts.ADMINS_HOW
    assert (await desk.asks(f"/admins add {room.id}")).text == texts.NO_GROUP_KEEPS
    assert (await desk.asks("/readers add nobody")).text == texts.READERS_HOW
    assert (await desk.asks("/invite 0")).text == texts.INVITE_USES.format(most=1000)
    assert (await desk.asks("/invite everybody 5 6")).text == texts.INVITE_HOW
