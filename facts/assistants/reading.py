"""What the tools give: plain objects that JSON can hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from anyio.to_thread import run_sync
from mcp.server.mcpserver.exceptions import ResourceError, ToolError

from facts.errors import FactsError, UnknownArticle
from facts.library import Library
from facts.models import Answer, Citation, Filters
from facts.result_json import results_object

Result = TypeVar("Result")


async def in_thread(
    call: Callable[..., Result],
    *arguments: object,
    error: type[ToolError] | type[ResourceError] = ToolError,
) -> Result:
    """Call a blocking function in a thread. An error of the library is told to the assistant."""
    try:
        return await run_sync(lambda: call(*arguments))
    except FactsError as cause:
        raise error(str(cause)) from cause


class RecordReading:
    """Reads a record for an assistant. Its methods block."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def ask(
        self,
        question: str,
        after: str | None,
        source: str | None,
        first: date | None,
        last: date | None,
    ) -> dict[str, Any]:
        """Return the JSON object of the answer, as `rapporteur ask --json` prints it."""
        return results_object(
            self._library.ask_each(question, after=after, filters=_filters(source, first, last))
        )

    def search(
        self, words: str, source: str | None, first: date | None, last: date | None, limit: int
    ) -> dict[str, Any]:
        """Return the nearest sentences, whether they answer or not."""
        found = self._library.ask(
            words, filters=_filters(source, first, last), citations=limit, threshold=0.0
        )
        sentences: list[Citation] = (
            [*found.citations, *(match.citation for match in found.alternatives)]
            if isinstance(found, Answer)
            else list(found.nearest)
        )
        return {"sentences": [each.model_dump(mode="json") for each in sentences[:limit]]}

    def article(self, article_id: str, start: int, count: int) -> dict[str, Any]:
        """Return the details and some sentences of an article."""
        info = self._library.info(self._whole(article_id))
        sentences = self._library.sentences(info.id, start, start + count)
        return {
            **info.model_dump(mode="json"),
            "sentences": [
                each.model_dump(mode="json", exclude={"article_id"}) for each in sentences
            ],
        }

    def articles(
        self,
        source: str | None,
        first: date | None,
        last: date | None,
        offset: int,
        limit: int,
    ) -> dict[str, Any]:
        """Return articles without their texts."""
        found = self._library.articles(_filters(source, first, last), offset=offset, limit=limit)
        return {
            "record": self._library.counts().model_dump(mode="json"),
            "articles": [info.model_dump(mode="json") for info in found],
        }

    def text(self, article_id: str) -> str:
        """Return an article's text."""
        return self._library.get(self._whole(article_id)).text

    def _whole(self, article_id: str) -> str:
        """Return the id of the only article whose id begins so. Raises `UnknownArticle`."""
        found = self._library.find(article_id)
        if len(found) != 1:
            raise UnknownArticle(article_id)
        return found[0].id


def _filters(source: str | None, first: date | None, last: date | None) -> Filters:
    return Filters(source=source, published_from=first, published_to=last)
