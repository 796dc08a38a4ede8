"""Files: those that people send and the bot downloads, and those that the bot uploads."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass

from tests.telegram_api.errors import BadRequest, Json

LARGEST_DOWNLOAD = 20 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
"""In bytes. A bot may send larger files than it may download."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in the body of a request."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram keeps. Its `size` may be larger than its data."""

    id: str
    unique_id: str
    name: str
    media_type: str
    size: int
    data: bytes

    def document(self) -> Json:
        """Return the file as a message's `document`."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_name": self.name,
            "mime_type": self.media_type,
            "file_size": self.size,
        }

    def recording(self, kind: str, seconds: int) -> Json:
        """Return the file as a message's `voice`, `audio` or `video_note`, so long as it claims."""
        about = {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
            "duration": seconds,
        }
        if kind == "video_note":
            return {**about, "length": 384}
        return {**about, "mime_type": self.media_type}


class Files:
    """All files, by id and by the path under which they are fetched."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}
        self.fetched: list[str] = []
        """The ids of the files that were downloaded, in order."""

    def keep(self, name: str, media_type: str, data: bytes, size: int | None = None) -> File:
        """Store a file."""
        number = next(self._numbers)
        unique = hashlib.sha256(data).hexdigest()[:12]
        file = File(
            id=f"BQACAgIAAx0{number:04}{unique}",
            unique_id=f"AgAD{unique}",
            name=name,
            media_type=media_type,
            size=len(data) if size is None else size,
            data=data,
        )
        self._by_id[file.id] = file
        return file

    def get(self, file_id: str) -> File:
        """Return the file with that id. Raises `BadRequest` if there is no such file."""
        if file_id not in self._by_id:
            raise BadRequest("wrong file_id or the file is temporarily unavailable")
        return self._by_id[file_id]

    def publish(self, file_id: str) -> str:
        """Return a path for the file. Raises `BadRequest` if the file is too large for bots."""
        file = self.get(file_id)
        if file.size > LARGEST_DOWNLOAD:
            raise BadRequest("file is too big")
        path = f"documents/file_{len(self._by_path)}{_suffix(file.name)}"
        self._by_path[path] = file
        return path

    def fetch(self, path: str) -> File | None:
        """Return the file with that path."""
        file = self._by_path.get(path)
        if file is not None:
            self.fetched.append(file.id)
        return file


def _suffix(name: str) -> str:
    return "." + name.rpartition(".")[2] if "." in name else ""
