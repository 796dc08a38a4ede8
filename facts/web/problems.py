"""Errors as responses: problem+json (RFC 9457) for programs, a page for people."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facts.errors import (
    FactsError,
    InputError,
    PartMissing,
    QuestionError,
    StoreUnavailable,
    TooLarge,
    UnknownArticle,
)
from facts.web.headers import HEADERS
from facts.web.rendering import page

API = "/api/"
_STATUS: tuple[tuple[type[FactsError], int], ...] = (
    (UnknownArticle, 404),
    (TooLarge, 413),
    (InputError, 422),
    (QuestionError, 422),
    (PartMissing, 501),
    (StoreUnavailable, 503),
)
_HTTP = {
    400: "The request cannot be understood",
    404: "There is no such page",
    405: "This address does not take such a request",
}


class Refusal(FactsError):
    """A request that is refused, with the status and headers of the response."""

    def __init__(
        self,
        status: int,
        what: str,
        *,
        why: str,
        remedy: str,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(what, why=why, remedy=remedy)
        self.status = status
        self.headers = headers or {}


def on_error(request: Request, error: Exception) -> Response:
    """Return the response for an error of the library."""
    if not isinstance(error, FactsError):
        # It is answered outside the middleware that adds the headers.
        fault = "it is a fault of the server"
        return _response(request, 500, "Something went wrong", fault, "", HEADERS)
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    headers: dict[str, str] = {}
    if isinstance(error, Refusal):
        status, headers = error.status, error.headers
    return _response(request, status, error.what, error.why, error.remedy, headers)


def on_http_error(request: Request, error: Exception) -> Response:
    """Return the response for an address or a method that there is not."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return _response(request, status, _HTTP.get(status, "The request failed"), "", "", headers)


def _response(
    request: Request,
    status: int,
    what: str,
    why: str,
    remedy: str,
    headers: dict[str, str] | None = None,
) -> Response:
    if not request.url.path.startswith(API):
        about = {"what": what, "why": why, "remedy": remedy}
        return page(request, "problem.html", about, status=status, headers=headers)
    problem: dict[str, Any] = {"type": "about:blank", "title": what, "status": status}
    problem |= {"detail": str(FactsError(what, why=why, remedy=remedy)), "why": why}
    problem |= {"remedy": remedy}
    return JSONResponse(problem, status, headers, media_type="application/problem+json")
