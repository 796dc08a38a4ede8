"""Methods for updates, queries, menus, chats and files."""

from __future__ import annotations

from tests.telegram_api.chats import Chat
from tests.telegram_api.courier import Webhook
from tests.telegram_api.errors import BadRequest, Conflict, Json, Overtaken
from tests.telegram_api.params.chats import GetChat, GetChatAdministrators, GetChatMember, GetFile
from tests.telegram_api.params.commands import (
    DeleteMyCommands,
    GetDescription,
    GetMyCommands,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
)
from tests.telegram_api.params.queries import (
    AnswerCallbackQuery,
    AnswerGuestQuery,
    AnswerInlineQuery,
)
from tests.telegram_api.params.updates import DeleteWebhook, GetUpdates, Nothing, SetWebhook
from tests.telegram_api.world import World

_WEBHOOK_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)


async def get_me(world: World, _: Nothing) -> Json:
    """Carry out `getMe`."""
    return world.me()


async def log_out(world: World, _: Nothing) -> bool:
    """Carry out `logOut`."""
    world.logged_out = True
    return True


async def close(world: World, _: Nothing) -> bool:
    """Carry out `close`."""
    return True


async def get_updates(world: World, given: GetUpdates) -> list[Json]:
    """Carry out `getUpdates`."""
    if world.courier.webhook is not None:
        raise Conflict(_WEBHOOK_SET)
    world.updates.allow(given.allowed_updates)
    return await world.updates.poll(given.offset, given.limit, given.timeout)


async def set_webhook(world: World, given: SetWebhook) -> bool:
    """Carry out `setWebhook`."""
    if given.drop_pending_updates:
        world.updates.drop()
    world.updates.allow(given.allowed_updates)
    webhook = Webhook(given.url, given.secret_token, given.max_connections)
    await world.courier.set(webhook if given.url else None)
    return True


async def delete_webhook(world: World, given: DeleteWebhook) -> bool:
    """Carry out `deleteWebhook`."""
    if given.drop_pending_updates:
        world.updates.drop()
    await world.courier.set(None)
    return True


async def get_webhook_info(world: World, _: Nothing) -> Json:
    """Carry out `getWebhookInfo`."""
    return world.courier.info()


async def answer_callback_query(world: World, given: AnswerCallbackQuery) -> bool:
    """Carry out `answerCallbackQuery`."""
    answer = given.model_dump(exclude_none=True, exclude={"callback_query_id"})
    world.presses.answer(given.callback_query_id, answer)
    return True


async def answer_inline_query(world: World, given: AnswerInlineQuery) -> bool:
    """Carry out `answerInlineQuery`."""
    answer = given.model_dump(exclude_none=True, exclude={"inline_query_id"})
    world.inline.answer(given.inline_query_id, answer)
    return True


async def answer_guest_query(world: World, given: AnswerGuestQuery) -> Json:
    """Carry out `answerGuestQuery`."""
    world.guests.answer(given.guest_query_id, given.result.dump())
    return {"inline_message_id": f"guest-{given.guest_query_id}"}


async def set_my_commands(world: World, given: SetMyCommands) -> bool:
    """Carry out `setMyCommands`."""
    world.menus[_menu(world, given)] = [command.dump() for command in given.commands]
    return True


async def delete_my_commands(world: World, given: DeleteMyCommands) -> bool:
    """Carry out `deleteMyCommands`."""
    world.menus.pop(_menu(world, given), None)
    return True


async def get_my_commands(world: World, given: GetMyCommands) -> list[Json]:
    """Carry out `getMyCommands`."""
    return world.menus.get(_menu(world, given), [])


async def get_my_description(world: World, given: GetDescription) -> Json:
    """Carry out `getMyDescription`."""
    return {"description": world.descriptions.get(("long", given.language_code), "")}


async def get_my_short_description(world: World, given: GetDescription) -> Json:
    """Carry out `getMyShortDescription`."""
    return {"short_description": world.descriptions.get(("short", given.language_code), "")}


async def set_my_description(world: World, given: SetMyDescription) -> bool:
    """Carry out `setMyDescription`."""
    world.descriptions["long", given.language_code] = given.description
    return True


async def set_my_short_description(world: World, given: SetMyShortDescription) -> bool:
    """Carry out `setMyShortDescription`."""
    world.descriptions["short", given.language_code] = given.short_description
    return True


async def get_chat(world: World, given: GetChat) -> Json:
    """Carry out `getChat`."""
    about = world.chats.find(given.chat_id).about
    return {**about, "accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}


async def get_chat_member(world: World, given: GetChatMember) -> Json:
    """Carry out `getChatMember`."""
    chat = _group(world, given.chat_id)
    status = chat.members.get(given.user_id)
    if status is None:  # who is in a group is for people to decide
        raise Overtaken("PARTICIPANT_ID_INVALID")
    return {"user": _user(world, given.user_id), "status": status, **_RIGHTS.get(status, {})}


async def get_chat_administrators(world: World, given: GetChatAdministrators) -> list[Json]:
    """Carry out `getChatAdministrators`."""
    chat = _group(world, given.chat_id)
    return [
        {"user": _user(world, user_id), "status": status, **_RIGHTS[status]}
        for user_id, status in chat.members.items()
        if status in _RIGHTS
    ]


async def get_file(world: World, given: GetFile) -> Json:
    """Carry out `getFile`."""
    path = world.files.publish(given.file_id)
    file = world.files.get(given.file_id)
    about = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    return {**about, "file_path": path}


def _menu(world: World, given: GetMyCommands) -> tuple[str, int | str | None, int | None, str]:
    scope = given.scope
    if scope.chat_id is not None:
        try:
            world.chats.find(scope.chat_id)
        except BadRequest:
            # An admin who has never written to the bot.
            raise Overtaken("chat not found") from None
    return scope.type, scope.chat_id, scope.user_id, given.language_code


def _group(world: World, chat_id: int | str) -> Chat:
    chat = world.chats.find(chat_id)
    if chat.id > 0:
        raise BadRequest("there are no administrators in the private chat")
    return chat


def _user(world: World, user_id: int) -> Json:
    if user_id == world.bot["id"]:
        return world.bot
    owners = (chat.owner for chat in world.chats.all())
    return next((owner for owner in owners if owner["id"] == user_id), {"id": user_id})


_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False
) | {"gifts_from_channels": False}
_ADMINISTRATOR = dict.fromkeys(
    (
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ),
    True,
)
_RIGHTS: dict[str, Json] = {"creator": {"is_anonymous": False}, "administrator": _ADMINISTRATOR}
