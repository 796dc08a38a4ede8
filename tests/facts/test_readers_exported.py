"""Imports are checked as files are: an export may have been edited, or be somebody else's."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import InputError
from facts.models import Article
from facts.readers import read, read_text
from facts.readers.exported import article_of_line
from facts.readers.text import LARGEST_TEXT, MOST_LINES

TEXT = "The quay of Norvik opened on Monday. It is 40 metres long.\n"


def line(**changes: Any) -> str:
    """Return a line of an export, with these fields changed, and its id made to fit."""
    text = changes.get("text", TEXT)
    made = Article.of(text, title="Quay opens", source="AP", url="https://a.example/1")
    fields = made.model_dump(mode="json")
    return json.dumps({**fields, "published": "2026-03-04", "place": "Norvik", **changes})


def test_a_line_that_an_export_wrote() -> None:
    """It becomes the article."""
    found = article_of_line(line(), 1)
    assert type(found) is Article
    assert (found.text, found.published, found.place) == (TEXT, date(2026, 3, 4), "Norvik")
    assert article_of_line(line(published=None, url=None, source=None, place=None), 1).url is None


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"text": "word " * (LARGEST_TEXT // 5) + "words"}, "more than 2,000,000 characters"),
        ({"text": "a\n" * (MOST_LINES + 1)}, "more than 50,000 lines"),
        ({"text": "A text.\0 It ends."}, "characters that no text has"),
        ({"text": "\x02\x03\x04\x05\x06" * 9}, "characters that no text has"),
        ({"title": "t" * 1_001}, "its title has more than"),
        ({"source": "s" * 1_001}, "its source has more than"),
        ({"place": "p" * 1_001}, "its place has more than"),
        ({"title": "Bell\x07"}, "its title holds control characters"),
        ({"source": "\x1b[31mAP"}, "its source holds control characters"),
        ({"place": "Nor\0vik"}, "its place holds control characters"),
        ({"url": "javascript:alert(1)"}, "its url is not a web address"),
        ({"url": "file:///etc/passwd"}, "its url is not a web address"),
        ({"url": "https://"}, "its url is not a web address"),
        ({"url": "https://a.example/\n"}, "its url is not a web address"),
        ({"url": "https://a.example/" + "x" * 10_000}, "its url is not a web address"),
        ({"published": "4 March 2026"}, "not a day such as"),
        ({"published": "2026-02-30"}, "published"),
        ({"published": "2026-03-04T10:00:00"}, "not a day such as"),
        ({"published": 1_700_000_000}, "not a day such as"),
        ({"published": "1700000000"}, "not a day such as"),
        ({"id": "0" * 16}, "its id does not fit its text"),
        ({"more": 1}, "more"),
    ],
    ids=lambda value: str(value)[:30] if isinstance(value, str) else None,
)
def test_what_no_file_could_be_read_as(changes: dict[str, Any], why: str) -> None:
    """The error names the line and the fault, without the text."""
    with pytest.raises(InputError, match=why) as caught:
        article_of_line(line(**changes), 7)
    assert caught.value.what.startswith("Line 7 ")
    assert caught.value.remedy
    assert "alert" not in str(caught.value)


def test_half_a_character() -> None:
    """JSON can write what no text holds."""
    with pytest.raises(InputError, match="Line 1"):
        article_of_line(line().replace("Norvik opened", "\\\\ud800".replace("\\\\", "\\")), 1)


@given(st.text(min_size=1, max_size=200))
def test_whatever_is_read_can_be_imported(text: str) -> None:
    """An export of what `read` returns is never refused."""
    for as_file in (False, True):
        try:
            article = read(text.encode(errors="replace")) if as_file else read_text(text)
        except InputError:
            continue
        try:
            assert article_of_line(article.model_dump_json(), 1) == article
        except InputError as error:
            # A few control characters in a text that was given as text, not as a file.
            assert "characters that no text has" in error.why  # noqa: PT017
            assert not as_file
