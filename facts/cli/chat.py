"""`rapporteur chat`: questions and follow-ups, one a line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from facts.cli.ask import as_object
from facts.cli.context import Context
from facts.cli.output import to_json
from facts.cli.text import counted, line
from facts.cli.verbs import Verbs, filters, takes_filters, takes_json, takes_threshold, verb
from facts.errors import FactsError

if TYPE_CHECKING:
    from facts.library import Library

PROMPT = "? "
COMMANDS = {
    "/help": "what can be asked, and these commands",
    "/sources": "where the articles come from",
    "/new": "forget the question before: the next one follows up nothing",
    "/json": "answer in JSON, or in words again",
    "/quit": "leave (also Ctrl-D)",
}
_EXAMPLES = 3


def define(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = verb(
        verbs,
        "chat",
        run,
        "Ask question after question",
        epilog="A question may follow up the one before: Who chaired the session? And when?",
    )
    takes_json(parser, "answer in JSON, one object a line")
    takes_threshold(parser)
    takes_filters(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Answer until the end of the input; an error in one question ends nothing."""
    from facts.cli.offer import offer_samples

    with context.open() as library:
        offer_samples(context, library, may_ask=True)
        chat = Chat(library, context, args)
        with _lines(context) as lines:
            for typed in lines:
                if typed in ("/quit", "/exit", "/q"):
                    break
                if typed:
                    chat.take(typed)
    return 0


class Chat:
    """One conversation."""

    def __init__(self, library: Library, context: Context, args: argparse.Namespace) -> None:
        self._library = library
        self._context = context
        self._filters = filters(args, library)
        self._threshold: float | None = args.threshold
        # Imported here: `rapporteur --help` need not load what asking needs.
        from facts.question import Conversation

        self._json: bool = args.json
        self._conversation = Conversation()
        self._commands: dict[str, Callable[[], None]] = {
            "/help": self._help,
            "/sources": self._sources,
            "/new": self._new,
            "/json": self._switch,
        }

    def take(self, typed: str) -> None:
        """Answer a question or obey a command; errors are told."""
        try:
            if typed.startswith("/"):
                self._obey(typed)
            else:
                self._answer(typed)
        except FactsError as error:
            self._context.complain(str(error))
        sys.stdout.flush()

    def _answer(self, question: str) -> None:
        found = self._library.ask(
            question, filters=self._filters, after=self._conversation, threshold=self._threshold
        )
        self._conversation = self._conversation.followed_by(question)
        if self._json:
            print(to_json(as_object(found)))
            return
        from facts.cli.render import show_result

        show_result(self._context.out, found)
        self._context.out.print()

    def _obey(self, typed: str) -> None:
        command = self._commands.get(typed.split()[0].lower())
        if command is None:
            self._context.complain(f"There is no command {typed.split()[0]}. Type /help")
        else:
            command()

    def _help(self) -> None:
        show = self._context.out.print
        show("Ask in your own words. A question may follow up the one before (and when?).")
        examples = self._library.examples(_EXAMPLES)
        if examples:
            show("For example:")
        for example in examples:
            show(f"  {line(example)}")
        for command, about in COMMANDS.items():
            show(f"{command:<9} {about}")

    def _sources(self) -> None:
        sources = self._library.sources()
        if not sources:
            self._context.note("No article names its source.")
        for name, count in sources:
            self._context.out.print(f"{line(name)}: {counted(count, 'article')}")

    def _new(self) -> None:
        self._conversation = type(self._conversation)()
        self._context.note("The next question follows up nothing.")

    def _switch(self) -> None:
        self._json = not self._json
        self._context.note("Answers come in JSON." if self._json else "Answers come in words.")


@contextmanager
def _lines(context: Context) -> Iterator[Iterator[str]]:
    """What is typed, line by line, or what is piped in."""
    if not context.conversing:
        yield (typed.strip() for typed in sys.stdin)
        return
    from facts.cli.history import history

    context.out.print("Ask a question, or type /help.")
    with history():
        yield _typed()


def _typed() -> Iterator[str]:
    while True:
        try:
            yield input(PROMPT).strip()
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            print()  # drop the line that was begun
