"""What README.md and docs/usage.md show is what happens."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from facts import samples
from facts.readers import readable_suffixes
from tests.cli.runs import ROOT, Cli

README = (ROOT / "README.md").read_text(encoding="utf-8")
USAGE = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
ELLIPSIS = "…"


def blocks(text: str, language: str) -> list[str]:
    """The contents of the fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def sessions(text: str) -> list[tuple[str, str]]:
    """Each command of the console blocks with the output shown."""
    found: list[tuple[str, str]] = []
    for block in blocks(text, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def fits(output: str, shown: str) -> bool:
    """Whether an output is as shown, where an ellipsis stands for anything."""
    parts = (re.escape(part) for part in shown.strip().split(ELLIPSIS))
    return re.fullmatch(".*".join(parts), output.strip(), re.DOTALL) is not None


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, where `rapporteur` is this program."""
    program = tmp_path / "bin" / "rapporteur"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m facts "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("RAPPORTEUR_STORE", "record.db")
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize("document", ["usage", "readme"])
def test_examples_show_what_happens(shell: Path, sample_file: Path, document: str) -> None:
    """Every command of the console blocks, in their order, on the samples."""
    examples = sessions(USAGE if document == "usage" else README)
    assert len(examples) >= (1 if document == "readme" else 8)
    if document == "readme":
        (shell / "record.db").write_bytes(sample_file.read_bytes())
    for command, shown in examples:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=shell,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        unanswered = "does not say" in shown or "Ask a question." in shown
        assert done.returncode == unanswered, f"{command}\n{done.stderr}"
        assert fits(done.stdout + done.stderr, shown), f"{command}\n{done.stdout}{done.stderr}"


def test_the_quickstart_answers_with_a_citation(cli: Cli, store: Path) -> None:
    """What stands after the installation in the README's first command."""
    (line,) = [line for block in blocks(README, "sh") for line in block.splitlines()
               if "add --samples" in line]  # fmt: skip
    steps = [shlex.split(step) for step in line.split("&&")]
    assert [step[:2] for step in steps[:2]] == [["python3", "-m"], [".venv/bin/pip", "install"]]
    for step in steps[2:]:
        assert step[0] == ".venv/bin/rapporteur"
        run = cli(*step[1:])
        assert (run.code, run.err) == (0, "")
    quote = run.out.split("“")[1].split("”")[0]
    assert any(quote in article.text for article in samples.articles())


def test_the_ci_runs_the_command_of_the_readme() -> None:
    """The one that installs and passes the tests, word for word, as its last step."""
    (line,) = [line for block in blocks(README, "sh") for line in block.splitlines()
               if "pytest" in line]  # fmt: skip
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip("\n").splitlines()[-1] == line
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_library_example_runs(shell: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As it stands, on a sample article."""
    (code,) = blocks(README, "python")
    folder = samples.questions_path().parent / "articles"
    article = next(path for path in folder.iterdir() if "Introducing the draft" in path.read_text())
    (shell / "article.txt").write_bytes(article.read_bytes())
    before = Path.cwd()
    os.chdir(shell)
    try:
        exec(compile(code, "README.md", "exec"), {})
    finally:
        os.chdir(before)
    short, sentence, *_ = capsys.readouterr().out.split(" | ")
    assert short in sentence
    assert sentence in article.read_text()


def test_usage_tells_every_option(cli: Cli) -> None:
    """And no other."""
    verbs = re.findall(r"^    (\w+) ", cli("--help").out, re.MULTILINE)
    real = {o for verb in verbs for o in re.findall(r"--\w[\w-]*", cli(verb, "--help").out)}
    told = set(re.findall(r"--\w[\w-]*", USAGE))
    assert told == (real | {"--store", "--fast"}) - {"--help"}


def test_usage_tells_every_kind_of_file() -> None:
    """That is taken from a folder."""
    (sentence,) = re.findall(r"whose names end in (.*?), except hidden", USAGE, re.DOTALL)
    assert set(re.findall(r"`(\.\w+)`", sentence)) == readable_suffixes()


def test_links_between_documents_lead_somewhere() -> None:
    """In the files of the repository."""
    for text, folder in ((README, ROOT), (USAGE, ROOT / "docs")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (folder / target).exists(), target
