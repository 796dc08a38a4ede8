"""What all requests share."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import ParamSpec, Self, TypeVar

from starlette.requests import Request

from facts.library import Library
from facts.web.limits import Throttle, Workers
from facts.web.settings import WebSettings

Result = TypeVar("Result")
Parameters = ParamSpec("Parameters")


class WebServices:
    """The record, its threads, and the limits of visitors."""

    def __init__(self, library: Library, settings: WebSettings) -> None:
        self.library = library
        self.settings = settings
        self._workers = Workers(settings)
        self._throttle = Throttle(settings.per_minute)
        self._examples: tuple[int, list[str]] | None = None
        self._making = threading.Lock()

    @classmethod
    def of(cls, request: Request) -> Self:
        """Return those of the server that handles a request."""
        services: Self = request.app.state.services
        return services

    async def run(
        self,
        call: Callable[Parameters, Result],
        *arguments: Parameters.args,
        **options: Parameters.kwargs,
    ) -> Result:
        """Call a function that blocks, in a thread."""
        return await self._workers.run(call, *arguments, **options)

    def count_question(self, request: Request) -> None:
        """Count a question of a visitor. Raises `Refusal` if it comes too soon."""
        self._throttle.take(request.client.host if request.client else "")

    def examples(self) -> list[str]:
        """Return questions that the record answers; making them is slow, so they are kept."""
        size = self.library.counts().articles
        with self._making:
            if self._examples is None or self._examples[0] != size:
                self._examples = (size, self.library.examples())
            return self._examples[1]
