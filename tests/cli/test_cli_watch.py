"""`watch`: places are kept in the record, and each look is told in one line."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from facts.library import Library
from tests.cli.runs import BRIDGE, FERRY, ROOT, Cli, write
from tests.facts.watching import feed, page
from tests.facts.web import give, serving


@pytest.mark.usefixtures("store")
def test_a_folder_is_watched_and_listed(cli: Cli, tmp_path: Path) -> None:
    """With the result of the last look."""
    write(tmp_path, "in/a.txt", FERRY)
    run = cli("watch", str(tmp_path / "in"), "--once")
    assert (run.code, run.err) == (0, "")
    assert re.fullmatch(rf"[-\d]+ [:\d]+  {tmp_path}/in: 1 added\n", run.out)
    run = cli("watch", "--list")
    assert run.code == 0
    assert run.out.startswith(f"1  watched  {tmp_path}/in\n")
    assert run.out.endswith(": 1 added\n")


@pytest.mark.usefixtures("store")
def test_places_are_paused_resumed_and_removed(cli: Cli, tmp_path: Path) -> None:
    """By their numbers or addresses."""
    write(tmp_path, "in/a.txt", FERRY)
    place = str(tmp_path / "in")
    cli("watch", place, "--once")
    assert cli("watch", "--pause", "1").out == f"Paused: {place}\n"
    assert "1  paused  " in cli("watch", "--list").out
    assert cli("watch", "--once").out == ""
    write(tmp_path, "in/b.txt", BRIDGE)
    assert cli("watch", "--resume", place).code == 0
    assert ": 1 added" in cli("watch", "--once").out
    assert cli("watch", "--remove", "1").code == 0
    run = cli("watch", "--list")
    assert (run.code, run.out) == (0, "")
    assert "Nothing is watched" in run.err
    run = cli("watch", "--remove", "1")
    assert (run.code, run.out) == (2, "")
    assert "not watched" in run.err


def test_a_feed_of_an_intranet_needs_permission(
    cli: Cli, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment names its host. `add` keeps to the same list."""

    def respond(handler: object) -> None:
        bodies = {
            "/feed": feed("/a"),
            "/a": page("The quay", "The northern quay of Norvik opens in March 2027."),
        }
        path = handler.path  # type: ignore[attr-defined]
        give(bodies.get(path, b""), 200 if path in bodies else 404)(handler)  # type: ignore[arg-type]

    with serving(respond) as site:
        url = site.url("/feed", "127.0.0.1")
        run = cli("watch", url, "--once")
        assert (run.code, run.out.endswith("could not be read\n")) == (2, True)
        assert "private" in run.err
        monkeypatch.setenv("ALLOW_PRIVATE_HOSTS", "10.0.0.0/8, 127.0.0.1")
        assert cli("add", site.url("/a", "127.0.0.1")).code == 0
        assert cli("watch", "--resume", "1").code == 0
        run = cli("watch", "--once")
        assert (run.code, run.err) == (0, "")
        assert run.out.endswith("1 in the record before\n")
    with Library.open(store) as library:
        assert len(library.articles()) == 1


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["ftp://site.example/feed"], "not a web address"),
        (["http://xn--/"], "not valid"),
        (["no such folder"], "no folder"),
        (["--every", "0", "."], "minutes"),
        (["--list", "."], "cannot be added and changed"),
        (["--pause", "1", "--remove", "1"], "not allowed"),
    ],
)
def test_what_cannot_be_watched_is_refused(cli: Cli, given: list[str], message: str) -> None:
    """With a reason, and nothing is kept."""
    run = cli("watch", *given)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert cli("watch", "--list").out == ""


@pytest.mark.usefixtures("store")
def test_a_wrong_list_of_private_hosts_is_named(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is fetched."""
    monkeypatch.setenv("ALLOW_PRIVATE_HOSTS", "http://wiki/")
    run = cli("watch")
    assert run.code == 2
    assert "'http://wiki/' is no name of a host" in run.err


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a process there")
@pytest.mark.usefixtures("interruptible")
def test_watching_goes_on_until_interrupted(store: Path, tmp_path: Path) -> None:
    """A place that another process adds is looked at too."""
    write(tmp_path, "in/a.txt", FERRY)
    process = subprocess.Popen(
        [sys.executable, "-m", "facts", "watch", str(tmp_path / "in")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"RAPPORTEUR_STORE": str(store), "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stdout.readline().endswith(": 1 added\n")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Press Ctrl-C to stop" in err
    assert err.endswith("rapporteur: interrupted\n")
    with Library.open(store) as library:  # it can be looked at again: nobody has claimed it
        (watch,) = library.watches.all()
        assert library.watches.claim(watch.address, at=watch.next_at, until=watch.next_at + 1)


@pytest.mark.usefixtures("store")
def test_many_like_articles_print_a_summary(cli: Cli, tmp_path: Path) -> None:
    """Each names the most similar one, and after some they are only counted."""
    for number in range(30):
        write(tmp_path, f"in/{number:02}.txt", f"{FERRY}\nThe ferry has the number {number}.\n")
    run = cli("add", str(tmp_path / "in"))
    assert (run.code, run.err) == (0, "")
    lines = run.out.splitlines()
    assert lines[-1] == "30 articles added (29 much like another)"
    assert len(lines) <= 2 * 10 + 2
    assert "much like" in run.out
