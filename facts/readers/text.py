"""Text to an article, with the title, date, source and place that it gives."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

from facts.dates import find_dates
from facts.errors import EmptyInput, TooLarge
from facts.models import Article, SentenceKind
from facts.readers.aligned import with_rows
from facts.readers.charset import CONTROL, not_text
from facts.readers.database_records import written_out
from facts.readers.hyphenation import join_broken_words
from facts.readers.page_breaks import without_page_breaks
from facts.readers.wire_copy import without_wire_marks
from facts.text.layout import LONGEST_TITLE, Layout, analyse
from facts.text.lines import LIST_MARK
from facts.text.visible import is_seen
from facts.text.written_dates import SHORT_DATE

LARGEST_TEXT = 2_000_000
"""In characters: about ten times the longest report that a news agency sends."""
MOST_LINES = 50_000
"""Far more than the longest report has; a table of data can have more."""
LONGEST_DETAIL = 1_000
"""In characters, of a source or a place."""
_SHORTENED_TITLE = 120  # characters of the first sentence that replace a missing title
_LONGEST_AGENCY = 12  # characters
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")  # no database stores these
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.](\d{2})[/.](\d{2})(?!\d)")
_HYPHENED = re.compile(r"(?<!\d)(\d{1,2})-([A-Za-z]{3,9})-(\d{4})(?!\d)")
_CLOSE_YEAR = re.compile(r"(?:(?<=\d),|(?<=[a-z.] \d)/|(?<=[a-z.] \d\d)/)(\d{4})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2}/\d{1,2})/(\d{2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)")
_EITHER = re.compile(r"(?<![\d/])\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d{2}(?![\d/])")
_NAMED_DAY = re.compile(rf"(?<![\w-]){SHORT_DATE}(?![\w-])")
_MOST_DAYS = 50  # of a text that are looked at
_NEAR_DAYS = 4
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
"""Letters that are only set together, and that nobody types in a question."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*(?=\s|$)")


def article_of(
    text: str,
    *,
    url: str | None = None,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
) -> Article:
    """Make an article of a text, with the title, date, source and place that the text gives.

    `title`, `source` and `published` (any written date) are a document's own metadata. `title`
    replaces the title of the text; the others apply only where the text gives none. Without any
    source, the host of `url` is the source. Raises `EmptyInput`, `NotText` (for characters that no
    store can keep) or `TooLarge`.
    """
    if len(text) > LARGEST_TEXT:
        raise TooLarge(
            "The text is too long",
            why=f"it has more than {LARGEST_TEXT:,} characters",
            remedy="Add it in parts",
        )
    if len(text.splitlines()) > MOST_LINES:
        raise TooLarge(
            "The text has too many lines",
            why=f"it has more than {MOST_LINES:,}",
            remedy="Add it in parts",
        )
    if UNSTORABLE.search(text):
        raise not_text()
    title = title.translate(_LIGATURES) if title and is_seen(title) else None
    text = text.translate(_LIGATURES)
    text = with_rows(join_broken_words(without_page_breaks(without_wire_marks(written_out(text)))))
    layout = analyse(text, title)
    if not layout.blocks:
        raise EmptyInput(
            "The text holds no sentence",
            why="there is no word in it",
            remedy="Give the text of an article",
        )
    origin = layout.source or source or layout.agency or layout.site or _agency(layout.credit)
    return Article.of(
        text,
        title=_detail(_shortened(title, LONGEST_TITLE) if title else _title(text, layout)) or "",
        source=_detail(origin) or _host(url),
        url=url,
        published=_date(layout.published)
        or _date(published)
        or _likelier(layout.published or published or "", text),
        place=_detail(layout.place),
    )


def _detail(words: str | None) -> str | None:
    """Return a title, source or place without control characters, and no longer than any is."""
    return _shortened(_in_line(words), LONGEST_DETAIL) if words else words


def _in_line(words: str) -> str:
    """Return words without control characters, of which some are white space, on one line."""
    return " ".join(CONTROL.sub("", words).split())


def _title(text: str, layout: Layout) -> str:
    """Return the title, else the beginning of the first sentence that is not a dateline."""
    block = layout.first(SentenceKind.TITLE) or layout.first(SentenceKind.BODY) or layout.blocks[0]
    mark = LIST_MARK.match(text, block.start, block.end)
    if mark and any(c.isalnum() for c in mark[0]):
        mark = None  # a number is part of the title, a bullet is not
    title = _in_line(text[mark.end() if mark else block.start : block.end])
    if block.kind is SentenceKind.TITLE:
        return title
    end = _SENTENCE_END.search(title)
    title = title[: end.start()] if end else title
    return _shortened(title, _SHORTENED_TITLE)


def _shortened(title: str, longest: int) -> str:
    return title if len(title) <= longest else title[:longest].rsplit(" ", 1)[0] + "…"


def _agency(credit: str | None) -> str | None:
    """Return the credit of a photo if it is the abbreviation of an agency, not a photographer."""
    named = credit.rpartition("/")[2].strip() if credit else ""  # "Ana Lee/ZNA"
    return named if named.isupper() and len(named) <= _LONGEST_AGENCY else None


def _host(url: str | None) -> str | None:
    """Return the name of the site that a text was fetched from."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _likelier(written: str, text: str) -> date | None:
    """Return the day of a date in digits that may be either of two, if only one of them is near a
    day that the text names: "8/9/2025" of a report on "5 September"."""
    match = _EITHER.search(written)
    if match is None:
        return None
    days = (_date(match[0], day_first=True), _date(match[0], day_first=False))
    named = [each[0] for each in islice(_NAMED_DAY.finditer(text), _MOST_DAYS)]
    near = [day for day in days if day and any(_is_near(day, each) for each in named)]
    return near[0] if len(near) == 1 else None


def _is_near(day: date, named: str) -> bool:
    """Return whether a day that a report names without its year is near that of the report."""
    found = (_date(each.normal) for each in find_dates(named, day))
    return any(other and abs((other - day).days) <= _NEAR_DAYS for other in found)


def _date(written: str | None, *, day_first: bool | None = None) -> date | None:
    """Return the day of a written date; None where there is none, or only a month or a year, and
    where it may be either of two and nothing is known of the order."""
    if not written:
        return None
    # Heads of articles also write 2025/03/12, 12-03-2025, 12-Mar-2025, 03/12/25, March 12/2025 and
    # Mar 12,2025.
    written = _CLOSE_YEAR.sub(r", \1", written)
    written = _SHORT_YEAR.sub(r"\1/20\2", written)
    written = _HYPHENED.sub(r"\1 \2 \3", written)
    written = _YEAR_FIRST.sub(r"\1-\2-\3", written)
    written = _YEAR_LAST.sub(r"\1/\2/\3", written)
    for found in find_dates(written, None, day_first=day_first):
        try:
            return date.fromisoformat((found.normal or "")[:10])
        except ValueError:
            continue
    return None
