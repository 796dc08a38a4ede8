"""Records that are costly to build: each is built once in a test run, whatever its workers are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def built(folders: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """Return the record of that name, which the first worker to ask for it builds.

    No test may write to the file. A test that changes a record changes a copy of it.
    """
    base = folders.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base  # see pytest-xdist
    folder = shared / "records"
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.db"
    with FileLock(f"{path}.lock"):
        if not path.exists():
            unfinished = path.with_suffix(".part")
            unfinished.unlink(missing_ok=True)
            build(unfinished)
            unfinished.rename(path)
    return path
