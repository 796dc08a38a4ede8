"""Health and metrics over HTTP, for probes and Prometheus, in every mode of the bot."""

from __future__ import annotations

import hmac
import ipaddress
from typing import TYPE_CHECKING, Any

from tornado.httpserver import HTTPServer
from tornado.web import Application as WebApplication
from tornado.web import RequestHandler

from bot import metrics
from bot.services import Services

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import Settings

CLOSED = (
    "Metrics are closed on a public address. Set MONITOR_TOKEN and send it as "
    "“Authorization: Bearer …”, or set MONITOR_PORT, which listens on this machine only.\n"
)


class _Health(RequestHandler):
    """Answers 200 while updates are handled and the record is readable, otherwise 503."""

    def initialize(self, app: App) -> None:
        self._app = app

    async def get(self) -> None:
        services: Services = self._app.bot_data["services"]
        try:
            metrics.articles.set((await services.run(services.library.counts)).articles)
            status = "ok" if self._app.running else "not running"
        except Exception as error:  # noqa: BLE001 (a probe reports any failure)
            status = f"record not readable: {type(error).__name__}"
        self.set_status(200 if status == "ok" else 503)
        self.write({"status": status})


class _Metrics(RequestHandler):
    """Answers with all metrics, for Prometheus. Whoever does not have the token gets nothing."""

    def initialize(self, token: str | None, *, public: bool) -> None:
        self._token = token
        self._public = public

    async def get(self) -> None:
        if self._token is not None:
            given = self.request.headers.get("Authorization", "")
            if not hmac.compare_digest(given.encode(), f"Bearer {self._token}".encode()):
                self.set_status(401)
                self.set_header("WWW-Authenticate", "Bearer")
                return
        elif self._public:
            self.set_status(403)
            self.write(CLOSED)
            return
        self.set_header("Content-Type", metrics.CONTENT_TYPE)
        self.write(metrics.exposition())


def monitoring_paths(app: App, settings: Settings, address: str) -> list[tuple[Any, ...]]:
    """Return the paths for health and metrics on a server that listens on the address."""
    secret = settings.monitor_token
    token = secret.get_secret_value() if secret is not None else None
    return [
        ("/healthz", _Health, {"app": app}),
        ("/metrics", _Metrics, {"token": token, "public": not _is_local(address)}),
    ]


class Monitor:
    """Serves health and metrics on a port of their own, if there is one in the settings."""

    def __init__(self, app: App, settings: Settings) -> None:
        self._settings = settings
        paths = monitoring_paths(app, settings, settings.monitor_listen)
        web = WebApplication(paths, log_function=lambda _handler: None)
        self._server = HTTPServer(web, max_body_size=0)

    def listen(self) -> None:
        """Bind the port. Raises OSError if it is in use."""
        if self._settings.monitor_port is not None:
            self._server.listen(self._settings.monitor_port, self._settings.monitor_listen)

    async def close(self) -> None:
        """Answer no more probes."""
        self._server.stop()
        await self._server.close_all_connections()


def _is_local(address: str) -> bool:
    """Return whether only this machine reaches the address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
