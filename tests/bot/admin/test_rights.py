"""Only admins change the record. Everyone else gets a polite refusal, and nothing changes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, NoReturn, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update, User

from bot.admin import buttons
from bot.admin.rights import is_admin
from bot.messages.texts import admin as texts
from bot.messages.texts.admin import COMMANDS
from bot.messages.texts.speaking import LANGUAGES
from bot.roles import admin_ids, own_role, roles_of
from bot.services import BotContext
from bot.settings import Settings
from bot.state import open_state
from bot.state.members import Member, Role
from bot.state.records import Action, AuditEntry
from tests.bot.admin.desk import ADMINS, Desk, news

e2e = pytest.mark.asyncio(loop_scope="session")
NAMES = [name for name, _ in COMMANDS]
REFUSED = "only the admins of this record"
ANONYMOUS_ADMIN = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
SETTINGS = Settings(bot_token="1:a", admin_ids=frozenset(ADMINS), _env_file=None)  # type: ignore


@contextmanager
def acting(role: Role | None) -> Iterator[None]:
    """Let the person who sent the update have that role."""
    token = own_role.set(role)
    try:
        yield
    finally:
        own_role.reset(token)


@given(st.sampled_from([None, *Role]), st.booleans())
def test_only_owners_and_editors_are_admins(role: Role | None, is_bot: bool) -> None:
    """No reader, nobody else, and no bot, whatever its id."""
    with acting(role):
        keeps = role in (Role.OWNER, Role.EDITOR)
        assert is_admin(User(5, "Eve", is_bot)) == (keeps and not is_bot)
        assert not is_admin(None)


@given(st.sets(st.integers(1, 9)), st.dictionaries(st.integers(1, 9), st.sampled_from(Role)))
def test_who_is_named_in_the_settings_is_an_owner(fixed: set[int], given: dict[int, Role]) -> None:
    """Whatever the state says. Everybody else has the role that the state has for them."""
    settings = SETTINGS.model_copy(update={"admin_ids": frozenset(fixed)})
    with open_state(":memory:") as state:
        for member_id, role in given.items():
            entry = AuditEntry(1, "Ada", Action.GRANT)
            assert state.give_role(Member(member_id, "Eve", role), entry)
        found = roles_of(range(1, 12), settings, state)
        assert found == given | dict.fromkeys(fixed, Role.OWNER)
        admins = {member_id for member_id, role in found.items() if role.keeps_record}
        assert set(admin_ids(settings, state)) == admins


class _Untouchable:
    """An object that fails the test if anything of it is used."""

    def __getattr__(self, name: str) -> NoReturn:
        raise AssertionError(f"{name} was used for somebody without rights")


class _Answers:
    """A bot that can do nothing but answer presses."""

    def __init__(self) -> None:
        self.given: list[dict[str, Any]] = []

    async def answer_callback_query(self, *args: Any, **fields: Any) -> bool:
        self.given.append(fields)
        return True


_ACTION = st.sampled_from([*buttons.ACTIONS, "", "unknown"])
_ARGUMENT = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), max_size=16)


@given(
    st.integers(1, 1 << 52).filter(lambda n: n not in ADMINS),
    _ACTION,
    st.lists(_ARGUMENT, max_size=3),
)
def test_no_button_does_anything_for_others(
    user_id: int, action: str, arguments: list[str]
) -> None:
    """Whatever the data, neither the record nor the state is read."""
    bot = _Answers()
    raw = {
        "update_id": 1,
        "callback_query": {
            "id": "1",
            "from": {"id": user_id, "is_bot": False, "first_name": "Eve"},
            "chat_instance": "1",
            "data": ":".join(["a", action, *arguments]),
            "message": {
                "message_id": 5,
                "date": 1_700_000_000,
                "chat": {"id": user_id, "type": "private"},
                "text": "x",
            },
        },
    }
    services = SimpleNamespace(settings=SETTINGS, library=_Untouchable(), state=_Untouchable())
    context = cast(BotContext, SimpleNamespace(services=services, bot=bot))
    update = Update.de_json(raw, cast(Bot, bot))
    for role in (None, Role.READER):
        bot.given.clear()
        with acting(role):
            asyncio.run(buttons.on_button(update, context))
    (answer,) = bot.given
    assert answer["text"] == texts.REFUSED_BUTTON
    assert answer["show_alert"] is True


@e2e
@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("admins", "cancel")])
@pytest.mark.parametrize("where", ["private", "group"])
async def test_every_command_is_refused_to_others(desk: Desk, name: str, where: str) -> None:
    """The refusals are all the same, and reveal nothing."""
    before = desk.everything()
    eve = desk.telegram.person("Eve")
    room = desk.telegram.group() if where == "group" else None
    article = desk.articles()[0]
    answer = await desk.asks(f"/{name} {article.id}", by=eve, group=room)
    assert answer.text == texts.REFUSED
    assert REFUSED in answer.text
    assert answer.buttons == []
    assert desk.everything() == before


@e2e
@pytest.mark.parametrize("name", ["add", "import"])
async def test_files_of_others_are_not_downloaded(desk: Desk, name: str) -> None:
    """This includes uploads without a command. A forwarded message is at most a question."""
    before, asked = desk.everything()[:-1], len(desk.telegram.calls("getFile"))
    eve = desk.telegram.person("Eve")
    upload = eve.sends_file("article.jsonl", news()[1].encode(), caption=f"/{name}")
    assert (await desk.telegram.answer_to(upload)).text == texts.REFUSED
    eve.sends_file("article.txt", news()[1].encode())
    eve.forwards(news()[1])
    await desk.asks("/about", by=eve)
    assert len(desk.telegram.calls("getFile")) == asked
    assert desk.everything()[:-1] == before


@e2e
@pytest.mark.parametrize("name", NAMES)
async def test_anonymous_group_admins_have_no_rights(desk: Desk, name: str) -> None:
    """Anyone who may write in the group's name could be behind the message."""
    before = desk.everything()
    room = desk.telegram.group()
    chat = {"id": room.id, "type": "supergroup", "title": "Newsroom"}
    fields: dict[str, Any] = {"from": ANONYMOUS_ADMIN, "sender_chat": chat}
    answer = await desk.asks(f"/{name} x", group=room, **fields)
    nothing = texts.NOTHING_TO_CANCEL if name == "cancel" else texts.REFUSED
    assert answer.text in (nothing, texts.ANONYMOUS)
    assert desk.everything() == before


@e2e
async def test_an_admin_who_writes_as_a_channel_has_no_rights(desk: Desk) -> None:
    """Rights belong to a person, who is unknown here."""
    channel = {"id": -1009990009, "type": "channel", "title": "Mine"}
    answer = await desk.asks("/stats", group=desk.telegram.group(), sender_chat=channel)
    assert answer.text == texts.REFUSED


@e2e
@pytest.mark.parametrize("action", buttons.ACTIONS)
async def test_every_button_is_refused_to_others(desk: Desk, action: str) -> None:
    """This includes a message in a group that an admin has just received."""
    room = desk.telegram.group()
    shown = await desk.asks(f"/add {news()[1]}", group=room)
    token = str(shown.button("✅ Add")["callback_data"]).split(":")[2]
    article = desk.articles()[0]
    before, looks = desk.everything(), shown.text
    eve = desk.telegram.person("Eve")
    for arguments in (token, f"{token}:title", article.id, f"{article.id}:0", "0"):
        press = eve.sends_press(shown, f"a:{action}:{arguments}")
        answer = await desk.telegram.end_of(press)
        assert answer["text"] == texts.REFUSED_BUTTON
    assert desk.everything() == before
    assert shown.text == looks


@e2e
@pytest.mark.parametrize("action", [*buttons.ACTIONS, "", "nonsense"])
async def test_made_up_buttons_do_nothing_for_an_admin_either(desk: Desk, action: str) -> None:
    """The bot says that it does not know the button. There is no error and no change."""
    shown = await desk.asks("/admins")
    before = desk.everything()
    for arguments in ("", ":", ":zz:zz", ":ffffffffffffffff:9", ":-5", "::::::"):
        answer = await desk.telegram.end_of(
            desk.admin.sends_press(shown, f"a:{action}{arguments}"[:64])
        )
        assert "went wrong" not in str(answer.get("text"))
    assert desk.everything() == before


@e2e
async def test_the_menus_are_set_by_scope(desk: Desk) -> None:
    """Everyone sees the common commands. An admin's own chat has the others too."""
    menus = desk.telegram.world.menus
    await desk.telegram.until(
        lambda: len([s for s in menus if s[0] == "chat"]) == len(ADMINS) * len(LANGUAGES)
    )
    everyone = {c["command"] for scope, cs in menus.items() if scope[0] == "default" for c in cs}
    assert everyone
    assert not everyone & set(NAMES)
    for admin_id in ADMINS:
        own = {c["command"] for s, cs in menus.items() if s[:2] == ("chat", admin_id) for c in cs}
        assert own == everyone | set(NAMES)


@e2e
async def test_everyone_can_see_their_own_id(desk: Desk) -> None:
    """They need it to become an admin. Only admins see who is one."""
    eve = desk.telegram.person("Eve")
    answer = await desk.asks("/admins", by=eve)
    assert str(eve.id) in answer.text
    for admin_id in ADMINS:
        assert str(admin_id) not in answer.text
    told = await desk.asks("/admins")
    for admin_id, name in zip(ADMINS, ("Edda", "Falk"), strict=True):
        assert f"{name} ({admin_id})" in told.text


@e2e
@pytest.mark.parametrize("name", ["unanswered", "audit", "export", "import", "invite"])
async def test_private_reports_are_not_shown_in_groups(desk: Desk, name: str) -> None:
    """Questions of readers and the whole record go only to the admin's own chat."""
    answer = await desk.asks(f"/{name}", group=desk.telegram.group())
    assert "private chat" in answer.text
