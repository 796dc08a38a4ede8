"""The documents about the library agree with the code."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from facts.library import NEAR_DUPLICATE, Library
from facts.match import expand, lookups, ranking
from facts.stores.sqlite import vocabulary

DOCS = Path(__file__).parents[2] / "docs"


def text_of(document: str) -> str:
    """Return a document without line breaks."""
    return " ".join((DOCS / document).read_text(encoding="utf-8").split())


def test_the_architecture_lists_every_method_of_the_library() -> None:
    """And no other."""
    table = text_of("architecture.md").split("| `Library` |")[1].split("The [decision pages]")[0]
    listed = re.findall(r"`(\w+)\(", table)
    public = [name for name, _ in inspect.getmembers(Library, callable) if name[0] != "_"]
    assert sorted(listed) == sorted(public)


@pytest.mark.parametrize(
    ("document", "figure"),
    [
        ("decisions/duplicates.md", f"at least {NEAR_DUPLICATE}"),
        ("decisions/ranking.md", f"(weight {expand.SYNONYM_WEIGHT})"),
        ("decisions/ranking.md", f"The {ranking.RECALL} best by BM25"),
        ("decisions/ranking.md", f"after the {ranking.FOLLOWED} best"),
        ("decisions/ranking.md", f"The {ranking.CLOSE} most promising"),
        ("decisions/ranking.md", f"about {expand.RECALL_BUDGET:,} sentences"),
        ("speed.md", f"about {expand.RECALL_BUDGET:,} sentences"),
        ("speed.md", f"{ranking.RECALL} candidates"),
        ("speed.md", f"the best {ranking.FOLLOWED}."),
        ("speed.md", f"The facts of {ranking.CLOSE} sentences"),
        ("speed.md", f"at most {vocabulary.POSTINGS:,} entries"),
        ("speed.md", f"At most {lookups.MOST_UNKNOWN} words"),
    ],
)
def test_a_figure_is_the_one_of_the_code(document: str, figure: str) -> None:
    """A constant that changes must be changed in the documents too."""
    assert figure in text_of(document)
