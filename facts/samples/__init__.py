"""The sample record that ships with the library: articles and questions written for it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from facts.models import Article
from facts.readers import read

_HERE = files(__name__)


def articles() -> list[Article]:
    """The sample articles, in the order of their file names."""
    entries = sorted((_HERE / "articles").iterdir(), key=lambda entry: entry.name)
    return [
        read(entry.read_bytes(), name=entry.name)
        for entry in entries
        if entry.name.endswith(".txt")
    ]


def questions_path() -> Path:
    """The file of questions on the sample articles, one JSON object a line."""
    return Path(str(_HERE / "questions.jsonl"))
