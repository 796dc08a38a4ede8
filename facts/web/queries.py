"""What a request's address asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.datastructures import QueryParams

from facts.dates import period_of
from facts.errors import UnknownArticle
from facts.library import Library
from facts.models import ArticleInfo, Filters
from facts.web.problems import Refusal


@dataclass(frozen=True, slots=True)
class Query:
    """The parameters of an address. Raises `Refusal` for a value that cannot be."""

    given: QueryParams

    def text(self, name: str) -> str:
        """Return a text without spaces around it; empty where there is none."""
        return self.given.get(name, "").strip()

    def number(self, name: str, default: int, *, least: int = 0, most: int) -> int:
        """Return a whole number within bounds."""
        value = self.text(name)
        if not value:
            return default
        if not (value.isascii() and value.isdigit()) or not least <= int(value[:9]) <= most:
            raise _wrong(name, f"it is not a number from {least} to {most:,}")
        return int(value)

    def share(self, name: str) -> float | None:
        """Return a number from 0 to 1, or None where there is none."""
        value = self.text(name)
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if not 0 <= number <= 1:
            raise _wrong(name, "it is not a number from 0 to 1")
        return number

    def filters(self, library: Library) -> Filters:
        """Return which articles may be cited."""
        first, last = self._period("from"), self._period("to")
        article = self.text("article")
        return Filters(
            article_id=found_article(library, article).id if article else None,
            source=self.text("source") or None,
            published_from=first[0] if first else None,
            published_to=last[1] if last else None,
        )

    def _period(self, name: str) -> tuple[date, date] | None:
        value = self.text(name)
        if not value:
            return None
        found = period_of(value, date.today())  # noqa: DTZ011  the visitor's day is not known
        if found is None:
            raise _wrong(name, "it is not a day, month or year such as 2022 or 2022-11-22")
        return found


def found_article(library: Library, given: str) -> ArticleInfo:
    """Return the only article whose id begins so. Raises `UnknownArticle`."""
    found = library.find(given)
    if len(found) != 1:
        raise UnknownArticle(given)
    return found[0]


def _wrong(name: str, why: str) -> Refusal:
    return Refusal(
        400,
        f"The value of {name} cannot be used",
        why=why,
        remedy="Change it in the address or in the form",
    )
