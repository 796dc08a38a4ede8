"""`rapporteur eval`."""

from __future__ import annotations

import argparse
from pathlib import Path

from facts.cli.context import Context
from facts.cli.output import write_json
from facts.cli.problems import FileProblem
from facts.cli.verbs import Verbs, takes_json, takes_many, takes_threshold, verb


def define(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = verb(
        verbs,
        "eval",
        run,
        "Measure the answers on files of questions",
        epilog="With no FILE, the questions of the samples are asked. --store does not matter: "
        "each file is measured on a record of its own.",
    )
    takes_many(
        parser,
        "files",
        "FILE",
        "questions as lines of JSON, or a SQuAD 2.0 file",
        may_be_empty=lambda _: True,
    )
    parser.add_argument(
        "--record",
        type=Path,
        metavar="PATH",
        help="the articles that the questions are about: a file or a folder",
    )
    parser.add_argument(
        "--no-peers", dest="peers", action="store_false", help="measure no other rankers beside"
    )
    parser.add_argument("--limit", type=_count, metavar="N", help="ask the first N questions only")
    takes_threshold(parser)
    takes_json(parser, "print a JSON array with one report a file")


def run(args: argparse.Namespace, context: Context) -> int:
    """Evaluate and show the reports."""
    from facts import samples
    from facts.evaluate import evaluate_files, show

    files = [Path(name) for name in args.files] or [samples.questions_path()]
    _check(files if args.record is None else [*files, args.record])
    reports = evaluate_files(
        files,
        record=args.record,
        peers=args.peers,
        threshold=args.threshold,
        limit=args.limit,
        progress=context.note if context.err.file.isatty() else None,
    )
    if args.json:
        write_json([report.model_dump(mode="json") for report in reports])
    else:
        show(reports, context.out)
    return 0


def _check(files: list[Path]) -> None:
    """Tell of a file that is not there before minutes have gone into another."""
    for file in files:
        try:
            if not file.is_dir():
                file.open("rb").close()
        except OSError as error:
            raise FileProblem.of(error, "cannot be read", "Check its name") from error


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of questions: give 1 or more")
    return int(text)
