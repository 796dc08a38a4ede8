"""The bot's texts in other languages: complete, and with the placeholders of the English ones."""

from __future__ import annotations

import gettext
import re
from string import Formatter

import pytest

from bot.messages.texts import admin, everyone, plural
from bot.messages.texts.english import everyone as english
from bot.messages.texts.speaking import ENGLISH, LANGUAGES, language_of, speaking
from bot.state.members import Role
from docs import catalogues
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import ADMIN, Alone

e2e = pytest.mark.asyncio(loop_scope="session")
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
FIXED = re.compile(r"/[a-z]+|[A-Z]{4,}(?:_[A-Z]+)*|\.[a-z]{3,5}\b|`[^`]*`|\n+|👍|👎|🙈|⚠️")
"""What is the same in every language: commands, settings, names of formats, and signs."""


def placeholders(text: str) -> list[str]:
    """Return the names of the placeholders, in the order of the alphabet."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def pairs(language: str) -> list[tuple[str, str]]:
    """Return each English text with its translation."""
    messages = (each for each in catalogues.read(language) if each.id)
    return [(str(each.id), str(each.string)) for each in messages]


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language: str) -> None:
    """`python -m docs.catalogues` adds new texts, and compiles what translators write."""
    texts = {text for _, text in catalogues.texts()}
    translated = dict(pairs(language))
    assert set(translated) == texts
    assert [text for text, other in translated.items() if not other.strip()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_catalogue_is_that_of_the_translators(language: str) -> None:
    """The bot reads the compiled one."""
    with catalogues.mo_file(language).open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert [t for t, other in pairs(language) if compiled.gettext(t) != other] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    """Else a message would fail, or lack what it tells."""
    wrong = [t for t, other in pairs(language) if placeholders(t) != placeholders(other)]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_commands_settings_and_signs(language: str) -> None:
    """They are the same in every language."""
    wrong = [
        (text, other)
        for text, other in pairs(language)
        if sorted(FIXED.findall(text)) != sorted(FIXED.findall(other))
        or (text[:1].isspace(), text[-1:].isspace()) != (other[:1].isspace(), other[-1:].isspace())
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_fit_where_telegram_shows_them(language: str) -> None:
    """Descriptions of the bot and its commands, and its buttons, have limits."""
    with speaking(language):
        assert len(everyone.DESCRIPTION) <= 512
        assert len(everyone.SHORT_DESCRIPTION) <= 120
        assert all(3 <= len(does) <= 256 for _, does in (*everyone.COMMANDS, *admin.COMMANDS))
        named = {name for name in dir(english) if name.startswith(("BUTTON_", "INLINE_"))}
        labels = named - {"BUTTON_EXPIRED"}  # this is what a press of an old button tells
        assert all(0 < len(getattr(everyone, name)) <= 64 for name in labels)


def test_the_language_is_that_of_the_client() -> None:
    """A language that the bot does not speak, or that is unknown, is English."""
    codes = ("fr", "fr-CA", "VI", "de", "", None, 5, "zh-hans")
    assert [language_of(code) for code in codes] == ["fr", "fr", "vi", *["en"] * 5]


def test_tables_and_plurals_are_translated() -> None:
    """French has a singular for nothing too, and Vietnamese has no plural."""
    with speaking("fr"):
        assert admin.ROLES[Role.READER] == "lecteur"
        counts = [
            plural(n, everyone.ARTICLES_ONE, everyone.ARTICLES_MANY) for n in (0, 1, 2, 1_000_000)
        ]
        assert counts == ["0 article", "1 article", "2 articles", "1000000 articles"]
        assert [name for name, _ in everyone.COMMANDS] == [name for name, _ in english.COMMANDS]
    with speaking("vi"):
        assert plural(2, everyone.FACTS_ONE, everyone.FACTS_MANY) == "2 dữ kiện"
    assert admin.ROLES[Role.READER] == "reader"


@e2e
async def test_each_person_is_answered_in_their_language(telegram: TelegramServer) -> None:
    """The quote stays as it is. Buttons, notices and commands are translated too."""
    for language in OTHERS:
        person = telegram.person(language=language)
        with speaking(language):
            greeting = await telegram.answer_to(person.says("/start"))
            assert greeting.text.startswith(everyone.START)
            answer = await telegram.answer_to(person.says(r.WHO))
            assert answer.parts("bold") == [r.WHO_SHORT]
            assert everyone.BUTTON_SURROUNDINGS in answer.buttons
            pressed = await telegram.end_of(person.presses(answer, everyone.BUTTON_HELPFUL))
            assert pressed["text"] == everyone.THANKS_HELPFUL
            refused = await telegram.answer_to(person.says("/stats"))
            assert refused.text == admin.REFUSED
            counts = await telegram.answer_to(person.says("/about"))
            assert counts.text.startswith(everyone.ABOUT.partition("{")[0])


@e2e
async def test_menus_and_profile_are_in_each_language(alone: Alone) -> None:
    """Telegram shows those of the client's language."""
    async with alone(ADMIN_IDS=ADMIN, people=[ADMIN]) as (telegram, _):
        world = telegram.world
        await telegram.until(lambda: ("short", OTHERS[-1]) in world.descriptions)
        for language in OTHERS:
            with speaking(language):
                menu = world.menus["default", None, None, language]
                assert menu[0]["description"] == everyone.COMMANDS[0][1]
                longer = world.menus["chat", ADMIN, None, language]
                assert longer[-1]["description"] == admin.COMMANDS[-1][1]
                assert world.descriptions["long", language] == everyone.DESCRIPTION
