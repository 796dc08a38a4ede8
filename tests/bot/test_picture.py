"""The picture in the README shows messages as they are: every word, entity and button."""

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
    """A message with what the bot's own writer makes of the pieces."""
    written = Writer(*pieces).rich()
    return {
        "from": PERSON,
        "chat": {"type": "private"},
        "date": 0,
        "text": written.text,
        "entities": [entity.to_dict() for entity in written.entities],
    }


def shown(html: str) -> str:
    """The words of a piece of HTML."""
    return unescape(re.sub("<[^>]*>", "", html))


def test_entities_stand_where_they_belong() -> None:
    """Behind an emoji too, which counts two; and no text is taken for HTML."""
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
    """Whatever the text and its entities."""
    message = raw("\u2022 ", *(Segment(text, style) for text, style in parts))
    assert shown(rich(message["text"], message["entities"])) == message["text"]


def test_a_page_holds_all_of_a_message() -> None:
    """Who wrote it in a group, what it replies to, and its buttons."""
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
async def test_what_is_asked_for_the_picture_is_asked_of_the_bot(telegram: TelegramServer) -> None:
    """Its mention is that of the bot it talks to."""
    assert make.ASKED_IN_GROUP[0].startswith(f"@{telegram.world.bot['username']} ")
