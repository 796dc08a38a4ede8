"""What a page says of its article in JSON-LD, as schema.org describes it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from lxml import html

MOST_SCRIPTS = 30
LONGEST_SCRIPT = 1_000_000
"""In characters."""
_MOST_PARTS = 20
_SELECTOR = re.compile(r"[.#][\w-]{1,80}")
_MOST_OBJECTS = 5_000
_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlog|PressRelease|Review|WebPage)$")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The article's own fields; None where the page does not give them."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    modified: str | None = None
    body: str | None = None
    is_free: bool = True
    parts: frozenset[str] = frozenset()
    """The classes and ids of the elements that hold parts of the article."""


def linked_data(tree: html.HtmlElement) -> LinkedData:
    """Return what the page's JSON-LD says of its article; a web page counts where there is none."""
    objects: list[dict[str, Any]] = []
    for script in tree.xpath('//script[@type="application/ld+json"]')[:MOST_SCRIPTS]:
        written = script.text or ""
        if len(written) > LONGEST_SCRIPT:
            continue
        try:
            _gather(json.loads(written, strict=False), objects)
        except (ValueError, RecursionError):
            continue
    by_id = {str(each["@id"]): each for each in objects if "@id" in each and "name" in each}
    articles = sorted((each for each in objects if _is_article(each)), key=_is_web_page)
    found: dict[str, Any] = {}
    for each in articles:
        for field, value in (
            ("title", _text(each.get("headline"))),
            ("source", _name(each.get("publisher") or each.get("sourceOrganization"), by_id)),
            ("published", _text(each.get("datePublished") or each.get("dateCreated"))),
            ("modified", _text(each.get("dateModified"))),
            ("body", _text(each.get("articleBody"))),
        ):
            if value and not found.get(field):
                found[field] = value
        if str(each.get("isAccessibleForFree")).lower() == "false":
            found["is_free"] = False
        found["parts"] = found.get("parts", frozenset()) | _parts(each.get("hasPart"))
        if not _is_web_page(each):
            break  # others are of articles that the page links to
    return LinkedData(**found)


def _gather(value: Any, objects: list[dict[str, Any]]) -> None:
    """Add the objects inside a value, in order; without recursion, as pages nest them deeply."""
    todo = [value]
    while todo and len(objects) < _MOST_OBJECTS:
        each = todo.pop()
        if isinstance(each, dict):
            objects.append(each)
            # What an article is part of or mentions is no article of this page.
            inner = [v for key, v in each.items() if key in ("@graph", "mainEntity", "publisher")]
            todo.extend(reversed(inner))
        elif isinstance(each, list):
            todo.extend(reversed(each))


def _is_article(each: dict[str, Any]) -> bool:
    kinds = each.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLES.search(name) for name in names)


def _is_web_page(each: dict[str, Any]) -> bool:
    return "WebPage" in str(each.get("@type"))


def _parts(value: Any) -> frozenset[str]:
    """Return the classes and ids by which an article names its parts, such as those to be paid
    for."""
    parts = value if isinstance(value, list) else [value]
    selectors = (part.get("cssSelector") for part in parts[:_MOST_PARTS] if isinstance(part, dict))
    written = (each if isinstance(each, list) else [each] for each in selectors)
    return frozenset(
        selector.strip().lstrip(".#")
        for each in written
        for selector in each[:_MOST_PARTS]
        if isinstance(selector, str) and _SELECTOR.fullmatch(selector.strip())
    )


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if "<" in text or "&" in text:
        text = " ".join(html.fromstring(f"<p>{text}</p>").text_content().split())
    return text or None


def _name(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        known = value if value.get("name") else by_id.get(str(value.get("@id")), value)
        return _text(known.get("name"))
    return _text(value)
