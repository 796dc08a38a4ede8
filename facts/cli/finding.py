"""`rapporteur facts` with what facts of all articles must have."""

from __future__ import annotations

import argparse

from facts.cli.arguments import add_filter_options, filters_of, parse_count
from facts.cli.context import CommandContext
from facts.cli.json_output import print_json

_CONDITIONS = ("kind", "predicate", "subject", "value")
_FILTERS = ("source", "first", "last", "during", "limit")


def add_fact_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which facts are looked for in all articles."""
    group = parser.add_argument_group("find facts in all articles")
    group.add_argument("--kind", metavar="KIND", help="such as person, place, date or number")
    group.add_argument("--predicate", metavar="VERB", help="in its basic form, such as chair")
    group.add_argument("--subject", metavar="WORDS", help="words of who or what does it")
    group.add_argument("--value", metavar="WORDS", help="words of the value")
    group.add_argument("--limit", type=parse_count, metavar="N", help="at most so many (100)")
    add_filter_options(parser, article=False)


def asks_for_facts(args: argparse.Namespace) -> bool:
    """Return whether any of the options is given."""
    return any(getattr(args, name) is not None for name in (*_CONDITIONS, *_FILTERS))


def run_find_facts(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the facts. The exit code is 0 even if there are none."""
    if args.id is not None:
        args.parser.error("an ID cannot be combined with options that look in all articles")
    if all(getattr(args, name) is None for name in _CONDITIONS):
        args.parser.error(
            "there is nothing to look for: give an ID or one of --kind, --predicate, --subject, "
            "--value"
        )
    from facts.library import MOST_FACTS

    limit = args.limit or MOST_FACTS
    with context.open() as library:
        found = library.find_facts(
            **{name: getattr(args, name) for name in _CONDITIONS},
            filters=filters_of(args, library),
            limit=limit,
        )
    if args.json:
        print_json([each.model_dump(mode="json") for each in found])
        return 0
    from facts.cli.tables import print_found_facts

    print_found_facts(context.out, found, header=args.header)
    if not found:
        context.print_note("No fact of the record is like that")
    elif len(found) == limit:
        context.print_note(f"Only the first {limit:,} are shown: --limit N shows more")
    return 0
