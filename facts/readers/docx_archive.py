"""The check of a Word document's ZIP archive, before any other library opens it."""

from __future__ import annotations

import io
import zipfile

from facts.errors import FactsError, UnreadableDocument
from facts.readers.extracted import damaged, too_complex

LARGEST_PART = 30_000_000
"""In bytes, inflated: an XML part of a document. A long report's text has about a tenth."""
LARGEST_INFLATED = 200_000_000
"""In bytes: all parts together, pictures included."""
MOST_PARTS = 5_000
LARGEST_AT_ONCE = 1_000_000
"""In bytes, inflated: a document with a larger XML part is read in a process of its own."""
_BLOCK = 65_536
_ENCRYPTED = 0x1  # flag of a member of a ZIP file
_XML = (".xml", ".rels", ".vml")


def check_archive(data: bytes) -> int:
    """Check a document's archive and return the size of its largest XML part, in bytes.

    Inflates every part once, block by block: the sizes that the archive states may be false.
    Raises `UnreadableDocument` where the archive is damaged or encrypted, or inflates to too much.
    """
    largest = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_PARTS:
                raise too_complex("DOCX file", why=f"it has more than {MOST_PARTS:,} parts")
            left = LARGEST_INFLATED
            for member in members:
                if member.flag_bits & _ENCRYPTED:
                    raise UnreadableDocument(
                        "The DOCX file is encrypted",
                        why="it opens only with its password",
                        remedy="Save it without a password and give the new file",
                    )
                is_xml = member.filename.lower().endswith(_XML)
                size = _inflate(archive, member, min(LARGEST_PART, left) if is_xml else left)
                left -= size
                largest = max(largest, size if is_xml else 0)
    except FactsError:
        raise
    except Exception:  # noqa: BLE001  zipfile, zlib and struct raise errors of many kinds
        raise damaged("DOCX file") from None
    return largest


def _inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> int:
    """Inflate a part and return its size; refuse it as soon as it is over the limit."""
    size = 0
    with archive.open(member) as part:
        while block := part.read(_BLOCK):
            size += len(block)
            if size > limit:
                raise too_complex("DOCX file", why="a part of it inflates to too many bytes")
    return size
