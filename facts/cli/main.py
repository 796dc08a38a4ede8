"""From arguments to an exit code.

0 answered or done, 1 not found, 2 error, 130 interrupted, 141 the reader of the output went away.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from facts.cli.context import Context
from facts.cli.parser import parse
from facts.cli.places import store_named
from facts.errors import FactsError

DONE, NOT_FOUND, ERROR = 0, 1, 2
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells report it
CLOSED_PIPE = 141  # 128 and the number of SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit code. `argv` is without the program's name."""
    _lenient(sys.stdin, sys.stdout, sys.stderr)
    try:
        args = parse(sys.argv[1:] if argv is None else argv)
    except SystemExit as stop:  # argparse has printed help or an error
        return stop.code if isinstance(stop.code, int) else ERROR
    context = Context(store=store_named(args.store))
    try:
        code = _run(args, context)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return CLOSED_PIPE
    return code


def _run(args: argparse.Namespace, context: Context) -> int:
    try:
        return int(args.run(args, context))
    except FactsError as error:
        context.complain(str(error))
        return ERROR
    except KeyboardInterrupt:
        context.complain("interrupted")
        return INTERRUPTED


def _lenient(*streams: object) -> None:
    """Let no character that a stream's encoding lacks end a command halfway."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _discard_output() -> None:
    """Keep Python from complaining at its exit that the rest could not be written."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return  # no real file, as in tests
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
