"""The kinds of watched places: web addresses of feeds and sitemaps, and folders."""

from __future__ import annotations

import re
from pathlib import Path

from facts.errors import FetchError, InputError
from facts.fetch import check_url

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_web_address(address: str) -> bool:
    """Return whether the place is on the web."""
    return address.lower().startswith(("http://", "https://"))


def checked_address(given: str) -> str:
    """Return the address of a place as it is kept: the URL, or the folder's absolute path.

    Raises `FetchError` for what is no web address, `InputError` for what is no folder.
    """
    given = given.strip()
    if is_web_address(given) or _SCHEME.match(given):
        return check_url(given)
    try:
        folder = Path(given).expanduser().absolute()
        is_folder = bool(given) and folder.is_dir()
        str(folder).encode()
    except (OSError, ValueError, RuntimeError):
        is_folder = False
    if not is_folder:
        raise InputError(
            "This cannot be watched",
            why="it is no folder and no web address",
            remedy="Give a folder that exists, or the address of a feed or sitemap with https://",
        )
    return str(folder)


def refuse_folder(address: str) -> None:
    """Raise `FetchError` for anything but a web address."""
    if not is_web_address(address.strip()):
        raise FetchError(
            "This cannot be watched",
            why="it is no web address (http or https)",
            remedy="Give the address of a feed or sitemap with https://",
        )
