"""docs/telegram.md and the decision on polling name tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = "docs/telegram.md"


@pytest.mark.parametrize("document", [TABLE, "docs/decisions/polling.md"])
def test_every_test_that_a_document_names_is_there(document: str) -> None:
    """A test that was renamed is renamed there too."""
    sources = [*ROOT.glob("tests/bot/**/*.py"), *ROOT.glob("tests/telegram_api/*.py")]
    found = {
        name
        for source in sources
        for name in re.findall(r"^(?:async )?def test_(\w+)", source.read_text(), re.MULTILINE)
    }
    # Names of tests are the only ones in backquotes that have so many words.
    named = re.findall(r"`([a-z0-9]+(?:_[a-z0-9]+){3,})`", (ROOT / document).read_text())
    assert named
    assert [name for name in named if name not in found] == []


def test_every_test_of_the_running_bot_is_named() -> None:
    """So that the table tells all that is covered."""
    told = (ROOT / TABLE).read_text()
    missing = [
        name
        for source in ROOT.glob("tests/bot/test_*.py")
        if 'asyncio(loop_scope="session")' in source.read_text()
        for name in re.findall(r"^async def test_(\w+)", source.read_text(), re.MULTILINE)
        if f"`{name}`" not in told
    ]
    assert missing == []
