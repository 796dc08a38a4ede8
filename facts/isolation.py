"""A process of its own for code that reads what strangers sent, with limits of work and memory."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time

LONGEST_TIME = 15.0
"""In seconds of processor time, for one document; a long report takes about two."""
LONGEST_WAIT = 20
"""How many times as long the clock may run: a busy machine gives a process little of its time."""
LARGEST_MEMORY = 1_500_000_000
"""In bytes of address space, where the system lets a process limit itself."""

_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "TEMP")
_CAN_LIMIT = hasattr(signal, "setitimer")  # not on Windows


def answer_of(code: str, request: bytes, *, time_limit: float) -> bytes | None:
    """Return what the code writes for the request, or None where a limit ended it.

    The code calls `limit_self` first. The limit is in seconds of processor time, or of the clock
    where the system cannot limit a process's work.
    """
    try:
        done = subprocess.run(  # noqa: S603  this interpreter and constant code
            [sys.executable, "-c", code],
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=time_limit * (LONGEST_WAIT if _CAN_LIMIT else 1),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout or None


class LastingProcess:
    """A process that answers one request after the other, each with a line.

    It starts with the first request, and again after a limit has ended it. The code calls
    `limit_self` for each request. Only one thread may use it.
    """

    def __init__(self, code: str) -> None:
        self._code = code
        self._running: subprocess.Popen[bytes] | None = None

    def answer(
        self, request: bytes, *, time_limit: float, wait: float | None = None
    ) -> bytes | None:
        """Return the line that answers a request, or None where a limit ended the process.

        `wait` is for how many seconds the clock may run, by default `LONGEST_WAIT` times as many.
        """
        process = self._running = self._running or self._started()
        longest = wait or time_limit * LONGEST_WAIT
        timer = threading.Timer(longest if _CAN_LIMIT else time_limit, process.kill)
        timer.daemon = True
        timer.start()
        try:
            line = _exchange(process, request)
        except BaseException:  # an interruption: the line would be taken for the next answer
            self.end()
            raise
        finally:
            timer.cancel()
        if line.endswith(b"\n"):
            return line
        self.end()
        return None

    def end(self) -> None:
        """End the process, if it runs."""
        if self._running is None:
            return
        process, self._running = self._running, None
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what is not written yet is not needed
                    pipe.close()
        process.wait()

    def kill(self) -> None:
        """Make the process end, from any thread. The answer that one waits for is None."""
        running = self._running
        if running is not None:
            running.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  this interpreter and constant code
            [sys.executable, "-c", self._code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:  # pragma: no cover  both are pipes
        return b""
    # The process may have ended, and it may end before it has read everything.
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(request)
        process.stdin.flush()
    return process.stdout.readline()


def _environment() -> dict[str, str]:
    # Hostile input must not come near a token: the process gets only the variables that an
    # interpreter needs.
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def limit_self(time_limit: float, memory: int = LARGEST_MEMORY) -> None:
    """Limit this process's memory and the processor time that it has from now on, if possible."""
    if not _CAN_LIMIT:  # pragma: no cover
        return
    import resource

    # Ends the process at the exact time. The system's own limit counts whole seconds, and holds
    # whatever a library does to the timer.
    signal.setitimer(signal.ITIMER_PROF, time_limit)
    for what, limit in (
        (resource.RLIMIT_CPU, math.ceil(time.process_time() + time_limit) + 2),
        (resource.RLIMIT_AS, memory),
    ):
        _, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or hard > limit:
            with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of memory
                resource.setrlimit(what, (limit, hard))
