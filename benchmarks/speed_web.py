"""Measure how many questions a second `rapporteur serve` answers, and how long visitors wait.

    python benchmarks/speed_web.py [--processes 1 2 4] [--uvicorn 2] [--clients 50] [--rate 0]
                                   [--seconds 20] [--most 2000] [--reader] [--keep FOLDER]

The server runs as its own process on an artificial record of 10,000 sentences, at an address of
this machine. For each number of processes, one client asks questions one after the other, and then
many ask at once: each as soon as it has its answer, or all together so many a second (`--rate`).
They stop after `--seconds` or `--most` questions. `--uvicorn` measures uvicorn's own workers
instead, each of which is a whole server. Times are of the clock, and processor times are those of
all processes of the server. docs/speed.md has the results.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from speed import line, quantile, record

from facts.library import Library
from facts.web import WebSettings, build_app

if TYPE_CHECKING:
    from starlette.applications import Starlette

SIZE = 10_000
WARM = 60
"""Questions before the clock starts, so that every process has answered some."""
ALONE = 60
"""Questions of the single client."""
PATIENCE = 120.0
_STORE, _READER = "SPEED_WEB_STORE", "SPEED_WEB_READER"


@dataclass(slots=True)
class Load:
    """What a number of clients met with. Times are in seconds."""

    waits: list[float] = field(default_factory=list)
    refused: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    first: float = 0.0
    """Of `processor`, what the process took that was started first."""


def main() -> None:
    """Run the measurements of the arguments and print them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--uvicorn", type=int, nargs="*", default=[], metavar="WORKERS")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--rate", type=float, default=0.0, help="questions a second of all clients")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--most", type=int, default=2_000, help="questions under load")
    parser.add_argument("--reader", action="store_true", help="answer with the reader")
    parser.add_argument("--keep", type=Path, help="a folder for the record")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        path = record(folder, SIZE)
        questions: list[str] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        wanted = [(n, False) for n in given.processes] + [(n, True) for n in given.uvicorn]
        for number, whole in wanted:
            print(f"\n{number} of uvicorn's workers" if whole else f"\n--processes {number}")
            command = uvicorn_command(number) if whole else serve_command(number, given.reader)
            with served(command, path, reader=given.reader) as (server, port):
                alone, load = asyncio.run(measured(server, port, questions, given))
                report(alone, load, memory(server))


async def measured(
    server: int, port: int, questions: list[str], given: argparse.Namespace
) -> tuple[Load, Load]:
    """Return what a single client met with, and what many did."""
    await asked(server, port, questions, clients=8, most=WARM)
    alone = await asked(server, port, questions, most=ALONE)
    load = await asked(
        server,
        port,
        questions,
        clients=given.clients,
        most=given.most,
        seconds=given.seconds,
        rate=given.rate,
    )
    return alone, load


async def asked(
    server: int,
    port: int,
    questions: list[str],
    *,
    most: int,
    clients: int = 1,
    seconds: float = PATIENCE,
    rate: float = 0.0,
) -> Load:
    """Let clients ask questions, and return what they met with."""
    found = Load()
    spent, first = processor(tree(server)), processor([server])
    begin = time.perf_counter()
    # A question is due when the one before it is answered, or at its time. One that is asked late,
    # because no client was free, has waited since then.
    due = iter(range(most))
    endless = cycle(questions)

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in due:
            at = begin + number / rate if rate else time.perf_counter()
            await asyncio.sleep(max(0.0, at - time.perf_counter()))
            if time.perf_counter() - begin > seconds:
                break
            status = await ask(reader, writer, next(endless))
            found.waits.append(time.perf_counter() - at)
            found.refused += status != 200
        writer.close()

    await asyncio.wait_for(asyncio.gather(*(client() for _ in range(clients))), 2 * PATIENCE)
    found.seconds = time.perf_counter() - begin
    found.processor = processor(tree(server)) - spent
    found.first = processor([server]) - first
    return found


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, question: str) -> int:
    """Ask a question and return the status. A client of a library would take more of the cores."""
    target = f"/api/ask?{urlencode({'q': question})}"
    writer.write(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])


def report(alone: Load, load: Load, megabytes: float) -> None:
    """Print the figures of a server."""
    single = quantile(alone.waits, 0.5)
    answers = len(load.waits) - load.refused
    line("a single client, p50", f"{single * 1e3:.1f} ms")
    line("  processor time of an answer", f"{alone.processor / len(alone.waits) * 1e3:.1f} ms")
    line("answers a second under load", f"{answers / load.seconds:.0f}")
    line("  refused", f"{load.refused} of {len(load.waits)}")
    line("  processor time of an answer", f"{load.processor / max(1, answers) * 1e3:.1f} ms")
    line("    of which of the first process", f"{load.first / max(1, answers) * 1e3:.1f} ms")
    line("  cores in use", f"{load.processor / load.seconds:.2f}")
    for part in (0.5, 0.95):
        wait = quantile(load.waits, part)
        line(f"  p{part * 100:.0f}", f"{wait * 1e3:.0f} ms, {wait / single:.1f} times the single")
    line("memory of all processes", f"{megabytes:.0f} MB")


def serve_command(number: int, reader: bool) -> list[str]:
    """Return the command of a server whose questions are answered by so many processes."""
    options = ["--per-minute", "0", "--processes", str(number)]
    return [sys.executable, "-m", "facts", *([] if reader else ["--fast"]), "serve", *options]


def uvicorn_command(workers: int) -> list[str]:
    """Return the command of so many servers behind one address."""
    options = ["--factory", "--workers", str(workers), "--no-access-log", "--log-level", "warning"]
    return [sys.executable, "-m", "uvicorn", "speed_web:app", *options]


def app() -> Starlette:
    """Return the application of one of uvicorn's workers."""
    library = Library.open(os.environ[_STORE], reader=os.environ[_READER] == "1")
    library.prepare()
    return build_app(library, WebSettings(per_minute=0))


@contextmanager
def served(command: list[str], path: Path, *, reader: bool) -> Iterator[tuple[int, int]]:
    """Run a server on a record. Yields its process and its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    variables = {"RAPPORTEUR_STORE": str(path), _STORE: str(path), _READER: str(int(reader))}
    server = subprocess.Popen(
        [*command, "--port", str(port)],
        env=os.environ | variables,
        cwd=Path(__file__).parent,
        stderr=subprocess.DEVNULL,
    )
    try:
        patience = time.monotonic() + PATIENCE
        while time.monotonic() < patience and server.poll() is None:
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        time.sleep(1)  # uvicorn listens before its workers are ready
        yield server.pid, port
    finally:
        server.terminate()
        server.wait(60)


def processor(pids: list[int]) -> float:
    """Return the processor seconds that processes have used."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(server: int) -> float:
    """Return the megabytes of a server and its processes. What they share is counted once."""
    kilobytes = 0
    for pid in tree(server):
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        kilobytes += int(told.split("\nPss:")[1].split()[0])
    return kilobytes / 1024


def tree(server: int) -> list[int]:
    """Return a process and those that it has started. Only Linux tells."""
    found = [server]
    for pid in found:
        told = Path(f"/proc/{pid}/task/{pid}/children")
        found += [int(child) for child in told.read_text(encoding="ascii").split()]
    return found


if __name__ == "__main__":
    main()
