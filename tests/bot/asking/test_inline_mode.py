"""Inline mode: cited answers to paste into any chat."""

from __future__ import annotations

import pytest

from bot.messages.texts import everyone as texts
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.errors import Json
from tests.telegram_api.utf16 import part

pytestmark = pytest.mark.asyncio(loop_scope="session")


def marked(result: Json, kind: str) -> list[str]:
    """The parts of a result's message with entities of a kind."""
    content = result["input_message_content"]
    return [
        part(content["message_text"], e["offset"], e["length"])
        for e in content["entities"]
        if e["type"] == kind
    ]


async def test_each_citation_is_a_result_to_send(telegram: TelegramServer) -> None:
    """With the short answer as its title, and the same message as in a chat."""
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
    """For what is typed halfway as for what the record does not say."""
    answer = await telegram.end_of(telegram.person().types_inline(typed))
    assert answer["results"] == []
    assert answer["button"] == {"text": hint, "start_parameter": "help"}


async def test_a_query_that_is_answered_too_late_is_no_error(telegram: TelegramServer) -> None:
    """The user has typed on by then."""
    person = telegram.person()
    telegram.world.inline.expire(person.types_inline(r.WHO))
    await telegram.end_of(person.types_inline(r.WHO))


async def test_what_was_sent_by_inline_mode_is_not_asked(telegram: TelegramServer) -> None:
    """The bot's own words come back to it as a message in its chat."""
    person = telegram.person()
    sent = person.says(f"{r.WHO_SHORT} opened it", via_bot=telegram.world.bot)
    await telegram.answer_to(person.says(r.WHO))
    assert telegram.answers_to(sent) == []
