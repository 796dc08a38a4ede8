"""`python -m facts`, which is also the console script `rapporteur`."""

from __future__ import annotations

import sys

from facts.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
