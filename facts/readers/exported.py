"""A line of an export to its article, with the checks that a file passes when it is read."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, ValidationError

from facts.errors import InputError
from facts.models import Article, content_id
from facts.readers.charset import CONTROL, is_binary
from facts.readers.text import LARGEST_TEXT, LONGEST_DETAIL, MOST_LINES, UNSTORABLE

_FEW_CONTROLS = 2  # a text that is pasted may have one, however short it is
_WEB_ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f][^\x00-\x1f\x7f]{0,9999}", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(given: object) -> date | None:
    """Parse the form that an export writes. Numbers and times would be taken for days too."""
    if given is None:
        return None
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        raise ValueError("it is not a day such as 2022-11-22")
    return date.fromisoformat(given)


class _ExportedArticle(Article):
    published: Annotated[date | None, BeforeValidator(_day)] = None


def article_of_line(line: str, number: int) -> Article:
    """Return the article in a line of an export. Raises `InputError` naming the line."""
    try:
        given = _ExportedArticle.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "line"
        raise _refused(number, "is no article", f"{place}: {first['msg']}") from None
    if given.id != content_id(given.text):
        raise _refused(number, "was altered", "its id does not fit its text")
    why = _fault(given)
    if why is not None:
        raise _refused(number, "cannot be added", why)
    return Article(**given.model_dump())


def _fault(article: Article) -> str | None:
    """Return why no file could be read as this article."""
    text = article.text
    if len(text) > LARGEST_TEXT:
        return f"its text has more than {LARGEST_TEXT:,} characters"
    if len(text.splitlines()) > MOST_LINES:
        return f"its text has more than {MOST_LINES:,} lines"
    if UNSTORABLE.search(text) or is_binary(text, allowed=_FEW_CONTROLS):
        return "its text holds characters that no text has"
    for name in ("title", "source", "place"):
        value: str | None = getattr(article, name)
        if value and len(value) > LONGEST_DETAIL:
            return f"its {name} has more than {LONGEST_DETAIL:,} characters"
        if value and (CONTROL.search(value) or UNSTORABLE.search(value)):
            return f"its {name} holds control characters"
    if article.url is not None and not _WEB_ADDRESS.fullmatch(article.url):
        return "its url is not a web address (http or https)"
    return None


def _refused(number: int, what: str, why: str) -> InputError:
    return InputError(
        f"Line {number} {what}", why=why, remedy="Import a file that export has written"
    )
