"""`rapporteur ask`."""

from __future__ import annotations

import argparse
import sys

from facts.cli.arguments import (
    Verbs,
    add_filter_options,
    add_json_option,
    add_list_argument,
    add_threshold_option,
    add_verb,
    add_web_option,
    filters_of,
)
from facts.cli.context import CommandContext
from facts.cli.damage import tell_damage
from facts.cli.json_output import print_json

_LONGEST_READ = 10_000  # characters; far more than the library accepts as a question


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    parser = add_verb(
        verbs,
        "ask",
        run,
        "Answer a question from the record",
        epilog="Quote the question if it has marks that your shell treats specially (? * ').",
    )
    add_list_argument(
        parser,
        "question",
        "QUESTION",
        "the words of the question, or - to read it from standard input",
    )
    add_json_option(parser, "print one JSON object")
    add_web_option(parser)
    add_threshold_option(parser)
    parser.add_argument(
        "--after", metavar="QUESTION", help="the question before, which this one follows up"
    )
    add_filter_options(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print each question's answer. Return 0 if all have one, or 1 if not."""
    words: list[str] = args.question
    question = sys.stdin.read(_LONGEST_READ) if words == ["-"] else " ".join(words)
    context.tell_missing_reader()
    with context.open() as library:
        from facts.cli.empty_record import offer_samples

        offer_samples(context, library, may_ask=not args.json and words != ["-"])
        filters = filters_of(args, library)
        results = library.ask_each(
            question.strip(), filters=filters, after=args.after, threshold=args.threshold
        )
        tell_damage(context, results)
        if args.json:
            from facts.result_json import results_object

            print_json(results_object(results, web=args.web))
        else:
            from facts.cli.render import print_results

            print_results(context.out, results, library, filters)
    return 0 if all(found.status == "answered" for found in results) else 1
