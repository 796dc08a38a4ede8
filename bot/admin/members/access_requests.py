"""Requests of people to be let in, which an admin grants or refuses by a button."""

from __future__ import annotations

from bot.admin.audit_entries import audit_entry
from bot.admin.button_press import ButtonPress
from bot.admin.descriptions import short_line
from bot.admin.members.changing import let_in
from bot.messages.rich import plain_text
from bot.messages.texts import admin as texts
from bot.state.members import AccessRequest, Member, Role
from bot.state.records import Action


async def press_let_in(press: ButtonPress) -> None:
    """Let the person in as a reader."""
    request = await _waiting(press)
    if request is not None:
        await press.acknowledge()
        member = Member(request.id, request.name, Role.READER)
        refusal = await let_in(press.user, member, press.context)
        await press.replace_message(plain_text(refusal or _said(texts.LET_IN, request)))


async def press_refuse(press: ButtonPress) -> None:
    """Refuse the request. The person may make another one much later."""
    request = await _waiting(press)
    if request is not None:
        entry = audit_entry(press.user, Action.REFUSE, place=f"{request.name} ({request.id})")
        await press.services.run(press.services.state.refuse_request, request.id, entry)
        await press.acknowledge()
        await press.replace_message(plain_text(_said(texts.REFUSED_REQUEST, request)))


async def _waiting(press: ButtonPress) -> AccessRequest | None:
    """Return the request of the button. If it is settled already, say so and return None."""
    services = press.services
    request = await services.run(services.state.request, press.number(0))
    if request is None or request.refused:
        await press.alert(texts.REQUEST_SETTLED)
        return None
    return request


def _said(text: str, request: AccessRequest) -> str:
    return text.format(name=short_line(request.name, 60), id=request.id)
