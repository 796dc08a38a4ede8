"""What the index holds of a sentence: its terms, and words a reader would use for its facts."""

from __future__ import annotations

from collections.abc import Iterable

from facts.extract.dateline import REPORT_TERMS
from facts.models import Fact, FactKind, Sentence, SentenceKind
from facts.normalize import content_terms, term

_MONTHS = (
    "january february march april may june july august september october november december".split()
)


def index_terms(sentence: Sentence, facts: Iterable[Fact]) -> list[str]:
    """The sentence's content terms, then those of what it states without the word.

    A date resolved against the day of publication adds its year and month (`on November 21` is
    found by 2022); a dateline adds the words by which readers ask for it.
    """
    found = content_terms(sentence.text)
    held = set(found)
    for extra in _implied(sentence, facts):
        if extra not in held:
            held.add(extra)
            found.append(extra)
    return found


def _implied(sentence: Sentence, facts: Iterable[Fact]) -> Iterable[str]:
    if sentence.kind is SentenceKind.DATELINE:
        yield from (term(word) for word in REPORT_TERMS)
    for fact in facts:
        if fact.kind is FactKind.DATE and fact.normal:
            year, _, rest = fact.normal.partition("-")
            yield year
            month = rest.partition("-")[0]
            if month.isdigit() and 1 <= int(month) <= 12:
                yield term(_MONTHS[int(month) - 1])
