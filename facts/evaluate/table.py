"""Print reports as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.measure import Measurement
from rich.table import Table

from facts.evaluate.report import Report, Row, Verdict


def print_reports(reports: Sequence[Report], console: Console, *, failures: bool = False) -> None:
    """Print each report: a table of figures, and one by kind of question if there are kinds.

    Each system is a line of the first table, or a column if the console is too narrow for that.
    `failures` adds the questions that the library did not get right.
    """
    for report in reports:
        table = _by_line(report)
        unbounded = console.options.update(max_width=_ANY_WIDTH)
        if Measurement.get(console, unbounded, table).maximum > console.width:
            table = _by_column(report)
        console.print(table)
        if report.kinds:
            console.print(_kinds(report))
        if failures:
            for failure in report.failures:
                console.print(f"  - {escape(failure)}", highlight=False, soft_wrap=True)
        console.print()


def _by_line(report: Report) -> Table:
    table = _titled(report)
    table.add_column("system")
    for heading in _COLUMNS:
        table.add_column(heading, justify="right", no_wrap=True)
    for row in report.rows:
        table.add_row(row.system, *_cells(row))
    return table


def _by_column(report: Report) -> Table:
    table = _titled(report)
    table.add_column("", no_wrap=True)
    for row in report.rows:
        table.add_column(row.system, justify="right", overflow="fold", min_width=_FIGURE)
    for heading, *figures in zip(_COLUMNS, *map(_cells, report.rows), strict=True):
        table.add_row(heading, *figures)
    return table


def _kinds(report: Report) -> Table:
    """Return a table of how many questions of each kind got each verdict."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("kind", overflow="fold")
    for heading in ("all", *Verdict):
        table.add_column(heading, justify="right", no_wrap=True)
    for counts in report.kinds:
        figures = (counts.questions, counts.right, counts.wrong, counts.withheld, counts.false)
        table.add_row(escape(counts.kind) or "(no kind)", *map(str, figures))
    return table


def _titled(report: Report) -> Table:
    asked = f"{report.answerable} answerable and {report.unanswerable} unanswerable questions"
    held = f"{report.articles} articles, {report.sentences} sentences"
    return Table(
        title=escape(f"{report.name}: {asked} on {held}"),
        caption=f"answered from a score of {report.threshold:.2f}",
        title_justify="left",
        box=None,
        pad_edge=False,
        header_style="dim",
    )


_ANY_WIDTH = 1_000
_FIGURE = len("100.0%")
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
