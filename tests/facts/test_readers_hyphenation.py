"""Words that a hyphen breaks at the end of a line of plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.readers import read_text
from facts.readers.hyphenation import join_broken_words
from facts.readers.page_breaks import without_page_breaks


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("before the win-\nter, after rain", "before the winter,\nafter rain"),
        ("the trea-  \r\n   surer\r\nspoke", "the treasurer\nspoke"),
        ("the resolu\u00ad\ntion", "the resolution"),
        ("the har\u00adbour of Ar\u00adva", "the harbour of Arva"),
        ("a long-\nterm plan", "a long-term\nplan"),
        ("three co-sponsors; the co-\nsponsors met", "three co-sponsors; the co-sponsors\nmet"),
        ("said Con-\nstance Bray", "said Constance\nBray"),
        ("NORTH FUR-\n   NACE IS SHUT", "NORTH FURNACE\n   IS SHUT"),
        ("the in-\nter-\nnational court", "the international\ncourt"),
    ],
)
def test_a_broken_word_is_whole(written: str, whole: str) -> None:
    """The line ends after it. A hyphen that belongs to it stays."""
    assert join_broken_words(written).replace("\r", "") == whole


@pytest.mark.parametrize(
    "text",
    [
        "It said -\nand left",
        "the UN-\nASEAN summit",
        "THE UN-\nASEAN SUMMIT",
        "in 2021-\n2025",
        "a list:\n- one\n- two",
        "the win-\n\nter",
        "the win-",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    """A dash, a name, a range, a list, and the end of a paragraph."""
    assert join_broken_words(text) == text


@given(st.text(st.sampled_from("ab-\u00ad A\n\r,."), max_size=60))
def test_nothing_is_lost(text: str) -> None:
    """But hyphens and white space."""
    assert _letters(join_broken_words(text)) == _letters(text)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha() or char in ",.")


HEAD = "THE ZETA BULLETIN                 12 March 2025"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"{{a}}\n\n      - 1 -\n\n{HEAD}\n\n{{b}}\n\n      - 2 -\n", ["a", "b"]),
        (f"{{a}}\n\nPage 1 of 2\n{HEAD}\n{{b}}\n\nPage 2 of 2\n", ["a", "b"]),
        (f"{{a}}\n\n- 1 -\n\n{HEAD}\n\nand {{b}}\n", ["a and b"]),
        ("{a}\n\nZeta, Osmer     Page 1\n\n{b}\n\nZeta, Osmer     Page 2\n", ["a", "b"]),
        ("{a}\n\nPage 1\n\n{b}\n", ["a", "Page 1", "b"]),
        ("{a}\n\n- 1 -\n\nSchools\n\n{b}\n", ["a", "Schools", "b"]),
        ("{a}\f\n- 1 -\f\n{b}", ["a\f\f", "b"]),
    ],
)
def test_numbers_and_heads_of_pages_are_left_out(written: str, kept: list[str]) -> None:
    """A paragraph that goes on behind them is whole. A heading beside a number stays."""
    text = f"THE ZETA BULLETIN\n12 March 2025\n\n{written.format(a='a', b='b')}"
    found = without_page_breaks(text).replace("\f\n\f", "\f\f")
    lines = " ".join(found.split("\n")[3:]) if "and" in written else found
    for words in kept:
        assert words in lines
    shown = [line for line in found.split("\n") if line.strip(" \f")]
    assert len(shown) == 2 + (2 if "and" in written else len(kept))


@given(st.text(st.sampled_from("-1 \nPage2.\fa"), max_size=60))
def test_a_text_without_pages_stays_as_it_is(text: str) -> None:
    """And one with them loses no form feed."""
    found = without_page_breaks(text)
    assert found.count("\f") == text.count("\f")
    assert "-" in text or "Page" in text or found == text


def test_an_article_has_whole_words() -> None:
    """Its sentences can be found and quoted."""
    article = read_text(
        "Bridges to be mended\n\nThe county will mend the bridges before the win-\n"
        "ter, said the trea-\nsurer, Ida Colm, who told the assembly so.\n"
    )
    assert "before the winter," in article.text
    assert "treasurer," in article.text
