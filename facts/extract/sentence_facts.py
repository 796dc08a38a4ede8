"""From the mentions, frames, roles and clauses of one sentence to its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from facts.extract.clauses import find_clause_values
from facts.extract.fact_builder import FactBuilder, Name, Placement
from facts.extract.frames import Frame, find_frames, lemma, subject_of
from facts.extract.mentions import find_mentions
from facts.extract.named_lists import listed_names
from facts.extract.people import is_regnal, is_role, titled
from facts.extract.phrases import Offsets, base_phrase, full_phrase, variants
from facts.extract.roles import find_roles, is_named_after
from facts.extract.value_kinds import COUNTS, PLACES, kind_of_phrase, slot_of
from facts.extract.values import Mention
from facts.models import Article, Fact, FactKind, Sentence, Slot, Span
from facts.words.closed_classes import HE_OR_SHE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class SentenceFacts:
    """The facts of one parsed sentence.

    `person` was named last before it, and `known` are the last words of the names before it.
    """

    def __init__(
        self,
        article: Article,
        sentence: Sentence,
        doc: Doc,
        person: Name | None = None,
        known: Set[str] = frozenset(),
    ) -> None:
        self._doc = doc
        self._words = doc.text  # spaCy joins it at each access
        self._builder = FactBuilder(article, sentence, doc, person)
        self._mentions = find_mentions(doc, article.published, known)
        self._frames = find_frames(doc)
        for frame in self._frames:
            # `adopted by consensus` parses like `adopted by the council`, but says how, not who.
            frame.arguments = [
                (slot, token) for slot, token in frame.arguments if not self._is_manner(token)
            ]
        self._frame_at = {frame.predicate.i: frame for frame in self._frames}
        self._by_head: dict[int, list[Mention]] = {}
        for mention in self._mentions:
            self._by_head.setdefault(mention.head, []).append(mention)
        self._stated: set[tuple[int, int]] = set()
        for token in doc:
            person = self._antecedent(token) if token.lower_ in HE_OR_SHE else None
            if person is not None:
                self._builder.antecedents[_offsets(token)] = person

    def facts(self) -> Iterator[Fact]:
        """Yield the facts of the sentence; the surest reading of a value comes first."""
        for fact in self._typed():
            self._stated.add((fact.span.start, fact.span.end))
            yield fact
        for fact in self._phrases():
            span = (fact.span.start, fact.span.end)
            if span not in self._stated:
                self._stated.add(span)
                yield fact
        for fact in self._clause_values():
            span = (fact.span.start, fact.span.end)
            if span not in self._stated or fact.kind is FactKind.REASON:
                self._stated.add(span)
                yield fact

    def named_subject(self) -> Name | None:
        """Return the person that is the subject of the first clause that has one."""
        for frame in self._frames:
            token = frame.filler(Slot.AGENT)
            name = self._named_by(token) if token is not None and token.pos_ != "PRON" else None
            if name is not None and name.kind is FactKind.PERSON:
                return name
        return None

    def only_person(self) -> Name | None:
        """Return the person that the sentence names, if it names one alone."""
        people = {m.start: m for m in self._mentions if m.kind is FactKind.PERSON}
        if len(people) != 1:
            return None
        return self._builder.name(next(iter(people.values())))

    def subject_person(self) -> Name | None:
        """Return the person that the main clause is about: named, or `he` or `she`."""
        for frame in self._frames:
            token = frame.filler(Slot.AGENT) or frame.filler(Slot.PATIENT)
            if frame.predicate.dep_ == "ROOT" and token is not None:
                name = self._named_by(token)
                return name if name is not None and name.kind is FactKind.PERSON else None
        return None

    def attribution(self, quoted: Sequence[Offsets]) -> Name | None:
        """Return whom the words beside a quotation name as its speaker.

        `quoted` are the quotations in the sentence. The clause next to one of them names the
        speaker: `Jo Dane said: “…”`, `“…,” she told reporters`.
        """
        nearest: tuple[int, Name] | None = None
        for frame in self._frames:
            token = frame.filler(Slot.AGENT)
            at = frame.predicate.idx
            if token is None or _is_in(token.idx, quoted) or _is_in(at, quoted):
                continue
            name = self._named_by(token)
            distance = min(min(abs(at - start), abs(at - end)) for start, end in quoted)
            if name is not None and (nearest is None or distance < nearest[0]):
                nearest = (distance, name)
        return nearest[1] if nearest else None

    def spoken(self, speaker: Name, quotation: Span) -> Iterator[Fact]:
        """Yield that a speaker named elsewhere said a quotation of the sentence, and what `I` in it
        stands for."""
        if not self._builder.holds(speaker.span):
            yield self._builder.speech(speaker, quotation)
        for frame in self._frames:
            for slot, token in frame.arguments:
                if slot is Slot.AGENT and token.lower_ == "i":
                    subject = self._phrase(_counterpart(frame, slot, token))
                    place = Placement(slot, subject, frame.lemma, frame.predicate)
                    yield self._builder.pronoun(speaker, place)

    def last_names(self) -> Iterator[str]:
        """Yield the last words of the persons named with more than one word."""
        for mention in self._mentions:
            if mention.kind is FactKind.PERSON:
                first, _, last = self._words[mention.start : mention.end].rpartition(" ")
                if first:
                    yield last

    def _typed(self) -> Iterator[Fact]:
        """Yield the arguments of frames, the roles, and the typed values elsewhere."""
        stated: set[tuple[int, int, FactKind]] = set()
        for frame, slot, listed in listed_names(self._doc, self._mentions, self._frames):
            place = Placement(slot, None, frame.lemma, frame.predicate)
            fact = self._builder.fact((listed.start, listed.end), listed.kind, place)
            stated.add((fact.span.start, fact.span.end, fact.kind))
            yield fact
        for frame in self._frames:
            for fact in self._of_frame(frame):
                stated.add((fact.span.start, fact.span.end, fact.kind))
                yield fact
        for role in find_roles(self._doc, self._words, self._mentions):
            place = Placement(Slot.ATTRIBUTE, role.subject, role.predicate)
            fact = self._builder.fact(role.value, role.kind, place)
            stated.add((fact.span.start, fact.span.end, fact.kind))
            yield fact
        for mention in self._mentions:
            place = self._place(mention, mention.head)
            fact = self._placed((mention.start, mention.end), mention.kind, place, mention)
            if (fact.span.start, fact.span.end, fact.kind) not in stated:
                yield fact
            whole = titled(self._doc, mention) if mention.kind is FactKind.PERSON else None
            if whole is not None:
                yield self._placed(whole, mention.kind, place)

    def _phrases(self) -> Iterator[Fact]:
        """Yield every other noun phrase in each of its lengths."""
        for token in self._doc:
            if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod", "amod"):
                continue
            held = self._at(token)
            mention = held[0] if held else None
            if mention is not None and mention.head != token.i:
                continue
            place = self._place(None, token.i)
            for value in variants(token):
                if not _adds_nothing(token, value, held):
                    kind = kind_of_phrase(token, value, held, place.preposition)
                    yield self._placed(value, kind, place)

    def _clause_values(self) -> Iterator[Fact]:
        """Yield the actions, reasons and complements that clauses state."""
        for found in find_clause_values(self._doc):
            governor = self._doc[found.governor]
            subject = subject_of(governor)
            about = subject[0] if subject else None
            if about is not None and found.value[0] <= about.idx < found.value[1]:
                about = None
            place = Placement(found.slot, self._phrase(about), lemma(governor), governor)
            yield self._builder.fact(found.value, found.kind, place)

    def _named_by(self, token: Token) -> Name | None:
        """Return whom or what a subject names; None for a pronoun that nobody stands for."""
        if token.pos_ == "PRON":
            return self._builder.antecedents.get(_offsets(token))
        mentions = self._named_beside(token)
        mentions += [m for m in self._at(token) if m.kind not in COUNTS]
        for mention in mentions:
            if mention.kind in (FactKind.PERSON, FactKind.ORGANISATION, FactKind.COUNTRY):
                return self._builder.name(mention)
        if token.pos_ == "NOUN" and is_role(token):
            start, end = base_phrase(token)
            return self._builder.name(Mention(start, end, FactKind.ROLE, token.i))
        return None

    def _antecedent(self, pronoun: Token) -> Name | None:
        """Return whom `he` or `she` stands for: the person who is the subject before it in the same
        sentence, or else the one named before the sentence."""
        for frame in self._frames:
            subject = frame.filler(Slot.AGENT) or frame.filler(Slot.PATIENT)
            if subject is None or subject.i >= pronoun.i or subject.pos_ == "PRON":
                continue
            name = self._named_by(subject)
            if name is not None and name.kind is FactKind.PERSON:
                return name
        return self._builder.person

    def _is_manner(self, token: Token) -> bool:
        return any(m.holds(token.idx) for m in self._mentions if m.kind is FactKind.MANNER)

    def _at(self, token: Token) -> list[Mention]:
        """Return the mentions that the token heads or is in as their last word."""
        found = self._by_head.get(token.i, [])
        if found:
            return [mention for mention in found if mention.kind not in COUNTS] or found
        return [m for m in self._mentions if m.holds(token.idx) and m.kind not in COUNTS]

    def _of_frame(self, frame: Frame) -> Iterator[Fact]:
        for slot, token in frame.arguments:
            subject = self._phrase(_counterpart(frame, slot, token))
            place = Placement(slot, subject, frame.lemma, frame.predicate)
            if token.pos_ == "PRON":
                person = self._builder.antecedents.get(_offsets(token))
                if slot is Slot.AGENT and person:
                    yield self._builder.pronoun(person, place)
                continue
            mentions = self._at(token) + self._named_beside(token)
            for mention in mentions:
                yield self._placed((mention.start, mention.end), mention.kind, place, mention)
            if token.pos_ not in ("NOUN", "PROPN", "VERB", "NUM", "ADJ"):
                continue
            for value in variants(token):
                if not _adds_nothing(token, value, mentions):
                    kind = kind_of_phrase(token, value, mentions, "")
                    yield self._placed(value, kind, place)

    def _named_beside(self, token: Token) -> list[Mention]:
        """Return the person in apposition to a role: `the chair, Jane Doe, said` states who
        said. The parser sees some as in apposition to the role's last word: `the chair of Tarn,
        Jane Doe`."""
        found = [
            mention
            for child in token.rights
            if child.dep_ == "appos"
            for mention in self._by_head.get(child.i, ())
            if mention.kind is FactKind.PERSON
        ]
        if not found and is_role(token):
            found = [m for m in self._mentions if is_named_after(self._words, token, m)]
        return found

    def _place(self, mention: Mention | None, at: int) -> Placement:
        """Climb from a value's head to the noun it belongs to and to the predicate."""
        node = self._doc[at]
        noun: Token | None = None
        edge = node
        preposition = ""
        while node.head.i != node.i:  # spaCy makes a new token object at each access
            edge, node = node, node.head
            if node.dep_ in ("prep", "agent") and not preposition and noun is None:
                preposition = node.lower_
            inside = mention is not None and mention.holds(node.idx)
            if node.pos_ in ("VERB", "AUX"):
                break
            if noun is None and not inside and node.pos_ in ("NOUN", "PROPN"):
                noun = node
        frame = self._frame_at.get(node.i)
        slot = slot_of(
            mention.kind if mention else FactKind.THING, edge, noun, preposition, self._doc[at]
        )
        if noun is not None:
            subject: Offsets | None = base_phrase(noun)
        elif frame is not None:
            filler = frame.filler(Slot.PATIENT) or frame.filler(Slot.AGENT)
            subject = self._phrase(filler) if filler is None or filler.i != at else None
        else:
            subject = None
        is_verb = node.pos_ in ("VERB", "AUX")
        return Placement(
            slot=slot,
            subject=subject,
            predicate=lemma(node) if is_verb else (lemma(noun) if noun is not None else ""),
            predicate_token=node if is_verb else noun,
            preposition=preposition,
        )

    def _phrase(self, token: Token | None) -> Offsets | None:
        if token is None:
            return None
        mentions = self._named_beside(token)
        mentions += [m for m in self._at(token) if m.kind not in COUNTS]
        if mentions:
            return mentions[0].start, mentions[0].end
        return full_phrase(token)

    def _placed(
        self, value: Offsets, kind: FactKind, place: Placement, mention: Mention | None = None
    ) -> Fact:
        located = kind in PLACES and place.preposition in ("in", "at", "near")
        if located and place.slot is Slot.OTHER:
            place = replace(place, slot=Slot.PLACE)
        return self._builder.fact(value, kind, place, mention)


def _counterpart(frame: Frame, slot: Slot, token: Token) -> Token | None:
    """Return the other side of a predicate: the patient of an agent; of a name given, who bears
    it."""
    other = frame.filler(Slot.AGENT if slot is not Slot.AGENT else Slot.PATIENT)
    if other is None and slot is Slot.PATIENT:
        other = next((t for s, t in frame.arguments if s is slot and t.i < token.i), None)
    return other


def _offsets(token: Token) -> Offsets:
    return token.idx, token.idx + len(token.text)


def _is_in(offset: int, stretches: Sequence[Offsets]) -> bool:
    return any(start <= offset < end for start, end in stretches)


def _adds_nothing(head: Token, value: Offsets, mentions: Sequence[Mention]) -> bool:
    """Return whether a phrase is a mention, a part of one, or a person with title or country."""
    joined = any(child.dep_ == "conj" and child.idx < value[1] for child in head.rights)
    for mention in mentions:
        if mention.start <= value[0] and value[1] <= mention.end:
            return True
        whole = value[0] <= mention.start and mention.end <= value[1]
        if mention.kind is FactKind.PERSON and whole and not joined:
            return not is_regnal(head.text)
    return False
