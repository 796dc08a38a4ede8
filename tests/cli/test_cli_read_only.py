"""A record on a read-only file system: asked as any other, and an error for what writes."""

from __future__ import annotations

import shutil
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from facts.cli import main
from tests.cli.runs import FERRY, TONGA, TONGA_ANSWER, write
from tests.stores.rights import only_readable, open_folder, unprivileged


def run(*argv: str) -> tuple[int, str, str]:
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = main(argv)
    return code, out.getvalue(), err.getvalue()


def test_a_record_that_may_only_be_read(sample_file: Path) -> None:
    """`ask` answers, `add` and `remove` say what may not be written, and the file stays."""
    with open_folder() as folder:
        record, article = folder / "record.db", write(folder, "ferry.txt", FERRY)
        shutil.copy(sample_file, record)
        # Everything is loaded here, as the other user may not be able to read this Python.
        expected = run("--fast", "--store", str(record), "ask", TONGA)
        assert run("--store", str(record), "add", article)[0] == 0
        (added,) = run("--store", str(record), "list", "--source", "CW")[1].splitlines()
        article_id = added.split()[0]
        assert expected[1].startswith(TONGA_ANSWER)
        only_readable(folder)
        before = record.read_bytes()

        def work() -> list[tuple[int, str, str]]:
            return [
                run("--fast", "--store", str(record), *argv)
                for argv in (("ask", TONGA), ("list",), ("remove", article_id))
            ]

        told = unprivileged(work)
        assert isinstance(told, list)
        answered, listed, refused = told
        assert answered == expected
        assert listed[0] == 0
        assert refused[0] == 2
        assert "record.db cannot be changed" in refused[2]
        assert "may only be read" in refused[2]
        assert record.read_bytes() == before
