"""The web server that receives updates from Telegram."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING

import structlog
from tornado.httpserver import HTTPServer
from tornado.web import Application as WebApplication
from tornado.web import RequestHandler

from bot.receiving.incoming import ALLOWED_UPDATES, queue_update, update_id
from bot.receiving.monitoring import monitoring_paths
from facts import StoreError

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import Settings

log = structlog.get_logger(__name__)

PATH = "/telegram"
_LARGEST_BODY = 2 * 1024 * 1024


def secret(settings: Settings) -> str:
    """Return the secret that Telegram sends with each update.

    If it is not set, it is derived from the token, so that restarts and replicas agree on it.
    """
    if settings.webhook_secret is not None:
        return settings.webhook_secret.get_secret_value()
    token = settings.bot_token.get_secret_value()
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()


class _Updates(RequestHandler):
    """Receives one update. Status 200 means that Telegram need not send it again."""

    def initialize(self, app: App, secret: str) -> None:
        self._app = app
        self._secret = secret

    async def post(self) -> None:
        given = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            log.warning("webhook called without the secret")
            self.set_status(403)
            return
        try:
            raw = json.loads(self.request.body)
        except (ValueError, RecursionError):
            self.set_status(400)
            return
        # An unreadable update is accepted too: sent again, it would be just as unreadable.
        try:
            await queue_update(raw, self._app)
        except StoreError as error:
            log.warning("update not kept", error=type(error).__name__, update_id=update_id(raw))
            self.set_status(503)  # Telegram sends it again


class Webhook:
    """Serves the paths on a port, and registers `PATH` with Telegram."""

    def __init__(self, app: App, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._secret = secret(settings)
        web = WebApplication(
            [
                (PATH, _Updates, {"app": app, "secret": self._secret}),
                *monitoring_paths(app, settings, settings.listen),
            ],
            log_function=lambda _handler: None,
        )
        self._server = HTTPServer(web, max_body_size=_LARGEST_BODY, xheaders=True)

    def listen(self) -> None:
        """Bind the port. Raises OSError if it is in use."""
        self._server.listen(self._settings.port, self._settings.listen)

    async def register(self) -> None:
        """Tell Telegram where to post updates, and with which secret."""
        await self._app.bot.set_webhook(
            f"{self._settings.webhook_url}{PATH}",
            allowed_updates=ALLOWED_UPDATES,
            secret_token=self._secret,
            max_connections=40,
        )

    async def close(self) -> None:
        """Receive no more updates. Telegram keeps them until the next start."""
        self._server.stop()
        await self._server.close_all_connections()
