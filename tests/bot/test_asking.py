"""Asking in private: the short answer, its sentence word for word, and where that stands."""

from __future__ import annotations

import pytest

from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_question_is_answered_in_reply_with_its_sentence(telegram: TelegramServer) -> None:
    """Short answer in bold, the sentence as a quote, then title, source, date and link."""
    question = telegram.person().says(r.WHO)
    answer = await telegram.answer_to(question)
    assert answer.parts("bold") == [r.WHO_SHORT]
    (quote,) = answer.parts("blockquote")
    assert quote in r.OPENING.text or quote in r.ECHO.text
    lines = answer.text.split("\n")
    assert lines[0] == r.WHO_SHORT
    assert lines[1] == quote
    assert lines[2] in (r.OPENING.title, r.ECHO.title)
