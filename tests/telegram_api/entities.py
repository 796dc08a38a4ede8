"""Texts with entities, checked strictly.

Telegram trims, drops, merges and splits entities that do not fit. A bot that relies on this shows
something else than intended. Here all such entities are refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from tests.telegram_api.errors import BadRequest, Careless
from tests.telegram_api.params.text import MessageEntity
from tests.telegram_api.utf16 import part, splits_pair, width

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
"""UTF-16 code units."""
MOST_ENTITIES = 100

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_QUOTES = ("blockquote", "expandable_blockquote")
_LITERAL = ("code", "pre")
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")


def check_text(text: str, entities: Sequence[MessageEntity]) -> None:
    """Raise `BadRequest` if `text` with `entities` is not a valid message text."""
    if not text.strip():
        raise BadRequest("message text is empty")
    if width(text) > LONGEST_TEXT:
        raise BadRequest("message is too long")
    _check(text, entities)


def check_caption(text: str, entities: Sequence[MessageEntity]) -> None:
    """Raise `BadRequest` if `text` with `entities` is not a valid caption. It may be empty."""
    if width(text) > LONGEST_CAPTION:
        raise BadRequest("message caption is too long")
    _check(text, entities)


def _check(text: str, entities: Sequence[MessageEntity]) -> None:
    if text != text.strip():
        raise Careless("the text has white space at its ends, which is trimmed")
    if _CONTROL.search(text):
        raise Careless("the text has control characters, which are dropped")
    if len(entities) > MOST_ENTITIES:
        raise Careless(f"over {MOST_ENTITIES} entities, of which the rest is dropped")
    for entity in entities:
        _check_range(text, entity)
    for one, other in combinations(entities, 2):
        _check_pair(one, other)


def _check_range(text: str, entity: MessageEntity) -> None:
    start, end = entity.offset, entity.offset + entity.length
    if start < 0 or entity.length <= 0 or end > width(text):
        raise Careless(f"entity {entity.type} [{start}, {end}) is not inside the text")
    if splits_pair(text, start) or splits_pair(text, end):
        raise BadRequest(f"entity begins in a middle of a UTF-16 symbol at byte offset {start}")
    covered = part(text, start, entity.length)
    if covered != covered.strip():
        raise Careless(f"entity {entity.type} has white space at its ends, which is left out")


def _check_pair(one: MessageEntity, other: MessageEntity) -> None:
    inner, outer = sorted((one, other), key=lambda e: (e.length, -e.offset))
    start, end = inner.offset, inner.offset + inner.length
    outer_start, outer_end = outer.offset, outer.offset + outer.length
    if end <= outer_start or outer_end <= start:
        return
    both = f"entity {inner.type} [{start}, {end}) and {outer.type} [{outer_start}, {outer_end})"
    if start < outer_start or end > outer_end:
        raise Careless(f"{both} overlap in part")
    if inner.type == outer.type or (inner.type in _QUOTES and outer.type in _QUOTES):
        raise Careless(f"{both} are nested, but of one kind")
    if inner.type in _LITERAL or outer.type in _LITERAL:
        raise Careless(f"{both} are nested, which code is not")
    if inner.type in _QUOTES:
        raise Careless(f"{both} are nested, but a quote must not be inside another entity")
    if inner.type not in _STYLES and outer.type not in (*_STYLES, *_QUOTES):
        raise Careless(f"{both} are nested, but neither is a style")
