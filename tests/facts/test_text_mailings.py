"""The lines that a mailing list adds to a letter are no part of its text."""

from __future__ import annotations

import pytest

from facts.models import SentenceKind
from facts.readers import read_text
from facts.text.mailings import is_mailing_line, is_postal_address, mailing_lines
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
        "You receive this e-mail because you subscribed.",
        "You received this newsletter because you are a member.",
        "You're currently a free subscriber to The Harbour Letter.",
        "No images? Click here",
        "SafeUnsubscribe",
        "Want to change how you receive these emails?",
        "If you no longer wish to receive these e-mails, tell us.",
        "The Harbour Letter, 12 Mill Street, Osmer OS1 2AB. You receive this e-mail because you "
        "subscribed. Unsubscribe",
        "Disclaimer: Any views or opinions presented in this email are solely those of the author.",
        "The opinions expressed in this message are not those of the Port.",
        "WARNING: This message was sent from outside the Port of Osmer.",
        "Caution: this email originated from outside our network. Do not click any links or open "
        "attachments unless you know the sender.",
        "Please do not open any attachments unless you trust the sender.",
        "This e-mail and any attachments have been scanned for viruses by the Port.",
        "Virus-free. www.avast.com",
        "© 2025 The Harbour Letter | View in browser | Unsubscribe",
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
        "Unsubscribe buttons become a duty for shops.",
        "You receive this pension because you worked, the minister told her.",
        "The ferry will leave at noon. Unsubscribe from this list.",
        "Thank you for reading the statement, Ms Sool told the court.",
        "This letter was sent in May, and it was read by all. It said nothing of the ferry.",
        "The Harbour Letter, 12 Mill Street, Osmer OS1 2AB.",
        "The views expressed in this message were not his own, the mayor said.",
        "This message was sent from outside the harbour.",
        "Caution: this road was closed from outside.",
        "Do not open the windows unless you have to, the mayor told them.",
        "This message has been scanned by the police.",
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


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour Letter, 12 Mill Street, Osmer OS1 2AB",
        "548 Market Street PMB 72296, San Varno, CA 94104",
        "P.O. Box 12, Osmer",
        "Varno Post, 3b Rue de la Mer, 75003 Osmer",
    ],
)
def test_a_postal_address(line: str) -> None:
    assert is_postal_address(line)


@pytest.mark.parametrize(
    "line",
    [
        "Osmer 3, Varno 1",
        "The fire at 12 Mill Street, Osmer, was put out",
        "Osmer, 3 March 2025",
        "Ana Sool, 41",
    ],
)
def test_a_line_that_is_no_postal_address(line: str) -> None:
    assert not is_postal_address(line)


def test_the_sender_s_address_stands_beside_the_way_to_leave() -> None:
    """Elsewhere it may be part of the report."""
    text = "The yard was sold on Monday.", "12 Mill Street, Osmer OS1 2AB", "It burned in May."
    foot = "Copyright © 2025 Harbour Letter, all rights reserved.", "Unsubscribe from this list"
    address = "Our mailing address is:", "The Harbour Letter", "12 Mill Street", "Osmer"
    assert mailing_lines(text) == set()
    assert mailing_lines([*text, *foot]) == {3, 4}
    assert mailing_lines([*text, *address, "Unsubscribe"]) == {3, 4, 5, 6, 7}
    assert mailing_lines([*text, "P.O. Box 12, Osmer", "Unsubscribe"]) == {3, 4}
