"""The whole text of an article in pages, with one sentence marked: pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageEntityType as Style

from bot.asking.render import source_details
from bot.messages.callbacks import ARTICLES, pack
from bot.messages.rich import RichText, Segment, Writer, one_line, sendable, width
from bot.messages.texts import everyone as texts
from facts import Article, Sentence, SentenceKind

ROOM = 2_000
"""Units of text on one page: less than fits, so that a page is read without much scrolling."""
_LONGEST_TITLE = 300
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of the text that stands on one page. `gap` is the space before it."""

    gap: str
    text: str
    marked: bool = False


Pages = Sequence[Sequence[PagePart]]


def article_pages(article: Article, sentences: Sequence[Sentence], marked: int | None) -> Pages:
    """Return all of the text after the title in pages, at least one. A long sentence is split."""
    pages: list[list[PagePart]] = [[]]
    used = 0
    for part in _parts(article, sentences, marked):
        needed = width(part.gap) + width(part.text)
        if pages[-1] and used + needed > ROOM:
            pages.append([])
            used = 0
        pages[-1].append(part)
        used += needed
    return pages


def page_of_mark(pages: Pages) -> int:
    """Return the number of the page where the marked sentence begins, from 0; else the first."""
    return next((n for n, page in enumerate(pages) if any(part.marked for part in page)), 0)


def page_text(article: Article, pages: Pages, number: int) -> RichText:
    """Return the title, the source, and the page of that number, with the marked sentence bold."""
    title = one_line(article.title, _LONGEST_TITLE) or article.id
    out = Writer(Segment(title, Style.BOLD), "\n", *source_details(article, short=True))
    if len(pages) > 1:
        out.add("\n", texts.PAGE_OF.format(number=number + 1, pages=len(pages)))
    for n, part in enumerate(pages[number]):
        gap = part.gap if n else _PARAGRAPH
        out.add(gap, Segment(part.text, Style.BOLD if part.marked else None))
    return out.rich()


def page_keyboard(
    article_id: str, pages: Pages, number: int, marked: int | None
) -> InlineKeyboardMarkup | None:
    """Return the buttons to the pages before and after, or None if this is the only page."""
    row = [
        InlineKeyboardButton(label, callback_data=pack(ARTICLES, article_id, other, _mark(marked)))
        for label, other in ((texts.BUTTON_BEFORE, number - 1), (texts.BUTTON_AFTER, number + 1))
        if 0 <= other < len(pages)
    ]
    return InlineKeyboardMarkup([row]) if row else None


def _mark(marked: int | None) -> int:
    return -1 if marked is None else marked


def _parts(
    article: Article, sentences: Sequence[Sentence], marked: int | None
) -> Iterator[PagePart]:
    """Yield the sentences and whatever stands between them, but for the title."""
    end = 0
    for sentence in sentences:
        before = article.text[end : sentence.start]
        yield from _split(before, "", marked=False)
        gap = _PARAGRAPH if "\n" in before or not end else " "
        end = sentence.end
        if sentence.kind is not SentenceKind.TITLE:
            yield from _split(sentence.text, gap, marked=sentence.index == marked)
    yield from _split(article.text[end:], "", marked=False)


def _split(text: str, gap: str, *, marked: bool) -> Iterator[PagePart]:
    rest = sendable(text).strip()
    while rest:
        part = _beginning(rest)
        yield PagePart(gap or _PARAGRAPH, part, marked)
        rest = rest[len(part) :].lstrip()
        gap = " "


def _beginning(text: str) -> str:
    """Return the beginning of a text that fits on a page, up to a space if there is one."""
    limit = ROOM - len(_PARAGRAPH)
    if width(text) <= limit:
        return text
    part = text[:limit]
    if width(part) > limit:
        part = part[: limit // 2]  # a character takes two units at most
    space = max(part.rfind(" "), part.rfind("\n"))
    return (part[:space] if space > limit // 2 else part).rstrip()
