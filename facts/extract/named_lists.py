"""Names listed after a colon, and the counted noun that they name: `Two judges dissented: Ann Moor
and Jo Voss`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from facts.extract.frames import Frame
from facts.extract.numbers import number_value
from facts.extract.values import Mention, token_at
from facts.models import FactKind, Slot

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = frozenset((FactKind.PERSON, FactKind.ORGANISATION, FactKind.COUNTRY, FactKind.PLACE))
_BETWEEN_POS = frozenset(("NOUN", "PROPN", "ADJ", "ADP", "DET", "PUNCT", "CCONJ", "PART"))


def listed_names(
    doc: Doc, mentions: Sequence[Mention], frames: Sequence[Frame]
) -> Iterator[tuple[Frame, Slot, Mention]]:
    """Yield the names after a colon as arguments of the predicate that counts them: all together
    first, then each."""
    colon = next((t.i for t in doc if t.text == ":" and t.i + 1 < len(doc)), None)
    if colon is None:
        return
    after = doc[colon + 1 :]
    if any(t.pos_ in ("VERB", "AUX") for t in after):
        return
    names = [
        m
        for m in mentions
        if m.start >= after.start_char and m.kind in _NAMED and not _in_brackets(doc, m)
    ]
    kinds = {name.kind for name in names}
    if not names or len(kinds) > 1 or not _is_list(doc, colon + 1, names):
        return
    counted = _counted(doc, colon, frames, len(names))
    if counted is None:
        return
    frame, slot = counted
    if len(names) > 1:
        first, last = names[0], names[-1]
        yield frame, slot, Mention(first.start, _with_note(doc, last), first.kind, first.head)
    for name in names:
        yield frame, slot, name


def _in_brackets(doc: Doc, mention: Mention) -> bool:
    """Return whether a name is only the note on another: `Ann Moor (Peru)`."""
    at = token_at(doc, mention.start)
    before = [t.text for t in doc[:at] if t.text in "()"]
    return before[-1:] == ["("]


def _with_note(doc: Doc, last: Mention) -> int:
    """Return where a list ends whose last name has a note in brackets, as the others have."""
    at = token_at(doc, last.end - 1) + 1
    if at >= len(doc) or doc[at].text != "(":
        return last.end
    close = next((t for t in doc[at:] if t.text == ")"), None)
    return close.idx + 1 if close is not None else last.end


def _is_list(doc: Doc, start: int, names: Sequence[Mention]) -> bool:
    """Return whether names fill the rest of a sentence, with only roles and commas beside them."""
    at = start
    for name in names:
        first = token_at(doc, name.start)
        if any(t.pos_ not in _BETWEEN_POS for t in doc[at:first]):
            return False
        at = token_at(doc, name.end - 1) + 1
    return all(t.pos_ in _BETWEEN_POS for t in doc[at:])


def _counted(doc: Doc, colon: int, frames: Sequence[Frame], size: int) -> tuple[Frame, Slot] | None:
    """Return the argument before the colon that counts as many as are named, or else counts any."""
    found: tuple[Frame, Slot] | None = None
    for frame in frames:
        for slot, token in frame.arguments:
            if token.i >= colon or slot not in (Slot.AGENT, Slot.PATIENT):
                continue
            count = _count(token)
            if count == size:
                return frame, slot
            if count is None and token.tag_ == "NNS" and found is None:
                found = frame, slot
    return found


def _count(noun: Token) -> int | None:
    number = next((child for child in noun.children if child.dep_ == "nummod"), None)
    value = number_value(number.text) if number is not None else None
    return int(value) if value is not None and value.isdigit() else None
