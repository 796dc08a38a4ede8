"""The inputs of `add`: files, folders, standard input and web addresses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from facts.cli.errors import FileError
from facts.errors import InputError
from facts.readers.contents import Contents

_WEB = ("http://", "https://")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """An input with its name. `load` reads it, and raises a `FactsError` if that fails."""

    name: str
    load: Callable[[], Contents]


def expand_inputs(given: Sequence[str]) -> list[ArticleInput]:
    """Return the inputs that the arguments name, with every file of a folder."""
    return [each for name in given for each in _expanded(name)]


def is_web_address(name: str) -> bool:
    """Return whether a name is a web address."""
    return name.lower().startswith(_WEB)


def _expanded(name: str) -> Iterator[ArticleInput]:
    if name == "-":
        yield ArticleInput("standard input", lambda: _read(sys.stdin.buffer, ""))
    elif is_web_address(name) or (_ADDRESS.match(name) and not os.path.lexists(name)):
        yield ArticleInput(name, lambda: _fetched(name))
    elif os.path.isdir(name):
        yield from _in_folder(Path(name))
    else:
        yield _file(Path(name))


def _in_folder(folder: Path) -> Iterator[ArticleInput]:
    """Yield the files in a folder and its subfolders that have a known suffix, sorted by name.

    A file named by itself may have any suffix. Hidden files and folders are skipped, and so are
    links to folders, which could form a loop.
    """
    from facts.readers import readable_suffixes

    known = readable_suffixes()
    problems: list[OSError] = []
    found = 0
    for place, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in known and not name.startswith("."):
                found += 1
                yield _file(path)
    for problem in problems:
        yield _failing(
            str(problem.filename),
            FileError.of(problem, "cannot be read", "Give this user permission to read it"),
        )
    if not found and not problems:
        suffixes = ", ".join(sorted(known))
        yield _failing(
            str(folder),
            InputError(
                "The folder contains nothing to add",
                why=f"no file in it ends in one of {suffixes}",
                remedy="Name the files one by one",
            ),
        )


def _file(path: Path) -> ArticleInput:
    def load() -> Contents:
        try:
            with path.open("rb") as file:
                return _read(file, path.name)
        except FileNotFoundError as error:
            remedy = "Check its name; a web address starts with https://"
            raise FileError.of(error, "cannot be read", remedy) from error
        except OSError as error:
            remedy = "Choose a file that this user may read"
            raise FileError.of(error, "cannot be read", remedy) from error

    return ArticleInput(str(path), load)


def _failing(name: str, error: Exception) -> ArticleInput:
    def load() -> Contents:
        raise error

    return ArticleInput(name, load)


def _read(file: BinaryIO, name: str) -> Contents:
    from facts.readers import LARGEST_FILE, read_all

    # Read just enough to see that it is too large: a device may never end.
    return read_all(file.read(LARGEST_FILE + 1), name=name)


def _fetched(url: str) -> Contents:
    from facts.cli.network import private_hosts
    from facts.fetch import fetch_url
    from facts.readers import read_all

    page = fetch_url(url, private_hosts=private_hosts())
    return read_all(page.data, media_type=page.media_type, url=page.url)
