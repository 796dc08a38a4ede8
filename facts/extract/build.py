"""From mentions and frames to facts, with pronouns resolved across an article's sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facts.extract.frames import Frame, find_frames, lemma
from facts.extract.mentions import Mention, find_mentions
from facts.extract.phrases import base_phrase, full_phrase
from facts.extract.roles import find_roles
from facts.lexicon import PLACE_PREPOSITIONS
from facts.models import Article, Fact, FactKind, Sentence, Slot, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TIMES = {FactKind.DATE, FactKind.PERIOD, FactKind.FREQUENCY, FactKind.DURATION}
_COUNTS = {FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.ORDINAL}
_PLACES = {FactKind.PLACE, FactKind.COUNTRY}
_SLOT_BY_DEPENDENCY = {
    "nsubj": Slot.AGENT,
    "nsubjpass": Slot.PATIENT,
    "dobj": Slot.PATIENT,
    "attr": Slot.PATIENT,
    "oprd": Slot.PATIENT,
    "agent": Slot.AGENT,
    "dative": Slot.RECIPIENT,
}


@dataclass(frozen=True, slots=True)
class _Name:
    """The person last named as a subject: what `he` or `she` stands for."""

    text: str
    span: Span


class FactBuilder:
    """Reads the sentences of one article in order."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._person: _Name | None = None

    def read(self, sentence: Sentence, doc: Doc) -> list[Fact]:
        """The facts of one sentence; call with the sentences in the order of the text."""
        reader = _SentenceReader(self._article, sentence, doc, self._person)
        facts = list(reader.facts())
        named = reader.named_subject()
        if named is not None:
            self._person = named
        return facts


class _SentenceReader:
    def __init__(
        self, article: Article, sentence: Sentence, doc: Doc, person: _Name | None
    ) -> None:
        self._article = article
        self._sentence = sentence
        self._doc = doc
        self._person = person
        self._mentions = find_mentions(doc, article.published)
        self._frames = find_frames(doc)
        for frame in self._frames:
            # `adopted by consensus` parses like `adopted by the council`, but says how, not who.
            frame.arguments = [
                (slot, token) for slot, token in frame.arguments if not self._is_manner(token)
            ]
        self._by_head: dict[int, list[Mention]] = {}
        for mention in self._mentions:
            self._by_head.setdefault(mention.head, []).append(mention)

    def facts(self) -> Iterator[Fact]:
        stated: set[tuple[int, int, FactKind]] = set()
        for frame in self._frames:
            for fact in self._of_frame(frame):
                stated.add((fact.span.start, fact.span.end, fact.kind))
                yield fact
        for role in find_roles(self._doc, self._mentions):
            fact = self._fact(
                role.value,
                role.kind,
                Slot.ATTRIBUTE,
                subject=role.subject,
                predicate=role.predicate,
            )
            stated.add((fact.span.start, fact.span.end, fact.kind))
            yield fact
        for mention in self._mentions:
            span = self._span(mention.start, mention.end)
            if (span.start, span.end, mention.kind) not in stated:
                yield self._of_mention(mention)

    def named_subject(self) -> _Name | None:
        """The person that is the subject of the first clause that has one."""
        for frame in self._frames:
            token = frame.filler(Slot.AGENT)
            if token is None:
                continue
            for mention in self._at(token):
                if mention.kind is FactKind.PERSON:
                    span = self._span(mention.start, mention.end)
                    return _Name(span.of(self._article.text), span)
        return None

    def _is_manner(self, token: Token) -> bool:
        return any(
            m.start <= token.idx < m.end for m in self._mentions if m.kind is FactKind.MANNER
        )

    def _at(self, token: Token) -> list[Mention]:
        """The mentions that the token heads or stands in as their last word."""
        found = self._by_head.get(token.i, [])
        if found:
            return [mention for mention in found if mention.kind not in _COUNTS] or found
        return [m for m in self._mentions if m.start <= token.idx < m.end and m.kind not in _COUNTS]

    def _of_frame(self, frame: Frame) -> Iterator[Fact]:
        for slot, token in frame.arguments:
            other = Slot.AGENT if slot is not Slot.AGENT else Slot.PATIENT
            subject = frame.filler(other)
            if token.pos_ == "PRON":
                if slot is Slot.AGENT and token.lower_ in ("he", "she") and self._person:
                    yield self._pronoun(frame, subject)
                continue
            mentions = self._at(token)
            for mention in mentions:
                yield self._fact(
                    (mention.start, mention.end),
                    mention.kind,
                    slot,
                    subject=self._phrase(subject),
                    predicate=frame.lemma,
                    predicate_token=frame.predicate,
                    mention=mention,
                )
            if token.pos_ in ("NOUN", "PROPN", "VERB", "NUM", "ADJ"):
                value = full_phrase(token)
                if not any((m.start, m.end) == value for m in mentions):
                    yield self._fact(
                        value,
                        FactKind.THING,
                        slot,
                        subject=self._phrase(subject),
                        predicate=frame.lemma,
                        predicate_token=frame.predicate,
                    )

    def _pronoun(self, frame: Frame, subject: Token | None) -> Fact:
        """A fact whose agent is `he` or `she`: the value stands in an earlier sentence."""
        assert self._person is not None  # noqa: S101 - the caller has looked
        at = self._phrase(subject)
        return Fact(
            article_id=self._article.id,
            sentence=self._sentence.index,
            kind=FactKind.PERSON,
            slot=Slot.AGENT,
            subject=self._text(at),
            predicate=frame.lemma,
            value=self._person.text,
            span=self._person.span,
            subject_span=self._span(*at) if at else None,
            predicate_span=self._token_span(frame.predicate),
        )

    def _of_mention(self, mention: Mention) -> Fact:
        """A value that is no argument: climb to the noun it belongs to and to the predicate."""
        doc = self._doc
        node = doc[mention.head]
        noun: Token | None = None
        edge = node
        preposition = ""
        while node.head.i != node.i:  # spaCy makes a new token object at each access
            edge, node = node, node.head
            if node.dep_ == "prep" and not preposition:
                preposition = node.lower_
            inside = mention.start <= node.idx < mention.end
            if node.pos_ in ("VERB", "AUX"):
                break
            if noun is None and not inside and node.pos_ in ("NOUN", "PROPN"):
                noun = node
        frame = next((f for f in self._frames if f.predicate.i == node.i), None)
        slot = self._slot(mention, edge, noun, preposition)
        if noun is not None:
            subject: tuple[int, int] | None = base_phrase(noun)
        elif frame is not None:
            filler = frame.filler(Slot.PATIENT) or frame.filler(Slot.AGENT)
            subject = self._phrase(filler)
        else:
            subject = None
        is_verb = node.pos_ in ("VERB", "AUX")
        return self._fact(
            (mention.start, mention.end),
            mention.kind,
            slot,
            subject=subject,
            predicate=lemma(node) if is_verb else (lemma(noun) if noun is not None else ""),
            predicate_token=node if is_verb else noun,
            mention=mention,
        )

    @staticmethod
    def _slot(mention: Mention, edge: Token, noun: Token | None, preposition: str) -> Slot:
        if mention.kind in _TIMES:
            return Slot.TIME
        if mention.kind is FactKind.MANNER:
            return Slot.MANNER
        if mention.kind in _COUNTS:
            return Slot.QUANTITY
        if mention.kind in _PLACES and preposition in PLACE_PREPOSITIONS:
            return Slot.PLACE
        if noun is None:
            return _SLOT_BY_DEPENDENCY.get(edge.dep_, Slot.OTHER)
        return Slot.OTHER

    def _phrase(self, token: Token | None) -> tuple[int, int] | None:
        if token is None:
            return None
        mentions = [m for m in self._at(token) if m.kind not in _COUNTS]
        if mentions:
            return mentions[0].start, mentions[0].end
        return full_phrase(token)

    def _text(self, offsets: tuple[int, int] | None) -> str:
        return self._doc.text[offsets[0] : offsets[1]] if offsets else ""

    def _span(self, start: int, end: int) -> Span:
        return Span(start=self._sentence.start + start, end=self._sentence.start + end)

    def _token_span(self, token: Token) -> Span:
        return self._span(token.idx, token.idx + len(token.text))

    def _fact(
        self,
        value: tuple[int, int],
        kind: FactKind,
        slot: Slot,
        *,
        subject: tuple[int, int] | None,
        predicate: str,
        predicate_token: Token | None = None,
        mention: Mention | None = None,
    ) -> Fact:
        span = self._span(*value)
        subject_text, subject_span = self._subject(subject)
        return Fact(
            article_id=self._article.id,
            sentence=self._sentence.index,
            kind=kind,
            slot=slot,
            subject=subject_text,
            predicate=predicate,
            value=span.of(self._article.text),
            span=span,
            subject_span=subject_span,
            predicate_span=self._token_span(predicate_token)
            if predicate_token is not None
            else None,
            normal=mention.normal if mention else None,
            unit=mention.unit if mention else None,
        )

    def _subject(self, offsets: tuple[int, int] | None) -> tuple[str, Span | None]:
        """A subject's words and span: those of the person named before where it is a pronoun."""
        text = self._text(offsets)
        if self._person and text.casefold() in ("he", "she"):
            return self._person.text, self._person.span
        return text, self._span(*offsets) if offsets else None
