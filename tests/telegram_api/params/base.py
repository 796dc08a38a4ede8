"""The basic types of parameters, and the wording of their errors.

A parameter is a text if the body is a form, and any JSON value if the body is JSON. Both are read
here. Inside a JSON object nothing is converted: a number in quotes is a mistake there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from tests.telegram_api.errors import BadRequest, Careless
from tests.telegram_api.utf16 import has_lone_surrogate

P = TypeVar("P", bound="Params")

_MISSING = {
    "text": "message text is empty",
    "chat_id": "chat_id is empty",
    "message_id": "message identifier is not specified",
    "user_id": "user_id is empty",
    "file_id": "file_id not specified",
    "url": "url is not specified",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "action": "wrong parameter action in request",
}


class Params(BaseModel):
    """The parameters of one method."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Nested(BaseModel):
    """A JSON object inside a parameter."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    def dump(self) -> dict[str, Any]:
        """Return the object as JSON, without fields that were not given."""
        return self.model_dump(exclude_none=True)


def read(model: type[P], given: Mapping[str, object]) -> P:
    """Return the parameters of a call. Raises `BadRequest` if they are not valid."""
    for name, value in given.items():
        if isinstance(value, str) and has_lone_surrogate(value):
            raise BadRequest("strings must be encoded in UTF-8")
        if name not in model.model_fields:
            raise Careless(f'unknown parameter "{name}"')
    try:
        # An empty value counts as not given at all.
        return model.model_validate({k: v for k, v in given.items() if v != ""})
    except ValidationError as error:
        raise _worded(error) from None


def _worded(error: ValidationError) -> BadRequest:
    first = error.errors(include_url=False, include_input=False)[0]
    name, *inner = (str(part) for part in first["loc"])
    where = ".".join([name, *inner])
    if first["type"] == "missing" and not inner:
        return BadRequest(_MISSING.get(name, f'parameter "{name}" is required'))
    if first["type"] == "extra_forbidden":
        return Careless(f'unknown field "{where}"')
    return BadRequest(f'can\'t parse parameter "{where}": {first["msg"]}')


def _number(value: object) -> object:
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            raise ValueError("a whole number is expected") from None
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("a whole number is expected")
    return value


def _truth(value: object) -> object:
    if isinstance(value, str):
        if value.lower() not in ("true", "false", "1", "0"):
            raise ValueError("true or false is expected")
        return value.lower() in ("true", "1")
    if not isinstance(value, bool):
        raise ValueError("true or false is expected")
    return value


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("a string is expected")
    return value


def _chat_id(value: object) -> object:
    if isinstance(value, str) and value.startswith("@") and len(value) > 1:
        return value
    return _number(value)


def _object(value: object) -> object:
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            raise ValueError("it is not valid JSON") from None
    return value


Integer = Annotated[int, BeforeValidator(_number)]
Boolean = Annotated[bool, BeforeValidator(_truth)]
Text = Annotated[str, BeforeValidator(_text)]
ChatId = Annotated[int | str, BeforeValidator(_chat_id)]
T = TypeVar("T")
JsonOf = Annotated[T, BeforeValidator(_object)]
"""A list or object: text with JSON in a form, or part of a JSON body."""
