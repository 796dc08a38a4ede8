"""An e-book (EPUB) to its text: its chapters in the order of its spine."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from facts.errors import TooLarge, UnreadableDocument
from facts.readers.archive import LARGEST_MARKUP, check_archive, inflated, open_archive
from facts.readers.charset import decode
from facts.readers.extracted import Extracted, damaged, titled
from facts.readers.markup import text_of
from facts.readers.own_title import own_title
from facts.readers.text import LARGEST_TEXT
from facts.readers.xml import parse_xml, words_of

_NOUN = "EPUB file"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_NO_TITLE = re.compile(r"(?:unknown|untitled|no title)\b", re.IGNORECASE)
_CHAPTERS = ("application/xhtml+xml", "text/html")


def extract(data: bytes) -> Extracted:
    """Extract a book's text, with its title, day and publisher.

    Raises `UnreadableDocument` where it is damaged, encrypted, too complex or holds no text,
    `TooLarge` where its text is too long for one article.
    """
    check_archive(data, _NOUN)
    with open_archive(data, _NOUN) as archive:
        _refuse_encrypted(archive)
        container = parse_xml(_part(archive, _CONTAINER), _NOUN)
        path = next((e.get("full-path", "") for e in container.iter("{*}rootfile")), "")
        package = parse_xml(_part(archive, path), _NOUN)
        chapters = list(_chapters(archive, package, posixpath.dirname(path)))
    title = own_title(words_of(next(package.iter("{http://purl.org/dc/elements/1.1/}title"), None)))
    if title is not None and _NO_TITLE.match(title):
        title = None
    text = "\n\n".join(chapters)
    if not text.strip():
        raise UnreadableDocument(
            f"The {_NOUN} holds no text",
            why="its pages are empty or pictures",
            remedy="Give the article's text",
        )
    return Extracted(
        text=titled(text, title),
        title=title,
        source=words_of(next(package.iter("{http://purl.org/dc/elements/1.1/}publisher"), None)),
        published=words_of(next(package.iter("{http://purl.org/dc/elements/1.1/}date"), None)),
    )


def _refuse_encrypted(archive: zipfile.ZipFile) -> None:
    if _ENCRYPTION not in archive.namelist():
        return
    for method in parse_xml(_part(archive, _ENCRYPTION), _NOUN).iter("{*}EncryptionMethod"):
        if method.get("Algorithm") not in _FONTS_ONLY:
            raise UnreadableDocument(
                f"The {_NOUN} is encrypted",
                why="only the program that it was bought with can open it",
                remedy="Give the article's text",
            )


def _chapters(archive: zipfile.ZipFile, package: Any, folder: str) -> Iterator[str]:
    """Yield the text of each part of the spine but the table of contents."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    length = 0
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _CHAPTERS:
            continue
        if "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        page = _part(archive, name)
        text = text_of(decode(page), skipped=frozenset({"nav"})) if page.strip() else ""
        length += len(text)
        if length > LARGEST_TEXT:
            raise TooLarge(
                "The book is too long",
                why=f"it has more than {LARGEST_TEXT:,} characters",
                remedy="Give the chapters that matter",
            )
        if text:
            yield text


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        member = archive.getinfo(name)
    except KeyError:
        raise damaged(_NOUN, why="a part of it is missing") from None
    return inflated(archive, member, LARGEST_MARKUP, _NOUN)
