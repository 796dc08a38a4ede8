"""Lists of articles, sentences and facts fit into pages, whatever the titles."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin.adding.preview import preview_text
from bot.admin.descriptions import short_line, title_and_id
from bot.admin.pages import PageBlock, page_heading, page_text, paginate
from bot.messages.rich import LIMIT, Segment, width
from facts.models import Article, ArticleInfo, Fact, FactKind, NearDuplicate, Preview, Slot, Span
from tests.bot.admin.desk import Desk, news

e2e = pytest.mark.asyncio(loop_scope="session")

_TEXT = st.text(st.characters(codec=None), max_size=300)
_LONG = st.integers(0, 6000).map(lambda n: "🌊" * n)
_PIECE = st.builds(Segment, st.one_of(_TEXT, _LONG))
HOSTILE = "<b>&amp;_*[x](http://y)`\u202eevil\u2066 שלום مرحبا 🌊🌊 ".ljust(1_000, "W")


@given(st.lists(st.lists(_PIECE, max_size=4), max_size=12), st.integers(1, 6))
def test_every_block_is_on_one_page_and_every_page_fits(blocks: list[PageBlock], most: int) -> None:
    """The order is kept, no block is lost, and no page is too long for a message."""
    pages = paginate(blocks, most)
    assert sum(len(each) for each in pages) == len(blocks)
    assert all(len(each) <= most for each in pages)
    for number, each in enumerate(pages):
        rich = page_text([page_heading("Heading", number, len(pages))], each)
        assert width(rich.text) <= LIMIT
    begins = ["".join(p.text for p in block)[:20] for each in pages for block in each]
    assert begins == ["".join(p.text for p in block)[:20] for block in blocks]


@given(st.one_of(_TEXT, _LONG), st.integers(2, 400))
def test_a_line_is_one_line_that_can_be_sent(text: str, limit: int) -> None:
    """It has no line breaks, no direction marks and no lone surrogates."""
    found = short_line(text, limit)
    assert width(found) <= limit
    assert not set(found) & set("\n\r\t\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    found.encode()


def _fact(kind: FactKind, value: str) -> Fact:
    return Fact(
        article_id="0" * 16,
        sentence_index=0,
        kind=kind,
        slot=Slot.OTHER,
        subject=value,
        predicate=value,
        value=value,
        span=Span(start=0, end=len(value)),
        normal=value,
    )


@pytest.mark.parametrize("title", ["", " ", "Council", HOSTILE, HOSTILE[::-1], "\ud800"])
def test_a_preview_fits_whatever_is_in_it(title: str) -> None:
    """It has every kind of fact, many values, several near duplicates and endless titles."""
    article = Article.of("x", title=title, source=title, url=title, published=date(2025, 1, 1))
    info = ArticleInfo(id="0" * 16, title=title, source=title)
    preview = Preview(
        article=article,
        sentences=(),
        facts=tuple(_fact(kind, f"{n} {title}") for kind in FactKind for n in range(9)),
        near_duplicates=tuple(NearDuplicate(article=info, similarity=1) for _ in range(9)),
    )
    rich = preview_text(preview, lambda info: f"https://t.me/bot?start=art_{info.id}", cut=True)
    assert width(rich.text) <= LIMIT
    for entity in rich.entities:
        assert 0 <= entity.offset < entity.offset + entity.length <= width(rich.text)
    assert title_and_id(info)[0].text.strip()


@e2e
async def test_the_articles_are_listed_in_pages(desk: Desk) -> None:
    """Each article is on exactly one page, with its link and its id, in both directions."""
    await desk.imports([Article.of(news()[1], title=news()[0]) for _ in range(20)])
    shown = await desk.asks("/articles")
    ids = [info.id for info in desk.articles()]
    first = shown.text
    seen = shown.parts("code")
    while "▶️" in shown.buttons:
        await desk.presses(shown, "▶️")
        seen += shown.parts("code")
        assert len(shown.links()) == len(shown.parts("code"))
    assert seen == ids
    while "◀️" in shown.buttons:
        await desk.presses(shown, "◀️")
    assert shown.text == first


@e2e
async def test_a_page_beyond_the_last_is_the_last(desk: Desk) -> None:
    """A page may be gone after removals: the list then shows its last page."""
    await desk.imports([Article.of(news()[1], title=news()[0]) for _ in range(9)])
    shown = await desk.asks("/articles")
    await desk.telegram.change_of(shown, lambda: desk.admin.sends_press(shown, "a:list:99999"))
    assert "▶️" not in shown.buttons
    assert shown.parts("code")[-1] == desk.articles()[-1].id


@e2e
async def test_an_article_is_shown_sentence_by_sentence_in_pages(desk: Desk) -> None:
    """Every sentence is on one page. Buttons lead to the facts and to the removal."""
    title, text = news()
    more = " ".join(f"Judge Ada Wolski chaired panel {n} in the town hall." for n in range(100))
    info = (await desk.imports([Article.of(f"{text}\n\n{more}", title=title)]))[0]
    shown = await desk.asks(f"/article {info.id[:10]}")
    assert shown.parts("code") == [info.id]
    whole = shown.text
    while "▶️" in shown.buttons:
        await desk.presses(shown, "▶️")
        whole += shown.text
    for n in range(100):
        assert whole.count(f"panel {n} in") == 1
    await desk.presses(shown, "Facts")
    assert "Ada Wolski" in shown.text or "Orchard" in shown.text
    assert "page 1 of" in shown.text
    await desk.presses(shown, "Text")
    question = await desk.prompt(shown, "🗑 Remove")
    assert question.text.startswith("Remove this article")
    await desk.presses(question, "🗑 Remove")
    assert info.id not in [i.id for i in desk.articles()]
    gone = await desk.prompt(shown, "Facts")
    assert "No article" in gone.text


@e2e
async def test_facts_by_command(desk: Desk) -> None:
    """The list is the same as behind the button."""
    info = desk.articles()[0]
    shown = await desk.asks(f"/facts {info.id}")
    assert "All facts" in shown.text
    assert shown.parts("code") == [info.id]


@e2e
async def test_hostile_titles_are_text_everywhere(desk: Desk) -> None:
    """No list, question or audit entry shows markup or reversed text, or is over a limit."""
    text = "Judge Ada Wolski chaired the hostile panel in Tarnow."
    hostile = Article.of(text, title=HOSTILE, source=HOSTILE, published=date(2050, 1, 1))
    (info,) = await desk.imports([hostile])
    for command in ("/articles", f"/article {info.id}", f"/facts {info.id}", "/audit"):
        shown = await desk.asks(command)
        assert "<b>&amp;_*[x](http://y)" in shown.text
        assert "\u202e" not in shown.text
    again = await desk.asks(f"/add {text}")
    assert info.id in again.text
    question = await desk.asks(f"/remove {info.id}")
    await desk.presses(question, "🗑 Remove")
    await desk.presses(question, "↩️ Undo")
    question = await desk.asks(f"/remove {info.id}")
    await desk.presses(question, "🗑 Remove")
