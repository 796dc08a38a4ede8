"""Tables fit the terminal without breaking a word."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from facts.cli.tables import print_rows
from tests.cli.runs import Cli

WORDS = st.text(
    alphabet=st.characters(max_codepoint=0x24F, categories=("L", "N")), min_size=1, max_size=24
)
ROWS = st.lists(
    st.tuples(*[st.lists(WORDS, max_size=6).map(" ".join) for _ in range(5)]),
    min_size=1,
    max_size=5,
)


@given(rows=ROWS, width=st.integers(40, 120), unbroken=st.integers(0, 2))
def test_no_table_breaks_a_word(rows: list[tuple[str, ...]], width: int, unbroken: int) -> None:
    """Whatever its cells hold, as long as the word itself fits into the terminal."""
    file = io.StringIO()
    console = Console(file=file, width=width, color_system=None)
    print_rows(console, list("abcde"), rows, unbroken=unbroken, header=False)
    lines = file.getvalue().splitlines()
    assert max(cell_len(line.rstrip()) for line in lines) <= width
    words = [word for line in lines for word in line.split()]
    for row in rows:
        for word in " ".join(row).split():
            if cell_len(word) <= width - 3:
                assert word in words


@pytest.mark.skipif(sys.platform == "win32", reason="terminals work otherwise there")
@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("argv", [["list"], ["facts", "3d77"]])
def test_a_narrow_terminal_shows_whole_words(cli: Cli, argv: list[str]) -> None:
    """Those of the samples, at 60 columns."""
    from tests.cli.terminals import in_terminal

    lines = in_terminal(argv, width=60).plain.splitlines()
    assert max(map(len, lines)) <= 60
    shown = set(" ".join(lines).split())
    assert set(cli(*argv).out.split()) <= shown
