"""The forms that a text file may have beside running text, recognised by its beginning."""

from __future__ import annotations

import re

from facts.readers.table import delimiter_of
from facts.readers.table_articles import delimiter_of_articles

MAILBOX = re.compile(rb"From [^\r\n]{1,200}\d{4}\r?\n[A-Za-z][A-Za-z-]{0,60}:")

_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]{0,60}):|[ \t]+\S")
_MAIL_HEADERS = frozenset(
    "from to cc bcc subject date message-id mime-version received return-path delivered-to "
    "reply-to content-type content-transfer-encoding x-mailer sender dkim-signature".split()
)
_FEWEST_HEADERS = 3
_JSON = re.compile(r"\s*(?:\{\s*(?:\"[^\"\n]{0,200}\"\s*:|\})|\[\s*(?:[\[{\"\]]|-?\d+\s*,))")
_LINES = re.compile(r"\}[^\S\n]*+\n\s*+\{")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[\w-]{1,40}:|#)")
_MARKS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S",
        r"\[[^\]\n]{1,200}\]\((?:https?://|/)",
        r"^\|?[ \t]{0,4}:?-{3,}:?[ \t]{0,4}\|",
        r"\*\*\w[^*\n]{1,200}\*\*",
        r"^```",
    )
)
_FEWEST_MARKS = 2
_ASCIIDOC = re.compile(
    r"(?:\n|//[^\n]{0,300}\n|:\w[\w-]{0,60}:[^\n]{0,300}\n){0,30}= [^\s=][^\n]*(?<!=)\n"
)
_ASCIIDOC_MARK = re.compile(
    r"^(?::\w[\w-]{0,60}:(?:[ \t]\S.*)?|={2,5} \S.*(?<!=)|\[[\w.#%][^\[\]\n]{0,200}\]|-{4,}"
    r"|={4,}|\*{4,}|_{4,}|\|={3,})$",
    re.MULTILINE,
)
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3  # of a table that nothing else names so
_LONGEST_CELL = 60  # characters on average: prose with commas has longer ones
_STOPS = ".!?"


def is_message(head: str, *, claimed: bool) -> bool:
    """Return whether a text begins with the headers of an e-mail.

    A memo has headers too: at least one of them must be one that only programs write.
    """
    names = set()
    for line in head.lstrip("\ufeff\r\n").splitlines():
        header = _HEADER.match(line)
        if header is None:
            break
        if header["name"]:
            names.add(header["name"].lower())
    known = names & _MAIL_HEADERS
    if claimed:
        return bool(known & {"from", "subject", "date"})
    by_program = known - {"from", "to", "cc", "subject", "date"}
    return len(known) >= _FEWEST_HEADERS and "from" in known and bool(by_program)


def json_noun(head: str, data: bytes) -> str | None:
    """Return what a file of JSON is called, or None for another text."""
    if not _JSON.match(head.lstrip("\ufeff")) or data[-100:].strip()[-1:] not in (b"}", b"]"):
        return None
    return "a list of JSON objects" if _LINES.search(head) else "JSON data"


def is_markdown(head: str) -> bool:
    """Return whether a text begins with front matter, or has several marks of Markdown."""
    head = head.replace("\r\n", "\n").lstrip("\ufeff")
    if _FRONT_MATTER.match(head):
        return True
    return sum(bool(mark.search(head)) for mark in _MARKS) >= _FEWEST_MARKS


def is_asciidoc(head: str) -> bool:
    """Return whether a text begins as AsciiDoc does, with a title behind one "=", and has an
    attribute, a section or the settings of a block too."""
    begin = _ASCIIDOC.match(head.replace("\r\n", "\n").lstrip("\ufeff"))
    return begin is not None and _ASCIIDOC_MARK.search(head.replace("\r\n", "\n")) is not None


def names_articles(head: str) -> bool:
    """Return whether the first line of a text names the columns of a table of articles.

    Two words may also be those of a memo.
    """
    line = head.lstrip("\ufeff\r\n").partition("\n")[0]
    delimiter = delimiter_of_articles(head)
    return delimiter is not None and line.count(delimiter) + 1 >= _FEWEST_COLUMNS


def is_table(head: str, *, whole: bool) -> bool:
    """Return whether the lines of a text are rows of equally many short values.

    Without `whole`, the last line may be cut.
    """
    lines = [line for line in head.splitlines() if line.strip()]
    lines = lines if whole else lines[:-1]
    if len(lines) < _FEWEST_ROWS or any(line.rstrip()[-1] in _STOPS for line in lines):
        return False
    delimiter = delimiter_of(lines)
    if delimiter is None:
        return False
    cells = lines[0].count(delimiter) + 1
    if cells < 3 and delimiter == ",":
        return False
    if any(line.strip()[0] == delimiter or line.strip()[-1] == delimiter for line in lines):
        return False  # the lines of a list or of verses may end so
    return sum(map(len, lines)) <= len(lines) * cells * _LONGEST_CELL
