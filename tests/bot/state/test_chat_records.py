"""Which record a chat or topic asks."""

from __future__ import annotations

import pytest

from bot.state import chat_records
from bot.state.chat_records import WHOLE_CHAT, ChosenRecord
from bot.state.records import Action, AuditEntry
from tests.bot.state.states import Stored

ENTRY = AuditEntry(1, "Edda", Action.CHOOSE)


def test_a_topic_goes_before_its_chat(state: Stored) -> None:
    """The last choice counts, each is in the audit log, and other chats have none."""
    assert state.chosen_record(-5, WHOLE_CHAT) is None
    town, main = ChosenRecord(-5, 7, "town", 2), ChosenRecord(-5, WHOLE_CHAT, "main", 3)
    for chosen in (ChosenRecord(-5, WHOLE_CHAT, "sport", 1), town, main):
        assert state.choose_record(chosen, ENTRY)
    found = [state.chosen_record(-5, topic) for topic in (WHOLE_CHAT, 7, 8)]
    assert found == [main, town, main]
    assert state.chosen_record(-6, 7) is None
    assert state.chosen_records() == [town, main]
    assert len(state.audit_log(limit=9)) == 3


def test_no_chat_is_forgotten_for_another(state: Stored, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would ask another record than was chosen for it."""
    monkeypatch.setattr(chat_records, "MOST_CHATS", 2)
    for number, taken in ((1, True), (2, True), (3, False), (2, True)):
        assert state.choose_record(ChosenRecord(number, 0, "sport", 1), ENTRY) is taken
    assert len(state.audit_log(limit=9)) == 3


def test_an_id_of_any_size_can_be_asked_for(state: Stored) -> None:
    """A malformed update may hold it."""
    assert state.chosen_record(10**40, -(10**40)) is None
