"""JSON Feed: an article for each item, as in other feeds."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import InputError, TooLarge, UnreadableDocument
from facts.readers import feed, read_all
from facts.readers.listing import read_listing

VERSION = "https://jsonfeed.org/version/1.1"
HEAD = {
    "id": "1",
    "url": "/head",
    "title": "Council names head",
    "content_html": "<p>The council has named <b>Anna Breck</b>.</p><script>track()</script>"
    "<p>She takes office in April.</p>",
    "date_published": "2025-03-03T23:30:00-05:00",
}
BRIDGE = {
    "id": "tag:2",
    "content_text": "The bridge opened on Monday.\n\nIt is 40 metres long.",
    "date_modified": "2025-03-05T10:00:00Z",
}


def written(*items: object, **fields: object) -> bytes:
    """Return a feed with these items."""
    whole = {"version": VERSION, "title": "Varno Courier", "items": items, **fields}
    return json.dumps(whole, indent=1).encode()


def test_each_item_is_an_article_with_its_own_date_and_address() -> None:
    """A day is that of the place where it was written, and the feed is the source."""
    found = read_all(
        written(HEAD, BRIDGE), name="feed.json", url="https://varno.example/feed.json"
    ).articles
    head, bridge = (each.article for each in found)
    assert head.text.split("\n\n") == [
        "Council names head",
        "The council has named Anna Breck.",
        "She takes office in April.",
    ]
    assert (head.title, head.source) == ("Council names head", "Varno Courier")
    assert (head.published, head.url) == (date(2025, 3, 3), "https://varno.example/head")
    assert bridge.text == "The bridge opened on Monday.\n\nIt is 40 metres long."
    assert (bridge.published, bridge.url) == (date(2025, 3, 5), None)


def test_it_is_a_list_of_articles_to_watch() -> None:
    listing = read_listing(written(HEAD), url="https://varno.example/feed.json")
    assert [entry.url for entry in listing.entries] == ["https://varno.example/head"]


def test_a_page_names_its_feed_in_json() -> None:
    page = (
        b"<html><head><link rel=alternate type='application/feed+json' href='/f.json'></head>"
        b"<body><p>News</p></body></html>"
    )
    with pytest.raises(UnreadableDocument, match=r"varno\.example/f\.json"):
        read_listing(page, url="https://varno.example/")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (written(), "no item with a text"),
        (written({"id": "1"}, "x", None, {"title": 3}), "no item with a text"),
        (written(HEAD)[:-20], "incomplete or was altered"),
        (json.dumps({"version": VERSION, "items": 3}).encode(), "no list of items"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 90_000, "incomplete"),
    ],
)
def test_a_feed_without_an_article_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocument, match=why):
        feed.extract_feed(data)


def test_a_feed_may_be_too_long() -> None:
    with pytest.raises(TooLarge, match="1,000 items"):
        feed.extract_feed(written(*[BRIDGE] * 1_001))


def test_other_json_is_no_article() -> None:
    with pytest.raises(UnreadableDocument, match="JSON data"):
        read_all(b'{"version": "1.1", "title": "x"}')


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["<p>A.</p>"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
_NAMES = st.sampled_from([*HEAD, *BRIDGE, "summary"])


@given(st.lists(st.dictionaries(_NAMES, _VALUES, max_size=6), max_size=3))
def test_any_items_are_read_or_refused(items: list[object]) -> None:
    """With no other error than the library's."""
    try:
        found = feed.extract_feed(written(*items))
    except InputError:
        return
    assert all(each.text for each in found)
