"""Run a command in a terminal and type into it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
from collections.abc import Sequence
from dataclasses import dataclass

from tests.cli.runs import ROOT

_SECONDS = 30  # without output; then the command is assumed to hang
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Shown:
    """The result of a command. `screen` is everything that it sent to the terminal."""

    code: int
    screen: str

    @property
    def plain(self) -> str:
        """The screen without colours, and with line feeds as line ends."""
        return _COLOURS.sub("", self.screen).replace("\r\n", "\n")


def in_terminal(
    argv: Sequence[str], *, typed: Sequence[tuple[str, str]] = (), width: int = 80
) -> Shown:
    """Run `python -m facts`. Each text is typed after the text before it in `typed` is shown."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        # Pass Python's own copy of the environment: readline may have set another terminal's width
        # in the process's.
        environment = os.environ | {"TERM": "xterm-256color"}
        os.execve(sys.executable, [sys.executable, "-m", "facts", *argv], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    screen, seen, waiting = b"", 0, list(typed)
    while select.select([terminal], [], [], _SECONDS)[0]:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # on Linux this means that the other end is closed
            break
        if not data:
            break
        screen += data
        while waiting and (at := screen.find(waiting[0][0].encode(), seen)) >= 0:
            awaited, text = waiting.pop(0)
            seen = at + len(awaited.encode())
            os.write(terminal, text.encode())
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    assert not waiting, f"never shown: {waiting[0][0]!r}"
    return Shown(os.waitstatus_to_exitcode(status), screen.decode())
