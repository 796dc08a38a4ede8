"""What `add` is given, one by one: files, folders, standard input and web addresses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from facts.cli.problems import FileProblem
from facts.errors import InputError
from facts.models import Article

SUFFIXES = frozenset((".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx"))
"""Endings of the files that are taken from a folder; a file that is named may have any."""
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Input:
    """Something that may become an article. `load` raises a `FactsError` where it may not."""

    name: str
    load: Callable[[], Article]


def expand(given: Sequence[str]) -> list[Input]:
    """Every input that the arguments name, folders with all that is in them."""
    return [each for name in given for each in _expanded(name)]


def is_web(name: str) -> bool:
    """Whether a name is a web address."""
    return name.lower().startswith(_WEB)


def _expanded(name: str) -> Iterator[Input]:
    if name == "-":
        yield Input("standard input", lambda: _read(sys.stdin.buffer, ""))
    elif is_web(name):
        yield Input(name, lambda: _fetched(name))
    elif os.path.isdir(name):
        yield from _in_folder(Path(name))
    else:
        yield _file(Path(name))


def _in_folder(folder: Path) -> Iterator[Input]:
    """Files of known kinds in a folder and those below, in the order of their names.

    Hidden ones are passed over, and links to folders, which might lead in a circle.
    """
    problems: list[OSError] = []
    found = 0
    for place, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith("."):
                found += 1
                yield _file(path)
    for problem in problems:
        yield _failing(
            str(problem.filename),
            FileProblem.of(problem, "cannot be read", "Give this user the right to read it"),
        )
    if not found and not problems:
        kinds = ", ".join(sorted(SUFFIXES))
        yield _failing(
            str(folder),
            InputError(
                "The folder holds nothing to add",
                why=f"no file in it ends in one of {kinds}",
                remedy="Name the files themselves",
            ),
        )


def _file(path: Path) -> Input:
    def load() -> Article:
        try:
            with path.open("rb") as file:
                return _read(file, path.name)
        except FileNotFoundError as error:
            remedy = "Check its name; a web address begins with https://"
            raise FileProblem.of(error, "cannot be read", remedy) from error
        except OSError as error:
            remedy = "Name a file that this user may read"
            raise FileProblem.of(error, "cannot be read", remedy) from error

    return Input(str(path), load)


def _failing(name: str, error: Exception) -> Input:
    def load() -> Article:
        raise error

    return Input(name, load)


def _read(file: BinaryIO, name: str) -> Article:
    from facts.readers import LARGEST_FILE, read

    # No more than it takes to see that it is too much: a device may never end.
    return read(file.read(LARGEST_FILE + 1), name=name)


def _fetched(url: str) -> Article:
    from facts.fetch import fetch_url
    from facts.readers import read

    page = fetch_url(url)
    return read(page.data, media_type=page.media_type, url=page.url)
