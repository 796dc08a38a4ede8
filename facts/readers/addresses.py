"""Addresses of the web, as files name them."""

from __future__ import annotations

from urllib.parse import urljoin


def is_web_address(address: str) -> bool:
    """Return whether an address is one of the web, and not of mail, a script or a file."""
    return address.lower().startswith(("http://", "https://"))


def web_address(link: str, base: str | None = None) -> str | None:
    """Return an address of the web, completed by `base`; None where it is none."""
    try:
        joined = urljoin(base or "", link.strip()) if link.strip() else ""
    except ValueError:
        return None
    return joined if is_web_address(joined) else None
