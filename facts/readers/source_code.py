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
_SHARE_CERTAIN = 0.3  # of the lines, where some cannot be anything else
_FEWEST_CERTAIN = 3
_SCRIPT = re.compile(r"\s*#!\s?/")
_COMMENT = re.compile(r"#|//|/\*|\*|--|;|%")
_BARE = re.compile(
    r"[{}()\[\];,]{1,4}$|#include\b|<\?php|[\w.]{1,60}\(.*\);?$|@\w+$|(?:pass|break|continue|end)$"
)
_STATEMENT = re.compile(
    r"(?:def|class|import|from|function|const|let|var|public|private|static|package|using|return|"
    r"if|elif|else|for|while|try|except|catch|switch|case|struct|fn|func)\b"
)
_WHOLE = re.compile(
    r"(?:(?:async )?def|class) \w{1,60}(?:\(.*)?:$|(?:else|try|finally):$|return \S{1,60}$|"
    r"(?:SELECT|FROM|WHERE|JOIN|GROUP BY|ORDER BY|INSERT INTO|VALUES|UPDATE|SET|CREATE) .*[^.!?]$"
)
_ASSIGNMENT = re.compile(r"[$\w.\[\]]{1,60}\s{0,8}(?:[-+*/:]?=)\s?[\w\"'\[{(]")
_CERTAIN = re.compile(
    r"from [\w.]{1,80} import \S|import [\w.]{1,80};?$|(?:async )?def \w{1,60}\(|"
    r"class \w{1,60}\(.*\):$|#include\b|(?:const|let|var) \w{1,60} = |"
    r"(?:export |async )?function \w{0,60}\(|"
    r"(?:public|private) (?:static )?\w{1,60} \w{1,60}\(|package [\w.]{1,80};?$|func \w{1,60}\("
)
_WORDS = re.compile(r"(?:[A-Za-z]{2,30},? ){4}")


def is_source_code(text: str) -> bool:
    """Return whether most lines of a text look like those of a program."""
    if _SCRIPT.match(text):
        return True
    lines = [stripped for line in text.splitlines()[:_LOOKED_AT] if (stripped := line.strip())]
    if len(lines) < _FEWEST_LINES:
        return False
    # A comment can be prose, and a list can have its mark.
    code = [line[:_LONGEST_LINE] for line in lines if not _COMMENT.match(line)]
    share = sum(map(_is_code, code)) / max(1, len(code))
    # Long comments and strings can be most of a program.
    certain = sum(_CERTAIN.match(line) is not None for line in code) >= _FEWEST_CERTAIN
    return share >= (_SHARE_CERTAIN if certain else _SHARE)


def _is_code(line: str) -> bool:
    if _BARE.match(line) or _ASSIGNMENT.match(line) or _WHOLE.match(line):
        return True
    has_brackets = any(mark in line for mark in "(=[{")
    if line[-1] in ";{}" and has_brackets and ("=" in line or not _WORDS.search(line)):
        return True
    is_import = line.startswith(("import ", "from ")) and line[-1] not in ".!?,"
    return (bool(_STATEMENT.match(line)) and line[-1] in ":;{(,)" and has_brackets) or is_import
