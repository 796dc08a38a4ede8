"""From sentences to typed facts with spans.

`article_facts` goes through an article, and `sentence_facts` finds the facts of one sentence.
`frames` turns a parse into frames, `mentions` gives values their kind (with `measures`, `names`
and `people`), `roles` finds the role and country of a person, and `clauses` what clauses state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from facts.extract.article_facts import ArticleFacts
from facts.extract.dateline import byline_facts, dateline_facts
from facts.extract.parser import parse
from facts.extract.turns import speakers_by_label
from facts.models import Article, Fact, Sentence, SentenceKind

_SPACE = re.compile(r"\s")
_UNBROKEN = re.compile(r"\S{201,}")  # the tokeniser takes quadratic time for "(((((…"

_STATE_NOTHING = frozenset(
    (SentenceKind.DATELINE, SentenceKind.BYLINE, SentenceKind.QUESTION, SentenceKind.SPEAKER)
)

__all__ = ["extract"]


def extract(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    before_each: Callable[[], None] = lambda: None,
) -> list[Fact]:
    """Return the facts that the sentences of an article state, in the order of the text.

    Every value is a span of the article's text. Dates are resolved against its published date. Long
    work can be ended: what `before_each` raises before a sentence ends it.
    """
    facts: list[Fact] = []
    parsed = [sentence for sentence in sentences if sentence.kind not in _STATE_NOTHING]
    found = ArticleFacts(article, dict(speakers_by_label(sentences)))
    for sentence, doc in zip(parsed, parse(_readable(s.text) for s in parsed), strict=True):
        before_each()
        facts += found.of_sentence(sentence, doc)
    facts += found.finish()
    for sentence in sentences:
        if sentence.kind is SentenceKind.DATELINE:
            facts += dateline_facts(article, sentence)
        elif sentence.kind is SentenceKind.BYLINE:
            facts += byline_facts(article, sentence)
    return _each_once(facts)


def _readable(text: str) -> str:
    """Return a sentence as the parser reads it best, character for character.

    A line break is a word to the parser, a space is not; and what goes on for more than 200
    characters without one is no language.
    """
    return _UNBROKEN.sub(lambda run: " " * len(run[0]), _SPACE.sub(" ", text))


def _each_once(facts: Iterable[Fact]) -> list[Fact]:
    seen: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        if not any(map(str.isalnum, fact.value)) or fact.value != fact.value.strip():
            continue  # marks that the parser takes for words
        key = (fact.sentence_index, fact.span, fact.kind, fact.slot, fact.predicate, fact.subject)
        seen.setdefault(key, fact)
    return sorted(seen.values(), key=lambda f: (f.sentence_index, f.span.start, f.span.end))
