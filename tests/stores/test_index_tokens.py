"""Terms as tokens: nothing that a tokenizer would split, fold or take for an operator is left."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from facts.stores.index_tokens import decode_term, encode_term, join_terms, split_terms

# Text of any code points, lone surrogates among them.
ANY = st.text(st.characters(exclude_categories=()), max_size=20) | st.from_regex(
    r"(%[0-9a-f]{6})+", fullmatch=True
)


@given(ANY)
def test_comes_back(term: str) -> None:
    """Decoding returns the term, so two terms never share a token."""
    assert decode_term(encode_term(term)) == term


@given(ANY)
def test_is_a_single_token(term: str) -> None:
    """Its only ASCII characters are lower-case letters, digits and the escape mark."""
    token = encode_term(term)
    token.encode()
    assert re.fullmatch(r"[a-z0-9%\x80-\U0010ffff]+", token)


@given(st.lists(ANY))
def test_many_come_back(terms: list[str]) -> None:
    """They keep their order, also repeated and empty ones."""
    assert split_terms(join_terms(terms)) == tuple(terms)


def test_plain_terms_stay_readable() -> None:
    """Characters that need no escape stay."""
    assert join_terms(["haze", "115", "東京"]) == "haze 115 東京"
    assert split_terms(None) == ()
