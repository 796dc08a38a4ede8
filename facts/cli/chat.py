"""`rapporteur chat`: questions and follow-ups, one per line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from facts.cli.arguments import (
    Verbs,
    add_filter_options,
    add_json_option,
    add_threshold_option,
    add_verb,
    add_web_option,
    filters_of,
)
from facts.cli.context import CommandContext
from facts.cli.damage import tell_damage
from facts.cli.json_output import to_json
from facts.cli.text import counted, one_line
from facts.errors import FactsError

if TYPE_CHECKING:
    from facts.library import Library

PROMPT = "? "
COMMANDS = {
    "/help": "show example questions and these commands",
    "/sources": "list the sources of the articles",
    "/new": "start over: the next question follows up nothing",
    "/json": "switch between JSON and words",
    "/quit": "leave (or press Ctrl-D)",
}
_EXAMPLES = 3


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    parser = add_verb(
        verbs,
        "chat",
        run,
        "Ask question after question",
        epilog="A question may follow up the one before: Who chaired the session? And when?",
    )
    add_json_option(parser, "answer in JSON, one object per line")
    add_web_option(parser)
    add_threshold_option(parser)
    add_filter_options(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Answer until the end of the input. An error in one question does not end the chat."""
    from facts.cli.empty_record import offer_samples

    context.tell_missing_reader()
    with context.open() as library:
        offer_samples(context, library, may_ask=True)
        chat = Chat(library, context, args)
        with _lines(context) as lines:
            for typed in lines:
                if typed in ("/quit", "/exit", "/q"):
                    break
                if typed:
                    chat.handle(typed)
    return 0


class Chat:
    """One conversation."""

    def __init__(self, library: Library, context: CommandContext, args: argparse.Namespace) -> None:
        self._library = library
        self._context = context
        self._filters = filters_of(args, library)
        self._threshold: float | None = args.threshold
        from facts.question import Conversation  # slow, and not needed for --help

        self._json: bool = args.json
        self._web: str | None = args.web
        self._conversation = Conversation()
        self._commands: dict[str, Callable[[], None]] = {
            "/help": self._help,
            "/sources": self._sources,
            "/new": self._new,
            "/json": self._switch_json,
        }

    def handle(self, typed: str) -> None:
        """Answer a question or run a command, and print any error."""
        try:
            if typed.startswith("/"):
                self._run_command(typed)
            else:
                self._answer(typed)
        except FactsError as error:
            self._context.print_error(str(error))
        sys.stdout.flush()

    def _answer(self, question: str) -> None:
        results = self._library.ask_each(
            question, filters=self._filters, after=self._conversation, threshold=self._threshold
        )
        self._conversation = self._conversation.followed_by(question)
        if self._json:
            from facts.result_json import results_object

            print(to_json(results_object(results, web=self._web)))
            return
        from facts.cli.render import print_results

        print_results(self._context.out, results, self._library, self._filters)
        tell_damage(self._context, results)
        self._context.out.print()

    def _run_command(self, typed: str) -> None:
        command = self._commands.get(typed.split()[0].lower())
        if command is None:
            self._context.print_error(f"Unknown command {typed.split()[0]}. Type /help")
        else:
            command()

    def _help(self) -> None:
        show = self._context.out.print
        show("Ask in your own words. A question may follow up the one before it (and when?).")
        examples = self._library.examples(_EXAMPLES)
        if examples:
            show("For example:")
        for example in examples:
            show(f"  {one_line(example)}")
        for command, about in COMMANDS.items():
            show(f"{command:<9} {about}")

    def _sources(self) -> None:
        sources = self._library.sources()
        if not sources:
            self._context.print_note("The articles do not name their sources.")
        for name, count in sources:
            self._context.out.print(f"{one_line(name)}: {counted(count, 'article')}")

    def _new(self) -> None:
        self._conversation = type(self._conversation)()
        self._context.print_note("The next question follows up nothing.")

    def _switch_json(self) -> None:
        self._json = not self._json
        self._context.print_note(
            "Answers are in JSON now." if self._json else "Answers are in words now."
        )


@contextmanager
def _lines(context: CommandContext) -> Iterator[Iterator[str]]:
    """Yield the lines that are typed or piped in."""
    if not context.interactive:
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
            print()  # discard the unfinished line
