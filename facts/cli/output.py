"""JSON on standard output, such that no terminal is steered by what it holds."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

# What json leaves as it is and a terminal would obey, or no encoding can write.
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def write_json(value: Any) -> None:
    """Print one JSON value: indented on a terminal, on one line elsewhere."""
    print(to_json(value, indent=2 if sys.stdout.isatty() else None))


def to_json(value: Any, *, indent: int | None = None) -> str:
    """JSON in which unsafe characters stand as escapes, so that reading it gives them back."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    text = json.dumps(value, ensure_ascii=not unicode, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
