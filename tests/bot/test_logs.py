"""Logs: structured, and never with a token or somebody's words."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure
from bot.settings import Settings
from facts.errors import QuestionError

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"
WORDS = "what somebody wrote"


@pytest.fixture(autouse=True)
def _configured() -> Iterator[None]:
    """Configured as for a service, and put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    settings = Settings(bot_token=TOKEN, log_format="json", _env_file=None)  # type: ignore[call-arg,arg-type]
    configure(settings)
    yield
    root.handlers[:], root.level = before
    structlog.reset_defaults()


def test_a_line_is_one_json_object(capfd: pytest.CaptureFixture[str]) -> None:
    """With its fields, level and time."""
    structlog.get_logger("bot.x").info("answered", chats=3)
    line = json.loads(capfd.readouterr().err)
    assert line["event"] == "answered"
    assert line["chats"] == 3
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize("other", ["987654321:AAF-zyxwvutsrqponmlkjihgfedcba43210", TOKEN])
def test_tokens_are_blotted_out_wherever_they_stand(
    other: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """In other packages' lines too, e.g. as part of a URL."""
    logging.getLogger("httpx").warning(f"POST https://api.telegram.org/bot{other}/getMe")
    structlog.get_logger("bot.x").warning("called", url=f"https://a/bot{other}/x")
    told = capfd.readouterr().err
    assert len(told.splitlines()) == 2
    assert other not in told


def test_other_packages_do_not_log_what_they_were_given(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """python-telegram-bot logs whole updates where it cannot read them."""
    logging.getLogger("telegram.ext").critical("not processed: %r after %d", {"text": WORDS}, 3)
    told = json.loads(capfd.readouterr().err)["event"]
    assert told == "not processed: 'dict' after 3"


def test_an_exception_is_told_by_type_and_place_but_not_by_what_it_says(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Its message may quote a user; causes are told likewise."""
    try:
        try:
            int(WORDS)
        except ValueError as error:
            raise KeyError(WORDS) from error
    except KeyError:
        structlog.get_logger("bot.x").exception("failed")
        logging.getLogger("asyncio").exception("failed too")
    told = capfd.readouterr().err
    assert WORDS not in told
    for line in map(json.loads, told.splitlines()):
        assert line["exception"]["type"] == "KeyError"
        assert line["exception"]["cause"]["type"] == "ValueError"
        assert "test_logs.py" in line["exception"]["at"][0]


def test_errors_made_to_be_shown_keep_their_message(capfd: pytest.CaptureFixture[str]) -> None:
    """They never hold a user's text."""
    error = QuestionError("The question is too long", why="it has 5000 characters")
    structlog.get_logger("bot.x").error("failed", exc_info=error)
    assert json.loads(capfd.readouterr().err)["exception"]["message"] == str(error)
