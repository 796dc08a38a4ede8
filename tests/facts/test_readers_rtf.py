"""RTF: paragraphs and tables, without what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import InputError, UnreadableDocument
from facts.readers import read, rtf
from facts.readers.own_title import own_title


def text_of(written: bytes) -> str:
    """Return the text of a file."""
    return rtf.extract(b"{\\rtf1\\ansi " + written + b"}").text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (rb"One.\par Two.\par", "One.\n\nTwo."),
        (rb"One.\line Two.", "One.\n\nTwo."),
        (rb"{\b The} {\i council} met.", "The council met."),
        (rb"Caf\'e9 \u1057?\u1086? \lquote a\rquote  \emdash  b", "Café Со ‘a’ — b"),
        (rb"{\header Varno}{\footer Page 1}One.{\footnote Note.}", "One."),
        (rb"{\fonttbl{\f0 Times;}}{\stylesheet{\s1 Heading;}}{\*\generator X;}One.", "One."),
        (rb"{\pict\pngblip 0102}One.", "One."),
        (rb'{\field{\*\fldinst HYPERLINK "http://x.example"}{\fldrslt The plan}} is out.',
         "The plan is out."),
        (rb'{\field{\*\fldinst{HYPERLINK "http://x.example/a"}}{\fldrslt{\ul The plan}}} is out.',
         "The plan is out."),
        (rb"{\v Hidden \'e9\u233?.}One.", "One."),
        (rb"One.{\b\v Hidden.\par\v0 Two.}\v1 Hidden.\plain  Three.", "One.\n\nTwo. Three."),
        (rb"{\v0 One.}{\vertalc Two.}{\v\xe Index}", "One.Two."),
        (rb'See ("http://x.example").', 'See ("http://x.example").'),
        (rb"\trowd\cellx1\cellx2 Quay\cell 2027\cell\row Then.\par", "Quay | 2027\n\nThen."),
        (rb"\trowd\cellx1\cellx2 Street\cell Year\cell\row\trowd\cellx1\cellx2 Quay\cell 2027\cell"
         rb"\row\trowd\cellx1\cellx2 Hill\cell 2028\cell\row",
         "Street: Quay | Year: 2027\n\nStreet: Hill | Year: 2028"),
    ],
)  # fmt: skip
def test_marks_do_not_reach_the_text(written: bytes, text: str) -> None:
    """Letters, fields, tables, heads and feet."""
    assert text_of(written) == text


def test_the_code_page_of_the_file_decides() -> None:
    """Without one it is that of Western Europe."""
    assert rtf.extract(rb"{\rtf1\ansi\ansicpg1251 \'cc\'ee\'f1\'f2}").text == "Мост"


def test_the_title_is_that_of_the_properties() -> None:
    """With its letters."""
    article = read(rb"{\rtf1\ansi{\info{\title Caf\'e9 opens}}The caf\'e9 opened on Monday.\par}")
    assert article.title == "Café opens"


def test_a_title_in_the_head_of_the_text_is_better_than_another_in_the_properties() -> None:
    """Where a date, a paper or a byline shows that it is the title; else the properties tell."""
    head = rb"{\rtf1\ansi{\info{\title Varno mill}}The Varno Herald\par 3 March 2025\par\par "
    body = rb"By Ida Sool\par The mill of Varno reopened on Monday. It was shut for a year.\par}"
    found = read(head + rb"Mill reopens after a year\par " + body)
    assert found.title == "Mill reopens after a year"
    assert read(head + rb"Varno mill reopens after a year\par " + body).title == "Varno mill"
    plain = (
        rb"{\rtf1\ansi{\info{\title Varno mill}}Mill reopens\par The mill reopened. It ran.\par}"
    )
    assert read(plain).title == "Varno mill"


@pytest.mark.parametrize(
    ("author", "source"),
    [
        (rb"{\author Varno Fishing Association}", "Varno Fishing Association"),
        (rb"{\author Ida Sool}{\*\company Town Council of Varno}", "Town Council of Varno"),
        (rb"{\author Ida Sool}{\*\company Home}", None),
    ],
)
def test_an_organisation_that_wrote_the_file_is_the_source(
    author: bytes, source: str | None
) -> None:
    """A person is not."""
    found = rtf.extract(rb"{\rtf1\ansi{\info" + author + rb"}The ferry sank on Monday.\par}")
    assert found.source == source


@pytest.mark.parametrize(
    "title",
    [
        "Untitled",
        "untitled document 3",
        "Document1",
        "Word Document",
        "New Microsoft Word Document",
        "Microsoft Word - draft v2.doc",
        "press_release_final",
        "Mill fire draft.docx",
        "Press release template",
        "[Document title]",
        "(no subject)",
        "PowerPoint Presentation",
        "...",
    ],
)
def test_a_title_that_a_program_wrote_is_none(title: str) -> None:
    """The first line of the text is the title then."""
    written = "{\\rtf1\\ansi{\\info{\\title %s}}Caf\\'e9 opens\\par\\par It opened on Monday.\\par}"
    assert read((written % title).encode()).title == "Café opens"


@pytest.mark.parametrize(
    "title",
    [
        "Untitled poem sells for two million",
        "Document shows what the minister knew",
        "Documents",
        "Microsoft buys Word maker",
        "A new template for schools in Varno",
        "E-mail.example goes down",
        "Unknown",
    ],
)
def test_a_title_that_only_resembles_one_is_kept(title: str) -> None:
    assert own_title(f" {title}\n") == title


def test_a_file_without_text_is_refused() -> None:
    """Or one that is nested without end."""
    with pytest.raises(UnreadableDocument, match="holds no text"):
        text_of(rb"{\pict 0102}")
    with pytest.raises(UnreadableDocument, match="nested too deeply"):
        text_of(b"{" * 2000)


PIECES = st.sampled_from(
    [
        b"{",
        b"}",
        rb"\par ",
        rb"\'e9",
        rb"\'zz",
        rb"\u99999? ",
        rb"\cell ",
        rb"\row ",
        rb"\bin9 ",
        rb"\v ",
        rb"\v0 ",
        b"a ",
    ]
)


@given(st.lists(PIECES | st.binary(max_size=4), max_size=40))
def test_any_file_is_read_or_refused(pieces: list[bytes]) -> None:
    """Without an error that is not of the library."""
    try:
        found = text_of(b"".join(pieces))
    except InputError:
        return
    assert found.strip()
