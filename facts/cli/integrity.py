"""`rapporteur check`, `backup` and `restore`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facts.cli.arguments import Verbs, add_json_option, add_verb
from facts.cli.context import CommandContext
from facts.cli.text import counted

if TYPE_CHECKING:
    from facts.models import Damage

DAMAGED = 2


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verbs to the parser."""
    parser = add_verb(verbs, "check", run_check, "Check that the record is as it was stored")
    add_json_option(parser, "print a JSON array of what is damaged")
    parser = add_verb(verbs, "backup", run_backup, "Copy the record to a file, while it is in use")
    parser.add_argument("file", metavar="FILE", help="the file to write")
    _add_replace_option(parser, "replace the file if it exists")
    parser = add_verb(verbs, "restore", run_restore, "Put a backup in the place of the record")
    parser.add_argument("file", metavar="FILE", help="a file that backup has written")
    _add_replace_option(parser, "replace the record if there is one")


def _add_replace_option(parser: argparse.ArgumentParser, about: str) -> None:
    parser.add_argument("--replace", action="store_true", help=about)


def run_check(args: argparse.Namespace, context: CommandContext) -> int:
    """Print what is damaged. The exit code is 0 if nothing is, else 2."""
    with context.open() as library:
        found = list(library.check())
        articles = library.counts().articles
    if args.json:
        from facts.cli.json_output import print_json

        print_json([damage.model_dump(mode="json") for damage in found])
        return DAMAGED if found else 0
    _print_damage(context, found)
    if found:
        return DAMAGED
    context.out.print(f"{counted(articles, 'article')} checked: the record is as it was stored")
    return 0


def run_backup(args: argparse.Namespace, context: CommandContext) -> int:
    """Write the copy completely, or leave what was in its place."""
    with context.open() as library:
        library.backup(_path(args.file), replace=args.replace)
        articles = library.counts().articles
    context.print_note(f"{counted(articles, 'article')} backed up")
    return 0


def run_restore(args: argparse.Namespace, context: CommandContext) -> int:
    """Put the backup in the record's place, and check what was restored."""
    with context.restore(_path(args.file), replace=args.replace) as library:
        found = list(library.check())
        articles = library.counts().articles
    context.print_note(f"{counted(articles, 'article')} restored")
    _print_damage(context, found)
    return DAMAGED if found else 0


def _path(given: str) -> Path:
    return Path(given).expanduser()


def _print_damage(context: CommandContext, found: Sequence[Damage]) -> None:
    from facts.cli.tables import print_rows

    rows = [(each.article_id or "-", each.part.value, each.why) for each in found]
    print_rows(context.out, ("article", "part", "why"), rows, unbroken=2, header=False)
    if found:
        articles = len({each.article_id for each in found if each.article_id is not None})
        lost = sum(each.part.is_lost for each in found)
        context.print_note(
            f"The record is damaged, in {counted(articles, 'article')}. Restore it from a backup, "
            "or export it and import the export into a new file"
            + (f", which leaves out {counted(lost, 'article')}" if lost else "")
        )
