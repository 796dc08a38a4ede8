"""Parse the arguments of the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

from facts.cli import add, articles, ask, chat, evaluation, transfer, watch
from facts.cli.context import PROGRAM
from facts.cli.paths import STORE_VARIABLE
from facts.cli.text import one_line

_EPILOG = f"""\
exit codes:
  0  answered, or done
  1  the record does not say
  2  an error, explained on standard error

Without --store, the record is the one that {STORE_VARIABLE} names, or else a
file in your data folder.
To start: {PROGRAM} add --samples
"""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, instead of a list of all options."""

    def error(self, message: str) -> NoReturn:
        """Print the error and exit with 2."""
        print(f"{self.prog}: {one_line(message)}. See {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, and as `run` the function of the verb.

    Options may come between the words of a question or the names of files. As in argparse, wrong
    arguments end the program with 2.
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
        # argparse fills a list only from the words before the next option. The rest are left over.
        setattr(args, many, [*getattr(args, many), *words])
        if not getattr(args, many) and not args.may_be_empty(args):
            verb.error(f"the following arguments are required: {args.required}")
    return args


def _words(left: Sequence[str]) -> list[str] | None:
    """Return the words that argparse left over, or None if there is an unknown option."""
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
        description="Answers questions from news articles: the short answer, and the sentence that "
        "states it, word for word.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {_version()}")
    parser.add_argument(
        "--store", metavar="PATH_OR_URL", help="the record: a file, or a URL such as sqlite:///FILE"
    )
    parser.add_argument(
        "--fast", action="store_true", help="answer without the reader: quicker, and less well"
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for module in (add, watch, ask, chat, articles, transfer, evaluation):
        module.register(verbs)
    return parser


def _version() -> str:
    try:
        return version("rapporteur")
    except PackageNotFoundError:  # run from a folder that was not installed
        return "(not installed)"
