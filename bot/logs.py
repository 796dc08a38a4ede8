"""Structured logs without message texts and secrets, whichever package writes them.

The bot logs events with fields. Other packages may log an update, or a URL with the token, so
their arguments are left out. Finally, every line is searched for secrets.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Iterable
from types import TracebackType

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger
from telegram.error import InvalidToken, TelegramError

from bot.settings import Settings
from facts import FactsError

_TOKEN = re.compile(r"(?<!\d)\d{4,}:[A-Za-z0-9_-]{20,}")
_OWN = ("bot", "facts", "__main__", "py")
"""Packages whose arguments are logged. `py.warnings` is the logger of Python's warnings."""


def configure(settings: Settings) -> None:
    """Log to standard error: one JSON object per line, or lines for a terminal."""
    as_json = settings.log_format == "json" or (
        settings.log_format == "auto" and not sys.stderr.isatty()
    )
    renderer: Processor = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    )
    given = (settings.bot_token, settings.webhook_secret, settings.monitor_token)
    secrets = [secret.get_secret_value() for secret in given if secret is not None]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        describe_exception,
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(without_foreign_arguments)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                Redacted(renderer, secrets),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=settings.log_level, force=True)
    logging.captureWarnings(True)
    for noisy in ("httpx", "httpcore", "telegram", "tornado"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def without_foreign_arguments(record: logging.LogRecord) -> bool:
    """Replace the arguments of another package's record, except numbers, by their types."""
    if record.name.partition(".")[0] not in _OWN and isinstance(record.args, tuple):
        record.args = tuple(
            arg if isinstance(arg, int | float) else type(arg).__name__ for arg in record.args
        )
    return True


def describe_exception(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Replace an exception by its type and where it was raised, without its message.

    Only errors that are meant for people keep their message. Others may quote a person's text.
    """
    info = event.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["exception"] = _describe(error)
    return event


class Redacted:
    """A renderer that removes every known secret and anything like a token from its lines."""

    def __init__(self, renderer: Processor, secrets: Iterable[str]) -> None:
        self._renderer = renderer
        self._secrets = [secret for secret in secrets if secret]

    def __call__(self, logger: WrappedLogger, name: str, event: EventDict) -> str:
        line = str(self._renderer(logger, name, event))
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return _TOKEN.sub("[token]", line)


def _describe(error: BaseException) -> dict[str, object]:
    described: dict[str, object] = {
        "type": type(error).__name__,
        "at": _frames(error.__traceback__),
    }
    if isinstance(error, FactsError | TelegramError) and not isinstance(error, InvalidToken):
        described["message"] = str(error)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause is not error:
        described["cause"] = _describe(cause)
    return described


def _frames(tb: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(tb)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]
