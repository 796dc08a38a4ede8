"""Raw updates, as the Bot API sends them."""

from __future__ import annotations

import itertools
from typing import Any

JSON = dict[str, Any]

BOT = {"id": 4242, "is_bot": True, "first_name": "Rapporteur", "username": "rapporteur_bot"}
_ids = itertools.count(1)


def user(user_id: int = 7, name: str = "Ada") -> JSON:
    """Return a person."""
    return {"id": user_id, "is_bot": False, "first_name": name}


def private(user_id: int = 7) -> JSON:
    """Return the private chat with a person."""
    return {"id": user_id, "type": "private", "first_name": "Ada"}


def group(chat_id: int = -1001, *, forum: bool = False) -> JSON:
    """Return a group, with topics if `forum`."""
    chat = {"id": chat_id, "type": "supergroup", "title": "Newsroom"}
    return {**chat, "is_forum": True} if forum else chat


def message(text: str | None, **fields: Any) -> JSON:
    """Return a message with that text. Commands and mentions written with @ get their entities."""
    sent = {
        "message_id": next(_ids),
        "date": 1_700_000_000,
        "chat": private(),
        "from": user(),
        **fields,
    }
    if text is not None:
        sent |= {"text": text}
        if entities := [*_commands(text), *_mentions(text), *sent.get("entities", [])]:
            sent["entities"] = entities
    return sent


def caption(text: str, **fields: Any) -> JSON:
    """Return a photo with that caption."""
    photo = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1, "file_size": 1}
    sent = message(None, photo=[photo], caption=text, **fields)
    if entities := [*_commands(text), *_mentions(text)]:
        sent["caption_entities"] = entities
    return sent


def update(**content: JSON) -> JSON:
    """Return an update with a new id, which holds for example `message=…`."""
    return {"update_id": next(_ids), **content}


def units(text: str) -> int:
    """Return the length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _commands(text: str) -> list[JSON]:
    if not text.startswith("/"):
        return []
    return [{"type": "bot_command", "offset": 0, "length": units(text.split()[0])}]


def _mentions(text: str) -> list[JSON]:
    found = []
    at = text.find(" @") + 1 if " @" in text else (0 if text.startswith("@") else -1)
    if at >= 0:
        word = text[at:].split()[0].rstrip("?,.:")
        found.append({"type": "mention", "offset": units(text[:at]), "length": units(word)})
    return found
