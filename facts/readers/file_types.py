"""The type of a file, from its content first, then its media type, and last its name."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from facts.errors import InputError, NotText, UnreadableDocument
from facts.readers.archive import inflated, open_archive
from facts.readers.json_feed import is_json_feed
from facts.readers.plugins import document_readers, recognising_reader
from facts.readers.source_code import SUFFIXES as SUFFIXES_OF_CODE
from facts.readers.source_code import is_source_code
from facts.readers.text_forms import (
    MAILBOX,
    is_asciidoc,
    is_markdown,
    is_message,
    is_table,
    json_noun,
    names_articles,
)

HEAD = 4096
"""In bytes: how much of a file's beginning is looked at."""


class FileType(StrEnum):
    """The types of files that can be read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    EPUB = "epub"
    MARKDOWN = "markdown"
    ASCIIDOC = "asciidoc"
    MAIL = "mail"
    MAILBOX = "mailbox"
    FEED = "feed"
    NEWSML = "newsml"
    TABLE = "table"
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Format:
    """What a type of files is called, and the names and media types that such files have."""

    noun: str
    suffixes: frozenset[str]
    media_types: frozenset[str] = frozenset()


def _format(noun: str, suffixes: str, media_types: str = "") -> Format:
    return Format(noun, frozenset(suffixes.split()), frozenset(media_types.split()))


_OFFICE_XML = "application/vnd.openxmlformats-officedocument."
FORMATS: dict[FileType, Format] = {
    FileType.TEXT: _format("text", ".txt .text", "text/plain"),
    FileType.HTML: _format("page", ".html .htm .xhtml .shtml", "text/html application/xhtml+xml"),
    FileType.PDF: _format("PDF file", ".pdf", "application/pdf"),
    FileType.DOCX: _format("DOCX file", ".docx .docm", f"{_OFFICE_XML}wordprocessingml.document"),
    FileType.ODT: _format(
        "ODT file",
        ".odt .ott .fodt",
        "application/vnd.oasis.opendocument.text application/vnd.oasis.opendocument.text-flat-xml",
    ),
    FileType.RTF: _format("RTF file", ".rtf", "application/rtf text/rtf"),
    FileType.EPUB: _format("EPUB file", ".epub", "application/epub+zip"),
    FileType.MARKDOWN: _format("Markdown file", ".md .markdown .mdown", "text/markdown"),
    FileType.ASCIIDOC: _format("AsciiDoc file", ".adoc .asciidoc", "text/asciidoc"),
    FileType.MAIL: _format("message", ".eml", "message/rfc822"),
    FileType.MAILBOX: _format("mailbox", ".mbox", "application/mbox"),
    FileType.FEED: _format(
        "feed",
        ".rss .atom",  # a file whose name ends in .xml can be anything
        "application/rss+xml application/atom+xml application/feed+json application/xml text/xml",
    ),
    FileType.NEWSML: _format(
        "news file",
        ".nitf .newsml",  # .xml can be anything, as above
        "application/nitf+xml text/vnd.iptc.nitf text/vnd.iptc.newsml "
        "application/vnd.iptc.g2.newsitem+xml application/vnd.iptc.g2.newsmessage+xml",
    ),
    FileType.TABLE: _format("table", ".csv .tsv", "text/csv text/tab-separated-values"),
    FileType.ZIP: _format("ZIP file", ".zip", "application/zip application/x-zip-compressed"),
}
"""All formats that the project itself reads. The content of a file decides, where it can."""

READABLE = (
    "text, Markdown, AsciiDoc, HTML, PDF, DOCX, ODT, RTF, EPUB, e-mail, feeds, NITF, NewsML, CSV "
    "and ZIP files"
)
"""The formats, for a person."""

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
    "AndroidManifest.xml": "a program",
    "META-INF/MANIFEST.MF": "a program",
}
_KIND = "mimetype"  # the member in which e-books and OpenDocument files name their type
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

# Comments, processing instructions and a mark may precede a page's first element.
# Possessive: else the ways to part a run of comments double with each of them.
_LEAD = r"(?>\ufeff|\s|<!--.*?-->|<\?[^>]*>)*+"
_PAGE = re.compile(
    _LEAD + r"<(?:!doctype\s++(?:html|\S{0,40}\s{0,40}public\s++[\"']-//w3c//dtd\s+x?html)"
    r"|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    _LEAD + r"<(?:article|main|section|div|header|nav|meta|title|link|script|style|table|h[1-6]|p)"
    r"(?:\s[^<>]*)?>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(?:p|br|div|h[1-6]|span|article|body|a|b|i|em|strong)\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(_LEAD + r"<(?P<root>!doctype\s+\w+|[a-z][\w:.-]*)", re.IGNORECASE | re.DOTALL)
_DECLARED = 300  # characters, within which a document type with entities opens them
_FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
_NEWS_ROOTS = frozenset({"nitf", "newsml", "newsitem", "newsmessage"})
_DATA_ROOTS = frozenset({"svg", "rdf", "urlset", "sitemapindex", "opml", "kml", "gpx"})


def noun_of(file_type: str) -> str:
    """Return what a file of a type is called, such as "PDF file"."""
    known = FORMATS.get(FileType(file_type)) if file_type in FORMATS else None
    return known.noun if known is not None else f"{file_type} file"


def readable_suffixes() -> frozenset[str]:
    """Return the endings of the names of files that can be read, such as `.pdf`."""
    ours = (suffix for each in FORMATS.values() for suffix in each.suffixes)
    others = (suffix for each in document_readers().values() for suffix in each.suffixes)
    return frozenset((*ours, *others))


def readable_media_types() -> frozenset[str]:
    """Return the media types of files that can be read, such as `application/pdf`."""
    ours = (each for known in FORMATS.values() for each in known.media_types)
    others = (each for known in document_readers().values() for each in known.media_types)
    return frozenset((*ours, *others))


def file_type_of(data: bytes, *, name: str = "", media_type: str | None = None) -> str:
    """Return the type of a file from its bytes; a file of no other type counts as text.

    The type is a `FileType`, or the name of another package's format. Raises `UnreadableDocument`
    for a document in a format that no reader knows, `NotText` for a file that is not a document,
    such as an image.
    """
    if other := recognising_reader(data, name, media_type):
        return other
    head = data[:HEAD]
    suffix = PurePosixPath(name).suffix.lower()
    named = (media_type or "").partition(";")[0].strip().lower()

    def claimed(file_type: FileType) -> bool:
        return named in FORMATS[file_type].media_types or suffix in FORMATS[file_type].suffixes

    begin = head.lstrip(b"\x00\t\n\r\x0c " + codecs.BOM_UTF8)
    if begin.startswith(b"%PDF-") or (claimed(FileType.PDF) and b"%PDF-" in head[:1024]):
        return FileType.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(data)
    if begin.startswith(b"{\\rtf"):
        return FileType.RTF
    _refuse_foreign(data)
    glimpse = _glimpse(head)
    is_page = claimed(FileType.HTML) and _TAG.search(glimpse) is not None
    if _PAGE.match(glimpse) or _FRAGMENT.match(glimpse):
        return FileType.HTML
    if marked := _in_markup(glimpse, is_page=is_page):
        return marked
    if MAILBOX.match(begin):
        return FileType.MAILBOX
    if is_message(glimpse, claimed=claimed(FileType.MAIL)):
        return FileType.MAIL
    if is_page:
        return FileType.HTML
    if is_json_feed(glimpse):
        return FileType.FEED
    if noun := json_noun(glimpse, data):
        raise _no_prose(
            noun, "Give the article's text; an export of a record is imported, not added"
        )
    is_listed = is_table(glimpse, whole=len(data) <= HEAD) or names_articles(glimpse)
    if claimed(FileType.TABLE) or is_listed:
        return FileType.TABLE
    if claimed(FileType.ASCIIDOC) or (not claimed(FileType.MARKDOWN) and is_asciidoc(glimpse)):
        return FileType.ASCIIDOC
    if claimed(FileType.MARKDOWN) or is_markdown(glimpse):
        return FileType.MARKDOWN
    if is_source_code(glimpse):
        raise _no_prose("source code", "Give the article's text")
    if suffix in SUFFIXES_OF_CODE:
        remedy = "If it is an article, give it a name that ends in .txt"
        raise _no_prose(f"source code or settings, as the name ends in {suffix}", remedy)
    return FileType.TEXT


def _in_markup(head: str, *, is_page: bool) -> FileType | None:
    """Return the type of a file in XML; other XML than feeds and documents is refused."""
    root = _MARKUP.match(head)
    if root is None:
        return None
    name = re.split(r"[:\s]", root["root"].lower())[-1]
    if name in _FEED_ROOTS and (name != "rdf" or "purl.org/rss" in head):
        return FileType.FEED
    if root["root"].startswith("!") and "[" in head[root.end() : root.end() + _DECLARED]:
        # A feed's type bears the name of its root, and no other markup with entities is an article.
        raise _no_prose("XML with entities of its own", "Give the article's text")
    if name in _NEWS_ROOTS:
        return FileType.NEWSML
    if root["root"].lower() == "office:document":
        return FileType.ODT
    if is_page:
        return None
    if name in _DATA_ROOTS or head.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        raise _no_prose("data or a drawing in XML", "Give the article's text")
    return None


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
    if data.startswith(b"%!PS"):
        raise _no_article("a PostScript file")
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise UnreadableDocument(
                "The document is encrypted",
                why="it opens only with its password",
                remedy="Save it without a password and give the new file",
            )
        raise _no_article("a file of Word before 2007, or of another old program")


def _in_zip(data: bytes) -> FileType:
    try:
        with open_archive(data, "archive") as archive:
            names = archive.namelist()
            kind = b""
            if _KIND in names and archive.getinfo(_KIND).file_size < HEAD:
                kind = inflated(archive, archive.getinfo(_KIND), HEAD, "archive").strip()
    except UnreadableDocument:
        if b"word/" in data:
            return FileType.DOCX  # its reader explains the damage
        raise
    if kind == b"application/epub+zip":
        return FileType.EPUB
    if kind.startswith(_OPEN_DOCUMENT):
        if kind.startswith(_OPEN_DOCUMENT + b".text"):
            return FileType.ODT
        raise _no_article("an OpenDocument spreadsheet, presentation or drawing")
    for begin, noun in _OFFICE.items():
        if any(name.startswith(begin) for name in names):
            if not noun:
                return FileType.DOCX
            raise _no_article(noun)
    if any(name.startswith("word/") for name in names):
        return FileType.DOCX
    if "META-INF/container.xml" in names:
        return FileType.EPUB
    return FileType.ODT if "content.xml" in names else FileType.ZIP


def _glimpse(head: bytes) -> str:
    """Decode the beginning roughly: the markup that identifies a page is ASCII in any encoding."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.replace(b"\x00", b"").decode("latin-1").removeprefix("ï»¿")


def _not_text(noun: str) -> InputError:
    return NotText(
        f"The file is {noun}, not text",
        why=f"only {READABLE} can be read",
        remedy="Give the article itself in one of these formats",
    )


def _no_article(noun: str) -> InputError:
    return UnreadableDocument(
        f"This is {noun}",
        why="this format cannot be read",
        remedy="Save it as text, HTML, PDF or DOCX and give that file",
    )


def _no_prose(noun: str, remedy: str) -> InputError:
    return UnreadableDocument(f"This is {noun}", why="it is no running text", remedy=remedy)
