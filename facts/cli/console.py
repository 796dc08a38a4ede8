"""Rich consoles that show text as it is: nothing in it is taken for markup, emoji or numbers."""

from __future__ import annotations

from rich.console import Console

_WIDEST = 10_000
"""Columns of a pipe or file, whose lines may be as long as they like."""


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to `main`, where rich would end the process with the code of "not found"."""
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """Standard output or error, wrapped at words on a terminal and not wrapped elsewhere."""
    made = _Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    # Colours may be forced into a pipe by the environment; line breaks are never wanted there.
    if not made.file.isatty():
        made.soft_wrap, made.width = True, _WIDEST
    return made
