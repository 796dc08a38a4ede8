"""`rapporteur watch`."""

from __future__ import annotations

import argparse
import contextlib
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from facts.cli.arguments import Verbs, add_list_argument, add_verb
from facts.cli.context import PROGRAM, CommandContext
from facts.cli.errors import UsageError
from facts.cli.text import counted, one_line

if TYPE_CHECKING:
    from facts.stores.watching import Watch, WatchResult
    from facts.watch import Watcher

_SHORTEST = 1.0
"""In minutes: no publisher wants to be asked more often."""
_LONGEST = 10_080.0


def register(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    about = "Add new articles of feeds, sitemaps and folders by themselves, until Ctrl-C"
    parser = add_verb(verbs, "watch", run, about)
    add_list_argument(
        parser,
        "places",
        "PLACE",
        "the web address of a feed or sitemap, or a folder; none for those that are watched",
        may_be_empty=lambda _: True,
    )
    parser.add_argument("--once", action="store_true", help="look once at what is due, and end")
    parser.add_argument(
        "--every",
        type=_parse_minutes,
        metavar="MINUTES",
        help="the time between two looks at a place (30)",
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--list", action="store_true", help="list the watched places, and end")
    for name, what in (
        ("pause", "stop looking at a place for now"),
        ("resume", "go on with a place"),
        ("remove", "watch a place no longer; its articles stay"),
    ):
        group.add_argument(f"--{name}", metavar="N", help=f"{what}: its number or address")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Watch the places. With `--once`, return 2 if any place could not be read."""
    from facts.cli.network import private_hosts
    from facts.watch import EVERY, Watcher

    change = next(
        ((name, value) for name in ("pause", "resume", "remove") if (value := getattr(args, name))),
        None,
    )
    if args.places and (args.list or change):
        raise UsageError(
            "A place cannot be added and changed at once",
            why="--list, --pause, --resume and --remove stand alone",
            remedy="Give the place without them first",
        )
    every = args.every * 60 if args.every is not None else EVERY
    hosts = private_hosts()
    with context.open() as library:
        watcher = Watcher(library, every=every, private_hosts=hosts)
        if args.list:
            return _print_list(watcher, context)
        if change:
            return _change(watcher, context, *change)
        for place in args.places:
            watcher.add(place)
        if not watcher.all():
            context.print_note(f"Nothing is watched yet. Add a feed or folder: {PROGRAM} watch URL")
            return 0
        return _look(watcher, context, once=args.once)


def _look(watcher: Watcher, context: CommandContext, *, once: bool) -> int:
    failed = False

    def tell(watch: Watch, result: WatchResult) -> None:
        nonlocal failed
        failed = failed or result.problem is not None
        _print_result(context, watch, result)

    if once:
        for watch, result in watcher.check_due():
            tell(watch, result)
        return 2 if failed else 0
    places = [watch for watch in watcher.all() if not watch.paused]
    context.print_note(f"Watching {counted(len(places), 'place')}. Press Ctrl-C to stop.")
    _run_until_interrupted(watcher, tell, context)
    return 0


def _run_until_interrupted(
    watcher: Watcher, tell: Callable[[Watch, WatchResult], None], context: CommandContext
) -> None:
    """Look at places until Ctrl-C, which lets the article that is being read be finished.

    The work has a thread of its own: an interruption in the middle of it could leave a place
    claimed, or break a lock. A second Ctrl-C ends at once. Raises what the work raises.
    """
    ended: SimpleQueue[Exception | None] = SimpleQueue()

    def work() -> None:
        problem: Exception | None = None
        try:
            watcher.run(tell)
        except Exception as error:  # noqa: BLE001 - raised again by the main thread
            problem = error
        finally:
            ended.put(problem)

    threading.Thread(target=work, name="watch", daemon=True).start()
    try:
        problem = _wait_for(ended)
    except KeyboardInterrupt:
        watcher.stop()
        context.print_note("Stopping after the article that is being read. Ctrl-C again: at once.")
        problem = _wait_for(ended)
        if problem is None:
            raise
    if problem is not None:
        raise problem


def _wait_for(ended: SimpleQueue[Exception | None]) -> Exception | None:
    while True:
        with contextlib.suppress(Empty):  # Windows notices Ctrl-C between two waits only
            return ended.get(timeout=0.5)


def _print_result(context: CommandContext, watch: Watch, result: WatchResult) -> None:
    from facts.watch.wording import in_words

    moment = time.strftime("%Y-%m-%d %H:%M", time.localtime(result.at))
    context.out.print(f"{moment}  {one_line(watch.address)}: {in_words(result)}")
    if result.problem:
        context.print_error(f"{watch.address}: {result.problem}")
    for example in result.examples:
        context.print_error(example)
    more = result.failed - len(result.examples)
    if more > 0:
        context.print_error(f"{more:,} more could not be read")


def _print_list(watcher: Watcher, context: CommandContext) -> int:
    from facts.watch.wording import in_words

    watches = watcher.all()
    if not watches:
        context.print_note(f"Nothing is watched yet. Add a feed or folder: {PROGRAM} watch URL")
    for watch in watches:
        state = "paused" if watch.paused else "watched"
        context.out.print(f"{watch.key}  {state}  {one_line(watch.address)}")
        if watch.last is not None:
            moment = time.strftime("%Y-%m-%d %H:%M", time.localtime(watch.last.at))
            problem = f". {one_line(watch.last.problem)}" if watch.last.problem else ""
            context.out.print(f"   {moment}: {in_words(watch.last)}{problem}")
    return 0


def _change(watcher: Watcher, context: CommandContext, change: str, given: str) -> int:
    watch = watcher.find(given)
    act = {"pause": watcher.pause, "resume": watcher.resume, "remove": watcher.remove}[change]
    act(watch)
    done = {"pause": "Paused", "resume": "Watched again", "remove": "No longer watched"}[change]
    context.out.print(f"{done}: {one_line(watch.address)}")
    return 0


def _parse_minutes(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not _SHORTEST <= value <= _LONGEST:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number of minutes from {_SHORTEST:g} to {_LONGEST:g}"
        )
    return value
