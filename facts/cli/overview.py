"""Print what the record holds, for texts that ask for it and not for a fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from facts.cli.layout import QUIET, print_indented
from facts.cli.text import counted, one_line
from facts.dates import long_date
from facts.models import ArticleInfo, Filters, NotFound, Remark

if TYPE_CHECKING:
    from facts.library import Library

MOST_ABOUT = 5
"""How many articles about a name are listed."""
MOST_LATEST = 10
ASK_BACK = "What would you like to know about “{name}”? Ask a question."
ABOUT_IT = "Articles about it:"
LATEST = "The newest articles:"
_LONGEST_NAME = 100


def print_overview(
    console: Console, library: Library, found: NotFound, filters: Filters | None
) -> bool:
    """Print the articles about a name, the newest ones, or how many there are.

    Return whether the text asked for any of them, and the record holds some. What is not in English
    may mean anything.
    """
    if found.language is not None:
        return False
    if found.remark is Remark.NAME:
        name = found.topic or found.question
        articles = library.about(name, filters, limit=MOST_ABOUT)
        if articles:
            console.print(Text(ASK_BACK.format(name=one_line(name)[:_LONGEST_NAME])))
        return _print_articles(console, ABOUT_IT, articles)
    if found.remark is Remark.LATEST:
        return _print_articles(console, LATEST, library.articles(filters, limit=MOST_LATEST))
    counts = library.counts()
    if found.remark is not Remark.SIZE or not counts.articles:
        return False
    console.print(
        f"The record holds {counted(counts.articles, 'article')}, "
        f"{counted(counts.sentences, 'sentence')} and {counted(counts.facts, 'fact')}."
    )
    return True


def _print_articles(console: Console, heading: str, articles: Sequence[ArticleInfo]) -> bool:
    if articles:
        console.print(Text(heading, QUIET))
    for info in articles:
        print_indented(console, Text(one_line(info.title), "italic"))
        print_indented(console, Text(_source_line(info), QUIET))
    return bool(articles)


def _source_line(info: ArticleInfo) -> str:
    day = long_date(info.published) if info.published else "no date"
    return " · ".join(part for part in (one_line(info.source or ""), day, info.id) if part)
