"""Each error has what, why and the remedy, and all errors have one base class."""

from __future__ import annotations

import inspect
import pickle

import pytest

from facts import errors
from facts.errors import FactsError, UnknownArticle

CLASSES = [
    value
    for value in vars(errors).values()
    if inspect.isclass(value) and issubclass(value, FactsError) and value is not UnknownArticle
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_an_error_has_what_why_and_the_remedy(kind: type[FactsError]) -> None:
    """As attributes, and in its message if they are given."""
    error = kind("The file is empty", why="it has no bytes", remedy="Give another file")
    assert (error.what, error.why, error.remedy) == (
        "The file is empty",
        "it has no bytes",
        "Give another file",
    )
    assert str(error) == "The file is empty: it has no bytes. Give another file."
    assert str(kind("The file is empty")) == "The file is empty."
    assert str(kind("It is", why="so")) == "It is: so."


def test_every_error_is_in_the_hierarchy() -> None:
    """The docstring of the module lists it under its base class."""
    drawn = errors.__doc__
    assert drawn is not None
    for kind in [*CLASSES, UnknownArticle]:
        assert kind.__name__ in drawn
        assert kind.__doc__
    assert not issubclass(UnknownArticle, errors.StoreError)
    assert issubclass(errors.EmptyInput, errors.InputError)
    assert issubclass(errors.StoreVersionError, errors.StoreError)


def test_an_unknown_article_shows_a_short_id() -> None:
    """The id that was typed may be long."""
    assert "'abc'" in str(UnknownArticle("abc"))
    error = UnknownArticle("x" * 999)
    assert error.article_id == "x" * 999
    assert len(str(error)) < 200
    assert "\n" not in str(UnknownArticle("a\nb"))


def test_errors_cross_processes() -> None:
    """Pickling an error keeps its attributes."""
    error = errors.EmptyInput("The file is empty", why="it has no bytes", remedy="Give another")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is errors.EmptyInput
    assert (copy.what, copy.why, copy.remedy, str(copy)) == (
        error.what,
        error.why,
        error.remedy,
        str(error),
    )
    unknown = pickle.loads(pickle.dumps(UnknownArticle("abc")))
    assert (unknown.article_id, str(unknown)) == ("abc", str(UnknownArticle("abc")))


def test_no_sentence_has_two_end_marks() -> None:
    """A remedy may be a question."""
    asked = FactsError("There is no question", why="it is empty", remedy="For example: who came?")
    assert str(asked) == "There is no question: it is empty. For example: who came?"
    assert str(FactsError("It is gone")) == "It is gone."
