"""Whether a text is source code or settings of a program, which are no prose."""

from __future__ import annotations

import re

SUFFIXES = frozenset(
    ".py .pyi .js .mjs .ts .tsx .jsx .java .kt .c .h .cc .cpp .hpp .cs .go .rs .rb .php .pl .sh "
    ".bash .ps1 .bat .sql .r .jl .lua .swift .scala .css .scss .less .ini .toml .yaml .yml .cfg "
    ".conf .cmake .gradle .ipynb".split()
)
_LOOKED_AT = 200  # lines
_LONGEST_LINE = 300  # characters that are looked at
_FEWEST_LINES = 4
_SHARE = 0.6  # of the lines
_BARE = re.compile(r"[{}()\];,]{1,4}$|//|/\*|\*/|#!|#include\b|<\?php|[\w.]{1,60}\(.*\);?$")
_STATEMENT = re.compile(
    r"(?:def|class|import|from|function|const|let|var|public|private|static|package|using|return|"
    r"if|elif|else|for|while|try|except|catch|switch|case|struct|fn|func|SELECT|INSERT|CREATE)\b"
)
_ASSIGNMENT = re.compile(r"[\w.\[\]]{1,60}\s{0,8}(?:[-+*/:]?=)\s?[\w\"'\[{(]")


def is_source_code(text: str) -> bool:
    """Return whether most lines of a text look like those of a program."""
    lines = [stripped for line in text.splitlines()[:_LOOKED_AT] if (stripped := line.strip())]
    if len(lines) < _FEWEST_LINES:
        return False
    return sum(_is_code(line[:_LONGEST_LINE]) for line in lines) >= len(lines) * _SHARE


def _is_code(line: str) -> bool:
    if _BARE.match(line) or _ASSIGNMENT.match(line):
        return True
    has_brackets = any(mark in line for mark in "(=[{")
    if line[-1] in ";{}" and has_brackets:
        return True
    is_import = line.startswith(("import ", "from ")) and line[-1] not in ".!?,"
    return (bool(_STATEMENT.match(line)) and line[-1] in ":;{(,)" and has_brackets) or is_import
