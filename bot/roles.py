"""The role of the person whose update is being handled, looked up anew for every update."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar

from bot.settings import Settings
from bot.state import State
from bot.state.members import Role

own_role: ContextVar[Role | None] = ContextVar("own_role", default=None)
"""The role of the person who sent the update, if they have one."""


def keeps_record() -> bool:
    """Return whether the person who sent the update may change the record."""
    role = own_role.get()
    return role is not None and role.keeps_record


def roles_of(ids: Iterable[int], settings: Settings, state: State) -> dict[int, Role]:
    """Return the roles of those people and groups that have one.

    Who is named in the settings is an owner, whatever the state says.
    """
    asked = set(ids)
    return state.roles(asked) | dict.fromkeys(asked & settings.admin_ids, Role.OWNER)


def admin_ids(settings: Settings, state: State) -> list[int]:
    """Return the ids of all people who may change the record."""
    kept = {member.id for member in state.members() if member.role.keeps_record}
    return sorted(kept | settings.admin_ids)
