"""What an article quotes, by its quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.extract.quotations import Quotations, find_quotations


def quoted(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We stay,” she said. “All of us.”", ["“We stay,”", "“All of us.”"]),
        ('"We stay," she said.', ['"We stay,"']),
        ("«We stay», she said.", ["«We stay»"]),
        ("„We stay“, she said.", ["„We stay“"]),
        ("'We stay,' she said.", ["'We stay,'"]),
        ("‘We don’t stay,’ she said.", ["‘We don’t stay,’"]),
        ("The workers' list and the mayor's office", []),
        ("in 's-Hertogenbosch, the 'oldest town", []),
        ("a 6\" pipe and a 12' wall", []),
        ("She called it “a ‘small’ loss”.", ["“a ‘small’ loss”"]),
        ("No quotation.", []),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_speech_over_paragraphs_is_one_group() -> None:
    text = "“It came at night.\n\n“We ran,” she said.\n\n“Nobody warned us,” said Bo Lind."
    groups = [each.group for each in find_quotations(text)]
    assert groups[0] == groups[1] != groups[2]


def test_a_mark_that_nothing_closes_ends_with_its_paragraph() -> None:
    text = "“It came at night.\n\nThe council met."
    assert quoted(text) == ["“It came at night."]


def test_quotations_are_looked_up_by_place() -> None:
    text = "“One.” A “two.” B “three.”"
    held = Quotations(text).within(text.index("A"), text.index("B"))
    assert [text[each.start : each.end] for each in held] == ["“two.”"]


@given(st.text(alphabet="ab ,.“”„«»‘’'\"\n", max_size=200))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.group <= other.group for one, other in pairwise(found))


@pytest.mark.timeout(30)
@pytest.mark.parametrize("mark", ["'", "‘", "“", '"', "a'", "a’"])
def test_many_marks_that_close_nothing_are_read(mark: str) -> None:
    # With each mark looked for from each other one, this would take minutes.
    assert len(find_quotations((mark + " ") * 200_000)) <= 200_000
