"""How an article and its facts are described in messages to admins."""

from __future__ import annotations

import re
from datetime import date
from typing import Protocol

from telegram.constants import MessageEntityType as Style

from bot.messages.rich import LIMIT, Piece, Rich, sendable, shorten
from bot.messages.texts import admin as texts
from bot.messages.texts import day, plural
from bot.messages.texts import everyone as general
from facts.models import Fact

_DIRECTIONS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_LONGEST_LINK = 2048


class Described(Protocol):
    """An article, with or without its text."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def published(self) -> date | None: ...
    @property
    def url(self) -> str | None: ...


def line(text: str, limit: int) -> str:
    """The text on one line of at most `limit` units.

    Marks of direction are left out: one that is not closed would turn what follows around.
    """
    return shorten(" ".join(sendable(_DIRECTIONS.sub("", text)).split()), limit)


def told(text: str) -> Rich:
    """A plain text, as far as one message holds it."""
    return Rich(shorten(sendable(text).strip(), LIMIT), ())


def title(article: Described, limit: int = 200) -> str:
    """The title on one line, the id where there is none."""
    return line(article.title, limit) or article.id


def origin(article: Described) -> str:
    """Date, source and address on one line."""
    return " · ".join(
        part
        for part in (
            day(article.published) if article.published else general.UNDATED,
            line(article.source or "", 100) or general.NO_SOURCE,
            line(article.url or "", 200) if len(article.url or "") <= _LONGEST_LINK else "",
        )
        if part
    )


def amount(sentences: int, facts: int) -> str:
    """E.g. 12 sentences, 30 facts."""
    return texts.AMOUNT.format(
        sentences=plural(sentences, general.SENTENCES_ONE, general.SENTENCES_MANY),
        facts=plural(facts, general.FACTS_ONE, general.FACTS_MANY),
    )


def named(article: Described, *, link: str | None = None) -> list[Piece]:
    """The title, linked or in bold, and the id to copy, each on its own line."""
    heading = title(article)
    shown = Piece(heading, url=link) if link else Piece(heading, Style.BOLD)
    return [shown, Piece("\n"), Piece(article.id, Style.CODE)]


def fact_block(fact: Fact) -> list[Piece]:
    """A fact on one line: its value and kind, and what is said of whom."""
    known = [line(fact.normal, 60)] if fact.normal and fact.normal != fact.value else []
    unit = [line(fact.unit, 60)] if fact.unit else []
    details = ", ".join([texts.KIND_OF_VALUE[fact.kind], *known, *unit])
    said = " · ".join(part for part in (line(fact.subject, 120), line(fact.predicate, 60)) if part)
    return [
        Piece("• "),
        Piece(line(fact.value, 200), Style.BOLD),
        Piece(f" ({details})"),
        Piece(f": {said}" if said else ""),
    ]
