"""`add`: files, folders, standard input, web addresses and samples. A failure stops nothing."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from facts import samples
from facts.errors import FetchError
from facts.fetch import PrivateHosts
from facts.library import Library
from facts.models import ArticleInfo
from tests.cli.runs import BRIDGE, FERRY, FERRY_AGAIN, Cli, write


def stored(path: Path) -> list[ArticleInfo]:
    """Return the articles of the record, newest first."""
    with Library.open(path) as library:
        return library.articles()


def test_a_file_is_added_and_reported(cli: Cli, store: Path, tmp_path: Path) -> None:
    """With its id, title, source, date and size."""
    run = cli("add", write(tmp_path, "ferry.txt", FERRY))
    assert (run.code, run.err) == (0, "")
    (info,) = stored(store)
    assert run.out == (
        f"Added {info.id}  Ferry line to open in June (CW, 2024-05-02): "
        f"{info.sentence_count} sentences, {info.fact_count} facts\n"
    )
    with Library.open(store) as library:
        assert library.get(info.id).text == FERRY


def test_a_duplicate_is_reported(cli: Cli, store: Path, tmp_path: Path) -> None:
    """And not stored again, even if its lines are wrapped differently."""
    cli("add", write(tmp_path, "ferry.txt", FERRY))
    run = cli("add", write(tmp_path, "again.txt", FERRY.replace("ferry line to", "ferry\nline to")))
    assert (run.code, run.err) == (0, "")
    (info,) = stored(store)
    assert run.out == f"Already there {info.id}  Ferry line to open in June\n"


def test_a_near_duplicate_is_named(cli: Cli, store: Path, tmp_path: Path) -> None:
    """It is stored, and the other article is printed with its id and title."""
    cli("add", write(tmp_path, "ferry.txt", FERRY))
    (first,) = stored(store)
    run = cli("add", write(tmp_path, "later.txt", FERRY_AGAIN))
    assert run.code == 0
    assert f"  much like {first.id}  {first.title} (" in run.out
    assert len(stored(store)) == 2


def test_a_folder_is_searched_for_known_suffixes(cli: Cli, store: Path, tmp_path: Path) -> None:
    """With its subfolders. Hidden and other files are skipped, and links form no loop."""
    folder = tmp_path / "in"
    write(folder, "a.txt", FERRY)
    write(folder, "deep/er/B.TXT", BRIDGE)
    write(folder, "picture.png", b"\x89PNG\r\n")
    write(folder, ".hidden.txt", "Hidden text is not read. It stays out.")
    write(folder, ".git/c.txt", "Nor is this one read. It stays out.")
    (folder / "circle").symlink_to(folder)
    run = cli("add", str(folder))
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[-1] == "2 articles added"
    assert len(stored(store)) == 2


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("address", ["ftp://example.org/a.txt", "file:///etc/passwd"])
def test_an_address_that_is_not_of_the_web_is_refused(cli: Cli, address: str) -> None:
    """It is not taken for the name of a file."""
    run = cli("add", address)
    assert (run.code, run.out) == (2, "")
    assert "is not a web address" in run.err


def test_an_empty_folder_is_an_error(cli: Cli, store: Path, tmp_path: Path) -> None:
    """Otherwise nobody would notice that nothing was added."""
    (tmp_path / "in").mkdir()
    run = cli("add", str(tmp_path / "in"))
    assert (run.code, run.out) == (2, "")
    assert "contains nothing to add" in run.err
    assert stored(store) == []


def test_standard_input(cli: Cli, store: Path) -> None:
    """`-` reads it, in any encoding."""
    run = cli("add", "-", stdin=FERRY.encode("utf-16"))
    assert (run.code, run.err) == (0, "")
    assert stored(store)[0].title == "Ferry line to open in June"


def test_options_replace_what_was_found(cli: Cli, store: Path, tmp_path: Path) -> None:
    """The text and the id stay the same."""
    path = write(tmp_path, "ferry.txt", FERRY)
    url = "https://example.org/ferry"
    cli("add", "--title", "A  boat", path, "--source", "Sea News", "--date", "3 May 2024",
        "--url", url)  # fmt: skip
    (info,) = stored(store)
    assert (info.title, info.source, info.published, info.url) == (
        "A boat", "Sea News", date(2024, 5, 3), url,
    )  # fmt: skip
    assert cli("add", path).out.startswith("Already there")


@pytest.mark.parametrize("option", [["--title", "Same"], ["--url", "https://example.org/"]])
def test_a_title_or_address_needs_one_article(
    cli: Cli, store: Path, tmp_path: Path, option: list[str]
) -> None:
    """Several articles with the same title or address would be a mistake."""
    paths = [write(tmp_path, "a.txt", FERRY), write(tmp_path, "b.txt", BRIDGE)]
    run = cli("add", *option, *paths)
    assert (run.code, run.out) == (2, "")
    assert "single article" in run.err
    assert not store.exists()


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--title", " "], "empty"),
        (["--date", "2024"], "not a single day"),
        (["--date", "soon"], "not a time"),
        (["--url", "example.org"], "https://"),
    ],
)
def test_invalid_values_of_options(
    cli: Cli, tmp_path: Path, option: list[str], message: str
) -> None:
    """They are rejected before anything is read."""
    run = cli("add", *option, write(tmp_path, "ferry.txt", FERRY))
    assert (run.code, run.out) == (2, "")
    assert message in run.err


def test_a_failure_does_not_stop_the_other_inputs(cli: Cli, store: Path, tmp_path: Path) -> None:
    """Each failure is one line, a summary follows, and the exit code is 2."""
    bad = {
        "empty": write(tmp_path, "empty.txt", ""),
        "binary": write(tmp_path, "binary.txt", bytes(range(256)) * 20),
        "missing": str(tmp_path / "missing.txt"),
    }
    good = [write(tmp_path, "ferry.txt", FERRY), write(tmp_path, "bridge.txt", BRIDGE)]
    run = cli("add", bad["missing"], good[0], bad["empty"], bad["binary"], good[1], good[0])
    assert run.code == 2
    assert [line.split()[0] for line in run.out.splitlines()] == ["Added", "Added", "Already"]
    errors = run.err.splitlines()
    assert [name for name, path in bad.items() if sum(path in line for line in errors) != 1] == []
    assert errors[-1] == "rapporteur: 2 articles added, 1 already there, 3 failed"
    assert len(stored(store)) == 2


def test_a_single_failure_is_one_line(cli: Cli, store: Path, tmp_path: Path) -> None:
    """It names the file and the reason."""
    path = write(tmp_path, "empty.txt", b" \n ")
    run = cli("add", path)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"rapporteur: {path}: ")
    assert run.err.count("\n") == 1
    assert stored(store) == []


def test_a_file_without_permission_to_read_it(
    cli: Cli, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error explains that and what to do."""
    path = write(tmp_path, "ferry.txt", FERRY)
    opened = Path.open

    def refusing(self: Path, *args: Any, **options: Any) -> Any:
        if self == Path(path):  # root may read any file, so the error is simulated
            raise PermissionError(13, "Permission denied", path)
        return opened(self, *args, **options)

    monkeypatch.setattr(Path, "open", refusing)
    run = cli("add", path)
    assert (run.code, run.out) == (2, "")
    assert f"{path} cannot be read: permission denied" in run.err
    assert stored(store) == []


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
def test_a_file_without_an_end_is_rejected(cli: Cli, store: Path) -> None:
    """It is not read forever."""
    run = cli("add", "/dev/zero")
    assert (run.code, run.out) == (2, "")
    assert "/dev/zero" in run.err
    assert stored(store) == []


def test_nothing_to_add_is_a_usage_error(cli: Cli, store: Path) -> None:
    """Unless `--samples` is given."""
    run = cli("add")
    assert run.code == 2
    assert "FILE" in run.err
    assert not store.exists()


def test_the_samples(cli: Cli, store: Path, tmp_path: Path) -> None:
    """Alone or with other articles. The second time, all are already there."""
    count = len(samples.articles())
    run = cli("add", "--samples", write(tmp_path, "ferry.txt", FERRY))
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[-1] == f"{count + 1} articles added"
    assert len(stored(store)) == count + 1
    assert cli("add", "--samples").out.endswith(f"0 articles added, {count} already there\n")


def test_an_error_of_the_store_ends_it_at_once(cli: Cli, tmp_path: Path) -> None:
    """The next article would fail in the same way."""
    store = write(tmp_path, "other.db", "This is a text and no database. " * 100)
    paths = [write(tmp_path, "a.txt", FERRY), write(tmp_path, "b.txt", BRIDGE)]
    run = cli("--store", store, "add", *paths)
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1


@dataclass
class Fetched:
    url: str
    data: bytes
    media_type: str | None


def web(monkeypatch: pytest.MonkeyPatch, pages: dict[str, Fetched]) -> None:
    """Replace the module that uses the network."""

    def fetch_url(url: str, *, private_hosts: PrivateHosts) -> Fetched:
        assert not private_hosts
        if url not in pages:
            raise FetchError("The page cannot be fetched", why="the server answers 404")
        return pages[url]

    module = ModuleType("facts.fetch")
    module.fetch_url = fetch_url  # type: ignore[attr-defined]
    module.PrivateHosts = PrivateHosts  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "facts.fetch", module)


def test_web_addresses_are_fetched(cli: Cli, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The article gets the address after redirects. A page that fails is named."""
    start, end = "https://example.org/f", "https://example.org/ferry.txt"
    web(monkeypatch, {start: Fetched(end, FERRY.encode(), "text/plain; charset=utf-8")})
    run = cli("add", start, "https://example.org/gone")
    assert run.code == 2
    assert run.err.splitlines() == [
        "rapporteur: https://example.org/gone: The page cannot be fetched: the server answers 404.",
        "rapporteur: 1 article added, 1 failed",
    ]
    (info,) = stored(store)
    assert info.url == end
    assert end in cli("show", info.id).out
