"""A progress bar on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from facts.cli.context import CommandContext


@contextmanager
def progress_bar(
    context: CommandContext, label: str, total: int, *, counted: bool = False
) -> Iterator[Callable[[int], None]]:
    """Show a bar and yield a function that advances it by a number of steps.

    It shows how much is done, in percent or, if `counted`, by number, and the time that is left.
    Lines printed in the meantime appear above the bar. In a pipe or a file there is no bar.
    """
    out, err = context.out.file.isatty(), context.err.file.isatty()
    if total < 2 or not (out or err):
        yield lambda _: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,} of {task.total:,}" if counted else "{task.percentage:.0f}%"),
        TimeRemainingColumn(),
        console=context.out if out else context.err,
        transient=True,
        redirect_stdout=out,  # never the output to a file
        redirect_stderr=err,
    )
    with bar:
        task = bar.add_task(label, total=total)
        yield lambda steps: bar.advance(task, steps)
