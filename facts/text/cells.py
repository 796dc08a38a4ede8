"""How the row of a table is written as a line."""

CELL_MARK = " | "
"""What stands between two cells."""
