"""From an answer to its article: the whole text in pages, with the cited sentence marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import article_pages as pages_of
from bot.messages.rich import LIMIT, sendable, width
from bot.messages.texts import everyone as texts
from facts import Article, Library, Sentence, SentenceKind
from tests.bot.asking.test_render import assert_sendable, parts
from tests.telegram_api import Message, TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import Alone

asked_of_the_bot = pytest.mark.asyncio(loop_scope="session")
LONG = Article.of(
    " ".join(
        "The Ferry Fund paid 4,200 crowns to repair the lamps of ward 60."
        if n == 60
        else f"In ward {n} the auditor Milo Tarrant counted {n + 200} lamps that no longer burn."
        for n in range(90)
    ),
    title="Lamps of Quillport",
)


def link_of(answer: Message) -> str:
    """Return the payload of the link of an answer's title."""
    return answer.links()[0].rpartition("=")[2]


@asked_of_the_bot
async def test_the_title_leads_to_the_cited_sentence(telegram: TelegramServer) -> None:
    """It is bold in the text of its article."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.COST))
    (quote,) = answer.parts("blockquote")
    shown = await telegram.answer_to(person.says(f"/start {link_of(answer)}"))
    assert shown.parts("bold") == [r.OPENING.title, quote]
    assert "Ines Calder opened" in shown.text
    assert shown.links() == [r.OPENING.url]


@asked_of_the_bot
async def test_an_article_is_read_page_by_page(alone: Alone, folder: Path) -> None:
    """From the page of the cited sentence to the others; the mark stays."""
    with Library.open(folder / "record.db") as library:
        library.add(LONG)
    async with alone() as (telegram, _):
        person = telegram.person()
        answer = await telegram.answer_to(person.says("How much did the Ferry Fund pay?"))
        (quote,) = answer.parts("blockquote")
        assert "ward 60" in quote
        shown = await telegram.answer_to(person.says(f"/start {link_of(answer)}"))
        assert shown.parts("bold") == [LONG.title, quote]
        assert shown.buttons == [texts.BUTTON_BEFORE, texts.BUTTON_AFTER]
        read = [shown.text]
        while texts.BUTTON_BEFORE in shown.buttons:
            before = shown.text
            await telegram.end_of(person.presses(shown, texts.BUTTON_BEFORE))
            await telegram.until(lambda before=before: shown.text != before)  # type: ignore[misc]
            read.append(shown.text)
        assert "ward 0 " in read[-1]
        assert texts.PAGE_OF.format(number=1, pages=len(read) + 1)[:7] in read[-1]
        bad = person.sends_press(shown, f"v:{LONG.id}:x:y")
        assert (await telegram.end_of(bad))["text"] == texts.NO_MORE
        gone = person.sends_press(shown, "v:0000000000000000:0:-1")
        assert (await telegram.end_of(gone))["text"] == texts.ARTICLE_GONE


@asked_of_the_bot
async def test_a_name_alone_lists_the_articles_about_it(telegram: TelegramServer) -> None:
    """With links to them, also in a group, and it is not counted as a question."""
    person, group = telegram.person(), telegram.group()
    for said in (person.says("Tide Museum"), person.says("/ask Tide Museum", group=group)):
        answer = await telegram.answer_to(said)
        assert answer.text.startswith("What would you like to know about “Tide Museum”?")
        assert r.OPENING.title in answer.parts("text_link")
        assert answer.parts("blockquote") == []
        opened = await telegram.answer_to(person.says(f"/start {link_of(answer)}"))
        assert opened.parts("bold")[0] in answer.parts("text_link")


texts_of_sentences = st.lists(
    st.tuples(st.text(min_size=1), st.integers(1, 3000), st.sampled_from([" ", "\n", "\n\n", "…"])),
    min_size=1,
    max_size=6,
)


@given(texts_of_sentences, st.integers(0, 6))
def test_all_pages_together_hold_the_whole_text(
    given_sentences: list[tuple[str, int, str]], mark: int
) -> None:
    """In order, each within Telegram's limits, with the mark on the page that is shown first."""
    text, sentences = "", []
    for n, (unit, times, gap) in enumerate(given_sentences):
        whole = (unit * times)[:3000]
        start = len(text)
        text += whole
        sentences.append(
            Sentence(
                article_id="0" * 16,
                index=n,
                kind=SentenceKind.BODY,
                start=start,
                end=len(text),
                text=whole,
            )
        )
        text += gap
    article = Article.model_construct(
        id="0" * 16, text=text, title="T", source=None, published=None, url=None
    )
    pages = pages_of.article_pages(article, sentences, mark)
    shown = [pages_of.page_text(article, pages, n) for n in range(len(pages))]
    for rich in shown:
        assert_sendable(rich)
        assert width(rich.text) < LIMIT
    pieces = [piece for page in pages for piece in page]
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(
        sendable(text).split()
    )
    marked = [piece for piece in pieces if piece.marked]
    first = pages_of.page_of_mark(pages)
    if marked:
        assert marked[0] in pages[first]
        assert marked[0].text in parts(shown[first], "bold")
    else:
        assert first == 0
