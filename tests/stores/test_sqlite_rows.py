"""Models made of stored rows are those that checking would have made."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from facts.models import (
    Article,
    ArticleInfo,
    Sentence,
    SentenceKind,
    Span,
)
from facts.stores.sqlite.rows import to_article, to_info, to_sentence, trusted

WORDS = st.text(max_size=20)
MAYBE = st.none() | WORDS


def assert_like(made: BaseModel, checked: BaseModel) -> None:
    """Nobody can tell the two apart."""
    assert made == checked
    assert hash(made) == hash(checked)
    assert repr(made) == repr(checked)
    assert made.model_dump() == checked.model_dump()
    assert made.model_dump_json() == checked.model_dump_json()
    assert made.model_dump(exclude_unset=True) == checked.model_dump(exclude_unset=True)
    assert pickle.loads(pickle.dumps(made)) == checked
    assert copy.deepcopy(made) == checked
    assert type(made).model_validate(made.model_dump()) == checked


@given(WORDS, WORDS, WORDS, MAYBE, MAYBE, st.none() | st.dates(), MAYBE)
def test_an_article_comes_back_as_it_was(
    article_id: str,
    title: str,
    text: str,
    source: str | None,
    url: str | None,
    published: date | None,
    place: str | None,
) -> None:
    """This holds for the article with its text and without it."""
    day = published.isoformat() if published else None
    assert_like(
        to_article((article_id, title, text, source, url, day, place)),
        Article(
            id=article_id,
            title=title,
            text=text,
            source=source,
            url=url,
            published=published,
            place=place,
        ),
    )
    assert_like(
        to_info((article_id, title, source, url, day, place, 4, 9)),
        ArticleInfo(
            id=article_id,
            title=title,
            source=source,
            url=url,
            published=published,
            place=place,
            sentence_count=4,
            fact_count=9,
        ),
    )


@given(st.sampled_from(SentenceKind), WORDS, st.integers(0, 999), st.none() | st.integers(1, 9))
def test_a_sentence_comes_back_as_it_was(
    kind: SentenceKind, text: str, index: int, page: int | None
) -> None:
    """Its index follows from its key."""
    row = ((5 << 20) + index, kind.value, 3, 3 + len(text), text, page)
    checked = Sentence(
        article_id="a", index=index, kind=kind, start=3, end=3 + len(text), text=text, page=page
    )
    assert_like(to_sentence(row, "a"), checked)


def test_a_trusted_model_is_frozen_and_copies_alone() -> None:
    """Changing a copy changes no other model, though all models of a class share a set of names."""
    one, other = (trusted(Span, {"start": 1, "end": end}) for end in (2, 3))
    with pytest.raises(ValidationError):
        one.start = 9
    changed = one.model_copy(update={"end": 7})
    assert (one.end, other.end, changed.end) == (2, 3, 7)
    assert one.model_fields_set == other.model_fields_set == {"start", "end"}
