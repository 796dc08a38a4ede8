"""Watched channels, and the articles that their posts have become."""

from __future__ import annotations

import pytest

from bot.state import channels
from bot.state.channels import WatchedChannel
from bot.state.records import Action, AuditEntry
from tests.bot.state.states import Stored

ENTRY = AuditEntry(1, "Edda", Action.WATCH)
POST = WatchedChannel(-100, "Post", 1, "main")


def test_a_channel_is_watched_until_it_is_removed(state: Stored) -> None:
    """Watched again, it is changed. Each change is in the audit log."""
    assert state.channel(-100) is None
    assert state.watch_channel(POST, ENTRY)
    changed = WatchedChannel(-100, "Post", 2, "sport", confirmed=True)
    assert state.watch_channel(changed, ENTRY)
    assert state.channels() == [changed]
    assert state.channel(-100) == changed
    assert state.unwatch_channel(-100, ENTRY)
    assert not state.unwatch_channel(-100, ENTRY)
    assert state.channels() == []
    assert len(state.audit_log(limit=9)) == 3


def test_a_post_has_one_article(state: Stored) -> None:
    """The last one."""
    state.keep_post(-100, 5, "a")
    state.keep_post(-100, 5, "b")
    assert state.article_of_post(-100, 5) == "b"
    assert state.article_of_post(-100, 6) is None
    assert state.article_of_post(10**40, -(10**40)) is None


def test_no_channel_is_forgotten_for_another(
    state: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A further one is refused."""
    monkeypatch.setattr(channels, "MOST_CHANNELS", 1)
    assert state.watch_channel(POST, ENTRY)
    assert not state.watch_channel(WatchedChannel(-101, "Other", 1, "main"), ENTRY)
    assert state.watch_channel(POST, ENTRY)
