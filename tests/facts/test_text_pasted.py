"""Texts that were copied with the page around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.models import SentenceKind
from facts.readers import read_text
from facts.text.lines import lines
from facts.text.pasted import without_page
from facts.text.sentences import split

COPIED = """Skip to content
The Osmer Chronicle
Home News Sport Business Opinion
Subscribe  Log in

Home / News / Local

Airport loses its only jet service
by Ida Sool   |   Tuesday 21st January 2020, 5:30pm

Facebook Twitter WhatsApp Email

The airport of Osmer will lose its only jet service in March.
Advertisement
Article continues below
It employs 85 people.
Read more
Ten tips for a better sleep
“We talk with two other airlines,” said director Jon Ek.

Related posts
Snow closes runway for six hours
Leave a comment
Your name *
Post comment
"""


def test_only_the_article_is_read() -> None:
    """With the site as its source, and its own title and date."""
    article = read_text(COPIED)
    day = article.published.isoformat() if article.published else None
    assert (article.title, article.source, day) == (
        "Airport loses its only jet service",
        "The Osmer Chronicle",
        "2020-01-21",
    )
    assert [s.text for s in split(article) if s.kind is SentenceKind.BODY] == [
        "The airport of Osmer will lose its only jet service in March.",
        "It employs 85 people.",
        "“We talk with two other airlines,” said director Jon Ek.",
    ]


def test_what_readers_wrote_comes_last() -> None:
    text = (
        "Budget adopted\n12 comments\nShare\nThe council met on Monday. It adopted the budget.\n"
        "READ MORE: Car park to close\nIt left at noon, said the mayor.\nMost read\n1\n"
        "Dog finds wallet\nComments (2)\nSort by: Newest\nAnn: It was always too dear.\n"
    )
    assert [run.of(text) for run in without_page(text, lines(text))] == [
        "Budget adopted",
        "The council met on Monday. It adopted the budget.",
        "It left at noon, said the mayor.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Budget adopted\n\nRelated\n\nThe council met.\n\nIt left.",
        "Budget adopted\n\nRead more\n\nThe council met.\n\nShare\n\nIt left.",
        "Share\n\nThe council met.",
        "Storm live\n\n06:40\nThe port shut.\n\n07:15\nA ship sank.\n\n08:02\nIt is calm.",
        "Votes\n\n93\n18\n65\n\nThe council met.",
    ],
)
def test_single_words_may_belong_to_a_text(text: str) -> None:
    """A heading may be one, and a copied page has more of them."""
    assert without_page(text, lines(text)) == lines(text)


def test_sentences_after_the_titles_of_other_stories_are_kept() -> None:
    text = "Share\nSave\nMost read\nDog finds wallet\nSnow on the way\nThe council met. It left.\n"
    assert [run.of(text) for run in without_page(text, lines(text))] == [
        "The council met. It left."
    ]


@given(st.lists(st.sampled_from(["Share", "Read more", "Related posts", "A title", "It is so."])))
def test_no_sentence_is_lost(written: list[str]) -> None:
    text = "\n".join(written)
    kept = [run.of(text) for run in without_page(text, lines(text))]
    assert kept.count("It is so.") == written.count("It is so.")
