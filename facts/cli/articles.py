"""`rapporteur list`, `show`, `facts` and `remove`."""

from __future__ import annotations

import argparse

from facts.cli.arguments import (
    Verbs,
    add_filter_options,
    add_header_option,
    add_json_option,
    add_list_argument,
    add_verb,
    filters_of,
    parse_count,
)
from facts.cli.context import PROGRAM, CommandContext
from facts.cli.finding import add_fact_options, asks_for_facts, run_find_facts
from facts.cli.json_output import print_json
from facts.cli.text import counted, one_line

_ID = "an article's id, or its first characters"


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verbs to the parser."""
    about = "List the articles, newest first"
    parser = add_verb(verbs, "list", run_list, about, aliases=("ls",))
    add_json_option(parser, "print a JSON array")
    parser.add_argument("--limit", type=parse_count, metavar="N", help="at most so many")
    add_header_option(parser)
    add_filter_options(parser, article=False)
    parser = add_verb(verbs, "show", run_show, "Show an article and its text")
    parser.add_argument("id", metavar="ID", help=_ID)
    add_json_option(parser, "print one JSON object, with the text and its sentences")
    about = "Show the facts that an article states, or find facts in all articles"
    parser = add_verb(verbs, "facts", run_facts, about)
    parser.add_argument("id", metavar="ID", nargs="?", help=f"{_ID}, to show all of its facts")
    add_json_option(parser, "print a JSON array")
    add_header_option(parser)
    add_fact_options(parser)
    parser = add_verb(verbs, "remove", run_remove, "Remove articles from the record")
    add_list_argument(parser, "ids", "ID", _ID)


def run_list(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the list. The exit code is 0 even if it is empty."""
    with context.open() as library:
        found = library.articles(filters_of(args, library), limit=args.limit)
        empty = not found and not library.counts().articles
    if args.json:
        print_json([info.model_dump(mode="json") for info in found])
        return 0
    if empty:
        context.print_note(
            f"The record {context.shown_store} is empty. Add articles: {PROGRAM} add FILE"
        )
    elif not found:
        context.print_note("No article matches the options.")
    from facts.cli.tables import print_articles

    print_articles(context.out, found, header=args.header)
    return 0


def run_show(args: argparse.Namespace, context: CommandContext) -> int:
    """Print one article."""
    from facts.cli.ids import resolve

    with context.open() as library:
        article_id = resolve(library, args.id)
        info, article = library.info(article_id), library.get(article_id)
        sentences = library.sentences(article_id) if args.json else []
    if args.json:
        own = [each.model_dump(mode="json", exclude={"article_id"}) for each in sentences]
        print_json({**info.model_dump(mode="json"), "text": article.text, "sentences": own})
        return 0
    from facts.cli.tables import print_article

    print_article(context.out, info, article.text)
    return 0


def run_facts(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the facts of one article, or those that are found in all articles."""
    if asks_for_facts(args) or args.id is None:
        return run_find_facts(args, context)
    from facts.cli.ids import resolve

    with context.open() as library:
        found = library.facts(resolve(library, args.id))
    if args.json:
        print_json([fact.model_dump(mode="json") for fact in found])
        return 0
    from facts.cli.tables import print_facts

    print_facts(context.out, found, header=args.header)
    return 0


def run_remove(args: argparse.Namespace, context: CommandContext) -> int:
    """Remove all named articles, or none of them if one is unknown."""
    from facts.cli.ids import resolve

    with context.open() as library:
        ids = dict.fromkeys(resolve(library, given) for given in args.ids)
        for article_id in ids:
            removed = library.remove(article_id)
            context.out.print(f"Removed {removed.id}  {one_line(removed.title)}")
        left = library.counts().articles
    if len(ids) > 1:
        context.out.print(f"{counted(len(ids), 'article')} removed, {left:,} left")
    return 0
