"""`rapporteur add`."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facts.cli.context import Context
from facts.cli.periods import day
from facts.cli.problems import UsageError
from facts.cli.text import counted, line
from facts.cli.verbs import Verbs, takes_many, verb
from facts.errors import FactsError, StoreError

if TYPE_CHECKING:
    from facts.cli.inputs import Input
    from facts.library import Library
    from facts.models import Article, Receipt


def define(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = verb(verbs, "add", run, "Add articles: text, HTML, PDF or DOCX")
    takes_many(
        parser,
        "inputs",
        "FILE",
        "a file, a folder with all below it, a web address, or - for standard input",
        may_be_empty=lambda args: bool(args.samples),
    )
    parser.add_argument("--samples", action="store_true", help="add the sample articles")
    group = parser.add_argument_group("in place of what the article itself says")
    group.add_argument("--title", type=_words, metavar="T", help="its title")
    group.add_argument("--source", type=_words, metavar="S", help="who published it")
    group.add_argument("--date", type=day, metavar="DATE", help="when it was published")
    group.add_argument("--url", type=_address, metavar="URL", help="where it stands on the web")


def run(args: argparse.Namespace, context: Context) -> int:
    """Add all that can be added; 2 where something could not."""
    from facts.cli.inputs import Input, expand

    given = expand(args.inputs)
    if args.samples:
        given += _samples()
    changes = _changes(args, len(given))
    changed = [Input(each.name, _changing(each.load, changes)) for each in given]
    _silence_readers()
    with context.open() as library:
        return _add_all(context, library, changed)


def add_samples(context: Context, library: Library) -> None:
    """Add the sample articles."""
    _add_all(context, library, _samples())


def _samples() -> list[Input]:
    from facts import samples

    return [_ready(article) for article in samples.articles()]


def _ready(article: Article) -> Input:
    from facts.cli.inputs import Input

    return Input(article.title, lambda: article)


@dataclass(slots=True)
class _Tally:
    added: int = 0
    known: int = 0
    failed: int = 0

    def told(self) -> str:
        parts = [f"{counted(self.added, 'article')} added"]
        if self.known:
            parts.append(f"{self.known:,} already there")
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        return ", ".join(parts)


def _add_all(context: Context, library: Library, given: Sequence[Input]) -> int:
    from facts.cli.progress import progress

    tally = _Tally()
    with progress(context, "Adding", len(given)) as advance:
        for each in given:
            try:
                receipt = library.add(each.load())
            except StoreError:
                raise  # the next article would fare no better
            except FactsError as error:
                tally.failed += 1
                told = str(error)
                context.complain(told if each.name in told else f"{each.name}: {told}")
            else:
                tally.added += receipt.added
                tally.known += not receipt.added
                _tell(context, receipt)
            advance(1)
    if len(given) > 1:
        if tally.failed:
            context.complain(tally.told())
        else:
            context.out.print(tally.told())
    return 2 if tally.failed else 0


def _tell(context: Context, receipt: Receipt) -> None:
    info = receipt.article
    if not receipt.added:
        context.out.print(f"Already there {info.id}  {line(info.title)}")
        return
    known = (info.source, info.published.isoformat() if info.published else "no date")
    held = f"{counted(info.sentence_count, 'sentence')}, {counted(info.fact_count, 'fact')}"
    context.out.print(
        f"Added {info.id}  {line(info.title)} ({line(', '.join(k for k in known if k))}): {held}"
    )
    for near in receipt.near_duplicates:
        context.out.print(
            f"  much like {near.article.id}  {line(near.article.title)} ({near.similarity:.0%})"
        )


def _changes(args: argparse.Namespace, inputs: int) -> dict[str, Any]:
    """What the options put in place of what an article says of itself."""
    if inputs > 1 and (args.title or args.url):
        raise UsageError(
            "--title and --url go with a single article",
            why=f"there are {inputs}",
            remedy="Add them one by one",
        )
    options = {"title": args.title, "source": args.source, "published": args.date, "url": args.url}
    return {name: value for name, value in options.items() if value is not None}


def _changing(load: Callable[[], Article], changes: dict[str, Any]) -> Callable[[], Article]:
    return lambda: load().model_copy(update=changes)


def _words(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise argparse.ArgumentTypeError("it is empty")
    return text


def _address(text: str) -> str:
    from facts.cli.inputs import is_web

    if not is_web(text) or len(text.split()) != 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no web address: begin with https://")
    return text


def _silence_readers() -> None:
    """Keep to ourselves what the readers of documents log: their errors come as exceptions."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())
