"""Tables of pages: each row stands for itself, with the names of its columns."""

from __future__ import annotations

import pytest

from facts.readers import html

TEXT = "<p>The office published the figures of the valley on Monday morning.</p>"


def rows(table: str) -> list[str]:
    """Return the lines that a table gives on a page."""
    page = f"<html><body><h1>Figures</h1>{TEXT}{table}{TEXT}</body></html>"
    found = html.extract(page.encode()).text.split("\n\n")
    return [line for line in found if line != "Figures" and line not in TEXT]


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        (
            "<tr><th>Work<th>End<tr><td>Quay<td>2027<tr><td>Mole<td>2029",
            ["Work: Quay | End: 2027", "Work: Mole | End: 2029"],
        ),
        ("<tr><td>Quay<td>2027<tr><td>Mole<td>2029", ["Quay | 2027", "Mole | 2029"]),
        ("<tr><th>Opened<td>1911<tr><th>Height:<td>31 m", ["Opened: 1911", "Height: 31 m"]),
        (
            "<tr><td><b>Town</b><td><b>Mayor</b><tr><td>Osk<td>Eva Rand",
            ["Town: Osk | Mayor: Eva Rand"],
        ),
        (
            "<tr><td>Town<td>People<tr><td>Osk<td>9,100<tr><td>Lund<td>17 400",
            ["Town: Osk | People: 9,100", "Town: Lund | People: 17 400"],
        ),
        (
            "<thead><tr><th><th>2023<th>2024</thead><tr><th>Osk<td>4<td>5",
            ["Osk | 2023: 4 | 2024: 5"],
        ),
        (
            "<tr><th>Town<th>Votes<tr><th colspan=2>North<tr><td>Osk<td>31<tr><td>Tarn<td>8",
            ["North", "North | Town: Osk | Votes: 31", "North | Town: Tarn | Votes: 8"],
        ),
        (
            "<tr><th>Team<th>Player<th>Goals<tr><td rowspan=2>Osk<td>Rem<td>3<tr><td>Aas<td>1",
            ["Team: Osk | Player: Rem | Goals: 3", "Team: Osk | Player: Aas | Goals: 1"],
        ),
        ("<tr><th>Work<th>End<tr><td>Quay<td><tr><td>Mole<td>2029",
         ["Work: Quay", "Work: Mole | End: 2029"]),
        ("<caption>Works</caption><tr><th>Work<th>End<tr><td><p>Quay</p><td><p>2027</p>",
         ["Works", "Work: Quay | End: 2027"]),
    ],
)  # fmt: skip
def test_rows_keep_their_cells_and_name_their_columns(table: str, lines: list[str]) -> None:
    """Heads are told by their markup, by bold type, or by the numbers below them."""
    assert rows(f"<table>{table}</table>") == lines


def test_a_cell_stands_in_no_other_row() -> None:
    """Also where cells are missing, span rows or are empty."""
    table = "<tr><th>A<th>B" + "".join(f"<tr><td>name{n}<td>{n}{n}{n}" for n in range(1, 9))
    for line in rows(f"<table>{table}</table>"):
        assert line.split("name")[1][0] * 3 in line


@pytest.mark.parametrize("span", ["99999999", "-1", "0", "x", "1000"])
def test_a_span_has_a_limit(span: str) -> None:
    """A table cannot be made to fill the memory."""
    table = f"<tr><td colspan={span} rowspan={span}>Quay<td>2027" * 300
    assert "Quay" in rows(f"<table>{table}</table>")[0]


def test_a_table_that_lays_out_a_text_gives_paragraphs() -> None:
    """A cell of many sentences is no cell of data."""
    long = "The quay of Halvik was rebuilt by hand. " * 12
    assert rows(f"<table><tr><td>{long}<td>{long}Twice.</table>")[0] == long.strip()


OLD = """<table width=700><tr><td colspan=2><img src=logo.gif alt="The Halvik Post"></td></tr>
<tr><td width=120><a href=i.html>Home</a><br><a href=s.html>Sport</a></td>
<td><font size=+2><b>Mill burns in Tarn</b></font><br><font size=-1>March 3, 2025<br>Tarn</font>
<p>A fire destroyed the old mill on Sunday night.<p>Its cause was not known.
<p><a href=print.html>Printer-friendly version</a></td></tr></table>"""


def test_a_table_that_lays_out_an_old_page_is_none() -> None:
    """Its menu is no text, and lines that breaks part are lines of their own."""
    head = "<head><title>The Halvik Post: Mill burns in Tarn</title></head>"
    found = html.extract(f"<html>{head}<body>{OLD}</body></html>".encode())
    assert found.text.split("\n\n") == [
        "Mill burns in Tarn",
        "Tarn",
        "A fire destroyed the old mill on Sunday night.",
        "Its cause was not known.",
    ]
    assert (found.title, found.source) == ("Mill burns in Tarn", "The Halvik Post")
    assert found.published == "2025-03-03"


def test_a_table_of_cells_with_sentences_is_data() -> None:
    """Its cells are kept together."""
    table = (
        "<table border=1><tr><td>Quay<td><p>It opens in 2027.<p>It has two berths.</table>",
        "<table><tr><td>Quay<td><p>It opens in May.<tr><td>Mole<td><p>It opens in June.</table>",
    )
    facts = "<table><tr><td>Opened<td>1911<tr><td>Story<td><p>It burned.<p>It was rebuilt.</table>"
    assert rows(facts) == ["Opened | 1911", "Story | It burned. It was rebuilt."]
    assert rows(table[0]) == ["Quay | It opens in 2027. It has two berths."]
    assert rows(table[1]) == ["Quay | It opens in May.", "Mole | It opens in June."]
