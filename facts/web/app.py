"""The server's addresses and what handles them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from facts.errors import FactsError
from facts.library import Library
from facts.web import api, pages
from facts.web.headers import SafeHeaders
from facts.web.problems import on_error, on_http_error
from facts.web.processes import AnswerProcesses
from facts.web.services import WebServices
from facts.web.settings import WebSettings

_STATIC = Path(__file__).parent / "static"
_ROUTES = (
    Route("/", pages.ask),
    Route("/articles", pages.articles),
    Route("/a/{article_id}", pages.article),
    Route("/api/ask", api.ask),
    Route("/api/articles", api.articles),
    Route("/api/articles", api.add, methods=["POST"]),
    Route("/api/articles/{article_id}", api.article),
    Route("/api/articles/{article_id}", api.remove, methods=["DELETE"]),
    Route("/api/articles/{article_id}/facts", api.facts),
    Route("/api/health", api.health),
    Route("/api/openapi.json", api.openapi),
)


def build_app(
    library: Library,
    settings: WebSettings | None = None,
    *,
    processes: AnswerProcesses | None = None,
) -> Starlette:
    """Return the application for a record. The caller keeps the library open.

    `processes`, which the caller has started, answer the questions. They are closed when the server
    ends, so that no request waits for them.
    """
    settings = settings or WebSettings()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            if processes is not None:
                processes.close()

    middleware = [Middleware(SafeHeaders)]
    if settings.hosts is not None:
        # Else a page of another site could be made to read what this server shows.
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts)))
    app = Starlette(
        routes=[*_ROUTES, Mount("/static", StaticFiles(directory=_STATIC))],
        middleware=middleware,
        exception_handlers={
            FactsError: on_error,
            HTTPException: on_http_error,
            Exception: on_error,
        },
        lifespan=lifespan,
    )
    app.state.services = WebServices(library, settings, processes)
    return app
