"""`rapporteur serve` with several processes, each of them real."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from facts.library import Library
from facts.models import Article
from tests.postgres_fixtures import new_postgres_url, server
from tests.web.serving import serving

__all__ = ["new_postgres_url", "server"]

TEXT = (
    "The harbour board of Skarholm opened a ferry line on 3 June 2024. Ida Lund chaired the board."
)
QUESTION = "Who chaired the board of Skarholm?"
ANSWER = "Ida Lund"
linux = pytest.mark.skipif(sys.platform != "linux", reason="there is no /proc")


@pytest.fixture(params=["file", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A record without articles, in a file and in a database."""
    if request.param == "file":
        return str(tmp_path / "record.db")
    new: Callable[[], str] = request.getfixturevalue("new_postgres_url")
    return new()


def asked(address: str) -> str | None:
    """Return the answer of a server."""
    response = httpx.get(f"{address}/api/ask", params={"q": QUESTION}, timeout=120)
    assert response.status_code == 200, response.text
    short: str | None = response.json()["short"]
    return short


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that have not ended."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, parent = (each / "stat").read_text().rpartition(")")[2].split()[:2]
            if int(parent) == pid and state != "Z":
                found.append(int(each.name))
    return found


def wait_until_gone(pids: list[int]) -> None:
    """Wait until processes have ended, whoever is their parent by now."""
    while any(_runs(pid) for pid in pids):
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_a_record_that_another_program_changes_is_seen(store: str) -> None:
    """By each process, as soon as an article is added or removed."""
    options = ("--processes", "2", "--per-minute", "0")
    with Library.open(store) as library, serving(store, *options) as served:

        def answers() -> set[str | None]:
            with ThreadPoolExecutor(4) as pool:
                return set(pool.map(asked, [served.address] * 8))

        assert answers() == {None}
        receipt = library.add(Article.of(TEXT, title="Ferry line opens"))
        assert answers() == {ANSWER}
        library.remove(receipt.article.id)
        assert answers() == {None}


def test_a_visitor_has_one_limit_for_all_processes(tmp_path: Path) -> None:
    """However many answer."""
    with serving(tmp_path / "record.db", "--processes", "2", "--per-minute", "3") as served:
        found = [httpx.get(f"{served.address}/api/ask", params={"q": QUESTION}) for _ in range(3)]
    assert [each.status_code for each in found] == [200, 429, 429]


@linux
@pytest.mark.parametrize("everyone", [True, False], ids=["all-signalled", "server-signalled"])
def test_questions_in_hand_are_answered_before_the_end(tmp_path: Path, everyone: bool) -> None:
    """Then all processes have ended, whether they were signalled too or not."""
    record = tmp_path / "record.db"
    with Library.open(record) as library:
        library.add(Article.of(TEXT, title="Ferry line opens"))
    with serving(record, "--processes", "2", "--per-minute", "0") as served:
        pid = served.process.pid
        started = children(pid)
        assert len(started) >= 2
        with ThreadPoolExecutor(8) as pool:
            questions = [pool.submit(asked, served.address) for _ in range(40)]
            next(as_completed(questions)).result()
            (os.killpg if everyone else os.kill)(pid, signal.SIGTERM)
            for each in questions:
                # One that comes too late finds nobody; what is answered is answered well.
                with suppress(httpx.TransportError):
                    assert each.result() == ANSWER
        assert served.process.wait(60) == 0
        wait_until_gone(started)


@linux
def test_processes_end_with_a_server_that_is_killed(tmp_path: Path) -> None:
    """Nothing has to be cleaned up."""
    with serving(tmp_path / "record.db", "--processes", "2") as served:
        started = children(served.process.pid)
        served.process.kill()
        served.process.wait()
        wait_until_gone(started)


@linux
def test_a_process_that_is_killed_is_replaced(tmp_path: Path) -> None:
    """Whoever asks does not see it."""
    record = tmp_path / "record.db"
    with Library.open(record) as library:
        library.add(Article.of(TEXT, title="Ferry line opens"))
    with serving(record, "--processes", "2") as served:
        for pid in children(served.process.pid):
            os.kill(pid, signal.SIGKILL)
        assert [asked(served.address) for _ in range(3)] == [ANSWER] * 3
