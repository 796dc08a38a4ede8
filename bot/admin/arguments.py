"""The text that an admin writes after a command."""

from __future__ import annotations

import re

from telegram import Message

_COMMAND = re.compile(r"/\w+(?:@\w+)?\s*")


def command_argument(message: Message) -> str:
    """Return the text after the command in a text or caption, as it was written."""
    text = message.text or message.caption or ""
    command = _COMMAND.match(text)
    return text[command.end() :].strip() if command else text.strip()
