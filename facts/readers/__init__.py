"""Files to articles, each by the reader of its type.

docs/formats.md lists what is read of each format. docs/decisions/readers.md and
docs/decisions/pdf.md say which libraries read the documents, and why.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from facts.errors import EmptyInput, InputError, SeveralArticles, TooLarge
from facts.models import Article
from facts.parts import require
from facts.readers import bundle, isolated
from facts.readers.charset import decode
from facts.readers.contents import Contents, FoundArticle, Refusal
from facts.readers.extracted import Extracted
from facts.readers.file_types import (
    FORMATS,
    FileType,
    file_type_of,
    readable_media_types,
    readable_suffixes,
)
from facts.readers.language import language_notice
from facts.readers.plugins import DocumentReader
from facts.readers.text import article_of

__all__ = [
    "LARGEST_FILE",
    "Contents",
    "DocumentReader",
    "Extracted",
    "FoundArticle",
    "Refusal",
    "read",
    "read_all",
    "read_text",
    "readable_media_types",
    "readable_suffixes",
]

# Documents are read in another process, which could not tell what is not installed.
require("add")

_DATED_NAME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})-")
LARGEST_FILE = 20_000_000
"""In bytes: as much as a Telegram bot may download; an article with its pictures fits easily."""


def read(
    data: bytes, *, name: str = "", media_type: str | None = None, url: str | None = None
) -> Article:
    """Read the article of a file from the file's bytes.

    The content decides the file's type. `media_type` (the value of a Content-Type header) and
    `name` (a file name) help where the content leaves it open. `url` is the address that the file
    was fetched from; without it, a page's own canonical address is taken.

    Raises `EmptyInput`, `TooLarge`, `NotText` or `UnreadableDocument`, and `SeveralArticles` for a
    file that `read_all` must read, such as a feed.
    """
    contents = read_all(data, name=name, media_type=media_type, url=url)
    parts = len(contents.articles) + len(contents.refused)
    if parts > 1:
        raise SeveralArticles(
            "The file holds several articles",
            why=f"there are {parts:,} in it",
            remedy="Read them with read_all, or add the file with rapporteur add",
        )
    for refusal in contents.refused:
        raise refusal.error
    return contents.articles[0].article


def read_all(
    data: bytes, *, name: str = "", media_type: str | None = None, url: str | None = None
) -> Contents:
    """Read all articles of a file, such as a feed, a mailbox or a ZIP file, from its bytes.

    The arguments are those of `read`. Most files hold one article. Raises `EmptyInput`,
    `TooLarge`, `NotText` or `UnreadableDocument` where nothing of the file can be read.
    """
    with isolated.ReaderProcess() as process:
        return _read_all(data, process, name=name, media_type=media_type, url=url)


def _read_all(
    data: bytes,
    process: isolated.ReaderProcess,
    *,
    name: str,
    media_type: str | None = None,
    url: str | None = None,
) -> Contents:
    if len(data) > LARGEST_FILE:
        raise TooLarge(
            "The file is too large",
            why=f"it has more than {LARGEST_FILE // 1_000_000} MB",
            remedy="Give the article without its pictures, or in parts",
        )
    if not data.strip():
        raise EmptyInput("The file is empty", remedy="Give a file that holds an article")
    file_type = file_type_of(data, name=name, media_type=media_type)
    if file_type == FileType.TEXT:
        return Contents((_found_article(Extracted(decode(data, media_type)), url),))
    if file_type == FileType.ZIP:
        return _members(data, process)
    articles = []
    refused = []
    for found in process.extract_all(file_type, data, media_type=media_type, url=url):
        if file_type == FileType.TABLE and not found.title:
            found = replace(found, title=_title_of(name))  # its rows have none
        if file_type == FileType.MARKDOWN and not found.published:
            found = replace(found, published=_day_of(name))
        try:
            articles.append(_found_article(found, url if not found.name else None))
        except InputError as error:
            refused.append(Refusal(found.name, error))
    return Contents(tuple(articles), tuple(refused))


def _title_of(name: str) -> str | None:
    """Return the name of a table's file as a title, without its ending: `ferry_fares.csv`."""
    path = PurePath(name)
    if path.suffix.lower() not in FORMATS[FileType.TABLE].suffixes:
        return None  # a text that turns out to be a table, as one that is sent without a file may
    return " ".join(path.stem.replace("_", " ").split()) or None


def _day_of(name: str) -> str | None:
    """Return the day with which a post's file is named, as Jekyll wants it: 2018-11-05-pump.md."""
    dated = _DATED_NAME.match(PurePath(name).name)
    return dated["day"] if dated else None


def _found_article(found: Extracted, url: str | None) -> FoundArticle:
    article = article_of(
        found.text,
        url=url or found.url,
        title=found.title,
        source=found.source,
        published=found.published,
    )
    foreign = language_notice(article.text)
    notices = found.notices if foreign is None else (*found.notices, foreign)
    return FoundArticle(article, found.name, notices)


def _members(data: bytes, process: isolated.ReaderProcess) -> Contents:
    """Read the files in a ZIP file, each as if it were alone, but within a time for all."""
    articles: list[FoundArticle] = []
    refused: list[Refusal] = []
    # A ZIP file in a ZIP file is left out: it could hold others without end.
    suffixes = readable_suffixes() - FORMATS[FileType.ZIP].suffixes
    for name, member in bundle.files(data, suffixes):
        if isinstance(member, InputError):
            refused.append(Refusal(name, member))
            continue
        try:
            if process.seconds > bundle.LONGEST_TIME:
                raise bundle.too_slow()
            inside = _read_all(member, process, name=name)
        except InputError as error:
            refused.append(Refusal(name, error))
            continue
        articles += [replace(each, name=_joined(name, each.name)) for each in inside.articles]
        refused += [replace(each, name=_joined(name, each.name)) for each in inside.refused]
    return Contents(tuple(articles), tuple(refused))


def _joined(name: str, part: str) -> str:
    return f"{name}, {part}" if part else name


def read_text(text: str, *, url: str | None = None) -> Article:
    """Read an article from text that is already decoded.

    Raises `EmptyInput`, `NotText` or `TooLarge`.
    """
    return article_of(text, url=url)
