"""Refusals are recognised by the Bot API's texts, as the stand-in sends them."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest, NetworkError

from bot.messages.refusals import (
    ignore_unmodified,
    is_expired,
    is_not_editable,
    is_too_big,
    is_unmodified,
)


def test_each_refusal_is_recognised() -> None:
    """No text counts as two refusals."""
    known = {
        is_unmodified: "Message is not modified: specified new message content is the same",
        is_expired: "Query is too old and response timeout expired or query id is invalid",
        is_not_editable: "Message to edit not found",
        is_too_big: "File is too big",
    }
    for check, text in known.items():
        assert [other for other in known if other(BadRequest(text))] == [check]
        assert not check(NetworkError(text))
        assert not check(None)
    assert is_not_editable(BadRequest("Message can't be edited"))


def test_only_an_edit_that_changes_nothing_is_ignored() -> None:
    """Other refusals are raised."""
    with ignore_unmodified():
        raise BadRequest("Message is not modified")
    with pytest.raises(BadRequest, match="not found"), ignore_unmodified():
        raise BadRequest("Message to edit not found")
