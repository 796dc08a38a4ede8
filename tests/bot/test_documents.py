"""The documents about the bot name existing tests, settings and paths."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path

import pytest
from pydantic import AliasChoices

from bot.receiving import webhook
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
TABLE = "docs/telegram.md"


def told(document: str) -> str:
    """Return the text of a document."""
    return (ROOT / document).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", [TABLE, "docs/decisions/polling.md"])
def test_every_test_named_in_a_document_exists(document: str) -> None:
    """A renamed test must be renamed there too."""
    sources = [*ROOT.glob("tests/bot/**/*.py"), *ROOT.glob("tests/telegram_api/*.py")]
    found = {
        name
        for source in sources
        for name in re.findall(r"^(?:async )?def test_(\w+)", source.read_text(), re.MULTILINE)
    }
    # Only names of tests in backquotes have so many words.
    named = re.findall(r"`([a-z0-9]+(?:_[a-z0-9]+){3,})`", told(document))
    assert named
    assert [name for name in named if name not in found] == []


def test_every_test_of_the_running_bot_is_named() -> None:
    """The table then shows everything that is covered."""
    table = told(TABLE)
    missing = [
        name
        for source in ROOT.glob("tests/bot/**/test_*.py")
        if source.parent.name != "admin" and 'asyncio(loop_scope="session")' in source.read_text()
        for name in re.findall(r"^async def test_(\w+)", source.read_text(), re.MULTILINE)
        if f"`{name}`" not in table
    ]
    assert missing == []


def variable(name: str) -> str:
    """Return the environment variable of a setting; of several, the one that is documented."""
    alias = Settings.model_fields[name].validation_alias
    return str(alias.choices[0]) if isinstance(alias, AliasChoices) else name.upper()


@pytest.mark.parametrize("document", ["README.md", "docs/deploy.md", "docs/admin.md"])
def test_every_setting_named_in_a_document_exists(document: str) -> None:
    """The names are those of the environment, and the example file has them too."""
    known = {variable(name) for name in Settings.model_fields}
    example = (ROOT / ".env.example").read_text()
    named = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+|PORT|STATE|LISTEN)\b", told(document)))
    assert named
    assert named <= known
    assert all(re.search(rf"^#?{name}=", example, re.MULTILINE) for name in known)


def test_the_guide_to_servers_agrees_with_the_code() -> None:
    """It has the Procfile word for word, the web server's paths, and consistent times."""
    guide = told("docs/deploy.md")
    assert (ROOT / "Procfile").read_text() in guide
    for path in (webhook.PATH, "/healthz", "/metrics"):
        assert f"{path}`" in guide
    stop_within = Settings.model_fields["stop_within"].default
    assert f"seconds ({stop_within})" in guide
    grace = re.search(r"^TimeoutStopSec=(\d+)$", guide, re.MULTILINE)
    assert grace is not None
    assert int(grace[1]) > stop_within


def test_links_lead_somewhere() -> None:
    """This covers the bot's documents."""
    for document in ("docs/deploy.md", "docs/admin.md", "docs/telegram.md", "docs/architecture.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", told(document)):
            assert (ROOT / "docs" / target).exists(), target


def test_the_architecture_names_every_module_and_no_other() -> None:
    """Modules at the first level must be named."""
    text = told("docs/architecture.md")
    named = re.findall(r"`((?:facts|bot)(?:\.\w+)+)(?=[`(*])(\*?)", text)
    modules = {name for name, star in named if not star}
    beginnings = tuple(name for name, star in named if star)
    for name in modules:
        pkgutil.resolve_name(name)  # raises if there is no such module or name
    for package in ("facts", "bot"):
        for path in (ROOT / package).iterdir():
            if path.stem.startswith("__") or path.suffix not in ("", ".py"):
                continue
            name = f"{package}.{path.stem}"
            assert name in modules or name.startswith(beginnings), f"{name} is not told"
