"""Polls of a page's readers: a question with choices to mark, beside an article."""

from __future__ import annotations

import re
from itertools import islice

from lxml import html

from facts.readers.html_tree import drop, text_length

_LONGEST = 300  # characters
_MOST_CHOICES = 40  # on a page
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!…][\"'”’»)]{0,2}(?:\s|$)")
_PARTS_OF_ARTICLES = ("h1", "h2", "figure", "figcaption", "article", "main")


def remove_polls(body: html.HtmlElement) -> None:
    """Remove the parts of the page that hold a poll and neither a sentence nor a heading.

    Some pages mark choices for other ends, as to show one picture of several: a poll asks.
    """
    found: set[html.HtmlElement] = set()
    for choice in islice(body.iterfind(".//input[@type='radio']"), _MOST_CHOICES):
        poll = None
        for part in choice.iterancestors():
            if part is body or not _may_be_poll(part):
                break
            poll = part
        if poll is not None and "?" in poll.text_content():
            found.add(poll)
    drop(body, found.__contains__)


def _may_be_poll(part: html.HtmlElement) -> bool:
    if text_length(part) > _LONGEST or next(part.iter(*_PARTS_OF_ARTICLES), None) is not None:
        return False
    return not any(_SENTENCE.search(told) for told in part.itertext())
