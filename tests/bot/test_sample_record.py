"""The sample record through the bot: Telegram accepts each answer with all its parts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bot.messages.texts import everyone as texts
from facts import samples
from tests.telegram_api import TelegramServer
from tests.telegram_api.bot_process import running

pytestmark = pytest.mark.asyncio(loop_scope="session")

VIEWS = (texts.BUTTON_SURROUNDINGS, "More sources", texts.BUTTON_NEXT)


async def test_every_sample_question_and_each_of_its_views_can_be_sent(
    sample_file: Path, tmp_path: Path
) -> None:
    """All quotes are in an article word for word, and each part names its source."""
    shutil.copy(sample_file, tmp_path / "record.db")
    articles = [article.text for article in samples.articles()]
    lines = samples.questions_path().read_text().splitlines()
    questions = [json.loads(line)["q"] for line in lines[::3]]  # every third one, to save time
    async with TelegramServer() as telegram, running(telegram, tmp_path):
        person = telegram.person()
        asked = [person.says(question) for question in questions]
        await telegram.answer_to(asked[-1], within=60)
        shown = 0
        for number, question in enumerate(asked):
            (answer,) = telegram.answers_to(question)
            for quote in answer.parts("blockquote", "expandable_blockquote"):
                # A sentence that is only near may be cut short.
                said = quote.removesuffix("…").rstrip()
                assert any(said in article for article in articles), quote
            # One view of each, in turn.
            label = VIEWS[number % len(VIEWS)]
            if any(button.startswith(label) for button in answer.buttons):
                shown += 1
                await telegram.change_of(
                    answer,
                    lambda a=answer, b=label: person.presses(a, b),  # type: ignore[misc]
                )
                assert answer.parts("blockquote", "expandable_blockquote")
        assert shown > 30
