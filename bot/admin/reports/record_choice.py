"""Which of several records a report is about: all of them, or one that the admin names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from telegram import InlineKeyboardButton, Message

from bot.admin.arguments import command_argument
from bot.admin.pages import admin_button
from bot.messages.texts import admin as texts
from bot.services import Services


class AskedOfRecord(Protocol):
    """Something that was asked of the record of a name."""

    @property
    def record(self) -> str: ...


T = TypeVar("T", bound=AskedOfRecord)


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """The records that a report may be about, and the one that it is limited to, if it is.

    A record that the settings no longer have is among `names` while something is kept of it.
    """

    names: tuple[str, ...]
    only: str | None = None

    @property
    def several(self) -> bool:
        """Whether it needs to be told which record something is about."""
        return len(self.names) > 1

    def within(self, items: Iterable[T]) -> list[T]:
        """Return the items that the report is about."""
        return [each for each in items if self.only in (None, each.record)]

    def arguments(self) -> tuple[str, ...]:
        """Return the last arguments of buttons, from which `choice_in` knows the choice again."""
        return () if self.only is None else (self.only,)

    def heading(self, heading: str) -> str:
        """Return a heading, with the record that the report is limited to."""
        if self.only is None:
            return heading
        return f"{heading}\n{texts.ASKED_OF.format(name=self.only)}"

    def label(self, name: str) -> str:
        """Return a line that names the record of an item, or nothing if that is clear."""
        return texts.ASKED_OF.format(name=name) if self.several and self.only is None else ""

    def buttons(self, *action: object) -> list[InlineKeyboardButton]:
        """Return buttons to limit the report to another record, or to none.

        Their data are `action` and the name.
        """
        if not self.several:
            return []
        row = [admin_button(name, *action, name) for name in self.names if name != self.only]
        if self.only is not None:
            row.append(admin_button(texts.BUTTON_ALL_RECORDS, *action))
        return row[:_MOST_BUTTONS]


_MOST_BUTTONS = 8
"""Telegram shows that many in a row. The command takes any name."""


def choice_of(items: Iterable[AskedOfRecord], services: Services, only: str = "") -> RecordChoice:
    """Return the choice of a record among those of the settings and of the items.

    An empty name stands for all records. Raises ValueError for an unknown one.
    """
    names = dict.fromkeys(record.name for record in services.records)
    names |= dict.fromkeys(sorted({each.record for each in items}))
    if only and only not in names:
        raise ValueError("no such record")
    return RecordChoice(tuple(names), only or None)


def named_in(message: Message) -> str:
    """Return the name of a record after a command, or an empty text if there is none."""
    return command_argument(message).strip().lower()
