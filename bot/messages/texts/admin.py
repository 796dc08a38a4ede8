"""The texts for admins, in the language of the person at hand.

`bot.messages.texts.english.admin` has them, and `bot.messages.texts.speaking` their
translations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.messages.texts.english.admin import *  # noqa: F403
else:
    from bot.messages.texts.english import admin
    from bot.messages.texts.speaking import spoken

    def __getattr__(name: str) -> object:
        return spoken(admin, name)
