"""Answers for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from facts.cli.text import line, safe
from facts.models import Answer, Citation, NotFound

DISAGREE = "The record holds different answers, newest first:"
ALSO = "Also in:"
NOT_FOUND = "The record does not say."
NEAREST = "Nearest in the record, not an answer:"
_INDENT = 2
_HIGHLIGHT = "bold green"
_QUIET = "dim"


def show_result(console: Console, found: Answer | NotFound) -> None:
    """An answer with its citations, or that there is none, with the nearest sentences."""
    if isinstance(found, NotFound):
        console.print(Text(NOT_FOUND, "bold"))
        _listed(console, NEAREST, found.nearest)
    elif found.disagreement:
        console.print(Text(DISAGREE, "bold"))
        for citation in found.citations:
            console.print()
            _answered(console, citation, citation.short)
    else:
        first, *others = found.citations
        _answered(console, first, found.short or first.short)
        _listed(console, ALSO, others)


def day(value: date) -> str:
    """A date as a reader sees it, e.g. 22 November 2022."""
    return f"{value.day} {value:%B %Y}"


def _listed(console: Console, heading: str, citations: Sequence[Citation]) -> None:
    if citations:
        console.print()
        console.print(Text(heading, _QUIET))
    for n, citation in enumerate(citations):
        if n:
            console.print()
        _cited(console, citation, citation.short)


def _answered(console: Console, citation: Citation, short: str) -> None:
    if line(short) and line(short) != line(citation.quote):
        console.print(Text(line(short), "bold"))
    _cited(console, citation, short)


def _cited(console: Console, citation: Citation, short: str) -> None:
    """The quote, word for word, with the short answer marked in it, and where it stands."""
    quote = Text(f"“{safe(citation.quote).strip()}”")
    at = quote.plain.find(safe(short).strip()) if short.strip() else -1
    if at >= 0:
        quote.stylize(_HIGHLIGHT, at, at + len(safe(short).strip()))
    _indented(console, quote)
    _indented(console, Text(line(citation.title), "italic"))
    _indented(console, Text(origin(citation), _QUIET))


def origin(citation: Citation) -> str:
    """Source, date, link and id of an article, as far as they are known."""
    parts = (
        line(citation.source or ""),
        day(citation.published) if citation.published else "no date",
        line(citation.url or ""),
        citation.article_id,
    )
    return " · ".join(part for part in parts if part)


def _indented(console: Console, text: Text) -> None:
    if console.soft_wrap:
        console.print(Text(" " * _INDENT).append_text(text))
    else:
        console.print(Padding(text, (0, 0, 0, _INDENT), expand=False))
