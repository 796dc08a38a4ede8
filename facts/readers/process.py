"""A process of its own for code that reads what strangers wrote, with limits of work and memory."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys

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
    # Hostile input must not come near a token: the process gets only the variables that an
    # interpreter needs.
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    environment = {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(  # noqa: S603  this interpreter and constant code
            [sys.executable, "-c", code],
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=time_limit * (LONGEST_WAIT if _CAN_LIMIT else 1),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout or None


def limit_self(time_limit: float) -> None:
    """Limit this process's processor time and memory, where the system can."""
    if not _CAN_LIMIT:  # pragma: no cover
        return
    import resource

    # Ends the process at the exact time. The system's own limit counts whole seconds, and holds
    # whatever a library does to the timer.
    signal.setitimer(signal.ITIMER_PROF, time_limit)
    for what, limit in (
        (resource.RLIMIT_CPU, math.ceil(time_limit) + 2),
        (resource.RLIMIT_AS, LARGEST_MEMORY),
    ):
        _, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or hard > limit:
            with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of memory
                resource.setrlimit(what, (limit, hard))
