"""Correcting a stored article: its details, its text, its history, and the way back."""

from __future__ import annotations

import pytest

from bot.messages.texts import admin as texts
from facts.models import content_id
from tests.bot.admin.desk import Desk, news

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_title_is_corrected_and_restored(desk: Desk) -> None:
    """The id stays. Nothing changes before Save, and Undo brings the old title back."""
    title, text = news()
    info = await desk.adds(text)
    shown = await desk.asks(f"/edit {info.id}")
    assert texts.NO_CHANGE in shown.text
    prompt = await desk.prompt(shown, "Edit title")
    assert title in prompt.text
    changed = await desk.asks("Growers celebrate", reply_to=prompt)
    assert f"Title: {title} → Growers celebrate" in changed.text
    assert desk.titled("Growers celebrate") == []
    await desk.presses(changed, texts.BUTTON_SAVE)
    assert changed.text.startswith(texts.CORRECTED)
    (found,) = desk.titled("Growers celebrate")
    assert found.id == info.id
    history = await desk.asks(f"/history {info.id}")
    assert f"Title: {title} → Growers celebrate" in history.text
    await desk.presses(changed, texts.BUTTON_UNDO)
    assert [each.id for each in desk.titled(title)] == [info.id]
    assert desk.titled("Growers celebrate") == []
    assert "corrected" in (await desk.asks("/audit")).text


async def test_a_corrected_text_keeps_its_links_and_history(desk: Desk) -> None:
    """The new text answers, and a link with the old id opens the new version."""
    title, text = news()
    info = await desk.adds(text)
    page = await desk.asks(f"/article {info.id}")
    shown = await desk.prompt(page, texts.BUTTON_CORRECT)
    prompt = await desk.prompt(shown, "Edit text")
    better = text.replace("Minister Ida Kostrova", "Minister Otmar Lindqvist")
    changed = await desk.asks(better, reply_to=prompt)
    assert "Lindqvist" in changed.text
    await desk.presses(changed, texts.BUTTON_SAVE)
    (found,) = desk.titled(title)
    assert found.id == content_id(better) != info.id
    opened = await desk.asks(f"/start art_{info.id}")
    assert "Otmar Lindqvist" in opened.text
    history = await desk.asks(f"/history {found.id}")
    await desk.presses(history, texts.BUTTON_RESTORE.format(number=1))
    assert [each.id for each in desk.titled(title)] == [info.id]
    opened = await desk.asks(f"/start art_{found.id}")
    assert "Ida Kostrova" in opened.text


async def test_a_long_text_is_corrected_by_a_file(desk: Desk) -> None:
    """Title, date and source stay as they were."""
    title, text = news()
    info = await desk.adds(text)
    better = f"{text}\n\nA later paragraph names Warden Sunniva Holt."
    upload = desk.admin.sends_file("new.txt", better.encode(), caption=f"/edit {info.id}")
    changed = await desk.telegram.answer_to(upload)
    assert "Sunniva Holt" in changed.text
    await desk.presses(changed, texts.BUTTON_SAVE)
    (found,) = desk.titled(title)
    assert found.sentence_count > info.sentence_count
    assert found.published == info.published


async def test_a_correction_of_a_removed_article_says_so(desk: Desk) -> None:
    """Saving it all the same adds the corrected version: nothing is lost."""
    title, text = news()
    info = await desk.adds(text)
    shown = await desk.asks(f"/edit {info.id}")
    removal = await desk.asks(f"/remove {info.id}")
    await desk.presses(removal, texts.BUTTON_REMOVE)
    assert "id" in (await desk.asks(f"/edit {info.id}")).text
    await desk.presses(shown, texts.BUTTON_SAVE)
    assert len(desk.titled(title)) == 1
    assert (await desk.asks(f"/history {info.id}")).text == texts.NO_HISTORY


async def test_a_question_is_still_a_question_beside_a_correction(desk: Desk) -> None:
    """Only what the bot asked for is a new value."""
    _, text = news()
    info = await desk.adds(text)
    await desk.asks(f"/edit {info.id}")
    answer = await desk.asks("Who handed over the prize?")
    assert "Ida Kostrova" in answer.text
