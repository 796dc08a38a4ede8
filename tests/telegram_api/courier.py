"""Posts updates to the bot's webhook."""

from __future__ import annotations

import asyncio
import itertools
import time
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from tests.telegram_api.errors import Json
from tests.telegram_api.updates import Updates

_FIRST_WAIT, _LONGEST_WAIT = 0.05, 1.0
_LOOKED_AT = 2_000
_PATIENCE = 60
"""Seconds that a webhook may take to answer."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """The webhook that the bot has set."""

    url: str
    secret: str | None
    connections: int


class Courier:
    """Posts each update until the webhook takes it with a 2xx, up to `connections` at once.

    Updates of one chat are posted one after another, as Telegram posts them. `routes` has the local
    addresses behind a public one, which take turns: TLS ends before the bot, at a load balancer.
    """

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._task: asyncio.Task[None] | None = None
        self.webhook: Webhook | None = None
        self.routes: dict[str, list[str]] = {}
        self._turns = itertools.count()
        self.last_error: tuple[int, str] | None = None
        self.statuses: list[int] = []
        """The answers of the webhook, in order."""

    async def set(self, webhook: Webhook | None) -> None:
        """Post to this webhook from now on, or to none."""
        await self.close()
        self.webhook = webhook
        if webhook is not None:
            self._task = asyncio.create_task(self._deliver(webhook))

    async def close(self) -> None:
        """Stop posting."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def info(self) -> Json:
        """Return the result of `getWebhookInfo`."""
        webhook = self.webhook
        info: Json = {
            "url": webhook.url if webhook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }
        if webhook is not None:
            info["max_connections"] = webhook.connections
        if self._updates.allowed is not None:
            info["allowed_updates"] = list(self._updates.allowed)
        if self.last_error is not None:
            info["last_error_date"], info["last_error_message"] = self.last_error
        return info

    async def _deliver(self, webhook: Webhook) -> None:
        in_progress: dict[int, asyncio.Task[None]] = {}
        timeout = aiohttp.ClientTimeout(total=_PATIENCE)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                while True:
                    chats = set()
                    for update in self._updates.waiting(_LOOKED_AT):
                        number, chat = update["update_id"], _chat_of(update)
                        free = chat is None or chat not in chats
                        chats.add(chat)
                        if number in in_progress or not free:
                            continue
                        if len(in_progress) < webhook.connections:
                            post = self._post(session, webhook, update)
                            in_progress[number] = asyncio.create_task(post)
                    await self._something(in_progress)
                    in_progress = {n: task for n, task in in_progress.items() if not task.done()}
            finally:
                for task in in_progress.values():
                    task.cancel()

    async def _something(self, in_progress: dict[int, asyncio.Task[None]]) -> None:
        change = asyncio.ensure_future(self._updates.next_change())
        try:
            await asyncio.wait((change, *in_progress.values()), return_when=asyncio.FIRST_COMPLETED)
        finally:
            change.cancel()

    async def _post(self, session: aiohttp.ClientSession, webhook: Webhook, update: Json) -> None:
        headers = {}
        if webhook.secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        wait = _FIRST_WAIT
        while True:
            self._updates.give(update)
            try:
                async with session.post(
                    self._local(webhook.url), json=update, headers=headers
                ) as response:
                    await response.read()
                    self.statuses.append(response.status)
                    if 200 <= response.status < 300:
                        self._updates.confirm(update["update_id"])
                        return
                    reason = f"Wrong response from the webhook: {response.status}"
            except (aiohttp.ClientError, TimeoutError) as error:
                reason = f"Connection failed: {type(error).__name__}"
            self.last_error = int(time.time()), reason
            await asyncio.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)

    def _local(self, url: str) -> str:
        parts = urlsplit(url)
        public = f"{parts.scheme}://{parts.netloc}"
        places = self.routes.get(public, [public])
        return url.replace(public, places[next(self._turns) % len(places)], 1)


def _chat_of(update: Json) -> int | None:
    """Return the chat that an update is about, if it is about one."""
    for content in update.values():
        if isinstance(content, dict):
            message = content.get("message", content)
            chat = message.get("chat") if isinstance(message, dict) else None
            return chat.get("id") if isinstance(chat, dict) else None
    return None
