"""`rapporteur ask`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from facts.cli.context import Context
from facts.cli.output import write_json
from facts.cli.verbs import (
    Verbs,
    filters,
    takes_filters,
    takes_json,
    takes_many,
    takes_threshold,
    verb,
)

if TYPE_CHECKING:
    from facts.models import Answer, NotFound

_LONGEST_READ = 10_000  # characters of standard input; far more than the library takes as one


def define(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = verb(
        verbs,
        "ask",
        run,
        "Answer a question from the record",
        epilog="The words need no quotes, but a shell wants its own marks (? * ') quoted.",
    )
    takes_many(parser, "question", "QUESTION", "the question's words, or - to read it from input")
    takes_json(parser, "print one JSON object")
    takes_threshold(parser)
    parser.add_argument("--after", metavar="QUESTION", help="the question that this one follows up")
    takes_filters(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Answer; 0 answered, 1 not found."""
    words: list[str] = args.question
    question = sys.stdin.read(_LONGEST_READ) if words == ["-"] else " ".join(words)
    with context.open() as library:
        from facts.cli.offer import offer_samples

        offer_samples(context, library, may_ask=not args.json and words != ["-"])
        found = library.ask(
            question.strip(),
            filters=filters(args, library),
            after=args.after,
            threshold=args.threshold,
        )
    if args.json:
        write_json(as_object(found))
    else:
        from facts.cli.render import show_result

        show_result(context.out, found)
    return 0 if found.status == "answered" else 1


def as_object(found: Answer | NotFound) -> dict[str, object]:
    """A result as JSON: the same keys for both, so that a reader need not test for them."""
    empty: dict[str, object] = {
        "short": None,
        "disagreement": False,
        "citations": [],
        "alternatives": [],
    }
    given = found.model_dump(mode="json")
    head = {key: given.get(key, empty.get(key)) for key in ("status", "question", "short", "score")}
    return {**head, **empty, "nearest": [], **given}
