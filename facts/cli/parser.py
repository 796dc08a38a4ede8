"""Parse the arguments of the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, NoReturn

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


_MODULES: dict[str, tuple[str, ...]] = {
    "add": ("add",),
    "watch": ("watch",),
    "ask": ("ask",),
    "chat": ("chat",),
    "articles": ("list", "ls", "show", "facts", "remove"),
    "transfer": ("export", "import"),
    "integrity": ("check", "backup", "restore"),
    "evaluation": ("eval",),
    "assistants": ("mcp",),
    "web": ("serve",),
    "completion": ("completion",),
}
"""The verbs that each module of `facts.cli` registers."""
_PLACES = {verb: module for module, verbs in _MODULES.items() for verb in verbs}


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, and say what was probably meant."""

    def error(self, message: str) -> NoReturn:
        """Print the error and exit with 2."""
        ended = one_line(message).removesuffix(".")
        ended += "" if ended.endswith("?") else "."
        print(f"{self.prog}: {ended} See {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Say which of the choices is the nearest, instead of all of them."""
        choices = list(action.choices or ())
        if choices and value not in choices:
            hint = did_you_mean(str(value), map(str, choices))
            raise argparse.ArgumentError(action, f"{value!r} is unknown{hint}")


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """Return the end of an error: what was probably meant, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(given, list(known), n=1)
    return f". Did you mean {near[0]}?" if near else ""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, and as `run` the function of the verb, which is None without a verb.

    Options may come between the words of a question or the names of files. As in argparse, wrong
    arguments end the program with 2.
    """
    parser = build_parser(_needed(argv))
    args, left = parser.parse_known_args(argv)
    if args.run is None:
        if left:
            unknown = left[0].partition("=")[0]
            hint = did_you_mean(unknown, parser._option_string_actions)
            parser.error(f"unrecognized arguments: {' '.join(left)}{hint}")
        parser.print_help()
        return args
    verb: argparse.ArgumentParser = args.parser
    words = _words(left)
    many: str | None = args.many
    if words is None or (words and many is None):
        if any(word.partition("=")[0] == "--store" for word in left):
            verb.error("--store goes before the verb")
        known = [*verb._option_string_actions, *parser._option_string_actions]
        unknown = next((word.partition("=")[0] for word in left if word.startswith("-")), "")
        hint = did_you_mean(unknown, known) if unknown else ""
        verb.error(f"unrecognized arguments: {' '.join(left)}{hint}")
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


def _needed(argv: Sequence[str]) -> Iterable[str]:
    """Return the modules that the arguments need, since each takes time to import."""
    words = iter(argv)
    for word in words:
        if word == "--version":
            return ()
        if word == "--store":
            next(words, None)
        elif not word.startswith("-"):
            return (_PLACES[word],) if word in _PLACES else _MODULES
    return _MODULES


def build_parser(modules: Iterable[str] = tuple(_MODULES)) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or of some of its modules."""
    parser = Parser(
        prog=PROGRAM,
        description="Answers questions from news articles: the short answer, and the sentence\n"
        "that states it, word for word.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    parser.add_argument(
        "--store", metavar="PATH_OR_URL", help="the record: a file, or a URL such as sqlite:///FILE"
    )
    parser.add_argument(
        "--fast", action="store_true", help="answer without the reader: quicker, and less well"
    )
    parser.set_defaults(run=None)
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")
    for name in modules:
        import_module(f"facts.cli.{name}").register(verbs)
    return parser


class _Version(argparse.Action):
    """Prints the version, which takes a while to look up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from facts import __version__

        print(f"{PROGRAM} {__version__}")
        parser.exit()
