"""What the reader is given: a question, a sentence and its article's title, as token numbers.

`[CLS] question [SEP] sentence [SEP] context [SEP]`; the sentence is of type 1, the rest of type 0.
Training (`benchmarks/fit/reader`) and asking both make their input here, so that they agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QUESTION_TOKENS = 40
SENTENCE_TOKENS = 112
CONTEXT_TOKENS = 16
"""The most tokens that are read of each part; what is beyond is left out."""
CLS, SEP = "[CLS]", "[SEP]"

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TokenizedText:
    """A text as the reader's tokens, and where each stands in the text."""

    ids: list[int]
    places: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Input:
    """One question with one sentence. `first` is the position of the sentence's first token, and
    `places` say where each of its tokens stands in the sentence."""

    ids: list[int]
    types: list[int]
    first: int
    places: list[tuple[int, int]]


def context_of(title: str, published: date | None) -> str:
    """Return what the reader is told of a sentence's article: its title and its date in words."""
    if published is None:
        return title
    return f"{title} · {published.day} {published:%B %Y}"


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], limit: int) -> list[TokenizedText]:
    """Return the tokens of each text, at most `limit` of them."""
    # The tokenizer takes no half characters. Another single one in their place keeps the offsets.
    whole = [_HALF_CHARACTER.sub("\ufffd", text) for text in texts]
    encoded = tokenizer.encode_batch(whole, add_special_tokens=False)
    return [TokenizedText(each.ids[:limit], each.offsets[:limit]) for each in encoded]


def assemble(
    tokenizer: Tokenizer, question: TokenizedText, sentence: TokenizedText, context: TokenizedText
) -> Input:
    """Return the input for a question, a sentence and its context."""
    cls, sep = tokenizer.token_to_id(CLS), tokenizer.token_to_id(SEP)
    if cls is None or sep is None:
        raise ValueError("the tokenizer lacks the marks of a sequence")
    ids = [cls, *question.ids, sep]
    first = len(ids)
    ids += [*sentence.ids, sep]
    types = [0] * first + [1] * (len(sentence.ids) + 1)
    if context.ids:
        ids += [*context.ids, sep]
        types += [0] * (len(context.ids) + 1)
    return Input(ids, types, first, sentence.places)
