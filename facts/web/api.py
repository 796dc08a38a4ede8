"""The interface for programs: JSON over HTTP. `facts.web.openapi` describes it."""

from __future__ import annotations

from secrets import compare_digest
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facts.errors import TooLarge
from facts.library import Library
from facts.models import Receipt
from facts.result_json import results_object
from facts.web.openapi import document
from facts.web.problems import Refusal
from facts.web.queries import Query, found_article
from facts.web.services import WebServices
from facts.web.submission import SubmittedArticle

MOST_LISTED = 1_000
JSON = "application/json"


async def health(request: Request) -> Response:
    """Tell whether the record can be read."""
    services = WebServices.of(request)
    counts = await services.run(services.library.counts)
    return JSONResponse({"status": "ok", "record": counts.model_dump(mode="json")})


async def ask(request: Request) -> Response:
    """Answer the question `q`, which may hold several."""
    services = WebServices.of(request)
    services.count_question(request)
    answers = await services.answer(_answers, Query(request.query_params))
    return Response(answers, media_type=JSON)


async def articles(request: Request) -> Response:
    """List articles, newest first."""
    services = WebServices.of(request)
    query = Query(request.query_params)
    return JSONResponse(await services.run(_listed, services.library, query))


async def article(request: Request) -> Response:
    """Return an article with its text and sentences."""
    services = WebServices.of(request)
    given = request.path_params["article_id"]
    return JSONResponse(await services.run(_article, services.library, given))


async def facts(request: Request) -> Response:
    """Return the facts of an article."""
    services = WebServices.of(request)
    given = request.path_params["article_id"]
    return JSONResponse(await services.run(_facts, services.library, given))


async def add(request: Request) -> Response:
    """Add an article, given as JSON, or the articles of a document. Needs the token."""
    services = WebServices.of(request)
    _check_token(request, services)
    data = await _body(request)
    media_type = request.headers.get("content-type", "")
    name = request.query_params.get("name", "")
    receipts = await services.run(_add, services.library, data, media_type, name)
    status = 201 if any(receipt.added for receipt in receipts) else 200
    return JSONResponse([receipt.model_dump(mode="json") for receipt in receipts], status)


async def remove(request: Request) -> Response:
    """Remove an article. Needs the token."""
    services = WebServices.of(request)
    _check_token(request, services)
    given = request.path_params["article_id"]
    await services.run(_remove, services.library, given)
    return Response(status_code=204)


async def openapi(request: Request) -> Response:
    """Return the description of this interface."""
    return JSONResponse(document(request.scope.get("root_path", "") or "/"))


def _answers(library: Library, query: Query) -> bytes:
    found = library.ask_each(
        query.text("q"),
        filters=query.filters(library),
        after=query.text("after") or None,
        threshold=query.share("threshold"),
        citations=query.number("citations", 5, least=1, most=50),
    )
    return bytes(JSONResponse(results_object(found)).body)


def _listed(library: Library, query: Query) -> list[dict[str, Any]]:
    limit = query.number("limit", 50, least=1, most=MOST_LISTED)
    offset = query.number("offset", 0, most=1_000_000_000)
    found = library.articles(query.filters(library), offset=offset, limit=limit)
    return [info.model_dump(mode="json") for info in found]


def _article(library: Library, given: str) -> dict[str, Any]:
    info = found_article(library, given)
    sentences = library.sentences(info.id)
    return {
        **info.model_dump(mode="json"),
        "text": library.get(info.id).text,
        "sentences": [each.model_dump(mode="json", exclude={"article_id"}) for each in sentences],
    }


def _facts(library: Library, given: str) -> list[dict[str, Any]]:
    found = library.facts(found_article(library, given).id)
    return [fact.model_dump(mode="json") for fact in found]


def _remove(library: Library, given: str) -> None:
    library.remove(found_article(library, given).id)


def _add(library: Library, data: bytes, media_type: str, name: str) -> list[Receipt]:
    from facts import read_all  # here: its modules are slow to load, and may not be installed

    if media_type.partition(";")[0].strip().lower() == JSON:
        return [library.add(SubmittedArticle.parse(data))]
    contents = read_all(data, media_type=media_type or None, name=name)
    if contents.refused and not contents.articles:
        raise contents.refused[0].error
    return [library.add(reading.article) for reading in contents.articles]


def _check_token(request: Request, services: WebServices) -> None:
    """Raise `Refusal` unless the request has the token."""
    token = services.settings.token
    if token is None:
        raise Refusal(
            403,
            "Nothing can be added or removed here",
            why="the server was started without a token",
            remedy="Set RAPPORTEUR_TOKEN before it is started",
        )
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not compare_digest(given.strip().encode(), token.encode()):
        raise Refusal(
            401,
            "The token is missing or wrong",
            why="only who has it may add and remove articles",
            remedy="Send the header Authorization: Bearer TOKEN",
            headers={"WWW-Authenticate": "Bearer"},
        )


async def _body(request: Request) -> bytes:
    """Return the body of a request. Raises `TooLarge` before it is read in full."""
    from facts import LARGEST_FILE

    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST_FILE:
            raise TooLarge(
                "The document is too large",
                why=f"it has more than {LARGEST_FILE // 1_000_000} MB",
                remedy="Send it in parts",
            )
    return bytes(found)
