"""A service of your own: questions about the record in the file that RAPPORTEUR_STORE names.

pip install 'rapporteur[reader]' fastapi uvicorn
RAPPORTEUR_STORE=record.db uvicorn fastapi_service:app
curl "http://127.0.0.1:8000/ask?question=Who+chaired+the+session"
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse

from facts import Answer, ArticleInfo, FactsError, Library, NotFound, UnknownArticle


@asynccontextmanager
async def opened(app: FastAPI) -> AsyncIterator[None]:
    """Open the record once: it can be used from any thread."""
    with Library.open(os.environ["RAPPORTEUR_STORE"]) as library:
        app.state.library = library
        yield


app = FastAPI(title="Questions about our articles", lifespan=opened)


@app.exception_handler(FactsError)
async def explain(request: Request, error: FactsError) -> JSONResponse:
    """Tell what failed, why, and what to do."""
    status = 404 if isinstance(error, UnknownArticle) else 422
    told = {"what": error.what, "why": error.why, "remedy": error.remedy}
    return JSONResponse(told, status)


# Functions without `async` run in threads, since the library's calls block.


@app.get("/ask")
def ask(request: Request, question: Annotated[str, Query(max_length=1000)]) -> Answer | NotFound:
    """Answer a question; the models of the library are those of the response."""
    library: Library = request.app.state.library
    return library.ask(question)


@app.get("/articles/{article_id}")
def article(request: Request, article_id: str) -> ArticleInfo:
    """Tell about an article."""
    library: Library = request.app.state.library
    return library.info(article_id)
