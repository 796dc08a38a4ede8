"""Recognise a question in another language than English, which is the only one that is read.

The choice of the package that recognises languages: docs/decisions/languages.md.
"""

from __future__ import annotations

from facts.question.word_runs import Words
from facts.words.files import read_words
from facts.words.languages import ENGLISH, is_in_latin_letters, language_of

LEAST = 0.5
"""How sure it must be that a text in Latin letters is not English."""
LEAST_AGAINST_ANSWER = 0.9
"""The same where an English sentence seems to answer it, which it then is not shown to."""
_SHORTEST = 7
_LONGEST_READ = 500
_ONLY_ENGLISH = read_words("only_english")


def foreign_language(text: str, *, least: float = LEAST) -> str | None:
    """Return the code (ISO 639-1) of a text's language if it surely is another than English.

    `least` is how sure that must be. Names and single words say too little. A text in another
    script is never English.
    """
    text = text[:_LONGEST_READ]
    if not is_in_latin_letters(text):
        return language_of(text)[0]
    given = Words(text)
    if not _ONLY_ENGLISH.isdisjoint(given.words):
        return None
    # A capital inside a sentence marks a name, or a noun of German: neither shows the language.
    shown = [given.typed(i) for i in range(len(given)) if not i or not given.typed(i)[0].isupper()]
    if len(shown) < 2 or sum(map(len, shown)) < _SHORTEST:
        return None
    language, sure = language_of(" ".join(shown))
    return language if language != ENGLISH and sure >= least else None
