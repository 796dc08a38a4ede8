"""Previews are kept for the moment in which their article is added."""

from __future__ import annotations

from datetime import date

import pytest

from bot.previews import Previews
from facts import Article, Library

ARTICLES = [
    Article.of(f"The council met in Tarnow. It elected {name} as its chair.", title="Council")
    for name in ("Ida Kostrova", "Alba Brinson")
]


def test_an_article_that_was_previewed_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is added with the facts of its preview."""
    with Library.open(":memory:") as library:
        previews = Previews(library)
        shown = previews.make(ARTICLES[0])
        monkeypatch.setattr(library, "_read", None)
        assert previews.get(ARTICLES[0]) is shown
        receipt = library.add(previews.kept(ARTICLES[0]) or ARTICLES[0])
        assert receipt.added
        assert tuple(library.facts(ARTICLES[0].id)) == shown.facts


def test_an_edited_article_is_parsed_again() -> None:
    """Its id is the same, but its facts may differ, since dates depend on its own date."""
    with Library.open(":memory:") as library:
        previews = Previews(library)
        previews.make(ARTICLES[0])
        edited = ARTICLES[0].model_copy(update={"published": date(2025, 3, 4)})
        assert previews.kept(edited) is None
        assert previews.get(edited).article == edited
        previews.forget(edited)
        assert previews.kept(edited) is None


def test_all_previews_together_are_bounded() -> None:
    """The one that was shown longest ago goes first."""
    with Library.open(":memory:") as library:
        most = len(library.preview(ARTICLES[1]).facts)
        previews = Previews(library, most_facts=most)
        for article in ARTICLES:
            previews.make(article)
        assert previews.kept(ARTICLES[0]) is None
        assert previews.kept(ARTICLES[1]) is not None
        assert Previews(library, most_facts=0).make(ARTICLES[0]).facts
