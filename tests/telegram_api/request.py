"""From the body of an HTTP request to the parameters of a method."""

from __future__ import annotations

import json

from aiohttp import web

from tests.telegram_api.errors import BadRequest
from tests.telegram_api.files import Upload

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def parameters(request: web.Request) -> dict[str, object]:
    """Return the parameters of the query string and the body: a form, or JSON.

    Raises `BadRequest`.
    """
    given: dict[str, object] = dict(request.query)
    try:
        if request.content_type == "application/json":
            body = json.loads(await request.read())
            if not isinstance(body, dict):
                raise BadRequest("can't parse JSON-encoded request: object expected")
            return {**given, **{name: value for name, value in body.items() if value is not None}}
        if request.content_type in _FORMS:
            return {**given, **await _form(request)}
    except ValueError:
        raise BadRequest("can't parse the request: it is no UTF-8 or no JSON") from None
    return given


async def _form(request: web.Request) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, field in (await request.post()).items():
        if isinstance(field, web.FileField):
            found[name] = Upload(field.filename, field.content_type, field.file.read())
        else:
            found[name] = field if isinstance(field, str) else field.decode()
    for name, value in list(found.items()):
        # A field may name a file that another field sends.
        if isinstance(value, str) and value.startswith("attach://"):
            attached = value.removeprefix("attach://")
            if attached not in found:
                raise BadRequest(f'there is no file "{attached}" in the request')
            found[name] = found.pop(attached)
    return found
