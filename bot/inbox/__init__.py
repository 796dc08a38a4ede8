"""Updates in hand: each is kept until it is handled, and handled by one replica of the bot."""

from bot.inbox.hand import TakenOver, UpdateInHand, in_hand, is_first_try
from bot.inbox.inbox import Inbox, chat_and_person
from bot.inbox.replica import Replica

__all__ = [
    "Inbox",
    "Replica",
    "TakenOver",
    "UpdateInHand",
    "chat_and_person",
    "in_hand",
    "is_first_try",
]
