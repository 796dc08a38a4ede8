"""The sample articles and questions that are part of the library."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from facts.models import Article
from facts.readers import read

_HERE = files(__name__)


def articles() -> list[Article]:
    """Read the sample articles, in the order of their file names."""
    entries = sorted((_HERE / "articles").iterdir(), key=lambda entry: entry.name)
    return [
        read(entry.read_bytes(), name=entry.name)
        for entry in entries
        if entry.name.endswith(".txt")
    ]


def questions_path() -> Path:
    """Return the path of the questions about the sample articles, one JSON object per line."""
    return Path(str(_HERE / "questions.jsonl"))
