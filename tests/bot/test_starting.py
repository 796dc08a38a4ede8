"""Starting with various settings, and with Telegram in various states."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import CHECK_ADDRESS, NO_ADDRESS, NOT_SET, REFUSED
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.bot_process import ROOT, BotProcess
from tests.telegram_api.fixtures import Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def end(folder: Path, *, webhook: bool = False, **settings: object) -> tuple[int, list[str]]:
    """Return the exit code and the output of a bot that must not start."""
    async with TelegramServer() as telegram:
        bot = BotProcess(telegram, folder, webhook=webhook, **settings)
        await bot.start(wait=False)
        return await bot.ended(), bot.lines


async def test_without_a_token_one_line_explains_how_to_get_one(folder: Path) -> None:
    """The exit code is 2."""
    assert await end(folder, BOT_TOKEN="") == (2, [NOT_SET])


async def test_a_refused_token_is_reported_in_one_line(folder: Path) -> None:
    """The line does not hold the token. This covers polling and webhook."""
    for webhook in (False, True):
        token = f"777:{'x' * 35}"
        code, lines = await end(folder, webhook=webhook, BOT_TOKEN=token)
        assert code == 2
        assert lines[-1] == REFUSED
        assert not any(token in line for line in lines)


async def test_a_webhook_without_an_address_is_reported_in_one_line(folder: Path) -> None:
    """Telegram would not know where to post."""
    assert await end(folder, webhook=True, WEBHOOK_URL="") == (2, [NO_ADDRESS])


@pytest.mark.parametrize("address", ["http://bot.example.org", "https://bot.example.org:5000"])
async def test_a_refused_address_is_reported_in_one_line(folder: Path, address: str) -> None:
    """The line has Telegram's reason, and says what to check."""
    async with TelegramServer() as telegram:
        bot = BotProcess(telegram, folder, webhook=True, WEBHOOK_URL=address)
        await bot.start(wait=False)
        assert await bot.ended() == 2
        assert CHECK_ADDRESS in bot.lines[-1]
        assert "webhook" in bot.lines[-1].lower()
        assert not any(line.startswith("Traceback") for line in bot.lines)
        telegram.complaints.clear()


async def test_a_record_that_cannot_be_opened_is_reported_in_one_line(folder: Path) -> None:
    """The line has the reason, without a traceback."""
    (folder / "record.db").write_bytes(b"not a database, but long enough to look like one" * 100)
    code, lines = await end(folder)
    assert code == 2
    assert len(lines) == 1
    assert "Traceback" not in lines[0]


async def test_a_port_in_use_is_reported_in_one_line(folder: Path) -> None:
    """The line has the port."""
    async with TelegramServer() as telegram:
        bot = BotProcess(telegram, folder, webhook=True)
        server = await asyncio.start_server(lambda *_: None, "127.0.0.1", bot.port)
        await bot.start(wait=False)
        assert await bot.ended() == 2
        assert str(bot.port) in bot.lines[-1]
        server.close()


async def test_settings_come_from_a_file_too(folder: Path) -> None:
    """The file is `.env` in the working directory."""
    async with TelegramServer() as telegram:
        bot = BotProcess(telegram, folder)
        names = ("BOT_TOKEN", "BOT_API_URL", "STORE", "STATE")
        lines = [f"{name}={bot.environment.pop(name)}\n" for name in names]
        (folder / ".env").write_text("".join(lines))
        await bot.start()
        assert await telegram.answer_to(telegram.person().says(r.WHO))
        await bot.stop()


async def test_it_waits_for_a_server_that_is_not_there_yet(folder: Path) -> None:
    """It can be stopped while it waits."""
    async with TelegramServer() as telegram:
        bot = BotProcess(telegram, folder)
        await telegram.go_away()
        await bot.start(wait=False)
        await bot.logs("server not reached")
        await telegram.come_back()
        question = telegram.person().says(r.WHO)
        await telegram.answer_to(question)
        await bot.stop()
        await telegram.go_away()
        await bot.start(wait=False)
        await bot.logs("server not reached", count=len(bot.events("server not reached")) + 1)
        bot.tell()
        assert await bot.ended(within=10) == 0


async def test_an_unreachable_server_is_named_once_with_the_remedy(folder: Path) -> None:
    """The bot goes on trying, and can be stopped."""
    async with TelegramServer() as telegram:
        bot = BotProcess(telegram, folder, BOT_API_URL="https://telegram.invalid")
        await bot.start(wait=False)
        found = await bot.logs("server not reached", count=2)
        assert found[0]["host"] == "telegram.invalid"
        assert "BOT_API_URL" in found[0]["remedy"]
        assert "remedy" not in found[1]
        bot.tell()
        assert await bot.ended(within=10) == 0


async def test_an_unknown_setting_is_named_in_the_log(folder: Path) -> None:
    """A misspelt one would else have no effect, and nobody would know why."""
    async with TelegramServer() as telegram:
        bot = BotProcess(telegram, folder)
        (folder / ".env").write_text("ADMIN_ID=5\n")
        await bot.start()
        (found,) = bot.events("unknown setting in .env")
        assert (found["name"], found["perhaps"]) == ("ADMIN_ID", "ADMIN_IDS")
        await bot.stop()


async def test_a_token_withdrawn_while_it_runs_ends_the_bot(alone: Alone) -> None:
    """It could never do anything again. One line has the reason."""
    async with alone() as (telegram, bot):
        telegram.world.token = f"777:{'x' * 35}"
        telegram.person().says(r.WHO)
        assert await bot.ended(within=60) == 2
        assert bot.lines[-1] == REFUSED


async def test_two_bots_with_one_token_report_each_other(alone: Alone) -> None:
    """The log says so. When one stops, the other goes on."""
    async with alone() as (telegram, bot):
        other = BotProcess(telegram, bot.folder, STATE=bot.folder / "other.db")
        await other.start()
        async with asyncio.timeout(30):
            while not any("another process polls" in e["event"] for e in bot.events()):
                await asyncio.sleep(0.05)
        await other.stop()
        assert await telegram.answer_to(telegram.person().says(r.WHO), within=40)


async def test_polling_takes_over_from_a_webhook(folder: Path) -> None:
    """A webhook would keep all updates away."""
    async with TelegramServer() as telegram:
        hook = BotProcess(telegram, folder, webhook=True)
        await hook.start()
        await hook.stop()
        assert telegram.world.courier.webhook is not None
        waiting = telegram.person().says(r.WHO)
        bot = BotProcess(telegram, folder)
        await bot.start()
        assert await telegram.answer_to(waiting)
        assert telegram.world.courier.webhook is None
        await bot.stop()


async def test_the_procfile_runs_the_bot(folder: Path) -> None:
    """`honcho start worker` runs it, and stops it as a platform does."""
    async with TelegramServer() as telegram:
        environment = BotProcess(telegram, folder).environment
        shutil.copy(ROOT / "Procfile", folder / "Procfile")
        environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "honcho",
            "start",
            "worker",
            cwd=folder,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        assert await telegram.answer_to(telegram.person().says(r.WHO), within=40)
        process.terminate()
        output, _ = await asyncio.wait_for(process.communicate(), 40)
        assert b'"event": "stopped"' in output
        assert b"Traceback" not in output


async def test_the_procfile_names_both_ways_to_run() -> None:
    """They are those of the README."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    assert dict(line.split(": ", 1) for line in lines) == {
        "worker": "python -m bot",
        "web": "python -m bot --webhook",
    }


@pytest.mark.parametrize("missing", ["telegram", "structlog", "pydantic_settings"])
async def test_missing_packages_are_named_in_one_line(missing: str, folder: Path) -> None:
    """People who installed only the command line learn how to get the bot."""
    without = (
        f"import runpy, sys; sys.modules[{missing!r}] = None; sys.argv = ['bot']; "
        "runpy.run_module('bot', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", without],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert missing in done.stderr
    assert "pip install '.[bot]'" in done.stderr
