"""The language of an article: questions are understood in English only."""

from __future__ import annotations

import re

from facts.words.closed_classes import STOP_WORDS
from facts.words.languages import ENGLISH, is_in_latin_letters, language_name, language_of

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000  # characters
_FEWEST_LETTERS = 100  # a shorter text says too little, unless its script does
_FUNCTION_WORDS = 0.3  # as a share: in English prose they are about 0.4
_LEAST_SURE = 0.5


def language_notice(text: str) -> str | None:
    """Return what to tell of a text in another language than English."""
    language = foreign_language(text)
    if language is None:
        return None
    name = language_name(language)
    return f"The text seems to be in {name}. Questions are understood in English only."


def foreign_language(text: str) -> str | None:
    """Return the code (ISO 639-1) of a text's language if it surely is another than English."""
    text = text[:_LOOKED_AT]
    words = _WORD.findall(text)
    is_latin = is_in_latin_letters(text)
    if is_latin and sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    # This spares nearly all English texts from the model, which takes half a second to load.
    if sum(word.lower() in STOP_WORDS for word in words) >= len(words) * _FUNCTION_WORDS:
        return None
    language, sure = language_of(text)
    if language == ENGLISH or (is_latin and sure < _LEAST_SURE):
        return None
    return language
