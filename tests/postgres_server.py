"""A PostgreSQL server of the tests' own: a new cluster on a socket in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

REQUIRED = "REQUIRE_POSTGRESQL"
"""The environment variable that makes it a failure if PostgreSQL is not installed."""
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin")
_USER = "rapporteur"
_WAIT = 60.0  # seconds
_TEMPORARY = "/tmp"
"""Every user may enter it, and the path of a socket must be short."""
# Nothing has to outlive a crash of the machine that runs the tests.
_SETTINGS = ("fsync=off", "listen_addresses=", "max_connections=200", "log_min_messages=fatal")


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, if it is installed."""
    found = [p.parent for place in _PLACES for p in Path("/").glob(f"{place[1:]}/initdb")]
    on_path = shutil.which("initdb")
    if on_path is not None:
        found.append(Path(on_path).resolve().parent)
    return max(
        found, default=None, key=lambda folder: [int(n) for n in folder.parts if n.isdigit()]
    )


class Server:
    """A running server. It may be stopped and started again."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._schemas = count()
        # PostgreSQL refuses to run as root.
        self._owner = pwd.getpwnam(_unprivileged()) if os.getuid() == 0 else None
        if self._owner is not None:
            os.chown(folder, self._owner.pw_uid, self._owner.pw_gid)
        self._run("initdb", "-D", "data", "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync",
                  "--locale", "C")  # fmt: skip

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        settings = [part for each in _SETTINGS for part in ("-c", each)]
        self._process = subprocess.Popen(
            [self._programs / "postgres", "-D", "data", "-k", self.folder, *settings],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("ab"),
            **self._as_owner(),
        )
        end = time.monotonic() + _WAIT
        while True:
            try:
                psycopg.connect(self.conninfo).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        """Stop the server; all connections are lost."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(_WAIT)
            self._process = None

    @property
    def conninfo(self) -> str:
        """How to connect to its database."""
        return f"host={self.folder} user={_USER} dbname=postgres"

    def new_url(self) -> str:
        """Return the URL of a new store."""
        schema = f"record_{os.getpid()}_{next(self._schemas)}"
        return f"postgresql://{_USER}@/postgres?host={self.folder}&schema={schema}"

    def execute(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Run a statement beside the store."""
        with psycopg.connect(self.conninfo, autocommit=True) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def drop(self, url: str) -> None:
        """Drop the store's tables."""
        self.execute(f"DROP SCHEMA IF EXISTS {url.rpartition('=')[2]} CASCADE")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, *arguments],
            cwd=self.folder,
            check=True,
            stdout=subprocess.DEVNULL,
            **self._as_owner(),
        )

    def _as_owner(self) -> dict[str, Any]:
        if self._owner is None:
            return {}
        return {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []}


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """Start a server in a new folder; stop it and delete the folder afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="rapporteur-", dir=_TEMPORARY))
    try:
        server = Server(programs, folder)
        try:
            server.start()
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> str:
    known = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
