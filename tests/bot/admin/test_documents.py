"""The documents agree with the code."""

from __future__ import annotations

import re
from pathlib import Path

from bot.admin.transfer.exporting import LARGEST_UPLOAD
from bot.messages.texts import admin as texts
from bot.messages.texts.admin import COMMANDS
from bot.state.records import CONFIRM_WITHIN, UNDO_WITHIN
from bot.state.tables.bounds import BOUNDS
from facts.models import FactKind
from facts.readers import LARGEST_FILE
from facts.readers.text import LARGEST_TEXT

DOCS = Path(__file__).parents[3] / "docs"


def test_every_command_is_described() -> None:
    """The guide names the commands of the menu and no others."""
    guide = (DOCS / "admin.md").read_text()
    told = set(re.findall(r"`/(\w+)", guide))
    assert told == {name for name, _ in COMMANDS}


def test_the_limits_are_those_of_the_code() -> None:
    """They are given in hours, megabytes and characters."""
    guide = (DOCS / "admin.md").read_text()
    assert f"waits for {CONFIRM_WITHIN.total_seconds() / 3600:.0f} hours" in guide
    assert f"**↩️ Undo** for {UNDO_WITHIN.total_seconds() / 3600:.0f} hours" in guide
    assert f"up to {LARGEST_FILE // 1_000_000} MB" in guide
    assert f"{LARGEST_TEXT:,} characters" in guide
    assert f"Over {LARGEST_UPLOAD // 1_000_000} MB" in guide
    for label in (texts.BUTTON_ADD, texts.BUTTON_CANCEL, *texts.BUTTONS_EDIT.values()):
        assert f"[{label}]" in guide


def test_the_bounds_are_those_of_the_code() -> None:
    """The page gives the number of rows and days for each table."""
    page = (DOCS / "decisions" / "bot-state.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \| [^|]* \| ([\d,]+) \| ([\d,]+)", page, re.MULTILINE)
    told = {name: (int(most.replace(",", "")), int(d.replace(",", ""))) for name, most, d in rows}
    assert told == {
        name: (bound.most, bound.seconds // (24 * 3600)) for name, bound in BOUNDS.items()
    }


def test_every_kind_of_fact_has_its_words() -> None:
    """Without them, a new kind in the library would end in an error."""
    assert set(texts.FACT_GROUPS) == set(texts.FACT_KINDS) == set(FactKind)
