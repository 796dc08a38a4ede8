"""`python -m bot`: the Telegram bot, by polling or by webhook.

Exit codes: 0 stopped as told, 2 not able to start.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence

from facts.errors import FactsError

try:
    from pydantic import ValidationError
    from telegram.error import BadRequest, InvalidToken

    from bot.logs import configure
    from bot.settings import Settings
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
    "BOT_TOKEN is not set: send /newbot to @BotFather in Telegram, and put the token it gives you "
    "into the environment or .env as BOT_TOKEN=…. To try it without Telegram: rapporteur chat"
)
MALFORMED = (
    "BOT_TOKEN is no token: copy it again from @BotFather (/mybots, API Token), whole, like "
    "123456:ABC-DEF… and nothing else."
)
REFUSED = "Telegram refuses BOT_TOKEN: copy it again from @BotFather (/mybots, API Token), whole."
NO_ADDRESS = (
    "WEBHOOK_URL is not set: --webhook needs the public https address under which Telegram "
    "reaches this server. Without one, run `python -m bot`: it polls."
)

CHECK_ADDRESS = "Check WEBHOOK_URL: https, a public host, and port 443, 80, 88 or 8443."


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bot; the process's exit code."""
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
    configure(settings)
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
        return _cannot(f"{error.strerror or type(error).__name__}. Is PORT {settings.port} free?")
    return 0


def _run(settings: Settings, *, webhook: bool) -> None:
    # Imported here, so that a missing token is told at once.
    from bot.app import build_application
    from bot.receiving.serve import serve
    from bot.state import open_state
    from facts.library import Library

    with Library.open(settings.store) as library, open_state(settings.state) as state:
        app = build_application(settings, library, state)
        asyncio.run(serve(app, settings, webhook=webhook))


def _explain(error: ValidationError) -> str:
    """One line for what is wrong with the settings, without their values."""
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    for problem in problems:
        if problem["loc"] == ("bot_token",):
            return NOT_SET if problem["type"] == "missing" else MALFORMED
    told = [f"{str(p['loc'][0]).upper()}: {p['msg']}" for p in problems if p["loc"]]
    return f"The settings are not right. {'; '.join(told)}. See .env.example"


def _cannot(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
