"""The language of a text, recognised by py3langid.

Why this package, and how well it does: docs/decisions/languages.md.
"""

from __future__ import annotations

import threading
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
_LANGUAGES = (
    "af ar az be bg bn bs ca cs da de el en es et eu fa fi fr gl ha he hi hr hu hy id "
    "is it ja ka kk km ko lo lt lv mk mn ms my ne nl no pl ps pt ro ru si sk sl so sq "
    "sr sv sw ta te th tl tr uk ur uz vi zh"
).split()
"""Those with many speakers. The fewer there are, the fewer are taken for each other."""
_lock = threading.Lock()


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    # Imported here: most texts are in English, which shows without it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages(_LANGUAGES)
    return found


def language_of(text: str) -> tuple[str, float]:
    """Return the code (ISO 639-1) of a text's language, and how sure it is, from 0 to 1."""
    with _lock:  # it works in buffers of its own
        language, sure = _identifier().classify(text)
    return str(language), float(sure)


def language_name(code: str) -> str:
    """Return what a language is called in English."""
    import pycountry  # here, since it takes long to load

    known = pycountry.languages.get(alpha_2=code)
    return code if known is None else str(known.name).partition(" (")[0]


def is_in_latin_letters(text: str) -> bool:
    """Return whether at least half of a text's letters are Latin ones."""
    letters = [char for char in text if char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    return 2 * latin >= len(letters)
