"""What to do about an empty record: offer the samples."""

from __future__ import annotations

from facts.cli.context import PROGRAM, Context
from facts.library import Library

COMMAND = f"{PROGRAM} add --samples"


def offer_samples(context: Context, library: Library, *, may_ask: bool) -> None:
    """On an empty record, load the samples if the user says yes, else say how to load them."""
    if library.counts().articles:
        return
    empty = f"The record {context.shown_store} is empty."
    if not (may_ask and context.conversing):
        context.note(f"{empty} To try it, load the sample articles: {COMMAND}")
        return
    context.note(empty)
    if not _agreed("Load the sample articles to try it? [y/N] "):
        context.note(f"Nothing was loaded. To do so later: {COMMAND}")
        return
    from facts.cli.add import add_samples

    add_samples(context, library)


def _agreed(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
