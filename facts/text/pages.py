"""The pages of a text: a form feed ends each of them, as in files for printers."""

from __future__ import annotations

PAGE_MARK = "\f"


def page_at(text: str, at: int) -> int | None:
    """Return the page, from 1, at a place in the text; None for a text without pages."""
    if PAGE_MARK not in text:
        return None
    return text.count(PAGE_MARK, 0, at) + 1
