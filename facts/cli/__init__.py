"""The command line: add articles to a record and ask it questions in a terminal.

Each verb has a function that runs it. Its module's `register` adds the verb to the argument parser.
Slow modules are imported inside the functions that need them, so that `ask` does not wait for a
parser model.
"""

from facts.cli.main import main

__all__ = ["main"]
