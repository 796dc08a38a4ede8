"""A client of a server on a record of the samples."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from facts.library import Library
from facts.web import WebSettings, build_app

TOKEN = "a-token-for-the-tests"
TONGA = "Who is the Permanent Representative of Tonga?"
ANSWER = "Elisapeta Vainikolo"
CITED = "3d771603a9535fa8"
"""The article that answers it."""
DISAGREEMENT = "How many member states co-sponsored the resolution on the Pacific Islands Forum?"
"""Two articles answer it, each in its own way."""
UNANSWERED = "Who won the football World Cup?"


@pytest.fixture
def library(sample_file: Path, tmp_path: Path) -> Iterator[Library]:
    """A record of the samples, without the reader, which is tested elsewhere."""
    with Library.open(shutil.copy(sample_file, tmp_path / "record.db"), reader=False) as opened:
        yield opened


@pytest.fixture
def client(library: Library) -> Iterator[TestClient]:
    """Somebody who sends requests."""
    settings = WebSettings(token=TOKEN, per_minute=0, hosts=("testserver",))
    with TestClient(build_app(library, settings)) as made:
        yield made
