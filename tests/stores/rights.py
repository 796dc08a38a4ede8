"""Work by a user whom the permissions of files restrict, as those of root are not."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from facts.testing.processes import in_child

_NOBODY = 65534


def give_up_rights() -> None:
    """Make the rest of this process that of a user without special rights."""
    if os.geteuid() == 0:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def unprivileged(work: Callable[[], object]) -> object:
    """Return the result of work by a user whom file permissions restrict."""

    def run() -> object:
        give_up_rights()
        return work()

    return in_child(run)


@contextmanager
def open_folder() -> Iterator[Path]:
    """Yield a folder that every user can reach, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            folder.chmod(0o755)


def only_readable(folder: Path) -> None:
    """Take the right to write from a folder and its files."""
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
