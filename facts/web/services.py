"""What all requests share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from anyio import Lock
from starlette.requests import Request

from facts.library import Library
from facts.web.limits import Throttle, Workers
from facts.web.processes import AnswerProcesses
from facts.web.settings import WebSettings

Result = TypeVar("Result")
Parameters = ParamSpec("Parameters")


class WebServices:
    """The record, the threads and processes that use it, and the limits of visitors."""

    def __init__(
        self, library: Library, settings: WebSettings, processes: AnswerProcesses | None = None
    ) -> None:
        self.library = library
        self.settings = settings
        self._processes = processes
        self._workers = self._askers = Workers(settings.threads, settings.most_waiting)
        if processes is not None:
            # A thread for each only waits for it, and what others read need not wait for answers.
            self._askers = Workers(processes.number, settings.most_waiting)
        self._throttle = Throttle(settings.per_minute)
        self._examples: tuple[int, list[str]] | None = None
        self._making = Lock()

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

    async def answer(
        self, call: Callable[Concatenate[Library, ...], Result], *arguments: Any
    ) -> Result:
        """Call a function of a module that answers questions from the record.

        It is called in another process where the server has such. Its arguments and what it returns
        can then be pickled.
        """
        if self._processes is None:
            return await self._askers.run(call, self.library, *arguments)
        return await self._askers.run(self._processes.call, call, *arguments)

    def count_question(self, request: Request) -> None:
        """Count a question of a visitor. Raises `Refusal` if it comes too soon."""
        self._throttle.take(request.client.host if request.client else "")

    async def examples(self) -> list[str]:
        """Return questions that the record answers; making them is slow, so they are kept."""
        counts = await self.run(self.library.counts)
        async with self._making:
            if self._examples is None or self._examples[0] != counts.articles:
                self._examples = (counts.articles, await self.answer(Library.examples))
            return self._examples[1]
