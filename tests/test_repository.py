"""The files that lead newcomers in agree with each other and with the code."""

from __future__ import annotations

import os
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

import facts

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def requirement(line: str) -> str:
    """Return the normalized name of the package that a requirement asks for."""
    name = re.match(r"[\w.-]+", line)
    assert name is not None, line
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_every_dependency_is_locked() -> None:
    """By a version alone, so that the lock holds on every system: `nox --sessions lock`."""
    lines = [line for line in read("constraints.txt").splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.!+]+( ; .+)?", line)] == []
    locked = {requirement(line) for line in lines}
    extras = PROJECT["optional-dependencies"].values()
    named = {requirement(line) for group in (PROJECT["dependencies"], *extras) for line in group}
    assert named - locked == {"rapporteur"}


def test_every_version_of_python_that_is_promised_is_tested() -> None:
    """By the workflow, from the oldest that installs."""
    prefix = "Programming Language :: Python :: "
    promised = [line.removeprefix(prefix) for line in PROJECT["classifiers"] if prefix in line]
    (matrix,) = re.findall(r"python: \[(.*)\]", read(".github/workflows/ci.yml"))
    assert re.findall(r'"(.*?)"', matrix) == promised
    assert PROJECT["requires-python"] == f">={promised[0]}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    """In the files of the repository."""
    targets = re.findall(r"\]\((?!\w+:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_decision_is_listed() -> None:
    """On the page that opens them."""
    pages = {path.name for path in ROOT.glob("docs/decisions/*.md")} - {"README.md"}
    assert set(re.findall(r"\((.*?\.md)\)", read("docs/decisions/README.md"))) == pages


def test_paths_that_contributing_names_are_there() -> None:
    """A file or folder that moves is told there too."""
    named = re.findall(r"`((?:\w[\w-]*/)+[\w.-]*)`", read("CONTRIBUTING.md"))
    assert named
    missing = [name for name in named if not (ROOT / name).exists()]
    assert [name for name in missing if not re.search(r"[A-Z]{3,}|^build/", name)] == []


def test_the_ci_can_be_run() -> None:
    """It is a program."""
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_reference_describes_every_public_name() -> None:
    """And no other."""
    described = re.findall(r"^::: facts\.(\w+)$", read("docs/reference.md"), re.MULTILINE)
    assert sorted([*described, "__version__"]) == sorted(facts.__all__)


def test_the_version_is_that_of_the_project() -> None:
    """It is written down once, where reading it takes no time."""
    assert PROJECT["dynamic"] == ["version"]
    assert facts.__version__ == version("rapporteur")
