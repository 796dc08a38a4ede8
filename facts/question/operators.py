"""Take the operators of search engines out of a question: `"harbour" AND NOT "fire"`.

The record is asked in words, so their NOT is no *not* of the question. A NOT among plain words is.
"""

from __future__ import annotations

import re

_OPERATOR = re.compile(r"(?:AND|OR|NOT|NEAR(?:/\d{1,3})?)\Z")
_QUOTES = '"“”'


def without_operators(text: str) -> str:
    """Return a question without the search operators that stand beside a quoted phrase, a bare
    mark, another operator, or the end. All else stays as typed."""
    words = text.split()
    operators = [_OPERATOR.match(word) is not None for word in words]
    if not any(operators):
        return text
    kept = [
        word
        for at, word in enumerate(words)
        if not (
            operators[at]
            and (_is_syntax(words, operators, at - 1) or _is_syntax(words, operators, at + 1))
        )
        and any(map(str.isalnum, word))
    ]
    return " ".join(kept) if len(kept) < len(words) else text


def _is_syntax(words: list[str], operators: list[bool], at: int) -> bool:
    if not 0 <= at < len(words):
        return True
    word = words[at]
    quoted = word[0] in _QUOTES or word[-1] in _QUOTES
    return operators[at] or quoted or not any(map(str.isalnum, word))
