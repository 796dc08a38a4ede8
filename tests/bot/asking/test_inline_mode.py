"""Inline mode: answers with citations, to be sent in any chat."""

from __future__ import annotations

import pytest

from bot.messages.texts import everyone as texts
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.errors import Json
from tests.telegram_api.utf16 import part

pytestmark = pytest.mark.asyncio(loop_scope="session")


def marked(result: Json, kind: str) -> list[str]:
    """Return the parts of a result's message with entities of a kind."""
    content = result["input_message_content"]
    return [
        part(content["message_text"], e["offset"], e["length"])
        for e in content["entities"]
        if e["type"] == kind
    ]


async def test_each_citation_is_a_result_to_send(telegram: TelegramServer) -> None:
    """The short answer is its title. The message is the same as in a chat."""
    person = telegram.person()
    answer = await telegram.end_of(person.types_inline(r.WHO))
    results = answer["results"]
    assert len(results) == 2
    assert results[0]["title"] == r.WHO_SHORT
    sentences = [marked(result, "blockquote")[0] for result in results]
    assert len(set(sentences)) == 2
    for result, sentence in zip(results, sentences, strict=True):
        assert marked(result, "bold") == [r.WHO_SHORT]
        assert sentence[:60] in result["description"]
    asked = await telegram.answer_to(person.says(r.WHO))
    assert results[0]["input_message_content"]["message_text"] == asked.text
    assert "button" not in answer


async def test_citations_that_disagree_are_sent_together(telegram: TelegramServer) -> None:
    """One of them alone would mislead."""
    answer = await telegram.end_of(telegram.person().types_inline(r.COUNT))
    (result,) = answer["results"]
    assert marked(result, "bold") == ["340", "290"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("", texts.INLINE_HINT), ("  ", texts.INLINE_HINT), (r.NEAR, texts.INLINE_NOT_FOUND)]
    + [(typed, texts.INLINE_NOT_FOUND) for typed in ("?", "w", "😀" * 128, "x" * 256)],
)
async def test_without_a_result_a_button_leads_to_the_bot(
    telegram: TelegramServer, typed: str, hint: str
) -> None:
    """This covers unfinished questions, and questions without an answer."""
    answer = await telegram.end_of(telegram.person().types_inline(typed))
    assert answer["results"] == []
    assert answer["button"] == {"text": hint, "start_parameter": "help"}


async def test_a_late_answer_to_a_query_is_not_an_error(telegram: TelegramServer) -> None:
    """The person has typed on by then."""
    person = telegram.person()
    telegram.world.inline.expire(person.types_inline(r.WHO))
    await telegram.end_of(person.types_inline(r.WHO))


async def test_messages_sent_by_inline_mode_are_not_questions(telegram: TelegramServer) -> None:
    """The bot's own words come back to it as a message in its chat."""
    person = telegram.person()
    sent = person.says(f"{r.WHO_SHORT} opened it", via_bot=telegram.world.bot)
    await telegram.answer_to(person.says(r.WHO))
    assert telegram.answers_to(sent) == []
