"""Logs are structured, and never hold a token or people's words."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure
from bot.settings import Settings
from facts.errors import QuestionError

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"
WORDS = "what somebody wrote"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Log as a service does, return the lines, and restore the configuration."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    root = logging.getLogger()
    level = root.level
    # These handlers are pytest's, for the setup only. They are hidden so that nothing closes them.
    root.handlers.clear()
    settings = Settings(bot_token=TOKEN, log_format="json", _env_file=None)  # type: ignore[call-arg,arg-type]
    configure(settings)
    (own,) = root.handlers
    yield stream
    root.removeHandler(own)
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_line_is_one_json_object(written: io.StringIO) -> None:
    """It has fields, level and time."""
    structlog.get_logger("bot.x").info("answered", chats=3)
    line = json.loads(written.getvalue())
    assert line["event"] == "answered"
    assert line["chats"] == 3
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize("other", ["987654321:AAF-zyxwvutsrqponmlkjihgfedcba43210", TOKEN])
def test_tokens_are_removed_wherever_they_are(other: str, written: io.StringIO) -> None:
    """This covers other packages' lines, for example as part of a URL."""
    logging.getLogger("httpx").warning(f"POST https://api.telegram.org/bot{other}/getMe")
    structlog.get_logger("bot.x").warning("called", url=f"https://a/bot{other}/x")
    told = written.getvalue()
    assert len(told.splitlines()) == 2
    assert other not in told


def test_other_packages_do_not_log_their_arguments(
    written: io.StringIO,
) -> None:
    """python-telegram-bot logs whole updates that it cannot read."""
    logging.getLogger("telegram.ext").critical("not processed: %r after %d", {"text": WORDS}, 3)
    told = json.loads(written.getvalue())["event"]
    assert told == "not processed: 'dict' after 3"


def test_an_exception_is_logged_by_type_and_place_without_its_message(
    written: io.StringIO,
) -> None:
    """Its message may quote a person. The same holds for its causes."""
    try:
        try:
            int(WORDS)
        except ValueError as error:
            raise KeyError(WORDS) from error
    except KeyError:
        structlog.get_logger("bot.x").exception("failed")
        logging.getLogger("asyncio").exception("failed too")
    told = written.getvalue()
    assert WORDS not in told
    for line in map(json.loads, told.splitlines()):
        assert line["exception"]["type"] == "KeyError"
        assert line["exception"]["cause"]["type"] == "ValueError"
        assert "test_logs.py" in line["exception"]["at"][0]


def test_errors_for_people_keep_their_message(written: io.StringIO) -> None:
    """They never hold a person's text."""
    error = QuestionError("The question is too long", why="it has 5000 characters")
    structlog.get_logger("bot.x").error("failed", exc_info=error)
    assert json.loads(written.getvalue())["exception"]["message"] == str(error)
