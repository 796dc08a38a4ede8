"""The articles of the record: all in pages, and one with its sentences or facts."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, User
from telegram.constants import MessageEntityType as Style

from bot.admin.adding.preview import FACTS_ON_PAGE
from bot.admin.button_press import Press
from bot.admin.descriptions import amount, fact_block, named, origin
from bot.admin.lookup import one
from bot.admin.pages import Block, button, numbered, page, paginate, turn
from bot.admin.removing import ASK
from bot.messages.links import article_link
from bot.messages.reply import reply
from bot.messages.rich import Piece, Rich, sendable
from bot.messages.texts import admin as texts
from bot.services import Context, Services
from facts.models import ArticleInfo, Sentence

LIST, TEXT, FACTS = "list", "text", "facts"
_ON_PAGE = 8
_SENTENCES_ON_PAGE = 40
_Shown = tuple[Rich, InlineKeyboardMarkup | None]


async def articles(message: Message, user: User, context: Context) -> None:
    """/articles: the first page."""
    await reply(context.bot, message, *await _list(context, 0))


async def article(message: Message, user: User, context: Context) -> None:
    """/article ID: its sentences."""
    info = await one(message, context, "article")
    if info is not None:
        await reply(context.bot, message, *await _text(context.services, info.id, 0))


async def facts(message: Message, user: User, context: Context) -> None:
    """/facts ID: its facts."""
    info = await one(message, context, "facts")
    if info is not None:
        await reply(context.bot, message, *await _facts(context.services, info.id, 0))


async def press_list(press: Press) -> None:
    """Another page of the list."""
    shown = await _list(press.context, press.number(0))
    await press.acknowledge()
    await press.show(*shown)


async def press_text(press: Press) -> None:
    """A page of the article's sentences. Raises `UnknownArticle`."""
    shown = await _text(press.services, press.arguments[0], press.number(1))
    await press.acknowledge()
    await press.show(*shown)


async def press_facts(press: Press) -> None:
    """A page of the article's facts. Raises `UnknownArticle`."""
    shown = await _facts(press.services, press.arguments[0], press.number(1))
    await press.acknowledge()
    await press.show(*shown)


async def _list(context: Context, number: int) -> _Shown:
    services = context.services
    counts = await services.run(services.library.counts)
    if not counts.articles:
        return Rich(texts.NO_ARTICLES, ()), None
    pages = -(-counts.articles // _ON_PAGE)
    number = min(number, pages - 1)
    found = await services.run(services.library.articles, offset=number * _ON_PAGE, limit=_ON_PAGE)
    heading = numbered(texts.ARTICLES.format(count=counts.articles), number, pages)
    blocks: list[Block] = [
        [
            *named(info, link=article_link(context.bot, info)),
            Piece(f"\n{origin(info)} · {amount(info.sentence_count, info.fact_count)}"),
        ]
        for info in found
    ]
    return page([heading], blocks), _rows(turn(number, pages, LIST))


async def _text(services: Services, article_id: str, number: int) -> _Shown:
    info = await services.run(services.library.info, article_id)
    sentences = await services.run(services.library.sentences, article_id)
    pages = paginate([_sentence(sentence) for sentence in sentences], _SENTENCES_ON_PAGE)
    other = button(texts.BUTTON_SHOW_FACTS, FACTS, info.id, 0)
    return _page(info, texts.ARTICLE, pages, number), _rows(
        turn(min(number, len(pages) - 1), len(pages), TEXT, info.id), [other, _remove(info)]
    )


async def _facts(services: Services, article_id: str, number: int) -> _Shown:
    info = await services.run(services.library.info, article_id)
    found = await services.run(services.library.facts, article_id)
    blocks: list[Block] = [fact_block(fact) for fact in found] or [[Piece(texts.NO_FACTS)]]
    pages = paginate(blocks, FACTS_ON_PAGE)
    other = button(texts.BUTTON_SHOW_ARTICLE, TEXT, info.id, 0)
    return _page(info, texts.FACTS_OF, pages, number), _rows(
        turn(min(number, len(pages) - 1), len(pages), FACTS, info.id), [other, _remove(info)]
    )


def _page(info: ArticleInfo, heading: str, pages: list[list[Block]], number: int) -> Rich:
    number = min(number, len(pages) - 1)
    head: list[Piece | str] = [numbered(heading, number, len(pages)), "\n\n", *named(info)]
    head += [f"\n{origin(info)} · {amount(info.sentence_count, info.fact_count)}\n"]
    return page(head, pages[number], gap="\n")


def _sentence(sentence: Sentence) -> Block:
    number = texts.SENTENCE_NUMBER.format(number=sentence.index + 1)
    return [Piece(number, Style.BOLD), Piece(" ".join(sendable(sentence.text).split()))]


def _remove(info: ArticleInfo) -> InlineKeyboardButton:
    return button(texts.BUTTON_REMOVE, ASK, info.id)


def _rows(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    shown = [row for row in rows if row]
    return InlineKeyboardMarkup(shown) if shown else None
