"""The lines that a mailing list adds to a letter are no part of its text."""

from __future__ import annotations

import pytest

from facts.models import SentenceKind
from facts.readers import read_text
from facts.text.mailings import is_mailing_line
from facts.text.sentences import split

LETTER = """\
View this email in your browser
The Harbour Letter
Friday, 6 June 2025
Good morning. Two ferries stay in port today.
The Tern needs a new shaft. Its owner said that repairs would take a week.
Forward this letter to a friend
You are receiving this email because you signed up at harbourletter.example.
Unsubscribe | Update your preferences
"""


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser",
        "Having trouble viewing this email?",
        "Open this newsletter in your web browser.",
        "Forward this to a colleague",
        "Was this email forwarded to you? Sign up here.",
        "You're receiving these letters because you asked for them.",
        "Click here to unsubscribe",
        "Unsubscribe from this list",
        "Manage your email preferences",
        "Our mailing address is: 14 Pier Road, Osmer",
    ],
)
def test_a_line_of_a_mailing_list(line: str) -> None:
    assert is_mailing_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Unsubscribe buttons will be required by law, the minister said.",
        "You are receiving too little, the judge told the tenants, and raised the sum.",
        "View from the harbour: two ferries in dock",
        "Update your records by May, the council told landlords.",
        "The newsletter was read by 40,000 people.",
    ],
)
def test_a_sentence_of_a_report_is_none(line: str) -> None:
    assert not is_mailing_line(line)


def test_a_letter_is_read_without_them() -> None:
    """Its name is the title, and its date the article's."""
    article = read_text(LETTER)
    said = [(each.kind, each.text) for each in split(article)]
    assert article.title == "The Harbour Letter"
    assert str(article.published) == "2025-06-06"
    assert [text for kind, text in said if kind is SentenceKind.BODY] == [
        "Good morning.",
        "Two ferries stay in port today.",
        "The Tern needs a new shaft.",
        "Its owner said that repairs would take a week.",
    ]
