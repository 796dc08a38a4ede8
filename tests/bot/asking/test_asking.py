"""Asking in private: the short answer, its sentence word for word, and its source."""

from __future__ import annotations

import pytest

from bot.asking.render import LONGEST_NEAR
from bot.messages.rich import ELLIPSIS
from bot.messages.texts import everyone as texts
from facts import Library, long_date
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.bot_process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_question_is_answered_in_reply_with_its_sentence(
    telegram: TelegramServer, bot: BotProcess
) -> None:
    """The short answer is bold, and the sentence is a quote.

    Title, source, date and link follow.
    """
    question = telegram.person().says(r.COST)
    answer = await telegram.answer_to(question)
    assert answer.parts("bold") == [r.COST_SHORT]
    (quote,) = answer.parts("blockquote")
    assert quote in r.OPENING.text
    assert r.COST_SHORT in quote
    assert r.OPENING.source is not None
    assert r.OPENING.published is not None
    assert answer.text.split("\n") == [
        r.COST_SHORT,
        quote,
        r.OPENING.title,
        f"{r.OPENING.source} · {long_date(r.OPENING.published)} · harbourwire.example",
    ]
    name = telegram.world.bot["username"]
    with Library.open(bot.folder / "record.db") as library:
        sentences = library.sentences(r.OPENING.id)
    (index,) = (sentence.index for sentence in sentences if sentence.text == quote)
    deep = f"https://t.me/{name}?start=art_{r.OPENING.id}_{index}"
    assert answer.links() == [deep, r.OPENING.url]
    assert answer.parts("text_link")[0] == r.OPENING.title
    assert [each.id for each in telegram.answers_to(question)] == [answer.id]


async def test_a_long_sentence_is_quoted_whole_for_the_reader_to_unfold(
    telegram: TelegramServer,
) -> None:
    """It is an expandable quote."""
    answer = await telegram.answer_to(telegram.person().says(r.VOLUNTEERS))
    assert answer.parts("bold") == [r.VOLUNTEERS_SHORT]
    assert answer.parts("expandable_blockquote") == [r.LONG]


async def test_an_emoji_in_a_quote_shifts_nothing(telegram: TelegramServer) -> None:
    """The text after it has the right style, by UTF-16 units."""
    answer = await telegram.answer_to(telegram.person().says(r.COST))
    (quote,) = answer.parts("blockquote")
    assert "🌊" in quote
    assert answer.parts("text_link") == [r.OPENING.title, "harbourwire.example"]


async def test_articles_that_disagree_are_all_shown_newest_first(telegram: TelegramServer) -> None:
    """Each has its own short answer and sentence."""
    answer = await telegram.answer_to(telegram.person().says(r.COUNT))
    assert answer.text.startswith(texts.DISAGREE)
    assert answer.parts("bold") == ["340", "290"]
    assert answer.parts("blockquote") == [
        "The Tide Museum holds 340 exhibits.",
        "The Tide Museum holds 290 exhibits.",
    ]


async def test_question_without_an_answer_is_not_answered(telegram: TelegramServer) -> None:
    """At most three close sentences are shown, marked as no answer, and nothing is bold."""
    answer = await telegram.answer_to(telegram.person().says(r.NEAR))
    assert answer.text.startswith(f"{texts.NOT_FOUND}\n\n{texts.NEAREST}")
    assert answer.parts("bold") == []
    near = answer.parts("blockquote")
    assert 1 <= len(near) <= 3
    record = "\n".join(article.text for article in r.ARTICLES)
    assert all(sentence.removesuffix(ELLIPSIS) in record for sentence in near)
    assert all(len(sentence) <= LONGEST_NEAR for sentence in near)
    assert answer.buttons == [texts.BUTTON_TELL, texts.BUTTON_NOT_HELPFUL]


async def test_with_nothing_similar_the_bot_just_says_so(telegram: TelegramServer) -> None:
    """There is no empty list."""
    answer = await telegram.answer_to(telegram.person().says(r.FAR))
    assert answer.text == texts.NOT_FOUND


async def test_a_caption_is_a_question_too(telegram: TelegramServer) -> None:
    """It may be under a photo or a file."""
    person = telegram.person()
    for question in (person.sends_photo(r.WHO), person.sends_file("a.bin", b"0", caption=r.WHO)):
        answer = await telegram.answer_to(question)
        assert answer.parts("bold") == [r.WHO_SHORT]


async def test_a_forwarded_post_is_a_question(telegram: TelegramServer) -> None:
    """The sender is not an admin."""
    answer = await telegram.answer_to(telegram.person().forwards(r.CHAIR))
    assert answer.parts("bold") == [r.CHAIR_SHORT]


@pytest.mark.parametrize("text", ["?", "…", "😀", "x" * 4096, "why " * 1000, "a\u202eb\u0000c"])
async def test_any_text_gets_one_answer(telegram: TelegramServer, text: str) -> None:
    """If it is not a question, the answer says what is wrong with it."""
    person = telegram.person()
    question = person.says(text)
    await telegram.answer_to(question)
    await telegram.answer_to(person.says(r.WHO))
    assert len(telegram.answers_to(question)) == 1


async def test_previews_of_links_are_off(telegram: TelegramServer) -> None:
    """They would push the answer away."""
    answer = await telegram.answer_to(telegram.person().says(r.COST))
    assert answer.raw["link_preview_options"] == {"is_disabled": True}


async def test_a_question_deleted_meanwhile_is_answered_without_reply(
    telegram: TelegramServer,
) -> None:
    """An answer without a reply is better than none."""
    person = telegram.person()
    person.deletes(person.says(r.WHO))
    await telegram.until(lambda: telegram.sent(person.id))
    (answer,) = telegram.sent(person.id)
    assert answer.replies_to is None
    assert answer.parts("bold") == [r.WHO_SHORT]


async def test_person_who_blocked_the_bot_is_skipped(telegram: TelegramServer) -> None:
    """The bot goes on, and does not count it as an error."""
    person = telegram.person()
    person.blocks_bot()
    person.says(r.WHO)
    await telegram.answer_to(telegram.person().says(r.WHO))
    assert telegram.sent(person.id) == []
