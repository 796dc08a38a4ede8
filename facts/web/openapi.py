"""The description of the interface for programs, made of the library's own models."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from facts import __version__
from facts.models import Answer, ArticleInfo, Fact, NotFound, Receipt, Sentence
from facts.web.submission import SubmittedArticle

_SCHEMAS = "#/components/schemas/"
_MODELS: tuple[type[BaseModel], ...] = (Answer, NotFound, ArticleInfo, Fact, Receipt, Sentence)
_PERIODS = "a day, month, year or range: 2022, 2022-11, 2022-11-22, 2020-2022"
_FILTERS = {
    "source": "only articles of this source",
    "from": f"only articles published in this time or later: {_PERIODS}",
    "to": f"only articles published in this time or before: {_PERIODS}",
}


@cache
def document(root: str) -> dict[str, Any]:
    """Return the description, by OpenAPI 3.1. `root` is the path of the server."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Rapporteur",
            "version": __version__,
            "description": "Answers questions from a record of news articles, with the sentence "
            "that states the answer.",
        },
        "servers": [{"url": root}],
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _paths() -> dict[str, Any]:
    result: dict[str, Any] = {"anyOf": [_named("Answer"), _named("NotFound")]}
    results: dict[str, Any] = {
        "allOf": [result],
        "properties": {"further": {"type": "array", "items": result}},
        "required": ["further"],
    }
    article = {
        "allOf": [_named("ArticleInfo")],
        "properties": {
            "text": {"type": "string"},
            "sentences": {"type": "array", "items": _named("Sentence")},
        },
        "required": ["text", "sentences"],
    }
    one = [_in_path("article_id", "an article's id, or its first characters")]
    page = {"limit": "at most so many (50)", "offset": "leave out so many of the newest"}
    asked = {
        "after": "the question before, if this one follows it up",
        "article": "only this article",
        **_FILTERS,
        "threshold": "the lowest score, 0 to 1, of an answer",
        "citations": "at most so many articles are cited (5)",
    }
    return {
        "/api/ask": {
            "get": _operation(
                "ask",
                "Answer a question from the record",
                [_in_query("q", "the question", required=True), *_in_queries(asked)],
                results,
                (422, 429),
            )
        },
        "/api/articles": {
            "get": _operation(
                "listArticles",
                "List the articles, newest first",
                _in_queries({**_FILTERS, **page}),
                _list("ArticleInfo"),
            ),
            "post": _operation(
                "addArticles",
                "Add an article, or the articles of a document",
                [_in_query("name", "the name of the document's file")],
                _list("Receipt"),
                (401, 403, 413, 422, 501),
                status=201,
                body={
                    "application/json": {"schema": _named("SubmittedArticle")},
                    "*/*": {"schema": {"type": "string", "format": "binary"}},
                },
            ),
        },
        "/api/articles/{article_id}": {
            "get": _operation(
                "readArticle", "Read an article and its sentences", one, article, (404,)
            ),
            "delete": _operation(
                "removeArticle", "Remove an article", one, None, (401, 403, 404), status=204
            ),
        },
        "/api/articles/{article_id}/facts": {
            "get": _operation(
                "listFacts", "List the facts that an article states", one, _list("Fact"), (404,)
            )
        },
        "/api/health": {
            "get": _operation(
                "health", "Tell whether the record can be read", [], {"type": "object"}, (503,)
            )
        },
    }


def _operation(
    name: str,
    about: str,
    parameters: list[dict[str, Any]],
    result: dict[str, Any] | None,
    problems: tuple[int, ...] = (),
    *,
    status: int = 200,
    body: dict[str, Any] | None = None,
) -> dict[str, Any]:
    content = {} if result is None else {"content": {"application/json": {"schema": result}}}
    responses: dict[str, Any] = {str(status): {"description": about, **content}}
    problem = {"application/problem+json": {"schema": _named("Problem")}}
    for each in (*problems, 400) if parameters else problems:
        responses[str(each)] = {"description": "what failed, why, and a remedy", "content": problem}
    found: dict[str, Any] = {"operationId": name, "summary": about, "responses": responses}
    if parameters:
        found["parameters"] = parameters
    if body is not None:
        found["requestBody"] = {"required": True, "content": body}
    if 401 in problems:
        found["security"] = [{"token": []}]
    return found


def _schemas() -> dict[str, Any]:
    _, schema = models_json_schema(
        [
            *((model, "serialization") for model in _MODELS),
            (SubmittedArticle, "validation"),
        ],
        ref_template=_SCHEMAS + "{model}",
    )
    problem = {
        "type": "object",
        "properties": {
            name: {"type": "integer" if name == "status" else "string"}
            for name in ("type", "title", "status", "detail", "why", "remedy")
        },
        "required": ["type", "title", "status", "detail"],
    }
    return {**schema["$defs"], "Problem": problem}


def _named(model: str) -> dict[str, Any]:
    return {"$ref": _SCHEMAS + model}


def _list(model: str) -> dict[str, Any]:
    return {"type": "array", "items": _named(model)}


def _in_path(name: str, about: str) -> dict[str, Any]:
    return {
        "name": name, "in": "path", "required": True, "description": about,
        "schema": {"type": "string"},
    }  # fmt: skip


def _in_query(name: str, about: str, *, required: bool = False) -> dict[str, Any]:
    return {
        "name": name, "in": "query", "required": required, "description": about,
        "schema": {"type": "string"},
    }  # fmt: skip


def _in_queries(named: dict[str, str]) -> list[dict[str, Any]]:
    return [_in_query(name, about) for name, about in named.items()]
