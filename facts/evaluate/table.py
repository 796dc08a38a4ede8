"""Reports as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from facts.evaluate.report import Report, Row


def show(reports: Sequence[Report], console: Console, *, failures: bool = False) -> None:
    """Print each report, with what was not dealt with rightly where `failures` is asked for."""
    for report in reports:
        console.print(_table(report))
        if failures:
            for failure in report.failures:
                console.print(f"  - {escape(failure)}", highlight=False, soft_wrap=True)
        console.print()


def _table(report: Report) -> Table:
    asked = f"{report.answerable} answerable and {report.unanswerable} unanswerable questions"
    held = f"{report.articles} articles, {report.sentences} sentences"
    table = Table(
        title=escape(f"{report.name}: {asked} on {held}"),
        caption=f"answered from a score of {report.threshold:.2f}",
        title_justify="left",
    )
    table.add_column("system")
    for heading in _COLUMNS:
        table.add_column(heading, justify="right")
    for row in report.rows:
        table.add_row(row.system, *_cells(row))
    return table


_COLUMNS = (
    "top-1",
    "top-5",
    "MRR",
    "typo top-1",
    "exact",
    "F1",
    "right",
    "AUROC",
    "false answers",
    "withheld",
    "verbatim",
    "p50 ms",
    "p95 ms",
)


def _cells(row: Row) -> tuple[str, ...]:
    return (
        _share(row.top1),
        _share(row.top5),
        f"{row.mrr:.3f}",
        _share(row.typo_top1),
        _share(row.exact),
        _share(row.f1),
        _share(row.right),
        "-" if row.auroc is None else f"{row.auroc:.3f}",
        _share(row.false_answers),
        _share(row.withheld),
        "-" if row.verbatim is None else ("all" if row.verbatim else "NO"),
        f"{row.p50:.1f}",
        f"{row.p95:.1f}",
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}%"
