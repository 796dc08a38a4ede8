"""A strict stand-in for Telegram's Bot API, and tools that run the bot against it.

See README.md.
"""

from tests.telegram_api.message import Message
from tests.telegram_api.people import Group, Person
from tests.telegram_api.queries import Query
from tests.telegram_api.server import TelegramServer

__all__ = ["Group", "Message", "Person", "Query", "TelegramServer"]
