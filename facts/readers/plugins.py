"""Readers that other packages bring, found through the entry points `rapporteur.readers`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from facts.readers.extracted import Extracted

GROUP = "rapporteur.readers"

_log = logging.getLogger(__name__)


@runtime_checkable
class DocumentReader(Protocol):
    """Reads the files of one format.

    An entry point of the group `rapporteur.readers` names an object of this kind. The entry
    point's own name is the name of the format, and must not be that of another reader.
    """

    @property
    def suffixes(self) -> frozenset[str]:
        """Return the endings of such files' names, such as `.docbook`."""
        ...

    @property
    def media_types(self) -> frozenset[str]:
        """Return the media types of such files, such as `application/docbook+xml`."""
        ...

    def recognises(self, data: bytes, name: str, media_type: str | None) -> bool:
        """Return whether a file is in the format, judging by its content before its name.

        This runs in the process of the caller, and must be quick and safe with any bytes.
        """
        ...

    def extract(self, data: bytes) -> Sequence[Extracted]:
        """Return the articles of a file. It runs in a process of its own, with limits.

        An `InputError` says why there is none.
        """
        ...


@cache
def document_readers() -> dict[str, DocumentReader]:
    """Return the readers of other packages by the names of their formats."""
    found: dict[str, DocumentReader] = {}
    for point in entry_points(group=GROUP):
        try:
            reader = point.load()
        except Exception:  # noqa: BLE001  a package that is broken must not stop the others
            _log.exception("the reader %s of another package does not load", point.name)
            continue
        if isinstance(reader, DocumentReader):
            found[point.name] = reader
        else:
            _log.error("the reader %s of another package is no DocumentReader", point.name)
    return found


def recognising_reader(data: bytes, name: str, media_type: str | None) -> str | None:
    """Return the name of the format whose reader, of another package, takes the file."""
    for format_name, reader in document_readers().items():
        try:
            if reader.recognises(data, name, media_type):
                return format_name
        except Exception:  # noqa: BLE001  as above
            _log.exception("the reader %s of another package fails", format_name)
    return None
