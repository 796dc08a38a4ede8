"""What a file holds: its articles, and what of it could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from facts.errors import InputError
from facts.models import Article


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article as it was read.

    `name` identifies it among the articles of its file, such as a member's name. It is empty if it
    is the only one. `notices` are sentences for people: what was not read, or what may be wrong
    with the text.
    """

    article: Article
    name: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a file that is no article, and why."""

    name: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Contents:
    """All articles of a file in order, and the parts that were refused."""

    articles: tuple[FoundArticle, ...]
    refused: tuple[Refusal, ...] = ()
