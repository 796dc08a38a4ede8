"""Lines of a printed paper that lead from one page to another."""

from __future__ import annotations

import pytest

from facts.text.jumps import without_jumps
from facts.text.lines import lines

REPORT = "Ferry line may close\n\nThe line lost 4 million crowns.\n\n{}\n\nA buyer is sought."


@pytest.mark.parametrize(
    "jump",
    [
        "See FERRY, Page A6",
        "► See FERRY, Page A6",
        "Please see FERRY LINE, A6",
        "Please turn to Page 14",
        "Continued on Page B12",
        "Story continues on page 7",
        "FERRY, from Page 1",
        "FERRY\n\nContinued from Page A1",
        "FERRY / From A1",
        "See FERRY, Page A6\n\nFERRY LINE\nContinued from A1",
        "(Continued from previous page)",
    ],
)
def test_jumps_are_left_out(jump: str) -> None:
    """With the word by which the paper calls the report on its further page."""
    text = REPORT.format(jump)

    kept = [run.of(text) for run in without_jumps(text, lines(text))]

    assert kept == [
        "Ferry line may close",
        "The line lost 4 million crowns.",
        "A buyer is sought.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "See the report on Page A6",
        "Talks continued from May to June",
        "Work continued on Pier A6 on Monday.",
        "FERRY",
        "See page 7 of the budget for the sums.",
        "BUS FROM OSMER",
    ],
)
def test_other_lines_are_kept(line: str) -> None:
    """Though they name a page, or go on."""
    text = REPORT.format(line)

    assert line in [run.of(text) for run in without_jumps(text, lines(text))]
