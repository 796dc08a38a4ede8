"""Markdown to its text by markdown-it-py: marks, links and code do not reach a quote."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from facts.errors import FactsError, TooLarge, UnreadableDocument
from facts.readers.addresses import is_web_address
from facts.readers.charset import decode
from facts.readers.extracted import Extracted, damaged, titled
from facts.readers.markup import text_of
from facts.readers.rows import row_lines
from facts.text.other_stories import is_pointer_label

MOST_LINKS = 50_000
"""In one file: each costs the parser time, also where none is closed."""
_DEEPEST = 40  # lists in lists
_LARGEST_FRONT_MATTER = 20_000  # characters
_LARGEST_NUMBER = 9_999  # a title such as 1984
_TITLES = ("title", "headline")
_DATES = ("date", "published", "pubdate", "publishdate", "published_at", "datepublished")
_SOURCES = ("source", "publisher", "site", "publication", "outlet")
_URLS = ("url", "link", "canonical", "canonical_url", "permalink")
_OWN = ("extra", "params")  # of Zola, and of Hugo
_TOML = "+++"
_COMMENT = re.compile(r"%%[^%]{0,5000}%%")
_EMBED = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<words>[^\[\]|\n]{1,200})\]\]")
_MARKED = re.compile(r"==(?P<words>[^=\n]{1,500})==")
_ANCHOR = re.compile(r"[ \t]\^[\w-]{1,60}$", re.MULTILINE)
_TAG = re.compile(r"(?:^|(?<=\s))#[^\W\d_][\w/-]{0,60}(?=\s|$)")
_SHORTCODE = re.compile(
    r"\{\{[<%][^{}\n]{0,500}(?:>|%)\}\}|\{%[^{}\n]{0,500}%\}|\{:[^{}\n]{0,200}\}"
    r"|\{\{[ ~-]?[ ]{0,3}(?:site|page|layout|include|content|post)\b[^{}\n]{0,300}\}\}"
)
"""What the programs that make sites of Markdown put in its place: `{{< youtube x >}}` of Hugo,
`{% include x %}` and `{: .lead}` of Jekyll."""


def extract(data: bytes, *, media_type: str | None = None) -> Extracted:
    """Extract a file's text, with title, date, source and address from its front matter.

    Raises `UnreadableDocument` where it holds no text, `NotText` where it cannot be decoded,
    `TooLarge` over `MOST_LINKS`.
    """
    written = decode(data, media_type).replace("\r\n", "\n").lstrip("\ufeff")
    if written.count("](") > MOST_LINKS:
        raise TooLarge(
            "The Markdown file has too many links",
            why=f"it has more than {MOST_LINKS:,}",
            remedy="Give it in parts",
        )
    fields: Mapping[str, Any] = {}
    if written.startswith(_TOML + "\n"):
        front, _, written = written[len(_TOML) + 1 :].partition("\n" + _TOML)
        fields = _toml(front)
    try:
        tokens = _parser().parse(_without_notes(_SHORTCODE.sub("", written)))
    except RecursionError:
        raise damaged("Markdown file", why="it is nested too deeply") from None
    if tokens and tokens[0].type == "front_matter":
        fields = _yaml(tokens[0].content)
    blocks = list(_blocks(tokens))
    headings = [text for text, level in blocks if level == 1]
    title = _field(fields, _TITLES) or (headings[0] if headings else None)
    text = "\n\n".join(text for text, _ in blocks)
    if not text.strip():
        raise UnreadableDocument(
            "The Markdown file holds no text",
            why="there are only marks, code or pictures in it",
            remedy="Give the article's text",
        )
    return Extracted(
        text=titled(text, title),
        title=title,
        source=next((name for name in _fields(fields, _SOURCES) if not is_web_address(name)), None),
        url=next(
            (url for url in _fields(fields, (*_URLS, *_SOURCES)) if is_web_address(url)), None
        ),
        published=_field(fields, _DATES),
    )


def _without_notes(written: str) -> str:
    """Return a note of Obsidian or the like with its links as words, and without the marks,
    comments and tags of whoever keeps it. They tell it: other Markdown has no links `[[…]]`."""
    if _LINK.search(written) is None:
        return written
    for mark in (_COMMENT, _EMBED, _ANCHOR, _TAG):
        written = mark.sub("", written)
    return _MARKED.sub(r"\g<words>", _LINK.sub(r"\g<words>", written))


def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
        .enable(["table", "strikethrough"])
        .use(front_matter_plugin)
        .use(footnote_plugin)
    )


def _yaml(front: str) -> Mapping[str, Any]:
    if len(front) > _LARGEST_FRONT_MATTER:
        return {}
    try:
        found = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}  # the article is still there
    return _with_own(found) if isinstance(found, dict) else {}


def _toml(front: str) -> Mapping[str, Any]:
    if len(front) > _LARGEST_FRONT_MATTER:
        return {}
    try:
        found = tomllib.loads(front)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return _with_own(found)


def _with_own(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields with those that programs for sites keep apart, as they define none."""
    own = [fields[name] for name in _OWN if isinstance(fields.get(name), dict)]
    return {name: value for each in (*own, fields) for name, value in each.items()}


def _field(fields: Mapping[str, Any], names: Sequence[str]) -> str | None:
    return next(_fields(fields, names), None)


def _fields(fields: Mapping[str, Any], names: Sequence[str]) -> Iterator[str]:
    """Yield the values of the fields with these names, in the order of the names."""
    by_name = {str(name).lower(): value for name, value in fields.items()}
    for name in names:
        value = by_name.get(name)
        if isinstance(value, date):  # a datetime is one too
            yield value.isoformat()[:10]
            continue
        if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
            continue
        if isinstance(value, str | int) and " ".join(str(value).split()):
            yield " ".join(str(value).split())


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Yield the text of each block, with the level of a heading or 0."""
    marks: list[str] = []  # of the lists that are open
    mark = ""
    level = 0
    rows: list[list[str]] = []  # of the table that is open
    is_cell = False
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                marks.append("- ")
            case "ordered_list_open":
                marks.append("")
            case "bullet_list_close" | "ordered_list_close":
                marks.pop()
            case "list_item_open":
                mark = marks[-1] or f"{token.info or 1}. "
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "tr_open":
                rows.append([])
                is_cell = True
            case "tr_close":
                is_cell = False
            case "table_close":
                yield from ((line, 0) for line in row_lines(rows, heads=1))
                rows.clear()
            case "inline":
                text = " ".join(_inline(token.children or []).split())
                if is_cell:
                    rows[-1].append(text)
                elif text and not _points_elsewhere(token.children or []):
                    yield mark + text, level
                    mark = ""
            case "html_block":
                try:
                    text = text_of(token.content)
                except FactsError:
                    text = ""
                if text:
                    yield text, 0


def _points_elsewhere(tokens: Sequence[Token]) -> bool:
    """Return whether a paragraph is only a link to another story behind its label: "Read next:"."""
    around: list[Token] = []
    links = 0
    for token in tokens:
        links += token.nesting if token.tag == "a" else 0
        if not links and token.tag != "a":
            around.append(token)
    return len(around) < len(tokens) and is_pointer_label(_inline(around).strip())


def _inline(tokens: Sequence[Token]) -> str:
    """Return the text that is seen of a paragraph. Pictures, tags and notes' marks are not.

    What is struck out is not either.
    """
    pieces = []
    struck = 0
    for token in tokens:
        struck += token.nesting if token.tag == "s" else 0
        if struck:
            continue
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
    return "".join(pieces)
