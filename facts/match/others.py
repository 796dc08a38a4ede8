"""Whether a sentence speaks of another thing than the one asked about, or counts other things.

`A similar closure in Stourton lasted two years` does not say how long *the* closure will last. `The
hospital lacks 11 nurses` does not say how many hospitals there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.match.candidate_view import CandidateView
from facts.models import FactKind
from facts.question import QuestionForm
from facts.words.closed_classes import NUMBER_WORDS
from facts.words.normalize import Token, term
from facts.words.nouns import IRREGULAR_PLURALS, RELATION_NOUNS, ROLE_NOUNS, is_plural

_OTHER = frozenset("another different other separate similar".split())
"""Words that keep a thing apart from the one that a text is about."""
_QUANTITIES = NUMBER_WORDS.keys() | frozenset(
    "all another both dozen dozens each every few fewer half hundred hundreds least less many "
    "million millions more most much no none one several single some thousand thousands".split()
)
_BETWEEN = frozenset("of other than the these those".split())
"""Words that may stand between a number and what it counts, beside other quantities."""
_PERSONS = frozenset(
    "adult boy colleague competitor girl human member participant resident".split()
)
_OF_ONE = frozenset("he her his it its she".split())
"""Words for one thing or person, named in the sentence before."""
_VERB_ENDINGS = ("ed", "ing")
_LONGEST_PHRASE = 4
"""How many words before a noun may tell of it, or after a number tell what it counts."""


def is_of_another(view: CandidateView) -> bool:
    """Return whether a sentence has the thing asked about only as another one: `a similar closure`.

    A question that names something of the sentence is about that one, as `the Stourton closure`.
    """
    question = view.query.words
    asked = {word.word for word in question}
    if asked & _OTHER or any(e.name and view.strength[i] for i, e in enumerate(view.query.terms)):
        return False
    definite = _definite(question)
    return any(
        each.term in definite
        and (places := view.places.get(i))
        and all(_is_set_apart(view.words, at) for at in places)
        for i, each in enumerate(view.query.terms)
    )


def counts_another(view: CandidateView) -> bool:
    """Return whether each number of a sentence counts something else than the things asked for,
    which the sentence names without a number, or speaks of as `it`."""
    question = view.query.question
    if question.asked is not QuestionForm.HOW_MANY or not question.head:
        return False
    head = question.head[-1]
    at = [i for i, each in enumerate(view.query.terms) if each.term == head]
    places = [
        place
        for i in at
        for place in view.places.get(i, ())
        # `co-sponsored by 115 members` has the verb of the co-sponsors, and counts these.
        if not view.words[place].word.endswith(_VERB_ENDINGS)
    ]
    of_one = head in view.candidate.before and view.words[:1] and view.words[0].word in _OF_ONE
    if not (places or of_one) or any(_is_counted(view, place) for place in places):
        return False
    counted = [_counted(view, fact.span.end) for fact in view.facts if fact.kind is FactKind.NUMBER]
    if not all(words and is_plural(words[-1].word) for words in counted):
        return False
    return bool(counted) and not (_is_person(head) and any(_is_person(w[-1].term) for w in counted))


def _definite(question: Sequence[Token]) -> frozenset[str]:
    """Return the terms of the nouns that a question has with `the`."""
    found: set[str] = set()
    for i, word in enumerate(question):
        if word.word != "the":
            continue
        phrase: list[str] = []
        for following in question[i + 1 : i + 1 + _LONGEST_PHRASE]:
            if following.stop:
                break
            phrase.append(following.term)
        found.update(phrase)
    return frozenset(found)


def _is_set_apart(words: Sequence[Token], at: int) -> bool:
    """Return whether a noun has a word such as `another` before it, in its own phrase."""
    for place in range(at - 1, max(-1, at - 1 - _LONGEST_PHRASE), -1):
        if words[place].word in _OTHER:
            # `The other five` are of those that are asked about.
            return place == 0 or words[place - 1].word != "the"
        if words[place].stop:
            return False
    return False


def _is_counted(view: CandidateView, at: int) -> bool:
    """Return whether a number or a word such as `several` is before a noun."""
    text, words = view.candidate.sentence.text, view.words
    for place in range(at - 1, max(-1, at - 1 - _LONGEST_PHRASE), -1):
        # The parts of `co-sponsors` are words too, and overlap with the whole.
        if text[words[place].end : words[place + 1].start].strip(" -"):
            return False
        parts = words[place].word.split("-")
        if any(part in _QUANTITIES or part[:1].isdigit() for part in parts):
            return True
    return False


def _counted(view: CandidateView, end: int) -> list[Token]:
    """Return the words of what a number counts that ends at an offset of the article's text."""
    sentence = view.candidate.sentence
    at = end - sentence.start
    found: list[Token] = []
    for word in view.words:
        if word.start < at:
            continue
        gap = sentence.text[at : word.start]
        if gap.strip(" -–"):
            break
        at = word.end
        if not found and (
            word.word in _QUANTITIES or word.word in _BETWEEN or word.word[:1].isdigit()
        ):
            continue
        if word.stop or len(found) == _LONGEST_PHRASE:
            break
        found.append(word)
        if is_plural(word.word):
            break
    return found


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return frozenset(map(term, (*RELATION_NOUNS, *ROLE_NOUNS, *IRREGULAR_PLURALS, *_PERSONS)))


def _is_person(noun: str) -> bool:
    """Return whether a term may be a person, whom other words may name too: `members`, `women`."""
    return noun in _persons()
