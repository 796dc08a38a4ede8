"""PDF files: lines to paragraphs, titles, encryption, damage and bombs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import TooLarge, UnreadableDocument
from facts.readers import isolated, pdf, read
from facts.readers.file_types import FileType
from facts.readers.pdf_lines import Line, join_lines
from tests.facts.documents import document, encrypted, page
from tests.facts.documents import pdf as pdf_of

LINES = (
    "The council met on Monday in the old town hall and adopted",
    "the budget for the coming year. Nobody objected to it, and",
    "the session ended before noon.",
)


def texts(*lines: str, page_lines: int = 40, indent: frozenset[int] = frozenset()) -> list[str]:
    """Return the paragraphs of lines that are printed below each other."""
    return [
        paragraph.text
        for paragraph in join_lines(
            Line(text, n // page_lines, 80.0 if n in indent else 72.0, 700.0 - 14 * n, 11.0)
            for n, text in enumerate(lines)
            if text
        )
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    """They are joined by a space."""
    assert texts(*LINES) == [" ".join(LINES)]


def test_a_gap_ends_a_paragraph() -> None:
    """Even where the line is full and ends in no stop."""
    assert len(texts(*LINES[:2], "", *LINES)) == 2


def test_an_indent_and_a_short_last_line_end_a_paragraph() -> None:
    """Each of them ends it without any other sign."""
    full = "the delegates of the southern districts left the hall again."
    assert len(texts(*LINES[:2], full, *LINES, indent=frozenset({3}))) == 2
    assert len(texts(*LINES, *LINES)) == 2


def test_items_of_a_list_stay_apart() -> None:
    """Each item begins with its mark."""
    assert texts("- Sirens in every harbour,", "- a common map") == [
        "- Sirens in every harbour,",
        "- a common map",
    ]


def test_another_size_of_type_ends_a_paragraph() -> None:
    """A heading is not part of the next paragraph."""
    lines = [
        Line("Budget adopted", 0, 72, 700, 18.0),
        Line("The council met on Monday and adopted the budget.", 0, 72, 686, 11.0),
    ]
    assert len(join_lines(lines)) == 2


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the resolu-", "tion was adopted", "the resolution was adopted"),
        ("the resolu\u00ad", "tion was adopted", "the resolution was adopted"),
        ("the UN-", "ASEAN summit", "the UN-ASEAN summit"),
        ("the COVID-", "19 pandemic", "the COVID-19 pandemic"),
        ("in 2021-", "2025 the plan", "in 2021-2025 the plan"),
        ("he left -", "and came back", "he left - and came back"),
        ("he left –", "and came back", "he left – and came back"),
        ("of\ufb01cial and \ufb02oating", "trade", "official and floating trade"),
    ],
)
def test_words_broken_at_a_line_s_end_are_whole(before: str, after: str, whole: str) -> None:
    """Hyphens that belong to a word stay."""
    assert texts(before, after) == [whole]


def test_the_rest_of_the_text_tells_which_hyphens_belong() -> None:
    """A compound that the text has elsewhere keeps its hyphen at the end of a line."""
    found = texts(
        "Five states are co-sponsors of the draft, and all of the co-",
        "sponsors agreed; the secretariat asked the sec-",
        "retariat of the other body, and so it went on.",
    )
    assert "co-sponsors agreed" in found[0]
    assert "secretariat of the other" in found[0]


def test_running_heads_tell_the_paper_and_the_day() -> None:
    """A report's own name is no paper, and a date is one only beside the paper's name."""
    for head, told in (
        (
            "THE TOWN GAZETTE Monday, March 3, 2025 Page {}",
            ("The Town Gazette", "Monday, March 3, 2025"),
        ),
        ("Page {} | 3 March 2025 | Osmer Times", ("Osmer Times", "3 March 2025")),
        ("Water Board Annual Report, 3 March 2025, {}", (None, None)),
        ("The Town Gazette, page {}", (None, None)),
        (
            "Office of the Harbour Master | Notice No. 12/2031",
            ("Office of the Harbour Master", None),
        ),
        ("Notes of the Harbour | Notice No. 12/2031", (None, None)),
    ):
        pages = [
            page(head.format(number), "", f"Paragraph {number} tells of an event.", "It ended.")
            for number in (1, 2)
        ]
        found = pdf.extract(pdf_of(*pages))
        assert (found.source, found.published) == told, head
        assert "2025" not in found.text


def test_what_a_browser_prints_around_a_page_is_no_text() -> None:
    """Nor is the day of printing that of the article; the title beside it may name the site."""
    found = read(
        pdf_of(
            page(
                "11/28/26, 3:25 AM",
                "Seals return to the creek | Tidewater Tribune",
                "",
                "Seals return to the creek",
                "",
                "A colony of seals has settled in the creek.",
                "",
                "https://tidewater.example/seals.html",
            )
        )
    )
    assert "3:25" not in found.text
    assert found.published is None


def test_the_foot_of_a_clipping_is_left_out() -> None:
    """A single page has no other that repeats it."""
    body = [f"Paragraph {n} tells of an event in its own words." for n in range(6)]
    found = pdf.extract(pdf_of(page(*body, "", "OSMER VALLEY REPORTER Page 3"))).text
    assert "REPORTER" not in found


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """Lines at the same place of most pages, whatever number is in them."""
    pages = []
    for number in range(1, 5):
        body = [
            f"Paragraph {number} tells of event number {number} in its own words." for _ in "ab"
        ]
        pages.append(page(f"Town Gazette, page {number}", "", *body, "", str(number)))
    found = pdf.extract(pdf_of(*pages)).text
    assert "Gazette" not in found
    assert not any(line.strip().isdigit() for line in found.splitlines())
    assert all(f"event number {number}" in found for number in range(1, 5))


def test_a_paragraph_goes_on_over_the_page() -> None:
    """A sentence is not broken by the end of a page."""
    first = page(*LINES[:2], top=100)
    second = page(LINES[2], "", "A second paragraph is on the page as well.")
    found = pdf.extract(pdf_of(first, second)).text
    assert " ".join(LINES) in found


def test_a_title_of_the_metadata_counts_only_where_it_is_one() -> None:
    """A file's name is not a title; a heading in larger type is."""
    assert pdf.extract(document("flood-warnings-columns.pdf")).title == (
        "Lake states agree to share flood warnings"
    )
    assert pdf.extract(pdf_of(page(*LINES))).title is None


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_file_that_only_forbids_printing_is_read(algorithm: str) -> None:
    """A file that opens without a password is read; others are refused with a remedy."""
    plain = pdf_of(page(*LINES))
    open_to_all = encrypted(plain, user="", owner="owner", algorithm=algorithm)
    assert pdf.extract(open_to_all).text == pdf.extract(plain).text
    locked = encrypted(plain, user="secret", owner="owner", algorithm=algorithm)
    with pytest.raises(UnreadableDocument, match="encrypted") as caught:
        read(locked)
    assert "password" in caught.value.remedy


def test_a_file_of_pictures_is_told_as_such() -> None:
    """The remedy is text recognition."""
    with pytest.raises(UnreadableDocument, match="no text") as caught:
        read(pdf_of(b"q 100 0 0 100 0 0 cm Q", b""))
    assert "OCR" in caught.value.remedy


def test_a_file_has_a_limit_of_pages() -> None:
    """A file with one page more is too long."""
    with pytest.raises(TooLarge, match="pages"):
        pdf.extract(pdf_of(*[b""] * (pdf.MOST_PAGES + 1)))


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_half_a_file_is_damaged_or_read_as_far_as_it_goes(part: float) -> None:
    """Errors from inside the library never come out."""
    data = document("flood-warnings.pdf")
    try:
        found = pdf.extract(data[: int(len(data) * part)])
    except UnreadableDocument:
        return
    assert found.text


def test_a_bomb_is_refused() -> None:
    """A small file that inflates to hundreds of megabytes."""
    bomb = pdf_of(b" " * 200_000_000, packed=True)
    assert len(bomb) < 300_000
    with pytest.raises(UnreadableDocument):
        read(bomb)


def test_a_file_that_takes_too_long_is_given_up_on() -> None:
    """The time limit holds whatever the reader does."""
    busy = pdf_of(b"BT /F 11 Tf 72 700 Td " + b"(a) Tj " * 400_000 + b"ET", packed=True)
    with pytest.raises(UnreadableDocument, match="too complex"):
        isolated.extract(FileType.PDF, busy, time_limit=1.5)


@given(
    st.lists(
        st.builds(
            Line,
            text=st.text(max_size=40),
            page=st.integers(0, 3),
            x=st.floats(-1000, 1000),
            y=st.floats(-1000, 1000),
            size=st.sampled_from([0.0, 8.0, 11.0, 18.0]),
        ),
        max_size=12,
    )
)
def test_any_lines_are_joined(lines: list[Line]) -> None:
    """Without an error, and with no letter that was in none of them."""
    letters = {character for line in lines for character in line.text.lower()}
    for paragraph in join_lines(lines):
        assert paragraph.text.strip()
        assert "\n" not in paragraph.text
        assert set(paragraph.text.lower()) <= letters | set(" fistl")
