"""Extract the facts of an article sentence by sentence, so that pronouns find their person."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from facts.extract.fact_builder import Name
from facts.extract.sentence_facts import SentenceFacts
from facts.extract.speakers import Speakers
from facts.models import Article, Fact, Sentence, Span
from facts.text.cells import CELL_MARK

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LOG = logging.getLogger(__name__)


class ArticleFacts:
    """The facts of one article, found sentence by sentence. `labelled` says who speaks a sentence
    by the label before it, by its index."""

    def __init__(self, article: Article, labelled: Mapping[int, Name] | None = None) -> None:
        self._article = article
        self._labelled = labelled or {}
        self._person: Name | None = None
        self._known: set[str] = set()
        self._speakers = Speakers(article.text)

    def of_sentence(self, sentence: Sentence, doc: Doc) -> list[Fact]:
        """Return the facts of one sentence; call with the sentences in the order of the text.

        Some may be of sentences before it: who said what they quote is known only now.

        A parse is never sure to have a shape that the rules foresee. Where they fail, the facts
        found so far are kept, the failure is logged as an error, and the article goes on.
        """
        facts: list[Fact] = []
        try:
            found = SentenceFacts(self._article, sentence, doc, self._person, self._known)
            facts.extend(fact for fact in found.facts() if not _crosses_cells(fact))
            named = found.named_subject() or found.only_person()
            if named is not None:
                self._person = named
            self._known.update(found.last_names())
            facts.extend(self._speakers.of_sentence(sentence, found))
            speaker = self._labelled.get(sentence.index)
            if speaker is not None:
                facts.extend(found.spoken(speaker, Span(start=sentence.start, end=sentence.end)))
        except Exception as error:  # noqa: BLE001  no fault of ours may cost the whole article
            _LOG.error("Sentence %d is read in part: %s", sentence.index, _described(error))
        return facts

    def finish(self) -> list[Fact]:
        """Return the facts that waited for the end of the article."""
        try:
            return list(self._speakers.finish())
        except Exception as error:  # noqa: BLE001  as in `of_sentence`
            _LOG.error("The last quotations are read in part: %s", _described(error))
            return []


def _crosses_cells(fact: Fact) -> bool:
    """Return whether a fact joins two cells of a table, which the parser takes for one clause."""
    return CELL_MARK in fact.value or CELL_MARK in (fact.subject or "")


def _described(error: Exception) -> str:
    """Return an error by its type and place: its message may quote the article."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {PurePath(last.filename).name}:{last.lineno}"
