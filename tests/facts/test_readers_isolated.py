"""The process of its own in which documents are read: what its limits count."""

from __future__ import annotations

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource")

BEGIN = "import time; from facts.readers.process import limit_self; limit_self(0.3); "


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process that has limited itself to 0.3 seconds."""
    return subprocess.run(
        [sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=False
    )


def test_waiting_does_not_count_as_work() -> None:
    """On a busy machine a process waits for most of the time."""
    done = run("time.sleep(1); print('done')")
    assert (done.returncode, done.stdout) == (0, "done\n")


def test_work_over_the_limit_ends_the_process() -> None:
    """Nothing in the process can prevent it."""
    done = run("exec('while True: pass')")
    assert (done.returncode < 0, done.stdout) == (True, "")


def test_memory_over_the_limit_is_not_given() -> None:
    """The rest of the machine keeps its memory."""
    done = run("bytes(4_000_000_000)")
    assert "MemoryError" in done.stderr
