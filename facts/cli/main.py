"""Run a command and return its exit code.

0: answered, or done. 1: not found. 2: an error. 130: interrupted. 141: the program that read the
output stopped reading.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from facts.cli.context import CommandContext
from facts.cli.parser import parse
from facts.cli.paths import store_url
from facts.errors import FactsError

DONE, NOT_FOUND, ERROR = 0, 1, 2
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells report it
CLOSED_PIPE = 141  # 128 and the number of SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code. `argv` does not include the program's name."""
    _replace_unencodable(sys.stdin, sys.stdout, sys.stderr)
    try:
        args = parse(sys.argv[1:] if argv is None else argv)
    except SystemExit as stop:  # argparse has printed help or an error
        return _exit_code(stop)
    if args.run is None:  # no verb: the help is printed
        return DONE
    context = CommandContext(store=store_url(args.store), fast=args.fast)
    try:
        code = _run(args, context)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return CLOSED_PIPE
    return code


def _exit_code(stop: SystemExit) -> int:
    return stop.code if isinstance(stop.code, int) else ERROR


def _run(args: argparse.Namespace, context: CommandContext) -> int:
    try:
        return int(args.run(args, context))
    except SystemExit as stop:  # the parser has refused arguments that do not go together
        return _exit_code(stop)
    except FactsError as error:
        context.print_error(str(error))
        return ERROR
    except ModuleNotFoundError as error:
        from facts.parts import explained

        part = explained(error)
        if part is None:
            raise
        context.print_error(str(part))
        return ERROR
    except KeyboardInterrupt:
        context.print_error("interrupted")
        return INTERRUPTED


def _replace_unencodable(*streams: object) -> None:
    """Replace characters that a stream cannot encode, instead of failing halfway."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _discard_output() -> None:
    """Stop Python from printing an error at exit because the rest cannot be written."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return  # not a real file, as in tests
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
