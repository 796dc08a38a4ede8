"""docs/formats.md agrees with the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.admin.adding.offering import MOST_OFFERED
from facts import isolation
from facts.library import MOST_EMPTY
from facts.parsing import MOST_SENTENCES, MOST_WORDS
from facts.readers import (
    LARGEST_FILE,
    archive,
    bundle,
    feed,
    html,
    mail,
    markdown,
    newsml,
    pdf,
    table_articles,
    text,
)
from facts.readers.file_types import FORMATS
from facts.readers.plugins import GROUP

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())


def test_the_table_lists_every_format_with_its_names() -> None:
    """And no other."""
    rows = re.findall(r"^\| ([^|]+) \| ((?:`\.\w+` ?)+)\|", PAGE, re.MULTILINE)
    told = {frozenset(re.findall(r"`(\.\w+)`", names)) for _, names in rows}
    assert told == {each.suffixes for each in FORMATS.values()}
    assert len(rows) == len(FORMATS)


@pytest.mark.parametrize(
    "limit",
    [
        f"run for {isolation.LONGEST_TIME:.0f} seconds",
        f"use {isolation.LARGEST_MEMORY / 1e9:.1f} GB of memory",
        f"| a file | {LARGEST_FILE // 1_000_000} MB |",
        f"| {text.LARGEST_TEXT:,} characters, {text.MOST_LINES:,} lines |",
        f"| the sentences of an article | {MOST_SENTENCES:,} |",
        f"| the words of an article, with its numbers and marks | {MOST_WORDS:,} |",
        f"| the empty lines of an export | {MOST_EMPTY:,} characters |",
        f"| a web page | {html.LARGEST_PAGE:,} characters |",
        f"| a PDF file | {pdf.MOST_PAGES} pages |",
        f"| {archive.MOST_PARTS:,}; uncompressed {archive.LARGEST_INFLATED // 1_000_000} MB, "
        f"of which {archive.LARGEST_MARKUP // 1_000_000} MB of markup |",
        f"| {bundle.MOST_FILES:,}; uncompressed {bundle.LARGEST_FILE_INSIDE // 1_000_000} MB each, "
        f"{bundle.LARGEST_BUNDLE // 1_000_000} MB together; "
        f"{bundle.LONGEST_TIME:.0f} seconds of processor time |",
        f"| the messages of a mailbox | {mail.MOST_MESSAGES:,} |",
        f"| the subject, sender or date of a message | {mail.LONGEST_HEADER:,} bytes |",
        f"| the links of a Markdown file | {markdown.MOST_LINKS:,} |",
        f"| the items of a feed | {feed.MOST_ITEMS:,} |",
        f"| the stories of a news file | {newsml.MOST_STORIES:,} |",
        f"| the rows of a table of articles | {table_articles.MOST_ROWS:,} |",
        f"the first {MOST_OFFERED}, one by one",
        f'"{GROUP}"',
    ],
)
def test_a_limit_is_the_one_of_the_code(limit: str) -> None:
    """A constant that changes must be changed on the page too."""
    assert limit in WORDS
