"""Heads of articles as newsrooms and offices print them, and texts that only begin like one.

The forms are in tests/data/heads.jsonl. They were written for this project, with invented names.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facts.models import SentenceKind
from facts.readers import read_text
from facts.text.sentences import split

TITLE = "Harbour board closes eastern pier"
BODY = (
    "The harbour board closed the eastern pier on Monday after a storm damaged its piles, director "
    "Anna Breck said. Repairs will cost 4 million crowns."
)
FILE = Path(__file__).parents[1] / "data" / "heads.jsonl"
LINES: list[dict[str, Any]] = [
    json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", [line for line in LINES if "head" in line])
def test_a_head(case: dict[str, Any]) -> None:
    """It gives source and date, and nothing of it is taken for a sentence of the report."""
    article = read_text(case["head"].format(title=TITLE, body=BODY))
    day = article.published.isoformat() if article.published else None
    assert (article.title, article.source, day) == (TITLE, case["source"], case["published"])
    body = [s.text for s in split(article) if s.kind is SentenceKind.BODY]
    assert body[0].startswith("The harbour board")


@pytest.mark.parametrize("case", [line for line in LINES if "text" in line])
def test_nothing_is_lost(case: dict[str, Any]) -> None:
    """Where a line is part of the article."""
    found = [" ".join(s.text.split()) for s in split(read_text(case["text"]))]
    assert [sentence for sentence in case["sentences"] if sentence not in found] == []
