"""How the tests are spread over workers, and the records that all of them share."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import hypothesis
import pytest

from facts import samples
from facts.evaluate.data import articles_at
from facts.library import Library
from facts.models import Article
from tests.reader_processes import fresh, kept
from tests.records import built
from tests.tries import PROFILE, tries

HOLDOUT = Path(__file__).parent / "data" / "holdout"
_LONGEST = (
    "tests/facts/test_quality.py",
    "tests/bot/test_load.py",
    "tests/cli/test_cli_docs.py",
    "tests/test_regexes.py",
    "tests/bot/test_restarts.py",
    "tests/bot/test_sample_record.py",
    "tests/facts/test_answer_quotes.py",
)
"""The modules that take longest."""
_UNCOVERED_MODULES = (
    "tests/facts/test_answer_quotes.py",
    "tests/facts/test_quality.py",
    "tests/test_regexes.py",
)
_UNCOVERED_FIXTURES = frozenset(("alone", "shared"))
"""Coverage is not measured in these modules, and in tests of a bot that is a process of its own.
They only run again what other tests cover, or code of the tests alone, and measuring takes a fifth
of their processor time."""

# An example may take as long as a busy machine needs; the timeout of pytest ends one that hangs.
hypothesis.settings.register_profile(
    PROFILE, deadline=None, max_examples=tries(100), derandomize=PROFILE == "repeatable"
)
hypothesis.settings.load_profile(PROFILE)

# Nothing is garbage until the first test runs, and looking for it takes a fifth of the time.
gc.disable()

# Whatever the environment says: without compiled files, each worker would compile every test, and
# each process that a test starts would compile the library.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Use no workers for tests that are named: starting workers would take longer than the tests.

    All tests, or those of a folder, have two workers more than there are processors: many tests
    wait for a process that they started, and leave the processor to others.
    """
    if any(".py" in argument for argument in config.args):
        return 0
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    return (len(affinity(0)) if affinity else os.cpu_count() or 1) + 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest modules, so that no worker is left alone with one at the end.

    Measure coverage only where it can grow.
    """
    items.sort(key=lambda item: _module(item) not in _LONGEST)
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if _module(item) in _UNCOVERED_MODULES or not _UNCOVERED_FIXTURES.isdisjoint(fixtures):
            item.add_marker("no_cover")


def pytest_collection_finish() -> None:
    """Look for garbage again, but never among all that was imported and collected."""
    gc.freeze()
    gc.enable()


def _module(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _build(path: Path, articles: Iterable[Article]) -> None:
    with Library.open(path) as library:
        for article in articles:
            library.add(article)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample articles. Tests work on copies."""
    return built(tmp_path_factory, "samples", lambda path: _build(path, samples.articles()))


@pytest.fixture(scope="session")
def holdout_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the held-out articles. Tests work on copies."""
    return built(
        tmp_path_factory, "holdout", lambda path: _build(path, articles_at(HOLDOUT / "articles"))
    )


@pytest.fixture(scope="session", autouse=True)
def reader_processes_are_kept() -> Iterator[None]:
    """Let the processes that read documents live on from test to test."""
    with kept():
        yield


@pytest.fixture
def fresh_reader_processes() -> Iterator[None]:
    """Let the test start reader processes of its own."""
    with fresh():
        yield


class _Raising(logging.Handler):
    """Turns a fault that the library logs and outlives into a failure, its cause with it."""

    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


@pytest.fixture(scope="session", autouse=True)
def no_fault_is_hidden() -> Iterator[None]:
    """Extraction goes on after a fault of its own; a test does not."""
    logger = logging.getLogger("facts.extract")
    handler = _Raising(logging.ERROR)
    logger.addHandler(handler)
    yield
    logger.removeHandler(handler)
