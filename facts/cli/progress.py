"""A progress bar, where someone is there to see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from facts.cli.context import Context


@contextmanager
def progress(context: Context, what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A function that moves the bar on by a number of steps; there is no bar in pipes and files.

    Lines written meanwhile appear above the bar.
    """
    out, err = context.out.file.isatty(), context.err.file.isatty()
    if total < 2 or not (out or err):
        yield lambda _: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
        console=context.out if out else context.err,
        transient=True,
        redirect_stdout=out,  # never what goes to a file
        redirect_stderr=err,
    )
    with bar:
        task = bar.add_task(what, total=total)
        yield lambda steps: bar.advance(task, steps)
