"""Adding an article from Telegram in each way, from the message to the record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bot.admin import documents
from tests.bot.admin.desk import Desk, news
from tests.bot.admin.documents import Made
from tests.telegram_api import record as r
from tests.telegram_api.message import Message

pytestmark = pytest.mark.asyncio(loop_scope="session")

ADD = "✅ Add"


async def added(desk: Desk, preview: Message, title: str) -> None:
    """Press Add, and check that the article is stored then and not before."""
    assert preview.parts("bold")[0] == title
    assert desk.titled(title) == []
    await desk.presses(preview, ADD)
    (info,) = desk.titled(title)
    assert preview.links() == [f"https://t.me/rapporteur_bot?start=art_{info.id}"]
    assert preview.buttons == []


async def test_text_after_the_command_is_shown_and_added_once_confirmed(desk: Desk) -> None:
    """The preview has title, date, source, sentences and facts. Then the record answers from it."""
    title, text = news()
    preview = await desk.asks(f"/add {text}")
    assert "4 March 2025" in preview.text
    assert "5 sentences" in preview.text
    assert "People: " in preview.text
    assert "Ida Kostrova" in preview.text
    await added(desk, preview, title)
    answer = await desk.asks("Who handed over the prize?")
    assert "Ida Kostrova" in answer.text


async def test_the_text_of_a_message_replied_to_is_added(desk: Desk) -> None:
    """This also works in a group with somebody else's message. Its sender is not the source."""
    title, text = news()
    room = desk.telegram.group()
    post = desk.telegram.person("Ben").message(text, group=room)
    preview = await desk.asks("/add", group=room, reply_to=post)
    assert "unknown source" in preview.text
    await added(desk, preview, title)


async def test_a_post_forwarded_in_private_is_offered(desk: Desk) -> None:
    """It needs no command. The channel is the source, and the post's address is the link."""
    title, text = news()
    post = desk.admin.forwards(text, title="Orchard Wire")
    preview = await desk.telegram.answer_to(post)
    assert "Orchard Wire" in preview.text
    assert "https://t.me/agency/77" in preview.text
    await added(desk, preview, title)
    (info,) = desk.titled(title)
    assert info.source == "Orchard Wire"
    assert info.url == "https://t.me/agency/77"


async def test_a_forwarded_post_replied_to_is_added_with_its_origin(desk: Desk) -> None:
    """The date is that of the post if the text names none."""
    title, text = news()
    text = text.replace("TARNOW, 4 March 2025 – ", "")
    post = desk.admin.forwards(text, title="Orchard Wire")
    offered = await desk.telegram.answer_to(post)
    assert "no date" not in offered.text
    preview = await desk.asks("/add", reply_to=post)
    assert "Orchard Wire" in preview.text
    assert "no date" not in preview.text
    await added(desk, preview, title)


@pytest.mark.parametrize(
    "make", [documents.txt, documents.page, documents.word, documents.pdf], ids=lambda m: m.__name__
)
@pytest.mark.parametrize("caption", [None, "/add"], ids=["bare", "captioned"])
async def test_an_uploaded_file_is_added(
    desk: Desk, make: Callable[[str], Made], caption: str | None
) -> None:
    """This works for each format, with the command as caption or without it in private."""
    title, text = news()
    name, data, media_type = make(text)
    upload = desk.admin.sends_file(name, data, media_type, caption=caption)
    await added(desk, await desk.telegram.answer_to(upload), title)


async def test_a_file_replied_to_in_a_group_is_added(desk: Desk) -> None:
    """In a group, a file alone is not for the bot."""
    title, text = news()
    room = desk.telegram.group()
    upload = desk.admin.sends_file(*documents.txt(text), group=room)
    preview = await desk.asks("/add", group=room, reply_to=upload)
    await added(desk, preview, title)
    assert desk.telegram.answers_to(upload) == []


async def test_a_file_too_large_is_refused_before_it_is_downloaded(desk: Desk) -> None:
    """The refusal names the limit. The bot does not even ask for the file's path."""
    before, asked = desk.everything(), len(desk.telegram.calls("getFile"))
    upload = desk.admin.sends_file("big.txt", b"small", size=20_000_001)
    refusal = await desk.telegram.answer_to(upload)
    assert "20 MB" in refusal.text
    assert len(desk.telegram.calls("getFile")) == asked
    assert desk.everything() == before


@pytest.mark.parametrize(
    ("name", "data", "media_type", "told"),
    [
        ("movie.mp4", b"....ftypisom", "video/mp4", "cannot read that kind"),
        ("empty.txt", b"  \n", "text/plain", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "text/plain", "not text"),
        ("broken.pdf", b"%PDF-1.7\nnothing here", "application/pdf", "PDF"),
        ("broken.docx", b"PK\x03\x04garbage word/", documents.word("x")[2], "DOCX"),
        ("nothing.html", b"<html><body><script>1</script></body></html>", "text/html", ""),
    ],
)
async def test_a_bad_file_is_refused_and_nothing_changes(
    desk: Desk, name: str, data: bytes, media_type: str, told: str
) -> None:
    """The refusal says what is wrong, why, and what to do. The bot itself has no error."""
    before = desk.everything()
    upload = desk.admin.sends_file(name, data, media_type, caption="/add")
    refusal = await desk.telegram.answer_to(upload)
    assert told in refusal.text
    assert "went wrong" not in refusal.text
    assert refusal.buttons == []
    assert desk.everything() == before


async def test_a_hostile_page_gives_its_text_and_nothing_else(desk: Desk) -> None:
    """Scripts, forms and markup in the title are left out, and entities become text."""
    title, text = news()
    text = text.replace(title, f"{title} <b>&</b>")
    hostile = "<script>alert('pwned')</script><iframe src='file:///etc/passwd'></iframe>"
    upload = desk.admin.sends_file(*documents.page(text, extra=hostile))
    preview = await desk.telegram.answer_to(upload)
    assert "pwned" not in preview.text
    await desk.presses(preview, ADD)
    (info,) = [i for i in desk.articles() if i.title.startswith(title)]
    shown = await desk.asks(f"/article {info.id}")
    assert "pwned" not in shown.text
    assert "passwd" not in shown.text


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/x"]
)
async def test_an_address_in_a_private_network_is_refused(desk: Desk, url: str) -> None:
    """The bot must not read the server's own network for anyone."""
    before = desk.everything()
    refusal = await desk.asks(f"/add {url}")
    assert refusal.buttons == []
    assert "went wrong" not in refusal.text
    assert desk.everything() == before


async def test_add_alone_explains_how_to_use_it(desk: Desk) -> None:
    """It explains every way to add an article."""
    told = await desk.asks("/add")
    for way in ("/add", "link", "reply", ".pdf", "forward"):
        assert way in told.text


async def test_a_text_without_a_word_is_refused(desk: Desk) -> None:
    """Nothing is added, and nothing waits for a confirmation."""
    before = desk.everything()
    refusal = await desk.asks("/add … — !")
    assert refusal.buttons == []
    assert desk.everything() == before


async def test_the_same_text_again_is_named_with_a_link(desk: Desk) -> None:
    """This includes text with other line breaks. There is nothing to confirm."""
    title, text = news()
    info = await desk.adds(text)
    again = await desk.asks("/add " + text.replace(". The", ".\nThe"))
    assert again.buttons == []
    assert info.id in again.text
    assert again.links() == [f"https://t.me/rapporteur_bot?start=art_{info.id}"]
    assert len(desk.titled(title)) == 1


async def test_a_near_duplicate_is_named_with_its_similarity(desk: Desk) -> None:
    """It can still be added."""
    _, text = news()
    tail = " ".join(f"The council also met growers from village number {n}." for n in range(20))
    info = await desk.adds(f"{text}\n\n{tail}")
    preview = await desk.asks(f"/add {text}\n\n{tail}\n\nGrowers were pleased.")
    assert "% similar" in preview.text
    assert f"https://t.me/rapporteur_bot?start=art_{info.id}" in preview.links()
    await desk.presses(preview, ADD)
    assert preview.text.startswith("Added")


async def test_an_article_sent_twice_is_stored_once(desk: Desk) -> None:
    """The second confirmation says so, and the audit log has one entry."""
    title, text = news()
    first, second = await desk.asks(f"/add {text}"), await desk.asks(f"/add {text}")
    await desk.presses(first, ADD)
    await desk.presses(second, ADD)
    assert "in the meantime" in second.text
    (info,) = desk.titled(title)
    with desk.state() as state:
        assert [e.article_id for e in state.audit_log(limit=50)].count(info.id) == 1


async def test_cancel_adds_nothing(desk: Desk) -> None:
    """A button pressed afterwards says that it is too late."""
    title, text = news()
    preview = await desk.asks(f"/add {text}")
    data = preview.button(ADD)["callback_data"]
    await desk.presses(preview, "✖️ Cancel")
    assert preview.buttons == []
    late = await desk.telegram.end_of(desk.admin.sends_press(preview, data))
    assert "no longer" in late["text"]
    assert desk.titled(title) == []


async def test_only_the_admin_who_sent_it_decides(desk: Desk) -> None:
    """Another admin is refused, and the article still waits."""
    title, text = news()
    room = desk.telegram.group()
    preview = await desk.asks(f"/add {text}", group=room)
    for label in (ADD, "✖️ Cancel", "Edit title", "All facts"):
        refused = await desk.telegram.end_of(desk.other.presses(preview, label))
        assert "Only the admin" in refused["text"]
    await added(desk, preview, title)


async def test_all_facts_are_shown_in_pages(desk: Desk) -> None:
    """The buttons lead from page to page and back to the article."""
    _, text = news()
    more = " ".join(f"Judge Ada Wolski chaired panel {n} in 19{n}." for n in range(10, 40))
    preview = await desk.asks(f"/add {text}\n\n{more}")
    whole = preview.text
    await desk.presses(preview, "All facts")
    assert "page 1 of" in preview.text
    await desk.presses(preview, "▶️")
    assert "page 2 of" in preview.text
    await desk.presses(preview, "◀️")
    assert "page 1 of" in preview.text
    await desk.presses(preview, "Back")
    assert preview.text == whole
    assert ADD in preview.buttons


async def test_a_text_as_long_as_a_message_may_be_cut(desk: Desk) -> None:
    """Clients split longer texts, so the bot warns the admin."""
    _, text = news()
    filler = " ".join(f"Growers of row {n} were pleased." for n in range(200))
    long = f"/add {text}\n\n{filler}"[:4096]
    preview = await desk.asks(long)
    assert "splits a long text" in preview.text
    await desk.presses(preview, "✖️ Cancel")


async def test_of_a_forwarded_album_only_the_text_counts(desk: Desk) -> None:
    """The bot says nothing about the other pictures."""
    title, text = news()
    channel = {"id": -1009990001, "type": "channel", "title": "Agency", "username": "agency"}
    origin = {"type": "channel", "chat": channel, "message_id": 7, "date": 1_700_000_000}
    fields = {"forward_origin": origin, "media_group_id": "77"}
    first = desk.admin.sends_photo(text, **fields)
    second = desk.admin.sends_photo(None, **fields)
    await added(desk, await desk.telegram.answer_to(first), title)
    assert desk.telegram.answers_to(second) == []


async def test_a_persons_forwarded_words_are_a_question(desk: Desk) -> None:
    """An admin may forward a reader's question to get it answered."""
    sender = desk.telegram.person("Ben").user
    origin = {"type": "user", "sender_user": sender, "date": 1_700_000_000}
    answer = await desk.asks(r.WHO, forward_origin=origin)
    assert r.WHO_SHORT in answer.text


async def test_an_export_uploaded_without_a_command_is_not_added_as_an_article(
    desk: Desk,
) -> None:
    """The bot explains how to import it."""
    before = desk.everything()
    upload = desk.admin.sends_file("record.jsonl", b"{}", "application/json")
    assert "/import" in (await desk.telegram.answer_to(upload)).text
    assert desk.everything() == before
