"""Each example is run as its readers would run it."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from facts import Article, Library
from facts.readers import plugins, read
from facts.testing import LastingStoreContract

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
TONGA = "Who is the Permanent Representative of Tonga?"
ANSWER = "Elisapeta Vainikolo"
SUBTITLES = """\
1
00:00:01,000 --> 00:00:03,500
<i>The northern quay of Norvik</i>

2
00:00:03,600 --> 00:00:06,000
opened on 3 March 2026.

3
00:00:20,000 --> 00:00:23,000
Mayor Ines Calder cut the ribbon.
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Install the package of an example: its modules and its entry points."""

    def install(name: str) -> None:
        site = tmp_path / "site"
        project = tomllib.loads((EXAMPLES / name / "pyproject.toml").read_text())
        about = project["project"]
        info = site / f"{about['name'].replace('-', '_')}-{about['version']}.dist-info"
        info.mkdir(parents=True)
        metadata = f"Metadata-Version: 2.1\nName: {about['name']}\nVersion: {about['version']}\n"
        (info / "METADATA").write_text(metadata)
        groups = about["entry-points"].items()
        lines = [f"[{group}]\n{name} = {place}\n" for group, points in groups
                 for name, place in points.items()]  # fmt: skip
        (info / "entry_points.txt").write_text("".join(lines))
        for module in project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]:
            shutil.copy(EXAMPLES / name / module, site / module)
        monkeypatch.syspath_prepend(site)

    return install


def test_every_example_is_described() -> None:
    """And nothing else."""
    named = re.findall(r"\]\((?!\.\.)(\w+)", (EXAMPLES / "README.md").read_text(encoding="utf-8"))
    there = {path.stem for path in EXAMPLES.iterdir() if path.stem not in ("README", "__pycache__")}
    assert set(named) == there


def test_the_service_answers(
    sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the library's models and errors."""
    monkeypatch.setenv("RAPPORTEUR_STORE", str(shutil.copy(sample_file, tmp_path / "record.db")))
    spec = importlib.util.spec_from_file_location("service", EXAMPLES / "fastapi_service.py")
    assert spec is not None
    assert spec.loader is not None
    service = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "service", service)
    spec.loader.exec_module(service)
    with TestClient(service.app) as client:
        found = client.get("/ask", params={"question": TONGA}).json()
        assert found["short"] == ANSWER
        article = client.get(f"/articles/{found['citations'][0]['article_id']}").json()
        assert article["title"] == found["citations"][0]["title"]
        assert client.get("/articles/ffff").status_code == 404
        refused = client.get("/ask", params={"question": "?"})
        assert (refused.status_code, set(refused.json())) == (422, {"what", "why", "remedy"})


def test_the_cells_run_in_their_order() -> None:
    """And print what they say."""
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "explore_facts.py")],
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "articles=20" in done.stdout
    assert f"{ANSWER} | " in done.stdout


@pytest.mark.usefixtures("fresh_reader_processes")
def test_subtitles_are_read(installed: Callable[[str], None]) -> None:
    """Without numbers, times and tags, in a paragraph for each stretch."""
    installed("own_reader")
    plugins.document_readers.cache_clear()
    try:
        article = read(SUBTITLES.encode(), name="news.srt")
    finally:
        plugins.document_readers.cache_clear()
    assert article.text.split("\n\n") == [
        "The northern quay of Norvik opened on 3 March 2026.",
        "Mayor Ines Calder cut the ribbon.",
    ]


class TestJournalStore(LastingStoreContract):
    """It keeps every promise of a store."""

    @pytest.fixture
    def new_url(self, tmp_path: Path, installed: Callable[[str], None]) -> Callable[[], str]:
        installed("own_store")
        numbers = count()
        return lambda: f"journal://{tmp_path}/{next(numbers)}.db"


def test_the_journal_has_every_change(tmp_path: Path, installed: Callable[[str], None]) -> None:
    """In order, and nothing that changed nothing."""
    installed("own_store")
    article = Article.of("The northern quay of Norvik opened on 3 March 2026.", title="Quay")
    with Library.open(f"journal://{tmp_path}/record.db") as library:
        for _ in range(2):
            library.add(article)
        library.remove(article.id)
    lines = (tmp_path / "record.db.journal").read_text(encoding="utf-8").splitlines()
    changes = [json.loads(line) for line in lines]
    assert [set(change) - {"at"} for change in changes] == [{"added"}, {"removed"}]
    assert {change.get("added") or change.get("removed") for change in changes} == {article.id}
