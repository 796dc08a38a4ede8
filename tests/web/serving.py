"""`rapporteur serve` as a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, and its address."""

    process: subprocess.Popen[bytes]
    address: str


@contextmanager
def serving(store: Path | str, *options: str) -> Iterator[Served]:
    """Run a server on a record, without the reader. It must end in order, unless it has ended."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "facts", "--fast", "serve", "--port", str(port), *options],
        env=os.environ | {"RAPPORTEUR_STORE": str(store), "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for _ in range(1200):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None
            time.sleep(0.1)
        yield Served(server, f"http://127.0.0.1:{port}")
    finally:
        if server.poll() is None:
            server.terminate()
            assert server.wait(60) == 0
