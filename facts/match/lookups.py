"""What one question looks up in a record, in few calls: a record may be on another machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from facts.errors import StoreDamaged
from facts.models import Answer, Candidate, Citation, Fact, Filters, NotFound, Sentence
from facts.stores.base import Store
from facts.stores.integrity import has_own_length, holds
from facts.stores.recall import REACH, Recall

VOCABULARY_RECALL = 150
"""Words that look alike, looked at for each misspelt one."""
MOST_UNKNOWN = 12
"""Words of one question that are looked up as misspellings: a text of nothing but unknown words is
no question, and each look-up costs."""

FactsByKey: TypeAlias = Mapping[int, tuple[Fact, ...]]


class Lookups:
    """A store as one question sees it: what was looked up once is not looked up again.

    What is expected to be looked up is fetched along with the first thing that is.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.left_out: set[str] = set()
        """The ids of the articles that cannot be quoted, as they are damaged or gone."""
        self._recalled: Recall | None = None
        self._keys: dict[tuple[str, int], int] = {}
        self._sentences: int | None = None
        self._frequencies: dict[str, int] = {}
        self._similar: dict[str, Sequence[tuple[str, int]]] = {}
        self._expected: dict[str, None] = {}
        self._spelled: dict[str, Sequence[str]] = {}
        self._known_words: set[str] = set()
        self._put_right: set[str] = set()

    @classmethod
    def of(cls, record: Record) -> Lookups:
        """Return the record's look-ups; a new object for a store, the same for look-ups."""
        return record if isinstance(record, Lookups) else cls(record)

    def expect(
        self, terms: Iterable[str], spelled: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Note terms that are likely to be looked up, and words to correct if they are unknown.

        `spelled` maps each word to terms: it is unknown where no sentence holds any of them.
        """
        unsure = {
            word: its_terms
            for word, its_terms in (spelled or {}).items()
            if word not in self._similar
            and word not in self._known_words | self._put_right
            and not any(self._frequencies.get(term) for term in its_terms)
        }
        terms = [*terms, *(term for its_terms in unsure.values() for term in its_terms)]
        self._expected |= dict.fromkeys(t for t in terms if t not in self._frequencies)
        self._spelled |= unsure

    @property
    def sentences(self) -> int:
        """The number of sentences in the record."""
        if self._sentences is None:
            self._fetch(())
        return self._sentences or 0

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return how many sentences contain each term, without those that none contains."""
        terms = list(terms)
        missing = [term for term in terms if term not in self._frequencies]
        if missing:
            self._fetch(missing)
        return {term: self._frequencies[term] for term in terms if self._frequencies[term]}

    def similar_words(self, word: str, *, limit: int) -> Sequence[tuple[str, int]]:
        """Return what `Store.similar_words` returns."""
        if word not in self._similar:
            self._similar[word] = self._store.similar_words(word, limit=limit)
        return self._similar[word]

    def was_unknown(self, word: str) -> bool:
        """Return whether the words that look like this one have been looked up."""
        return word in self._similar

    def put_right(self, word: str) -> None:
        """Note that the word took the place of a misspelt one."""
        self._put_right.add(word)

    def was_put_right(self, word: str) -> bool:
        """Return whether the word took the place of a misspelt one: it is not misspelt itself."""
        return word in self._put_right

    def recall(self, terms: Sequence[str], filters: Filters | None, *, limit: int) -> Recall:
        """Return what `Store.recall` returns."""
        return self._store.recall(terms, filters, limit=limit)

    @property
    def damaged(self) -> tuple[str, ...]:
        """The ids of the articles that are left out and still in the record."""
        return tuple(sorted(filter(self._is_there, self.left_out)))

    def _is_there(self, article_id: str) -> bool:
        try:
            return self._store.info(article_id) is not None
        except StoreDamaged:
            return True

    def facts_of(self, recalled: Recall, candidates: Sequence[Candidate]) -> FactsByKey | None:
        """Return the facts of candidates; None if there is damage, whose articles are left out."""
        self._recalled = recalled
        self._keys = {(c.article.id, c.sentence.index): c.key for c in candidates}
        unsound = {c.article.id for c in candidates if not has_own_length(c.sentence)}
        try:
            found = recalled.facts_of([candidate.key for candidate in candidates])
        except StoreDamaged as error:
            unsound.update(error.article_ids)
            if unsound <= self.left_out:
                raise
            self.left_out |= unsound
            return None
        unsound.update(
            candidate.article.id
            for candidate in candidates
            if not all(holds(candidate.sentence, f) for f in found.get(candidate.key, ()))
        )
        self.left_out |= unsound
        return None if unsound else found

    def leave_out_misnamed(self, found: Answer | NotFound) -> bool:
        """Leave out the articles that do not have a cited name. Return whether there are any.

        A short answer that is no part of its quote is a name that stands elsewhere in the article.
        """
        cited = quoted(found) if isinstance(found, Answer) else []
        named = [each for each in cited if each.short not in each.quote and not self._is_near(each)]
        texts = self._store.texts(list({each.article_id for each in named})) if named else {}
        wrong = {e.article_id for e in named if e.short not in texts.get(e.article_id, "")}
        self.left_out |= wrong
        return bool(wrong)

    def _is_near(self, cited: Citation) -> bool:
        """Return whether a cited name is in a sentence around, which is at hand in most stores."""
        key = self._keys.get((cited.article_id, cited.index))
        if key is None or self._recalled is None:
            return False
        near = [
            candidate
            for candidate in self._recalled.around([key], REACH)
            if cited.short in candidate.sentence.text
        ]
        try:
            return bool(near) and bool(self._recalled.facts_of([near[0].key]))
        except StoreDamaged:
            return False

    def passage(self, article_id: str, first: int, last: int) -> Sequence[Sentence]:
        """Return what `Store.sentences` returns."""
        return self._store.sentences(article_id, first, last)

    def _fetch(self, terms: Iterable[str]) -> None:
        wanted = list({**dict.fromkeys(terms), **self._expected})
        if self._sentences is None or self._spelled:
            found = self._store.vocabulary(
                wanted, self._spelled, limit=VOCABULARY_RECALL, most=MOST_UNKNOWN
            )
            self._sentences = found.sentences
            self._similar.update(found.similar)
            self._known_words.update(w for words in found.similar.values() for w, _ in words)
            known = found.frequencies
        else:
            known = self._store.frequencies(wanted)
        self._frequencies |= {term: known.get(term, 0) for term in wanted}
        self._expected, self._spelled = {}, {}


def quoted(found: Answer) -> list[Citation]:
    """Return all citations of an answer, also those of its alternatives."""
    return [*found.citations, *found.corrected, *(each.citation for each in found.alternatives)]


Record: TypeAlias = Store | Lookups
"""What a question is matched to: a store, or what was looked up in it already."""
