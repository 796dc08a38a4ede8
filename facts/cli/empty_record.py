"""Offer the sample articles when the record is empty."""

from __future__ import annotations

from facts.cli.context import PROGRAM, CommandContext
from facts.library import Library

COMMAND = f"{PROGRAM} add --samples"


def offer_samples(context: CommandContext, library: Library, *, may_ask: bool) -> None:
    """Offer to load the samples if the record is empty, or print how to load them.

    `may_ask` is false if the command must not ask anything.
    """
    if library.counts().articles:
        return
    empty = f"The record {context.shown_store} is empty."
    if not (may_ask and context.interactive):
        context.print_note(f"{empty} To try it, load the sample articles: {COMMAND}")
        return
    context.print_note(empty)
    if not _confirm("Load the sample articles to try it? [y/N] "):
        context.print_note(f"Nothing was loaded. To load them later: {COMMAND}")
        return
    from facts.cli.add import add_samples

    add_samples(context, library)


def _confirm(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
