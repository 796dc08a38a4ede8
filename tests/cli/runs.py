"""Articles, questions and helpers for the tests of the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parents[2]

FERRY = (
    "date 2024-05-02 Ferry line to open in June\n"
    "Port Alder (CW) - The harbour board on Monday approved a ferry line to Skarholm. "
    "The line will carry 420 passengers a day. Ingrid Solheim, who chairs the board, said that "
    "the first boat leaves on June 3. Tickets will cost nine crowns, and children travel free.\n"
)
BRIDGE = (
    "date 2024-06-11 Bridge closed for repairs\n"
    "Port Alder (CW) - The town council closed the old bridge over the Mire on Tuesday. "
    "Engineers had found 17 cracks in its northern arch. Mayor Oskar Lindqvist promised that it "
    "would be open again before winter.\n"
)
FERRY_AGAIN = FERRY.replace("nine crowns", "ten crowns")
"""A near duplicate of FERRY."""
TONGA = "Who is the Permanent Representative of Tonga?"
"""A question of the samples that has one answer."""
TONGA_ANSWER = "Elisapeta Vainikolo"
UNANSWERED = "Who won the football World Cup?"


@dataclass(frozen=True, slots=True)
class Run:
    """The result of a command."""

    code: int
    out: str
    err: str


class Cli(Protocol):
    """Runs a command in this process."""

    def __call__(self, *argv: str, stdin: bytes = b"") -> Run: ...


def process(*argv: str, stdin: bytes = b"", **environment: str) -> Run:
    """Run `python -m facts` in a new process."""
    done = subprocess.run(
        [sys.executable, "-m", "facts", *argv],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | environment,
        timeout=120,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def write(folder: Path, name: str, text: str | bytes) -> str:
    """Write a file and return its path as an argument."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)
