"""The words of the record: their spelling, what looks alike, and how often terms are there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facts.postgres import Rows
from facts.stores.index_tokens import decode_term, encode_term
from facts.stores.postgres.counting import HELD, SIZE
from facts.stores.postgres.hashes import hash_term
from facts.stores.vocabulary import Vocabulary

LONGEST_WORD = 64
"""In characters: longer words are left out of the vocabulary, as nobody misspells them."""
_PLAIN = re.compile("[^a-z0-9]")

# `shared` is the number of shared trigrams, which follows from the share of them in all.
_ALIKE = """
SELECT w.hash, w.word, abs(w.length - unknown.length) AS off,
  round(similarity(w.form, unknown.form) * (w.grams + cardinality(show_trgm(unknown.form)))
    / (1 + similarity(w.form, unknown.form))) AS shared
FROM word w
WHERE w.form %% unknown.form
ORDER BY shared DESC, off, w.word
LIMIT %(limit)s
"""
_VOCABULARY = f"""
WITH held AS MATERIALIZED ({HELD}),
unknown AS MATERIALIZED (
  SELECT number, form, length
  FROM unnest(%(forms)s::text[], %(lengths)s::int[]) WITH ORDINALITY given(form, length, number)
  WHERE NOT EXISTS (
    SELECT FROM unnest(%(owners)s::int[], %(owned)s::bigint[]) its(owner, hash)
    JOIN held USING (hash) WHERE its.owner = given.number
  )
  ORDER BY number LIMIT %(most)s
)
SELECT 0 AS number, NULL AS word, sentences, 0 AS shared, 0 AS off FROM ({SIZE}) size
UNION ALL
SELECT -1, hash::text, sentences, 0, 0 FROM held
UNION ALL
SELECT number, NULL, 0, 0, 0 FROM unknown
UNION ALL
SELECT unknown.number, alike.word, counted.sentences, alike.shared, alike.off
FROM unknown
CROSS JOIN LATERAL ({_ALIKE}) alike
CROSS JOIN LATERAL (
  SELECT sum(sentences)::bigint AS sentences FROM (
    SELECT sentences FROM frequency f WHERE f.hash = alike.hash
    UNION ALL
    SELECT change FROM frequency_change c WHERE c.hash = alike.hash
  ) both_of
) counted
WHERE counted.sentences > 0
ORDER BY 1, 4 DESC, 5, 3 DESC, 2
"""  # noqa: S608 - constants


def trigram_form(word: str) -> str:
    """Return the word in letters and digits alone.

    What else the database takes for a letter depends on its language.
    """
    return _PLAIN.sub(lambda found: f"{ord(found.group()):x}", word)


def sentence_counts(words: Iterable[Iterable[str]]) -> Counter[str]:
    """Count the sentences that contain each word, without words over `LONGEST_WORD`."""
    return Counter(
        encode_term(word) for group in words for word in set(group) if len(word) <= LONGEST_WORD
    )


def vocabulary(
    run: Rows,
    terms: Sequence[str],
    spelled: Mapping[str, Sequence[str]],
    *,
    limit: int,
    most: int,
) -> Vocabulary:
    """Return what `Store.vocabulary` returns, in one statement."""
    words = [word for word in spelled if 0 < len(word) <= LONGEST_WORD]
    by_hash = {hash_term(term): term for term in terms}
    owned = [
        (number, hash_term(term)) for number, word in enumerate(words, 1) for term in spelled[word]
    ]
    rows = run(
        _VOCABULARY,
        {
            "terms": list(by_hash),
            "forms": [trigram_form(word) for word in words],
            "lengths": [len(word) for word in words],
            "owners": [number for number, _ in owned],
            "owned": [term for _, term in owned],
            "limit": limit,
            "most": most,
        },
    )
    return _read(rows, by_hash, words)


def _read(
    rows: Iterable[tuple[Any, ...]], by_hash: Mapping[int, str], words: Sequence[str]
) -> Vocabulary:
    sentences = 0
    known: dict[str, int] = {}
    similar: dict[str, list[tuple[str, int]]] = {}
    for number, text, count, *_ in rows:
        if number == 0:
            sentences = count
        elif number < 0:
            known[by_hash[int(text)]] = count
        elif text is None:
            similar.setdefault(words[number - 1], [])
        else:
            similar.setdefault(words[number - 1], []).append((decode_term(text), count))
    return Vocabulary(sentences, known, similar)
