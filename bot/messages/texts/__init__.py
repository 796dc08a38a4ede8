"""All that the bot says, in the language of the person whose update is handled.

The modules in `english` have the texts, and catalogues translate them. Placeholders are named, so
that a translation may reorder them.
"""

from __future__ import annotations

from bot.messages.texts import everyone
from bot.messages.texts.speaking import says_one
from facts import Counts


def plural(count: int, one: str, many: str, **others: str) -> str:
    """Return `one` or `many`, with `{count}` and the other placeholders filled in."""
    return (one if says_one(count) else many).format(count=count, **others)


def record_counts(counts: Counts) -> str:
    """Return a sentence on how much the record holds."""
    return everyone.COUNTS.format(
        articles=plural(counts.articles, everyone.ARTICLES_ONE, everyone.ARTICLES_MANY),
        sentences=plural(counts.sentences, everyone.SENTENCES_ONE, everyone.SENTENCES_MANY),
        facts=plural(counts.facts, everyone.FACTS_ONE, everyone.FACTS_MANY),
    )
