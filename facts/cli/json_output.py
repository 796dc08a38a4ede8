"""Print JSON in a form that cannot control the terminal."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

# Characters that json does not escape, but that control a terminal or cannot be encoded.
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def print_json(value: Any) -> None:
    """Print one JSON value, indented on a terminal and on one line elsewhere."""
    print(to_json(value, indent=2 if sys.stdout.isatty() else None))


def to_json(value: Any, *, indent: int | None = None) -> str:
    """Return JSON in which unsafe characters are escaped. Reading it gives the same value."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    text = json.dumps(value, ensure_ascii=not unicode, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
