"""Processes that answer beside the server: they answer alike, and none that dies is missed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from facts.cli.context import CommandContext
from facts.errors import (
    FactsError,
    FetchError,
    QuestionError,
    StoreAway,
    StoreDamaged,
    StoreUnavailable,
    StoreVersionError,
    UnknownArticle,
)
from facts.library import Library
from facts.result_json import results_object
from facts.web import AnswerProcesses, WebSettings, build_app
from facts.web.answer_process import Patience
from facts.web.problems import Refusal
from facts.web.processes import ProcessFault
from tests.web import worker_calls
from tests.web.conftest import ANSWER, TONGA

posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such signals")


@pytest.fixture(scope="module")
def record(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the samples."""
    return str(shutil.copy(sample_file, tmp_path_factory.mktemp("processes") / "record.db"))


@pytest.fixture(scope="module")
def processes(record: str) -> Iterator[AnswerProcesses]:
    """Two processes without the reader."""
    with AnswerProcesses(record, 2, reader=False) as made:
        made.start()
        yield made


def wait_for(mark: Path) -> None:
    """Wait until a process has made its mark."""
    while not mark.exists():
        time.sleep(0.01)


def test_they_answer_as_one_process_does(processes: AnswerProcesses, record: str) -> None:
    """Each of them."""
    with Library.open(record, reader=False) as library:
        expected = results_object(library.ask_each(TONGA))
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: processes.call(worker_calls.ask, TONGA), range(6)))
    assert found == [expected] * 6
    assert len(processes.pids) == 2


@pytest.mark.parametrize("fast", [True, False])
def test_the_choice_of_the_reader_reaches_them(record: str, fast: bool) -> None:
    """By the option of the command line."""
    with CommandContext(store=record, fast=fast).answer_processes(1) as made:
        found = made.call(worker_calls.threshold)
    with Library.open(record, reader=not fast) as library:
        expected = library.threshold
    with Library.open(record, reader=fast) as other:
        assert found == expected != other.threshold


@pytest.mark.parametrize(
    "error",
    [
        FactsError("It failed"),
        QuestionError("It cannot be asked", why="it is empty", remedy="Write one"),
        UnknownArticle("ffff"),
        FetchError("It is refused", why="why", status=429, retry_after=2.5),
        StoreDamaged("It is damaged", article_ids=("a", "b")),
        StoreAway("It is away", why="it restarts"),
        Refusal(
            400, "It cannot be used", why="it is wrong", remedy="Change it", headers={"A": "b"}
        ),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_come_back_as_they_were(processes: AnswerProcesses, error: FactsError) -> None:
    """With all that they hold; the process lives on."""
    before = processes.pids
    with pytest.raises(FactsError) as caught:
        processes.call(worker_calls.refuse, error)
    assert type(caught.value) is type(error)
    assert str(caught.value) == str(error)
    assert vars(caught.value) == vars(error)
    assert processes.pids == before


def test_a_fault_is_told_with_its_trace(processes: AnswerProcesses) -> None:
    """For the log; the process lives on."""
    before = processes.pids
    with pytest.raises(ProcessFault, match=r"in fail\n.*\n.*ZeroDivisionError"):
        processes.call(worker_calls.fail)
    assert processes.pids == before


@posix
def test_one_that_died_is_replaced(processes: AnswerProcesses) -> None:
    """By the next question that comes to it."""
    before = processes.pids
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    for _ in before:
        assert processes.call(worker_calls.ask, TONGA)["short"] == ANSWER
    assert not {processes.call(worker_calls.pid)} & {*before}


def test_a_question_is_asked_again_where_its_process_dies(
    processes: AnswerProcesses, tmp_path: Path
) -> None:
    """Whoever asked does not see it."""
    assert processes.call(worker_calls.die_once, tmp_path / "mark") == "asked again"


def test_a_question_that_ends_every_process_is_refused(processes: AnswerProcesses) -> None:
    """After two; others are answered as before."""
    with pytest.raises(Refusal, match="has ended") as caught:
        processes.call(worker_calls.die)
    assert caught.value.status == 503
    assert processes.call(worker_calls.ask, TONGA)["short"] == ANSWER


def test_one_that_hangs_is_replaced(record: str, tmp_path: Path) -> None:
    """Whoever asked is told."""
    with AnswerProcesses(record, 1, reader=False, patience=Patience(answer=3.0)) as made:
        before = made.call(worker_calls.pid)
        with pytest.raises(Refusal, match="too long"):
            made.call(worker_calls.hang, tmp_path / "mark")
        assert made.call(worker_calls.pid) != before


def test_closing_ends_what_is_in_hand(record: str, tmp_path: Path) -> None:
    """Nobody waits for ever, and nothing is started any more."""
    made = AnswerProcesses(record, 2, reader=False)
    made.start()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(made.call, worker_calls.hang, tmp_path / "mark")
        wait_for(tmp_path / "mark")
        made.close()
        with pytest.raises(Refusal, match="being stopped"):
            asked.result()
    made.close()
    assert made.pids == []
    with pytest.raises(Refusal, match="being stopped"):
        made.call(worker_calls.pid)


def test_a_record_that_cannot_be_opened_is_told_at_the_start(record: str, tmp_path: Path) -> None:
    """By the error that the library gives."""
    newer = str(shutil.copy(record, tmp_path / "newer.db"))
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with AnswerProcesses(newer, 2) as made, pytest.raises(StoreVersionError):
        made.start()


def test_a_system_without_room_for_processes_is_told(
    record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the start and to whoever asks."""

    def fail(_: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(SpawnProcess, "start", fail)
    with AnswerProcesses(record, 2) as made:
        with pytest.raises(Refusal, match="cannot be started"):
            made.start()
        with pytest.raises(Refusal, match="cannot be answered now"):
            made.call(worker_calls.pid)


def test_a_record_in_memory_is_refused() -> None:
    """Each process would have another one."""
    with pytest.raises(StoreUnavailable, match="memory of one process"):
        AnswerProcesses("sqlite://", 2)


def test_the_server_answers_by_them(record: str) -> None:
    """Pages, examples and the interface alike; errors are told as problems; it ends them."""
    with Library.open(record, reader=False) as library:
        made = AnswerProcesses(record, 2, reader=False)
        made.start()
        app = build_app(library, WebSettings(per_minute=0), processes=made)
        with TestClient(app) as client:
            asked = client.get("/api/ask", params={"q": TONGA})
            assert asked.json() == results_object(library.ask_each(TONGA))
            assert asked.headers["content-type"] == "application/json"
            assert ANSWER in client.get("/", params={"q": TONGA}).text
            assert library.examples()[0] in client.get("/").text
            for query, status in (
                ({"q": "?"}, 422),
                ({"q": TONGA, "article": "ffff"}, 404),
                ({"q": TONGA, "from": "soon"}, 400),
            ):
                refused = client.get("/api/ask", params=query)
                assert refused.status_code == status
                assert refused.headers["content-type"] == "application/problem+json"
                assert client.get("/", params=query).status_code == status
        assert made.pids == []


@posix
def test_reading_does_not_wait_for_answers(record: str) -> None:
    """Nor does the check of its health, while no more questions are taken."""
    with (
        Library.open(record, reader=False) as library,
        AnswerProcesses(record, 1, reader=False) as made,
    ):
        made.start()
        settings = WebSettings(per_minute=0, most_waiting=1)
        app = build_app(library, settings, processes=made)
        (pid,) = made.pids
        with TestClient(app) as client, ThreadPoolExecutor(1) as pool:
            os.kill(pid, signal.SIGSTOP)
            try:
                first = pool.submit(client.get, "/api/ask", params={"q": TONGA})
                while not app.state.services._askers._waiting:
                    time.sleep(0.01)
                assert client.get("/api/ask", params={"q": TONGA}).status_code == 503
                assert client.get("/api/health").status_code == 200
                assert client.get("/articles").status_code == 200
            finally:
                os.kill(pid, signal.SIGCONT)
            assert first.result().json()["short"] == ANSWER
