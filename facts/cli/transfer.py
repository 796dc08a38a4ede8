"""`rapporteur export` and `import`: the whole record, one JSON object per line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from facts.cli.arguments import Verbs, add_jobs_option, add_verb
from facts.cli.context import CommandContext
from facts.cli.errors import FileError
from facts.cli.progress import progress_bar
from facts.cli.text import counted
from facts.errors import FactsError, InputError, TooLarge

if TYPE_CHECKING:
    from facts.models import Damage

_STDIO = "-"
_LONGEST_LINE = 32_000_000  # bytes; enough for the longest text, even if all of it is escaped
_EXPORT_START = b'{"id":"'


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verbs to the parser."""
    parser = add_verb(verbs, "export", run_export, "Write all articles as JSON, one per line")
    parser.add_argument(
        "file", nargs="?", default=_STDIO, metavar="FILE", help="default: standard output"
    )
    parser = add_verb(verbs, "import", run_import, "Add the articles of an export")
    parser.add_argument(
        "file", metavar="FILE", help="a file that export has written, or - for standard input"
    )
    add_jobs_option(parser)


def run_export(args: argparse.Namespace, context: CommandContext) -> int:
    """Write the export. A file is written completely or left as it was.

    Damaged articles are named and left out. The exit code is then 2.
    """
    damaged: list[Damage] = []
    with context.open() as library:
        lines = (f"{line}\n".encode() for line in library.export(report=damaged.append))
        if args.file == _STDIO:
            for line in lines:
                sys.stdout.buffer.write(line)
            return _told(damaged, context)
        try:
            count = _write(Path(args.file), lines)
        except OSError as error:
            remedy = "Choose a file in a folder that this user may write to"
            raise FileError.of(error, "cannot be written", remedy) from error
    context.print_note(f"{counted(count, 'article')} exported")
    return _told(damaged, context)


def _told(damaged: Sequence[Damage], context: CommandContext) -> int:
    """Name the articles that were left out, and return the exit code."""
    for each in damaged:
        named = "An article" if each.article_id is None else f"The article {each.article_id}"
        context.print_error(f"{named} is damaged and was left out: {each.why}")
    return 2 if damaged else 0


def run_import(args: argparse.Namespace, context: CommandContext) -> int:
    """Add the articles line by line. The lines before a bad one stay added."""
    with context.open() as library:
        added = known = 0
        try:
            with _opened(args.file, context) as (file, advance):
                for receipt in library.load(_lines(file, advance), jobs=args.jobs):
                    added += receipt.added
                    known += not receipt.added
        except (FactsError, KeyboardInterrupt):
            context.print_note(f"{_summary(added, known)} before it stopped")
            raise
        except OSError as error:
            raise FileError.of(
                error, "cannot be read", "Choose a file that export has written"
            ) from error
    context.out.print(_summary(added, known))
    return 0


def _summary(added: int, known: int) -> str:
    summary = f"{counted(added, 'article')} added"
    return f"{summary}, {known:,} already there" if known else summary


@contextmanager
def _opened(name: str, context: CommandContext) -> Iterator[tuple[BinaryIO, Callable[[int], None]]]:
    """Open a file and yield it with a function that advances the progress by bytes."""
    if name == _STDIO:
        yield sys.stdin.buffer, lambda _: None
        return
    with open(name, "rb") as file, progress_bar(context, "Importing", _size(file)) as advance:
        yield file, advance


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def _lines(file: BinaryIO, advance: Callable[[int], None]) -> Iterator[str]:
    """Yield the lines as text, split only at line feeds. Raises `InputError` with a line number."""
    number = 0
    while data := file.readline(_LONGEST_LINE + 1):
        number += 1
        if len(data) > _LONGEST_LINE:
            raise TooLarge(
                f"Line {number} is too long",
                why=f"it has more than {_LONGEST_LINE // 1_000_000} MB",
                remedy="Import a file that export has written",
            )
        try:
            # Editors on Windows put a byte order mark before the first line.
            yield data.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError(
                f"Line {number} is not text",
                why="it is not in UTF-8",
                remedy="Import a file that export has written",
            ) from None
        advance(len(data))


def _write(path: Path, lines: Iterator[bytes]) -> int:
    """Write a temporary file and rename it, so that a failure does not destroy an older export."""
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        with path.open("wb") as file:  # a device or a pipe; for a folder this raises
            return _write_lines(file, lines)
    _check_replaceable(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            count = _write_lines(file, lines)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return count


def _write_lines(file: BinaryIO, lines: Iterator[bytes]) -> int:
    count = 0
    for count, line in enumerate(lines, 1):  # noqa: B007
        file.write(line)
    return count


def _check_replaceable(path: Path) -> None:
    """Raise `FileError` if the file exists and is not an export. It may be the store itself."""
    if not path.exists():
        return
    with path.open("rb") as file:
        start = file.read(len(_EXPORT_START))
    if start not in (b"", _EXPORT_START):
        raise FileError(
            f"{path} was not written",
            why="it exists and is not an export",
            remedy="Choose another file, or remove this one first",
        )
