"""The commands of this repository: `nox --list` shows them.

Nox rather than a justfile: it installs with pip, and runs alike on Linux, macOS and Windows. Each
command runs in the environment that nox itself is installed in; `pip install -c constraints.txt -e
'.[dev]'` makes one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["check", "docs", "test"]


def run(session: nox.Session, program: str, *arguments: str, **environment: str) -> None:
    """Run a program of the environment that nox is installed in."""
    session.run(str(Path(sys.executable).with_name(program)), *arguments, env=environment)


@nox.session
def check(session: nox.Session) -> None:
    """Check the format, lint, types and layers of the code."""
    run(session, "ruff", "format", "--check", ".")
    run(session, "ruff", "check", ".")
    run(session, "mypy")
    run(
        session,
        "mypy",
        "--explicit-package-bases",
        "examples",
        "tests",
        "noxfile.py",
        "docs/catalogues.py",
        "docs/manual_page.py",
        "docs/site_links.py",
    )
    run(session, "lint-imports")


@nox.session
def test(session: nox.Session) -> None:
    """Run all tests, and hold their coverage to its floor; or run those that are named."""
    run(session, "pytest", *(session.posargs or ["--cov"]))


@nox.session
def fuzz(session: nox.Session) -> None:
    """Try each property with ten times the examples, others in each run; takes most of an hour."""
    run(session, "pytest", "-m", "hypothesis", *session.posargs, HYPOTHESIS_PROFILE="thorough")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site of the documentation into build/site; any warning fails."""
    # Material announces its successor, which reads the same mkdocs.yml, at every build.
    run(session, "mkdocs", "build", "--strict", NO_MKDOCS_2_WARNING="1")


@nox.session
def bench(session: nox.Session) -> None:
    """Run the benchmark that is named, by default that of speed; needs the extra `bench`."""
    name, *arguments = session.posargs or ["speed"]
    session.run(sys.executable, "-m", f"benchmarks.{name}", *arguments)


@nox.session
def lock(session: nox.Session) -> None:
    """Renew constraints.txt, for all supported versions of Python and all systems."""
    arguments = ["pip", "compile", "pyproject.toml", "--all-extras", "--universal", "--upgrade"]
    arguments += ["--python-version", "3.11", "--no-annotate", "--quiet"]
    arguments += ["--custom-compile-command", "nox --sessions lock"]
    run(session, "uv", *arguments, "--output-file", "constraints.txt")
