"""The process of its own in which documents are read: what its limits count."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable

import pytest

from facts.errors import UnreadableDocument
from facts.isolation import LONGEST_TIME, LastingProcess
from facts.readers import documents, isolated
from facts.readers.extracted import Extracted
from facts.readers.file_types import FileType

resource = pytest.importorskip("resource")

pytestmark = pytest.mark.usefixtures("fresh_reader_processes")

BEGIN = "import time; from facts.isolation import limit_self; limit_self(0.3); "


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


RTF = b"{\\rtf1\\ansi The council met.\\par}"


def test_a_process_reads_one_document_after_the_other() -> None:
    """An error of one does not matter to the next."""
    with isolated.ReaderProcess() as process:
        for _ in range(2):
            (found,) = process.extract_all(FileType.RTF, RTF)
            assert found.text == "The council met."
            with pytest.raises(UnreadableDocument, match="holds no text"):
                process.extract_all(FileType.RTF, b"{\\rtf1 }")
        assert 0 <= process.seconds < LONGEST_TIME


def test_a_document_over_the_limit_does_not_stop_the_next() -> None:
    """A new process is started for it."""
    with isolated.ReaderProcess() as process:
        with pytest.raises(UnreadableDocument, match="too complex"):
            process.extract_all(FileType.RTF, RTF, time_limit=0.001)
        assert process.extract_all(FileType.RTF, RTF)[0].text == "The council met."


def test_a_process_does_not_outlive_its_use() -> None:
    """It would wait for documents without end."""
    process = LastingProcess("import sys; print(sys.stdin.readline().strip(), flush=True); input()")
    assert process.answer(b"a\n", time_limit=10) == b"a\n"
    running = process._running
    assert running is not None
    assert running.poll() is None
    process.end()
    assert running.poll() is not None
    process.end()  # again, which does nothing


def test_a_process_that_ends_gives_no_answer() -> None:
    """Also where it has begun one."""
    for code in ("", "print('a', end='')", "import sys; sys.exit(1)"):
        assert LastingProcess(code).answer(b"a" * 1_000_000, time_limit=10) is None


def test_a_fault_of_a_library_is_an_error_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it raises."""
    for raised, told in ((KeyError(1), "cannot be read"), (MemoryError(), "too complex")):
        monkeypatch.setattr(documents, "extract_all", raising(raised))
        request = {"file_type": "pdf", "size": 1, "time_limit": 100.0, "options": {}}
        monkeypatch.setattr(isolated, "limit_self", lambda _: None)
        assert told in isolated._answered(io.BytesIO(b"x"), request)["what"]


def raising(error: Exception) -> Callable[..., list[Extracted]]:
    """Return a function that raises an error."""

    def fail(*_: object, **__: object) -> list[Extracted]:
        raise error

    return fail
