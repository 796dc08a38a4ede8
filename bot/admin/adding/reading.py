"""From what a message gives to an article: download or fetch it, and read it."""

from __future__ import annotations

from telegram import Document

from bot.admin.adding.submission import File, Link, Material, Origin
from bot.admin.downloads import download, suffix
from bot.messages.texts import admin as texts
from bot.services import Context
from bot.unicode import without_lone_surrogates
from facts.errors import UnreadableDocument
from facts.models import Article
from facts.readers import read, read_text

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
        article = await run(read_text, without_lone_surrogates(material.text))
    return _with_origin(article, material.origin)


def is_readable(document: Document) -> bool:
    """Whether a file's name or type says that it holds text, HTML, PDF or DOCX."""
    kind = document.mime_type or ""
    return suffix(document) in _SUFFIXES or kind.startswith("text/") or kind in _TYPES


def _fetched(url: str) -> Article:
    # Imported here: most runs of the bot never fetch anything.
    from facts.fetch import fetch_url

    found = fetch_url(url)
    return read(found.data, media_type=found.media_type, url=found.url)


def _with_origin(article: Article, origin: Origin) -> Article:
    """The article with what its own text does not tell taken from where it was published."""
    return article.model_copy(
        update={
            "source": article.source
            or (without_lone_surrogates(origin.source) if origin.source else None),
            "published": article.published or origin.published,
            "url": article.url or origin.url,
        }
    )
