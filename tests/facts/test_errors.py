"""The errors: each says what, why and the remedy, and all can be caught as one."""

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
def test_an_error_says_what_why_and_the_remedy(kind: type[FactsError]) -> None:
    """As attributes and, as far as they are given, in its message."""
    error = kind("The file is empty", why="it has no bytes", remedy="Give another file")
    assert (error.what, error.why, error.remedy) == (
        "The file is empty",
        "it has no bytes",
        "Give another file",
    )
    assert str(error) == "The file is empty: it has no bytes. Give another file."
    assert str(kind("The file is empty")) == "The file is empty."
    assert str(kind("It is", why="so")) == "It is: so."


def test_every_error_is_one_of_the_library() -> None:
    """The page at the top of the module names each, under the one that it is a kind of."""
    drawn = errors.__doc__
    assert drawn is not None
    for kind in [*CLASSES, UnknownArticle]:
        assert kind.__name__ in drawn
        assert kind.__doc__
    assert not issubclass(UnknownArticle, errors.StoreError)
    assert issubclass(errors.EmptyInput, errors.InputError)
    assert issubclass(errors.StoreVersionError, errors.StoreError)


def test_an_unknown_article_shows_a_short_id() -> None:
    """Whatever was typed for one."""
    assert "'abc'" in str(UnknownArticle("abc"))
    error = UnknownArticle("x" * 999)
    assert error.article_id == "x" * 999
    assert len(str(error)) < 200
    assert "\n" not in str(UnknownArticle("a\nb"))


def test_errors_cross_processes() -> None:
    """A worker's error reaches its caller as it was."""
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


def test_no_sentence_is_ended_twice() -> None:
    """A remedy may be a question, and a reason may end in one."""
    asked = FactsError("There is no question", why="it is empty", remedy="For example: who came?")
    assert str(asked) == "There is no question: it is empty. For example: who came?"
    assert str(FactsError("It is gone")) == "It is gone."
