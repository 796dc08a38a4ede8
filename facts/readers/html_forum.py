"""Pages of forums: the first post of a topic is the article, and the replies are comments on it.

The programs of forums name the parts of a post by their classes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

from facts.readers.html_tree import drop


@dataclass(frozen=True, slots=True)
class _Program:
    """The names of one program: of a post, of what shows its author, and of what is around it."""

    post: str
    number: re.Pattern[str]
    author: str
    frame: frozenset[str]


_PROGRAMS = (
    _Program(  # phpBB
        "post",
        re.compile(r"p\d{1,12}"),
        "postprofile",
        frozenset("postprofile post-buttons notice signature online-list".split()),
    ),
    _Program(  # MyBB
        "post",
        re.compile(r"post_\d{1,12}"),
        "post_author",
        frozenset("post_author signature edited_post post_edit post_management_buttons".split()),
    ),
    _Program(  # XenForo
        "message--post",
        re.compile(r"js-post-\d{1,12}"),
        "message-user",
        frozenset(
            "message-user message-signature message-lastEdit message-footer reactionsBar".split()
        ),
    ),
)


def remove_replies(body: html.HtmlElement) -> None:
    """Remove the replies of a topic from the tree of a forum's page, with the frames of posts."""
    for program in _PROGRAMS:
        posts = [element for element in body.iterdescendants() if _is_post(element, program)]
        if posts:
            replies = set(posts[1:])
            frames = {each for each in body.iterdescendants() if _is_of(each, program.frame)}
            drop(body, (replies | frames).__contains__)
            return


def _is_post(element: html.HtmlElement, program: _Program) -> bool:
    if program.post not in _classes(element):
        return False
    if not program.number.fullmatch(element.get("id") or ""):
        return False
    return any(program.author in _classes(each) for each in element.iterdescendants())


def _is_of(element: html.HtmlElement, names: frozenset[str]) -> bool:
    return not names.isdisjoint(_classes(element))


def _classes(element: html.HtmlElement) -> list[str]:
    return (element.get("class") or "").split()
