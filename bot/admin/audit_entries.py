"""Entries of the audit log, made from the admin who acts."""

from __future__ import annotations

from telegram import User

from bot.state.records import Action, AuditEntry
from facts import Article, ArticleInfo


def audit_entry(
    user: User,
    action: Action,
    article: Article | ArticleInfo | None = None,
    *,
    count: int | None = None,
    place: str | None = None,
) -> AuditEntry:
    """Return the entry about an action on an article, on `count` things or on a watched place."""
    return AuditEntry(
        user.id,
        user.full_name,
        action,
        article.id if article is not None else None,
        article.title if article is not None else place,
        count,
    )
