"""How the row of a table is written as a line."""

CELL_MARK = " | "
"""What stands between two cells."""
NAME_END = ": "
"""What stands between the name of a column and the value in it."""


def is_named_row(line: str) -> bool:
    """Return whether a line is a row whose cells have the names of their columns."""
    cells = line.split(CELL_MARK)
    return len(cells) > 1 and all(NAME_END in cell for cell in cells)
