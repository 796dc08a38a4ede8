"""The commands for everyone, and the menus that list them."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from bot.messages.texts import admin
from bot.messages.texts import everyone as texts
from bot.messages.texts.speaking import LANGUAGES
from facts.library import Library
from tests.telegram_api import Message, TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.bot_process import BotProcess
from tests.telegram_api.fixtures import ADMIN, Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def ask(telegram: TelegramServer, text: str) -> Message:
    """Send a message of a new person, and return the reply."""
    return await telegram.answer_to(telegram.person().says(text))


@pytest.mark.parametrize(("command", "opening"), [("/start", texts.START), ("/help", texts.HELP)])
async def test_greeting_and_help_give_examples_that_the_record_answers(
    telegram: TelegramServer, bot: BotProcess, command: str, opening: str
) -> None:
    """They come from the record itself. Each finds its answer when it is sent."""
    told = await ask(telegram, command)
    assert told.text.startswith(opening)
    examples = told.parts("italic")
    assert examples
    with Library.open(bot.folder / "record.db") as library:
        assert examples == library.examples()
    for example in examples:
        assert (await ask(telegram, example)).parts("bold")


async def test_a_deep_link_opens_its_article(telegram: TelegramServer) -> None:
    """It shows the title, the source and the text."""
    told = await ask(telegram, f"/start art_{r.OPENING.id}")
    assert told.parts("bold") == [r.OPENING.title]
    assert "Ines Calder opened" in told.text
    assert told.links() == [r.OPENING.url]


@pytest.mark.parametrize("payload", ["art_", "art_0000000000000000", "art_" + "x" * 60, "art_%00"])
async def test_a_link_to_a_removed_article_is_explained(
    telegram: TelegramServer, payload: str
) -> None:
    """The article may have been removed."""
    assert (await ask(telegram, f"/start {payload}")).text == texts.ARTICLE_GONE


@pytest.mark.parametrize("payload", ["help", "whatever", "x" * 64])
async def test_another_link_just_greets(telegram: TelegramServer, payload: str) -> None:
    """The button of inline mode uses such a link."""
    assert (await ask(telegram, f"/start {payload}")).text.startswith(texts.START)


async def test_sources_are_counted(telegram: TelegramServer) -> None:
    """Each source has its own line."""
    told = await ask(telegram, "/sources")
    first, *lines = told.text.split("\n")
    assert first == texts.SOURCES
    assert sorted(lines) == ["Coast Gazette: 2 articles", "Harbour Wire: 2 articles"]


async def test_the_latest_articles_link_to_themselves(telegram: TelegramServer) -> None:
    """They are newest first, with links that the bot understands."""
    told = await ask(telegram, "/latest")
    newest = sorted(r.ARTICLES, key=lambda a: str(a.published), reverse=True)
    assert told.parts("text_link") == [article.title for article in newest]
    name = telegram.world.bot["username"]
    assert told.links() == [f"https://t.me/{name}?start=art_{article.id}" for article in newest]
    opened = await ask(telegram, f"/start {told.links()[0].rpartition('=')[2]}")
    assert opened.parts("bold") == [newest[0].title]


async def test_about_shows_version_and_counts(telegram: TelegramServer) -> None:
    """The counts are current."""
    told = await ask(telegram, "/about")
    assert version("rapporteur") in told.text
    assert f"{len(r.ARTICLES)} articles" in told.text


@pytest.mark.parametrize("command", ["/unheardof", "/ASK@other_bot x", "/", "/ask_me"])
async def test_an_unknown_command_in_private_is_explained(
    telegram: TelegramServer, command: str
) -> None:
    """A word that is not a command at all is a question. The bot is never silent."""
    assert (await ask(telegram, command)).text


async def test_the_latest_articles_about_a_topic(telegram: TelegramServer) -> None:
    """A number or signs name none, and far too long a topic is refused."""
    told = await ask(telegram, "/latest Lighthouse Commission")
    assert told.parts("text_link") == [r.LIGHTHOUSE.title]
    assert (await ask(telegram, "/latest qzkj wvxq")).parts("text_link") == []
    whole = await ask(telegram, "/latest")
    for argument in ("3", "???"):
        assert (await ask(telegram, f"/latest {argument}")).text == whole.text
    assert "too long" in (await ask(telegram, f"/latest {'a' * 1_001}")).text


@pytest.mark.parametrize("command", ["/sources", "/latest", "/about", "/help", "/start"])
async def test_commands_work_in_groups_by_name_and_in_their_topic(
    telegram: TelegramServer, command: str
) -> None:
    """They are answered there."""
    group, person = telegram.group(forum=True), telegram.person()
    topic = group.topic("News")
    name = telegram.world.bot["username"]
    told = await telegram.answer_to(person.says(f"{command}@{name}", group=group, topic=topic))
    assert told.topic == topic


async def test_an_edited_command_is_not_carried_out_again(telegram: TelegramServer) -> None:
    """Only questions can be edited."""
    person = telegram.person()
    command = person.says("/about")
    await telegram.answer_to(command)
    person.edits(command, "/sources")
    await telegram.answer_to(person.says(r.WHO))
    assert len(telegram.answers_to(command)) == 1


async def test_menus_are_set_for_everyone_and_for_admins(alone: Alone) -> None:
    """An admin who never wrote to the bot has no chat for a menu. The others still get theirs."""
    stranger = 123
    async with alone(ADMIN_IDS=f"{stranger},{ADMIN}", people=[ADMIN]) as (telegram, bot):
        await telegram.until(lambda: ("chat", ADMIN, None, "") in telegram.world.menus)
        menus = telegram.world.menus
        everyone = [command["command"] for command in menus["default", None, None, ""]]
        admins = [command["command"] for command in menus["chat", ADMIN, None, ""]]
        assert everyone == [name for name, _ in texts.COMMANDS]
        assert admins == everyone + [name for name, _ in admin.COMMANDS]
        assert ("chat", stranger, None, "") not in menus
        (event,) = await bot.logs("admin menu not set")
        assert event["admin"] == stranger


async def test_an_empty_record_says_so_everywhere(alone: Alone) -> None:
    """Nothing fails, and no list is empty."""
    async with alone(STORE="empty.db", ADMIN_IDS=ADMIN) as (telegram, _):
        for command in ("/sources", "/latest", "/latest Tonga", "what's new", "Tonga", r.WHO):
            assert (await ask(telegram, command)).text == texts.EMPTY_RECORD
        told = await telegram.answer_to(telegram.person(user_id=ADMIN).says("/latest"))
        assert told.text == f"{texts.EMPTY_RECORD}\n{texts.EMPTY_RECORD_ADMIN}"
        for command in ("/start", "/help", "/about"):
            assert (await ask(telegram, command)).text
        answer = await telegram.end_of(telegram.person().types_inline(r.WHO))
        assert answer["results"] == []


async def test_an_example_is_asked_by_its_button(telegram: TelegramServer) -> None:
    """The answer stands under the question, has the usual buttons, and can be followed up."""
    person = telegram.person()
    greeting = await telegram.answer_to(person.says("/start"))
    example = greeting.parts("italic")[0]
    assert greeting.buttons[0].startswith(example[:30])
    await telegram.end_of(person.presses(greeting, greeting.buttons[0]))
    answer = await telegram.answer_to(greeting)
    assert answer.parts("underline") == [example]
    assert answer.parts("bold")
    await telegram.change_of(answer, lambda: person.presses(answer, texts.BUTTON_SURROUNDINGS))
    assert answer.text.startswith(texts.SURROUNDINGS)


async def test_an_example_of_another_record_is_explained(telegram: TelegramServer) -> None:
    """The record may have changed since, or somebody made up the button."""
    person = telegram.person()
    greeting = await telegram.answer_to(person.says("/start"))
    for data in ("x:0123456789abcdef", "x:", "x:a:b"):
        told = await telegram.end_of(person.sends_press(greeting, data))
        assert told == {"text": texts.EXAMPLE_GONE, "show_alert": True}
    assert telegram.answers_to(greeting) == []


async def test_the_profile_describes_the_bot(alone: Alone) -> None:
    """Unless the operator has described it in their own words."""
    async with alone() as (telegram, bot):
        described = telegram.world.descriptions
        await telegram.until(lambda: len(described) == 2 * len(LANGUAGES))
        assert described["long", ""] == texts.DESCRIPTION
        assert described["short", ""] == texts.SHORT_DESCRIPTION
        await bot.stop()
        described["long", ""] = "Ask me about orchards."
        await bot.start()
        looked = 2 * len(LANGUAGES)
        await telegram.until(lambda: len(telegram.calls("getMyShortDescription")) == looked)
        assert described["long", ""] == "Ask me about orchards."
