"""The wheel and the sdist hold what they need, and install outside the checkout."""

from __future__ import annotations

import re
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from facts.cli.parser import build_parser
from tests.packaging.conftest import ROOT, done

TONGA = "Who is the Permanent Representative of Tonga?"
ANSWER = "Elisapeta Vainikolo"


def shipped() -> set[str]:
    """The files of both packages in the checkout."""
    return {
        path.relative_to(ROOT).as_posix()
        for package in ("facts", "bot")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_both_pass_the_check_of_the_index(distributions: tuple[Path, Path]) -> None:
    """Their names, metadata and description."""
    done(sys.executable, "-m", "twine", "check", "--strict", *distributions, cwd=ROOT)


def test_the_wheel_holds_the_packages_and_nothing_else(distributions: tuple[Path, Path]) -> None:
    """With samples, models, words and the marks of types."""
    all_names = zipfile.ZipFile(distributions[1]).namelist()
    names = {
        name for name in all_names if not re.match(r"rapporteur-[^/]*\.(dist-info|data)/", name)
    }
    assert names == shipped()
    assert {"facts/data/reader.onnx", "facts/py.typed", "facts/samples/questions.jsonl"} <= names


def test_the_wheel_brings_a_manual_page_and_completions(distributions: tuple[Path, Path]) -> None:
    """They tell every verb."""
    archive = zipfile.ZipFile(distributions[1])
    verbs = re.findall(r"^    ([a-z]+) ", build_parser().format_help(), re.MULTILINE)
    assert {"ask", "add", "show"} <= set(verbs)
    for place in (
        "man/man1/rapporteur.1",
        "bash-completion/completions/rapporteur",
        "zsh/site-functions/_rapporteur",
    ):
        (name,) = [
            each for each in archive.namelist() if each.endswith(f".data/data/share/{place}")
        ]
        text = archive.read(name).decode()
        assert [verb for verb in verbs if verb not in text] == []
        assert str(ROOT) not in text


def test_the_sdist_can_be_built_from_and_checked(distributions: tuple[Path, Path]) -> None:
    """It has the tests and the documents, but nothing that git ignores."""
    with tarfile.open(distributions[0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert shipped() <= names
    assert {"README.md", "LICENSE", "NOTICE", "constraints.txt", "docs/usage.md"} <= names
    assert [
        n for n in names if n.endswith((".db", ".pyc")) or n.startswith((".venv", "build"))
    ] == []


@pytest.fixture
def unpacked(distributions: tuple[Path, Path], tmp_path: Path) -> Path:
    """The wheel in a folder of its own, beside the packages that the tests use."""
    folder = tmp_path / "installed"
    zipfile.ZipFile(distributions[1]).extractall(folder)
    return folder


def test_the_wheel_works_outside_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    """It adds the samples and answers from them with its own files."""
    variables = {"PYTHONPATH": str(unpacked), "RAPPORTEUR_STORE": str(tmp_path / "record.db")}
    where = done(
        sys.executable, "-c", "import facts; print(facts.__file__)", cwd=tmp_path, **variables
    )
    assert Path(where.strip()).is_relative_to(unpacked)
    added = done(sys.executable, "-m", "facts", "add", "--samples", cwd=tmp_path, **variables)
    assert added.splitlines()[-1] == "20 articles added"
    assert ANSWER in done(sys.executable, "-m", "facts", "ask", TONGA, cwd=tmp_path, **variables)


def megabytes(folder: Path) -> float:
    """Return the size of all files in a folder, compiled ones aside."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sum(path.stat().st_size for path in files) / 1_000_000


def test_an_installation_for_asking_is_small(
    distributions: tuple[Path, Path],
    new_environment: Callable[[str], Path],
    sample_file: Path,
    tmp_path: Path,
) -> None:
    """It answers, and names the extra that adding needs."""
    programs = new_environment(str(distributions[1]))
    assert megabytes(programs.parent) < 150
    record = tmp_path / "record.db"
    record.write_bytes(sample_file.read_bytes())
    store = {"RAPPORTEUR_STORE": str(record)}
    assert ANSWER in done(programs / "rapporteur", "--fast", "ask", TONGA, cwd=tmp_path, **store)
    with pytest.raises(AssertionError, match=r"pip install 'rapporteur\[add\]'"):
        done(programs / "rapporteur", "add", "--samples", cwd=tmp_path, **store)


def test_a_full_installation_adds_and_asks(
    distributions: tuple[Path, Path], new_environment: Callable[[str], Path], tmp_path: Path
) -> None:
    """In a new environment, without a package of the tests."""
    programs = new_environment(f"{distributions[1]}[full]")
    store = {"RAPPORTEUR_STORE": str(tmp_path / "record.db")}
    done(programs / "rapporteur", "add", "--samples", cwd=tmp_path, **store)
    answered = done(programs / "rapporteur", "ask", TONGA, cwd=tmp_path, **store)
    assert answered.startswith(ANSWER)
