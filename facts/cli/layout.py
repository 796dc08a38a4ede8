"""How texts for a person are laid out."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

QUIET = "dim"
"""The style of what stands around an answer."""
_INDENT = 2


def print_indented(console: Console, text: Text) -> None:
    """Print a text with a margin, also where it goes on in a next line."""
    if console.soft_wrap:
        console.print(Text(" " * _INDENT).append_text(text))
    else:
        console.print(Padding(text, (0, 0, 0, _INDENT), expand=False))
