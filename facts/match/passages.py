"""What the reader reads of a sentence: the sentence with the names that it leaves to others.

`He got 41 of the 77 votes` and `“Nobody warned us.”` do not say who did. Facts do, which know the
sentences before. So the reader reads `Ola Renner got 41 …` and `Ola Renner said: “Nobody …”`, and
what it finds is looked up in the sentence as it stands. Of other sentences that lean on another
one (`Its lawyer …`, `The company …`), the one before is read along, as context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facts.match.candidate_view import CandidateView, terms_of
from facts.match.ranking import Ranked
from facts.match.reader_input import context_of, leans
from facts.match.value_place import place_of
from facts.models import Fact, FactKind, Slot, Span
from facts.question import QuestionForm
from facts.words.closed_classes import HE_OR_SHE
from facts.words.files import read_words
from facts.words.normalize import term_set

_NOWHERE = (-1, -1)
_NAMEABLE = frozenset(
    (FactKind.PERSON, FactKind.ORGANISATION, FactKind.COUNTRY, FactKind.ROLE, FactKind.THING)
)
_SAYING = read_words("saying")
_QUOTED = re.compile('["“”„«»]')
_LONGEST = 60
"""The most characters of a name that is read in place of a pronoun."""


@dataclass(frozen=True, slots=True)
class _Insertion:
    """A name read in place of the sentence's characters from `start` to `end`, as `words`."""

    start: int
    end: int
    words: str
    name: Span
    size: int

    @property
    def longer(self) -> int:
        return len(self.words) - (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as it is read. `lead` is read before it, though no answer is taken from it."""

    lead: str
    words: str
    context: str
    insertions: tuple[_Insertion, ...] = ()

    @property
    def text(self) -> str:
        """Return all that is read before the context."""
        return self.lead + self.words

    def place_of(self, view: CandidateView, fact: Fact) -> tuple[int, int]:
        """Return where a fact's value stands in `words`; (-1, -1) if nowhere."""
        if not view.holds(fact.span):
            for each, start in self._placed():
                if each.name == fact.span:
                    return start, start + each.size
        place = place_of(view, fact)
        if place is None:
            return _NOWHERE
        start, end = place
        for each, inserted in self._placed():
            if each.start < each.end and start < each.end and each.start < end:
                return inserted, inserted + each.size
        moved = sum(each.longer for each in self.insertions if each.end <= start)
        return start + moved, end + moved

    def in_sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence has a stretch of `words`, without what is only read in it;
        (-1, -1) if it is nothing but that, or has it in the middle."""
        moved = 0
        for each, inserted in self._placed():
            after = inserted + len(each.words)
            if start < after and inserted < end:
                if inserted <= start:
                    start = after
                elif end <= after:
                    end = inserted
                else:
                    return _NOWHERE
            if inserted < start:
                moved += each.longer
        while start < end and self.words[start].isspace():
            start += 1
        return (start - moved, end - moved) if start < end else _NOWHERE

    def _placed(self) -> Iterator[tuple[_Insertion, int]]:
        """Yield the insertions with where each begins in `words`."""
        moved = 0
        for each in self.insertions:
            yield each, each.start + moved
            moved += each.longer


def passage_of(each: Ranked) -> Passage:
    """Return what is read of a ranked sentence."""
    article, text = each.view.candidate.article, each.view.candidate.sentence.text
    asked = each.asked
    before = "" if asked or not leans(text) else each.sentence_before
    insertions = tuple(sorted(_insertions(each.view), key=lambda found: found.start))
    words, done = [], 0
    for found in insertions:
        words += [text[done : found.start], found.words]
        done = found.end
    return Passage(
        lead=f"{asked} " if asked else "",
        words="".join([*words, text[done:]]),
        context=context_of(article.title, article.published, text, before),
        insertions=insertions,
    )


def _insertions(view: CandidateView) -> Iterator[_Insertion]:
    """Yield the speaker of a quotation, and the person whom the first `he` or `she` stands for."""
    text = view.candidate.sentence.text
    # Where neither they nor anybody is asked for, a name read in only draws the answer to itself.
    asked = view.query.question.asked is QuestionForm.WHO
    speaker = next((fact for fact in view.facts if _is_speaker(view, fact)), None)
    told = speaker is not None and asked and not is_only_speaker(view, speaker)
    if speaker is not None and (told or _is_named(view, speaker)):
        words = f"{speaker.value} said: "
        yield _Insertion(0, 0, words, speaker.span, len(speaker.value))
    for fact in view.facts:
        if view.holds(fact.span) or fact.kind is not FactKind.PERSON or not _is_short(fact):
            continue
        if not asked and not _is_named(view, fact):
            continue
        place = place_of(view, fact)
        if place is not None and text[place[0] : place[1]].lower() in HE_OR_SHE:
            yield _Insertion(*place, fact.value, fact.span, len(fact.value))
            return


def is_only_speaker(view: CandidateView, fact: Fact) -> bool:
    """Return whether a fact only says who says the sentence, below their name as in an interview,
    and the question has no verb of saying: who says `Your bow was stolen` has not done it."""
    return (
        _is_speaker(view, fact)
        and _QUOTED.search(view.candidate.sentence.text) is None
        and not any(word.term in term_set(_SAYING) for word in view.query.words)
    )


def _is_named(view: CandidateView, fact: Fact) -> bool:
    """Return whether the question names whom a fact's value does."""
    return not view.query.by_variant.keys().isdisjoint(terms_of(fact.value))


def _is_speaker(view: CandidateView, fact: Fact) -> bool:
    """Return whether a fact says who said what the sentence quotes, where another names them."""
    return (
        fact.predicate_span is None
        and fact.slot is Slot.AGENT
        and fact.kind in _NAMEABLE
        and not view.holds(fact.span)
        and _is_short(fact)
    )


def _is_short(fact: Fact) -> bool:
    return len(fact.value) <= _LONGEST
