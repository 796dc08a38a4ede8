"""Roles, invitations and requests in the bot's state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state import open_state
from bot.state.members import (
    INVITATION_LASTS,
    REQUEST_LASTS,
    AccessRequest,
    Invitation,
    Member,
    Role,
    Standing,
)
from bot.state.records import Action, AuditEntry
from bot.state.tables import membership
from tests.bot.state.states import Clock, Stored

GRANT = AuditEntry(1, "Ada", Action.GRANT, title="Eve (5): reader")
INVITE = AuditEntry(1, "Ada", Action.INVITE)
REFUSE = AuditEntry(1, "Ada", Action.REFUSE)


def joins(person_id: int, name: str = "Eve") -> AuditEntry:
    return AuditEntry(person_id, name, Action.JOIN)


@given(st.sampled_from(Role), st.sampled_from(Role))
def test_of_two_roles_one_covers_the_other(one: Role, other: Role) -> None:
    """Both do only if they are the same."""
    assert one.covers(other) or other.covers(one)
    assert (one.covers(other) and other.covers(one)) == (one is other)


def test_a_role_outlives_a_restart_until_it_is_taken(place: str) -> None:
    """Each change is in the audit log."""
    with open_state(place) as state:
        assert state.give_role(Member(5, "Eve", Role.READER), GRANT)
        assert state.give_role(Member(-1005, "Newsroom", Role.READER), GRANT)
        assert state.give_role(Member(5, "Eve B", Role.EDITOR), GRANT)
    with open_state(place) as state:
        assert state.roles([5, -1005, 6]) == {5: Role.EDITOR, -1005: Role.READER}
        assert [m.name for m in state.members()] == ["Eve B", "Newsroom"]
        assert state.take_role(5, GRANT)
        assert not state.take_role(5, GRANT)
        assert state.roles([5]) == {}
        assert len(state.audit_log(limit=9)) == 4


@given(st.integers(), st.text(alphabet=st.characters(codec=None), max_size=9))
def test_any_id_and_name_can_be_asked_for(number: int, text: str) -> None:
    """Updates and buttons may hold anything."""
    with open_state(":memory:") as state:
        assert state.roles([number]) == {}
        assert not state.take_role(number, GRANT)
        assert state.request(number) is None
        assert not state.refuse_request(number, REFUSE)
        assert state.accept_invitation(text, joins(5, text)) is None
        assert state.keep_request(AccessRequest(5, text)) is Standing.NEW


def test_an_invitation_is_used_up(state: Stored) -> None:
    """Each person uses it once, and who has the role already does not use it up."""
    state.keep_invitation(Invitation("t", Role.READER, uses=2), INVITE)
    assert state.accept_invitation("other", joins(5)) is None
    assert state.accept_invitation("t", joins(5)) is Role.READER
    assert state.accept_invitation("t", joins(5)) is Role.READER
    assert state.accept_invitation("t", joins(6)) is Role.READER
    assert state.accept_invitation("t", joins(7)) is None
    assert state.roles([5, 6, 7]) == {5: Role.READER, 6: Role.READER}
    assert [(e.action, e.title) for e in state.audit_log(limit=2)] == [(Action.JOIN, "reader")] * 2


def test_an_invitation_never_lowers_a_role(state: Stored) -> None:
    """An editor who follows a reader's link stays an editor, and a reader may become one."""
    state.give_role(Member(5, "Eve", Role.EDITOR), GRANT)
    state.keep_invitation(Invitation("r", Role.READER), INVITE)
    state.keep_invitation(Invitation("e", Role.EDITOR), INVITE)
    assert state.accept_invitation("r", joins(5)) is Role.EDITOR
    assert state.accept_invitation("r", joins(6)) is Role.READER
    assert state.accept_invitation("e", joins(6)) is Role.EDITOR
    assert state.roles([5, 6]) == {5: Role.EDITOR, 6: Role.EDITOR}


def test_an_invitation_ends(state: Stored, clock: Clock) -> None:
    """After the time that was promised."""
    state.keep_invitation(Invitation("t", Role.READER), INVITE)
    clock.now += INVITATION_LASTS.total_seconds() + 1
    assert state.accept_invitation("t", joins(5)) is None


def test_a_request_waits_is_refused_and_may_be_made_again(state: Stored, clock: Clock) -> None:
    """Only after a long time: nobody can press admins day after day."""
    request = AccessRequest(5, "Eve")
    assert state.keep_request(request) is Standing.NEW
    assert state.keep_request(request) is Standing.WAITING
    assert state.refuse_request(5, REFUSE)
    assert not state.refuse_request(5, REFUSE)
    assert state.keep_request(request) is Standing.REFUSED
    clock.now += REQUEST_LASTS.total_seconds() + 1
    assert state.request(5) is None
    assert state.keep_request(request) is Standing.NEW


def test_a_role_settles_the_request(state: Stored) -> None:
    """However it was given."""
    state.keep_request(AccessRequest(5, "Eve"))
    state.give_role(Member(5, "Eve", Role.READER), GRANT)
    assert state.request(5) is None


def test_nobody_is_forgotten_for_another_member(
    state: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A further one is refused, but a role can still be changed."""
    monkeypatch.setattr(membership, "MOST_MEMBERS", 2)
    assert state.give_role(Member(1, "A", Role.READER), GRANT)
    assert state.give_role(Member(2, "B", Role.READER), GRANT)
    assert not state.give_role(Member(3, "C", Role.READER), GRANT)
    assert state.give_role(Member(1, "A", Role.EDITOR), GRANT)
    state.keep_invitation(Invitation("t", Role.READER), INVITE)
    assert state.accept_invitation("t", joins(3)) is None
    assert len(state.audit_log(limit=9)) == 4
