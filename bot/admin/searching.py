"""/articles WORD: the articles that name the words in title or source, or in a sentence."""

from __future__ import annotations

from bot.admin.descriptions import counts_line, short_line, source_line, title_and_id
from bot.admin.pages import page_text
from bot.messages.links import article_link
from bot.messages.rich import RichText, Segment, plain_text
from bot.messages.texts import admin as texts
from bot.services import BotContext
from facts import ArticleInfo, Library, QuestionError

MOST_SHOWN = 8
_LONGEST_WORDS = 200
_MOST_INSIDE = 20


async def search_page(context: BotContext, words: str) -> RichText:
    """Return the articles with the words in title or source, then those with them in a sentence."""
    services = context.services
    found = await services.run(matching, services.library, words)
    shown = short_line(words, _LONGEST_WORDS)
    if not found:
        return plain_text(texts.NO_ARTICLES_ABOUT.format(words=shown))
    heading = texts.ARTICLES_ABOUT.format(words=shown, count=len(found))
    if len(found) > MOST_SHOWN:
        heading = f"{heading}\n{texts.ARTICLES_FIRST.format(count=MOST_SHOWN)}"
    blocks = [
        [
            *title_and_id(info, link=article_link(context.bot, info)),
            Segment(f"\n{source_line(info)} · {counts_line(info.sentence_count, info.fact_count)}"),
        ]
        for info in found[:MOST_SHOWN]
    ]
    return page_text([heading], blocks)


def matching(library: Library, words: str) -> list[ArticleInfo]:
    """Return the articles that name all the words, each once."""
    wanted = words.casefold().split()
    named = [
        info
        for info in library.articles()
        if all(word in f"{info.title} {info.source or ''}".casefold() for word in wanted)
    ]
    try:
        inside = library.about(words[:_LONGEST_WORDS], limit=_MOST_INSIDE)
    except QuestionError:  # there is no word in it to look for
        inside = []
    return list({info.id: info for info in [*named, *inside]}.values())
