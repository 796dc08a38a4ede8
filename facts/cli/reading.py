"""The contents of inputs in order, several of which are read at once if there are several jobs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from facts.errors import FactsError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from facts.cli.inputs import ArticleInput
    from facts.readers.contents import Contents

_AHEAD = 2
"""How many inputs are read ahead for each job."""

Loaded: TypeAlias = "tuple[ArticleInput, Contents | FactsError]"


def loaded(inputs: Sequence[ArticleInput], jobs: int) -> Iterator[Loaded]:
    """Yield each input with its contents, or with the error for which it cannot be read.

    Documents are read by processes of their own, and pages come from servers, so that threads are
    enough to read several at once.
    """
    if jobs <= 1:
        for each in inputs:
            yield each, _load(each)
        return
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(jobs)
    try:
        waiting: deque[tuple[ArticleInput, Future[Contents | FactsError]]] = deque()
        for each in inputs:
            waiting.append((each, pool.submit(_load, each)))
            if len(waiting) >= jobs * _AHEAD:
                first, future = waiting.popleft()
                yield first, future.result()
        for first, future in waiting:
            yield first, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _load(given: ArticleInput) -> Contents | FactsError:
    try:
        return given.load()
    except FactsError as error:
        return error
