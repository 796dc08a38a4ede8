"""Where on a page its article is: trafilatura finds the place."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence

import trafilatura
from lxml import html

from facts.readers.html_blocks import TextBlock
from facts.readers.html_judged import JudgedBlock
from facts.readers.html_tables import is_layout

_LETTERS = re.compile(r"[\W_]+")
_MOST_OF_TEXT = 0.85
_SHORT = 20  # letters: a shorter text may be part of another by chance
_TOO_LITTLE = 0.5  # of the text in the page's own article


def taken_by_trafilatura(body: html.HtmlElement, blocks: Sequence[TextBlock]) -> list[bool]:
    """Return for each block whether trafilatura takes it for a part of the article."""
    tree = copy.deepcopy(body.getroottree().getroot())
    _unframe(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False)
    text = getattr(found, "text", None) or ""
    lines = {letters_of(line) for line in text.splitlines()}
    whole = letters_of(text)
    return [
        all(
            part in lines or (len(part) > _SHORT and part in whole)
            for part in map(letters_of, block.text.splitlines())
            if part
        )
        for block in blocks
    ]


def _unframe(tree: html.HtmlElement) -> None:
    """Turn the tables that only lay out a page into blocks; trafilatura takes them for data."""
    for table in [each for each in tree.iter("table") if is_layout(each)]:
        table.tag = "div"
    for part in tree.iter("tbody", "tr", "td", "th"):
        if next(part.iterancestors("table"), None) is None:
            part.tag = "div"
        for span in ("colspan", "rowspan"):  # it fills each place, however many there are
            part.attrib.pop(span, None)


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, in small letters, to compare it by."""
    return _LETTERS.sub("", text).casefold()


def root_of(body: html.HtmlElement, judged: Sequence[JudgedBlock]) -> html.HtmlElement:
    """Return the smallest element that holds most of the text that was taken.

    Where the page's own article holds much more, it is that: trafilatura sometimes takes one part
    of several.
    """
    root = _smallest(body, [each.block for each in judged if each.is_taken])
    taken = _weight(root, [each for each in judged if each.is_taken])
    prose = [each for each in judged if each.is_prose]
    for own in _own_articles(body):
        wider = own is not root and own not in root.iterdescendants()
        if wider and _weight(own, prose) * _TOO_LITTLE > taken:
            return own
    return _with_parts(root, prose)


def _own_articles(body: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the elements that the page itself calls its article, where it has one of a kind."""
    bodies = [element for element in body.iter() if element.get("itemprop") == "articleBody"]
    kinds = (bodies, list(body.iter("article")), list(body.iter("main")))
    return [same[0] for same in kinds if len(same) == 1]


def _with_parts(root: html.HtmlElement, prose: Sequence[JudgedBlock]) -> html.HtmlElement:
    """Return the parent of a root that is one of several parts of the same name."""
    parent = root.getparent()
    if parent is None or root.tag in ("body", "html"):
        return root
    name = (root.tag, root.get("class"))
    others = [each for each in parent if each is not root and (each.tag, each.get("class")) == name]
    return parent if any(_weight(each, prose) for each in others) else root


def _smallest(body: html.HtmlElement, blocks: Sequence[TextBlock]) -> html.HtmlElement:
    """Return the smallest element that holds most of the text of some blocks."""
    whole = sum(len(block.text) for block in blocks)
    weights: dict[html.HtmlElement, int] = {}
    for block in blocks:
        for element in (block.element, *block.element.iterancestors()):
            weights[element] = weights.get(element, 0) + len(block.text)
    fits = [element for element, weight in weights.items() if weight >= whole * _MOST_OF_TEXT]
    # Each of those that hold enough holds the next, so the smallest has the most ancestors.
    return max(fits, key=lambda element: sum(1 for _ in element.iterancestors()), default=body)


def _weight(root: html.HtmlElement, judged: Sequence[JudgedBlock]) -> int:
    inside = set(root.iter())
    return sum(len(each.block.text) for each in judged if each.block.element in inside)
