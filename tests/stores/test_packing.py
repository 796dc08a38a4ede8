"""Facts come out of a packet as they were put in."""

from __future__ import annotations

import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import StoreDamaged
from facts.models import Fact, FactKind, Modality, Polarity, Sentence, SentenceKind, Slot, Span
from facts.stores.packing import KINDS, MODALITIES, POLARITIES, SLOTS, pack, stated_in, unpack
from tests.stores.test_sqlite_rows import assert_like

WORDS = st.text(max_size=20)
SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(
    lambda pair: Span(start=min(pair), end=max(pair))
)
FACTS = st.builds(
    Fact,
    article_id=WORDS,
    sentence_index=st.integers(0, 999),
    kind=st.sampled_from(FactKind),
    slot=st.sampled_from(Slot),
    subject=WORDS,
    predicate=WORDS,
    value=WORDS,
    span=SPANS,
    subject_span=st.none() | SPANS,
    predicate_span=st.none() | SPANS,
    normal=st.none() | WORDS,
    unit=st.none() | WORDS,
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from(Modality),
)
"""Facts that are of no text."""
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_MAYBE = st.none() | _WORDS
_BEFORE = "Before it. "
_KEY = (7 << 20) + 3


@st.composite
def stated(draw: st.DrawFn) -> tuple[Sentence, list[Fact]]:
    """Return a sentence in its article and facts of it, some of them said elsewhere."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=600))
    article = _BEFORE + text + " " + draw(st.sampled_from(["", "After it.", "far " * 20_000]))
    sentence = Sentence(
        article_id="a",
        index=3,
        kind=SentenceKind.BODY,
        start=len(_BEFORE),
        end=len(_BEFORE) + len(text),
        text=text,
    )
    places = st.tuples(*[st.integers(0, len(article))] * 2).map(
        lambda pair: Span(start=min(pair), end=max(pair))
    )

    def fact(span: Span, subject: Span | None, named: str, rest: dict[str, object]) -> Fact:
        return Fact.model_validate(
            {
                **rest,
                "article_id": "a",
                "sentence_index": 3,
                "value": span.of(article),
                "span": span,
                "subject": named if subject is None else subject.of(article),
                "subject_span": subject,
            }
        )

    rest = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(FactKind),
            "slot": st.sampled_from(Slot),
            "predicate": _WORDS,
            "predicate_span": st.none() | places,
            "normal": _MAYBE,
            "unit": _MAYBE,
            "polarity": st.sampled_from(Polarity),
            "modality": st.sampled_from(Modality),
        }
    )
    facts = st.builds(fact, places, st.none() | places, _WORDS, rest)
    return sentence, draw(st.lists(facts, max_size=6))


@given(stated())
def test_facts_come_back_as_they_were(given: tuple[Sentence, list[Fact]]) -> None:
    """Every field and the offsets of every span come back, in the order of the text."""
    sentence, facts = given
    found = unpack(pack(facts, sentence), _KEY, sentence)
    assert len(found) == len(facts)
    for made, fact in zip(found, sorted(facts, key=lambda f: f.span.start), strict=True):
        assert_like(made, fact)


@given(stated())
def test_kinds_and_predicates_are_read_without_the_sentence(
    given: tuple[Sentence, list[Fact]],
) -> None:
    """They are those of the facts."""
    sentence, facts = given
    expected = {(fact.kind.value, fact.predicate) for fact in facts}
    assert stated_in(pack(facts, sentence)) == expected


def test_hundreds_of_facts_come_back() -> None:
    """Their number, too, may need more than one byte."""
    sentence = Sentence(article_id="a", index=3, kind=SentenceKind.BODY, start=0, end=1, text="x")
    fact = Fact(
        article_id="a",
        sentence_index=3,
        kind=FactKind.THING,
        slot=Slot.OTHER,
        subject="y",
        predicate="be",
        value="x",
        span=Span(start=0, end=1),
    )
    assert unpack(pack([fact] * 700, sentence), _KEY, sentence) == (fact,) * 700


def test_every_member_has_a_place() -> None:
    """A new kind is appended to the list; a place once given stays, as records hold it."""
    assert set(KINDS) == set(FactKind)
    assert set(SLOTS) == set(Slot)
    assert set(POLARITIES) == set(Polarity)
    assert set(MODALITIES) == set(Modality)
    assert [KINDS[0], KINDS[18], SLOTS[0], SLOTS[9]] == [
        FactKind.PERSON,
        FactKind.THING,
        Slot.AGENT,
        Slot.OTHER,
    ]
    assert MODALITIES[7] is Modality.ASKED


@given(stated(), st.data())
def test_damaged_packets_are_told(given: tuple[Sentence, list[Fact]], data: st.DataObject) -> None:
    """A packet with other bits gives facts or the library's error, never another one."""
    sentence, facts = given
    content = bytearray(zlib.decompress(pack(facts, sentence), -15) if facts else b"\1\0[]")
    for _ in range(data.draw(st.integers(0, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    packed = bytearray(zlib.compress(bytes(content), wbits=-15))
    if data.draw(st.booleans()):
        packed[data.draw(st.integers(0, len(packed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with suppress(StoreDamaged):
        assert all(isinstance(fact, Fact) for fact in unpack(bytes(packed), _KEY, sentence))
    with suppress(StoreDamaged):
        assert all(isinstance(predicate, str) for _, predicate in stated_in(bytes(packed)))


@pytest.mark.parametrize("packed", [b"\0", b"x", zlib.compress(b"", wbits=-15)])
def test_other_bytes_are_told(packed: bytes) -> None:
    """Bytes that are no packet name the damage and what helps."""
    sentence = Sentence(article_id="a", index=0, kind=SentenceKind.BODY, start=0, end=1, text="x")
    with pytest.raises(StoreDamaged, match=r"damaged.*backup"):
        unpack(packed, 0, sentence)
