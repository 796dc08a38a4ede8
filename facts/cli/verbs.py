"""How a verb is described to argparse."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from facts.cli.context import Context
from facts.cli.periods import beginning, ending, period
from facts.cli.problems import UsageError

if TYPE_CHECKING:
    from facts.library import Library
    from facts.models import Filters

Verbs = argparse._SubParsersAction  # generic only to type checkers, so it is not subscribed here
Run = Callable[[argparse.Namespace, Context], int]
NARROWEST, WIDEST = 0.0, 1.0


def verb(
    verbs: Verbs[argparse.ArgumentParser],
    name: str,
    run: Run,
    about: str,
    *,
    epilog: str | None = None,
) -> argparse.ArgumentParser:
    """Add a verb and return its parser, to be given arguments."""
    parser = verbs.add_parser(
        name, help=about[0].lower() + about[1:], description=f"{about}.", epilog=epilog,
        allow_abbrev=False,
    )  # fmt: skip
    parser.set_defaults(run=run, parser=parser, many=None)
    return parser


def takes_many(
    parser: argparse.ArgumentParser,
    name: str,
    metavar: str,
    about: str,
    *,
    may_be_empty: Callable[[argparse.Namespace], bool] = lambda _: False,
) -> None:
    """Give a verb a list of words, between which options may stand."""
    parser.add_argument(name, nargs="*", metavar=metavar, help=about)
    parser.set_defaults(many=name, required=metavar, may_be_empty=may_be_empty)


def takes_json(parser: argparse.ArgumentParser, about: str) -> None:
    """Give a verb the option `--json`."""
    parser.add_argument("--json", action="store_true", help=about)


def takes_filters(parser: argparse.ArgumentParser, *, article: bool = True) -> None:
    """Give a verb the options that narrow down which articles count."""
    group = parser.add_argument_group("only articles")
    if article:
        group.add_argument("--article", metavar="ID", help="of this id, or the beginning of one")
    group.add_argument("--source", metavar="S", help="of this source, such as an agency's name")
    group.add_argument("--from", dest="first", type=beginning, metavar="DATE", help="since then")
    group.add_argument("--to", dest="last", type=ending, metavar="DATE", help="until then")
    group.add_argument(
        "--in", dest="during", type=period, metavar="WHEN", help="of 2022, 2022-11, …"
    )


def takes_threshold(parser: argparse.ArgumentParser) -> None:
    """Give a verb the option `--threshold`."""
    parser.add_argument(
        "--threshold", type=share, metavar="X", help="the score (0 to 1) from which to answer"
    )


def share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not NARROWEST <= value <= WIDEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return value


def filters(args: argparse.Namespace, library: Library) -> Filters:
    """The filters that the options name; raises `UsageError`, `UnknownArticle`, `AmbiguousId`."""
    from facts.cli.ids import resolve
    from facts.models import Filters

    first, last = args.first, args.last
    if args.during is not None:
        if first is not None or last is not None:
            raise UsageError(
                "--in does not go with --from and --to",
                why="it names both ends",
                remedy="Give --in alone, or --from and --to",
            )
        first, last = args.during
    if first is not None and last is not None and last < first:
        raise UsageError(
            "The period is empty", why="--to is before --from", remedy="Give the earlier day first"
        )
    wanted: str | None = getattr(args, "article", None)
    return Filters(
        article_id=resolve(library, wanted) if wanted is not None else None,
        source=args.source,
        published_from=first,
        published_to=last,
    )
