"""Roles, invitations and requests to be let in."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

from bot.state.members import (
    INVITATION_LASTS,
    MOST_MEMBERS,
    REQUEST_LASTS,
    AccessRequest,
    Invitation,
    Member,
    Role,
    Standing,
)
from bot.state.records import AuditEntry
from bot.state.tables.audit import add_entry
from bot.state.tables.bounds import prune
from bot.state.tables.database import (
    Connection,
    Database,
    Row,
    Value,
    Values,
    as_id,
    insert,
    replace,
)
from bot.unicode import without_lone_surrogates
from facts.sqlite import bindable

_LONGEST_NAME = 200


class Membership(Database):
    """Keeps and returns who may do what."""

    def roles(self, ids: Collection[int]) -> dict[int, Role]:
        """Return the roles of those people and groups that have one."""
        found = {}
        with self._reading() as connection:
            for member_id in ids:
                row = _row(connection, "SELECT role FROM member WHERE id = ?", as_id(member_id))
                if row is not None:
                    found[member_id] = Role(row[0])
        return found

    def members(self) -> Sequence[Member]:
        """Return everybody who has a role, in the order in which they got it."""
        with self._reading() as connection:
            rows = connection.execute("SELECT id, name, role FROM member ORDER BY key").fetchall()
        return [Member(member_id, name, Role(role)) for member_id, name, role in rows]

    def give_role(self, member: Member, entry: AuditEntry) -> bool:
        """Give a person or group a role in place of another. Their request is settled."""
        with self._writing(lasting=True) as connection:
            has = _row(connection, "SELECT role FROM member WHERE id = ?", member.id)
            if has is None and _is_full(connection):
                return False
            _give(connection, member, entry, self._now())
        return True

    def take_role(self, member_id: int, entry: AuditEntry) -> bool:
        """Take the role of a person or group, and return whether they had one."""
        with self._writing(lasting=True) as connection:
            taken = connection.execute(
                "DELETE FROM member WHERE id = ?", (as_id(member_id),)
            ).rowcount
            if taken:
                add_entry(connection, entry, self._now())
        return taken > 0

    def keep_invitation(self, invitation: Invitation, entry: AuditEntry) -> None:
        """Keep an invitation until it is used up or too old."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            values: Values = {
                "token": invitation.token,
                "role": invitation.role,
                "uses": invitation.uses,
                "at": now,
            }
            prune(connection, "invitation", insert(connection, "invitation", values), now)
            add_entry(connection, entry, now)

    def accept_invitation(self, token: str, entry: AuditEntry) -> Role | None:
        """Give the person of the entry the role of the invitation, and return it."""
        now = self._now()
        since = now - int(INVITATION_LASTS.total_seconds())
        with self._writing(lasting=True) as connection:
            row = _row(
                connection,
                "SELECT role FROM invitation WHERE token = ? AND uses > 0 AND at >= ?",
                bindable(token),
                since,
            )
            if row is None:
                return None
            role = Role(row[0])
            has = _row(connection, "SELECT role FROM member WHERE id = ?", entry.admin_id)
            if has is not None and Role(has[0]).covers(role):
                return Role(has[0])
            if has is None and _is_full(connection):
                return None
            # Another process may have used it up meanwhile.
            used = connection.execute(
                "UPDATE invitation SET uses = uses - 1 WHERE token = ? AND uses > 0",
                (bindable(token),),
            ).rowcount
            if not used:
                return None
            noted = dataclasses.replace(entry, title=role)
            _give(connection, Member(entry.admin_id, entry.admin, role), noted, now)
        return role

    def keep_request(self, request: AccessRequest) -> Standing:
        """Keep a request to be let in, and return what had become of an earlier one."""
        now = self._now()
        with self._writing() as connection:
            earlier = _request(connection, request.id, now)
            if earlier is not None:
                return Standing.REFUSED if earlier.refused else Standing.WAITING
            values: Values = {
                "id": request.id,
                "name": _name(request.name),
                "refused": 0,
                "at": now,
            }
            prune(connection, "request", replace(connection, "request", values, ("id",)), now)
        return Standing.NEW

    def request(self, person_id: int) -> AccessRequest | None:
        """Return the person's request, if there is one."""
        with self._reading() as connection:
            return _request(connection, person_id, self._now())

    def refuse_request(self, person_id: int, entry: AuditEntry) -> bool:
        """Refuse the person's request, and return whether it still waited."""
        now = self._now()
        with self._writing(lasting=True) as connection:
            refused = connection.execute(
                "UPDATE request SET refused = 1, at = ? WHERE id = ? AND refused = 0",
                (now, as_id(person_id)),
            ).rowcount
            if refused:
                add_entry(connection, entry, now)
        return refused > 0


def _is_full(connection: Connection) -> bool:
    (total,) = connection.execute("SELECT count(*) FROM member").fetchone()
    return bool(total >= MOST_MEMBERS)


def _give(connection: Connection, member: Member, entry: AuditEntry, now: int) -> None:
    """Give the role within a transaction."""
    connection.execute(
        "INSERT INTO member (id, name, role, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET role = excluded.role, name = excluded.name",
        (member.id, _name(member.name), member.role, now),
    )
    connection.execute("DELETE FROM request WHERE id = ?", (member.id,))
    add_entry(connection, entry, now)


def _request(connection: Connection, person_id: int, now: int) -> AccessRequest | None:
    row = _row(
        connection,
        "SELECT id, name, refused FROM request WHERE id = ? AND at >= ?",
        as_id(person_id),
        now - int(REQUEST_LASTS.total_seconds()),
    )
    return AccessRequest(row[0], row[1], bool(row[2])) if row is not None else None


def _row(connection: Connection, query: str, *values: Value) -> Row | None:
    row: Row | None = connection.execute(query, values).fetchone()
    return row


def _name(name: str) -> str:
    return without_lone_surrogates(name)[:_LONGEST_NAME]
