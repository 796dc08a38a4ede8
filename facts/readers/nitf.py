"""The News Industry Text Format (NITF) of the IPTC to its story.

https://www.iptc.org/std/NITF/3.5/documentation/nitf-documentation.html describes the elements.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from facts.readers.markup import text_of
from facts.readers.news_story import Story, day_of_norm
from facts.readers.own_title import own_title
from facts.readers.xml import words_of
from facts.text.header_labels import SLUG

_AS_HTML = {
    "body.content": "div", "block": "div", "p": "p", "hl1": "h2", "hl2": "h2", "bq": "blockquote",
    "ul": "ul", "ol": "ol", "li": "li", "dl": "dl", "dt": "dt", "dd": "dd", "br": "br", "hr": "hr",
    "pre": "pre", "table": "table", "caption": "caption", "thead": "thead", "tbody": "tbody",
    "tfoot": "tfoot", "tr": "tr", "td": "td", "th": "th", "media": "figure", "abstract": "div",
    "media-caption": "figcaption", "nitf-table": "div", "fn": "div", "datasource": "p",
}  # fmt: skip
"""Elements of NITF that are laid out as those of HTML. All others stand inside a line."""
_SKIPPED = (
    "media-metadata", "media-reference", "media-object", "media-producer", "nitf-table-metadata",
    "note", "copyrite", "correction",
)  # fmt: skip
"""What is said to editors and programs, and is not printed."""
_PRINTED = "pa"  # the type of a note that is for readers too


def story_of(nitf: Any) -> Story:
    """Return the story of an element `nitf`, whose names have no namespaces."""
    head = nitf.find(".//body.head")
    head = etree.Element("body.head") if head is None else head
    content = nitf.find(".//body.content")
    title = words_of(head.find(".//hl1")) or _title_of_file(nitf)
    subtitles = [words_of(line) for line in head.findall(".//hl2")]
    abstract = head.find("abstract")
    body = _text(content)
    lead = _text(abstract)
    return Story(
        body=f"{lead}\n\n{body}" if lead and lead.casefold() not in body.casefold() else body,
        title=title,
        subtitles=tuple(line for line in subtitles if line),
        byline=_byline(head),
        dateline=words_of(head.find(".//dateline")),
        source=_source(nitf, head),
        published=_published(nitf),
    )


def _title_of_file(nitf: Any) -> str | None:
    """Return the title of the file, unless it is the slug by which the wire names the story."""
    title = own_title(words_of(nitf.find("./head/title")))
    return title if title and not SLUG.fullmatch(title) else None


def _text(element: Any) -> str:
    """Return the paragraphs of an element."""
    if element is None:
        return ""
    element = deepcopy(element)
    for each in list(element.iter(*_SKIPPED)):
        if not (each.tag == "note" and each.get("type") == _PRINTED):
            _remove(each)
    for each in element.iter(etree.Element):
        each.tag = _AS_HTML.get(each.tag, "span")
        each.attrib.clear()
    return text_of(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _remove(element: Any) -> None:
    """Remove an element, but not the words after it."""
    element.text = None
    for child in list(element):
        element.remove(child)


def _byline(head: Any) -> str | None:
    """Return who wrote the story, each with what they are: "By Ida Sool, Zeta Staff Writer"."""
    bylines = []
    for byline in head.findall(".//byline"):
        byline = deepcopy(byline)
        titles = [words for each in byline.iter("byttl") if (words := words_of(each))]
        for each in byline.iter("byttl"):
            _remove(each)
        bylines.append(", ".join(filter(None, [words_of(byline), *titles])))
    return "; ".join(filter(None, bylines)) or None


def _source(nitf: Any, head: Any) -> str | None:
    """Return the agency or the paper that distributed, published or owns the story."""
    published = nitf.find(".//pubdata")
    holder = nitf.find(".//doc.copyright")
    return (
        words_of(head.find("distributor"))
        or (published is not None and published.get("name"))
        or (holder is not None and holder.get("holder"))
        or words_of(head.find(".//rights.owner"))
        or None
    )


def _published(nitf: Any) -> str | None:
    published = nitf.find(".//pubdata")
    told = [published.get("date.publication")] if published is not None else []
    for name in ("date.issue", "date.release", "story.date"):
        told += [each.get("norm") for each in nitf.iter(name)]
    return next(filter(None, map(day_of_norm, told)), None)
