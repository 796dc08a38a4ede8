"""The server, with its tools and resources. The official SDK speaks the protocol."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp_types import ToolAnnotations
from pydantic import Field

from facts import __version__
from facts.assistants.reading import RecordReading, in_thread
from facts.errors import UnknownArticle
from facts.library import Library

INSTRUCTIONS = """\
Rapporteur answers questions from a record of news articles. Use `ask` for a question and cite what
it returns: each citation has the sentence word for word, its article, source and date. If the
status is `not_found`, the record does not say: do not answer from memory as if it did. `search`
finds sentences, `list_articles` and `read_article` show what the record holds.
"""
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False, idempotent_hint=True)

Question = Annotated[str, Field(description="a question in plain English")]
Words = Annotated[str, Field(description="words, a name or a question to look for")]
Id = Annotated[str, Field(description="an article's id, or its first characters")]
Source = Annotated[str | None, Field(description="only articles of this source")]
First = Annotated[date | None, Field(description="only articles published on this day or later")]
Last = Annotated[date | None, Field(description="only articles published on this day or before")]
After = Annotated[
    str | None, Field(description="the question before, if this one follows it up: `and when?`")
]


def build_server(library: Library) -> MCPServer[Any]:
    """Return a server whose tools read a record. The caller keeps the library open."""
    server: MCPServer[Any] = MCPServer(
        "rapporteur", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING"
    )
    record = RecordReading(library)

    @server.tool(title="Ask the record", annotations=_READS)
    async def ask(
        question: Question,
        after: After = None,
        source: Source = None,
        published_from: First = None,
        published_to: Last = None,
    ) -> dict[str, Any]:
        """Answer a question from the record, with the sentence that states the answer."""
        return await in_thread(record.ask, question, after, source, published_from, published_to)

    @server.tool(title="Search sentences", annotations=_READS)
    async def search(
        words: Words,
        source: Source = None,
        published_from: First = None,
        published_to: Last = None,
        limit: Annotated[int, Field(ge=1, le=50)] = 10,
    ) -> dict[str, Any]:
        """Find the sentences of the record that are nearest to some words, best first."""
        return await in_thread(record.search, words, source, published_from, published_to, limit)

    @server.tool(title="Read an article", annotations=_READS)
    async def read_article(
        article_id: Id,
        start: Annotated[int, Field(ge=0, description="the number of the first sentence")] = 0,
        count: Annotated[int, Field(ge=1, le=500)] = 100,
    ) -> dict[str, Any]:
        """Return an article's details and its sentences, each with its place in the text."""
        return await in_thread(record.article, article_id, start, count)

    @server.tool(title="List articles", annotations=_READS)
    async def list_articles(
        source: Source = None,
        published_from: First = None,
        published_to: Last = None,
        offset: Annotated[int, Field(ge=0)] = 0,
        limit: Annotated[int, Field(ge=1, le=200)] = 50,
    ) -> dict[str, Any]:
        """List the articles of the record, newest first, with the size of the record."""
        return await in_thread(record.articles, source, published_from, published_to, offset, limit)

    @server.resource("rapporteur://articles/{article_id}", mime_type="text/plain")
    async def article(article_id: str) -> str:
        """Return the text of an article, to which the offsets of its citations refer."""
        try:
            return await in_thread(record.text, article_id, error=ResourceError)
        except ResourceError as error:
            if isinstance(error.__cause__, UnknownArticle):
                raise ResourceNotFoundError(str(error)) from error.__cause__
            raise

    return server
