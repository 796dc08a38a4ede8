"""A page's title, source, date and address: from its head, its data and its visible lines."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lxml import html
from trafilatura.metadata import extract_metadata

from facts.readers.html_blocks import BlockKind, TextBlock
from facts.readers.html_bylines import Byline, read_byline, written_day
from facts.readers.html_date_order import DateOrder
from facts.readers.html_linked_data import LinkedData, linked_data
from facts.readers.own_title import own_title
from facts.text.header_names import is_occupation
from facts.text.written_dates import WHEN

_TITLE_PARTS = re.compile(r"(?<!\s)\s++[-–—|·•»:]++\s++")
_TITLE_COLONS = re.compile(r"(?<!\s)\s++[-–—|·•»:]++\s++|:\s++")
_DOMAIN = re.compile(r"[\w.-]{1,200}\.[A-Za-z]{2,20}")
_WEB = re.compile(r"https?://[^\s/?#]\S*+$", re.IGNORECASE)
_MOST_LINES = 20
_LONGEST_URL = 2000
_LONGEST_NAME = 100
# Only the date that the page declares: a search through its text could find any year.
_DATE_OPTIONS = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
_PUBLISHED = frozenset(
    "article:published_time og:article:published_time og:published_time datepublished "
    "date dc.date dc.date.issued dcterms.date dcterms.created dcterms.issued pubdate publishdate "
    "publish-date publish_date publication_date article.published article_date_original "
    "cxenseparse:recs:publishtime parsely-pub-date sailthru.date originalpublicationdate "
    "date.published release_date releasedate citation_publication_date rnews:datepublished".split()
)
_RDFA_PUBLISHED = frozenset(
    "dc:date dc:created dc:issued dcterms:date dcterms:created dcterms:issued datepublished "
    "schema:datepublished schema:datecreated".split()
)
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the markup of a page declares, apart from its visible text."""

    data: LinkedData
    titles: tuple[str, ...]
    whole_title: str
    source: str | None
    published: str | None


def declared(tree: html.HtmlElement) -> Declared:
    """Return what a page declares in its head and in JSON-LD; before its scripts are removed."""
    data = linked_data(tree)
    titles: list[str] = [data.title] if data.title else []
    published = data.published
    names: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = squeezed(meta.get("content") or "")
        if key and content:
            names.setdefault(key.lower(), content)
    titles += [names[key] for key in ("og:title", "twitter:title", "headline") if key in names]
    named = (names[key] for key in _SITES if key in names and _named(names[key]))
    source = next(named, None) or data.source or _marked_publisher(tree)
    published = published or next((names[key] for key in names if key in _PUBLISHED), None)
    element = tree.find(".//title")
    whole = own_title("".join(element.itertext()) if element is not None else "") or ""
    titles = [title for title in map(own_title, titles) if title]
    if element is not None and not whole:
        element.clear()  # for others who read it
    return Declared(data, tuple(dict.fromkeys(titles)), whole, source, published)


def known_titles(found: Declared) -> frozenset[str]:
    """Return the titles in the page's head, and their parts, in small letters."""
    titles = (found.whole_title, *found.titles)
    parts = (
        part
        for title in map(_folded, titles)
        for part in (title, *_TITLE_PARTS.split(title), *_TITLE_COLONS.split(title))
    )
    return frozenset(part for part in parts if part)


def fallback(tree: html.HtmlElement, url: str | None) -> Any:
    """Return what trafilatura finds in a tree without its frame: title, site, address, date."""
    return extract_metadata(copy.deepcopy(tree), default_url=url, date_config=dict(_DATE_OPTIONS))


def title_of(
    found: Declared,
    blocks: Sequence[TextBlock],
    guess: str,
    site: str | None,
    rest: str | None = None,
) -> str:
    """Return the article's title; `rest` is that of the page without the site that it names.

    A heading that the page's head repeats is the title: the head may add the site's name, at either
    end. Otherwise it is the title in the head, or the page's first main heading.
    """
    headings = [squeezed(b.text) for b in blocks if b.kind is BlockKind.HEADING]
    known = {_folded(title) for title in found.titles}
    parts = known_titles(found) | {
        _folded(_without_site(title, site)) for title in (found.whole_title, *found.titles)
    }
    if rest:
        parts |= {_folded(rest)}
    repeated = [h for h in headings if _folded(h) in parts and _folded(h) != _folded(site or "")]
    first = next((h for h in repeated if _folded(h) in known), None)
    best = first or max(repeated, key=len, default="")
    if best:
        return best
    main = [
        squeezed(b.text) for b in blocks if b.kind is BlockKind.HEADING and b.element.tag == "h1"
    ]
    for title in found.titles:
        if (named := _without_site(title, site)) and _folded(named) != _folded(site or ""):
            return named
    if len(main) == 1 and _folded(main[0]) != _folded(site or ""):
        return main[0]
    if rest and (not guess or _folded(guess) == _folded(found.whole_title)):
        return squeezed(rest)
    named = _without_site(guess or found.whole_title, site)
    return "" if _folded(named) == _folded(site or "") else named


def source_of(
    found: Declared,
    lines: Sequence[Byline],
    guess: str | None,
    in_title: str | None,
    owner: str | None,
) -> str | None:
    """Return who published the article: the site, else the agency of its byline.

    `in_title` is the site that the page's title names, and `owner` whose rights the page states.
    """
    named = found.source or next((line.source for line in lines if line.source), None)
    named = named or in_title
    if guess and WHEN.search(guess):
        guess = None  # a part of the page's title, and no site
    if named is None and owner and (guess is None or _DOMAIN.fullmatch(guess)):
        named = owner
    source = squeezed((named or guess or "").lstrip("@"))
    return source[:_LONGEST_NAME] or None


def published_on(
    found: Declared,
    body: html.HtmlElement,
    lines: Sequence[Byline],
    guess: str | None,
    order: DateOrder,
) -> str | None:
    """Return the day of publication in ISO form, or that of an update where there is none."""
    first = order.day_first
    visible = _marked_day(body, first) or next(
        (line.published for line in lines if line.published), None
    )
    declared_day = written_day(found.published, day_first=first)
    if declared_day and visible and abs(visible - declared_day) <= timedelta(days=1):
        declared_day = visible  # the other is of another time zone
    days = [
        declared_day,
        visible,
        order.checked(written_day(guess)),
        next((line.updated for line in lines if line.updated), None),
        written_day(found.data.modified, day_first=first),
    ]
    day = next((day for day in days if day is not None), None)
    return day.isoformat() if day else None


def web_address(canonical: str | None) -> str | None:
    """Return a page's own address, if it is one of the web."""
    url = canonical or ""
    return url if len(url) <= _LONGEST_URL and _WEB.match(url) else None


def bylines(
    blocks: Sequence[TextBlock], first: int, last: int, order: DateOrder
) -> dict[int, Byline]:
    """Return the lines about publication among the blocks from `first` to before `last`."""
    found: dict[int, Byline] = {}
    for n in range(first, min(last, len(blocks))):
        block = blocks[n]
        if block.kind not in (BlockKind.TEXT, BlockKind.ITEM, BlockKind.ENTRY):
            continue
        if n - 1 in found and is_occupation(block.text):
            found[n] = Byline()
            continue
        written = [line for line in block.text.splitlines() if line.strip()]
        if len(written) > _MOST_LINES:
            continue  # no head of an article has as many
        lines = [read_byline(line, day_first=order.day_first) for line in written]
        read = [line for line in lines if line is not None]
        if lines and len(read) == len(lines):
            found[n] = Byline(
                next((line.published for line in read if line.published), None),
                next((line.updated for line in read if line.updated), None),
                next((line.source for line in read if line.source), None),
            )
    return found


def squeezed(text: str) -> str:
    """Return a text with one space between words."""
    return " ".join(text.split())


def _marked_day(body: html.HtmlElement, day_first: bool | None) -> date | None:
    """Return the day that an element is marked with as that of publication."""
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        is_time = element.tag == "time" and element.get("pubdate") is not None
        properties = (element.get("property") or "").lower().split()  # RDFa names several
        if (
            is_time
            or element.get("itemprop") == "datePublished"
            or not _RDFA_PUBLISHED.isdisjoint(properties)
        ):
            written = element.get("datetime") or element.get("content") or element.text
            day = written_day(written, day_first=day_first)
            if day is not None:
                return day
    return None


def _marked_publisher(tree: html.HtmlElement) -> str | None:
    """Return the name in the element that is marked as the publisher."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.get("itemprop") != "publisher":
            continue
        for inner in element.iter():
            if isinstance(inner.tag, str) and inner.get("itemprop") == "name":
                name = squeezed(inner.get("content") or "".join(inner.itertext()))
                if name and _named(name):
                    return name
    return None


def _without_site(title: str, site: str | None) -> str:
    """Return a title without the site's name at either end."""
    parts = _TITLE_PARTS.split(title)
    if site and len(parts) > 1:
        folded = _folded(site)
        for part, cut in ((parts[-1], -1), (parts[0], 0)):
            if _folded(part) == folded or _folded(part).removeprefix("the ") == folded:
                at = title.rfind(part) if cut else len(part)
                kept = title[:at] if cut else title[at:]
                return kept.strip(" \t-–—|·•»:")
    return title


def _folded(text: str) -> str:
    return squeezed(text).casefold()


def _named(source: str) -> bool:
    return "://" not in source and len(source) <= _LONGEST_NAME
