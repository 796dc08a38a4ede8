"""How messages to admins describe an article and its facts."""

from __future__ import annotations

import re
from typing import Protocol

from telegram.constants import MessageEntityType as Style

from bot.asking.render import Sourced
from bot.messages.links import LONGEST_URL
from bot.messages.rich import RichText, Segment, Writer, one_line
from bot.messages.texts import admin as texts
from bot.messages.texts import everyone as general
from bot.messages.texts import plural
from facts import ArticleInfo, Fact, long_date

_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


class DescribedArticle(Sourced, Protocol):
    """An article, with or without its text."""

    @property
    def id(self) -> str: ...


def short_line(text: str, limit: int) -> str:
    """Return the text on one line of at most `limit` units.

    Marks that set the reading direction are left out: an unclosed one would reverse everything
    after it.
    """
    return one_line(_DIRECTION_MARKS.sub("", text), limit)


def title_line(article: DescribedArticle, limit: int = 200) -> str:
    """Return the title on one line, or the id if there is no title."""
    return short_line(article.title, limit) or article.id


def source_line(article: DescribedArticle) -> str:
    """Return date, source and address on one line."""
    url = article.url or ""
    parts = (
        long_date(article.published) if article.published else general.UNDATED,
        short_line(article.source or "", 100) or general.NO_SOURCE,
        short_line(url, 200) if len(url) <= LONGEST_URL else "",
    )
    return " · ".join(part for part in parts if part)


def counts_line(sentences: int, facts: int) -> str:
    """Return the numbers of sentences and facts, for example `12 sentences, 30 facts`."""
    return texts.AMOUNT.format(
        sentences=plural(sentences, general.SENTENCES_ONE, general.SENTENCES_MANY),
        facts=plural(facts, general.FACTS_ONE, general.FACTS_MANY),
    )


def title_and_id(article: DescribedArticle, *, link: str | None = None) -> list[Segment]:
    """Return the title, linked or in bold, and below it the id to copy."""
    title = title_line(article)
    shown = Segment(title, url=link) if link else Segment(title, Style.BOLD)
    return [shown, Segment("\n"), Segment(article.id, Style.CODE)]


def stored_article(heading: str, article: ArticleInfo, link: str) -> RichText:
    """Return a message about an article that is now in the record, linked to it."""
    out = Writer(heading, "\n\n", *title_and_id(article, link=link), "\n", source_line(article))
    return out.add("\n", counts_line(article.sentence_count, article.fact_count)).rich()


def fact_line(fact: Fact) -> list[Segment]:
    """Return a fact on one line: its value and kind, its subject and its predicate."""
    normal = [short_line(fact.normal, 60)] if fact.normal and fact.normal != fact.value else []
    unit = [short_line(fact.unit, 60)] if fact.unit else []
    details = ", ".join([texts.FACT_KINDS[fact.kind], *normal, *unit])
    statement = (short_line(fact.subject, 120), short_line(fact.predicate, 60))
    stated = " · ".join(part for part in statement if part)
    return [
        Segment("• "),
        Segment(short_line(fact.value, 200), Style.BOLD),
        Segment(f" ({details})"),
        Segment(f": {stated}" if stated else ""),
    ]
