"""Reading a submission: download or fetch it if needed, and turn it into an article."""

from __future__ import annotations

from dataclasses import replace

from telegram import Document

import facts
from bot.admin.adding.submission import PostOrigin, Submission, SubmittedFile, SubmittedLink
from bot.admin.downloads import download, suffix
from bot.messages.texts import admin as texts
from bot.services import BotContext
from bot.unicode import without_lone_surrogates
from facts import (
    Article,
    Contents,
    PrivateHosts,
    UnreadableDocument,
    read_all,
    readable_media_types,
    readable_suffixes,
)


async def read_submission(submission: Submission, context: BotContext) -> Contents:
    """Return the submitted articles without storing them. Raises `FactsError`."""
    run = context.services.run
    if isinstance(submission, SubmittedLink):
        contents = await run(
            _fetch_articles, submission.url, context.services.settings.private_hosts
        )
    elif isinstance(submission, SubmittedFile):
        document = submission.document
        if not is_readable(document):
            raise UnreadableDocument(
                texts.OTHER_FORMAT, why=texts.OTHER_FORMAT_WHY, remedy=texts.OTHER_FORMAT_REMEDY
            )
        data = await download(document, context)
        contents = await run(
            read_all, data, name=document.file_name or "", media_type=document.mime_type
        )
    else:
        # Read as a text file is: the same text makes the same article wherever it comes from.
        contents = await run(read_all, without_lone_surrogates(submission.text).encode())
    return replace(
        contents,
        articles=tuple(
            replace(each, article=_with_origin(each.article, submission.origin))
            for each in contents.articles
        ),
    )


def is_readable(document: Document) -> bool:
    """Return whether the file is in a format that can be read, judging by its name and type."""
    media_type = document.mime_type or ""
    return (
        suffix(document) in readable_suffixes()
        or media_type.startswith("text/")
        or media_type in readable_media_types()
    )


def _fetch_articles(url: str, private_hosts: PrivateHosts) -> Contents:
    # The module that fetches is loaded here, at its first use: most runs never fetch anything.
    fetched = facts.fetch_url(url, private_hosts=private_hosts)
    return read_all(fetched.data, media_type=fetched.media_type, url=fetched.url)


def _with_origin(article: Article, origin: PostOrigin) -> Article:
    """Return the article with source, date and address of the post, if its text names none."""
    source = without_lone_surrogates(origin.source) if origin.source else None
    return article.model_copy(
        update={
            "source": article.source or source,
            "published": article.published or origin.published,
            "url": article.url or origin.url,
        }
    )
