"""A question's words as the sentences beside it spell them."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.match.record_spelling import spelt_as_in


@pytest.mark.parametrize(
    ("question", "text", "spelt"),
    [
        ("Who cosponsored it?", "It is co-sponsored by nine.", "Who co-sponsored it?"),
        ("Who led the co-operation?", "The cooperation began.", "Who led the cooperation?"),
        ("Who speaks for the UN?", "The U.N. spoke.", "Who speaks for the u.n.?"),
        ("Who runs the café?", "The CAFE is shut.", "Who runs the cafe?"),
    ],
)
def test_a_word_is_spelt_as_the_text_spells_it(question: str, text: str, spelt: str) -> None:
    assert spelt_as_in(question, [text]) == spelt


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("Who led Norway?", ["Norway’s team won."]),
        ("Who is Norway's coach?", ["Norway won."]),
        ("WHO LED NORWAY?", ["Norway won."]),
        ("Who cosponsored it?", ["It was co-sponsored.", "Nine cosponsored it."]),
        ("Who cosponsored it?", ["He sponsored it.", "A co-op paid."]),
        ("Who cosponsored it?", []),
    ],
)
def test_a_word_stays_as_it_is_where_the_texts_do_not_tell(question: str, texts: list[str]) -> None:
    assert spelt_as_in(question, texts) == question


_TEXTS = st.text(st.sampled_from("aeo u.-'’sNcÉé9"), max_size=40)


@given(_TEXTS, st.lists(_TEXTS, max_size=3))
def test_no_letter_changes(question: str, texts: list[str]) -> None:
    assert _letters(spelt_as_in(question, texts)) == _letters(question)


def _letters(text: str) -> str:
    return "".join(c for c in normalize("NFKD", text.lower()) if c.isalnum())
