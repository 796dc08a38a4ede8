"""`python -m bot`: the Telegram bot, by polling or by webhook.

Exit codes: 0 stopped by a signal, 2 unable to start.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from facts import FactsError

try:
    import structlog
    from pydantic import ValidationError
    from telegram.error import BadRequest, InvalidToken

    from bot.logs import configure
    from bot.settings import MAIN, OFFICIAL_API, Settings, unknown_settings
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] in ("bot", "facts"):
        raise
    print(
        f"The bot needs {error.name}, which is not installed: pip install '.[bot]'. "
        "To try it without Telegram: rapporteur chat",
        file=sys.stderr,
    )
    sys.exit(2)

NOT_SET = (
    "BOT_TOKEN is not set. Send /newbot to @BotFather in Telegram, and set the token you get as "
    "BOT_TOKEN=… in the environment or in .env. To try it without Telegram: rapporteur chat"
)
MALFORMED = (
    "BOT_TOKEN is not a token. Copy the whole token again from @BotFather (/mybots, API Token). It "
    "looks like 123456:ABC-DEF…"
)
REFUSED = (
    "Telegram refuses BOT_TOKEN. Copy the whole token again from @BotFather (/mybots, API Token)."
)
NO_ADDRESS = (
    "WEBHOOK_URL is not set. --webhook needs the public https address of this server. Without "
    "one, run `python -m bot`, which polls."
)

PRIVATE_ADDRESS = (
    "WEBHOOK_URL names a host that only this machine or its network knows, so Telegram cannot "
    "reach it. Give it the public https address of this server, or run `python -m bot`, which "
    "polls."
)

CHECK_ADDRESS = "Check WEBHOOK_URL: it needs https, a public host, and port 443, 80, 88 or 8443."


SEE_EXAMPLE = "See .env.example for the names of all settings"
log = structlog.get_logger("bot")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bot, and return the process's exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="The Telegram bot.")
    parser.add_argument(
        "--webhook", action="store_true", help="serve a webhook on PORT instead of polling"
    )
    webhook: bool = parser.parse_args(argv).webhook
    try:
        settings = Settings()  # type: ignore[call-arg] # the token comes from the environment
    except ValidationError as error:
        return _cannot(_explain(error))
    if webhook and not settings.webhook_url:
        return _cannot(NO_ADDRESS)
    if webhook and settings.webhook_is_private and settings.bot_api_url == OFFICIAL_API:
        return _cannot(PRIVATE_ADDRESS)
    configure(settings)
    for name, meant in unknown_settings():
        log.warning("unknown setting in .env", name=name, perhaps=meant, remedy=SEE_EXAMPLE)
    try:
        _run(settings, webhook=webhook)
    except InvalidToken:
        return _cannot(REFUSED)
    except BadRequest as error:
        return _cannot(
            f"Telegram refuses to start: {error}. {CHECK_ADDRESS if webhook else ''}".strip()
        )
    except FactsError as error:
        return _cannot(str(error))
    except OSError as error:
        ports = _ports(settings, webhook=webhook)
        return _cannot(f"{error.strerror or type(error).__name__}. Is {ports} free?")
    return 0


def _run(settings: Settings, *, webhook: bool) -> None:
    # Imported here, so that a missing token is reported at once.
    from bot.app import build_application
    from bot.receiving.serve import serve
    from bot.state import open_state
    from facts import Library

    with ExitStack() as opened:
        libraries = {
            name: opened.enter_context(Library.open(place, reader=settings.reader))
            for name, place in settings.places.items()
        }
        state = opened.enter_context(open_state(settings.state))
        libraries[MAIN].prepare()
        app = build_application(settings, libraries, state)
        asyncio.run(serve(app, settings, webhook=webhook))


def _ports(settings: Settings, *, webhook: bool) -> str:
    """Return which ports the bot listens on."""
    ports = [f"PORT {settings.port}"] if webhook else []
    if settings.monitor_port is not None:
        ports.append(f"MONITOR_PORT {settings.monitor_port}")
    return " or ".join(ports)


def _explain(error: ValidationError) -> str:
    """Return one line about wrong settings, without their values."""
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    for problem in problems:
        if problem["loc"] == ("bot_token",):
            return NOT_SET if problem["type"] == "missing" else MALFORMED
    wrong = [f"{str(p['loc'][0]).upper()}: {p['msg']}" for p in problems if p["loc"]]
    return f"Some settings are wrong. {'; '.join(wrong)}. See .env.example"


def _cannot(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
