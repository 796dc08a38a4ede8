"""Finds who says what an article quotes: in the sentence itself, or around it.

`“We lost everything. The water came at night,” said Maria Holt. “Nobody warned us.”` are three
sentences of one speaker. The first gets her from the second, and the third goes on after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from facts.extract.fact_builder import Name
from facts.extract.quotations import Quotation, Quotations
from facts.models import Fact, Sentence, Span

if TYPE_CHECKING:
    from facts.extract.sentence_facts import SentenceFacts

_LONGEST_WAIT = 40
"""How many sentences of one quotation wait for their speaker."""


class Speakers:
    """Follows the speakers of an article, sentence by sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._quotations = Quotations(text)
        self._before: Name | None = None
        """Who goes on speaking where a quotation names nobody."""
        self._waiting: list[tuple[SentenceFacts, Span]] = []
        self._group = -1

    def of_sentence(self, sentence: Sentence, found: SentenceFacts) -> Iterator[Fact]:
        """Yield who said what is quoted, as far as it is known after one more sentence."""
        held = self._quotations.within(sentence.start, sentence.end)
        if not held:
            yield from self.finish()
            self._before = found.subject_person()
            return
        if held[0].group != self._group:
            yield from self.finish()
        self._group = held[-1].group
        quoted = _clipped(held, sentence)
        speaker = found.attribution(
            [(q.start - sentence.start, q.end - sentence.start) for q in quoted]
        )
        longest = max(quoted, key=lambda span: span.end - span.start)
        if speaker is None and self._has_words_beside(sentence, quoted):
            yield from self.finish()
            self._before = found.subject_person()
            return
        if len(self._waiting) < _LONGEST_WAIT:
            self._waiting.append((found, longest))
        if speaker is not None:
            self._before = speaker
            yield from self.finish()

    def finish(self) -> Iterator[Fact]:
        """Yield who said what still waits for its speaker."""
        waiting, self._waiting = self._waiting, []
        self._group = -1
        if self._before is not None:
            for found, quotation in waiting:
                yield from found.spoken(self._before, quotation)

    def _has_words_beside(self, sentence: Sentence, quoted: Sequence[Span]) -> bool:
        at = sentence.start
        for span in [*quoted, Span(start=sentence.end, end=sentence.end)]:
            if any(map(str.isalnum, self._text[at : span.start])):
                return True
            at = span.end
        return False


def _clipped(held: Sequence[Quotation], sentence: Sentence) -> list[Span]:
    return [
        Span(start=max(each.start, sentence.start), end=min(each.end, sentence.end))
        for each in held
    ]
