"""The command line: add articles to a record and ask it questions in a terminal.

Each verb is a module with `define`, which describes its arguments, and a function that runs it.
Modules import what is slow only where it is used: `ask` must not wait for a parser model.
"""

from facts.cli.main import main

__all__ = ["main"]
