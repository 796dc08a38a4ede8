"""The HTTP side: paths, tokens, faults, and the Bot API's errors."""

from __future__ import annotations

import asyncio
import re
import socket

from aiohttp import web

from tests.telegram_api import methods
from tests.telegram_api.errors import (
    ApiError,
    BadRequest,
    Json,
    NotFound,
    TooLarge,
    TooManyRequests,
    Unauthorized,
)
from tests.telegram_api.faults import Fault, Faults
from tests.telegram_api.files import LARGEST_UPLOAD
from tests.telegram_api.inspector import Call, Inspector
from tests.telegram_api.request import parameters
from tests.telegram_api.world import World

_TOKEN = re.compile(r"^\d+:[A-Za-z0-9_-]{10,}$")
_GATEWAY_PAGE = "<html><head><title>{0} Bad Gateway</title></head><body>nginx</body></html>"


class _Dropped(Exception):
    """The connection is to be cut."""


class Front:
    """Serves a world on a local port. It can go away and come back."""

    def __init__(self, world: World, faults: Faults, inspector: Inspector) -> None:
        self._world = world
        self._faults = faults
        self._inspector = inspector
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def open(self) -> None:
        """Listen, on the same port as before if there was one."""
        app = web.Application(client_max_size=LARGEST_UPLOAD + 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._method)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner = web.AppRunner(
            app, handler_cancellation=True, shutdown_timeout=0.01, access_log=None
        )
        await self._runner.setup()
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        await web.SockSite(self._runner, listener).start()

    async def close(self) -> None:
        """Close the port, and cut all connections."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _method(self, request: web.Request) -> web.StreamResponse:
        method, given = request.match_info["method"], dict[str, object]()
        try:
            self._check_token(request)
            method = methods.name_of(method)
            try:
                given = await parameters(request)
            except web.HTTPRequestEntityTooLarge:
                raise TooLarge() from None
            result = await self._carry_out(method, given)
        except _Dropped:
            await self._inspector.note(Call(method, given, 0, "connection dropped"))
            return _cut(request)
        except _Gateway as error:
            await self._inspector.note(Call(method, given, error.status, "gateway"))
            page = _GATEWAY_PAGE.format(error.status)
            return web.Response(status=error.status, text=page, content_type="text/html")
        except ApiError as error:
            if error.mistake:
                self._inspector.complain(method, error.description, given)
            await self._inspector.note(Call(method, given, error.code, error.description))
            return web.json_response(error.body(), status=error.code)
        await self._inspector.note(Call(method, given, 200))
        return web.json_response({"ok": True, "result": result})

    async def _carry_out(self, method: str, given: Json) -> object:
        dropped_after = False
        for fault in self._faults.take(method):
            dropped_after = fault.kind == "drop after"
            await _suffer(fault)
        result = await methods.call(self._world, method, given)
        if dropped_after:
            raise _Dropped
        return result

    async def _file(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request)
            for fault in self._faults.take("file"):
                await _suffer(fault)
            file = self._world.files.fetch(request.match_info["path"])
            if file is None:
                raise NotFound()
        except _Dropped:
            return _cut(request)
        except _Gateway as error:
            return web.Response(status=error.status)
        except ApiError as error:
            if error.mistake:
                self._inspector.complain("file", error.description, {})
            return web.json_response(error.body(), status=error.code)
        await self._inspector.note(Call("file", {"file_id": file.id}, 200))
        return web.Response(body=file.data, content_type="application/octet-stream")

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if not _TOKEN.match(token):
            raise NotFound()
        if token != self._world.token:
            raise Unauthorized()
        if self._world.logged_out:
            raise BadRequest("Logged out")


class _Gateway(Exception):
    """A gateway whose backend fails."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(status)


async def _suffer(fault: Fault) -> None:
    if fault.kind == "flood":
        raise TooManyRequests(int(fault.value))
    if fault.kind == "fail":
        raise _Gateway(int(fault.value))
    if fault.kind == "drop":
        raise _Dropped
    if fault.kind == "delay":
        await asyncio.sleep(fault.value)


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
