"""Exports as the tests send and receive them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

from facts.models import Article


def exported(articles: Iterable[Article]) -> bytes:
    """Return an export of these articles."""
    return "".join(f"{article.model_dump_json()}\n" for article in articles).encode()


def lines(name: str, data: bytes) -> list[str]:
    """Return the lines of an export that the bot sent."""
    whole = gzip.decompress(data) if name.endswith(".gz") else data
    return whole.decode().splitlines()
