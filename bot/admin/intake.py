"""From what a message gives to an article: download or fetch it, and read it."""

from __future__ import annotations

from pathlib import PurePosixPath

from telegram import Document
from telegram.error import BadRequest

from bot.admin.material import File, Link, Material, Origin
from bot.services import Context
from bot.state.memory import storable
from bot.texts import admin as texts
from facts.errors import InputError, TooLarge, UnreadableDocument
from facts.models import Article
from facts.readers import LARGEST_FILE, read, read_text

_SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx"})
_TYPES = frozenset(
    {
        "application/xhtml+xml",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)


async def article_of(material: Material, context: Context) -> Article:
    """The article that was given; nothing is stored. Raises `FactsError`."""
    run = context.services.run
    if isinstance(material, Link):
        article = await run(_fetched, material.url)
    elif isinstance(material, File):
        document = material.document
        if not is_readable(document):
            raise UnreadableDocument(
                texts.OTHER_FORMAT, why=texts.OTHER_FORMAT_WHY, remedy=texts.OTHER_FORMAT_REMEDY
            )
        data = await download(document, context)
        article = await run(
            read, data, name=document.file_name or "", media_type=document.mime_type
        )
    else:
        article = await run(read_text, storable(material.text))
    return _with_origin(article, material.origin)


def is_readable(document: Document) -> bool:
    """Whether a file's name or type says that it holds text, HTML, PDF or DOCX."""
    kind = document.mime_type or ""
    return suffix(document) in _SUFFIXES or kind.startswith("text/") or kind in _TYPES


def suffix(document: Document) -> str:
    """The ending of the file's name in small letters, e.g. `.txt`; empty where it has none."""
    return PurePosixPath(document.file_name or "").suffix.lower()


async def download(document: Document, context: Context) -> bytes:
    """The bytes of a file. Raises `TooLarge` before anything is downloaded, and `InputError`."""
    _check_size(document.file_size)
    try:
        file = await context.bot.get_file(document.file_id)
    except BadRequest as error:
        if "too big" in str(error).lower():
            raise _too_large() from error
        raise InputError(
            texts.FILE_GONE, why=texts.FILE_GONE_WHY, remedy=texts.FILE_GONE_REMEDY
        ) from error
    _check_size(file.file_size)
    return bytes(await file.download_as_bytearray())


def _check_size(size: int | None) -> None:
    if size is not None and size > LARGEST_FILE:
        raise _too_large()


def _too_large() -> TooLarge:
    return TooLarge(
        texts.TOO_LARGE,
        why=texts.TOO_LARGE_WHY.format(limit=LARGEST_FILE // 1_000_000),
        remedy=texts.TOO_LARGE_REMEDY,
    )


def _fetched(url: str) -> Article:
    # Imported here: most runs of the bot never fetch anything.
    from facts.fetch import fetch

    found = fetch(url)
    return read(found.data, media_type=found.media_type, url=found.url)


def _with_origin(article: Article, origin: Origin) -> Article:
    """The article with what its own text does not tell taken from where it was published."""
    return article.model_copy(
        update={
            "source": article.source or (storable(origin.source) if origin.source else None),
            "published": article.published or origin.published,
            "url": article.url or origin.url,
        }
    )
