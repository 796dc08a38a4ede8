"""`export` and `import`: nothing is lost, and no other file is overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facts.library import Library
from facts.models import Article
from tests.cli.runs import BRIDGE, FERRY, FERRY_AGAIN, Cli, process, write

ODD = (
    "Odd \x1b[31mmarks\u2028and \u202eturns [bold]stay[/bold]. "
    "The ferry carried 7 — naïve — goats.\n"
)


@pytest.fixture
def three(cli: Cli, store: Path, tmp_path: Path) -> Path:
    """A record of three articles, one of them with unusual characters."""
    with Library.open(store) as library:
        library.add(Article.of(FERRY, title="Ferry", source="CW", url="https://example.org/é"))
        library.add(Article.of(ODD, title="Odd\ttitle"))
    cli("add", write(tmp_path, "bridge.txt", BRIDGE))
    return store


def test_a_round_trip_loses_nothing(cli: Cli, three: Path, tmp_path: Path) -> None:
    """An export of an imported export has the same bytes, and the articles are the same."""
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    other = str(tmp_path / "other.db")
    run = cli("export", str(first))
    assert (run.code, run.out, run.err) == (0, "", "3 articles exported\n")
    assert cli("--store", other, "import", str(first)).out == "3 articles added\n"
    cli("--store", other, "export", str(second))
    assert first.read_bytes() == second.read_bytes()
    with Library.open(three) as one, Library.open(other) as two:
        assert [one.get(i.id) for i in one.articles()] == [two.get(i.id) for i in two.articles()]
        assert one.get(Article.of(ODD, title="").id).text == ODD
    assert cli("--store", other, "import", str(first)).out == "0 articles added, 3 already there\n"


def test_through_pipes(three: Path, tmp_path: Path) -> None:
    """Standard output and input have the same bytes as files, with any encoding."""
    exported = process("--store", str(three), "export", PYTHONIOENCODING="ascii")
    assert (exported.code, exported.err) == (0, "")
    assert json.loads(exported.out.partition("\n")[0])["title"] == "Ferry"
    other = str(tmp_path / "other.db")
    run = process("--store", other, "import", "-", stdin=exported.out.encode())
    assert (run.code, run.out, run.err) == (0, "3 articles added\n", "")
    assert process("--store", other, "export").out == exported.out


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (b"{broken", "Line 3"),
        (b'{"id": "x"}', "Line 3"),
        (b"[1, 2]", "Line 3"),
        (b"\xff\xfe", "Line 3 is not text"),
        (b"altered", "Line 3 was altered"),
    ],
)
def test_a_damaged_line_is_named_and_those_before_it_are_kept(
    cli: Cli, three: Path, tmp_path: Path, bad: bytes, message: str
) -> None:
    """The exit code is 2, and the number of added articles is printed. Empty lines are ignored."""
    lines = cli("export").out.encode().splitlines()
    if bad == b"altered":
        bad = lines[1].replace(b"goats", b"boats")
    path = write(tmp_path, "damaged.jsonl", b"\n".join([lines[0], b"", bad, lines[2], b""]))
    other = tmp_path / "other.db"
    run = cli("--store", str(other), "import", path)
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines()[0] == "1 article added before it stopped"
    assert message in run.err.splitlines()[1]
    with Library.open(other) as library:
        assert [info.title for info in library.articles()] == ["Ferry"]


def test_a_byte_order_mark_does_no_harm(cli: Cli, three: Path, tmp_path: Path) -> None:
    """Some editors add one."""
    path = write(tmp_path, "marked.jsonl", b"\xef\xbb\xbf" + cli("export").out.encode())
    run = cli("--store", str(tmp_path / "other.db"), "import", path)
    assert (run.code, run.out) == (0, "3 articles added\n")


@pytest.mark.usefixtures("store")
def test_an_empty_record_exports_nothing(cli: Cli, tmp_path: Path) -> None:
    """The empty export can be imported."""
    assert cli("export", str(tmp_path / "empty.jsonl")).code == 0
    assert (tmp_path / "empty.jsonl").read_bytes() == b""
    assert cli("import", str(tmp_path / "empty.jsonl")).out == "0 articles added\n"


def test_an_older_export_is_replaced(cli: Cli, three: Path, tmp_path: Path) -> None:
    """Completely, and no temporary file is left."""
    path = tmp_path / "out" / "e.jsonl"
    path.parent.mkdir()
    cli("export", str(path))
    before = path.read_bytes()
    with Library.open(three) as library:
        library.add(Article.of(FERRY_AGAIN, title="Again"))
    assert cli("export", str(path)).code == 0
    assert path.read_bytes().startswith(before)
    assert path.read_bytes().count(b"\n") == 4
    assert list(path.parent.iterdir()) == [path]


def test_an_export_that_fails_leaves_the_older_one(
    cli: Cli, three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The older file does not change."""
    path = tmp_path / "out" / "e.jsonl"
    path.parent.mkdir()
    cli("export", str(path))
    before = path.read_bytes()

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("os.fsync", full_disk)
    run = cli("export", str(path))
    assert run.code == 2
    assert "no space left" in run.err
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_no_other_file_is_overwritten(cli: Cli, three: Path, tmp_path: Path) -> None:
    """Especially not the record itself."""
    before = three.read_bytes()
    for path in (three, Path(write(tmp_path, "notes.txt", "Mine."))):
        run = cli("export", str(path))
        assert (run.code, run.out) == (2, "")
        assert "is not an export" in run.err
    assert three.read_bytes() == before
    assert (tmp_path / "notes.txt").read_text() == "Mine."


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("verb", ["export", "import"])
@pytest.mark.parametrize("place", [".", "missing/file.jsonl"])
def test_a_path_that_is_not_a_file(cli: Cli, tmp_path: Path, verb: str, place: str) -> None:
    """A folder, or a file in a folder that does not exist."""
    run = cli(verb, str(tmp_path / place))
    assert (run.code, run.out) == (2, "")
    assert str(tmp_path) in run.err.splitlines()[-1]
