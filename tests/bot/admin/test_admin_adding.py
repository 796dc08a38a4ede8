"""Adding an article from Telegram, each way, from the message to the record."""

from __future__ import annotations

import pytest

from tests.bot.admin.desk import Desk, news

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_text_after_the_command_is_shown_and_added_once_confirmed(desk: Desk) -> None:
    """Title, date, source, sentences and facts are shown; nothing is stored before Add."""
    title, text = news()
    before = desk.everything()[0]
    preview = await desk.asks(f"/add {text}")
    assert preview.parts("bold") == [title]
    assert "4 March 2025" in preview.text
    print(preview.text, preview.buttons)
    assert desk.everything()[0] == before
    await desk.presses(preview, "✅ Add")
    print(preview.text)
    (added,) = desk.titled(title)
    assert preview.links() == [f"https://t.me/rapporteur_bot?start=art_{added.id}"]
