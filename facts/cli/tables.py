"""Print articles and facts: as tables on a terminal, as lines with tabs elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from facts.cli.text import counted, one_line, safe
from facts.dates import long_date
from facts.models import ArticleInfo, Fact, FoundFact, Modality, Polarity

_GAP = 1
"""Spaces between two columns."""


def print_articles(console: Console, infos: Sequence[ArticleInfo], *, header: bool = False) -> None:
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
    names = ("id", "published", "source", "title")
    print_rows(console, names, rows, unbroken=2, header=header)


def print_facts(console: Console, facts: Sequence[Fact], *, header: bool = False) -> None:
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
    names = ("sentence", "kind", "subject", "predicate", "value", "normal", "stated")
    print_rows(console, names, rows, unbroken=2, header=header)


def print_found_facts(
    console: Console, found: Sequence[FoundFact], *, header: bool = False
) -> None:
    """Print each fact with its article and the number of its sentence, counted from 0."""
    rows = (
        (
            each.article.id,
            str(each.sentence.index),
            each.article.published.isoformat() if each.article.published else "",
            each.fact.kind.value,
            each.fact.subject,
            each.fact.predicate,
            each.fact.value,
            _certainty(each.fact),
        )
        for each in found
    )
    names = ("article", "sentence", "published", "kind", "subject", "predicate", "value", "stated")
    print_rows(console, names, rows, unbroken=3, header=header)


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


def print_rows(
    console: Console,
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    unbroken: int,
    header: bool,
) -> None:
    """Print rows of cells, with their names above them on a terminal or if `header` asks for it.

    On a terminal, the first `unbroken` columns are never broken across lines, nor is a word.
    Where the columns do not fit so, each row is printed as lines of names and values.
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    if not cells:
        return
    if console.soft_wrap:
        for row in [list(names), *cells] if header else cells:
            # Not through rich, which replaces tabs by spaces.
            console.file.write("\t".join(row) + "\n")
        return
    widths = _widths([list(names), *cells], console.width, unbroken)
    if widths is None:
        _print_records(console, names, cells)
        return
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, _GAP, 0, 0))
    for name, width in zip(names, widths, strict=True):
        table.add_column(name, width=width, overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def _widths(rows: Sequence[Sequence[str]], width: int, unbroken: int) -> list[int] | None:
    """Return the columns' widths, or None if they do not fit without breaking a word."""
    columns = list(zip(*rows, strict=True))
    most = [max(map(cell_len, column)) for column in columns]
    least = [
        whole
        if n < unbroken
        else max(cell_len(word) for cell in column for word in [*cell.split(), ""])
        for n, (column, whole) in enumerate(zip(columns, most, strict=True))
    ]
    left = width - sum(least) - _GAP * (len(columns) - 1)
    if left < 0:
        return None
    # What is left goes to the columns in turn, as far as each has a use for it.
    while left and (wanting := [n for n, own in enumerate(least) if own < most[n]]):
        share = max(1, left // len(wanting))
        for n in wanting:
            more = min(share, most[n] - least[n], left)
            least[n] += more
            left -= more
    return least


def _print_records(console: Console, names: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Print each row as lines of names and values, with an empty line between two rows."""
    indent = max(map(len, names)) + _GAP
    for n, row in enumerate(cells):
        if n:
            console.print()
        table = Table.grid(padding=0)
        table.add_column(width=indent, style="dim")
        table.add_column(overflow="fold")
        for name, cell in zip(names, row, strict=True):
            if cell:
                table.add_row(name, Text(cell))
        console.print(table)
