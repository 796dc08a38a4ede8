"""The type of a file, from its content first, then its media type, and last its name."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from facts.errors import InputError, NotText, UnreadableDocument

HEAD = 4096
"""In bytes: how much of a file's beginning is looked at."""

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_PDF_NAMES = frozenset({".pdf"})

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x00\x00\x01\x00", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh91AY&SY", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"(\xb5/\xfd", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
    (b"ID3", "a sound recording"),
    (b"OggS\x00", "a sound recording"),
    (b"fLaC\x00", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_RIFF = {b"WEBP": "an image", b"WAVE": "a sound recording", b"AVI ": "a video"}
_OFFICE = {  # beginnings of members' names, and the kind of ZIP file that has them
    "word/document": "",
    "xl/": "a spreadsheet",
    "ppt/": "a presentation",
    "content.xml": "an OpenDocument file",
    "OEBPS/": "an e-book",
    "AndroidManifest.xml": "a program",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

# Comments, processing instructions and a mark may precede a page's first element.
# Possessive: else the ways to part a run of comments double with each of them.
_LEAD = r"(?>\ufeff|\s|<!--.*?-->|<\?[^>]*>)*+"
_PAGE = re.compile(
    _LEAD + r"<(?:!doctype\s+(?:html|\S*\s*public\s+[\"']-//w3c//dtd\s+x?html)|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    _LEAD + r"<(?:article|main|section|div|header|nav|meta|title|link|script|style|table|h[1-6]|p)"
    r"(?:\s[^<>]*)?>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(?:p|br|div|h[1-6]|span|article|body|a|b|i|em|strong)\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(_LEAD + r"<(?P<root>!doctype\s+\w+|[a-z][\w:.-]*)", re.IGNORECASE | re.DOTALL)
_DATA_ROOTS = frozenset({"rss", "feed", "svg", "urlset", "sitemapindex", "opml", "kml", "gpx"})


class FileType(StrEnum):
    """The types of files that can be read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


def file_type_of(data: bytes, *, name: str = "", media_type: str | None = None) -> FileType:
    """Return the type of a file from its bytes; a file of no other type counts as text.

    Raises `UnreadableDocument` for a document in a format that no reader knows, `NotText` for a
    file that is not a document, such as an image.
    """
    head = data[:HEAD]
    suffix = PurePosixPath(name).suffix.lower()
    named = (media_type or "").partition(";")[0].strip().lower()
    begin = head.lstrip(b"\x00\t\n\r\x0c " + codecs.BOM_UTF8)
    is_named_pdf = named == "application/pdf" or suffix in _PDF_NAMES
    if begin.startswith(b"%PDF-") or (is_named_pdf and b"%PDF-" in head[:1024]):
        return FileType.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(data)
    _refuse_foreign(data)
    if _is_html(_glimpse(head), claimed=named in _HTML_TYPES or suffix in _HTML_NAMES):
        return FileType.HTML
    return FileType.TEXT


def _is_html(head: str, *, claimed: bool) -> bool:
    if _PAGE.match(head) or _FRAGMENT.match(head):
        return True
    if claimed and _TAG.search(head):
        return True
    root = _MARKUP.match(head)
    if root and root["root"].lower().split(":")[-1] in _DATA_ROOTS:
        raise _no_article("a feed or a drawing in XML")
    return False


def _refuse_foreign(data: bytes) -> None:
    for magic, noun in _MAGIC:
        if data.startswith(magic):
            raise _not_text(noun)
    if data[:4] == b"RIFF" and data[8:12] in _RIFF:
        raise _not_text(_RIFF[data[8:12]])
    if data[4:8] == b"ftyp":
        raise _not_text("a video or an image")
    if data[:2] == b"BM" and b"\x00" in data[:16]:
        raise _not_text("an image")
    if data[:2] == b"MZ" and b"\x00" in data[:64]:
        raise _not_text("a program")
    if data.startswith(b"{\\rtf"):
        raise _no_article("in Rich Text Format (RTF)")
    if data.startswith(b"%!PS"):
        raise _no_article("a PostScript file")
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise UnreadableDocument(
                "The document is encrypted",
                why="it opens only with its password",
                remedy="Save it without a password and give the new file",
            )
        raise _no_article("in the format of Word before 2007, or of another old program")


def _in_zip(data: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        if b"word/" in data:
            return FileType.DOCX  # its reader explains the damage
        raise _not_text("a damaged archive") from None
    for begin, noun in _OFFICE.items():
        if any(name.startswith(begin) for name in names):
            if not noun:
                return FileType.DOCX
            raise _no_article(noun)
    if any(name.startswith("word/") for name in names):
        return FileType.DOCX
    raise _not_text("an archive")


def _glimpse(head: bytes) -> str:
    """Decode the beginning roughly: the markup that identifies a page is ASCII in any encoding."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.replace(b"\x00", b"").decode("latin-1").removeprefix("ï»¿")


def _not_text(noun: str) -> InputError:
    return NotText(
        f"The file is {noun}, not text",
        why="only text, HTML, PDF and DOCX files can be read",
        remedy="Give the article itself in one of these formats",
    )


def _no_article(noun: str) -> InputError:
    return UnreadableDocument(
        f"The file is {noun}",
        why="this format cannot be read",
        remedy="Save it as text, HTML, PDF or DOCX and give that file",
    )
