"""The text of an article in pieces, whatever its sentences and facts are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facts.models import Fact, FactKind, Sentence, SentenceKind, Slot, Span
from facts.web.marked_text import stretches

TEXT = "One ferry, two quays and 3 boats. Nothing else is in Norvik\n\nbut the quay. "


@st.composite
def marks(draw: st.DrawFn) -> tuple[list[Sentence], list[Fact]]:
    """Sentences in order, and facts inside and outside them, crossing each other."""
    cuts = sorted(draw(st.sets(st.integers(0, len(TEXT)), min_size=2, max_size=8)))
    ends = [*zip(cuts[::2], cuts[1::2], strict=False)]
    sentences = [
        Sentence(article_id="a", index=n, kind=SentenceKind.BODY, start=start, end=end,
                 text=TEXT[start:end])
        for n, (start, end) in enumerate(ends)
    ]  # fmt: skip
    spans = draw(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12)), max_size=12))
    facts = [
        Fact(article_id="a", sentence_index=draw(st.integers(0, len(sentences))),
             kind=draw(st.sampled_from(FactKind)), slot=Slot.OTHER, subject="s", predicate="p",
             value=TEXT[start : start + size], span=Span(start=start, end=start + size))
        for start, size in spans
    ]  # fmt: skip
    return sentences, facts


@given(marks())
def test_no_character_is_lost_and_every_fact_is_marked(
    given_marks: tuple[list[Sentence], list[Fact]],
) -> None:
    """A character is marked exactly if a fact of its sentence covers it."""
    sentences, facts = given_marks
    at = 0
    numbers = []
    for stretch in stretches(TEXT, sentences, facts):
        if stretch.index is not None:
            numbers.append(stretch.index)
        for piece in stretch.pieces:
            assert TEXT[at : at + len(piece.text)] == piece.text
            for place in range(at, at + len(piece.text)):
                covering = [
                    fact for fact in facts
                    if fact.sentence_index == stretch.index
                    and fact.span.start <= place < fact.span.end
                    and sentences[stretch.index].start <= fact.span.start
                    and fact.span.end <= sentences[stretch.index].end
                ]  # fmt: skip
                assert bool(piece.facts) == bool(covering)
                assert all(fact.kind.value in piece.facts for fact in covering)
            at += len(piece.text)
    assert at == len(TEXT)
    assert numbers == [sentence.index for sentence in sentences]
