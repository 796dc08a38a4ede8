"""Albums, of which Telegram sends each picture as a message of its own."""

from __future__ import annotations

from collections import OrderedDict


class Albums:
    """Remembers the albums seen last. Telegram sends each picture of one as its own message."""

    def __init__(self, most: int = 1_000) -> None:
        self._most = most
        self._seen: OrderedDict[str, None] = OrderedDict()

    def is_new(self, album: str | None) -> bool:
        """Return whether the album was not seen before. What is in no album always is new."""
        if album is None:
            return True
        new = album not in self._seen
        self._seen[album] = None
        self._seen.move_to_end(album)
        while len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return new
