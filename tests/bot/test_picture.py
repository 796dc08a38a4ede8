"""The picture in the README shows messages exactly, with every word, entity and button."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import MessageEntityType as Style

from bot.messages.rich import Segment, Writer
from docs.pictures import make
from docs.pictures.page import Chat, page, rich
from tests.telegram_api import TelegramServer

PERSON = {"id": 7, "first_name": "Ada <3"}


def raw(*pieces: Segment | str) -> dict[str, Any]:
    """Return a message that the bot's own writer makes of the segments."""
    written = Writer(*pieces).rich()
    return {
        "from": PERSON,
        "chat": {"type": "private"},
        "date": 0,
        "text": written.text,
        "entities": [entity.to_dict() for entity in written.entities],
    }


def shown(html: str) -> str:
    """Return the words of a piece of HTML."""
    return unescape(re.sub("<[^>]*>", "", html))


def test_entities_are_where_they_belong() -> None:
    """An emoji before them counts two units. No text becomes HTML."""
    message = raw(
        Segment("Yes & no", Style.BOLD),
        "\n",
        Segment("\U0001f30a Tide <b>", Style.BLOCKQUOTE),
        "\n",
        Segment("Source", url="https://news.example/?a&b"),
    )
    assert rich(message["text"], message["entities"]) == (
        "<b>Yes &amp; no</b>\n<blockquote>\U0001f30a Tide &lt;b&gt;</blockquote>"
        '<a href="https://news.example/?a&amp;b">Source</a>'
    )


def test_nested_entities_are_nested() -> None:
    """The cited sentence is bold inside the quote of its context."""
    out = Writer("In its context:", "\n")
    start = out.width
    out.add("One. ", Segment("Two.", Style.BOLD), " Three.").mark(start, Style.BLOCKQUOTE)
    written = out.rich()
    html = rich(written.text, [entity.to_dict() for entity in written.entities])
    assert html.endswith("<blockquote>One. <b>Two.</b> Three.</blockquote>")


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8),
            st.sampled_from([None, Style.BOLD, Style.ITALIC, Style.CODE]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_no_word_is_lost_or_added(parts: list[tuple[str, Style | None]]) -> None:
    """This holds for any text and entities."""
    message = raw("\u2022 ", *(Segment(text, style) for text, style in parts))
    assert shown(rich(message["text"], message["entities"])) == message["text"]


def test_a_page_holds_all_of_a_message() -> None:
    """It shows the writer in a group, the message replied to, and the buttons."""
    message = raw("Hello") | {
        "chat": {"type": "supergroup"},
        "reply_to_message": raw("And\nwhen?"),
        "reply_markup": {"inline_keyboard": [[{"text": "A"}, {"text": "B & C"}], [{"text": "D"}]]},
    }
    html = page([Chat("Newsroom", "group", [message], viewer=8)])
    assert html.count(">Ada &lt;3<") == 2
    assert "</b>And when?</span>" in html
    assert re.findall(r"<span>(.*?)</span>", html) == ["group", "A", "B &amp; C", "D"]


@pytest.mark.asyncio(loop_scope="session")
async def test_questions_for_the_picture_address_the_bot(telegram: TelegramServer) -> None:
    """The mention is that of the stand-in's bot."""
    assert make.ASKED_IN_GROUP[0].startswith(f"@{telegram.world.bot['username']} ")
