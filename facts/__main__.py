"""`python -m facts`, which is also the console script `rapporteur`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from facts.cli import main as run

__all__ = ["main"]

_OBJECTS = 20_000
"""After how many new objects Python looks for garbage: a command makes many that it keeps."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command as a process of its own, which is to start quickly."""
    gc.set_threshold(_OBJECTS, 50, 100)
    # Looking for plug-ins of pydantic, which the library does not use, takes 15 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
