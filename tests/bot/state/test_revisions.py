"""Earlier versions of corrected articles, in the bot's state."""

from __future__ import annotations

from bot.state import open_state
from bot.state.records import Action, AuditEntry
from facts.models import Article
from tests.bot.state.states import ARTICLE, USER, Stored, pending

EDITED = AuditEntry(USER, "Ada", Action.EDIT, ARTICLE.id, ARTICLE.title)
SECOND = Article.of("The council met in Brin.", title="Council meets")
THIRD = Article.of("The council met in Cato.", title="Council meets")


def test_versions_come_back_newest_first_after_a_restart(place: str) -> None:
    """Under the id that the article has today. Each change is in the audit log."""
    renamed = ARTICLE.model_copy(update={"title": "Council gathers"})
    with open_state(place) as state:
        first = state.keep_revision(ARTICLE, ARTICLE.id, EDITED)
        state.keep_revision(renamed, SECOND.id, EDITED)
        state.keep_revision(SECOND, THIRD.id, EDITED)
    with open_state(place) as state:
        assert [r.article for r in state.revisions(THIRD.id)] == [SECOND, renamed, ARTICLE]
        assert state.revisions(ARTICLE.id) == []
        kept = state.revision(first)
        assert kept is not None
        assert (kept.article, kept.current_id, kept.admin) == (ARTICLE, THIRD.id, "Ada")
        assert state.revision(first + 100) is None
        assert [entry.action for entry in state.audit_log(limit=9)] == [Action.EDIT] * 3


def test_old_ids_lead_to_the_newest_version(state: Stored) -> None:
    """Also if a version is restored that had the first id."""
    state.keep_revision(ARTICLE, SECOND.id, EDITED)
    state.keep_revision(SECOND, THIRD.id, EDITED)
    assert state.moved_to(ARTICLE.id) == state.moved_to(SECOND.id) == THIRD.id
    assert state.moved_to(THIRD.id) is None
    state.keep_revision(THIRD, ARTICLE.id, EDITED)
    assert state.moved_to(ARTICLE.id) is None
    assert state.moved_to(SECOND.id) == state.moved_to(THIRD.id) == ARTICLE.id


def test_a_batch_has_its_own_articles_in_order(state: Stored) -> None:
    """Of that admin, and none of another batch."""
    for token in ("aa0002", "aa0001", "ab0001", "a"):
        state.keep_pending(pending(token))
    state.keep_pending(pending("aa0003", admin_id=USER + 1))
    assert [p.token for p in state.pending_batch("aa", USER)] == ["aa0001", "aa0002"]
    assert state.pending_batch("%", USER) == []
    correction = pending("c", replaces=ARTICLE.id)
    state.keep_pending(correction)
    assert state.pending("c") == correction
