"""A hint at damaged articles that an answer leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from facts.cli.context import PROGRAM, CommandContext
from facts.cli.text import counted

if TYPE_CHECKING:
    from facts.models import Answer, NotFound


def tell_damage(context: CommandContext, results: Iterable[Answer | NotFound]) -> None:
    """Name the damaged articles that were left out of the results, if there are any."""
    ids = sorted({each for found in results for each in found.damaged})
    if ids:
        context.print_note(
            f"Left out {counted(len(ids), 'damaged article')}: {', '.join(ids)}. "
            f"See what is damaged: {PROGRAM} check"
        )
