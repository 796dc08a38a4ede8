"""Without an extra the rest works, and what it would bring is named."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from facts.errors import PartMissing
from facts.models import Article
from facts.parts import MODULES, explained, has_part
from tests.test_repository import requirement

ROOT = Path(__file__).parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]
LINE = Article.of("The ferry line opened on 3 June 2024.", title="T").model_dump_json().encode()


def lacking(extra: str, code: str, *, store: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a process that has none of the modules of an extra."""
    gone = f"import sys; sys.modules.update(dict.fromkeys({MODULES[extra]!r})); "
    return subprocess.run(
        [sys.executable, "-c", gone + code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={"PATH": "", "RAPPORTEUR_STORE": str(store), "PYTHONIOENCODING": "utf-8"},
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("extra", MODULES)
def test_each_extra_brings_the_modules_that_are_looked_for(extra: str) -> None:
    """And each package of an extra has a module in the table."""
    made_by = packages_distributions()
    looked_for = {requirement(name) for module in MODULES[extra] for name in made_by[module]}
    assert looked_for == {requirement(line) for line in EXTRAS[extra]} - {"rapporteur"}
    assert has_part(extra)


def test_a_missing_module_of_nobody_is_not_explained() -> None:
    """It is a fault, and stays one."""
    assert explained(ModuleNotFoundError("no", name="facts.nowhere")) is None
    assert explained(ModuleNotFoundError("no")) is None
    known = explained(ModuleNotFoundError("no", name="lxml.etree"))
    assert isinstance(known, PartMissing)
    assert "lxml" in known.why
    assert "rapporteur[add]" in known.remedy


@pytest.mark.parametrize(
    "command",
    [["add", "--samples"], ["add", "README.md"], ["add", "https://example.org/"], ["import", "-"],
     ["watch", "https://example.org/feed.xml"], ["eval"]],
    ids=lambda command: " ".join(command),
)  # fmt: skip
def test_a_command_that_needs_a_missing_part_names_it(tmp_path: Path, command: list[str]) -> None:
    """In one line."""
    done = lacking(
        "add",
        f"import io; sys.stdin = io.TextIOWrapper(io.BytesIO({LINE!r})); "
        f"from facts.cli import main; sys.exit(main({command}))",
        store=tmp_path / "record.db",
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    (line,) = [line for line in done.stderr.splitlines() if "is not installed" in line]
    assert "rapporteur[add]" in line


@pytest.fixture
def record(sample_file: Path, tmp_path: Path) -> Path:
    """A record of the samples."""
    return Path(shutil.copy(sample_file, tmp_path / "record.db"))


def test_asking_needs_no_part(record: Path) -> None:
    """Nor does the list of articles."""
    done = lacking(
        "add",
        "from facts.cli import main; "
        "sys.exit(main(['ask', 'Who is the Permanent Representative of Tonga?']) + main(['list']))",
        store=record,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Elisapeta Vainikolo" in done.stdout


def test_a_missing_reader_is_told(record: Path) -> None:
    """But not if none is wanted."""
    code = "from facts.cli import main; sys.exit(main([*{}, 'ask', 'Who speaks for Tonga?']))"
    told = lacking("reader", code.format([]), store=record)
    assert "rapporteur[reader]" in told.stderr
    assert lacking("reader", code.format(["--fast"]), store=record).stderr == ""


def test_the_library_raises_the_error_that_names_the_part() -> None:
    """Whether a name is imported or an article added."""
    done = lacking(
        "add",
        "import facts\n"
        "for attempt in (lambda: facts.fetch_url, lambda: facts.read,\n"
        "    lambda: facts.Library.open(':memory:').add(facts.Article.of('It is.', title='T'))):\n"
        "    try: attempt()\n"
        "    except facts.PartMissing as error: print(error.remedy)\n",
        store=Path("unused"),
    )
    assert done.stdout.splitlines() == ["Install it: pip install 'rapporteur[add]'"] * 3, done
