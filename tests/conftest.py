"""What holds for every test."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


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
