"""`--jobs`: articles are read in several processes, and all is stored and said as with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.library import Library
from tests.cli.runs import BRIDGE, FERRY, FERRY_AGAIN, Cli, Run, write

FEED = """<rss version="2.0"><channel><title>Harbour</title>
<item><title>Lamp lit</title><description>The keeper lit the lamp on Friday.</description></item>
<item><title>Nothing</title><description></description></item>
<item><title>Buoy found</title><description>A diver found the buoy.</description></item>
</channel></rss>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with articles, one of them twice, one much like another, and some that fail."""
    folder = tmp_path / "articles"
    folder.mkdir()
    texts = {
        "a-ferry": FERRY,
        "b-empty": "",
        "c-again": FERRY,
        "d-alike": FERRY_AGAIN,
        "f-bridge": BRIDGE,
    }
    for name, text in texts.items():
        write(folder, f"{name}.txt", text)
    for number in range(12):
        write(folder, f"g-{number:02}.txt", f"Tide {number}\n\nThe tide rose by {number} feet.\n")
    (folder / "e-feed.rss").write_text(FEED, encoding="utf-8")
    (folder / "h.pdf").write_bytes(b"%PDF-1.4 nothing")
    return folder


def exported(path: Path) -> list[str]:
    with Library.open(path) as library:
        return list(library.export())


def added(cli: Cli, tmp_path: Path, folder: Path, jobs: str) -> tuple[Run, list[str]]:
    store = tmp_path / f"{jobs}.db"
    run = cli("--store", str(store), "add", "--jobs", jobs, str(folder), str(folder / "none.txt"))
    return run, exported(store)


def test_a_folder_is_added_as_by_one_process(cli: Cli, tmp_path: Path, folder: Path) -> None:
    """In the same order, with the same messages, duplicates and failures."""
    one, first = added(cli, tmp_path, folder, "1")
    three, second = added(cli, tmp_path, folder, "3")
    assert one.code == 2
    assert "much like" in one.out
    assert "Already there" in one.out
    assert len(one.err.splitlines()) >= 4
    assert three == one
    assert second == first
    assert len(first) > 12


def test_an_export_is_imported_as_by_one_process(cli: Cli, tmp_path: Path, folder: Path) -> None:
    """Also where a line is bad: those before it are added."""
    _, lines = added(cli, tmp_path, folder, "1")
    file = tmp_path / "export.jsonl"
    for number, text in enumerate([lines, [*lines[:5], "no article", *lines[5:]]]):
        file.write_text("\n".join(text), encoding="utf-8")
        runs, held = [], []
        for jobs in ("1", "2"):
            store = tmp_path / f"imported-{number}-{jobs}.db"
            runs.append(cli("--store", str(store), "import", str(file), "--jobs", jobs))
            held.append(exported(store))
        assert runs[0] == runs[1]
        assert runs[0].code == (2 if number else 0)
        assert held[0] == held[1] == (lines[:5] if number else lines)


@pytest.mark.parametrize("jobs", ["0", "-1", "two", ""])
def test_a_number_of_jobs_that_is_none(cli: Cli, jobs: str) -> None:
    """It is refused before anything is read."""
    run = cli("add", f"--jobs={jobs}", "any.txt")
    assert run.code == 2
    assert "--jobs" in run.err
