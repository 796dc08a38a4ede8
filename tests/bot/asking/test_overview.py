"""Messages that ask for what the record holds, and not for an answer from it."""

from __future__ import annotations

import pytest

from bot.messages.texts import admin as admin_texts
from bot.messages.texts import everyone as texts
from bot.messages.texts import languages
from facts import Remark
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import ADMIN

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://127.0.0.1/news"


async def test_a_topic_after_a_question_lists_its_articles(telegram: TelegramServer) -> None:
    """It is no follow-up, and no other is answered in its place."""
    person = telegram.person()
    await telegram.answer_to(person.says(r.CHAIR))
    for text in ("tell me about the Tide Museum", "what do you know about the Tide Museum?"):
        answer = await telegram.answer_to(person.says(text))
        assert answer.text.startswith("What would you like to know about “the Tide Museum”?")
        assert r.OPENING.title in answer.parts("text_link")
        assert (answer.parts("blockquote"), answer.buttons) == ([], [])


async def test_a_number_or_a_name_after_a_question_is_asked_back(telegram: TelegramServer) -> None:
    """Without three quotes that have nothing to do with it."""
    person = telegram.person()
    await telegram.answer_to(person.says(r.WHO))
    for text in ("7", "Zanzibar", "qwertyui"):
        answer = await telegram.answer_to(person.says(text))
        assert (answer.parts("blockquote"), answer.buttons) == ([], []), text


async def test_a_wish_for_news_lists_the_latest_articles(telegram: TelegramServer) -> None:
    """As /latest does, also in a group."""
    person, group = telegram.person(), telegram.group()
    mention = f"@{telegram.world.bot['username']}"
    listed = await telegram.answer_to(person.says("/latest"))
    for said in (
        person.says("What's new?"),
        person.says("list the articles"),
        person.says(f"{mention} latest news", group=group),
    ):
        answer = await telegram.answer_to(said)
        assert (answer.text, answer.links()) == (listed.text, listed.links())


async def test_how_many_articles_there_are_is_counted(telegram: TelegramServer) -> None:
    """And no number in an article is taken for it."""
    answer = await telegram.answer_to(telegram.person().says("how many articles do you have?"))
    assert answer.text.startswith(f"The record holds {len(r.ARTICLES)} articles")


async def test_who_doubts_an_answer_is_told_where_it_stands(telegram: TelegramServer) -> None:
    """Without another answer. In a group, all may want to know."""
    person, group = telegram.person(), telegram.group()
    await telegram.answer_to(person.says(r.WHO))
    before = await telegram.answer_to(person.says(f"/ask {r.WHO}", group=group))
    for text in ("Says who?", "are you sure?", "source?"):
        answer = await telegram.answer_to(person.says(text))
        assert answer.text == texts.SMALL_TALK[Remark.SOURCES]
        there = await telegram.answer_to(person.says(text, group=group, reply_to=before))
        assert there.text == answer.text


async def test_what_people_tell_in_reply_to_an_answer_is_no_question(
    telegram: TelegramServer,
) -> None:
    """A group reads no second answer to it."""
    person, group = telegram.person(), telegram.group()
    answer = await telegram.answer_to(person.says(f"/ask {r.CHAIR}", group=group))
    said = person.says("I was there!", group=group, reply_to=answer)
    await telegram.until(lambda: telegram.reaction_to(said))
    assert len(telegram.sent(group.id)) == 1


async def test_a_picture_with_a_name_is_not_looked_up(telegram: TelegramServer) -> None:
    """Its caption is answered if it asks, or if it is small talk."""
    person = telegram.person()
    assert (await telegram.answer_to(person.sends_photo("nice view"))).text == texts.PICTURE
    answer = await telegram.answer_to(person.sends_photo(r.WHO.lower().rstrip("?")))
    assert answer.parts("bold") == [r.WHO_SHORT]
    thanked = await telegram.answer_to(person.sends_photo("thanks"))
    assert thanked.text == texts.SMALL_TALK[Remark.THANKS]


async def test_a_link_alone_is_not_looked_up(telegram: TelegramServer) -> None:
    """Its words are no question, nor part of one."""
    person = telegram.person()
    assert (await telegram.answer_to(person.says(LINK))).text == texts.LINK
    for text in (f"{r.WHO} {LINK}", f"{LINK} {r.WHO}"):
        answer = await telegram.answer_to(person.says(text))
        assert answer.parts("bold") == [r.WHO_SHORT]


async def test_a_link_alone_from_an_admin_is_an_article(telegram: TelegramServer) -> None:
    """The bot fetches it as after /add."""
    admin = telegram.person(user_id=ADMIN)
    added = await telegram.answer_to(admin.says(f"/add {LINK}"))
    assert (await telegram.answer_to(admin.says(LINK))).text == added.text


async def test_an_admin_who_asks_what_the_bot_can_do_hears_of_adding(
    telegram: TelegramServer,
) -> None:
    """Others do not."""
    about = texts.SMALL_TALK[Remark.ABOUT]
    person, admin = telegram.person(), telegram.person(user_id=ADMIN)
    assert (await telegram.answer_to(person.says("what can you do?"))).text == about
    answer = await telegram.answer_to(admin.says("what can you do?"))
    assert answer.text == f"{about}\n\n{texts.HELP_ADMIN}"


async def test_whoever_may_not_edit_has_nothing_to_cancel(telegram: TelegramServer) -> None:
    """The command is no secret of the admins."""
    answer = await telegram.answer_to(telegram.person().says("/cancel"))
    assert answer.text == admin_texts.NOTHING_TO_CANCEL


@pytest.mark.parametrize("text", ["谁开了博物馆？", "谁开了博物馆", "Кто?"])
async def test_a_word_in_another_script_is_told_that_only_english_is_read(
    telegram: TelegramServer, text: str
) -> None:
    """It is no name, whatever was asked before."""
    person = telegram.person()
    for _ in range(2):
        answer = await telegram.answer_to(person.says(text))
        assert answer.text.endswith(languages.ONLY_ENGLISH)
        await telegram.answer_to(person.says(r.WHO))
