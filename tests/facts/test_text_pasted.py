"""Texts that were copied with the page around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.models import SentenceKind
from facts.readers import read_text
from facts.text.lines import lines
from facts.text.other_stories import without_other_stories
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
        "READ MORE: Car park to close\nIt left at noon, said the mayor.\n"
        "Related topics\nParking\nMost read\n1\nDog finds wallet\n"
        "Comments (2)\nSort by: Newest\nAnn: It was always too dear.\n"
    )
    assert [run.of(text) for run in without_page(text, lines(text))] == [
        "Budget adopted",
        "The council met on Monday. It adopted the budget.",
        "It left at noon, said the mayor.",
    ]


def test_invitations_to_click_are_no_part_of_a_copied_text() -> None:
    text = (
        "Budget adopted\nAdvertisement\nThe council met.\nClick here to sign up for our letter\n"
        "Article continues below\nIt left.\n"
    )
    assert [run.of(text) for run in without_page(text, lines(text))] == [
        "Budget adopted",
        "The council met.",
        "It left.",
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


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Budget adopted\n\nRelated News\n  * Ferry sold\n  * Snow\n\nIt met.", ["It met."]),
        ("Budget adopted\nIt met.\n\nRead also: Ferry sold\n\nIt left.", ["It met.", "It left."]),
        ("Budget adopted\nIt met.\n\nRead also\nFerry sold\n\nIt left.", ["It met.", "It left."]),
        ("Budget adopted\nIt met.\nMost read\n\nFerry sold\n\nSnow", ["It met."]),
        ("Budget adopted\nIt met.\n\nIn other media\nFerry sold\nSnow", ["It met."]),
    ],
)
def test_titles_of_other_stories_are_left_out(text: str, left: list[str]) -> None:
    """Above the text, in its middle and below it."""
    kept = [run.of(text) for run in without_other_stories(text, lines(text))]
    assert kept == ["Budget adopted", *left]


@pytest.mark.parametrize(
    "text",
    [
        "Related news\n\nThe council met.",
        "Budget adopted\nRelated\n- It met.\n- It left.",
        "Budget adopted\nOther news\n- The library opens\n- The pool is shut",
        "Budget adopted\nSee also: the report tells more.",
        "Budget adopted\nRelated\nThe council met.",
        "Budget adopted\nIt met.\nRelated topics\nVARNO (ZNA) – It left.",
    ],
)
def test_a_heading_without_titles_of_stories_is_kept(text: str) -> None:
    """As are sentences, and the news in a letter of news."""
    assert without_other_stories(text, lines(text)) == lines(text)


@given(st.lists(st.sampled_from(["- One", "Read also", "Related news", "", "Two", "It is so."])))
def test_no_sentence_goes_with_the_titles_of_other_stories(written: list[str]) -> None:
    text = "\n".join(written)
    kept = [run.of(text) for run in without_other_stories(text, lines(text))]
    assert kept.count("It is so.") == written.count("It is so.")


def test_lines_of_a_copied_page_are_whole_paragraphs() -> None:
    """A subtitle is not joined to the title, nor a caption to the text."""
    article = read_text(
        "Skip to main content\nMenu\nSubscribe\nThe Osmer Chronicle\n"
        "Two old ferries seen off the coast of Osmer for the first time\n"
        "A camera near the harbour took pictures of both\n\nIda Sool\n"
        "Published 8 February 2025, 07:45\n3 min read\nShare\nCopy link\n"
        "The larger of the two off the quay. Photo: Osmer Harbour Service\n"
        "Two ferries were seen near the quay, the first since 1898.\n\n"
        "Advertisement\nContinue reading below\n\nBoth left at noon.\n\nTopics\nFerries\nOsmer\n"
        "Most read\n1\nMan finds wallet\nPrivacy policy\n"
    )
    assert article.title == "Two old ferries seen off the coast of Osmer for the first time"
    assert [s.text for s in split(article) if s.kind is SentenceKind.BODY] == [
        "A camera near the harbour took pictures of both",
        "Two ferries were seen near the quay, the first since 1898.",
        "Both left at noon.",
    ]


def test_menus_and_feet_of_a_copied_page_are_left_out() -> None:
    """Their words are headings elsewhere."""
    article = read_text(
        "Jump to content\nSearch\nSections\nSubscribe\nThe Osmer Courier\nNews\nBusiness\n"
        "Business / Shipping\nFerry firm to cut a fifth of its routes\nBy Ida Sool and Jon Ek\n"
        "March 3, 2025 at 5:00 a.m. EST\nComment\nShare full article\nListen · 5:02 min\n"
        "The firm will cut a fifth of its routes in May.\nRelated: Bridge delayed again\n"
        "A protest is planned.\nMore in Business\nBank raises rates\nTerms of Service\n"
        "Privacy Policy\nContact Us\n"
    )
    assert (article.title, article.source) == (
        "Ferry firm to cut a fifth of its routes",
        "The Osmer Courier",
    )
    assert [s.text for s in split(article) if s.kind is SentenceKind.BODY] == [
        "The firm will cut a fifth of its routes in May.",
        "A protest is planned.",
    ]
    headings = "Town hall opens\n\nContact\n\nIt is open.\n\nHelp\n\nAsk.\n\nAbout us\n\nIt is old."
    assert without_page(headings, lines(headings)) == lines(headings)


def test_a_line_of_services_is_a_button() -> None:
    """As a page has it below a byline."""
    article = read_text(
        "Ferry line opens\nBy Ida Sool\nMarch 3, 2025\nFacebook Twitter LinkedIn\n\nIt opened."
    )
    assert [s.text for s in split(article)] == ["Ferry line opens", "By Ida Sool", "It opened."]
