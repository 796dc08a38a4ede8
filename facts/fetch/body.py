"""Reading a response's body, with one size limit before and after decompression."""

from __future__ import annotations

import zlib

import httpx

from facts.errors import FetchError

ACCEPTED = "gzip, deflate"
"""The Content-Encodings that this module undoes; httpx inflates a whole block without a limit."""

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


async def read_body(response: httpx.Response, *, host: str, max_bytes: int) -> bytes:
    """Read and inflate the body; raise `FetchError` over `max_bytes` or where it is damaged."""
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared) > max_bytes:
        raise _too_large(host, max_bytes)
    inflater = _inflater(response.headers.get("Content-Encoding", ""), host)
    body = bytearray()
    sent = 0
    async for block in response.aiter_raw():
        sent += len(block)
        if sent > max_bytes:
            raise _too_large(host, max_bytes)
        body += block if inflater is None else inflater.inflate(block, max_bytes + 1 - len(body))
        if len(body) > max_bytes:
            raise _too_large(host, max_bytes)
    if inflater is not None and not inflater.complete:
        raise _damaged(host)
    return bytes(body)


def _inflater(encoding: str, host: str) -> _Inflater | None:
    names = [name.strip().lower() for name in encoding.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if not names:
        return None
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            f"{host} cannot be read from",
            why="it compresses the page in a way that was not requested",
            remedy="Give the article's file or text",
        )
    return _Inflater(host)


class _Inflater:
    """Inflates gzip or deflate, the latter with or without its header: servers send both."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._inflate = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._begun = False

    @property
    def complete(self) -> bool:
        """Whether the end was reached; an empty body is complete."""
        return self._inflate.eof or not self._begun

    def inflate(self, block: bytes, limit: int) -> bytes:
        """Inflate a block, to at most `limit` (positive) bytes."""
        if self._inflate.eof:
            return b""  # some servers add padding
        try:
            return self._decompress(block, limit)
        except zlib.error:
            raise _damaged(self._host) from None

    def _decompress(self, block: bytes, limit: int) -> bytes:
        first, self._begun = not self._begun, True
        try:
            return self._inflate.decompress(block, limit)
        except zlib.error:
            if not first:
                raise
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._inflate.decompress(block, limit)


def _too_large(host: str, max_bytes: int) -> FetchError:
    return FetchError(
        f"The file from {host} is too large",
        why=f"it has more than {max_bytes:,} bytes",
        remedy="Give the article's file or text",
    )


def _damaged(host: str) -> FetchError:
    return FetchError(
        f"{host} cannot be read from",
        why="its answer is incomplete or damaged",
        remedy="Try again later, or give the article's file or text",
    )
