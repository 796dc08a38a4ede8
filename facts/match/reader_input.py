"""What the reader is given: a question, a sentence and what it may lean on, as token numbers.

`[CLS] question [SEP] sentence [SEP] title · date [SEP] sentence before [SEP]`; the sentence is of
type 1, the rest of type 0. The sentence before is given where the sentence leans on another, as
`Its lawyer said so` does.
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
TITLE_TOKENS = 32
BEFORE_TOKENS = 56
"""The most tokens that are read of each part; what is beyond is left out. The network has learnt
from half as many of the last two, and answers better with twice as many (docs/decisions/reader.md).
"""
CLS, SEP = "[CLS]", "[SEP]"

_LEANING = frozenset(
    "he she it they him her them his hers its their theirs himself herself itself themselves this "
    "these those such both neither former latter".split()
)
_WORD = re.compile(r"[a-z]+")
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


def context_of(title: str, published: date | None, sentence: str = "", before: str = "") -> str:
    """Return what the reader is told beside a sentence: its article's title and date in words, and
    on a second line the sentence before, where the sentence leans on another."""
    told = " ".join(title.split())
    if published is not None:
        told += f" · {published.day} {published:%B %Y}"
    if before and leans(sentence):
        told += "\n" + " ".join(before.split())
    return told


def leans(sentence: str) -> bool:
    """Return whether a sentence has words that stand for what another names, or begins with a
    definite noun: `The company sold it`."""
    words = _WORD.findall(sentence.lower())
    return words[:1] == ["the"] or not _LEANING.isdisjoint(words)


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], limit: int) -> list[TokenizedText]:
    """Return the tokens of each text, at most `limit` of them."""
    # The tokenizer takes no half characters. Another single one in their place keeps the offsets.
    whole = [_HALF_CHARACTER.sub("\ufffd", text) for text in texts]
    encoded = tokenizer.encode_batch(whole, add_special_tokens=False)
    return [TokenizedText(each.ids[:limit], each.offsets[:limit]) for each in encoded]


def tokenize_contexts(tokenizer: Tokenizer, contexts: Sequence[str]) -> list[TokenizedText]:
    """Return the tokens of each context, its two lines apart by the mark between parts."""
    parts = [context.partition("\n") for context in contexts]
    titles = tokenize(tokenizer, [title for title, _, _ in parts], TITLE_TOKENS)
    others = tokenize(tokenizer, [before for _, _, before in parts], BEFORE_TOKENS)
    sep = _number(tokenizer, SEP)
    return [
        TokenizedText([*title.ids, sep, *before.ids], []) if before.ids else title
        for title, before in zip(titles, others, strict=True)
    ]


def _number(tokenizer: Tokenizer, mark: str) -> int:
    number: int | None = tokenizer.token_to_id(mark)
    if number is None:
        raise ValueError("the tokenizer lacks the marks of a sequence")
    return number


def assemble(
    tokenizer: Tokenizer, question: TokenizedText, sentence: TokenizedText, context: TokenizedText
) -> Input:
    """Return the input for a question, a sentence and its context."""
    cls, sep = _number(tokenizer, CLS), _number(tokenizer, SEP)
    ids = [cls, *question.ids, sep]
    first = len(ids)
    ids += [*sentence.ids, sep]
    types = [0] * first + [1] * (len(sentence.ids) + 1)
    if context.ids:
        ids += [*context.ids, sep]
        types += [0] * (len(context.ids) + 1)
    return Input(ids, types, first, sentence.places)
