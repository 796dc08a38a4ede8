"""A page's markup to a tree of what a reader sees of it: no scripts, no hidden parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from lxml import etree, html

from facts.readers.extracted import damaged, too_complex

MOST_ATTRIBUTES = 1_000
"""Of one tag; the parser compares each with all before it."""
_LONG_TAG = 2_000  # characters; a shorter one has fewer attributes
# No tags are inside scripts, styles and comments.
_TAG = re.compile(
    r"<(?:(?P<raw>script|style|!--)|[a-z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)", re.IGNORECASE
)
_ENDS = {
    "script": re.compile(r"</script", re.IGNORECASE),
    "style": re.compile(r"</style", re.IGNORECASE),
    "!--": re.compile(r"-->"),
}
_ATTRIBUTE = re.compile(r"[^\s\"'=/>]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))?")

UNSEEN = frozenset(
    "script style template noscript head title meta link base svg math canvas iframe frame "
    "frameset noframes object embed applet audio video source track map area param input select "
    "option optgroup datalist textarea button label progress meter output dialog rp rt del s "
    "strike noembed xmp plaintext".split()
)
"""Elements without text for a reader: scripts, pictures, controls, and what was struck out."""
_UNSEEN_CUSTOM = re.compile(
    r"amp-(?:ad|analytics|auto-ads|consent|embed|iframe|lightbox|list|next-page|pixel|sidebar|"
    r"social-share|state|story|sticky-ad|user-notification|video|youtube)\b"
)
_UNSEEN_NAMES = frozenset(
    "hidden d-none is-hidden visually-hidden visuallyhidden sr-only screen-reader-text "
    "screen-reader-only screenreader-text a11y-hidden u-hidden u-visually-hidden print-only "
    "visible-print visible-print-block show-for-sr element-invisible hide".split()
)
_PLAYER = ("vjs-", "jw-", "mejs-", "mejs__", "plyr__")
"""Beginnings of names of the controls of players: Video.js, JW Player, MediaElement, Plyr."""
_PAGE_NAMES = frozenset("pagenum pagenumber page-num page-number pageno pagebreak".split())
_PAGE_MARK = re.compile(r"\W{0,2}(?:(?:p|pg|page)\.?\s?)?(?:\d{1,4}|[ivxlc]{1,8})\W{0,2}", re.I)
_LONGEST_MARK = 20  # characters
_UNSEEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_MOST_HIDDEN = 0.5  # as a share of the page's text: some pages show their article by a script


def parse(page: str) -> html.HtmlElement | None:
    """Parse a page; return None where it has no elements.

    Raises `UnreadableDocument` where a tag has more than `MOST_ATTRIBUTES`, or where the parser
    gives up.
    """
    _check_tags(page)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    # lxml raises errors of many kinds on hostile pages.
    except Exception:  # noqa: BLE001
        raise damaged("page") from None
    return root if root.find("body") is not None else None


def _check_tags(page: str) -> None:
    """Refuse a page with a tag of too many attributes."""
    at = 0
    while tag := _TAG.search(page, at):
        at = tag.end()
        raw = (tag["raw"] or "").lower()
        if raw:
            end = _ENDS[raw].search(page, at)
            if end is None:
                return
            at = end.end()
        elif tag.end() - tag.start() > _LONG_TAG:
            count = sum(1 for _ in _ATTRIBUTE.finditer(page, tag.start() + 1, tag.end()))
            if count > MOST_ATTRIBUTES:
                why = f"one of its tags has over {MOST_ATTRIBUTES:,} attributes"
                raise too_complex("page", why=why)


def remove_unseen(body: html.HtmlElement) -> None:
    """Remove what no reader sees from the tree."""
    drop(body, _is_unseen)
    whole = text_length(body)
    drop(body, lambda element: _is_hidden(element) and text_length(element) <= whole * _MOST_HIDDEN)


def drop(body: html.HtmlElement, unwanted: Callable[[html.HtmlElement], bool]) -> None:
    """Remove the elements below `body` that are unwanted, with all inside them."""
    found = [element for element in body.iterdescendants() if unwanted(element)]
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()


def text_length(element: html.HtmlElement) -> int:
    """Return the number of characters of an element's text, without white space."""
    return sum(len(part) for text in element.itertext() for part in text.split())


def names_of(element: html.HtmlElement) -> list[str]:
    """Return an element's id and classes, in lower case."""
    return f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()


def _is_unseen(element: html.HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag in UNSEEN or ("-" in tag and _UNSEEN_CUSTOM.match(tag) is not None):
        return True
    return _is_page_mark(element)


def _is_page_mark(element: html.HtmlElement) -> bool:
    """Return whether an element is the number of a page of the printed book."""
    types = (element.get("epub:type") or "").split()
    is_break = "pagebreak" in types or element.get("role") == "doc-pagebreak"
    if not is_break and _PAGE_NAMES.isdisjoint(names_of(element)):
        return False
    text = "".join(islice(element.itertext(), 5)).strip()
    return len(text) <= _LONGEST_MARK and _PAGE_MARK.fullmatch(text) is not None


def _is_hidden(element: html.HtmlElement) -> bool:
    get = element.get
    if get("hidden") is not None and get("hidden") != "until-found":
        return True
    if get("aria-hidden") == "true" or _UNSEEN_STYLE.search(get("style") or ""):
        return True
    names = names_of(element)
    return not _UNSEEN_NAMES.isdisjoint(names) or any(name.startswith(_PLAYER) for name in names)
