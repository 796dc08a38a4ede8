"""The container's steps, run as far as they can be without one."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from facts.cli.parser import parse
from tests.packaging.conftest import ROOT, clean

CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
UNREACHABLE = re.compile(r"Failed to fetch|Failed to establish|No matching distribution")


def instructions(name: str) -> list[str]:
    """The arguments of each instruction of that name, its lines joined."""
    joined = CONTAINERFILE.replace("\\\n", " ")
    return re.findall(rf"^{name} (.*)$", joined, re.MULTILINE)


def listed(name: str) -> list[str]:
    """The words of the only instruction of that name, written as a list."""
    (found,) = instructions(name)
    command: list[str] = yaml.safe_load(found)
    return command


def words(command: str | list[str]) -> list[str]:
    """The words of a command, however it is written."""
    return shlex.split(command) if isinstance(command, str) else list(command)


def check_command(command: list[str]) -> None:
    """Fail unless the command starts something of this project with arguments that it takes."""
    if command[:3] == ["python", "-m", "bot"]:
        assert command[3:] in ([], ["--webhook"])
    else:
        assert command[0] == "rapporteur"
        parse(command[1:])


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are for a POSIX shell")
def test_the_steps_of_the_build_make_an_environment_that_answers(tmp_path: Path) -> None:
    """Each RUN but that of the user, with its folders put below another one."""
    source = tmp_path / "source"
    shutil.copytree(ROOT / "facts", source / "facts")
    shutil.copytree(ROOT / "bot", source / "bot")
    (source / "docs").mkdir()
    for name in (
        "docs/manual_page.py",
        "LICENSE",
        "NOTICE",
        "README.md",
        "constraints.txt",
        "pyproject.toml",
    ):
        shutil.copy(ROOT / name, source / name)
    bin_folder = Path(sys.executable).parent
    variables = clean(os.environ) | {
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "EXTRAS": re.findall(r"^ARG EXTRAS=(.*)$", CONTAINERFILE, re.MULTILINE)[0],
    }
    steps = [step for step in instructions("RUN") if not step.startswith("useradd")]
    assert len(steps) == 3
    for step in steps:
        below = re.sub(r"(?<![\w./])/(opt|tools)\b", rf"{tmp_path}/\1", step)
        done = subprocess.run(
            # The cache would only be of no use in a container.
            ["bash", "-euc", below.replace("--no-cache ", "").replace("--compile-bytecode ", "")],
            cwd=source, env=variables, capture_output=True, text=True, timeout=500, check=False,
        )  # fmt: skip
        if UNREACHABLE.search(done.stderr) and "REQUIRE_INSTALL" not in os.environ:
            pytest.skip("the package index cannot be reached")
        assert done.returncode == 0, f"{step}\n{done.stdout}{done.stderr}"
    programs = tmp_path / "opt" / "rapporteur" / "bin"
    store = {"RAPPORTEUR_STORE": str(tmp_path / "record.db"), "PATH": str(programs)}
    for command, expected in (
        (["rapporteur", "add", "--samples"], 0),
        (listed("HEALTHCHECK .* CMD"), 0),
        (listed("CMD"), 2),  # the bot without a token
    ):
        ran = subprocess.run(
            command, cwd=tmp_path, env=store, capture_output=True, text=True, check=False
        )
        assert ran.returncode == expected, f"{command}\n{ran.stderr}"
    assert "BOT_TOKEN is not set" in ran.stderr


def test_the_container_is_not_root_and_keeps_its_data_in_one_folder() -> None:
    """So that the rest may be read-only."""
    assert instructions("USER") == ["10001"]
    assert instructions("VOLUME") == ["/data"]
    variables = dict(pair.split("=", 1) for pair in instructions("ENV")[0].split())
    assert {variables["RAPPORTEUR_STORE"], variables["STATE"]} == {
        "/data/record.db",
        "/data/bot.db",
    }


def test_what_is_copied_is_all_that_is_installed() -> None:
    """And nothing else, such as a record or a token."""
    kept = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in kept
    named = [line.removeprefix("!") for line in kept if line.startswith("!")]
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert {"bot", "facts", "pyproject.toml", "constraints.txt"} <= set(named)


def test_the_commands_of_the_container_and_of_compose_are_understood() -> None:
    """By the programs that they start."""
    check_command(listed("CMD"))
    check_command(listed("HEALTHCHECK .* CMD"))
    own = {n: s for n, s in COMPOSE["services"].items() if "build" in s}
    assert own
    for service in own.values():
        check_command(words(service["command"]))


def test_every_service_of_compose_is_confined() -> None:
    """Read-only, without rights, and with time to end."""
    for name, service in COMPOSE["services"].items():
        assert service["restart"] == "unless-stopped", name
        if "build" in service:
            assert service["read_only"], name
            assert service["cap_drop"] == ["ALL"], name
            assert service["security_opt"] == ["no-new-privileges:true"], name
            assert service["volumes"] == ["data:/data"], name


def test_every_variable_of_compose_is_documented() -> None:
    """In .env.example."""
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name in set(re.findall(r"\$\{(\w+)", text)):
        assert re.search(rf"^#?{name}=", example, re.MULTILINE), name
