"""Who may do what: the roles of people and groups, invitations, and requests to be let in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from bot.state.records import AuditEntry

INVITATION_LASTS = timedelta(days=7)
"""How long a link that lets people in works."""
REQUEST_LASTS = timedelta(days=30)
"""How long a request waits. One that was refused cannot be made again for as long."""
MOST_MEMBERS = 10_000
"""How many people and groups may have a role. None is forgotten for another."""


class Role(StrEnum):
    """What a person or group may do. Each role may do all that those after it may."""

    OWNER = "owner"
    EDITOR = "editor"
    READER = "reader"

    def covers(self, other: Role) -> bool:
        """Return whether this role may do all that the other may."""
        order = list(Role)
        return order.index(self) <= order.index(other)

    @property
    def keeps_record(self) -> bool:
        """Whether this role may change the record."""
        return self.covers(Role.EDITOR)


@dataclass(frozen=True, slots=True)
class Member:
    """A person or group with a role. `id` is Telegram's, negative for groups."""

    id: int
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that gives a role to the first `uses` people who follow it."""

    token: str
    role: Role
    uses: int = 1


class Standing(StrEnum):
    """What has become of a request to be let in."""

    NEW = "new"
    WAITING = "waiting"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """A person who asks to be let in."""

    id: int
    name: str
    refused: bool = False


class Members(Protocol):
    """The part of the bot's state that knows who may do what.

    Each call that writes is one transaction, with its entry in the audit log.
    """

    def roles(self, ids: Collection[int]) -> dict[int, Role]:
        """Return the roles of those people and groups that have one."""
        ...

    def members(self) -> Sequence[Member]:
        """Return everybody who has a role, in the order in which they got it."""
        ...

    def give_role(self, member: Member, entry: AuditEntry) -> bool:
        """Give a person or group a role in place of another. Their request is settled.

        Return False if there are too many members.
        """
        ...

    def take_role(self, member_id: int, entry: AuditEntry) -> bool:
        """Take the role of a person or group, and return whether they had one."""
        ...

    def keep_invitation(self, invitation: Invitation, entry: AuditEntry) -> None:
        """Keep an invitation until it is used up or `INVITATION_LASTS` has passed."""
        ...

    def accept_invitation(self, token: str, entry: AuditEntry) -> Role | None:
        """Give the person of the entry the role of the invitation, and return it.

        Who has a role that covers it keeps that one, and uses nothing up. Return None if there is
        no such invitation any more.
        """
        ...

    def keep_request(self, request: AccessRequest) -> Standing:
        """Keep a request to be let in, and return what had become of an earlier one."""
        ...

    def request(self, person_id: int) -> AccessRequest | None:
        """Return the person's request, if there is one."""
        ...

    def refuse_request(self, person_id: int, entry: AuditEntry) -> bool:
        """Refuse the person's request, and return whether it still waited."""
        ...
