"""`rapporteur eval`."""

from __future__ import annotations

import argparse
from pathlib import Path

from facts.cli.arguments import (
    Verbs,
    add_json_option,
    add_list_argument,
    add_threshold_option,
    add_verb,
    parse_count,
)
from facts.cli.context import CommandContext
from facts.cli.errors import FileError
from facts.cli.json_output import print_json


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    parser = add_verb(
        verbs,
        "eval",
        run,
        "Measure the answers on files of questions",
        epilog="Without FILE, the questions of the samples are asked. --store is ignored: "
        "a temporary record is made for each file.",
    )
    add_list_argument(
        parser,
        "files",
        "FILE",
        "questions, one JSON object per line, or a SQuAD 2.0 file",
        may_be_empty=lambda _: True,
    )
    parser.add_argument(
        "--record",
        type=Path,
        metavar="PATH",
        help="the articles that the questions are about: a file or a folder",
    )
    parser.add_argument(
        "--no-peers",
        dest="peers",
        action="store_false",
        help="do not compare with two simple rankers",
    )
    parser.add_argument(
        "--limit", type=parse_count, metavar="N", help="ask only the first N questions"
    )
    add_threshold_option(parser)
    add_json_option(parser, "print a JSON array with one report per file")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Evaluate the files and print the reports."""
    from facts import samples
    from facts.evaluate import evaluate_files, print_reports

    files = [Path(name) for name in args.files] or [samples.questions_path()]
    _check_readable(files if args.record is None else [*files, args.record])
    reports = evaluate_files(
        files,
        record=args.record,
        peers=args.peers,
        threshold=args.threshold,
        limit=args.limit,
        reader=not context.fast,
        progress=context.print_note if context.err.file.isatty() else None,
    )
    if args.json:
        print_json([report.model_dump(mode="json") for report in reports])
    else:
        print_reports(reports, context.out)
    return 0


def _check_readable(files: list[Path]) -> None:
    """Raise `FileError` for a file that cannot be read, before any file is evaluated."""
    for file in files:
        try:
            if not file.is_dir():
                file.open("rb").close()
        except OSError as error:
            raise FileError.of(error, "cannot be read", "Check its name") from error
