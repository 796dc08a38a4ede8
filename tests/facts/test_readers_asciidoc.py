"""AsciiDoc: its header, and its text without marks."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import InputError, UnreadableDocument
from facts.readers import asciidoc, read
from facts.readers.file_types import FileType, file_type_of

HEADER = """// Draft of the desk.
= Council names *head* of water board
Ida Sool <sool@varno.example>; Jon Ek
v1.2, 2025-03-03: second draft
:publisher: Varno Courier
:url: https://varno.example/head
:board: water board
:toc:
"""


def text_of(written: str) -> str:
    """Return the text of an AsciiDoc file."""
    return asciidoc.extract(written.encode()).text


def test_the_header_gives_title_date_source_and_address() -> None:
    """And is no part of the text."""
    article = read(f"{HEADER}\nThe {{board}} has a head.\n".encode(), name="a.txt")
    assert article.title == "Council names head of water board"
    assert article.published == date(2025, 3, 3)
    assert article.source == "Varno Courier"
    assert article.url == "https://varno.example/head"
    assert article.text == "Council names head of water board\n\nThe water board has a head."


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("One line\nand another +\nand more.", "One line and another and more."),
        ("// Ask Jon.\nAnna is head.\n////\nNot yet.\n\nNever.\n////", "Anna is head."),
        ("Anna is\n// really\nhead.", "Anna is head."),
        ("[.lead]\nAnna is head.", "Anna is head."),
        ("== The board\n\nAnna is head.", "The board\n\nAnna is head."),
        (".What came\n* Two tonnes.\n* A nurse.", "What came\n\n- Two tonnes.\n\n- A nurse."),
        (". Ask.\n. Wait\nhere.", "1. Ask.\n\n2. Wait here."),
        ("Quay:: It is closed.", "Quay: It is closed."),
        ("Quay::\nIt is closed.", "Quay: It is closed."),
        ("NOTE: The quay is closed.", "The quay is closed."),
        ("----\ncode\n\nmore\n----\nAnna is head.", "Anna is head."),
        ("....\ncode", ""),
        ("====\nAnna is head.\n====", "Anna is head."),
        ("[quote, Anna]\n____\nI am head.\n____", "I am head."),
        ("image::a.png[The quay]\nAnna is head.\n\n'''\n\n<<<", "Anna is head."),
        ("* One.\n+\nMore of it.", "- One.\n\nMore of it."),
        (
            "It is *bold*, _soft_, `code`, #odd# and **b**old.",
            "It is bold, soft, code, odd and bold.",
        ),
        ("Take 2 * 3 * 4 and snake_case_names.", "Take 2 * 3 * 4 and snake_case_names."),
        ("The https://a.example[council^] and xref:b.adoc[board].", "The council and board."),
        ("See <<quay,the quay>>.[[end]] Costs CO~2~ and m^2^.", "See the quay. Costs CO2 and m2."),
        ('She said "`yes`" and {unknown}{nbsp}.', "She said “yes” and {unknown} ."),
        ("It is so.footnote:[In *March*.] Yes.", "It is so. Yes.\n\nIn March."),
        ("[.odd]#It# is so.", "It is so."),
        (
            "|===\n|Town |Houses\n\n|Osmer |12\n|Varno\n|7\n|===\nEnd.",
            "Town: Osmer | Houses: 12\n\nTown: Varno | Houses: 7\n\nEnd.",
        ),
    ],
)
def test_marks_are_no_part_of_the_text(written: str, text: str) -> None:
    """Words, headings, items and cells stay."""
    assert text_of(f"Start.\n\n{written}\n") == f"Start.\n\n{text}".rstrip()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("= Head\n:toc:\n\nAnna is head.\n", FileType.ASCIIDOC),
        ("// draft\n= Head\n\n== Board\n\nAnna is head.\n", FileType.ASCIIDOC),
        ("= Head\n\nAnna is head.\n", FileType.TEXT),
        ("= Head =\n\n== Board ==\n\nAnna is head.\n", FileType.TEXT),
        ("Head\n====\n\nAnna is head.\n", FileType.TEXT),
    ],
)
def test_the_beginning_tells_the_form(written: str, expected: FileType) -> None:
    """A title alone is none, nor one between marks as in wikis."""
    assert file_type_of(written.encode()) is expected
    assert file_type_of(written.encode(), name="a.adoc") is FileType.ASCIIDOC


@pytest.mark.parametrize("written", [":toc:\n", "'''\n", "----\ncode\n", "// only\n"])
def test_a_file_without_text_is_refused(written: str) -> None:
    """The error says why."""
    with pytest.raises(UnreadableDocument, match="holds no text"):
        asciidoc.extract(written.encode())


@given(st.lists(st.sampled_from("* _ ` # |=== ---- = :a: // a [ ] << >> + \n , . ::".split(" "))))
def test_any_marks_are_read_or_refused(marks: list[str]) -> None:
    """No other error."""
    with suppress(InputError):
        asciidoc.extract(" ".join(marks).encode())
