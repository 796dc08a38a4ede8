"""Posts of watched channels come into the record by themselves, or after a confirmation."""

from __future__ import annotations

import pytest

from bot.admin.channels import named_channel
from bot.messages.texts import admin as texts
from tests.bot.admin.desk import Desk, news

e2e = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("argument", "name"),
    [
        ("@the_post", "@the_post"),
        ("add @the_post ask", "@the_post"),
        ("https://t.me/the_post", "https://t.me/the_post"),
        ("remove -1001234567890", "-1001234567890"),
        ("https://post.example/feed.xml", None),
        ("https://t.me/s/the_post", None),
        ("pause 1", None),
        ("@a", None),
    ],
)
def test_a_channel_is_told_from_a_feed(argument: str, name: str | None) -> None:
    """By its name, its address or its id."""
    found = named_channel(argument)
    assert (found["name"] if found is not None else None) == name


@e2e
async def test_posts_of_a_watched_channel_are_added(desk: Desk) -> None:
    """Not short ones; an edit replaces the article, and nothing is written into the channel."""
    channel = desk.telegram.channel("Tarnow Post", "tarnow_post")
    assert "admin of the channel" in (await desk.asks("/watch @tarnow_post")).text
    channel.make_bot_admin()
    told = await desk.asks("/watch @tarnow_post")
    assert told.text == texts.CHANNEL_WATCHED.format(title="Tarnow Post", record="main")
    channel.posts("Good morning, Tarnow!")
    (title, text), (other, _) = news(), news()
    post = channel.posts(text)
    await desk.bot.logs("post added")
    (info,) = desk.titled(title)
    assert (info.source, info.url) == (
        "Tarnow Post",
        f"https://t.me/tarnow_post/{post.id}",
    )
    assert desk.titled("Good morning, Tarnow!") == []
    channel.edits(post, text.replace(title, other))
    await desk.bot.logs("post replaced")
    shown = await desk.asks("/watch")
    assert "Tarnow Post" in shown.text
    assert (len(desk.titled(title)), len(desk.titled(other))) == (0, 1)
    assert desk.telegram.sent(channel.id) == []
    await desk.presses(shown, "🗑 Remove Tarnow Post")
    channel.posts(news()[1])
    assert (await desk.asks("/watch remove @tarnow_post")).text == texts.CHANNEL_NOT_WATCHED
    assert len(desk.bot.events("post added")) == 1


@e2e
async def test_posts_may_wait_for_a_confirmation(desk: Desk) -> None:
    """The admin who watches the channel gets them in private."""
    channel = desk.telegram.channel("Evening Post", "evening_post")
    channel.make_bot_admin()
    told = await desk.asks("/watch https://t.me/evening_post ask")
    assert told.text == texts.CHANNEL_WATCHED_ASK.format(title="Evening Post")
    title, text = news()
    before = len(desk.telegram.sent(desk.admin.id))
    channel.posts(text)
    await desk.telegram.until(lambda: len(desk.telegram.sent(desk.admin.id)) > before)
    preview = desk.telegram.sent(desk.admin.id)[-1]
    assert desk.titled(title) == []
    await desk.presses(preview, texts.BUTTON_ADD)
    assert len(desk.titled(title)) == 1
    assert (
        texts.CHANNEL_REMOVED.format(title="Evening Post")
        == (await desk.asks("/watch remove @evening_post")).text
    )


@e2e
async def test_what_is_no_channel_is_not_watched(desk: Desk) -> None:
    """A group has members who ask, and may hold anything."""
    unknown = await desk.asks("/watch @nobody_here")
    assert unknown.text == texts.NO_CHANNEL.format(name="@nobody_here")
    stranger = desk.telegram.person("Eve")
    assert (await desk.asks("/watch @tarnow_post", by=stranger)).text == texts.REFUSED
