"""`python -m bot` as its own process, as in production."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.telegram_api.errors import Json
from tests.telegram_api.forking import CAN_FORK, Running, start_forked
from tests.telegram_api.inspector import WITHIN
from tests.telegram_api.server import TelegramServer

ROOT = Path(__file__).parents[2]
PUBLIC = "https://bot.example.org"
"""The public address of the webhook. The stand-in leads it to the bot's local port."""
_READY = ("polling", "webhook set")
_START_WITHIN = _STOP_WITHIN = 40.0


class BotProcess:
    """A bot that runs in `folder`, with its record and state there.

    `environment` has its settings, in addition to those of the stand-in and the folder. It is
    started as `python -m bot`, unless `forked` is set.
    """

    def __init__(
        self,
        telegram: TelegramServer,
        folder: Path,
        *,
        webhook: bool = False,
        **environment: object,
    ) -> None:
        self.folder = folder
        self.webhook = webhook
        self.forked = False
        """Start as a fork of a process that has imported the bot, if the system can."""
        self.port = _free_port() if webhook else 0
        self._process: Running | None = None
        self._reader: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self.lines: list[str] = []
        """Its output on standard error."""
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": telegram.token,
            "BOT_API_URL": telegram.url,
            "STORE": str(folder / "record.db"),
            "STATE": str(folder / "bot.db"),
            "LISTEN": "127.0.0.1",
            "LOG_LEVEL": "INFO",
            # Groups and floods are tested by faults, not by the clock.
            "GROUP_MESSAGES_PER_MINUTE": "100000",
            "MESSAGES_PER_SECOND": "1000",
            "QUESTIONS_PER_MINUTE": "100000",
            "QUESTION_BURST": "100000",
            "MOST_WAITING": "100000",
        }
        if webhook:
            self.environment |= {"PORT": str(self.port), "WEBHOOK_URL": PUBLIC}
            telegram.world.courier.routes[PUBLIC] = [self.url]
        self.environment |= {name: str(value) for name, value in environment.items()}

    @property
    def url(self) -> str:
        """Return the address of its web server, if it has one."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def process(self) -> Running:
        """Return the running process."""
        assert self._process is not None, "the bot was not started"
        return self._process

    async def start(self, *, wait: bool = True) -> None:
        """Start it, and by default wait until it receives updates."""
        arguments = ["--webhook"] if self.webhook else []
        self._ready.clear()
        if self.forked and CAN_FORK:
            self._process = await start_forked(
                "bot", *arguments, cwd=self.folder, env=self.environment
            )
        else:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *arguments,
                cwd=self.folder,
                env=self.environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.PIPE,
                limit=1024 * 1024,
            )
        self._reader = asyncio.create_task(self._read(self._process))
        if wait:
            ready = asyncio.ensure_future(self._ready.wait())
            await asyncio.wait(
                (ready, self._reader), timeout=_START_WITHIN, return_when=asyncio.FIRST_COMPLETED
            )
            ready.cancel()
            assert self._ready.is_set(), f"the bot did not start:\n{self.log()}"

    async def ended(self, *, within: float = _STOP_WITHIN) -> int:
        """Wait until it ends, and return its exit code."""
        assert self._reader is not None
        try:
            async with asyncio.timeout(within):
                code = await self.process.wait()
                await self._reader
        except TimeoutError:
            await self.kill()
            raise AssertionError(f"the bot did not stop:\n{self.log()}") from None
        return code

    def tell(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send a signal, without waiting."""
        self.process.send_signal(number)

    async def stop(self) -> None:
        """Stop it, and check that it stops in order."""
        self.tell()
        code = await self.ended()
        assert code == 0, f"exit code {code}:\n{self.log()}"

    async def kill(self) -> None:
        """End it at once, as a crash would."""
        if self.running:
            self.process.kill()
        if self._process is not None and self._reader is not None:
            await self._process.wait()
            await self._reader

    @property
    def running(self) -> bool:
        """Return whether the process is running."""
        return self._process is not None and self._process.returncode is None

    def events(self, name: str | None = None) -> list[Json]:
        """Return the events of the log in order: all, or those with that name."""
        found: list[Json] = [json.loads(line) for line in self.lines if line.startswith("{")]
        return [event for event in found if name is None or event["event"] == name]

    async def logs(self, name: str, *, count: int = 1, within: float = WITHIN) -> list[Json]:
        """Wait for that many events with that name, and return them."""
        try:
            async with asyncio.timeout(within):
                while len(found := self.events(name)) < count:
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"no event {name!r}:\n{self.log()}") from None
        return found

    def log(self) -> str:
        """Return the end of its output on standard error."""
        return "\n".join(self.lines[-60:])

    def memory(self) -> int:
        """Return the process's resident memory in bytes.

        Skips the test if the system has no /proc.
        """
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            pytest.skip("this system does not tell a process's memory in /proc")
        found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text())
        assert found is not None
        return int(found[1]) * 1024

    async def _read(self, process: Running) -> None:
        assert process.stderr is not None
        async for line in process.stderr:
            self.lines.append(line.decode().rstrip("\n"))
            if any(f'"event": "{event}"' in self.lines[-1] for event in _READY):
                self._ready.set()


@asynccontextmanager
async def running(
    telegram: TelegramServer,
    folder: Path,
    *,
    webhook: bool = False,
    forked: bool = True,
    settings: Mapping[str, object] | None = None,
) -> AsyncIterator[BotProcess]:
    """Run a bot, and check that it stops in order unless the test has stopped it.

    The report of a test that fails has the end of its log.
    """
    bot = BotProcess(telegram, folder, webhook=webhook, **(settings or {}))
    bot.forked = forked
    await bot.start()
    try:
        yield bot
        if bot.running:
            await bot.stop()
    except AssertionError:
        print(bot.log())
        raise
    finally:
        await bot.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
