"""The pages of a text, and of the sentences that are cited from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facts.library import Library
from facts.models import Answer, Article
from facts.text.pages import PAGE_MARK, page_at, page_ends
from facts.text.sentences import split


@given(st.text(st.sampled_from(["a", " ", PAGE_MARK]), max_size=30))
def test_a_page_is_one_more_than_the_ends_before_it(text: str) -> None:
    """At every place of every text; a text without pages has none."""
    ends = page_ends(text)
    for at in range(len(text) + 1):
        expected = text.count(PAGE_MARK, 0, at) + 1 if PAGE_MARK in text else None
        assert page_at(ends, at) == expected


def test_a_sentence_knows_its_page() -> None:
    """Also one after an empty page; without pages, none does."""
    text = "The council met.\n\f\n\fThe mayor of Lund resigned on Monday.\n\nShe gave no reason."
    pages = [s.page for s in split(Article.of(text, title="Council"))]
    assert pages == [1, 3, 3]
    assert {s.page for s in split(Article.of(text.replace(PAGE_MARK, ""), title="C"))} == {None}


def test_a_citation_names_the_page() -> None:
    """Of the sentence, not of the article's beginning."""
    library = Library.open(":memory:")
    text = "The council met in Lund.\n\n\fCarla Mendes chaired the session on the budget."
    library.add(Article.of(text, title="Session on the budget"))
    found = library.ask("Who chaired the session on the budget?")
    assert isinstance(found, Answer)
    assert [c.page for c in found.citations] == [2]
