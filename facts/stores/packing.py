"""The facts of a sentence as one small packet of bytes.

A question reads the facts of a few sentences, always all of them. What the sentence itself says is
not repeated: a value or a subject is cut out of the sentence's text again.

A packet is compressed. In it are the width of a number (1, 2 or 4 bytes), the number of facts, a
column of numbers for each part of a fact, and a JSON list: the place from which spans are counted,
and the texts that columns refer to.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from facts.models import Fact, FactKind, Modality, Polarity, Sentence, Slot, Span
from facts.stores.integrity import UNREADABLE, damaged
from facts.stores.keys import SENTENCES
from facts.stores.rows import to_span, trusted

# Packets hold places in these lists: a new member is appended, and none is ever moved.
KINDS = tuple(
    map(
        FactKind,
        "person organisation place event document role country number ordinal money percent date"
        " period frequency duration manner reason action thing".split(),
    )
)
SLOTS = tuple(
    map(
        Slot,
        "agent patient recipient time place manner quantity reason attribute other".split(),
    )
)
POLARITIES = tuple(map(Polarity, "asserted negated".split()))
MODALITIES = tuple(
    map(Modality, "actual planned possible conditional demanded alleged denied asked".split())
)

_WIDTHS = {1: "B", 2: "H", 4: "I"}
_COLUMNS = 15
_PREDICATE = 5
"""The column of predicates; that of kinds is the first."""
_RAW = -15  # deflate without a header and a checksum: the database has its own


def pack(facts: Iterable[Fact], sentence: Sentence) -> bytes:
    """Return the facts of the sentence, in the order of the text; nothing for none."""
    ordered = sorted(facts, key=_start)
    if not ordered:
        return b""
    base = min(span.start for fact in ordered for span in _spans(fact))
    texts: dict[str, int] = {}
    rows = [_numbers(fact, sentence, base, texts) for fact in ordered]
    numbers = [len(ordered), *(number for column in zip(*rows, strict=True) for number in column)]
    width = next(w for w in _WIDTHS if max(numbers) < 1 << 8 * w)
    tail = json.dumps([base - sentence.start, *texts], ensure_ascii=False, separators=(",", ":"))
    content = b"".join(
        (bytes([width]), struct.pack(f"<{len(numbers)}{_WIDTHS[width]}", *numbers), tail.encode())
    )
    deflating = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return deflating.compress(content) + deflating.flush()


def unpack(packed: bytes, key: int, sentence: Sentence) -> tuple[Fact, ...]:
    """Return the facts that were packed; `key` is the sentence's.

    Raises `StoreDamaged` for bytes that `pack` has not made.
    """
    if not packed:
        return ()
    try:
        return tuple(_facts(zlib.decompress(packed, _RAW), key, sentence))
    except (zlib.error, struct.error, *UNREADABLE):
        raise damaged(sentence.article_id, "the facts of a sentence cannot be read") from None


def stated_in(packed: bytes) -> set[tuple[str, str]]:
    """Return the kinds of packed facts, each with its predicate.

    They are the same whatever the sentence says. Raises `StoreDamaged` for bytes that `pack` has
    not made.
    """
    if not packed:
        return set()
    try:
        columns, texts = _columns(zlib.decompress(packed, _RAW))
        pairs = set(zip(columns[0], columns[_PREDICATE], strict=True))
        return {(KINDS[kind].value, _word(texts[predicate])) for kind, predicate in pairs}
    except (zlib.error, struct.error, *UNREADABLE):
        raise damaged(None, "the facts of a sentence cannot be read") from None


def _word(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError("a predicate is no text")
    return text


def _start(fact: Fact) -> int:
    return fact.span.start


def _spans(fact: Fact) -> Iterator[Span]:
    yield fact.span
    if fact.subject_span is not None:
        yield fact.subject_span
    if fact.predicate_span is not None:
        yield fact.predicate_span


def _numbers(fact: Fact, sentence: Sentence, base: int, texts: dict[str, int]) -> tuple[int, ...]:
    """Return the columns of a fact: 0 stands for no text and for no span."""

    def text(of: str | None) -> int:
        return 0 if of is None else texts.setdefault(of, len(texts) + 1)

    def place(span: Span | None) -> tuple[int, int]:
        return (0, 0) if span is None else (span.start - base + 1, span.end - span.start)

    subject_span = fact.subject_span
    held = subject_span is not None and _within(subject_span, sentence)
    return (
        KINDS.index(fact.kind),
        SLOTS.index(fact.slot),
        POLARITIES.index(fact.polarity),
        MODALITIES.index(fact.modality),
        0 if held else text(fact.subject),
        text(fact.predicate),
        0 if _within(fact.span, sentence) else text(fact.value),
        *place(fact.span),
        *place(subject_span),
        *place(fact.predicate_span),
        text(fact.normal),
        text(fact.unit),
    )


def _within(span: Span, sentence: Sentence) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _columns(content: bytes) -> tuple[list[Sequence[int]], list[Any]]:
    """Return the columns of numbers, and the texts after the place from which spans are counted."""
    width = content[0]
    code = _WIDTHS[width]
    (count,) = struct.unpack_from(f"<{code}", content, 1)
    end = 1 + width * (1 + count * _COLUMNS)
    cells: Sequence[int] = (
        content[2:end]
        if width == 1
        else struct.unpack_from(f"<{count * _COLUMNS}{code}", content, 1 + width)
    )
    columns = [cells[at * count : (at + 1) * count] for at in range(_COLUMNS)]
    texts: list[Any] = json.loads(content[end:])
    return columns, texts


def _facts(content: bytes, key: int, sentence: Sentence) -> Iterator[Fact]:
    columns, texts = _columns(content)
    offset, texts[0] = texts[0], None
    base, said = sentence.start + offset - 1, sentence.text
    own = base - sentence.start
    for (
        kind,
        slot,
        polarity,
        modality,
        subject,
        predicate,
        value,
        start,
        length,
        subject_start,
        subject_length,
        predicate_start,
        predicate_length,
        normal,
        unit,
    ) in zip(*columns, strict=True):
        yield trusted(
            Fact,
            {
                "article_id": sentence.article_id,
                "sentence_index": key % SENTENCES,
                "kind": KINDS[kind],
                "slot": SLOTS[slot],
                "subject": texts[subject]
                if subject
                else said[own + subject_start : own + subject_start + subject_length],
                "predicate": texts[predicate],
                "value": texts[value] if value else said[own + start : own + start + length],
                "span": to_span(base + start, base + start + length),
                "subject_span": to_span(base + subject_start, base + subject_start + subject_length)
                if subject_start
                else None,
                "predicate_span": to_span(
                    base + predicate_start, base + predicate_start + predicate_length
                )
                if predicate_start
                else None,
                "normal": texts[normal],
                "unit": texts[unit],
                "polarity": POLARITIES[polarity],
                "modality": MODALITIES[modality],
            },
        )
