"""Articles made ready for the store: split, parsed and indexed, here or ahead in other processes.

Almost all of the time of adding an article goes into parsing it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from facts.errors import EmptyInput, FactsError, TooLarge
from facts.models import Article, Fact, Sentence
from facts.stores.checks import check_unicode

if TYPE_CHECKING:
    from concurrent.futures import Future

    from facts.stores import IndexedArticle

MOST_SENTENCES = 10_000
"""Of one article: more than a novel has."""
MOST_WORDS = 100_000
"""Of one article: a report of 250 full pages. Numbers and marks count too, as the parser reads them
like words."""
_AHEAD = 4
"""How many articles are read ahead for each process."""

Indexing: TypeAlias = "Callable[[], IndexedArticle]"
"""Gives the article ready for the store, and raises `InputError` where it cannot be."""


def _never() -> None:
    """Do nothing before each sentence."""


def parse(
    article: Article, before_each: Callable[[], None] = _never
) -> tuple[Sequence[Sentence], Sequence[Fact]]:
    """Return the sentences of an article and the facts that they state.

    What `before_each` raises before a sentence ends the work. Raises `EmptyInput` where the text
    holds no sentence or the title nothing that is seen, `TooLarge` where it holds too many,
    `NotText` where UTF-8 cannot hold it.
    """
    # Imported here, as all that asking does not need: it takes long to load.
    from facts.extract import extract
    from facts.text.counting import count_words
    from facts.text.sentences import split
    from facts.text.visible import is_seen

    check_unicode(article)  # before the parser meets it, which fails in its own words
    if article.title and not is_seen(article.title):
        raise EmptyInput(
            "The title is empty",
            why="all its characters are invisible",
            remedy="Give a title that can be read",
        )
    sentences = split(article)
    if not sentences:
        raise EmptyInput(
            "The article is empty",
            why="its text holds no sentence",
            remedy="Give a text with at least one sentence",
        )
    if len(sentences) > MOST_SENTENCES:
        raise TooLarge(
            "The article has too many sentences",
            why=f"it has more than {MOST_SENTENCES:,}",
            remedy="Add it in parts",
        )
    if sum(count_words(sentence.text) for sentence in sentences) > MOST_WORDS:
        raise TooLarge(
            "The article has too many words",
            why=f"it has more than {MOST_WORDS:,}, counting numbers and marks",
            remedy="Add it in parts",
        )
    return sentences, extract(article, sentences, before_each=before_each)


def index(article: Article, before_each: Callable[[], None] = _never) -> IndexedArticle:
    """Return an article ready for the store. Raises as `parse` does."""
    from facts.indexing import index_article

    return index_article(article, *parse(article, before_each))


def indexed(
    articles: Iterable[Article],
    *,
    jobs: int,
    is_known: Callable[[str], bool],
    before_each: Callable[[], None] = _never,
) -> Iterator[tuple[Article, Indexing]]:
    """Yield each article with what gives it ready for the store, in the same order.

    With several `jobs`, so many processes work ahead. An article whose id is known, or that is on
    its way already, is only parsed if it is asked for. `before_each` is called again and again, and
    what it raises ends the work. So does what `articles` raises, after the articles before it.
    """
    if jobs <= 1:
        for article in articles:
            yield article, partial(index, article, before_each)
        return
    with closing(_Processes(jobs)) as processes:
        source = iter(articles)
        waiting: deque[tuple[Article, Indexing]] = deque()
        pending: set[str] = set()
        end: Exception | None = None
        while waiting or end is None:
            before_each()
            if end is None and len(waiting) < jobs * _AHEAD:
                try:
                    article = next(source)
                except Exception as error:  # noqa: BLE001 - raised after those before it
                    end = error
                    continue
                if article.id in pending or is_known(article.id):
                    waiting.append((article, partial(index, article, before_each)))
                else:
                    pending.add(article.id)
                    waiting.append((article, processes.start(article)))
                continue
            article, ready = waiting.popleft()
            yield article, ready
            pending.discard(article.id)
        if end is not None and not isinstance(end, StopIteration):
            raise end


class _Processes:
    """Processes that index articles. Each loads the parser when it has its first."""

    def __init__(self, number: int) -> None:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # New processes: a copy of this one would have its threads' locks and not its threads.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(number, context, initializer=_ignore_interrupts)

    def start(self, article: Article) -> Indexing:
        """Have an article indexed, and return what waits for it. Raises `FactsError`."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return partial(_result, self._pool.submit(index, article))
        except BrokenProcessPool:
            raise _ended() from None

    def close(self) -> None:
        """End the processes when they have finished what they are at."""
        self._pool.shutdown(cancel_futures=True)


def _result(future: Future[IndexedArticle]) -> IndexedArticle:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool:
        raise _ended() from None


def _ended() -> FactsError:
    return FactsError(
        "The articles were not read to their end",
        why="a process that read some of them was ended, perhaps for want of memory",
        remedy="Add them again with fewer jobs",
    )


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that stores: what a terminal sends goes to all of them."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
