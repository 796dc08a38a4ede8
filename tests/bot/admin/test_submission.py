"""The submission in a message, and how it becomes an article. No bot runs here."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from telegram import Bot, Message

import facts
from bot.admin.adding.reading import read_submission
from bot.admin.adding.submission import (
    SubmittedFile,
    SubmittedLink,
    SubmittedText,
    is_forwarded_post,
    submission_in,
    submission_of_command,
)
from bot.admin.transfer.importing import ImportProgress, import_articles
from bot.services import BotContext, Services
from bot.state import open_state
from facts.cli.inputs import expand_inputs
from facts.errors import FetchError
from facts.fetch import PrivateHosts
from facts.library import Library
from facts.models import Article
from tests.bot.admin import documents
from tests.bot.admin.desk import news
from tests.bot.admin.exports import exported

CHANNEL = {"id": -100123, "type": "channel", "title": "Orchard Wire", "username": "orchards"}
POST = {"type": "channel", "chat": CHANNEL, "message_id": 5, "date": 1_700_000_000}
URL = "https://news.example/a?b=1"


def message(text: str | None = None, **fields: Any) -> Message:
    raw = {
        "message_id": 1,
        "date": 1_700_000_000,
        "chat": {"id": 7, "type": "private"},
        "from": {"id": 7, "is_bot": False, "first_name": "Edda"},
        **({} if text is None else {"text": text}),
        **fields,
    }
    return Message.de_json(raw, cast(Bot, None))


def raw(text: str, **fields: Any) -> dict[str, Any]:
    return message(text, **fields).to_dict()


@pytest.mark.parametrize(
    "words",
    [URL, f"  {URL} ", f"Council meets in Tarnow\n{URL}", f"{URL} Who was there? Read on"],
)
@pytest.mark.parametrize("command", ["/add ", "/add@rapporteur_bot\n", "/ADD "])
def test_a_link_is_fetched_also_with_its_title(command: str, words: str) -> None:
    """Apps share links with titles."""
    assert submission_of_command(message(command + words)) == SubmittedLink(URL)


@pytest.mark.parametrize(
    "words",
    [
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "ftp://news.example/a.txt",
        "gopher://news.example/1",
        "Council meets in Tarnow ftp://news.example/a",
    ],
)
async def test_a_link_that_is_not_of_the_web_is_refused(words: str) -> None:
    """It is no text, and only web pages are fetched."""
    found = submission_of_command(message(f"/add {words}"))
    assert isinstance(found, SubmittedLink)
    with pytest.raises(FetchError, match="https://"):
        await read_submission(found, CONTEXT)


def test_an_address_may_lack_its_scheme() -> None:
    """People type addresses this way."""
    assert submission_of_command(message("/add news.example/a")) == SubmittedLink(
        "https://news.example/a"
    )


@pytest.mark.parametrize(
    "words", [f"The council met. See {URL}", f"{URL} {URL}", "word " * 50 + URL, "e.g. this"]
)
def test_a_text_with_a_link_is_a_text(words: str) -> None:
    """An article may well name its sources."""
    assert submission_of_command(message(f"/add {words}")) == SubmittedText(words)


@examples(st.text(min_size=1, max_size=200).filter(str.strip))
def test_a_text_is_submitted_as_it_was_written(words: str) -> None:
    """Only white space around it is removed."""
    found = submission_of_command(message(f"/add {words}"))
    assert isinstance(found, SubmittedLink) or found == SubmittedText(words.strip())


def test_a_command_alone_submits_the_message_replied_to() -> None:
    """A quote counts instead of the whole message, and words after the command before both."""
    target = raw("The council met.", forward_origin=POST)
    found = submission_of_command(message("/add", reply_to_message=target))
    assert isinstance(found, SubmittedText)
    assert (found.text, found.origin.source) == ("The council met.", "Orchard Wire")
    quote = {"text": "council", "position": 4}
    quoted = submission_of_command(message("/add", reply_to_message=target, quote=quote))
    assert isinstance(quoted, SubmittedText)
    assert (quoted.text, quoted.origin.source) == ("council", "Orchard Wire")
    assert submission_of_command(
        message("/add Else was said.", reply_to_message=target)
    ) == SubmittedText("Else was said.")
    assert submission_of_command(message("/add")) is None
    assert (
        submission_of_command(message("/add", reply_to_message=message(photo=[]).to_dict())) is None
    )


def test_a_post_of_another_chat_can_be_replied_to() -> None:
    """Telegram then sends the quoted part, or the file."""
    external = {"origin": POST, "chat": CHANNEL}
    quote = {"text": "The council met.", "position": 0}
    found = submission_of_command(message("/add", external_reply=external, quote=quote))
    assert isinstance(found, SubmittedText)
    assert found.origin.url == "https://t.me/orchards/5"
    file = {"file_id": "f", "file_unique_id": "u", "file_name": "a.txt"}
    assert isinstance(
        submission_of_command(message("/add", external_reply={**external, "document": file})),
        SubmittedFile,
    )


def test_the_origin_of_a_post() -> None:
    """A channel has a name, an address and a date. A person is not a source."""
    post = message("The council met.", forward_origin=POST)
    found = submission_in(post)
    assert is_forwarded_post(post)
    assert found is not None
    assert found.origin.published == date(2023, 11, 14)
    private = {**POST, "chat": {**CHANNEL, "username": None}}
    hidden = submission_in(message("The council met.", forward_origin=private))
    assert hidden is not None
    assert hidden.origin.url is None
    person = {"type": "hidden_user", "sender_user_name": "Ben", "date": 1_700_000_000}
    by_person = message("The council met.", forward_origin=person)
    assert not is_forwarded_post(by_person)
    assert submission_in(by_person) == SubmittedText("The council met.")


# From a link to an article


@pytest.fixture
def site() -> Iterator[str]:
    """Run a web server with a page under /page, a PDF under /pdf, and errors elsewhere."""
    served = {"/page": documents.page(news(901)[1]), "/pdf": documents.pdf(news(902)[1])}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path not in served:
                self.send_error(404)
                return
            _, data, media_type = served[self.path]
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            """Log nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


async def _run(fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    import asyncio

    return await asyncio.to_thread(fn, *args, **kwargs)


SETTINGS = SimpleNamespace(private_hosts=PrivateHosts())
CONTEXT = cast(BotContext, SimpleNamespace(services=SimpleNamespace(run=_run, settings=SETTINGS)))


@pytest.mark.parametrize(("path", "number"), [("page", 901), ("pdf", 902)])
async def test_a_linked_page_or_file_becomes_an_article(
    site: str, path: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link becomes its address."""
    allowed = functools.partial(facts.fetch_url, allow_private=True)
    monkeypatch.setattr(facts, "fetch_url", allowed)
    contents = await read_submission(SubmittedLink(f"{site}/{path}"), CONTEXT)
    article = contents.articles[0].article
    assert article.title == news(number)[0]
    assert article.url == f"{site}/{path}"
    assert "Ida Kostrova" in article.text
    with pytest.raises(FetchError, match="404"):
        await read_submission(SubmittedLink(f"{site}/missing"), CONTEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Council meets\n\nTARNOW, 4 March 2025 – The council met. Ida Kostrova spoke.",
        "# Council meets\n\nThe **council** met in [Tarnow](https://tarnow.example).",
        "Message-ID: <1@a>\nFrom: Ida <a@b.example>\nSubject: Council meets\n\nThe council met.",
        "Town,Mayor,Votes\nTarnow,Ida Kostrova,19\nVarno,Anna Breck,21",
        "<p>The council met.</p><p>Ida Kostrova spoke.</p>",
        "Le conseil a choisi sa présidente lundi soir, après un débat de quatre heures.",
    ],
)
async def test_a_text_makes_the_same_article_as_a_file(text: str, tmp_path: Path) -> None:
    """On the command line, and from a message."""
    path = tmp_path / "news.txt"
    path.write_text(text, encoding="utf-8")
    (given,) = expand_inputs([str(path)])
    assert await read_submission(SubmittedText(text), CONTEXT) == given.load()


@pytest.mark.parametrize("text", ['{"title": "Council meets"}', "def f(x):\n    return x\n" * 3])
async def test_a_text_that_is_no_prose_is_refused(text: str) -> None:
    """As a file of it is."""
    with pytest.raises(facts.UnreadableDocument, match="no running text"):
        await read_submission(SubmittedText(text), CONTEXT)


async def test_a_private_address_gets_no_connection(site: str) -> None:
    """A server is listening there, but gets no connection."""
    with pytest.raises(FetchError):
        await read_submission(SubmittedLink(f"{site}/page"), CONTEXT)


# Imports


def test_an_import_ends_when_the_bot_stops() -> None:
    """It ends after the current article, and the added ones are noted."""
    stop = threading.Event()
    given_articles = [Article.of(f"Grower {n} met the council.", title=f"{n}") for n in range(9)]
    with Library.open(":memory:") as library, open_state(":memory:") as state:
        services = cast(Services, SimpleNamespace(library=library, state=state))
        user = message("x").from_user
        assert user is not None
        stop.set()
        result = ImportProgress()
        import_articles(services, user, exported(given_articles), result, stop)
        assert result.stopped
        assert result.added == library.counts().articles == len(state.audit_log(limit=99)) == 1
        stop.clear()
        result = ImportProgress()
        import_articles(services, user, exported(given_articles), result, stop)
        assert (result.added, result.known, result.stopped) == (8, 1, False)
