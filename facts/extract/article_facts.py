"""Reads the sentences of one article in order, so that pronouns find the person named."""

from __future__ import annotations

import logging
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from facts.extract.fact_builder import Name
from facts.extract.sentence_facts import SentenceReader
from facts.extract.speakers import Speakers
from facts.models import Article, Fact, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LOG = logging.getLogger(__name__)


class FactBuilder:
    """Reads the sentences of one article in order."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._person: Name | None = None
        self._known: set[str] = set()
        self._speakers = Speakers(article.text)

    def read(self, sentence: Sentence, doc: Doc) -> list[Fact]:
        """Return the facts of one sentence; call with the sentences in the order of the text.

        Some may be of sentences before it: who said what they quote is known only now.

        A parse is never sure to have a shape that the rules foresee. Where they fail, the facts
        found so far are kept, the failure is logged as an error, and the article goes on.
        """
        facts: list[Fact] = []
        try:
            reader = SentenceReader(self._article, sentence, doc, self._person, self._known)
            facts.extend(reader.facts())
            named = reader.named_subject()
            if named is not None:
                self._person = named
            self._known.update(reader.last_names())
            facts.extend(self._speakers.read(sentence, reader))
        except Exception as error:  # noqa: BLE001  no fault of ours may cost the whole article
            _LOG.error("Sentence %d is read in part: %s", sentence.index, _described(error))
        return facts

    def finish(self) -> list[Fact]:
        """Return the facts that waited for the end of the article."""
        try:
            return list(self._speakers.finish())
        except Exception as error:  # noqa: BLE001  as in `read`
            _LOG.error("The last quotations are read in part: %s", _described(error))
            return []


def _described(error: Exception) -> str:
    """Return an error by its type and place: its message may quote the article."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {PurePath(last.filename).name}:{last.lineno}"
