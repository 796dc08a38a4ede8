"""Print answers for a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from facts.cli.layout import QUIET, print_indented
from facts.cli.overview import print_overview
from facts.cli.small_talk import REPLIES
from facts.cli.text import one_line, safe
from facts.dates import long_date
from facts.models import Answer, Citation, Filters, NotFound

if TYPE_CHECKING:
    from facts.library import Library

DISAGREE = "The record holds different answers, newest first:"
ALSO = "Also in:"
CORRECTED = "Corrected. Before, it was reported:"
NOT_FOUND = "The record does not say."
ONLY_ENGLISH = "The record does not say. Questions are read in English only: please ask in English."
NEAREST = "Nearest in the record, not an answer:"
_HIGHLIGHT = "bold green"


def print_results(
    console: Console,
    results: Sequence[Answer | NotFound],
    library: Library,
    filters: Filters | None = None,
) -> None:
    """Print the results of a message, each under its question if there are several.

    What asks for articles and not for a fact gets them from the library, as the filters allow.
    """
    for n, found in enumerate(results):
        if n:
            console.print()
        if len(results) > 1:
            console.print(Text(one_line(found.question), QUIET))
        if isinstance(found, Answer) or not print_overview(console, library, found, filters):
            print_result(console, found)


def print_result(console: Console, found: Answer | NotFound) -> None:
    """Print an answer with its citations, or "not found" with the nearest sentences.

    Small talk is answered in kind.
    """
    if isinstance(found, NotFound) and found.language is not None:
        console.print(Text(ONLY_ENGLISH, "bold"))
        _print_list(console, NEAREST, found.offered)
    elif isinstance(found, NotFound) and found.remark is not None:
        console.print(REPLIES[found.remark])
        _print_list(console, NEAREST, found.offered)
    elif isinstance(found, NotFound):
        console.print(Text(NOT_FOUND, "bold"))
        _print_list(console, NEAREST, found.offered)
    elif found.disagreement:
        console.print(Text(DISAGREE, "bold"))
        for citation in found.citations:
            console.print()
            _print_answer(console, citation, citation.short)
        _print_list(console, CORRECTED, found.corrected)
    else:
        first, *others = found.citations
        _print_answer(console, first, found.short or first.short)
        _print_list(console, ALSO, others)
        _print_list(console, CORRECTED, found.corrected)


def _print_list(console: Console, heading: str, citations: Sequence[Citation]) -> None:
    if citations:
        console.print()
        console.print(Text(heading, QUIET))
    for n, citation in enumerate(citations):
        if n:
            console.print()
        _print_citation(console, citation, citation.short)


def _print_answer(console: Console, citation: Citation, short: str) -> None:
    if one_line(short) and one_line(short) != one_line(citation.quote):
        line = Text(one_line(short), "bold")
        if citation.date_in_words:
            line.append(f" ({citation.date_in_words})", "not bold")
        console.print(line)
    _print_citation(console, citation, short)


def _print_citation(console: Console, citation: Citation, short: str) -> None:
    """Print the quote with the short answer highlighted, its article and its source."""
    quote = Text(f"“{safe(citation.quote).strip()}”")
    at = quote.plain.find(safe(short).strip()) if short.strip() else -1
    if at >= 0:
        quote.stylize(_HIGHLIGHT, at, at + len(safe(short).strip()))
    print_indented(console, quote)
    print_indented(console, Text(one_line(citation.title), "italic"))
    print_indented(console, Text(source_line(citation), QUIET))


def source_line(citation: Citation) -> str:
    """Return the source, date, page, web address and id of a citation, as far as they are known."""
    parts = (
        one_line(citation.source or ""),
        long_date(citation.published) if citation.published else "no date",
        f"page {citation.page}" if citation.page else "",
        one_line(citation.url or ""),
        citation.article_id,
    )
    return " · ".join(part for part in parts if part)
