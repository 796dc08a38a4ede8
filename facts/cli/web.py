"""`rapporteur serve`: the record in a browser, and for programs over HTTP."""

from __future__ import annotations

import argparse
import os
import signal
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from facts.cli.arguments import Verbs, add_address_options, add_verb, parse_count
from facts.cli.context import CommandContext

if TYPE_CHECKING:
    from facts.web import AnswerProcesses

PORT = 8000
TOKEN_VARIABLE = "RAPPORTEUR_TOKEN"  # noqa: S105  its name
"""The environment variable with the token that lets its owner add and remove articles."""
MOST_PROCESSES = 128
"""Each takes a hundred megabytes and more."""
_LOCAL = ("127.0.0.1", "::1", "localhost")


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    parser = add_verb(
        verbs,
        "serve",
        run,
        "Show the record in a browser, and serve it to programs",
        epilog=f"The API at /api/ adds and removes articles for whoever has {TOKEN_VARIABLE}.",
    )
    add_address_options(parser, port=PORT)
    parser.add_argument(
        "--per-minute",
        type=_parse_rate,
        default=60,
        metavar="N",
        help="questions of one visitor (60), 0 for any number",
    )
    parser.add_argument(
        "--processes",
        type=_parse_processes,
        default=1,
        metavar="N",
        help="how many processes answer questions, each on a core of its own (1: the server's)",
    )


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    import uvicorn

    from facts.cli.network import check_address
    from facts.web import WebSettings, build_app

    # Only by these names may a server of this machine be called: other names are tricks of pages.
    hosts = (*_LOCAL, "[::1]") if args.host in _LOCAL else None
    settings = WebSettings(
        token=os.environ.get(TOKEN_VARIABLE) or None, hosts=hosts, per_minute=args.per_minute
    )
    check_address(args.host, args.port)
    context.tell_missing_reader()
    with context.open() as library, _processes(args.processes, context) as processes:
        if processes is None:
            library.prepare()
        else:
            processes.start()
        shown = f"[{args.host}]" if ":" in args.host else args.host
        context.print_note(f"http://{shown}:{args.port}/ shows the record. Press Ctrl-C to stop.")
        # uvicorn ends by raising the signal again that ended it: an end that was asked for is none.
        signal.signal(signal.SIGTERM, lambda *_: None)
        uvicorn.run(
            build_app(library, settings, processes=processes),
            host=args.host,
            port=args.port,
            access_log=False,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=20,
        )
    return 0


def _processes(
    number: int, context: CommandContext
) -> AbstractContextManager[AnswerProcesses | None]:
    """Return the processes that answer beside the server, None where it does so itself."""
    return nullcontext() if number == 1 else context.answer_processes(number)


def _parse_processes(text: str) -> int:
    number = parse_count(text)
    if number > MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"{text!r} is more than {MOST_PROCESSES}")
    return number


def _parse_rate(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of questions")
    return int(text)
