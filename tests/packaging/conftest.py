"""The distributions, built once, and new environments to install them into."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[2]


def done(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Run a command that must succeed, and return its output."""
    finished = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=clean(os.environ) | variables,
        timeout=500,
        check=False,
    )
    assert finished.returncode == 0, f"{command}\n{finished.stdout}{finished.stderr}"
    return finished.stdout


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables without those that would lead to this checkout or its environment."""
    unwanted = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "RAPPORTEUR_STORE")
    return {name: value for name, value in environment.items() if name not in unwanted}


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist, and the wheel that is built from it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "distributions"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            done(
                sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=base
            )
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return sdist, wheel


@pytest.fixture
def new_environment(tmp_path: Path) -> Callable[[str], Path]:
    """Make an environment with nothing but what is named, and return its folder of programs.

    It needs the package index. Where that is out of reach, the test is skipped, unless
    REQUIRE_INSTALL is set.
    """

    def make(requirement: str) -> Path:
        environment = tmp_path / "environment"
        uv = Path(sys.executable).with_name("uv")
        done(uv, "venv", "--python", sys.executable, environment, cwd=tmp_path)
        programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
        try:
            done(
                uv, "pip", "install", "--python", programs / "python",
                "--constraint", ROOT / "constraints.txt", requirement, cwd=tmp_path,
            )  # fmt: skip
        except AssertionError as error:
            if "REQUIRE_INSTALL" in os.environ or "error: Failed to fetch" not in str(error):
                raise
            pytest.skip("the package index cannot be reached")
        return programs

    return make
