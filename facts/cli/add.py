"""`rapporteur add`."""

from __future__ import annotations

import argparse
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from facts.cli.arguments import Verbs, add_jobs_option, add_list_argument, add_verb
from facts.cli.context import CommandContext
from facts.cli.errors import UsageError
from facts.cli.periods import parse_day
from facts.cli.reading import loaded
from facts.cli.text import counted, one_line
from facts.errors import FactsError, InputError

if TYPE_CHECKING:
    from facts.cli.inputs import ArticleInput
    from facts.library import Library
    from facts.models import Article, Receipt
    from facts.readers.contents import Contents


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    parser = add_verb(verbs, "add", run, "Add articles: documents, pages, feeds and mail")
    add_list_argument(
        parser,
        "inputs",
        "FILE",
        "a file, a folder and all folders in it, a web address, or - for standard input",
        may_be_empty=lambda args: bool(args.samples),
    )
    parser.add_argument("--samples", action="store_true", help="add the sample articles")
    add_jobs_option(parser)
    group = parser.add_argument_group("instead of the values found in the article")
    group.add_argument("--title", type=_parse_words, metavar="T", help="its title")
    group.add_argument("--source", type=_parse_words, metavar="S", help="who published it")
    group.add_argument("--date", type=parse_day, metavar="DATE", help="when it was published")
    group.add_argument("--url", type=_parse_url, metavar="URL", help="its web address")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Add the articles. Return 2 if any input could not be added."""
    from facts.cli.inputs import ArticleInput, expand_inputs

    inputs = expand_inputs(args.inputs)
    if args.samples:
        inputs += _samples()
    changes = _changes(args, len(inputs))
    changed = [ArticleInput(each.name, _with_changes(each.load, changes)) for each in inputs]
    _silence_readers()
    with context.open() as library:
        return _add_all(context, library, changed, args.jobs)


def add_samples(context: CommandContext, library: Library) -> None:
    """Add the sample articles."""
    _add_all(context, library, _samples())


def _samples() -> list[ArticleInput]:
    from facts import samples

    return [_loaded(article) for article in samples.articles()]


def _loaded(article: Article) -> ArticleInput:
    from facts.cli.inputs import ArticleInput
    from facts.readers.contents import Contents, FoundArticle

    return ArticleInput(article.title, lambda: Contents((FoundArticle(article),)))


MOST_LISTED = 10
"""How many articles are listed. The others are only counted, so that the output stays readable.

Failures are all told."""


@dataclass(slots=True)
class _Counts:
    added: int = 0
    similar: int = 0
    known: int = 0
    failed: int = 0

    def summary(self) -> str:
        parts = [f"{counted(self.added, 'article')} added"]
        if self.similar:
            parts[0] += f" ({self.similar:,} much like another)"
        if self.known:
            parts.append(f"{self.known:,} already there")
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        return ", ".join(parts)


class _Adding:
    """Adds the articles of the inputs, and prints what became of each in the order of the inputs.

    With several jobs, articles are read before those before them are stored. What is to be said of
    inputs waits until then.
    """

    def __init__(
        self, context: CommandContext, library: Library, advance: Callable[[int], None]
    ) -> None:
        self.counts = _Counts()
        self._context = context
        self._library = library
        self._advance = advance
        self._waiting: deque[_Found | Callable[[], None]] = deque()

    def run(self, inputs: Sequence[ArticleInput], jobs: int) -> None:
        """Add all articles. Raises an error that the next article would have too."""
        for result in self._library.add_each(self._articles(inputs, jobs), jobs=jobs):
            found = self._waiting.popleft()
            assert isinstance(found, _Found)  # noqa: S101 - all before it has been told
            if isinstance(result, InputError):
                _print_failure(self._context, self.counts, found.name, result)
            else:
                _count_and_print(self._context, self.counts, result, found.notices)
            self._tell()

    def _articles(self, inputs: Sequence[ArticleInput], jobs: int) -> Iterator[Article]:
        for each, contents in loaded(inputs, jobs):
            if isinstance(contents, FactsError):
                self._waiting.append(self._failure(each.name, contents))
            else:
                for found in contents.articles:
                    name = _part(each.name, found.name)
                    self._waiting.append(_Found(name, found.notices))
                    yield found.article
                for refusal in contents.refused:
                    name = _part(each.name, refusal.name)
                    self._waiting.append(self._failure(name, refusal.error))
            self._waiting.append(partial(self._advance, 1))
            self._tell()

    def _failure(self, name: str, error: FactsError) -> Callable[[], None]:
        return partial(_print_failure, self._context, self.counts, name, error)

    def _tell(self) -> None:
        """Say all that waits for no article any more."""
        while self._waiting and not isinstance(self._waiting[0], _Found):
            tell = self._waiting.popleft()
            assert not isinstance(tell, _Found)  # noqa: S101 - for mypy
            tell()


@dataclass(frozen=True, slots=True)
class _Found:
    """An article that is being added: how it is called, and what is to be said of it."""

    name: str
    notices: tuple[str, ...]


def _add_all(
    context: CommandContext, library: Library, inputs: Sequence[ArticleInput], jobs: int = 1
) -> int:
    from facts.cli.progress import progress_bar

    with progress_bar(context, "Adding", len(inputs), counted=True) as advance:
        adding = _Adding(context, library, advance)
        adding.run(inputs, jobs)
    counts = adding.counts
    if len(inputs) > 1 or counts.added + counts.known + counts.failed > 1:
        if counts.failed:
            context.print_error(counts.summary())
        else:
            context.out.print(counts.summary())
    return 2 if counts.failed else 0


def _count_and_print(
    context: CommandContext, counts: _Counts, receipt: Receipt, notices: Sequence[str]
) -> None:
    listed = counts.added + counts.known
    counts.added += receipt.added
    counts.similar += bool(receipt.near_duplicates)
    counts.known += not receipt.added
    if listed < MOST_LISTED:
        _print_receipt(context, receipt)
        for notice in notices:
            context.out.print(f"  {one_line(notice)}")
    elif listed == MOST_LISTED:
        context.out.print("… the others are only counted")


def _part(name: str, part: str) -> str:
    return f"{name}: {one_line(part)}" if part else name


def _print_failure(context: CommandContext, counts: _Counts, name: str, error: FactsError) -> None:
    counts.failed += 1
    message = str(error)
    context.print_error(message if name in message else f"{name}: {message}")


def _print_receipt(context: CommandContext, receipt: Receipt) -> None:
    info = receipt.article
    if not receipt.added:
        context.out.print(f"Already there {info.id}  {one_line(info.title)}")
        return
    origin = (info.source, info.published.isoformat() if info.published else "no date")
    size = f"{counted(info.sentence_count, 'sentence')}, {counted(info.fact_count, 'fact')}"
    context.out.print(
        f"Added {info.id}  {one_line(info.title)} "
        f"({one_line(', '.join(each for each in origin if each))}): {size}"
    )
    if receipt.near_duplicates:
        nearest, *others = receipt.near_duplicates
        more = f", and {counted(len(others), 'other')}" if others else ""
        context.out.print(
            f"  much like {nearest.article.id}  {one_line(nearest.article.title)} "
            f"({nearest.similarity:.0%}){more}"
        )


def _changes(args: argparse.Namespace, inputs: int) -> dict[str, Any]:
    """Return the fields of an article that the options replace."""
    if inputs > 1 and (args.title or args.url):
        raise UsageError(
            "--title and --url need a single article",
            why=f"there are {inputs}",
            remedy="Add the articles one by one",
        )
    options = {"title": args.title, "source": args.source, "published": args.date, "url": args.url}
    return {name: value for name, value in options.items() if value is not None}


def _with_changes(load: Callable[[], Contents], changes: dict[str, Any]) -> Callable[[], Contents]:
    def load_changed() -> Contents:
        contents = load()
        if len(contents.articles) > 1 and {"title", "url"} & changes.keys():
            raise InputError(
                "--title and --url need a single article",
                why=f"there are {len(contents.articles):,} in the file",
                remedy="Leave these options out",
            )
        return replace(
            contents,
            articles=tuple(
                replace(each, article=each.article.model_copy(update=changes))
                for each in contents.articles
            ),
        )

    return load_changed


def _parse_words(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise argparse.ArgumentTypeError("it is empty")
    return text


def _parse_url(text: str) -> str:
    from facts.cli.inputs import is_web_address

    if not is_web_address(text) or len(text.split()) != 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a web address: start with https://")
    return text


def _silence_readers() -> None:
    """Discard the logs of the document readers. Their errors are reported as exceptions."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())
