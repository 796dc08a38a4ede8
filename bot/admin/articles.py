"""Lists of articles, and single articles with their sentences or facts."""

from __future__ import annotations

from telegram import InlineKeyboardButton, Message, User
from telegram.constants import MessageEntityType as Style

from bot.admin.arguments import command_argument
from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import counts_line, fact_line, source_line, title_and_id
from bot.admin.lookup import find_named_article
from bot.admin.pages import (
    FACTS_ON_PAGE,
    Page,
    PageBlock,
    admin_button,
    keyboard,
    page_buttons,
    page_heading,
    page_text,
    paginate,
)
from bot.admin.removing import ASK
from bot.admin.searching import search_page
from bot.messages.links import article_link
from bot.messages.reply import reply
from bot.messages.rich import RichText, Segment, one_line
from bot.messages.texts import admin as texts
from bot.services import BotContext, Services
from facts import ArticleInfo, Sentence

LIST, TEXT, FACTS = "list", "text", "facts"
CORRECT = "corr"
"""The action of the button that corrects an article, for `bot.admin.correcting`."""
_ARTICLES_ON_PAGE = 8
_SENTENCES_ON_PAGE = 40


async def articles(message: Message, user: User, context: BotContext) -> None:
    """Handle /articles: show the first page of all articles, or those that match the words."""
    if words := command_argument(message):
        await reply(context.bot, message, await search_page(context, words))
    else:
        await reply(context.bot, message, *await _list_page(context, 0))


async def article(message: Message, user: User, context: BotContext) -> None:
    """Handle /article: show the sentences of the article with that id."""
    info = await find_named_article(message, context, "article")
    if info is not None:
        await reply(context.bot, message, *await _text_page(context.services, info.id, 0))


async def facts(message: Message, user: User, context: BotContext) -> None:
    """Handle /facts: show the facts of the article with that id."""
    info = await find_named_article(message, context, "facts")
    if info is not None:
        await reply(context.bot, message, *await _facts_page(context.services, info.id, 0))


async def press_list(press: ButtonPress) -> None:
    """Show another page of all articles."""
    page = await _list_page(press.context, press.number(0))
    await press.acknowledge()
    await press.replace_message(*page)


async def press_text(press: ButtonPress) -> None:
    """Show a page of an article's sentences. Raises `UnknownArticle`."""
    page = await _text_page(press.services, press.arguments[0], press.number(1))
    await press.acknowledge()
    await press.replace_message(*page)


async def press_facts(press: ButtonPress) -> None:
    """Show a page of an article's facts. Raises `UnknownArticle`."""
    page = await _facts_page(press.services, press.arguments[0], press.number(1))
    await press.acknowledge()
    await press.replace_message(*page)


async def _list_page(context: BotContext, number: int) -> Page:
    services = context.services
    counts = await services.run(services.library.counts)
    if not counts.articles:
        return RichText(texts.NO_ARTICLES, ()), None
    pages = -(-counts.articles // _ARTICLES_ON_PAGE)
    number = min(number, pages - 1)
    found = await services.run(
        services.library.articles, offset=number * _ARTICLES_ON_PAGE, limit=_ARTICLES_ON_PAGE
    )
    heading = page_heading(texts.ARTICLES.format(count=counts.articles), number, pages)
    blocks: list[PageBlock] = [
        [
            *title_and_id(info, link=article_link(context.bot, info)),
            Segment(f"\n{_details(info)}"),
        ]
        for info in found
    ]
    return page_text([heading], blocks), keyboard(page_buttons(number, pages, LIST))


async def _text_page(services: Services, article_id: str, number: int) -> Page:
    info = await services.run(services.library.info, article_id)
    sentences = await services.run(services.library.sentences, article_id)
    pages = paginate([_sentence_block(sentence) for sentence in sentences], _SENTENCES_ON_PAGE)
    to_facts = admin_button(texts.BUTTON_SHOW_FACTS, FACTS, info.id, 0)
    return _article_page(info, texts.ARTICLE, pages, number), keyboard(
        page_buttons(min(number, len(pages) - 1), len(pages), TEXT, info.id),
        [to_facts, admin_button(texts.BUTTON_CORRECT, CORRECT, info.id), _remove_button(info)],
    )


async def _facts_page(services: Services, article_id: str, number: int) -> Page:
    info = await services.run(services.library.info, article_id)
    found = await services.run(services.library.facts, article_id)
    blocks: list[PageBlock] = [fact_line(fact) for fact in found] or [[Segment(texts.NO_FACTS)]]
    pages = paginate(blocks, FACTS_ON_PAGE)
    to_text = admin_button(texts.BUTTON_SHOW_ARTICLE, TEXT, info.id, 0)
    return _article_page(info, texts.FACTS_OF, pages, number), keyboard(
        page_buttons(min(number, len(pages) - 1), len(pages), FACTS, info.id),
        [to_text, _remove_button(info)],
    )


def _article_page(
    info: ArticleInfo, heading: str, pages: list[list[PageBlock]], number: int
) -> RichText:
    number = min(number, len(pages) - 1)
    head: list[Segment | str] = [page_heading(heading, number, len(pages)), "\n\n"]
    return page_text([*head, *title_and_id(info), f"\n{_details(info)}\n"], pages[number], gap="\n")


def _details(info: ArticleInfo) -> str:
    return f"{source_line(info)} · {counts_line(info.sentence_count, info.fact_count)}"


def _sentence_block(sentence: Sentence) -> PageBlock:
    number = texts.SENTENCE_NUMBER.format(number=sentence.index + 1)
    return [Segment(number, Style.BOLD), Segment(one_line(sentence.text))]


def _remove_button(info: ArticleInfo) -> InlineKeyboardButton:
    return admin_button(texts.BUTTON_REMOVE, ASK, info.id)
