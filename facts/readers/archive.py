"""ZIP archives from strangers: their members are counted and inflated within limits."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator

from facts.errors import FactsError, UnreadableDocument
from facts.readers.extracted import damaged, too_complex

LARGEST_MARKUP = 30_000_000
"""In bytes, inflated: all XML parts of a document. A long report's text has about a tenth."""
LARGEST_INFLATED = 200_000_000
"""In bytes: all parts together, pictures included."""
MOST_PARTS = 5_000
_LARGEST_DIRECTORY = MOST_PARTS * 512
"""In bytes: the list of members at an archive's end."""
_BLOCK = 65_536
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1  # flag of a member of a ZIP file
_MARKUP = (".xml", ".rels", ".vml", ".xhtml", ".html", ".htm", ".opf", ".ncx")
_END = b"PK\x05\x06"
_END_WITHIN = 65_557  # bytes at an archive's end, in which its last record begins
_DIRECTORY_SIZE = struct.Struct("<12xI")


def open_archive(data: bytes, noun: str) -> zipfile.ZipFile:
    """Open an archive, such as a "DOCX file".

    Raises `UnreadableDocument` where it is damaged or has too many members.
    """
    end = data.rfind(_END, -_END_WITHIN)
    if end >= 0 and len(data) >= end + _DIRECTORY_SIZE.size:
        # Checked before the list is read: it takes long and much memory to read a long one.
        (size,) = _DIRECTORY_SIZE.unpack_from(data, end)
        if size > _LARGEST_DIRECTORY:
            raise _too_many(noun)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # noqa: BLE001  zipfile and struct raise errors of many kinds
        raise damaged(noun) from None
    if len(archive.infolist()) > MOST_PARTS:
        raise _too_many(noun)
    return archive


def check_archive(data: bytes, noun: str) -> None:
    """Check a document's archive.

    Inflates every part once, block by block: the sizes that the archive states may be false.
    Raises `UnreadableDocument` where the archive is damaged or encrypted, or inflates to too much.
    """
    left = LARGEST_INFLATED
    markup_left = LARGEST_MARKUP
    with open_archive(data, noun) as archive:
        for member in archive.infolist():
            is_markup = member.filename.lower().endswith(_MARKUP)
            limit = min(markup_left, left) if is_markup else left
            size = sum(map(len, _blocks(archive, member, limit, noun)))
            left -= size
            markup_left -= size if is_markup else 0


def inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int, noun: str) -> bytes:
    """Return the bytes of a member. Raises `UnreadableDocument` over `limit` bytes."""
    return b"".join(_blocks(archive, member, limit, noun))


def _blocks(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int, noun: str
) -> Iterator[bytes]:
    """Yield the blocks of a member; refuse it as soon as it is over the limit."""
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableDocument(
            f"The {noun} is encrypted",
            why="it opens only with its password",
            remedy="Save it without a password and give the new file",
        )
    if member.compress_type not in _METHODS:
        # The other methods may ask for gigabytes of memory, and no program packs documents so.
        raise damaged(noun, why="it is packed in an unusual way")
    size = 0
    try:
        with archive.open(member) as part:
            while block := part.read(_BLOCK):
                size += len(block)
                if size > limit:
                    raise too_complex(noun, why="a part of it inflates to too many bytes")
                yield block
    except FactsError:
        raise
    except Exception:  # noqa: BLE001  zipfile, zlib and struct raise errors of many kinds
        raise damaged(noun) from None


def _too_many(noun: str) -> UnreadableDocument:
    return too_complex(noun, why=f"it has more than {MOST_PARTS:,} parts")
