"""Measure how fast the bot answers at a given number of questions a second.

    python -m benchmarks.speed_bot [--rates 5 30] [--seconds 30] [--even] [--set READER=false]

The bot runs as its own process against the strict stand-in for the Bot API (tests/telegram_api),
which runs in this process. People ask the questions of the samples, each in a
chat of their own, at random times (or `--even` ones) of the given rate. The latency of a question
is the time from its update until the stand-in has the reply. `--set` gives a setting of the bot.
docs/speed.md has the results.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import shutil
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from facts import samples
from facts.library import Library
from tests.telegram_api import TelegramServer
from tests.telegram_api.bot_process import BotProcess, running
from tests.telegram_api.message import Message

CHATS = 200
WARM = 20
"""Questions before the clock starts, one at a time."""
PATIENCE = 120.0
"""Seconds that all answers may take after the last question."""
_METRICS = ("rapporteur_readings_total", "rapporteur_overloaded_total")


@dataclass(slots=True)
class Result:
    """What one rate brought. `waits` are the latencies in seconds."""

    rate: float
    asked: int
    waits: list[float]
    processor: float
    behind: float
    memory: float
    metrics: dict[str, float] = field(default_factory=dict)


def main() -> None:
    """Run the measurements of the arguments and print them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rates", type=float, nargs="+", default=[5, 30])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--even", action="store_true", help="ask at even times")
    parser.add_argument("--record", type=Path, help="a record instead of the samples'")
    parser.add_argument("--questions", type=Path, help="its questions, a JSON list")
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE")
    given = parser.parse_args()
    settings = dict(each.split("=", 1) for each in given.set)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        prepare(folder, given.record)
        asked = questions(given.questions)
        for result in asyncio.run(
            measure(folder, asked, given.rates, given.seconds, settings, even=given.even)
        ):
            report(result)


def prepare(folder: Path, record: Path | None) -> None:
    """Put a record into the folder."""
    if record is not None:
        shutil.copy(record, folder / "record.db")
        return
    with Library.open(folder / "record.db") as library:
        for article in samples.articles():
            library.add(article)


def questions(path: Path | None) -> list[str]:
    """Return the questions to ask."""
    if path is not None:
        found: list[str] = json.loads(path.read_text(encoding="utf-8"))
        return found
    lines = samples.questions_path().read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["q"] for line in lines if line]


async def measure(
    folder: Path,
    asked: list[str],
    rates: list[float],
    seconds: float,
    settings: dict[str, str],
    *,
    even: bool,
) -> list[Result]:
    """Run the bot, and ask it at each rate in turn."""
    async with (
        TelegramServer() as telegram,
        running(telegram, folder, webhook=True, settings=settings) as bot,
    ):
        people = [telegram.person() for _ in range(CHATS)]
        for person, question in zip(people[:WARM], asked, strict=False):
            await telegram.answer_to(person.says(question))
        found = []
        for rate in rates:
            before, spent = metrics(bot), processor(bot)
            chance = random.Random(0)
            sent: list[tuple[Message, float]] = []
            behind = 0.0
            due = time.monotonic()
            end = due + seconds
            started = len(telegram.inspector.calls)
            while due < end:
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                behind = max(behind, time.monotonic() - due)
                person = people[len(sent) % CHATS]
                sent.append((person.says(asked[len(sent) % len(asked)]), time.monotonic()))
                due += 1 / rate if even else chance.expovariate(rate)
            waits = await answered(telegram, sent, started)
            after = metrics(bot)
            changes = {name: after[name] - before.get(name, 0.0) for name in after}
            spent = processor(bot) - spent
            held = bot.memory() / 1024 / 1024
            found.append(Result(rate, len(sent), waits, spent, behind, held, changes))
            await asyncio.sleep(2)
        return found


async def answered(
    telegram: TelegramServer, sent: list[tuple[Message, float]], started: int
) -> list[float]:
    """Return how long each question took that has a reply, once no more come."""
    at = {(message.chat_id, message.id): when for message, when in sent}
    waits: dict[tuple[int, int], float] = {}
    patience = time.monotonic() + PATIENCE
    seen, quiet = started, time.monotonic()
    while len(waits) < len(at) and time.monotonic() < patience:
        calls = telegram.inspector.calls
        for call in calls[seen:]:
            if call.method == "sendMessage" and call.ok:
                quiet = time.monotonic()
                key = _replied_to(call.given)
                if key in at:
                    waits.setdefault(key, call.at - at[key])
        seen = len(calls)
        if time.monotonic() - quiet > 10:
            break
        await asyncio.sleep(0.05)
    return list(waits.values())


def _replied_to(given: object) -> tuple[int, int]:
    assert isinstance(given, dict)
    to = given.get("reply_parameters") or {}
    if isinstance(to, str):
        to = json.loads(to)
    to = to if isinstance(to, dict) else to.model_dump()
    return int(given["chat_id"]), int(to.get("message_id", 0))


def metrics(bot: BotProcess) -> dict[str, float]:
    """Return the bot's own counters of what was skipped."""
    with urllib.request.urlopen(f"{bot.url}/metrics") as told:
        lines = told.read().decode().splitlines()
    found = {}
    for line in lines:
        name, _, value = line.rpartition(" ")
        if name.startswith(_METRICS):
            found[name] = float(value)
    return found


def processor(bot: BotProcess) -> float:
    """Return the processor seconds that the bot has used; 0 where the system does not tell."""
    status = Path(f"/proc/{bot.process.pid}/stat")
    if not status.exists():
        return 0.0
    fields = status.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def report(result: Result) -> None:
    """Print the figures of one rate."""
    waits = sorted(result.waits)
    print(f"\n{result.rate:g} questions a second: {result.asked} asked, {len(waits)} replies")
    if waits:
        for share in (0.5, 0.95, 0.99):
            at = waits[min(len(waits) - 1, int(share * len(waits)))]
            print(f"  p{share * 100:.0f}  {at * 1e3:8.0f} ms")
        print(f"  processor time of the bot a reply {result.processor / len(waits) * 1e3:8.1f} ms")
    print(f"  memory of the bot afterwards {result.memory:.0f} MB")
    print(f"  questions came at most {result.behind * 1e3:.0f} ms later than planned")
    for name, value in result.metrics.items():
        print(f"  {name} {value:g}")


if __name__ == "__main__":
    main()
