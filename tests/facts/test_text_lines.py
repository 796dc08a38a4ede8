"""Lines and the paragraphs they form."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.text.lines import lines, paragraphs, trim, wrap_width


def joined(text: str) -> list[str]:
    """The paragraphs of a text."""
    pieces = lines(text)
    return [text[p.start : p.end] for p in paragraphs(text, pieces, wrap_width(text, pieces))]


def test_a_line_of_lower_case_goes_on() -> None:
    """Where the line before it does not end in a stop."""
    assert len(joined("The council met on Monday in the hall\nand adopted the budget.")) == 1
    assert len(joined("Members\nand guests")) == 2


def test_full_lines_are_wrapped_and_short_ones_are_not() -> None:
    """A break is a wrap where the next word would not have fitted."""
    wrapped = (
        "The council met on Monday in the town hall and\n"
        "Mayor Lund opened the session with thanks to\n"
        "Governor Ellis, who had come from Halvik. He\n"
        "left early."
    )
    assert len(joined(wrapped)) == 1
    assert len(joined(wrapped + "\nThe next session is in May.")) == 2


def test_lines_that_each_end_in_a_stop_are_paragraphs() -> None:
    """However alike their lengths."""
    text = "\n".join(f"Delegates of district {n} spoke for the plan at length." for n in range(6))
    assert len(joined(text)) == 6


@pytest.mark.parametrize("mark", ["-", "•", "*", "1.", "2)", "(c)", "iv.", "##"])
def test_a_mark_of_a_list_begins_a_paragraph(mark: str) -> None:
    """Whatever stands before it."""
    text = f"The plan has parts that are listed here and\n{mark} sirens in harbours\n{mark} a map"
    assert len(joined(text)) == 3


def test_an_empty_line_always_ends_a_paragraph() -> None:
    """Even in the middle of a sentence."""
    assert len(joined("The council met on Monday in the hall\n\nand adopted the budget.")) == 2


def trimmed(text: str) -> str:
    """Return a text's lines without white space and invisible characters, in one."""
    return "".join(c for c in text if not c.isspace() and c not in "\ufeff\u00ad")


@given(st.text(alphabet="ab .\n\r\t\u2028\x0b\ufeff\u00ad-#1"))
def test_lines_cover_all_but_white_space_and_rules(text: str) -> None:
    """In order, each without white space at its ends."""
    covered = 0
    for piece in lines(text):
        assert not set(trimmed(text[covered : piece.start])) - {"-"}
        assert trim(text, piece.start, piece.end) == (piece.start, piece.end)
        assert piece.start < piece.end
        covered = piece.end
    assert not set(trimmed(text[covered:])) - {"-"}


@given(st.text(alphabet="abB .\n\r-1", max_size=300))
def test_paragraphs_are_lines_joined(text: str) -> None:
    """None is lost, none is in two."""
    pieces = lines(text)
    found = paragraphs(text, pieces, wrap_width(text, pieces))
    assert {p.start for p in found} <= {p.start for p in pieces}
    assert {p.end for p in found} <= {p.end for p in pieces}
    for before, after in pairwise(found):
        assert before.end <= after.start
    if pieces:
        assert (found[0].start, found[-1].end) == (pieces[0].start, pieces[-1].end)


def test_paragraphs_that_only_an_indent_begins_are_wrapped() -> None:
    """Most of their breaks may follow a sentence, as in short paragraphs of a wire."""
    text = (
        "    The harbour of Varno was closed to all ships on Monday, said the head of\n"
        "Osmer Shipping.\n"
        "    Nobody was hurt by the stones that fell on the road below the quarry.\n"
        "They were small.\n"
        "    Glass broke in forty houses of the old town and in the chapel of Saint\n"
        "Ida.\n"
    )
    found = paragraphs(text, lines(text), wrap_width(text, lines(text)))
    assert [run.of(text).split()[-1] for run in found] == ["Shipping.", "small.", "Ida."]
