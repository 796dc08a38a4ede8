"""Pages from templates."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from facts.dates import long_date
from facts.models import Citation
from facts.web.answer_timeline import LINE_HEIGHT
from facts.web.article_timeline import HEIGHT

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    request: Request,
    template: str,
    about: dict[str, Any],
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> HTMLResponse:
    """Return a page. Its links are below the path where a proxy has put the server."""
    text = rendered(template, about, request.scope.get("root_path", ""))
    return HTMLResponse(text, status, headers)


def rendered(template: str, about: dict[str, Any], root: str) -> str:
    """Return the text of a page, whose links begin with `root`."""
    return _TEMPLATES.get_template(template).render(root=root, **about)


def in_words(day: date | None) -> str:
    """Return a day as people write it."""
    return long_date(day) if day else "no date"


def around(citation: Citation, short: str) -> tuple[str, str, str]:
    """Return a quote in three parts, of which the middle one is the short answer."""
    short = short.strip()
    before, found, after = citation.quote.partition(short) if short else (citation.quote, "", "")
    return before, found, after


_TEMPLATES.filters["in_words"] = in_words
_TEMPLATES.globals |= {"around": around, "HEIGHT": HEIGHT, "LINE_HEIGHT": LINE_HEIGHT}
