"""Misspelt words of a question, corrected by the record's own vocabulary and by common words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from facts.match.lookups import MOST_UNKNOWN, VOCABULARY_RECALL, Lookups, Record
from facts.question import Question, Term, parse, write_out
from facts.question.parse import MAX_LENGTH
from facts.words.closed_classes import STOP_WORDS
from facts.words.common import are_swapped, common_spelling, frequency_rank
from facts.words.normalize import Token, tokens
from facts.words.normalize import term as index_term
from facts.words.synonyms import synonyms
from facts.words.transliterations import written_otherwise
from facts.words.vectors import is_word

TYPO_WEIGHT = 0.9
"""What a word counts that is one edit away from what was typed; the square of it for two."""
_MOST_VARIANTS = 4
_SHORTEST = 3
_SHORTEST_TERM = 4
_SURE_FROM = 4
_TWO_EDITS_FROM = 8
_IN_YS = re.compile(r"[a-z]{2,20}[^aeiouy\W]ys")


def parse_corrected(text: str, before: Sequence[str], store: Record) -> Question:
    """Parse a question after correcting its plain misspellings, which may hide what is asked for.

    Its `text` stays as typed. `before` are earlier questions, as for `parse`. Raises
    `QuestionError` as `parse` does.
    """
    question = parse(text, before)
    if question.remark is not None:
        return question
    written = write_out(text)
    store = Lookups.of(store)
    store.expect(t for each in question.terms for t in (each.term, *synonyms(each.term)))
    store.expect((), likely_misspelt(question))
    spelt = respell(written, store)
    if spelt == written or len(spelt) > MAX_LENGTH:
        return question
    return parse(spelt, before).model_copy(update={"text": text})


def may_be_misspelt(each: Term) -> bool:
    """Return whether a term that is in no sentence may be a misspelling."""
    return len(each.word) >= _SHORTEST_TERM and not each.word[0].isdigit()


def likely_misspelt(question: Question) -> dict[str, tuple[str, ...]]:
    """Return the words that are corrected if they are unknown, with the terms that tell."""
    return {t.word: (t.term, *synonyms(t.term)) for t in question.terms if may_be_misspelt(t)}


def respell(text: str, store: Record) -> str:
    """Return the text with each plainly misspelt word corrected.

    That is one which is nowhere in the record and is no common English word. It can only be meant
    for one word of the record, or for none of them and for a common English word.
    """
    text = _with_plurals(text)
    words = [word for word in tokens(text) if _may_be_misspelt(word, text)]
    if not words:
        return text
    asked = {word.word: (word.term, *synonyms(word.term)) for word in words}
    store = Lookups.of(store)
    store.expect(_otherwise_terms(asked), asked)
    known = store.frequencies(t for terms in asked.values() for t in terms)
    unknown: list[Token] = []
    for word in words:
        # `co-sponsord` is a word, and so is the part after its prefix: only one may be replaced.
        apart = not unknown or word.start >= unknown[-1].end
        if apart and not ({word.term, *synonyms(word.term)} & known.keys()):
            unknown.append(word)
    for word in reversed(unknown[:MOST_UNKNOWN]):
        meant = _transliterated(word.word, store)
        if meant is None and not is_word(word.term):
            meant = _meant(word, text, store)
        if meant is not None:
            store.put_right(meant)
            text = text[: word.start] + meant + text[word.end :]
    return text


def _with_plurals(text: str) -> str:
    """Return the text with the plurals of common words in *-y* put right: their terms are those of
    `countries`, but the reader has not learnt `countrys`."""
    for word in reversed(list(tokens(text))):
        plural = f"{word.word[:-2]}ies"
        if _IN_YS.fullmatch(text, word.start, word.end) and frequency_rank(plural) is not None:
            text = text[: word.start] + plural + text[word.end :]
    return text


def _otherwise_terms(words: Iterable[str]) -> list[str]:
    """Return the index terms of words written with other letters."""
    return [index_term(other) for word in words for other in written_otherwise(word)]


def _transliterated(word: str, store: Lookups) -> str | None:
    """Return the only word of the record that an unknown word is with other letters, or None."""
    others = {index_term(other): other for other in reversed(written_otherwise(word))}
    known = store.frequencies(others)
    return others[next(iter(known))] if len(known) == 1 else None


def _meant(word: Token, text: str, store: Lookups) -> str | None:
    """Return the only word that a misspelt word of a text can be meant for, or None."""
    common = None
    if not _is_name(word, text):
        common = common_spelling(word.word)
    if common in STOP_WORDS and are_swapped(word.word, common):
        return common  # `teh` is hardly meant for the record's `tech`
    likely = nearest_spellings(word.word, store)
    if not likely:
        return common
    distance, nearest = likely[0]
    return nearest if distance == 1 and len(likely) == 1 else None


def _may_be_misspelt(word: Token, text: str) -> bool:
    """Return whether a word is unknown, or a name, which may have other letters in the record."""
    return (
        len(word.word) >= _SHORTEST
        and word.word.isalpha()
        and not word.stop
        and (not is_word(word.term) or _is_name(word, text))
    )


def _is_name(word: Token, text: str) -> bool:
    return word.start > 0 and text[word.start].isupper()


def nearest_spellings(word: str, store: Record) -> list[tuple[int, str]]:
    """Return the vocabulary words nearest to a folded word by optimal string alignment distance,
    with that distance: one edit, or two from eight letters on; words of one index term count
    once."""
    limit = 1 if len(word) < _TWO_EDITS_FROM else 2
    ranked: list[tuple[int, int, str]] = []
    for candidate, count in store.similar_words(word, limit=VOCABULARY_RECALL):
        distance = OSA.distance(word, candidate, score_cutoff=limit)
        same_start = candidate[0] == word[0]
        if distance <= limit and (same_start or (distance == 1 and len(word) >= _SURE_FROM)):
            ranked.append((distance, -count, candidate))
    ranked.sort()
    found: dict[str, tuple[int, str]] = {}
    for distance, _, candidate in ranked[:_MOST_VARIANTS]:
        if distance == ranked[0][0]:
            found.setdefault(index_term(candidate), (distance, candidate))
    return list(found.values())


def corrections(word: str, store: Record) -> dict[str, float]:
    """Return the index terms that a misspelt word may be for, each with its weight."""
    return {
        index_term(candidate): TYPO_WEIGHT**distance
        for distance, candidate in nearest_spellings(word, store)
    }
