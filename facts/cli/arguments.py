"""The arguments that several verbs share, and how a verb is added to the parser."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from facts.cli.context import CommandContext
from facts.cli.errors import UsageError
from facts.cli.periods import parse_first_day, parse_last_day, parse_period

if TYPE_CHECKING:
    from facts.library import Library
    from facts.models import Filters

# Only type checkers know it as a generic class.
Verbs = argparse._SubParsersAction
Run = Callable[[argparse.Namespace, CommandContext], int]
WEB_VARIABLE = "RAPPORTEUR_WEB"
"""The environment variable with the address of the server that shows the record."""
NARROWEST, WIDEST = 0.0, 1.0


def add_verb(
    verbs: Verbs[argparse.ArgumentParser],
    name: str,
    run: Run,
    about: str,
    *,
    epilog: str | None = None,
    aliases: Sequence[str] = (),
) -> argparse.ArgumentParser:
    """Add a verb and return its parser."""
    parser = verbs.add_parser(
        name, help=about[0].lower() + about[1:], description=f"{about}.", epilog=epilog,
        allow_abbrev=False, aliases=aliases,
    )  # fmt: skip
    parser.set_defaults(run=run, parser=parser, many=None)
    return parser


def add_list_argument(
    parser: argparse.ArgumentParser,
    name: str,
    metavar: str,
    about: str,
    *,
    may_be_empty: Callable[[argparse.Namespace], bool] = lambda _: False,
) -> None:
    """Add a list of words to a verb. Options may come between the words."""
    parser.add_argument(name, nargs="*", metavar=metavar, help=about)
    parser.set_defaults(many=name, required=metavar, may_be_empty=may_be_empty)


def add_json_option(parser: argparse.ArgumentParser, about: str) -> None:
    """Add the option `--json` to a verb."""
    parser.add_argument("--json", action="store_true", help=about)


def add_web_option(parser: argparse.ArgumentParser) -> None:
    """Add the option `--web` to a verb that prints answers as JSON."""
    parser.add_argument(
        "--web",
        type=parse_web,
        default=os.environ.get(WEB_VARIABLE) or None,
        metavar="URL",
        help="where `serve` shows the record: JSON then links each sentence",
    )


def parse_web(text: str) -> str:
    """Parse the address of a server. Raises `ArgumentTypeError`."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or any(c <= " " for c in text) or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"{text!r} is not an address such as https://example.org")
    return text


def add_jobs_option(parser: argparse.ArgumentParser) -> None:
    """Add the option `--jobs` to a verb that adds articles."""
    parser.add_argument(
        "--jobs",
        type=parse_count,
        default=1,
        metavar="N",
        help="read N articles at once, each in a process of its own (1)",
    )


def add_header_option(parser: argparse.ArgumentParser) -> None:
    """Add the option `--header` to a verb that prints a table."""
    parser.add_argument(
        "--header", action="store_true", help="name the columns in a pipe or a file too"
    )


def add_filter_options(parser: argparse.ArgumentParser, *, article: bool = True) -> None:
    """Add the options that select articles to a verb."""
    group = parser.add_argument_group("only articles")
    if article:
        group.add_argument("--article", metavar="ID", help="with this id, or whose id starts so")
    group.add_argument("--source", metavar="S", help="from this source, such as an agency")
    group.add_argument(
        "--from",
        dest="first",
        type=parse_first_day,
        metavar="DATE",
        help="published on or after it",
    )
    group.add_argument(
        "--to", dest="last", type=parse_last_day, metavar="DATE", help="published on or before it"
    )
    group.add_argument(
        "--in",
        dest="during",
        type=parse_period,
        metavar="WHEN",
        help="published in 2022, 2022-11, …",
    )


def add_address_options(parser: argparse.ArgumentParser, *, port: int) -> None:
    """Add the options of the address that a server listens on."""
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="HOST", help="the address to listen on (127.0.0.1)"
    )
    parser.add_argument(
        "--port", type=parse_port, default=port, metavar="PORT", help=f"the port ({port})"
    )


def parse_port(text: str) -> int:
    """Parse the number of a port. Raises `ArgumentTypeError`."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: give 1 to 65535")
    return int(text)


def add_threshold_option(parser: argparse.ArgumentParser) -> None:
    """Add the option `--threshold` to a verb."""
    parser.add_argument(
        "--threshold",
        type=parse_share,
        metavar="X",
        help="the lowest score (0 to 1) to answer with",
    )


def parse_share(text: str) -> float:
    """Parse a number from 0 to 1. Raises `ArgumentTypeError`."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not NARROWEST <= value <= WIDEST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return value


def parse_count(text: str) -> int:
    """Parse a number of things, at least one. Raises `ArgumentTypeError`."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def filters_of(args: argparse.Namespace, library: Library) -> Filters:
    """Return the filters of the options. Raises `UsageError`, `UnknownArticle`, `AmbiguousId`."""
    from facts.cli.ids import resolve
    from facts.models import Filters

    first, last = args.first, args.last
    if args.during is not None:
        if first is not None or last is not None:
            raise UsageError(
                "--in cannot be combined with --from and --to",
                why="--in sets both ends",
                remedy="Give --in alone, or --from and --to",
            )
        first, last = args.during
    if first is not None and last is not None and last < first:
        raise UsageError(
            "The period is empty", why="--to is before --from", remedy="Give the earlier day first"
        )
    given: str | None = getattr(args, "article", None)
    return Filters(
        article_id=resolve(library, given) if given is not None else None,
        source=args.source,
        published_from=first,
        published_to=last,
    )
