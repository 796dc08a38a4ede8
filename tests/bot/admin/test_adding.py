"""Adding an article from Telegram, each way, from the message to the record."""

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
    """What is shown is stored by Add, and not before."""
    assert preview.parts("bold")[0] == title
    assert desk.titled(title) == []
    await desk.presses(preview, ADD)
    (info,) = desk.titled(title)
    assert preview.links() == [f"https://t.me/rapporteur_bot?start=art_{info.id}"]
    assert preview.buttons == []


async def test_text_after_the_command_is_shown_and_added_once_confirmed(desk: Desk) -> None:
    """Title, date, source, sentences and facts are shown; then the record answers from it."""
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
    """In a group too, from somebody else's message; its sender isn't taken for the source."""
    title, text = news()
    room = desk.telegram.group()
    post = desk.telegram.person("Ben").message(text, group=room)
    preview = await desk.asks("/add", group=room, reply_to=post)
    assert "without a named source" in preview.text
    await added(desk, preview, title)


async def test_a_post_forwarded_in_private_is_offered(desk: Desk) -> None:
    """Without a command; the channel is the source, and its address the link."""
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
    """The date is that of the post where the text itself names none."""
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
    """Each format, with the command as caption or just uploaded in private."""
    title, text = news()
    name, data, media_type = make(text)
    upload = desk.admin.sends_file(name, data, media_type, caption=caption)
    await added(desk, await desk.telegram.answer_to(upload), title)


async def test_a_file_replied_to_in_a_group_is_added(desk: Desk) -> None:
    """Where a bare upload is nobody's business."""
    title, text = news()
    room = desk.telegram.group()
    upload = desk.admin.sends_file(*documents.txt(text), group=room)
    preview = await desk.asks("/add", group=room, reply_to=upload)
    await added(desk, preview, title)
    assert desk.telegram.answers_to(upload) == []


async def test_a_file_too_large_is_refused_before_it_is_downloaded(desk: Desk) -> None:
    """The limit is named; neither its bytes nor even its path are asked for."""
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
    """What it is, why not, and what to do, in words; no error of the bot's own."""
    before = desk.everything()
    upload = desk.admin.sends_file(name, data, media_type, caption="/add")
    refusal = await desk.telegram.answer_to(upload)
    assert told in refusal.text
    assert "went wrong" not in refusal.text
    assert refusal.buttons == []
    assert desk.everything() == before


async def test_a_hostile_page_gives_its_text_and_nothing_else(desk: Desk) -> None:
    """Scripts, forms and markup in the title stay out, and entities are text."""
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
    """Nobody reads the server's own network by the bot."""
    before = desk.everything()
    refusal = await desk.asks(f"/add {url}")
    assert refusal.buttons == []
    assert "went wrong" not in refusal.text
    assert desk.everything() == before


async def test_add_alone_says_how(desk: Desk) -> None:
    """With all the ways."""
    told = await desk.asks("/add")
    for way in ("/add", "link", "reply", ".pdf", "forward"):
        assert way in told.text


async def test_a_text_without_a_word_is_refused(desk: Desk) -> None:
    """Nothing to add, and nothing that waits."""
    before = desk.everything()
    refusal = await desk.asks("/add … — !")
    assert refusal.buttons == []
    assert desk.everything() == before


async def test_the_same_text_again_is_named_with_a_link(desk: Desk) -> None:
    """Also where it was wrapped differently; there is nothing to confirm."""
    title, text = news()
    info = await desk.adds(text)
    again = await desk.asks("/add " + text.replace(". The", ".\nThe"))
    assert again.buttons == []
    assert info.id in again.text
    assert again.links() == [f"https://t.me/rapporteur_bot?start=art_{info.id}"]
    assert len(desk.titled(title)) == 1


async def test_a_text_much_like_another_is_named_with_its_likeness(desk: Desk) -> None:
    """And can be added all the same."""
    _, text = news()
    tail = " ".join(f"The council also met growers from village number {n}." for n in range(20))
    info = await desk.adds(f"{text}\n\n{tail}")
    preview = await desk.asks(f"/add {text}\n\n{tail}\n\nGrowers were pleased.")
    assert "% like" in preview.text
    assert f"https://t.me/rapporteur_bot?start=art_{info.id}" in preview.links()
    await desk.presses(preview, ADD)
    assert preview.text.startswith("Added")


async def test_an_article_sent_twice_is_stored_once(desk: Desk) -> None:
    """The second confirmation says so, and the log has one entry."""
    title, text = news()
    first, second = await desk.asks(f"/add {text}"), await desk.asks(f"/add {text}")
    await desk.presses(first, ADD)
    await desk.presses(second, ADD)
    assert "meanwhile" in second.text
    (info,) = desk.titled(title)
    with desk.state() as state:
        assert [e.article_id for e in state.audit_log(limit=50)].count(info.id) == 1


async def test_cancel_adds_nothing(desk: Desk) -> None:
    """And a button that was pressed too late says so."""
    title, text = news()
    preview = await desk.asks(f"/add {text}")
    data = preview.button(ADD)["callback_data"]
    await desk.presses(preview, "✖️ Cancel")
    assert preview.buttons == []
    late = await desk.telegram.end_of(desk.admin.sends_press(preview, data))
    assert "no longer" in late["text"]
    assert desk.titled(title) == []


async def test_only_the_admin_who_sent_it_decides(desk: Desk) -> None:
    """Another admin is told so, and the article still waits."""
    title, text = news()
    room = desk.telegram.group()
    preview = await desk.asks(f"/add {text}", group=room)
    for label in (ADD, "✖️ Cancel", "Edit title", "All facts"):
        refused = await desk.telegram.end_of(desk.other.presses(preview, label))
        assert "Only the admin" in refused["text"]
    await added(desk, preview, title)


async def test_all_facts_are_shown_in_pages(desk: Desk) -> None:
    """Forth, and back to the article."""
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
    """Clients split longer ones: the admin is warned."""
    _, text = news()
    filler = " ".join(f"Growers of row {n} were pleased." for n in range(200))
    long = f"/add {text}\n\n{filler}"[:4096]
    preview = await desk.asks(long)
    assert "splits a long text" in preview.text
    await desk.presses(preview, "✖️ Cancel")


async def test_of_a_forwarded_album_only_the_text_counts(desk: Desk) -> None:
    """The other pictures are passed over in silence."""
    title, text = news()
    channel = {"id": -1009990001, "type": "channel", "title": "Agency", "username": "agency"}
    origin = {"type": "channel", "chat": channel, "message_id": 7, "date": 1_700_000_000}
    fields = {"forward_origin": origin, "media_group_id": "77"}
    first = desk.admin.sends_photo(text, **fields)
    second = desk.admin.sends_photo(None, **fields)
    await added(desk, await desk.telegram.answer_to(first), title)
    assert desk.telegram.answers_to(second) == []


async def test_what_a_person_wrote_is_a_question_also_when_forwarded(desk: Desk) -> None:
    """An admin may forward a reader's question to have it answered."""
    sender = desk.telegram.person("Ben").user
    origin = {"type": "user", "sender_user": sender, "date": 1_700_000_000}
    answer = await desk.asks(r.WHO, forward_origin=origin)
    assert r.WHO_SHORT in answer.text


async def test_an_export_uploaded_without_a_command_is_not_added_as_an_article(
    desk: Desk,
) -> None:
    """The admin is told what to do with it."""
    before = desk.everything()
    upload = desk.admin.sends_file("record.jsonl", b"{}", "application/json")
    assert "/import" in (await desk.telegram.answer_to(upload)).text
    assert desk.everything() == before
