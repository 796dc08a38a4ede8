"""The URLs that Telegram accepts in links and buttons."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tests.telegram_api.errors import BadRequest

_SCHEMES = ("http", "https", "tg", "ton")
_HOST = re.compile(r"^[^\s.]+(\.[^\s.]+)+$")


def check_url(url: str, complaint: str) -> None:
    """Raise `BadRequest` with the complaint if Telegram would not link to `url`."""
    if not url:
        raise BadRequest(f"{complaint}: URL is empty")
    if any(char <= " " for char in url):
        raise BadRequest(f"{complaint}: it contains white space")
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise BadRequest(f"{complaint}: Wrong HTTP URL") from None
    if parts.scheme not in _SCHEMES:
        raise BadRequest(f"{complaint}: Unsupported URL protocol")
    if parts.scheme in ("http", "https") and not _HOST.match(host):
        raise BadRequest(f"{complaint}: Wrong HTTP URL")
