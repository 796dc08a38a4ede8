"""Reads the sentences of one article in order, so that `he` and `she` find the person named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facts.extract.fact_builder import Name
from facts.extract.sentence_facts import SentenceReader
from facts.models import Article, Fact, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc


class FactBuilder:
    """Reads the sentences of one article in order."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._person: Name | None = None
        self._known: set[str] = set()

    def read(self, sentence: Sentence, doc: Doc) -> list[Fact]:
        """The facts of one sentence; call with the sentences in the order of the text."""
        reader = SentenceReader(self._article, sentence, doc, self._person, self._known)
        facts = list(reader.facts())
        named = reader.named_subject()
        if named is not None:
            self._person = named
        self._known.update(reader.last_names())
        return facts
