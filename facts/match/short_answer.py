"""The words of a short answer: the value that was chosen, without what stands beside it."""

from __future__ import annotations

import re
from unicodedata import category

from facts.match.judge import Choice
from facts.match.ranking import Ranked
from facts.match.whole_value import whole_of
from facts.models import FactKind, Span
from facts.words.closed_classes import ARTICLES
from facts.words.normalize import tokens
from facts.words.nouns import HONORIFICS, ROLE_NOUNS, SOVEREIGN_TITLES

_NOTE = re.compile(r"\s\([^()]{1,60}\)")
_ARTICLE = re.compile(rf"(?<![\w'’-])(?:{'|'.join(sorted(ARTICLES))})\s$", re.IGNORECASE)
_TITLES = (HONORIFICS | ROLE_NOUNS) - SOVEREIGN_TITLES
_LEADS = {FactKind.PERSON: _TITLES, FactKind.ROLE: ARTICLES}
"""Words before a value that are no part of it."""
_NAMES = frozenset((FactKind.PERSON, FactKind.ORGANISATION))


def short_answer_of(each: Ranked, choice: Choice) -> str:
    """Return the chosen words: a value may be in another sentence, with a pronoun here."""
    sentence = each.view.candidate.sentence
    if choice.value is not None:
        fact = each.values[choice.value][0]
        if not each.view.holds(fact.span):
            return _without_pictures(fact.value)
        start, end = fact.span.start - sentence.start, fact.span.end - sentence.start
    else:
        start = _after_lead(each, choice, sentence.text)
        end = _name_end(each, choice, sentence.text)
    span = Span(start=sentence.start + start, end=sentence.start + end)
    whole = whole_of(each.view, span)
    start, end = whole.start - sentence.start, whole.end - sentence.start
    start = _with_article(each, choice, start)
    end = _before_office(each, start, end)
    return _without_pictures(sentence.text[start : _note_end(sentence.text, start, end)])


def _with_article(each: Ranked, choice: Choice, start: int) -> int:
    """Return where the article before a thing begins: `a boat`, as it is written. The facts' values
    are without it, the reader's words mostly with it."""
    if choice.value is None or each.values[choice.value][0].kind is not FactKind.THING:
        return start
    text = each.view.candidate.sentence.text
    before = _ARTICLE.search(text, max(0, start - 5), start)
    if before is None or (text[start].isupper() and before[0][0] in "aA"):
        return start  # `an Austrian` tells a nationality
    return before.start()


def _before_office(each: Ranked, start: int, end: int) -> int:
    """Return where a person's name ends that an office follows, if a person is asked for: `Ola
    Renner` of `They elected Ola Renner mayor`."""
    if FactKind.PERSON not in each.view.query.question.wanted:
        return end
    sentence = each.view.candidate.sentence
    ends = [
        fact.span.end - sentence.start
        for fact in each.view.facts
        if fact.kind is FactKind.PERSON
        and fact.span.start - sentence.start == start
        and fact.span.end - sentence.start < end
    ]
    return next((at for at in ends if _is_office(sentence.text[at:end])), end)


def _is_office(words: str) -> bool:
    found = [word.word for word in tokens(words)]
    return bool(found) and "," not in words and all(word in ROLE_NOUNS for word in found)


def _note_end(text: str, start: int, end: int) -> int:
    """Return where a list ends whose names have notes in brackets, with that of its last name:
    `Ann Moor (Peru) and Jo Voss (Chad)`."""
    note = _NOTE.match(text, end)
    return note.end() if note and _NOTE.search(text, start, end) else end


def _name_end(each: Ranked, choice: Choice, text: str) -> int:
    """Return where a name ends that is asked for and that the reader cut short: `Halvern` of
    `Halvern Works`, but not the first of `Ann Moor and Jo Voss`."""
    wanted = _NAMES.intersection(each.view.query.question.wanted)
    offset = each.view.candidate.sentence.start
    ends = [
        end
        for fact in each.view.facts
        if fact.kind in wanted
        and each.view.holds(fact.span)
        and fact.span.start - offset < choice.end < (end := fact.span.end - offset)
        and _is_rest_of_name(text[choice.end : end])
    ]
    return min(ends, default=choice.end)


def _is_rest_of_name(left: str) -> bool:
    """Return whether what is left of a name belongs to it: no list, and no phrase after the
    name."""
    return "," not in left and all(word[0].isupper() or word[0] == "-" for word in left.split())


def _after_lead(each: Ranked, choice: Choice, text: str) -> int:
    """Return where a role begins that stands after an article, or, if a person is asked for, a name
    that stands after a title.

    The reader is of two minds about such words: whether it chooses `Mayor Ola Renner` or `Ola
    Renner` can depend on which other sentences it reads.
    """
    asked_for_person = FactKind.PERSON in each.view.query.question.wanted
    offset = each.view.candidate.sentence.start
    for fact, _ in each.values:
        start = fact.span.start - offset
        if (
            fact.kind in _LEADS
            and (fact.kind is not FactKind.PERSON or asked_for_person)
            and each.view.holds(fact.span)
            and fact.span.end - offset == choice.end
            and start > choice.start
            and all(w.word in _LEADS[fact.kind] for w in tokens(text[choice.start : start]))
        ):
            return start
    return choice.start


def _without_pictures(short: str) -> str:
    """Return a short answer without pictures at its ends. To the reader an emoji after a sum is one
    unknown word like any other."""
    start, end = 0, len(short)
    while start < end and _is_picture(short[start]):
        start += 1
    while end > start and _is_picture(short[end - 1]):
        end -= 1
    return short[start:end] or short


def _is_picture(character: str) -> bool:
    return character.isspace() or (character != "°" and category(character) == "So")
