"""A message as a test sees it."""

from __future__ import annotations

from tests.telegram_api.chats import thread_of
from tests.telegram_api.errors import Json
from tests.telegram_api.utf16 import part


class Message:
    """A view of a message in its current form, also after an edit."""

    def __init__(self, raw: Json) -> None:
        self.raw = raw

    def __repr__(self) -> str:
        return f"Message({self.id} in {self.chat_id}: {self.text!r})"

    @property
    def id(self) -> int:
        """Return the id, which is unique in the chat."""
        return int(self.raw["message_id"])

    @property
    def chat_id(self) -> int:
        """Return the id of the chat."""
        return int(self.raw["chat"]["id"])

    @property
    def text(self) -> str:
        """Return the text or caption."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def topic(self) -> int | None:
        """Return the thread id of its topic."""
        return thread_of(self.raw)

    @property
    def replies_to(self) -> int | None:
        """Return the id of the message that it replies to."""
        return int(self.raw["reply_to_message"]["message_id"]) if self._is_reply else None

    @property
    def _is_reply(self) -> bool:
        return "reply_to_message" in self.raw

    @property
    def edited(self) -> bool:
        """Return whether it was edited."""
        return "edit_date" in self.raw

    def parts(self, *types: str) -> list[str]:
        """Return the texts of the entities of these types, in order."""
        name = "entities" if "text" in self.raw else "caption_entities"
        entities: list[Json] = self.raw.get(name, [])
        return [part(self.text, e["offset"], e["length"]) for e in entities if e["type"] in types]

    def links(self) -> list[str]:
        """Return the URLs of its text links, in order."""
        return [e["url"] for e in self.raw.get("entities", []) if e["type"] == "text_link"]

    @property
    def buttons(self) -> list[str]:
        """Return the labels of the buttons under it, in order."""
        return [button["text"] for button in self._buttons()]

    def button(self, label: str) -> Json:
        """Return the button whose label starts so. Raises AssertionError if there is none."""
        for button in self._buttons():
            if button["text"].startswith(label):
                return button
        raise AssertionError(f"no button {label!r} under {self!r}, only {self.buttons}")

    def _buttons(self) -> list[Json]:
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]
