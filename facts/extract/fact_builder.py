"""Facts from offsets: spans of the article, and whom `he`, `she` and a quoted `I` stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facts.extract.certainty import SentenceCertainty
from facts.extract.phrases import Offsets
from facts.extract.values import Mention
from facts.models import Article, Fact, FactKind, Sentence, Slot, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


SAYING = "say"
"""The predicate of a fact that somebody said what is quoted, whatever verb the article has."""


@dataclass(frozen=True, slots=True)
class Name:
    """Who a pronoun stands for: the person last named as a subject, or a speaker."""

    text: str
    span: Span
    kind: FactKind = FactKind.PERSON


@dataclass(frozen=True, slots=True)
class Placement:
    """Where in the sentence's structure a value is: what it belongs to, and how."""

    slot: Slot
    subject: Offsets | None
    predicate: str
    predicate_token: Token | None = None
    preposition: str = ""


class FactBuilder:
    """Builds the facts of one sentence; offsets are into it."""

    def __init__(self, article: Article, sentence: Sentence, doc: Doc, person: Name | None) -> None:
        self._article = article
        self._certainty = SentenceCertainty(doc)
        self._sentence = sentence
        self.person = person
        self.antecedents: dict[Offsets, Name] = {}
        """By the place of each `he` and `she`: the person whom it stands for."""

    def text(self, offsets: Offsets | None) -> str:
        """Return the words between two offsets."""
        return self._span(offsets).of(self._article.text) if offsets else ""

    def holds(self, span: Span) -> bool:
        """Return whether a part of the article's text is in this sentence."""
        return self._sentence.start <= span.start and span.end <= self._sentence.end

    def name(self, mention: Mention) -> Name:
        """Return a mention as what later pronouns stand for."""
        span = self._span((mention.start, mention.end))
        return Name(span.of(self._article.text), span, mention.kind)

    def fact(
        self, value: Offsets, kind: FactKind, place: Placement, mention: Mention | None = None
    ) -> Fact:
        """Return the fact that a value is in a place; `mention` brings its normal form and
        unit."""
        span = self._span(value)
        subject, subject_span = self._subject(place.subject)
        certainty = self._certainty.of(value, place.predicate_token)
        return Fact(
            article_id=self._article.id,
            sentence_index=self._sentence.index,
            kind=kind,
            slot=place.slot,
            subject=subject,
            predicate=place.predicate,
            value=span.of(self._article.text),
            span=span,
            subject_span=subject_span,
            predicate_span=self._token_span(place.predicate_token),
            normal=mention.normal if mention else None,
            unit=mention.unit if mention else None,
            polarity=certainty.polarity,
            modality=certainty.modality,
        )

    def pronoun(self, person: Name, place: Placement) -> Fact:
        """Return a fact whose agent is a pronoun: the value is in another sentence."""
        certainty = self._certainty.of((-1, -1), place.predicate_token)
        return Fact(
            article_id=self._article.id,
            sentence_index=self._sentence.index,
            kind=person.kind,
            slot=Slot.AGENT,
            subject=self.text(place.subject),
            predicate=place.predicate,
            value=person.text,
            span=person.span,
            subject_span=self._span(place.subject) if place.subject else None,
            predicate_span=self._token_span(place.predicate_token),
            polarity=certainty.polarity,
            modality=certainty.modality,
        )

    def speech(self, speaker: Name, quotation: Span) -> Fact:
        """Return the fact that somebody said what is quoted."""
        return Fact(
            article_id=self._article.id,
            sentence_index=self._sentence.index,
            kind=speaker.kind,
            slot=Slot.AGENT,
            subject=quotation.of(self._article.text),
            predicate=SAYING,
            value=speaker.text,
            span=speaker.span,
            subject_span=quotation,
        )

    def _subject(self, offsets: Offsets | None) -> tuple[str, Span | None]:
        """Return a subject's words and span: those of its person where it is a pronoun."""
        if offsets is None:
            return "", None
        person = self.antecedents.get(offsets)
        return (person.text, person.span) if person else (self.text(offsets), self._span(offsets))

    def _span(self, offsets: Offsets) -> Span:
        base = self._sentence.start
        return Span(start=base + offsets[0], end=base + offsets[1])

    def _token_span(self, token: Token | None) -> Span | None:
        return self._span((token.idx, token.idx + len(token.text))) if token is not None else None
