"""Sending, editing and deleting messages."""

from __future__ import annotations

import time
from collections.abc import Sequence

from tests.telegram_api.chats import GENERAL, Chat, thread_of, without_reply
from tests.telegram_api.entities import check_caption, check_text
from tests.telegram_api.errors import BadRequest, Careless, Json, Overtaken
from tests.telegram_api.files import File, Upload
from tests.telegram_api.params.keyboards import InlineKeyboardMarkup
from tests.telegram_api.params.messages import (
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    SetMessageReaction,
)
from tests.telegram_api.params.text import LinkPreviewOptions, MessageEntity, ReplyParameters
from tests.telegram_api.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def send_message(world: World, given: SendMessage) -> Json:
    """Carry out `sendMessage`."""
    chat = world.chats.find(given.chat_id)
    check_text(given.text, given.entities)
    content = _text(given.text, given.entities, given.link_preview_options)
    return _send(world, chat, given, content)


async def send_document(world: World, given: SendDocument) -> Json:
    """Carry out `sendDocument`."""
    chat = world.chats.find(given.chat_id)
    check_caption(given.caption, given.caption_entities)
    document = _file(world, given.document).document()
    content = {"document": document, **_caption(given.caption, given.caption_entities)}
    return _send(world, chat, given, content)


async def send_photo(world: World, given: SendPhoto) -> Json:
    """Carry out `sendPhoto`."""
    chat = world.chats.find(given.chat_id)
    check_caption(given.caption, given.caption_entities)
    file = _file(world, given.photo)
    if not file.data.startswith((b"\x89PNG", b"\xff\xd8")):
        raise BadRequest("IMAGE_PROCESS_FAILED")
    size = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    photo = [{**size, "width": 640, "height": 480}]
    content = {"photo": photo, **_caption(given.caption, given.caption_entities)}
    return _send(world, chat, given, content)


async def edit_message_text(world: World, given: EditMessageText) -> Json:
    """Carry out `editMessageText`."""
    message = _own(world, given.chat_id, given.message_id)
    check_text(given.text, given.entities)
    if "text" not in message:
        raise BadRequest("there is no text in the message to edit")
    content = _text(given.text, given.entities, given.link_preview_options)
    before = {name: message.get(name) for name in ("text", "entities")}
    after = {name: content.get(name) for name in ("text", "entities")}
    if before == after and message.get("reply_markup") == _inline(given.reply_markup):
        raise Overtaken(_NOT_MODIFIED)
    for name in ("entities", "link_preview_options"):
        message.pop(name, None)
    message.update(content)
    return _edited(message, given.reply_markup)


async def edit_message_reply_markup(world: World, given: EditMessageReplyMarkup) -> Json:
    """Carry out `editMessageReplyMarkup`."""
    message = _own(world, given.chat_id, given.message_id)
    if message.get("reply_markup") == _inline(given.reply_markup):
        raise Overtaken(_NOT_MODIFIED)
    return _edited(message, given.reply_markup)


async def delete_message(world: World, given: DeleteMessage) -> bool:
    """Carry out `deleteMessage`."""
    chat = world.chats.find(given.chat_id)
    message = chat.messages.get(given.message_id)
    if message is None:
        raise Overtaken("message to delete not found")
    if chat.id < 0 and message.get("from", {}).get("id") != world.bot["id"]:
        raise BadRequest("message can't be deleted")
    del chat.messages[given.message_id]
    return True


async def set_message_reaction(world: World, given: SetMessageReaction) -> bool:
    """Carry out `setMessageReaction`."""
    chat = world.chats.find(given.chat_id)
    if given.message_id not in chat.messages:
        raise Overtaken("message to react not found")
    if not chat.reactions_allowed:
        raise Overtaken("REACTION_INVALID")
    chat.reactions.pop(given.message_id, None)
    for each in given.reaction:
        chat.reactions[given.message_id] = each.emoji
    return True


async def send_chat_action(world: World, given: SendChatAction) -> bool:
    """Carry out `sendChatAction`."""
    chat = world.chats.find(given.chat_id)
    _check_thread(chat, given.message_thread_id)
    return True


def _send(
    world: World, chat: Chat, given: SendMessage | SendDocument | SendPhoto, content: Json
) -> Json:
    _check_thread(chat, given.message_thread_id)
    thread, replied = given.message_thread_id, _replied(chat, given.reply_parameters)
    if replied is not None:
        content = {**content, "reply_to_message": without_reply(replied)}
        if thread is not None and (thread_of(replied) or GENERAL) != thread:
            raise Careless("the message replied to is in another topic")
        thread = thread if thread is not None else thread_of(replied)
    if isinstance(given.reply_markup, InlineKeyboardMarkup):
        markup = _inline(given.reply_markup)
        content = {**content, "reply_markup": markup} if markup else content
    return dict(chat.add({"from": world.bot, **chat.in_thread(thread), **content}))


def _check_thread(chat: Chat, thread: int | None) -> None:
    if thread is None or (chat.is_forum and thread == GENERAL):
        return
    topic = chat.topics.get(thread)
    if topic is None:
        raise BadRequest("message thread not found")
    if topic.closed:
        raise Overtaken("TOPIC_CLOSED")


def _replied(chat: Chat, reply: ReplyParameters | None) -> Json | None:
    if reply is None:
        return None
    if reply.chat_id not in (None, chat.id):
        raise Careless("the stand-in knows no replies across chats")
    message = chat.messages.get(reply.message_id)
    if message is None and not reply.allow_sending_without_reply:
        raise BadRequest("message to be replied not found")
    if message is not None and reply.quote is not None and reply.quote not in str(message["text"]):
        raise BadRequest("QUOTE_TEXT_INVALID")
    return message


def _own(world: World, chat_id: int | str | None, message_id: int | None) -> Json:
    """Return the bot's own message that is to be edited."""
    chat = world.chats.find(chat_id or 0)
    message = chat.messages.get(message_id or 0)
    if message is None:
        raise Overtaken("message to edit not found")
    if message.get("from", {}).get("id") != world.bot["id"]:
        raise BadRequest("message can't be edited")
    return message


def _edited(message: Json, markup: InlineKeyboardMarkup | None) -> Json:
    message.pop("reply_markup", None)
    if shown := _inline(markup):
        message["reply_markup"] = shown
    message["edit_date"] = int(time.time())
    return dict(message)


def _text(text: str, entities: Sequence[MessageEntity], preview: LinkPreviewOptions | None) -> Json:
    content: Json = {"text": text}
    if entities:
        content["entities"] = _ordered(entities)
    if preview is not None:
        content["link_preview_options"] = preview.dump()
    return content


def _caption(text: str, entities: Sequence[MessageEntity]) -> Json:
    content: Json = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = _ordered(entities)
    return content


def _ordered(entities: Sequence[MessageEntity]) -> list[Json]:
    return [e.dump() for e in sorted(entities, key=lambda e: (e.offset, -e.length))]


def _inline(markup: InlineKeyboardMarkup | None) -> Json | None:
    """Return the buttons as a message holds them, or None if there are no buttons."""
    return markup.dump() if markup is not None and markup.inline_keyboard else None


def _file(world: World, given: Upload | str) -> File:
    if isinstance(given, str):
        return world.files.get(given)
    if not given.data:
        raise BadRequest("file must be non-empty")
    return world.files.keep(given.name, given.media_type, given.data)
