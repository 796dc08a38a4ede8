"""The verbs and their arguments."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

from facts.cli import add, articles, ask, chat, evaluation, transfer
from facts.cli.context import PROGRAM
from facts.cli.places import VARIABLE
from facts.cli.text import line

_EPILOG = f"""\
exit codes:
  0  answered, or done
  1  the record does not say
  2  an error, told on standard error

Without --store, the record is the one that {VARIABLE} names, else a file in
your data folder.
Begin with: {PROGRAM} add --samples
"""


class Parser(argparse.ArgumentParser):
    """Tells what is wrong in one line and where to look, instead of listing all options."""

    def error(self, message: str) -> NoReturn:
        """Exit with 2."""
        print(f"{self.prog}: {line(message)}. See {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, with `run`, the function of the verb.

    Options may stand between the words of a question or the names of files. Exits as argparse
    does, with 2 for arguments that are not right.
    """
    parser = _build()
    args, left = parser.parse_known_args(argv)
    verb: argparse.ArgumentParser = args.parser
    words = _words(left)
    many: str | None = args.many
    if words is None or (words and many is None):
        if any(word.partition("=")[0] == "--store" for word in left):
            verb.error("--store goes before the verb")
        verb.error(f"unrecognized arguments: {' '.join(left)}")
    if many is not None:
        # argparse fills a list from the first run of words only; the rest are left over.
        setattr(args, many, [*getattr(args, many), *words])
        if not getattr(args, many) and not args.may_be_empty(args):
            verb.error(f"the following arguments are required: {args.required}")
    return args


def _words(left: Sequence[str]) -> list[str] | None:
    """The words among what argparse left over; None where an unknown option is among them."""
    words: list[str] = []
    for at, word in enumerate(left):
        if word == "--":
            return [*words, *left[at + 1 :]]
        if word.startswith("-") and word != "-":
            return None
        words.append(word)
    return words


def _build() -> argparse.ArgumentParser:
    parser = Parser(
        prog=PROGRAM,
        description="Answers questions about the record: the short answer, and the sentence of "
        "an article that states it, word for word.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {_version()}")
    parser.add_argument(
        "--store", metavar="PATH_OR_URL", help="the record: a file, sqlite:///FILE or another URL"
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for module in (add, ask, chat, articles, transfer, evaluation):
        module.define(verbs)
    return parser


def _version() -> str:
    try:
        return version("rapporteur")
    except PackageNotFoundError:  # run from a folder that was not installed
        return "(not installed)"
