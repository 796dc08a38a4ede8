"""Start programs as forks of a process that has imported them already.

Importing the bot takes a second of processor time, and dozens of tests start a bot of their own. A
fork is a process as any other, with its own environment, folder, signals and exit. It runs the
module as `python -m` does, to the very end of the interpreter.

`python -m tests.telegram_api.forking FD` is the process that forks. It gets a request with two file
descriptors: where the program's standard error goes, and a socket that tells how it ends.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import runpy
import selectors
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).parents[2]
_PRELOADED = ("bot.app", "bot.receiving.serve", "bot.state", "facts.library", "facts.match.cascade")
_LONGEST_REQUEST = 65_536
CAN_FORK = sys.platform == "linux"


class Running(Protocol):
    """The parts of `asyncio.subprocess.Process` that tests use."""

    @property
    def pid(self) -> int: ...

    @property
    def returncode(self) -> int | None: ...

    @property
    def stderr(self) -> asyncio.StreamReader | None: ...

    async def wait(self) -> int: ...

    def send_signal(self, signal: int) -> None: ...

    def kill(self) -> None: ...


class ForkedProcess:
    """A program that was started as a fork."""

    def __init__(self, pid: int, stderr: asyncio.StreamReader, status: socket.socket) -> None:
        self.pid = pid
        self.stderr: asyncio.StreamReader | None = stderr
        self._ended = asyncio.ensure_future(_exit_code(status))

    @property
    def returncode(self) -> int | None:
        """Return the exit code, minus a signal's number if one ended it; None while it runs."""
        return self._ended.result() if self._ended.done() else None

    async def wait(self) -> int:
        """Wait until the program ends, and return its exit code."""
        return await asyncio.shield(self._ended)

    def send_signal(self, signal: int) -> None:
        """Send a signal, unless the program has ended."""
        if self.returncode is None:
            os.kill(self.pid, signal)

    def kill(self) -> None:
        """End the program at once."""
        self.send_signal(signal.SIGKILL)


async def start_forked(
    module: str, *arguments: str, cwd: Path, env: Mapping[str, str]
) -> ForkedProcess:
    """Start `python -m module` in a folder with exactly this environment."""
    read_end, write_end = os.pipe()
    ours, theirs = socket.socketpair()
    request = {"module": module, "arguments": arguments, "cwd": str(cwd), "env": dict(env)}
    try:
        await asyncio.to_thread(
            socket.send_fds, _server(), [json.dumps(request).encode()], [write_end, theirs.fileno()]
        )
    finally:
        os.close(write_end)
        theirs.close()
    ours.setblocking(False)
    loop = asyncio.get_running_loop()
    pid = int.from_bytes(await _exactly(ours, 4), "big")
    stderr = asyncio.StreamReader(limit=1024 * 1024)
    await loop.connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(stderr), os.fdopen(read_end, "rb", buffering=0)
    )
    return ForkedProcess(pid, stderr, ours)


async def _exit_code(status: socket.socket) -> int:
    try:
        return int.from_bytes(await _exactly(status, 4), "big", signed=True)
    finally:
        status.close()


async def _exactly(end: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = await asyncio.get_running_loop().sock_recv(end, size - len(data))
        if not more:
            raise ConnectionError("the process that forks has ended")
        data += more
    return data


@cache
def _server() -> socket.socket:
    """Start the process that forks, and return the socket that it takes requests from."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(theirs.fileno())],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
    )
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _serve(requests: socket.socket) -> dict[str, Any] | None:
    """Fork for each request. Return the request in a fork, and None after the last one."""
    selector = selectors.DefaultSelector()
    selector.register(requests, selectors.EVENT_READ)
    while True:
        for key, _ in selector.select():
            if key.fileobj is requests:
                data, files, _, _ = socket.recv_fds(requests, _LONGEST_REQUEST, 2)
                if not data:
                    return None
                pid = os.fork()
                if pid == 0:
                    for other in selector.get_map().values():
                        if other.fileobj is not requests:
                            other.data[1].close()
                            os.close(other.fd)
                    selector.close()
                    requests.close()
                    os.close(files[1])
                    _redirect(stderr=files[0])
                    request: dict[str, Any] = json.loads(data)
                    return request
                os.close(files[0])
                status = socket.socket(fileno=files[1])
                status.sendall(pid.to_bytes(4, "big"))
                selector.register(os.pidfd_open(pid), selectors.EVENT_READ, (pid, status))
            else:
                pid, status = key.data
                _, code = os.waitpid(pid, 0)
                exit_code = os.waitstatus_to_exitcode(code)
                selector.unregister(key.fileobj)
                os.close(key.fd)
                try:
                    status.sendall(exit_code.to_bytes(4, "big", signed=True))
                except OSError:  # who started it does not wait for it
                    pass
                finally:
                    status.close()


def _redirect(*, stderr: int) -> None:
    """Read from nothing, write errors to `stderr`, and drop the rest of the output."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for source, target in ((nothing, 0), (nothing, 1), (stderr, 2)):
        os.dup2(source, target)
    os.close(nothing)
    os.close(stderr)


def main() -> None:
    """Import what is to be run, fork for each request, and run the module in the fork."""
    for name in _PRELOADED:
        __import__(name)
    request = _serve(socket.socket(fileno=int(sys.argv[1])))
    if request is None:
        return
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    sys.path[0] = request["cwd"]
    sys.argv = [request["module"], *request["arguments"]]
    runpy.run_module(request["module"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
