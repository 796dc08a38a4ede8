"""An admin's press of a button, and the ways to respond to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram import (
    CallbackQuery,
    ForceReply,
    InlineKeyboardMarkup,
    Message,
    User,
)
from telegram.error import BadRequest

from bot.messages import reply
from bot.messages.refusals import ignore_unmodified, is_not_editable
from bot.messages.rich import RichText, shorten
from bot.services import BotContext, Services
from bot.state.updates import SentMessage

_LONGEST_ALERT = 200


@dataclass(slots=True)
class ButtonPress:
    """A press of a button. `arguments` are the parts of its data after the action."""

    query: CallbackQuery
    context: BotContext
    arguments: tuple[str, ...]
    chat_id: int
    message_id: int
    acknowledged: bool = False

    @property
    def user(self) -> User:
        """The admin."""
        return self.query.from_user

    @property
    def services(self) -> Services:
        """The application's services."""
        return self.context.services

    def number(self, at: int) -> int:
        """Return the argument at that place as a number, at least 0.

        Raises ValueError or IndexError if there is no such number.
        """
        return max(0, int(self.arguments[at]))

    async def acknowledge(self) -> None:
        """Stop the clock on the button. A press can be answered only once."""
        if not self.acknowledged:
            self.acknowledged = True
            await self.query.answer()

    async def alert(self, text: str) -> None:
        """Show a short text that the admin must close.

        If the press was answered already, send the text as a message instead.
        """
        if self.acknowledged:
            await self.reply(RichText(text, ()))
        else:
            self.acknowledged = True
            await self.query.answer(shorten(text, _LONGEST_ALERT), show_alert=True)

    async def replace_message(
        self, rich: RichText, keyboard: InlineKeyboardMarkup | None = None
    ) -> None:
        """Replace the message with the button. If it was deleted meanwhile, send another one."""
        try:
            with ignore_unmodified():
                await reply.edit(self.context.bot, self.chat_id, self.message_id, rich, keyboard)
        except BadRequest as error:
            if not is_not_editable(error):
                raise
            await self.reply(rich, keyboard)

    async def reply(
        self, rich: RichText, keyboard: InlineKeyboardMarkup | ForceReply | None = None
    ) -> SentMessage:
        """Reply to the message with the button, which may be too old to be known."""
        message = self.query.message
        if isinstance(message, Message):
            return await reply.reply(self.context.bot, message, rich, keyboard)
        bot = self.context.bot

        async def send() -> Message:
            return await bot.send_message(
                self.chat_id,
                rich.text,
                entities=rich.entities,
                reply_parameters=reply.reply_to(self.message_id),
                link_preview_options=reply.NO_PREVIEW,
                reply_markup=keyboard,
            )

        return await reply.send_once(bot, send, self.chat_id, self.message_id, rich, keyboard)

    @asynccontextmanager
    async def typing(self) -> AsyncIterator[None]:
        """Show that the bot is typing if the block takes long."""
        message = self.query.message
        if not isinstance(message, Message):
            yield
            return
        after = self.services.settings.typing_after
        async with reply.typing(self.context.bot, message, after=after):
            yield
