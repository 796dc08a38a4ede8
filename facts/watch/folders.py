"""The articles in a watched folder, with a stamp that shows whether a file has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from facts.errors import InputError
from facts.readers import LARGEST_FILE, Contents, read_all, readable_suffixes


def files_in(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Yield the key, the stamp and the path of each file in a folder and its subfolders.

    Hidden files and folders are skipped, and so are links to folders, which could form a loop.
    Raises `InputError` where the folder itself cannot be read.
    """
    suffixes = readable_suffixes()
    problems: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() not in suffixes or name.startswith("."):
                continue
            try:
                status = path.stat()
            except OSError:
                continue  # removed meanwhile, or a link to nowhere
            # A name may be in any encoding, and the record holds Unicode only.
            key = os.fsencode(path.relative_to(folder)).decode("utf-8", "backslashreplace")
            yield key, f"{status.st_mtime_ns}-{status.st_size}", path
    for problem in problems:
        if str(problem.filename) == str(folder):
            raise InputError(
                "The folder cannot be read",
                why=(problem.strerror or type(problem).__name__).lower(),
                remedy="WatchResult that it is still there and that this user may read it",
            )


def read_file(path: Path) -> Contents:
    """Read the articles in a file. Raises `InputError`."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InputError(
            "The file cannot be read",
            why=(error.strerror or type(error).__name__).lower(),
            remedy="Give this user permission to read it",
        ) from None
    return read_all(data, name=path.name)
