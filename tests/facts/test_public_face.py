"""The public face: every name loads, and none is missing from one of its lists."""

from __future__ import annotations

import inspect

import facts
from facts import errors


def test_every_public_name_has_a_place_and_loads() -> None:
    """The lists of names and of their modules agree."""
    assert sorted({*facts._PLACES, "__version__"}) == sorted(facts.__all__)
    assert all(getattr(facts, name) is not None for name in facts.__all__)


def test_every_error_is_public() -> None:
    """A caller can catch whatever leaves the library."""
    raised = {
        name
        for name, value in inspect.getmembers(errors, inspect.isclass)
        if issubclass(value, errors.FactsError) and value.__module__ == errors.__name__
    }
    assert raised <= set(facts.__all__)
