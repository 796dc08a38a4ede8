"""Whether a passage holds what a question takes for granted.

A passage is a sentence with its neighbours and its article's title. A question that names
somebody, or a topic, that the passage does not have is about something else. An attribute (age,
birth, height) is not answered by another value, and a total over articles by none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.dates.names import MONTH_NAMES, WEEKDAY_NAMES
from facts.match.candidate_view import CandidateView
from facts.words.demonyms import country_of
from facts.words.files import read_words
from facts.words.normalize import Token, fold, term, tokens

_SHORT = 4
"""Up to this length a name may be an abbreviation; names that begin alike may be one name."""

_TOTAL = re.compile(
    r"\b(?:in total|altogether|combined|in all|on average|the average|taken together|"
    r"(?:total|overall) number|across all|of all the articles?|more often|most often)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"^\W*(?:which|who|what)\b[^?]*\b(?:is|was|has|have|had|are|were|got|won)\b[^?]*"
    r"\b(?:more|fewer|less|larger|bigger|smaller|older|younger|higher|lower|longer|shorter|taller|"
    r"earlier|later|better|worse)\b[^?]*\bor\b",
    re.IGNORECASE,
)
_TOTAL_SAID = frozenset(map(term, "total altogether combined overall average all sum".split()))

_ATTRIBUTES = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(said, re.IGNORECASE))
    for asked, said in (
        (
            r"\bhow old (?:is|was|are|were)\b|\b(?:his|her|'s|s’) age\b|\bat what age\b",
            r"\bage[ds]?\b|\b(?:year|month|week|day)s?[- ]old\b"
            r"|\bborn\b|[,(] ?\d{1,3}\b ?[,.)]|\bbirthday\b|\bat \d{1,3}\b|\bof \w*teen\b",
        ),
        (r"\bborn\b|\bbirth(?:place|day)\b", r"\bborn\b|\bbirth|\bnative\b|\bdaughter\b|\bson\b"),
        (
            r"\bhow tall\b",
            r"\btall\b|\bhigh\b|\bheight\b|\bmet(?:re|er)s?\b|\bfeet\b|\bfoot\b|\bcm\b",
        ),
        (r"\bweighs?\b|\bhow heavy\b", r"\bweigh|\bheavy\b|\bkilo|\bkg\b|\bpounds?\b|\bton"),
        (r"\bmarr(?:y|ied)\b|\b(?:wife|husband|spouse)\b",
         r"\bmarr|\bwife\b|\bhusband\b|\bspouse\b|\bwed|\bwidow"),
        (r"\bsalary\b", r"\bsalar|\bearn|\bpaid\b|\bpay\b|\bwage"),
        (r"\b(?:e-?mail|phone number|postal code|postcode)\b", r"@|\+?\d[\d -]{6,}|\bpost"),
    )
)  # fmt: skip
"""Attributes: how a question asks for one, and the words without which no sentence states it."""


def lacks_premise(view: CandidateView) -> bool:
    """Return whether the passage lacks a name, a topic, an attribute, a total or an earlier matter
    that is asked about."""
    return (
        _lacks_name(view)
        or _lacks_attribute(view)
        or _lacks_total(view)
        or _lacks_topic(view)
        or _lacks_matter(view)
    )


def _lacks_name(view: CandidateView) -> bool:
    """Return whether a name of the question is nowhere in the passage, in no form."""
    return any(
        each.name
        and not (each.optional or each.corrected)
        and not view.has(i)
        and not _is_day_of_article(view, each.term)
        and not _has_form(view, each.term)
        for i, each in enumerate(view.query.terms)
    )


def _is_day_of_article(view: CandidateView, name: str) -> bool:
    """Return whether a name is the month or the weekday on which an article was published: `the
    January 2017 notice` is that of an article of that month, which need not say so."""
    day = view.candidate.article.published
    return day is not None and name in (
        term(MONTH_NAMES[day.month - 1]),
        term(WEEKDAY_NAMES[day.weekday()]),
    )


def _has_form(view: CandidateView, name: str) -> bool:
    """Return whether a passage has a name in another form: an adjective, an abbreviation,
    initials."""
    if len(name) <= _SHORT:
        return True  # EU, UN, WHO, WWII, 12: too many forms to tell
    words = [*view.words, *tokens(view.candidate.article.title)]
    country = country_of(name) or name
    return any(
        (len(word.word) >= _SHORT and word.term[:_SHORT] == name[:_SHORT])
        or fold(country_of(word.word) or word.word) == fold(country)
        for word in words
    )


def _lacks_attribute(view: CandidateView) -> bool:
    """Return whether the question asks for an attribute that the sentence does not speak of."""
    text, sentence = view.query.question.plain, view.candidate.sentence.text
    return any(asked.search(text) and not said.search(sentence) for asked, said in _ATTRIBUTES)


def _lacks_total(view: CandidateView) -> bool:
    """Return whether the question asks for a total or a comparison that no one sentence states."""
    text = view.query.question.plain
    if _TOTAL.search(text):
        return _TOTAL_SAID.isdisjoint(word.term for word in view.words)
    if _COMPARES.search(text):
        names = [i for i, each in enumerate(view.query.terms) if each.name]
        return not all(view.strength[i] for i in names)
    return False


def _is_fixed(words: Sequence[Token]) -> bool:
    """Return whether words begin with a fixed phrase such as `on board`, which names no topic."""
    return (
        len(words) > 1 and words[0].word == "on" and words[1].word in read_words("fixed_after_on")
    )


def _lacks_topic(view: CandidateView) -> bool:
    """Return whether all words after the last `on` or `about` are nowhere in the passage."""
    words = view.query.words
    at = max((i for i, word in enumerate(words) if word.word in ("on", "about")), default=-1)
    if at < 2 or _is_fixed(words[at:]):
        return False
    topic = {word.term for word in words[at + 1 :] if not word.stop}
    indices = [i for i, each in enumerate(view.query.terms) if each.term in topic]
    return bool(indices) and not any(view.has(i) for i in indices)


def _lacks_matter(view: CandidateView) -> bool:
    """Return whether a question is asked again of something else, and the sentence does not speak
    of that, or has no word of what is asked."""
    query, said = view.query, view.candidate.terms
    if not query.question.instead:
        return False
    own = [i for i, each in enumerate(query.terms) if not each.optional]
    if own and not any(view.strength[i] or view.title[i] or _just_before(view, i) for i in own):
        return True
    if any(not each.keys().isdisjoint(said) for each in (query.predicate, *query.head)):
        return False
    carried = [i for i, each in enumerate(query.terms) if each.optional]
    return bool(carried) and not any(view.strength[i] for i in carried)


def _just_before(view: CandidateView, i: int) -> bool:
    return not view.query.terms[i].variants.keys().isdisjoint(view.candidate.before)
