"""Articles and facts as tables on a terminal, and as tab-separated lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from facts.cli.render import day
from facts.cli.text import counted, line, safe
from facts.models import ArticleInfo, Fact


def show_articles(console: Console, infos: Sequence[ArticleInfo]) -> None:
    """Id, date, source and title of each article."""
    rows = (
        (
            info.id,
            info.published.isoformat() if info.published else "",
            info.source or "",
            info.title,
        )
        for info in infos
    )
    _rows(console, ("id", "published", "source", "title"), rows, whole=2)


def show_facts(console: Console, facts: Sequence[Fact]) -> None:
    """Each fact with the number of its sentence, counted from 0."""
    rows = (
        (
            str(fact.sentence_index),
            fact.kind.value,
            fact.subject,
            fact.predicate,
            fact.value,
            " ".join(part for part in (fact.normal, fact.unit) if part),
        )
        for fact in facts
    )
    _rows(console, ("sentence", "kind", "subject", "predicate", "value", "normal"), rows, whole=2)


def show_article(console: Console, info: ArticleInfo, text: str) -> None:
    """What is known of an article, an empty line, and its text."""
    known = {
        "id": info.id,
        "title": info.title,
        "source": info.source,
        "published": day(info.published) if info.published else None,
        "place": info.place,
        "url": info.url,
        "holds": f"{counted(info.sentence_count, 'sentence')}, {counted(info.fact_count, 'fact')}",
    }
    for name, value in known.items():
        if value:
            console.print(Text.assemble((f"{name:<11}", "dim"), line(value)))
    console.print()
    console.print(Text(safe(text).rstrip("\n")))


def _rows(
    console: Console, names: Sequence[str], rows: Iterable[Sequence[str]], *, whole: int
) -> None:
    """The first `whole` columns are never broken across lines."""
    cells = [[line(cell) for cell in row] for row in rows]
    if not cells:
        return
    if console.soft_wrap:
        for row in cells:
            # Past rich, which would turn tabs into spaces.
            console.file.write("\t".join(row) + "\n")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for n, name in enumerate(names):
        table.add_column(name, no_wrap=n < whole, overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
