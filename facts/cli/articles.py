"""`rapporteur list`, `show`, `facts` and `remove`."""

from __future__ import annotations

import argparse

from facts.cli.context import PROGRAM, Context
from facts.cli.output import write_json
from facts.cli.text import counted, line
from facts.cli.verbs import Verbs, filters, takes_filters, takes_json, takes_many, verb

_ID = "an article's id, or the beginning of one"


def define(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Describe the verbs."""
    parser = verb(verbs, "list", list_, "List the articles, newest first")
    takes_json(parser, "print a JSON array")
    takes_filters(parser, article=False)
    parser = verb(verbs, "show", show, "Show an article and its text")
    parser.add_argument("id", metavar="ID", help=_ID)
    parser = verb(verbs, "facts", facts, "Show the facts that an article's sentences state")
    parser.add_argument("id", metavar="ID", help=_ID)
    takes_json(parser, "print a JSON array")
    parser = verb(verbs, "remove", remove, "Remove articles from the record")
    takes_many(parser, "ids", "ID", _ID)


def list_(args: argparse.Namespace, context: Context) -> int:
    """List; also where there is nothing to list, the exit code is 0."""
    with context.open() as library:
        found = library.articles(filters(args, library))
        empty = not found and not library.counts().articles
    if args.json:
        write_json([info.model_dump(mode="json") for info in found])
        return 0
    if empty:
        context.note(f"The record {context.shown_store} is empty. Add articles: {PROGRAM} add FILE")
    elif not found:
        context.note("No article is as asked for.")
    from facts.cli.tables import show_articles

    show_articles(context.out, found)
    return 0


def show(args: argparse.Namespace, context: Context) -> int:
    """Show one article."""
    from facts.cli.ids import resolve
    from facts.cli.tables import show_article

    with context.open() as library:
        article_id = resolve(library, args.id)
        info, article = library.info(article_id), library.get(article_id)
    show_article(context.out, info, article.text)
    return 0


def facts(args: argparse.Namespace, context: Context) -> int:
    """Show one article's facts."""
    from facts.cli.ids import resolve

    with context.open() as library:
        found = library.facts(resolve(library, args.id))
    if args.json:
        write_json([fact.model_dump(mode="json") for fact in found])
        return 0
    from facts.cli.tables import show_facts

    show_facts(context.out, found)
    return 0


def remove(args: argparse.Namespace, context: Context) -> int:
    """Remove all that are named, or none where one of them is unknown."""
    from facts.cli.ids import resolve

    with context.open() as library:
        ids = dict.fromkeys(resolve(library, given) for given in args.ids)
        for article_id in ids:
            removed = library.remove(article_id)
            context.out.print(f"Removed {removed.id}  {line(removed.title)}")
        left = library.counts().articles
    if len(ids) > 1:
        context.out.print(f"{counted(len(ids), 'article')} removed, {left:,} left")
    return 0
