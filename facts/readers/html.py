"""A web page to its article: without menus, scripts, adverts and footers, and with all its text."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from facts.errors import FactsError, TooLarge, UnreadableDocument
from facts.readers import html_article, html_heads, html_metadata
from facts.readers.charset import decode
from facts.readers.extracted import Extracted, damaged
from facts.readers.html_blocks import BlockKind, TextBlock, blocks_of
from facts.readers.html_bylines import Byline, release_dateline
from facts.readers.html_chrome import has_paywall, remove_chrome
from facts.readers.html_date_order import DateOrder, date_order
from facts.readers.html_error_pages import is_error_page, is_login_page
from facts.readers.html_forum import remove_replies
from facts.readers.html_judged import is_prose
from facts.readers.html_notices import without_page_notes
from facts.readers.html_polls import remove_polls
from facts.readers.html_site import is_site, site_in_title, site_names
from facts.readers.html_tree import parse, remove_unseen
from facts.readers.markup import separated
from facts.readers.own_title import own_title
from facts.text.datelines import find_dateline
from facts.text.header_lines import printed_from

LARGEST_PAGE = 5_000_000
"""In characters: markup makes a page much longer than its article, but not this long."""

CUT_OFF = "The page shows only the beginning of the article."

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I
)
_CHARSET_WITHIN = 4096  # bytes: no browser looks further
_HEAD_LINES = 8  # blocks under the title among which the lines about publication are

# Their warnings quote the page.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def extract(data: bytes, *, media_type: str | None = None, url: str | None = None) -> Extracted:
    """Extract a page's article.

    This can take long on a hostile page: `facts.readers.isolated` limits the time. Raises
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
    try:
        found = _extract(page, url)
    except FactsError:
        raise
    # lxml, trafilatura and the date search raise errors of many kinds on hostile pages.
    except Exception:  # noqa: BLE001
        raise damaged("page") from None
    if found is None:
        raise UnreadableDocument(
            "The page holds no article",
            why="it has no running text; scripts may write the text in a browser",
            remedy="Give the article's text, or a page saved from the browser",
        )
    return found


def _extract(page: str, url: str | None) -> Extracted | None:
    tree = parse(page)
    body = tree.find("body") if tree is not None else None
    if tree is None or body is None:
        return None
    declared = html_metadata.declared(tree)
    names = site_names(tree)
    remove_polls(body)
    remove_unseen(body)
    cut_off = has_paywall(body)
    remove_replies(body)
    remove_chrome(body, html_metadata.known_titles(declared), declared.data.parts)
    guess = html_metadata.fallback(tree, url)
    address = url or guess.url
    found = blocks_of(body)
    if is_error_page(declared.whole_title, found):
        raise UnreadableDocument(
            "The page holds no article",
            why="it only says that the site cannot show the page",
            remedy="Check its address, or give the article's text",
        )
    if is_login_page(declared.whole_title, found):
        raise UnreadableDocument(
            "The page holds no article",
            why="it only asks for a password",
            remedy="Log in and save the page from the browser, or give the article's text",
        )
    lines = html_heads.lines_of(found)
    declared = replace(declared, whole_title=html_heads.unprinted(declared.whole_title, lines))
    in_title = site_in_title(declared.whole_title, address, names, lines)
    site, rest = in_title or (None, None)
    if site is None and is_site(declared.whole_title, names) and not _is_headed(declared, found):
        site = declared.whole_title
        declared = replace(declared, whole_title="")
    shown = bool(rest) and " ".join((rest or "").split()).casefold() in lines
    if site and not declared.titles and not shown:
        rest = html_heads.headline(found, site) or rest
    if not declared.titles:
        rest = html_heads.completed(rest or declared.whole_title or None, found)
    blocks = html_heads.with_heads(found, (rest, declared.whole_title, *declared.titles))
    titles = html_metadata.known_titles(declared) | (
        {" ".join(rest.split()).casefold()} if rest else set()
    )
    chosen = html_article.choose(body, blocks, titles)
    order = date_order(tree, body, address)
    bylines = _bylines(blocks, chosen.numbers, order)
    kept = (n for n in chosen.numbers if n not in bylines or _tells_place(blocks[n].text))
    texts = [text for n in kept if (text := without_page_notes(separated(blocks[n].text)))]
    if not texts:  # a script writes the text from the data
        texts = [separated(declared.data.body)] if declared.data.body else []
    if not texts:
        return None
    known = html_metadata.source_of(declared, (), guess.sitename, site, names.owner)
    title = (
        html_metadata.title_of(declared, blocks, own_title(guess.title) or "", known, rest) or None
    )
    if title and not any(_same(title, text) for text in texts[:_HEAD_LINES]):
        texts.insert(0, title)
    issued = next(filter(None, (release_dateline(blocks[n].text) for n in bylines)), None)
    if issued:
        texts.insert(1 if title and _same(title, texts[0]) else 0, issued)
    return Extracted(
        text="\n\n".join(texts),
        title=title,
        source=html_metadata.source_of(
            declared, list(bylines.values()), guess.sitename, site, names.owner
        )
        or next(filter(None, (printed_from(block.text) for block in found[:_HEAD_LINES])), None),
        url=html_metadata.web_address(guess.url),
        published=html_metadata.published_on(
            declared, body, list(bylines.values()), guess.date, order
        ),
        notices=(CUT_OFF,) if cut_off or chosen.cut_off else (),
    )


def _is_headed(declared: html_metadata.Declared, blocks: list[TextBlock]) -> bool:
    """Return whether a heading of the page has the text of its whole title."""
    title = declared.whole_title
    return any(block.kind is BlockKind.HEADING and _same(title, block.text) for block in blocks)


def _tells_place(line: str) -> bool:
    """Return whether a line about publication has the place too: "Osmer, 14 May 2004"."""
    found = find_dateline(line, 0, len(line), alone=True)
    # "Eva Rand, 14 May 2004" has the same form.
    return bool(found and found.place and (" " not in found.place or "," in found.place))


def _bylines(blocks: list[TextBlock], chosen: Sequence[int], order: DateOrder) -> dict[int, Byline]:
    """Return the lines about publication between the title and the first paragraphs."""
    prose = [n for n in chosen if is_prose(blocks[n])]
    first = prose[0] if prose else (chosen[0] if chosen else 0)
    return html_metadata.bylines(blocks, max(0, first - _HEAD_LINES), first + 2, order)


def _same(title: str, text: str) -> bool:
    return " ".join(text.split()).casefold() == title.casefold()
