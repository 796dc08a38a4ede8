"""AsciiDoc to its text: header, comments, attributes, and marks of blocks and words are left out.

No library reads it in Python. The grammar is that of https://docs.asciidoctor.org/asciidoc/latest/,
as far as articles use it, and goes line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facts.errors import UnreadableDocument
from facts.readers.addresses import is_web_address
from facts.readers.asciidoc_words import NoteTaker
from facts.readers.charset import decode
from facts.readers.extracted import Extracted, titled
from facts.readers.rows import row_lines

_TITLE = re.compile(r"= (?P<title>\S.*)")
_ATTRIBUTE = re.compile(r":(?P<name>\w[\w-]{0,60})!?:(?:[ \t]+(?P<value>\S.*))?")
_HEADS = (_TITLE, _ATTRIBUTE)
_REVISION = re.compile(
    r"(?:v\d[\w.-]{0,20},?[ \t]*)?(?P<date>\w[\w ./-]{3,30}?(?:, \d{4})?)?(?::[ \t].*)?"
)
_DATES = ("revdate", "date", "pubdate", "published", "docdate")
_SOURCES = ("source", "publisher", "site", "publication", "organization", "orgname")
_URLS = ("url", "link", "canonical-url", "page-url", "permalink")
_UNREAD = re.compile(r"-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,}")
"""What fences code, literal text, text for other programs, and comments."""
_FENCE = re.compile(r"={4,}|\*{4,}|_{4,}|--|'{3,}|-{3}|\*{3}|<{3}|\+")
"""What fences examples, asides and quotations, whose text is read; rules; and what joins items."""
_TABLE = re.compile(r"[|,:!]={3,}")
_MACRO = re.compile(
    r"(?:image|video|audio|toc|include|ifdef|ifndef|ifeval|endif)::\S{0,300}\[.{0,1000}\]|toc::\[\]"
)
_SETTINGS = re.compile(r"\[.{0,1000}\]")
_BLOCK_TITLE = re.compile(r"\.(?P<words>[^\s.].*)")
_SECTION = re.compile(r"(?:={2,6}|#{1,6}) (?P<words>\S.*)")
_ITEM = re.compile(r"(?:(?P<bullet>\*{1,5}|-)|(?P<number>\.{1,5}|\d{1,4}\.)) (?P<words>\S.*)")
_TERM = re.compile(r"(?P<term>\S[^:]{0,200}):{2,4}(?: (?P<words>\S.*))?")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING): (?=\S)")
_CELL = re.compile(r"(?:^|[ \t])(?:[\d.+*<>^]{0,10}[adehlmsv]?)\|")
_MOST_HEADER_LINES = 60


def extract(data: bytes, *, media_type: str | None = None) -> Extracted:
    """Extract a file's text, with title, date, source and address from its header.

    Raises `UnreadableDocument` where it holds no text, `NotText` where it cannot be decoded.
    """
    written = decode(data, media_type).replace("\r\n", "\n").lstrip("\ufeff")
    header, body = _parted(list(_uncommented(written.split("\n"))))
    title, fields = _fields(header)
    notes = NoteTaker(fields)
    paragraphs = [words for raw in _blocks(body, fields) if (words := notes.words_of(raw))]
    paragraphs += notes.notes
    if not paragraphs:
        raise UnreadableDocument(
            "The AsciiDoc file holds no text",
            why="there are only marks, code or pictures in it",
            remedy="Give the article's text",
        )
    title = notes.words_of(title) if title else None
    sources = [fields[name] for name in _SOURCES if fields.get(name)]
    urls = [fields[name] for name in (*_URLS, *_SOURCES) if fields.get(name)]
    return Extracted(
        text=titled("\n\n".join(paragraphs), title),
        title=title,
        source=next((name for name in sources if not is_web_address(name)), None),
        url=next((url for url in urls if is_web_address(url)), None),
        published=next((fields[name] for name in _DATES if fields.get(name)), None),
    )


def _uncommented(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines without comments, which may stand within a header or a paragraph."""
    fence = ""
    for line in lines:
        line = line.rstrip()
        if fence:
            fence = "" if line == fence else fence
        elif line.startswith("////") and not line.strip("/"):
            fence = line
        elif not line.startswith("//") or line.startswith("///"):
            yield line


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the header and those of the body, which an empty line parts."""
    first = next((n for n, line in enumerate(lines) if line), len(lines))
    if not any(form.fullmatch(line) for line in lines[first : first + 1] for form in _HEADS):
        return [], lines
    end = first
    while end < len(lines) and lines[end] and end - first < _MOST_HEADER_LINES:
        end += 1
    return lines[first:end], lines[end:]


def _fields(header: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """Return the title of a header, and its attributes with the date of its revision."""
    title = None
    fields: dict[str, str] = {}
    below = 0  # lines below the title: the authors', then the revision's
    for line in header:
        heading, attribute = _TITLE.fullmatch(line), _ATTRIBUTE.fullmatch(line)
        if heading is not None and title is None:
            title = heading["title"]
        elif attribute is not None:
            fields[attribute["name"].lower()] = attribute["value"] or ""
        elif title is not None:
            below += 1
            revision = _REVISION.fullmatch(line) if below == 2 else None
            if revision is not None and revision["date"]:
                fields.setdefault("revdate", revision["date"])
    return title, fields


def _blocks(lines: Sequence[str], fields: dict[str, str]) -> Iterator[str]:
    """Yield the paragraphs, headings and items of a body, with the marks of their words."""
    open_block: list[str] = []
    fence = ""  # of what is not read
    at = 0
    count = 0  # of the items of a numbered list
    while at < len(lines):
        line = lines[at].strip() if not fence else lines[at]
        at += 1
        if fence:
            fence = "" if line == fence else fence
            continue
        item, term = _ITEM.fullmatch(line), _TERM.fullmatch(line)
        heading = _SECTION.fullmatch(line) or _BLOCK_TITLE.fullmatch(line)
        attribute = _ATTRIBUTE.fullmatch(line)
        unread = _UNREAD.fullmatch(line) is not None or line.startswith("```")
        if unread or _TABLE.fullmatch(line):
            yield from _joined(open_block)
            if unread:
                fence = line.rstrip() if _UNREAD.fullmatch(line) else "```"
                continue
            end = next((n for n in range(at, len(lines)) if lines[n].strip() == line), len(lines))
            yield from row_lines(_rows(lines[at:end]), heads=1)
            at = end + 1
        elif not line or any(form.fullmatch(line) for form in (_FENCE, _MACRO, _SETTINGS)):
            yield from _joined(open_block)
        elif attribute is not None and not open_block:
            fields[attribute["name"].lower()] = attribute["value"] or ""
        elif item is not None or term is not None or heading is not None:
            yield from _joined(open_block)
            count = count + 1 if item is not None and item["number"] else 0
            if heading is not None and item is None:
                yield heading["words"]
            elif item is not None:
                open_block.append((f"{count}. " if item["number"] else "- ") + item["words"])
            elif term is not None:
                open_block.append(
                    f"{term['term']}:" + (f" {term['words']}" if term["words"] else "")
                )
        else:
            if not open_block:
                line = _ADMONITION.sub("", line, count=1)
            open_block.append(line.removesuffix(" +"))
    yield from _joined(open_block)


def _joined(open_block: list[str]) -> Iterator[str]:
    """Yield the lines of a block as one, and close it."""
    if open_block:
        yield " ".join(open_block)
        open_block.clear()


def _rows(lines: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table. Those of its first line, or down to the first empty one, tell how
    many cells a row has."""
    cells: list[str] = []
    width = 0
    for line in lines:
        found = [cell.strip() for cell in _CELL.split(line)]
        if not line.strip():
            width = width or len(cells)
            continue
        if found[0] and cells:
            cells[-1] = f"{cells[-1]} {found[0]}".strip()
        cells += found[1:]
        if not width and len(found) > 2:
            width = len(found) - 1
    width = width or 1
    return [cells[n : n + width] for n in range(0, len(cells), width)]
