"""Channels whose posts come into a record by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.state.records import AuditEntry

MOST_CHANNELS = 500
"""How many channels may be watched. None is forgotten for another."""


@dataclass(frozen=True, slots=True)
class WatchedChannel:
    """A channel whose posts are added to the record of that name.

    With `confirmed`, the admin who watches it is asked about each post.
    """

    id: int
    title: str
    admin_id: int
    record: str
    confirmed: bool = False


class Channels(Protocol):
    """The part of the bot's state that knows the watched channels."""

    def watch_channel(self, channel: WatchedChannel, entry: AuditEntry) -> bool:
        """Watch a channel from now on, and return False if there are too many."""
        ...

    def unwatch_channel(self, channel_id: int, entry: AuditEntry) -> bool:
        """Watch a channel no longer, and return whether it was watched."""
        ...

    def channel(self, channel_id: int) -> WatchedChannel | None:
        """Return the watched channel of that id."""
        ...

    def channels(self) -> Sequence[WatchedChannel]:
        """Return all watched channels, in the order in which they were added."""
        ...

    def keep_post(self, channel_id: int, message_id: int, article_id: str) -> None:
        """Note which article a post has become, in place of an earlier one."""
        ...

    def article_of_post(self, channel_id: int, message_id: int) -> str | None:
        """Return the id of the article that a post has become."""
        ...
