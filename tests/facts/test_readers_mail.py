"""E-mail: what the sender wrote, and who sent it when."""

from __future__ import annotations

import re
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import TooLarge, UnreadableDocument
from facts.models import Article
from facts.readers import Contents, mail, read, read_all
from facts.readers.mail_quotes import own_words
from facts.text.sentences import split

TEXT = "The council has named Anna Breck head of the water board."


def message(
    text: str | None = TEXT,
    *,
    html: str | None = None,
    subject: str = "Council names head",
    sender: str = "Town of Varno <press@varno.example>",
) -> EmailMessage:
    """Return a message."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "all@press.example", subject
    made["Date"] = "Mon, 3 Mar 2025 09:00:00 +0100"
    made["Message-ID"] = "<1@varno.example>"
    if text is not None:
        made.set_content(text)
    if html is not None and text is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made


def read_message(made: EmailMessage) -> Article:
    """Return the article of a message, which is recognised without a name."""
    return read(made.as_bytes())


def body(made: EmailMessage) -> list[str]:
    """Return the paragraphs below the subject."""
    return read_message(made).text.split("\n\n")[1:]


def test_title_date_and_source_come_from_the_headers() -> None:
    """Also where they are encoded."""
    article = read_message(
        message(subject="Zoë Brandt heads the board", sender="Büro <a@b.example>")
    )
    assert article.title == "Zoë Brandt heads the board"
    assert article.source == "Büro"
    assert article.published == date(2025, 3, 3)
    assert read_message(message(sender="press@varno.example")).source == "varno.example"


@pytest.mark.parametrize("encoding", ["7bit", "quoted-printable", "base64"])
def test_a_message_is_decoded(encoding: str) -> None:
    """The lines that programs wrap are joined."""
    made = message(None)
    made.set_content(f"{TEXT} She takes office\non 1 April.\n", cte=encoding)
    assert body(made) == [f"{TEXT} She takes office on 1 April."]


@pytest.mark.parametrize("name", ["Press Office, Varno", '"Press Office, Varno"', "Press Office"])
def test_a_name_with_a_comma_needs_no_quotes(name: str) -> None:
    """As some programs write it."""
    written = message("The council met. It left.").as_bytes()
    sent = written.replace(b"Town of Varno <", f"{name} <".encode())
    assert read(sent).source == name.strip('"')


def test_html_is_read_where_there_is_no_text() -> None:
    """And where the text says hardly anything."""
    page = f"<p>{TEXT}</p><p>She takes office on 1 April, and her deputy is the fire chief.</p>"
    expected = [TEXT, "She takes office on 1 April, and her deputy is the fire chief."]
    assert body(message(None, html=page)) == expected
    assert body(message("See the web version.", html=page)) == expected
    assert body(message(TEXT, html=f"<p>{TEXT}</p>")) == [TEXT]


@pytest.mark.parametrize(
    "rest",
    [
        "-- \nTown Hall\nVarno",
        "--\nTown Hall\nVarno",
        "On Mon, 3 Mar 2025 at 10:00, Paul Meyer <p@x.example> wrote:\n> Who is it?\n",
        "On Mon, 3 Mar 2025 at 10:00, Paul Meyer\n<p@x.example> wrote:\n\n> Who is it?\n> Who?\n",
        "Paul Meyer wrote:\n> Who is it?\n",
        "> Who is it?\n",
        "-----Original Message-----\nFrom: Paul\nSent: Monday\nTo: Anna\n\n\nWho is it?",
        "________________________________\nFrom: Paul\nDate: Monday\nTo: Anna\n\nWho is it?",
        "From: Paul <p@x.example>\nSent: Monday\nTo: Anna\nSubject: Who\n\nWho is it?",
    ],
)
def test_signatures_and_quoted_messages_are_left_out(rest: str) -> None:
    """The sender did not write them for this message."""
    assert body(message(f"{TEXT}\n\n{rest}\n", subject="Re: Council names head")) == [TEXT]


def test_an_answer_below_a_quote_is_read() -> None:
    """Only the quote goes."""
    words = own_words(f"> Who is it?\n\n{TEXT}\n\n> And when?\n\nIn April.").text
    assert words.split("\n") == [TEXT, "", "", "In April."]


@pytest.mark.parametrize(
    ("subject", "mark"),
    [
        ("Fwd: Council names head", "---------- Forwarded message ---------"),
        ("Council names head", "---------- Forwarded message ---------"),
        ("FW: Council names head", "-----Original Message-----"),
        ("Fw: Council names head", "________________________________"),
        ("Fwd: Council names head", "Begin forwarded message:\n"),
    ],
)
def test_a_forwarded_message_is_the_article(subject: str, mark: str) -> None:
    """Its own headers say who published it when."""
    headers = (
        "From: Varno Courier <n@v.example>\nDate: Sun, 2 Mar 2025 10:00\nSubject: Head\nTo: a@b"
    )
    article = read_message(message(f"{mark}\n{headers}\n\n{TEXT}\n", subject=subject))
    assert article.text.split("\n\n") == ["Council names head", TEXT]
    assert (article.source, article.published) == ("Varno Courier", date(2025, 3, 2))


FORWARD = (
    "---------- Forwarded message ---------\nFrom: V <n@v.example>\nDate: 2 Mar 2025\nTo: a\n\n"
)
LETTER = (
    "The ferry sank on Friday near Varno. All 40 passengers are safe, the harbour office said. "
)


@pytest.mark.parametrize(
    ("above", "below", "kept"),
    [
        ("Shall we print this? I.", LETTER, False),
        ("Hi all,\n\nplease see below. Can you do it by five?\n\nIda", f"{LETTER}{LETTER}", False),
        (f"FYI\n\n{FORWARD}Seen this?", LETTER, False),
        ("Shall we print this? I.", "All safe.", True),
        (LETTER * 4, LETTER * 8, True),
        (LETTER, "The office has confirmed it. Ida", True),
    ],
)
def test_a_remark_above_a_forwarded_text_is_no_part_of_it(
    above: str, below: str, kept: bool
) -> None:
    """The running text decides: a letter keeps its own, whatever it forwards."""
    found = own_words(f"{above}\n\n{FORWARD}{below}").text
    assert found.split() == (f"{above} {below}" if kept else below).split()


def test_attachments_are_told() -> None:
    """They are not read, also a message that is attached."""
    made = message()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Plan 1.pdf")
    attached = EmailMessage()
    attached.set_content(message("Another text."))
    made.attach(attached)
    (reading,) = read_all(made.as_bytes()).articles
    assert reading.notices == ("Its 2 attachments were not read: Plan 1.pdf, a message.",)
    assert "Another text" not in reading.article.text


def mailbox(*messages: EmailMessage) -> Contents:
    """Return what is in a mailbox of these messages."""
    mark = b"From press@varno.example Mon Mar  3 09:00:00 2025\n"
    return read_all(b"\n".join(mark + each.as_bytes() for each in messages))


def test_a_mailbox_holds_an_article_for_each_message() -> None:
    """With a name that tells them apart."""
    found = mailbox(message(), message("The bridge opened.", subject="Bridge"))
    assert [each.article.title for each in found.articles] == ["Council names head", "Bridge"]
    assert [each.name for each in found.articles] == ["message 1", "message 2"]


def test_a_line_of_a_mailbox_that_begins_with_from_is_kept() -> None:
    """A mark tells it from the beginning of a message."""
    made = message()
    made.set_payload("We came.\n>From the river one sees the bridge.\n")
    assert mailbox(made).articles[0].article.text.endswith("From the river one sees the bridge.")


def test_messages_of_a_mailbox_without_text_are_told() -> None:
    """And a mailbox of nothing else is refused."""
    found = mailbox(message(), message("> Who is it?"))
    assert found.articles[0].notices == ("1 of 2 messages of the mailbox hold no text.",)
    with pytest.raises(UnreadableDocument, match="holds no text"):
        mailbox(message("> Who is it?"), message("-- \nVarno"))


def test_a_mailbox_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can hold the letters of years."""
    monkeypatch.setattr(mail, "MOST_MESSAGES", 1)
    mark = b"From a@b Mon Mar  3 09:00:00 2025\n"
    with pytest.raises(TooLarge, match="more than 1 messages"):
        mail.extract_mailbox(b"\n".join(mark + message().as_bytes() for _ in range(2)))


def test_a_memo_is_no_message() -> None:
    """It has headers that a person writes."""
    memo = f"From: Anna Breck\nTo: All\nDate: 3 March 2025\nSubject: Water\n\n{TEXT}\n"
    assert "From: Anna Breck" in read(memo.encode()).text
    assert read(memo.encode(), name="memo.eml").title == "Water"


LINES = st.sampled_from(
    ["", "> ", "> a", "-- ", "--", "On Monday, Paul", "Paul wrote:", "From: a", "To: b", "Date: c"]
) | st.text(max_size=20)


@given(st.lists(LINES, max_size=30), st.booleans())
def test_own_words_are_lines_of_the_message(lines: list[str], forwards: bool) -> None:
    """None is made up."""
    text = "\n".join(lines)
    found = own_words(text, forwards=forwards).text
    assert set(map(_bare, found.split("\n"))) <= {"", *map(_bare, text.split("\n"))}


def _bare(line: str) -> str:
    """A line without the marks of a quotation and the white space at its ends."""
    return re.sub(r"^[>\s]+|[>\s]+$", "", line)


LETTER = """<table><tr><td><a href="https://v.example/1">View in browser</a></td></tr>
<tr><td><h1>Council names head</h1><p>The council has named Anna Breck.</p>
<p><a href="https://v.example/2">Read more</a></p>
<p>“Share the water,” <a href="https://v.example/3">she said</a>.</p>
<ul><li><a href="https://v.example/4">The council's minutes of Monday</a></li></ul>
<p><a>Like</a></p><p><a>Share</a></p>
<p>Varno Courier, 12 Mill Street, Varno VA1 2AB. You receive this e-mail because you subscribed.
<a href="https://v.example/5">Unsubscribe</a></p></td></tr></table>"""


def test_the_frame_of_a_letter_is_left_out() -> None:
    """Its buttons, and what its foot says of the mailing; the title stands once."""
    found = read_message(message(text=None, html=LETTER))
    assert [s.text for s in split(found)] == [
        "Council names head",
        "The council has named Anna Breck.",
        "“Share the water,” she said.",
        "The council's minutes of Monday",
    ]


def test_the_marks_of_a_letter_in_plain_text_are_left_out() -> None:
    """Programs write them for headings, buttons and addresses."""
    text = (
        "View this email in your browser (https://v.example/1)\n\n** Bridge opens\n----------\n\n"
        "The bridge opens on Monday, the mayor said.\nRead more (https://v.example/2)\n\n"
        "==========\n** Facebook (https://f.example)\n\nOur mailing address is:\nVarno Courier\n"
        "12 Mill Street\n\nYou can ** unsubscribe from this list (https://v.example/3)\n"
    )
    assert [s.text for s in split(read_message(message(text)))] == [
        "Council names head",
        "Bridge opens",
        "The bridge opens on Monday, the mayor said.",
    ]


def test_the_foot_of_a_mailing_list_is_no_text() -> None:
    """Nor is the list's name in front of the subject."""
    foot = f"{'_' * 47}\nVarno mailing list\nVarno@v.example\nhttps://v.example/listinfo/varno"
    made = message(f"{TEXT}\n\n{foot}\n", subject="Re: [varno] Council names head")
    made["List-Id"] = "<varno.v.example>"
    found = read_message(made)
    assert (found.title, found.text.split("\n\n")[1:]) == ("Council names head", [TEXT])
    assert read_message(message(subject="[Update] Council names head")).title == (
        "[Update] Council names head"
    )


def test_the_button_at_the_foot_of_a_letter_is_left_out() -> None:
    """The words of it are kept where they are no link."""
    page = f"<p>{TEXT}</p><div>{{}}</div>"
    button = message(text=None, html=page.format("<a href='https://v.example'>Start writing</a>"))
    assert read_message(button).text.split("\n\n")[1:] == [TEXT]
    words = message(text=None, html=page.format("Start writing"))
    assert read_message(words).text.endswith("Start writing")


def test_a_message_that_is_forwarded_as_a_page_is_the_article() -> None:
    """Breaks part its headers, and standard lines about confidence stand at the end."""
    page = (
        "<p>For your information.</p><p><b>From:</b> Ida Sool &lt;ida@v.example&gt;<br>"
        "<b>Sent:</b> Friday, 2 May 2025 14:30<br><b>To:</b> Press<br><b>Subject:</b> Ferry</p>"
        "<p>All are safe.</p>"
        "<p>This email and any attachments are confidential and intended solely for the addressee. "
        "If you have received this email in error please notify the sender.</p>"
        "<p>Sent from my iPhone</p>"
    )
    found = read_message(message(text=None, html=page, subject="FW: Ferry"))
    assert (found.source, found.published) == ("Ida Sool", date(2025, 5, 2))
    assert [s.text for s in split(found)] == ["Ferry", "For your information.", "All are safe."]


DIGEST = """Send Varno mailing list submissions to
\tvarno@v.example

Today's Topics:

   1. Council names head (Ida)


----------------------------------------------------------------------

Message: 1
Date: Fri, 2 May 2025 09:00:00 +0200
From: Ida Sool <ida@v.example>
Subject: [varno] Council names head
Content-Type: text/plain; charset="us-ascii"

The council has named Zoë Breck.

------------------------------

That is a row in the text.
-------------- next part --------------
An HTML attachment was scrubbed...
URL: <https://v.example/attachments/1>

------------------------------
{more}
_______________________________________________
Varno mailing list
varno@v.example


End of Varno Digest, Vol 3, Issue 2
***********************************
"""


def digest(more: str = "") -> EmailMessage:
    """Return a digest of a mailing list in plain text."""
    made = message(DIGEST.format(more=more), subject="Varno Digest, Vol 3, Issue 2")
    made["List-Id"] = "<varno.v.example>"
    return made


def test_the_message_of_a_digest_is_the_article() -> None:
    """With its own headers, and without what the program of the list adds; also in a mailbox."""
    mark = b"From varno@v.example Mon May  5 09:00:00 2025\n"
    for data in (digest().as_bytes(), mark + digest().as_bytes()):
        article = read(data)
        assert (article.title, article.source) == ("Council names head", "Ida Sool")
        assert article.published == date(2025, 5, 2)
        assert [part for part in article.text.split("\n\n") if part.strip("-")] == [
            "Council names head",
            "The council has named Zoë Breck.",
            "That is a row in the text.",
        ]


def test_each_message_of_a_digest_is_an_article() -> None:
    """Those without text are told."""
    second = "\nMessage: 2\nDate: Sat, 3 May 2025 10:00:00 +0200\nFrom: Bo <b@v.example>\n"
    rest = f"Subject: Bridge\n\nThe bridge opened.\n\n{'-' * 30}\n"
    empty = "\nMessage: 3\nDate: Sat, 3 May 2025\nFrom: Bo\nSubject: Re: Bridge\n\n> Who?\n\n"
    found = read_all(digest(f"{second}{rest}{empty}{'-' * 30}\n").as_bytes())
    assert [each.article.title for each in found.articles] == ["Council names head", "Bridge"]
    assert found.articles[0].notices == ("1 of 3 messages of the digest hold no text.",)
    assert found.articles[1].article.text == "Bridge\n\nThe bridge opened."


def test_a_digest_in_parts_is_read() -> None:
    """As MIME has it."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "a@v.example", "Digest", "Mon, 5 May 2025 09:00"
    made["Message-ID"], made["MIME-Version"] = "<2@v.example>", "1.0"
    made.set_type("multipart/digest")
    for each in (message(), message("The bridge opened.", subject="Bridge")):
        part = EmailMessage()
        part.set_content(each)
        made.attach(part)
    found = read_all(made.as_bytes())
    assert [each.article.title for each in found.articles] == ["Council names head", "Bridge"]
    assert found.articles[1].article.text == "Bridge\n\nThe bridge opened."


def test_a_row_of_dashes_makes_no_digest() -> None:
    """Nothing is left out where no headers stand below it."""
    rows = f"{TEXT}\n\n{'-' * 70}\n\nFrom: the river one sees it.\n\n{'-' * 30}\n\nIt is old."
    found = body(message(rows))
    assert (found[0], found[-1]) == (TEXT, "It is old.")
    assert "From: the river one sees it." in found


def test_the_innermost_message_of_several_forwards_is_the_article() -> None:
    """Its sender and its day count where those above only added remarks."""
    outer = (
        "---------- Forwarded message ---------\nFrom: Bo Tarn <b@v.example>\nDate: 4 Mar 2025\n"
    )
    inner = (
        "-----Original Message-----\nFrom: Port <p@v.example>\nSent: 2 March 2025 08:00\nTo: Bo\n"
    )
    written = f"For the file.\n\n{outer}To: Ida\n\n{{}}\n\n{inner}\n{LETTER_TEXT}"
    found = read_message(message(written.format("Ours of page 9."), subject="Fwd: FW: Ferry"))
    assert (found.source, found.published) == ("Port", date(2025, 3, 2))
    assert found.text.split("\n\n")[1:] == [LETTER_TEXT]
    said = read_message(message(written.format(LETTER_TEXT * 3), subject="Fwd: FW: Ferry"))
    assert (said.source, said.published) == ("Bo Tarn", date(2025, 3, 4))


LETTER_TEXT = "The ferry sank on Friday near Varno. All 40 passengers are safe, the port said."


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("Dear all,\n\nPlease see our release below.\n\nKind regards\nIda", False),
        ("Good morning,\nthe following statement may be used at once.\n\nBest,\n\nIda Sool", False),
        ("Dear all,\n\nThe ferry has sunk.\n\nKind regards\nIda", True),
        ("Please see our release below.\n\nKind regards\nIda", True),
        ("Dear all,\n\nPlease see our release below.", True),
    ],
)
def test_a_note_above_a_release_is_no_part_of_it(note: str, kept: bool) -> None:
    """It has a greeting and a closing, and speaks of what is below."""
    found = body(message(f"{note}\n\n*Ferry sinks*\n\n{LETTER_TEXT * 3}\n"))
    assert found[-2:] == ["Ferry sinks", LETTER_TEXT * 3]
    assert (len(found) > 2) is kept


@pytest.mark.parametrize(
    ("note", "kept"),
    [("Please find our statement below.", False), ("The ferry has sunk.", True)],
)
def test_a_note_ends_above_the_head_of_a_release(note: str, kept: bool) -> None:
    """It needs no closing there."""
    found = body(message(f"Dear all,\n\n{note}\n\nPRESS RELEASE\n\n{LETTER_TEXT * 3}\n"))
    assert found[-2:] == ["PRESS RELEASE", LETTER_TEXT * 3]
    assert (note in found) is kept


def test_a_letter_keeps_its_closing() -> None:
    """Nothing much longer stands below it, and its name is not the sender's."""
    letter = f"Dear all,\n\nThe following is true. {LETTER_TEXT}\n\nKind regards\nIda Sool"
    assert body(message(letter))[-1].endswith("Ida Sool")


@pytest.mark.parametrize(
    ("end", "kept"),
    [
        ("Ida Sool\nPress officer\nPort of Varno", False),
        ("Kind regards,\n\nIda Sool\nPort of Varno\n\nSent from my iPhone", False),
        ("Bo Tarn\nPress officer\nPort of Varno", True),
        ("Ida Sool\nShe has been with the port for years.", True),
        ("Ida Sool spoke", True),
    ],
)
def test_the_sender_s_own_lines_at_the_end_are_left_out(end: str, kept: bool) -> None:
    """They begin with the sender's name, and hold no sentence."""
    for sender in ("Ida Sool <ida@v.example>", '"Sool, Ida" <ida@v.example>'):
        page = "".join(f"<p>{line}</p>" for line in (LETTER_TEXT, *end.split("\n")))
        for made in (
            message(f"{LETTER_TEXT}\n\n{end}\n", sender=sender),
            message(text=None, html=page, sender=sender),
        ):
            said = [s.text for s in split(read_message(made))]
            assert (said[-1] == "All 40 passengers are safe, the port said.") is not kept
