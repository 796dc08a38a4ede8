"""The files in a ZIP file, inflated one after the other within limits."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from facts.errors import InputError, TooLarge, UnreadableDocument
from facts.readers.archive import inflated, open_archive

MOST_FILES = 500
LARGEST_FILE_INSIDE = 20_000_000
"""In bytes, inflated: as large as a file may be that is given by itself."""
LARGEST_BUNDLE = 100_000_000
"""In bytes, inflated: all files together."""
LONGEST_TIME = 60.0
"""In seconds of processor time: all files together."""
_NOUN = "ZIP file"
_LEFT_OUT = ("__MACOSX", ".")  # beginnings of folders and files that no person made


def files(data: bytes, suffixes: frozenset[str]) -> Iterator[tuple[str, bytes | InputError]]:
    """Yield the names and bytes of the files with these suffixes, or why there are none of one.

    Raises `UnreadableDocument` where the ZIP file is damaged or has no such file, `TooLarge` over
    `MOST_FILES`.
    """
    left = LARGEST_BUNDLE
    with open_archive(data, _NOUN) as archive:
        members = [each for each in archive.infolist() if _is_wanted(each, suffixes)]
        if not members:
            raise UnreadableDocument(
                "The ZIP file contains nothing to add",
                why="no file in it has a name that ends as those of articles do",
                remedy="Give the files one by one",
            )
        if len(members) > MOST_FILES:
            raise TooLarge(
                "The ZIP file is too large",
                why=f"it has more than {MOST_FILES:,} files",
                remedy="Give it in parts",
            )
        for member in members:
            try:
                content = inflated(archive, member, min(left, LARGEST_FILE_INSIDE), _NOUN)
            except InputError as error:
                yield member.filename, error
                left -= min(left, LARGEST_FILE_INSIDE)
                continue
            left -= len(content)
            yield member.filename, content


def too_slow() -> TooLarge:
    """Return the error of a file that comes after others which took all the time."""
    return TooLarge(
        "The ZIP file takes too long to read",
        why=f"the files before this one took more than {LONGEST_TIME:.0f} seconds",
        remedy="Give this file by itself",
    )


def _is_wanted(member: zipfile.ZipInfo, suffixes: frozenset[str]) -> bool:
    path = PurePosixPath(member.filename)
    if member.is_dir() or any(part.startswith(_LEFT_OUT) for part in path.parts):
        return False
    return path.suffix.lower() in suffixes
