"""Print articles and facts: as tables on a terminal, as lines with tabs elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from facts.cli.text import counted, one_line, safe
from facts.dates import long_date
from facts.models import ArticleInfo, Fact, Modality, Polarity


def print_articles(console: Console, infos: Sequence[ArticleInfo]) -> None:
    """Print the id, date, source and title of each article."""
    rows = (
        (
            info.id,
            info.published.isoformat() if info.published else "",
            info.source or "",
            info.title,
        )
        for info in infos
    )
    _print_rows(console, ("id", "published", "source", "title"), rows, unbroken=2)


def print_facts(console: Console, facts: Sequence[Fact]) -> None:
    """Print each fact with the number of its sentence, counted from 0."""
    rows = (
        (
            str(fact.sentence_index),
            fact.kind.value,
            fact.subject,
            fact.predicate,
            fact.value,
            " ".join(part for part in (fact.normal, fact.unit) if part),
            _certainty(fact),
        )
        for fact in facts
    )
    header = ("sentence", "kind", "subject", "predicate", "value", "normal", "stated")
    _print_rows(console, header, rows, unbroken=2)


def _certainty(fact: Fact) -> str:
    """Return how the sentence states a fact, unless it simply says that it is so."""
    negated = "not" if fact.polarity is Polarity.NEGATED else ""
    modality = "" if fact.modality is Modality.ACTUAL else fact.modality.value
    return " ".join(part for part in (negated, modality) if part)


def print_article(console: Console, info: ArticleInfo, text: str) -> None:
    """Print the details of an article, an empty line, and its text."""
    details = {
        "id": info.id,
        "title": info.title,
        "source": info.source,
        "published": long_date(info.published) if info.published else None,
        "place": info.place,
        "url": info.url,
        "holds": f"{counted(info.sentence_count, 'sentence')}, {counted(info.fact_count, 'fact')}",
    }
    for name, value in details.items():
        if value:
            console.print(Text.assemble((f"{name:<11}", "dim"), one_line(value)))
    console.print()
    console.print(Text(safe(text).rstrip("\n")))


def _print_rows(
    console: Console, names: Sequence[str], rows: Iterable[Sequence[str]], *, unbroken: int
) -> None:
    """Print rows of cells. The first `unbroken` columns are never broken across lines."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    if not cells:
        return
    if console.soft_wrap:
        for row in cells:
            # Not through rich, which replaces tabs by spaces.
            console.file.write("\t".join(row) + "\n")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for n, name in enumerate(names):
        table.add_column(name, no_wrap=n < unbroken, overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
