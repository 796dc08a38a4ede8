"""A web page to its article: trafilatura leaves out menus, scripts, adverts and footers."""

from __future__ import annotations

import logging
import re
from typing import Any

import trafilatura

from facts.errors import FactsError, TooLarge, UnreadableDocument
from facts.readers.charset import decode
from facts.readers.extracted import Extracted, damaged
from facts.text.lines import lines, paragraphs

LARGEST_PAGE = 5_000_000
"""In characters: markup makes a page much longer than its article, but not this long."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_CHARSET_WITHIN = 4096  # bytes: no browser looks further
# A footer has years and dates that are not the article's.
_FOOTER = re.compile(r"<footer\b", re.IGNORECASE)
_FOOTER_END = re.compile(r"</footer\s*>", re.IGNORECASE)
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "article", "ul", "ol", "blockquote")
_TITLE_PARTS = re.compile(r"\s+[-–—|·•»:]+\s+")
_TITLE_COLONS = re.compile(r"\s+[-–—|·•»:]+\s+|:\s+")
_TABLE_RULE = re.compile(r"^\|(?: *:?-{3,}:? *\|)+[ \t]*$", re.MULTILINE)
_TABLE_ROW = re.compile(r"^\|(?P<cells>[^\n]*)\|[ \t]*$", re.MULTILINE)
_WEB = re.compile(r"https?://[^\s/?#]+\S*$", re.IGNORECASE)
_LONGEST_URL = 2000
# Only the date that the page declares: a search through its text could find any year.
_DATE_OPTIONS = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}

# Their warnings quote the page.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def extract(data: bytes, *, media_type: str | None = None, url: str | None = None) -> Extracted:
    """Extract a page's article.

    This can take long on a page of many tags: `facts.readers.isolated` limits the time. Raises
    `UnreadableDocument` where the page holds no article or is too complex, `TooLarge` over
    `LARGEST_PAGE`, `NotText` where it cannot be decoded.
    """
    declared = _META_CHARSET.search(data, 0, _CHARSET_WITHIN)
    page = decode(data, media_type, declared=declared[1].decode("ascii") if declared else None)
    if len(page) > LARGEST_PAGE:
        raise TooLarge(
            "The page is too long",
            why=f"it has more than {LARGEST_PAGE:,} characters",
            remedy="Give the article's text instead",
        )
    found, headings = _trafilatura(page, url)
    text = _set_apart(found.text or "") if found is not None else ""
    if not text:
        raise UnreadableDocument(
            "The page holds no article",
            why="it has no running text; scripts may write the text in a browser",
            remedy="Give the article's text, or a page saved from the browser",
        )
    title = _better(_words(found.title or ""), headings) or None
    if title and not _begins_with(text, title):
        text = f"{title}\n\n{text}"
    canonical = found.url or ""
    is_web = _WEB.match(canonical) and len(canonical) <= _LONGEST_URL
    return Extracted(
        text=text,
        title=title,
        source=_words((found.sitename or "").lstrip("@")) or None,
        url=canonical if is_web else None,
        published=found.date or None,
    )


def _trafilatura(page: str, url: str | None) -> tuple[Any, dict[str, str]]:
    # trafilatura does not accept a fragment.
    page = _without_footers(page)
    whole = page if "<body" in page[:LARGEST_PAGE].lower() else f"<html><body>{page}</body></html>"
    try:
        tree = trafilatura.load_html(whole)
        if tree is None:
            return None, {}
        _unframe(tree)
        headings = _titles(tree)
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(_DATE_OPTIONS),
        )
        return found, headings
    except FactsError:
        raise
    # lxml, its cleaners and the date search raise errors of many kinds on hostile pages.
    except Exception:  # noqa: BLE001
        raise damaged("page") from None


def _without_footers(page: str) -> str:
    """Return the page without its footers; one that does not end is kept."""
    kept, at = [], 0
    for begin in _FOOTER.finditer(page):
        if begin.start() < at:
            continue
        end = _FOOTER_END.search(page, begin.end())
        if end is None:  # nor do those after it, which need not be searched again
            break
        kept.append(page[at : begin.start()])
        at = end.end()
    return "".join(kept) + page[at:]


def _unframe(tree: Any) -> None:
    """Turn the tables that only lay out an old page into blocks: their cells contain blocks."""
    framing = {table for block in tree.iter(*_BLOCKS) for table in block.iterancestors("table")}
    for table in framing:
        table.tag = "div"
    for part in tree.iter("tbody", "tr", "td", "th"):
        if next(part.iterancestors("table"), None) is None:
            part.tag = "div"


def _titles(tree: Any) -> dict[str, str]:
    """Return the headings that the page's `<title>` contains beside the site's name.

    Keys are in lower case. trafilatura mistakes a site's name at the beginning for the title.
    """
    element = tree.find(".//title")
    whole = _words(element.text or "").casefold() if element is not None else ""
    parts = {whole, *_TITLE_PARTS.split(whole), *_TITLE_COLONS.split(whole)}
    found: dict[str, str] = {}
    for heading in tree.iter("h1", "h2"):
        text = _words("".join(heading.itertext()))
        if text and text.casefold() in parts:
            found.setdefault(text.casefold(), text)
    return found


def _better(title: str, headings: dict[str, str]) -> str:
    """Return the title, or a heading of the page that is longer: a site's name is short."""
    longest = max(headings.values(), key=len, default="")
    return longest if len(longest) > len(title) else title


def _words(text: str) -> str:
    return " ".join(text.split())


def _set_apart(text: str) -> str:
    """Separate the paragraphs of the text by empty lines.

    A line of trafilatura's text is a paragraph, or a part of one that a `<br>` ends. Rows of a
    table lose the bars at their ends, and the rule below the head of a table is left out.
    """
    text = _TABLE_RULE.sub("", text)
    text = _TABLE_ROW.sub(lambda row: row["cells"].replace("\\|", "|").strip(" |"), text)
    pieces = paragraphs(text, lines(text), None)
    return "\n\n".join(text[piece.start : piece.end] for piece in pieces)


def _begins_with(text: str, title: str) -> bool:
    first = text.partition("\n")[0]
    return " ".join(first.split()).casefold() == title.casefold()
