"""`rapporteur export` and `import`: the whole record as lines of JSON."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from facts.cli.context import Context
from facts.cli.problems import FileProblem
from facts.cli.progress import progress
from facts.cli.text import counted
from facts.cli.verbs import Verbs, verb
from facts.errors import FactsError, InputError, TooLarge

_STDIO = "-"
_LONGEST_LINE = 32_000_000  # bytes; the longest text that is taken, were all of it escaped
_EXPORT_START = b'{"id":"'


def define(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Describe the verbs."""
    parser = verb(verbs, "export", export, "Write all articles as lines of JSON")
    parser.add_argument(
        "file", nargs="?", default=_STDIO, metavar="FILE", help="standard output if not given"
    )
    parser = verb(verbs, "import", import_, "Add the articles of an export")
    parser.add_argument("file", metavar="FILE", help="what export has written; - standard input")


def export(args: argparse.Namespace, context: Context) -> int:
    """Write the export; a file appears whole or stays as it was."""
    with context.open() as library:
        lines = (f"{line}\n".encode() for line in library.export())
        if args.file == _STDIO:
            for line in lines:
                sys.stdout.buffer.write(line)
            return 0
        try:
            count = _write(Path(args.file), lines)
        except OSError as error:
            remedy = "Name a file in a folder that this user may write"
            raise FileProblem.of(error, "cannot be written", remedy) from error
    context.note(f"{counted(count, 'article')} exported")
    return 0


def import_(args: argparse.Namespace, context: Context) -> int:
    """Add line by line; those before a bad line are kept."""
    with context.open() as library:
        added = known = 0
        try:
            with _opened(args.file, context) as (file, advance):
                for receipt in library.load(_lines(file, advance)):
                    added += receipt.added
                    known += not receipt.added
        except (FactsError, KeyboardInterrupt):
            context.note(f"{_told(added, known)} before it stopped")
            raise
        except OSError as error:
            raise FileProblem.of(error, "cannot be read", "Name what export has written") from error
    context.out.print(_told(added, known))
    return 0


def _told(added: int, known: int) -> str:
    told = f"{counted(added, 'article')} added"
    return f"{told}, {known:,} already there" if known else told


@contextmanager
def _opened(name: str, context: Context) -> Iterator[tuple[BinaryIO, Callable[[int], None]]]:
    """The file and the progress over its bytes."""
    if name == _STDIO:
        yield sys.stdin.buffer, lambda _: None
        return
    with open(name, "rb") as file, progress(context, "Importing", _size(file)) as advance:
        yield file, advance


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def _lines(file: BinaryIO, advance: Callable[[int], None]) -> Iterator[str]:
    """The lines as text, split at line feeds only; raises `InputError` naming a bad one."""
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
    """Write beside the file, then put it in its place, so that no failure costs an older export."""
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        with path.open("wb") as file:  # a device or a pipe; a folder is refused here
            return _written(file, lines)
    _refuse_other(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            count = _written(file, lines)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return count


def _written(file: BinaryIO, lines: Iterator[bytes]) -> int:
    count = 0
    for count, line in enumerate(lines, 1):  # noqa: B007
        file.write(line)
    return count


def _refuse_other(path: Path) -> None:
    """Raise `FileProblem` where the file is there and is no export: it may be the store itself."""
    if not path.exists():
        return
    with path.open("rb") as file:
        start = file.read(len(_EXPORT_START))
    if start not in (b"", _EXPORT_START):
        raise FileProblem(
            f"{path} was not written",
            why="it is there already and is no export",
            remedy="Name another file, or remove this one first",
        )
