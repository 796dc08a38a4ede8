"""Spoken questions: the reply says what was heard, and answers it as if it had been typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from telegram import MessageEntity

from bot.asking import voice
from bot.messages.rich import LIMIT, RichText
from bot.messages.texts import admin as admin_texts
from bot.messages.texts import everyone as texts
from bot.messages.texts import languages
from bot.messages.texts.speaking import LANGUAGES, speaking
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.bot_process import ROOT
from tests.telegram_api.fixtures import ADMIN, Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")

SPOKEN = ROOT / "tests" / "data" / "speech"
WHO = (SPOKEN / "who-opened-the-museum.ogg").read_bytes()
"""Asks `record.WHO`."""
FRENCH = (SPOKEN / "qui-dirige-la-mission.ogg").read_bytes()
PATIENCE = 170
"""Seconds for what a second of work understands: all others may be busy with other tests."""
LACKING = "import sys\nsys.modules['faster_whisper'] = None\n"


async def test_a_spoken_question_is_answered_under_what_was_heard(
    telegram: TelegramServer,
) -> None:
    """What was heard stays above each view of the answer, and a follow-up goes on from it."""
    person = telegram.person()
    answer = await telegram.answer_to(person.sends_recording(WHO), within=PATIENCE)
    assert answer.text.startswith(texts.HEARD.format(words=r.WHO))
    assert answer.parts("italic")[0] == r.WHO
    assert answer.parts("bold") == [r.WHO_SHORT]
    await telegram.change_of(answer, lambda: person.presses(answer, texts.BUTTON_SURROUNDINGS))
    assert answer.text.startswith(f"{texts.HEARD.format(words=r.WHO)}\n\n{texts.SURROUNDINGS}")
    follow_up = await telegram.answer_to(person.says("And when?"))
    assert follow_up.parts("bold")[0] in ("last week", "May 3, 2024")  # as two articles tell it


async def test_a_recording_in_a_group_is_for_the_bot_if_it_says_so(
    telegram: TelegramServer,
) -> None:
    """As a text is: by a reply to the bot, or by /ask in reply to it. Others are not fetched."""
    person, group = telegram.person(), telegram.group()
    fetched = len(telegram.world.files.fetched)
    other = telegram.person().sends_recording(WHO, group=group)
    asked = person.says("/ask", group=group, reply_to=other)
    answer = await telegram.answer_to(other, within=PATIENCE)
    assert telegram.answers_to(asked) == []
    assert answer.parts("bold") == [r.WHO_SHORT]
    said = person.sends_recording(b"no sound", "audio", group=group, reply_to=answer)
    assert (await telegram.answer_to(said)).text == texts.RECORDING_UNREADABLE
    assert len(telegram.world.files.fetched) == fetched + 2


@pytest.mark.parametrize("kind", ["voice", "audio", "video_note"])
async def test_a_long_recording_is_refused_before_it_is_downloaded(
    telegram: TelegramServer, kind: str
) -> None:
    """With what may be done, in the language of the person."""
    fetched = len(telegram.world.files.fetched)
    for language in LANGUAGES:
        person = telegram.person(language=language)
        with speaking(language):
            told = texts.RECORDING_TOO_LONG.format(seconds=60, size=10)
        for seconds, size in ((61, 9), (60, 10_000_001)):
            said = person.sends_recording(WHO, kind, seconds=seconds, size=size)
            assert (await telegram.answer_to(said)).text == told
    assert len(telegram.world.files.fetched) == fetched


async def test_a_recording_in_another_language_is_told_so(telegram: TelegramServer) -> None:
    """In that language and in English."""
    answer = await telegram.answer_to(telegram.person().sends_recording(FRENCH), within=PATIENCE)
    assert answer.text == f"{languages.OWN['fr']}\n\n{languages.ONLY_ENGLISH}"


async def test_what_could_not_be_heard_is_kept_nowhere(alone: Alone) -> None:
    """It is counted as refused, is limited as questions are, and waits for no admin."""
    async with alone(ADMIN_IDS=ADMIN, QUESTION_BURST=2, QUESTIONS_PER_MINUTE=1) as (telegram, bot):
        person, boss = telegram.person(), telegram.person(user_id=ADMIN)
        for _ in range(2):
            said = person.sends_recording(b"")
            assert (await telegram.answer_to(said)).text == texts.RECORDING_UNREADABLE
        fetched = len(telegram.world.files.fetched)
        said = person.sends_recording(WHO)
        assert "🙈" in (await telegram.answer_to(said)).text
        assert len(telegram.world.files.fetched) == fetched
        unanswered = await telegram.answer_to(boss.says("/unanswered"))
        assert unanswered.text == admin_texts.NO_UNANSWERED
        stats = await telegram.answer_to(boss.says("/stats"))
        assert "no question\n3 questions not read" in stats.text
        assert telegram.token not in bot.log()


async def test_a_spoken_question_that_a_stop_interrupts_is_answered_once(alone: Alone) -> None:
    """The bot stops in its time, though the recording would take longer."""
    async with alone(STOP_WITHIN=1) as (telegram, bot):
        said = telegram.person().sends_recording(WHO)
        await telegram.until(lambda: telegram.world.files.fetched)
        await bot.stop()
        assert telegram.answers_to(said) == []
        await bot.start()
        answer = await telegram.answer_to(said, within=PATIENCE)
        assert answer.parts("bold") == [r.WHO_SHORT]
        assert len(telegram.answers_to(said)) == 1


async def test_without_the_extra_a_recording_gets_the_reply_of_before(
    alone: Alone, folder: Path
) -> None:
    """In private, and silence in a group."""
    (folder / "sitecustomize.py").write_text(LACKING)
    async with alone(forked=False, PYTHONPATH=f"{folder}:{ROOT}") as (telegram, _):
        person, group = telegram.person(), telegram.group()
        for kind in ("voice", "audio", "video_note"):
            said = person.sends_recording(WHO, kind)
            assert (await telegram.answer_to(said)).text == texts.VOICE
        answer = await telegram.answer_to(person.says(f"/ask {r.WHO}", group=group))
        person.sends_recording(WHO, group=group, reply_to=answer)
        said = person.says("/ask", group=group, reply_to=person.sends_recording(WHO, group=group))
        assert (await telegram.answer_to(said)).text == texts.ASK_WHAT
        assert len(telegram.sent(group.id)) == 2
        assert telegram.world.files.fetched == []


async def test_what_was_heard_moves_the_styles_below_it() -> None:
    """Counted as Telegram counts, and left out where there is no room."""
    rich = RichText("Calder", (MessageEntity(MessageEntity.BOLD, 0, 6),))
    shown = voice.with_heard("who <b>*opened*</b>\nit 🌊?", rich)
    assert shown.text == "🎤 I heard: who <b>*opened*</b> it 🌊?\n\nCalder"
    italic, bold = shown.entities
    units = shown.text.encode("utf-16-le")
    assert units[2 * bold.offset :].decode("utf-16-le") == "Calder"
    said = units[2 * italic.offset : 2 * (italic.offset + italic.length)].decode("utf-16-le")
    assert said == "who <b>*opened*</b> it 🌊?"
    full = RichText("x" * (LIMIT - 10), ())
    assert voice.with_heard("who", full) == full
    assert len(voice.with_heard("word " * 500, rich).text) < 400
