"""Rich consoles that print text unchanged, without interpreting markup or emoji."""

from __future__ import annotations

from rich.console import Console

_WIDEST = 10_000
"""The width of a pipe or file in columns, so that no line is broken."""


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Let `main` handle it. Rich itself would exit with 1, the code for "not found"."""
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """Return a console for standard output or error. Only on a terminal does it wrap lines."""
    made = _Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    # The environment may force colours into a pipe, but a pipe never needs line breaks.
    if not made.file.isatty():
        made.soft_wrap, made.width = True, _WIDEST
    return made
