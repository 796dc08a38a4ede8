"""Bring the translations of the bot's texts up to date: `python -m docs.catalogues`.

It adds new texts to the catalogues in `bot/messages/texts/locales`, leaves out what is no longer
said, and compiles them. Translators edit the `.po` files with any tool of gettext.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.messages.texts.english import admin, everyone
from bot.messages.texts.speaking import DOMAIN, ENGLISH, LANGUAGES, LOCALES

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_PLACEHOLDER = re.compile(r"\{[^}]*\}")
COMMANDS = "COMMANDS"
"""Pairs of a command, which is the same in every language, and its description."""


def main() -> int:
    """Update and compile all catalogues, say what is missing, and return the exit code."""
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        catalogue = updated(language)
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po_file(language).write_bytes(written(catalogue))
        mo_file(language).write_bytes(compiled(catalogue))
        missing = [message.id for message in catalogue if message.id and not message.string]
        print(f"{language}: {len(catalogue)} texts, {len(missing)} not translated")
    return 0


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of everything that the bot says."""
    for module in (everyone, admin):
        for name in vars(module):
            if name.isupper() and not name.startswith("_"):
                for text in _texts_in(getattr(module, name), name):
                    yield f"{_short(module)}.{name}", text


def updated(language: str) -> Catalog:
    """Return the catalogue of a language with exactly the texts of today."""
    template = Catalog(header_comment="")
    for name, text in texts():
        # No formats are told: babel would take `100 %` for one of Python's.
        template.add(text, auto_comments=[name])
    before = read(language)
    before.update(template, no_fuzzy_matching=True)
    before.fuzzy = False
    # The history tells who changed what, and when.
    before.creation_date = before.revision_date = _NO_DATE
    before.project, before.version = "rapporteur", "bot"
    before.msgid_bugs_address = before.last_translator = before.language_team = ""
    return before


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it is stored, or an empty one."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN, header_comment="")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file for translators."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, omit_header=False, ignore_obsolete=True)
    return out.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the file that the bot reads."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def po_file(language: str) -> Path:
    """Return where the catalogue of a language is."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo_file(language: str) -> Path:
    """Return where the compiled catalogue of a language is."""
    return po_file(language).with_suffix(".mo")


def _texts_in(value: object, name: str) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if _has_words(value) else []
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts_in(each, name)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts_in(each[1] if name == COMMANDS else each, name)


def _has_words(text: str) -> bool:
    """Return whether there is anything to translate, beside placeholders and signs."""
    return any(char.isalpha() for char in _PLACEHOLDER.sub("", text))


def _short(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


if __name__ == "__main__":
    sys.exit(main())
