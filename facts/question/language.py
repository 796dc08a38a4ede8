"""Recognise a question in another language than English, which is the only one that is read.

Which package tells the languages apart, and how well: docs/decisions/languages.md.
"""

from __future__ import annotations

import threading
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from facts.question.word_runs import Words
from facts.words.files import read_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LEAST = 0.5
"""How sure it must be that a text in Latin letters is not English."""
LEAST_AGAINST_ANSWER = 0.9
"""The same where an English sentence seems to answer it, which it then is not shown to."""
ENGLISH = "en"
_LANGUAGES = (
    "af ar az be bg bn bs ca cs da de el en es et eu fa fi fr gl ha he hi hr hu hy id "
    "is it ja ka kk km ko lo lt lv mk mn ms my ne nl no pl ps pt ro ru si sk sl so sq "
    "sr sv sw ta te th tl tr uk ur uz vi zh"
).split()
"""Those with many speakers. The fewer there are, the fewer are taken for each other."""
_SHORTEST = 7
_LONGEST_READ = 500
_ONLY_ENGLISH = read_words("only_english")
_lock = threading.Lock()


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    # Imported here: most questions are in English, which shows without it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages(_LANGUAGES)
    return found


def foreign_language(text: str, *, least: float = LEAST) -> str | None:
    """Return the code (ISO 639-1) of a text's language if it surely is another than English.

    `least` is how sure that must be. Names and single words say too little. A text in another
    script is never English.
    """
    text = text[:_LONGEST_READ]
    letters = [char for char in text if char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    if 2 * latin < len(letters):
        return _classified(text)[0]
    given = Words(text)
    if not _ONLY_ENGLISH.isdisjoint(given.words):
        return None
    # A capital inside a sentence marks a name, or a noun of German: neither shows the language.
    told = [given.typed(i) for i in range(len(given)) if not i or not given.typed(i)[0].isupper()]
    if len(told) < 2 or sum(map(len, told)) < _SHORTEST:
        return None
    language, sure = _classified(" ".join(told))
    return language if language != ENGLISH and sure >= least else None


def _classified(text: str) -> tuple[str, float]:
    with _lock:  # it works in buffers of its own
        language, sure = _identifier().classify(text)
    return str(language), float(sure)
