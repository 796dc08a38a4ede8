"""The language of the person whose update is handled, and the texts in it.

The catalogues are gettext's, so any of its tools can edit them. A text without a translation stays
in English. `docs/catalogues.py` brings them up to date.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from types import ModuleType

LOCALES = Path(__file__).with_name("locales")
DOMAIN = "bot"
ENGLISH = "en"
LANGUAGES = (ENGLISH, "fr", "vi")
"""The languages that the bot speaks. Questions and articles are in English whatever it speaks."""

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def speak(code: object) -> None:
    """Speak the language with that code (`fr`, `fr-CA`) until the update is handled."""
    _language.set(language_of(code))


@contextmanager
def speaking(code: object) -> Iterator[None]:
    """Speak another language inside a block, for example to somebody else."""
    token = _language.set(language_of(code))
    try:
        yield
    finally:
        _language.reset(token)


def language_of(code: object) -> str:
    """Return the language to speak with somebody whose client has that language."""
    main = code.partition("-")[0].lower() if isinstance(code, str) else ENGLISH
    return main if main in LANGUAGES else ENGLISH


def spoken(module: ModuleType, name: str) -> object:
    """Return the text of that name in the current language. Raises AttributeError."""
    return _spoken(module, name, _language.get())


def says_one(count: int) -> bool:
    """Return whether the current language takes the form for one with this count."""
    language = _language.get()
    return count == 1 if language == ENGLISH else _form(language, count) == 0


@lru_cache(maxsize=4_096)
def _spoken(module: ModuleType, name: str, language: str) -> object:
    found = getattr(module, name)
    return found if language == ENGLISH else _translated(found, _catalogue(language))


def _translated(value: object, catalogue: gettext.NullTranslations) -> object:
    """Return a text, or all texts of a table, in the language of the catalogue."""
    if isinstance(value, dict):
        return {key: _translated(each, catalogue) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_translated(each, catalogue) for each in value)
    # The empty text stands for the catalogue's own header.
    return catalogue.gettext(value) if isinstance(value, str) and value else value


@lru_cache(maxsize=1_024)
def _form(language: str, count: int) -> int:
    """Return the number of the plural form of a count, by the rule in the catalogue's header."""
    rule = _catalogue(language).info()["plural-forms"].partition("plural=")[2].rstrip(";")
    form: int = gettext.c2py(rule)(count)
    return form


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, [language])
