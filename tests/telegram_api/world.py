"""Everything that the stand-in knows, and that its methods use."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.telegram_api.chats import Chats
from tests.telegram_api.courier import Courier
from tests.telegram_api.errors import Json
from tests.telegram_api.files import Files
from tests.telegram_api.queries import Queries
from tests.telegram_api.updates import Updates

TOKEN = "424242:AAF-stand_in-of-the-Bot-API-00000000000"
BOT: Json = {
    "id": 424242,
    "is_bot": True,
    "first_name": "Rapporteur",
    "username": "rapporteur_bot",
}
_ABILITIES: Json = {
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": True,
    "supports_guest_queries": True,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


@dataclass
class World:
    """The bot's account, and everything around it."""

    token: str = TOKEN
    bot: Json = field(default_factory=lambda: dict(BOT))
    chats: Chats = field(default_factory=Chats)
    files: Files = field(default_factory=Files)
    updates: Updates = field(default_factory=Updates)
    presses: Queries = field(default_factory=Queries)
    inline: Queries = field(default_factory=Queries)
    guests: Queries = field(default_factory=Queries)
    menus: dict[tuple[str, int | str | None, int | None, str], list[Json]] = field(
        default_factory=dict
    )
    """The commands of each scope, chat, member and language."""
    descriptions: dict[tuple[str, str], str] = field(default_factory=dict)
    """The long and the short description of the bot, by language."""
    logged_out: bool = False
    courier: Courier = field(init=False)

    def __post_init__(self) -> None:
        self.courier = Courier(self.updates)

    def me(self) -> Json:
        """Return the result of `getMe`."""
        return {**self.bot, **_ABILITIES}
