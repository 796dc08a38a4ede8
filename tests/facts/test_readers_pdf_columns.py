"""The columns, tables and margins of PDF pages, whatever the order in which they were painted."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.readers import pdf
from facts.readers.pdf_columns import lines_in_order
from facts.readers.pdf_words import PageWord
from tests.facts.documents import pdf as pdf_of
from tests.tries import tries

LEFT = (
    "The council of Varno has named Anna",
    "Breck head of the water board. She",
    "takes office on the first of April.",
    "The council voted nineteen to eight",
    "after a debate of nearly four hours.",
    "Her deputy is the fire chief of the",
)
RIGHT = (
    "town, who has led the brigade since",
    "the flood. Both will be paid by the",
    "state. The price of water will rise",
    "in July, when the old pipes of four",
    "streets are replaced by steel ones.",
    "Residents get their water by truck.",
)
WHOLE = " ".join((*LEFT, *RIGHT))


def painted(x: float, y: float, text: str, *, size: int = 10) -> bytes:
    """Return the operators that paint a text at a place."""
    escaped = text.replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT /F %d Tf %f %f Td (%b) Tj ET" % (size, x, y, escaped)


def two_columns(order: str, *, right: float = 260) -> list[bytes]:
    """Return the painting of two columns in an order."""
    lines = [(60.0, 700.0 - 12 * n, text) for n, text in enumerate(LEFT)]
    lines += [(right, 700.0 - 12 * n, text) for n, text in enumerate(RIGHT)]
    if order == "rows":
        lines.sort(key=lambda line: -line[1])
    elif order == "backwards":
        lines.reverse()
    elif order == "mixed":
        random.Random(3).shuffle(lines)
    return [painted(x, y, text) for x, y, text in lines]


def text_of(*parts: bytes) -> str:
    """Return the text of a page that these parts are painted on."""
    return pdf.extract(pdf_of(b"\n".join(parts))).text


@pytest.mark.parametrize("order", ["columns", "rows", "backwards", "mixed"])
def test_columns_are_read_one_after_the_other(order: str) -> None:
    """The order of painting does not matter."""
    assert text_of(*two_columns(order)) == WHOLE


@pytest.mark.parametrize("order", ["columns", "rows", "backwards", "mixed"])
def test_a_title_over_the_columns_stays_above_them(order: str) -> None:
    """It crosses the gutter."""
    title = painted(60, 740, "Council names head of the water board", size=18)
    assert text_of(*two_columns(order), title).split("\n\n") == [
        "Council names head of the water board",
        WHOLE,
    ]


def test_a_narrow_gutter_parts_columns() -> None:
    """It is hardly wider than the spaces of justified lines."""
    assert text_of(*two_columns("rows", right=235)) == WHOLE


def test_the_text_below_columns_comes_after_both() -> None:
    """Also where it begins in the first column."""
    assert text_of(*two_columns("rows"), painted(60, 560, "Contact: the press office.")) == (
        f"{WHOLE}\n\nContact: the press office."
    )


def test_a_row_of_a_table_keeps_its_cells_together() -> None:
    """A number is not given for the name of another row, and it is told what it counts."""
    rows = [("State", "Stations"), ("Arva", "12"), ("Tessin", "4"), ("Orla", "9")]
    assert table(*rows) == [
        "State: Arva | Stations: 12",
        "State: Tessin | Stations: 4",
        "State: Orla | Stations: 9",
    ]


def test_a_row_with_an_empty_cell_keeps_its_numbers() -> None:
    """They are not given for the name above, nor for another column."""
    rows = [
        ("Street", "Lamps", "Trees"),
        ("Quay", "12", "3"),
        ("Hill", "14", "2"),
        ("Ford", "15", "6"),
        ("Mill Lane", "", "5"),
        ("Dam Road", "7", ""),
        ("Abbey", "9", "8"),
    ]
    assert table(*rows) == [
        "Street: Quay | Lamps: 12 | Trees: 3",
        "Street: Hill | Lamps: 14 | Trees: 2",
        "Street: Ford | Lamps: 15 | Trees: 6",
        "Street: Mill Lane | Trees: 5",
        "Street: Dam Road | Lamps: 7",
        "Street: Abbey | Lamps: 9 | Trees: 8",
    ]


def test_a_table_without_a_head_names_no_columns() -> None:
    """Its first row is like the others."""
    rows = [("Arva", "12"), ("Tessin", "4"), ("Orla", "9")]
    assert table(*rows) == ["Arva | 12", "Tessin | 4", "Orla | 9"]


def test_the_title_of_a_table_and_the_text_above_it_are_no_rows() -> None:
    """Though they hide a gutter of it."""
    rows = [("Region", "2023", "2024"), ("Coast", "1,902", "2,077"), ("Lakes", "1,240", "1,288")]
    parts = [
        painted(60, 700, "Camp sites grew fastest, with a rise of 19 per cent, while all inns"),
        painted(60, 688, "lost guests for the fourth year in a row."),
        painted(180, 660, "Table 1: Overnight stays by region, thousands"),
    ]
    for n, row in enumerate(rows):
        for x, cell in zip((66.0, 220.0, 400.0), row, strict=True):
            parts.append(painted(x, 630.0 - 24 * n, cell))
    assert text_of(*parts).split("\n\n") == [
        "Camp sites grew fastest, with a rise of 19 per cent, while all inns lost guests for the "
        "fourth year in a row.",
        "Table 1: Overnight stays by region, thousands",
        "Region: Coast | 2023: 1,902 | 2024: 2,077",
        "Region: Lakes | 2023: 1,240 | 2024: 1,288",
    ]


def test_narrow_columns_of_a_short_table_are_apart() -> None:
    """The rows have no other gaps, with which the gap between two numbers could be compared."""
    rows = [("Cause", "2020", "2021"), ("Chimney", "171", "114"), ("Barn", "88", "96")]
    parts = [painted(60, 700, "The brigade put out 96 fires, of which the most were in chimneys.")]
    for n, row in enumerate([*rows, ("Other", "633", "602")]):
        for x, cell in zip((230.0, 281.0, 315.0), row, strict=True):
            parts.append(painted(x, 670.0 - 18 * n, cell))
    assert text_of(*parts).split("\n\n")[1:3] == [
        "Cause: Chimney | 2020: 171 | 2021: 114",
        "Cause: Barn | 2020: 88 | 2021: 96",
    ]


def table(*rows: tuple[str, ...]) -> list[str]:
    """Return the paragraphs of a page with this table, painted in no order."""
    parts = [
        painted(60 + 120 * column, 700 - 14 * n, cell)
        for n, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell
    ]
    random.Random(1).shuffle(parts)
    return text_of(*parts).split("\n\n")


def test_a_cell_of_several_lines_stays_in_its_row() -> None:
    """Wider gaps part such rows."""
    cells = {
        700: ("The harbour", "It is closed for two years while"),
        688: ("of Arva", "its walls are raised."),
        664: ("The bridge", "It stays open, but lorries have"),
        652: ("at Orla", "to take the road by the dam."),
    }
    parts = [
        painted(x, y, cell)
        for y, row in cells.items()
        for x, cell in zip((60, 180), row, strict=True)
    ]
    assert text_of(*parts).split("\n\n") == [
        "The harbour of Arva | It is closed for two years while its walls are raised.",
        "The bridge at Orla | It stays open, but lorries have to take the road by the dam.",
    ]


def test_the_wide_spaces_of_a_justified_line_do_not_part_it() -> None:
    """All of its spaces are wide."""
    lines = [painted(60, 700 - 12 * n, text) for n, text in enumerate(LEFT)]
    stretched = [painted(x, 628, word) for x, word in ((60, "fire"), (125, "brigade"), (202, "of"))]
    assert "fire brigade of" in text_of(*lines, *stretched)


def test_the_raised_number_of_a_note_is_left_out() -> None:
    """It is no part of the sentence; the note comes after the text."""
    found = text_of(
        painted(60, 700, "The council has named Anna Breck head of the board."),
        painted(302, 704, "1", size=6),
        painted(60, 100, "1", size=6),
        painted(64, 97, "By nineteen votes to eight.", size=8),
    )
    assert found.split("\n\n") == [
        "The council has named Anna Breck head of the board.",
        "By nineteen votes to eight.",
    ]


def test_a_raised_part_of_a_word_stays() -> None:
    """A power is not the number of a note."""
    found = text_of(painted(60, 700, "It covers 12 km"), painted(129, 704, "2", size=6))
    assert found == "It covers 12 km²"


@pytest.mark.parametrize(
    "angle", [(0, 1, -1, 0, 500, 100), (0, -1, 1, 0, 100, 700), (-1, 0, 0, -1, 500, 700)]
)
def test_turned_text_is_read_upright(angle: tuple[int, ...]) -> None:
    """A page may be printed in any direction."""
    turned = b"%d %d %d %d %d %d cm" % angle
    lines = [painted(0, -12 * n, text) for n, text in enumerate(LEFT)]
    assert text_of(turned, *lines) == " ".join(LEFT)


def test_a_slanted_watermark_is_left_out() -> None:
    """It lies across the text."""
    mark = b"q 0.7 0.7 -0.7 0.7 100 500 cm " + painted(0, 0, "CONFIDENTIAL", size=60) + b" Q"
    assert text_of(mark, *two_columns("rows")) == WHOLE


def test_text_that_is_painted_twice_is_read_once() -> None:
    """Some programs make bold type or a shadow so."""
    lines = two_columns("columns")
    assert text_of(*lines, *lines) == WHOLE


def test_a_page_s_end_is_marked_before_the_first_sentence_of_the_next() -> None:
    """A sentence over the end of a page is whole, and belongs to the page of its beginning."""
    full = [painted(60, 700 - 12 * n, text) for n, text in enumerate(LEFT)]
    rest = [painted(60, 700 - 12 * n, text) for n, text in enumerate(RIGHT)]
    found = pdf.extract(pdf_of(b"\n".join(full), b"\n".join(rest))).text
    first, _, second = found.partition("\f")
    assert first.endswith("the brigade since the flood.\n\n")
    assert second.startswith("Both will be paid")
    assert found.count("\f") == 1


def test_a_running_head_between_two_pages_parts_no_sentence() -> None:
    """Heads and feet are left out wherever they are painted."""
    pages = [
        b"\n".join(
            [
                painted(60, 40, f"Page {number} of 2", size=8),
                painted(60, 800, "Annual report of the water board", size=8),
                *(painted(60, 700 - 12 * n, text) for n, text in enumerate(lines)),
            ]
        )
        for number, lines in ((1, LEFT), (2, RIGHT))
    ]
    found = pdf.extract(pdf_of(*pages)).text
    assert found.replace("\n\n\f", " ") == WHOLE


def test_a_page_that_is_a_picture_is_told() -> None:
    """A page that is only blank is not."""
    picture = b"q 100 0 0 100 0 0 cm 0 0 1 1 re f Q"
    found = pdf.extract(pdf_of(painted(60, 700, LEFT[0]), b"", picture))
    assert len(found.notices) == 1
    assert found.notices[0].startswith("Page 3 is a picture")
    assert pdf.extract(pdf_of(painted(60, 700, LEFT[0]), b"")).notices == ()


WORDS = st.builds(
    PageWord,
    text=st.sampled_from(["The", "council", "of", "Varno", "-", "•", "Mr.", "a"]),
    left=st.floats(0, 500),
    right=st.floats(0, 600),
    base=st.sampled_from([float(y) for y in range(0, 800, 12)]) | st.floats(0, 800),
    size=st.sampled_from([1.0, 6.0, 10.0, 24.0]),
    font=st.sampled_from(["", "A", "B"]),
    spaced=st.booleans(),
)


@settings(deadline=None, max_examples=tries(200))
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_every_word_is_in_one_line(words: list[PageWord]) -> None:
    """Wherever words are, none is lost and none is doubled."""
    found = "".join(line.text.replace(" | ", "") for line in lines_in_order(words))
    given_ = "".join(word.text for word in words)
    assert sorted(found.replace(" ", "")) == sorted(given_)
