"""People and groups. Their actions become raw updates, as the Bot API documents them."""

from __future__ import annotations

import time
from typing import Any

from tests.telegram_api import detect
from tests.telegram_api.chats import Chat, Topic, without_reply
from tests.telegram_api.errors import Json
from tests.telegram_api.message import Message
from tests.telegram_api.queries import Query
from tests.telegram_api.world import World

Content = dict[str, Any]
_WITH_CAPTION = {"document", "photo", "voice", "audio"}


class Group:
    """A supergroup that the bot is in."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self.chat = chat

    @property
    def id(self) -> int:
        """Negative, as all groups' ids are."""
        return self.chat.id

    def topic(self, name: str, *, opened_by: Json | None = None) -> int:
        """Open a topic, by default by the group's owner, and return its thread id."""
        created = {"name": name, "icon_color": 7322096}
        opener = self.chat.add(
            {"from": opened_by or self.chat.owner, "forum_topic_created": created}
        )
        thread = int(opener["message_id"])
        opener |= self.chat.in_thread(thread)
        self.chat.topics[thread] = Topic(thread, opener)
        return thread

    def close_topic(self, thread: int) -> None:
        """Let nobody write in it any more."""
        self.chat.topics[thread].closed = True

    def forbid_reactions(self) -> None:
        """Let nobody react to messages any more."""
        self.chat.reactions_allowed = False

    def moves_to(self, other: Group) -> None:
        """Become another group, as a group does when it is made a supergroup."""
        self.chat.moved_to = other.id

    def kick_bot(self) -> None:
        """Remove the bot from the group."""
        self.chat.refusal = "bot was kicked from the supergroup chat"


class Channel:
    """A channel. Its posts have no author that the bot would know."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self.chat = chat

    @property
    def id(self) -> int:
        """Negative, as those of groups."""
        return self.chat.id

    def make_bot_admin(self) -> None:
        """Let the bot have the posts."""
        self.chat.members[self._world.bot["id"]] = "administrator"

    def posts(self, text: str, **content: Any) -> Message:
        """Write a post. The bot gets it if it is an admin."""
        raw: Content = {"sender_chat": self.chat.about, "text": text, **content}
        if found := detect.entities(text):
            raw["entities"] = found
        sent = Message(self.chat.add(raw))
        self._tell("channel_post", sent)
        return sent

    def edits(self, message: Message, text: str) -> None:
        """Change the text of a post."""
        message.raw["text"], message.raw["edit_date"] = text, int(time.time())
        self._tell("edited_channel_post", message)

    def _tell(self, kind: str, message: Message) -> None:
        if self.chat.members.get(self._world.bot["id"]) == "administrator":
            self._world.updates.add(kind, dict(message.raw))


class Person:
    """A user with their private chat with the bot."""

    def __init__(self, world: World, user: Json, chat: Chat) -> None:
        self._world = world
        self.user = user
        self.chat = chat

    @property
    def id(self) -> int:
        """The user's id, which is their private chat's too."""
        return int(self.user["id"])

    def message(
        self,
        text: str | None = None,
        *,
        group: Group | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        **content: Any,
    ) -> Message:
        """Return a message of this person that the bot does not get as an update.

        `text` gets the entities that a client would find, unless `entities` are given. `content`
        has further fields of the message, as JSON.
        """
        chat = group.chat if group is not None else self.chat
        raw: Content = {"from": self.user, **chat.in_thread(topic)}
        if reply_to is not None:
            raw["reply_to_message"] = without_reply(reply_to.raw)
        elif topic in chat.topics:
            raw["reply_to_message"] = without_reply(chat.topics[topic].opener)
        if text is not None:
            name = "text" if not _WITH_CAPTION & content.keys() else "caption"
            raw[name] = text
            if found := content.pop("entities", None) or detect.entities(text):
                raw["entities" if name == "text" else "caption_entities"] = found
        return Message(chat.add({**raw, **content}))

    def says(
        self,
        text: str | None = None,
        *,
        group: Group | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        **content: Any,
    ) -> Message:
        """Write a message, in private or in a group."""
        sent = self.message(text, group=group, reply_to=reply_to, topic=topic, **content)
        self._world.updates.add("message", dict(sent.raw))
        return sent

    def edits(self, message: Message, text: str) -> None:
        """Change the text or caption of a message."""
        raw = message.raw
        name, marks = ("text", "entities") if "text" in raw else ("caption", "caption_entities")
        raw.pop(marks, None)
        raw[name], raw["edit_date"] = text, int(time.time())
        if found := detect.entities(text):
            raw[marks] = found
        self._world.updates.add("edited_message", dict(raw))

    def deletes(self, message: Message) -> None:
        """Delete a message. Bots are not informed of that."""
        chat = self._world.chats.find(message.chat_id)
        del chat.messages[message.id]

    def sends_file(
        self,
        name: str,
        data: bytes,
        media_type: str = "text/plain",
        *,
        size: int | None = None,
        caption: str | None = None,
        **where: Any,
    ) -> Message:
        """Upload a document. `size` is the size that it claims to have."""
        file = self._world.files.keep(name, media_type, data, size)
        return self.says(caption, document=file.document(), **where)

    def sends_recording(
        self,
        data: bytes,
        kind: str = "voice",
        *,
        seconds: int = 3,
        size: int | None = None,
        caption: str | None = None,
        **where: Any,
    ) -> Message:
        """Send a `voice`, an `audio` or a `video_note`. `seconds` and `size` are what it claims."""
        file = self._world.files.keep("recording", "audio/ogg", data, size)
        fields: Content = {kind: file.recording(kind, seconds), **where}
        return self.says(caption, **fields)

    def sends_photo(self, caption: str | None = None, **where: Any) -> Message:
        """Post a picture."""
        file = self._world.files.keep("photo.jpg", "image/jpeg", b"\xff\xd8\xff")
        size = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": 3}
        return self.says(caption, photo=[{**size, "width": 90, "height": 60}], **where)

    def forwards(self, text: str, *, title: str = "Agency", **where: Any) -> Message:
        """Forward a channel's post to the bot."""
        channel = {"id": -1009990001, "type": "channel", "title": title, "username": "agency"}
        origin = {
            "type": "channel",
            "chat": channel,
            "message_id": 77,
            "date": int(time.time()) - 3600,
        }
        return self.says(text, forward_origin=origin, **where)

    def reacts(self, message: Message, *emojis: str) -> None:
        """React to a message with these emojis in place of earlier ones."""
        changed = {
            "chat": self._world.chats.find(message.chat_id).about,
            "message_id": message.id,
            "user": self.user,
            "date": int(time.time()),
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": emoji} for emoji in emojis],
        }
        self._world.updates.add("message_reaction", changed)

    def presses(self, message: Message, label: str) -> Query:
        """Press the button under a message whose label starts so."""
        return self.sends_press(message, message.button(label)["callback_data"])

    def sends_press(self, message: Message, data: str) -> Query:
        """Send callback data as if a button had it, as a modified client can."""
        query = self._world.presses.open()
        press = {
            "id": query.id,
            "from": self.user,
            "message": dict(message.raw),
            "chat_instance": str(message.chat_id * 7919),
            "data": data,
        }
        self._world.updates.add("callback_query", press)
        return query

    def types_inline(self, text: str, *, offset: str = "") -> Query:
        """Type the bot's name and a query in some chat."""
        query = self._world.inline.open()
        asked = {"id": query.id, "from": self.user, "query": text, "offset": offset}
        self._world.updates.add("inline_query", {**asked, "chat_type": "sender"})
        return query

    def mentions_guest(self, text: str) -> Query:
        """Mention the bot in a group that it is not in, for an answer in guest mode."""
        query = self._world.guests.open()
        message = {
            "message_id": 5,
            "date": int(time.time()),
            "chat": {"id": -1_003_000_000_001, "type": "supergroup", "title": "Elsewhere"},
            "from": self.user,
            "text": text,
            "guest_query_id": query.id,
        }
        if found := detect.entities(text):
            message["entities"] = found
        self._world.updates.add("guest_message", message)
        return query

    def blocks_bot(self) -> None:
        """Block the bot."""
        self.chat.refusal = "bot was blocked by the user"
