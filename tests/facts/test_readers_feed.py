"""RSS and Atom: an article for each item."""

from __future__ import annotations

from datetime import date

import pytest

from facts.errors import SeveralArticles, TooLarge, UnreadableDocument
from facts.models import Article
from facts.readers import feed, read, read_all
from facts.text.sentences import split

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Varno Courier</title>%s</channel></rss>"""
HEAD = """<item><title>Council names head</title><link>https://varno.example/head</link>
<pubDate>Mon, 03 Mar 2025 09:00:00 +0100</pubDate>
<description>The council has…</description>
<content:encoded><![CDATA[<p>The council has named <b>Anna Breck</b>.</p>
<script>track()</script><p>She takes office in April.</p>]]></content:encoded></item>"""
BRIDGE = """<item><title>Bridge &amp; dam open</title><guid>tag:1</guid>
<description>&lt;p&gt;The bridge opened on Monday.&lt;/p&gt;</description></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Varno Courier</title>
<entry><title type="html">Council &lt;i&gt;names&lt;/i&gt; head</title>
<link href="javascript:alert(1)"/><updated>2025-03-03T09:00:00Z</updated>
<source><title>Tarn Post</title></source>
<summary>Anna Breck is the head of the water board.</summary></entry></feed>"""


def articles(written: str) -> list[Article]:
    """Return the articles of a feed, which is recognised without a name."""
    return [each.article for each in read_all(written.encode()).articles]


def test_each_item_is_an_article_with_its_own_date_and_address() -> None:
    """The longest text of an item is read, and the feed is the source."""
    head, bridge = articles(RSS % (HEAD + BRIDGE))
    assert head.text.split("\n\n") == [
        "Council names head",
        "The council has named Anna Breck.",
        "She takes office in April.",
    ]
    assert (head.title, head.source) == ("Council names head", "Varno Courier")
    assert (head.published, head.url) == (date(2025, 3, 3), "https://varno.example/head")
    assert (bridge.title, bridge.published, bridge.url) == ("Bridge & dam open", None, None)
    assert bridge.text.endswith("The bridge opened on Monday.")


def test_atom_is_read_too() -> None:
    """An item can come from another feed, and no address of a script is kept."""
    (found,) = articles(ATOM)
    assert (found.title, found.source) == ("Council names head", "Tarn Post")
    assert (found.published, found.url) == (date(2025, 3, 3), None)


def _with_last(line: str, channel: str = "<title>Varno Courier</title>") -> Article:
    """Return the article of an item that ends with a line."""
    item = HEAD.replace("April.</p>", f"April.</p><p>{line}</p>")
    head = RSS.replace("<title>Varno Courier</title>", channel)
    (found,) = articles(head % item)
    return found


def test_the_line_that_wordpress_adds_is_no_sentence() -> None:
    """It names the site, which is the source where the feed has no name."""
    line = "The post <a>Council names head</a> appeared first on <a>Tarn Post</a>."
    found = _with_last(line)
    assert [s.text for s in split(found)][-1] == "She takes office in April."
    assert found.source == "Varno Courier"
    assert _with_last(line, channel="").source == "Tarn Post"


def test_the_line_that_wordpress_adds_may_have_an_older_title() -> None:
    """An editor made the title longer after the first publication."""
    line = "The post <a>Anna Breck heads the board</a> appeared first on <a>Tarn Post</a>."
    item = HEAD.replace("Council names head", "Anna Breck heads the board: first woman since 1904")
    (found,) = articles(RSS % item.replace("April.</p>", f"April.</p><p>{line}</p>"))
    assert [s.text for s in split(found)][-1] == "She takes office in April."


def test_buttons_below_an_item_are_left_out() -> None:
    """Those that lead to more, and those that share it."""
    line = (
        "<a>Continue reading</a></p><div class='sharedaddy'><h3>Share this:</h3><p>Post</p></div>"
        "<p>She said: <a>read more books</a>"
    )
    texts = [s.text for s in split(_with_last(line))]
    assert texts[-2:] == ["She takes office in April.", "She said: read more books"]


def test_a_sentence_like_the_line_that_wordpress_adds_is_kept() -> None:
    """It is about a post that is not this one."""
    line = "The post of council head appeared first on a list of 1972."
    assert [s.text for s in split(_with_last(line))][-1] == line


def test_one_item_can_be_read_as_a_file() -> None:
    """Several cannot: it would not be said which one."""
    assert read((RSS % HEAD).encode()).title == "Council names head"
    with pytest.raises(SeveralArticles, match="there are 2"):
        read((RSS % (HEAD + BRIDGE)).encode())


def test_a_feed_without_items_is_refused() -> None:
    """It holds nothing to quote."""
    with pytest.raises(UnreadableDocument, match="holds no article"):
        read((RSS % "").encode())


@pytest.mark.parametrize("encoding", [b"\x80tf-8", b"u\0f-8"])
def test_a_feed_may_name_an_encoding_that_is_none(encoding: bytes) -> None:
    """The names are bytes of somebody else."""
    data = (RSS % HEAD).encode().replace(b'"1.0"', b'"1.0" encoding="' + encoding + b'"', 1)
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        feed.extract_feed(data)


def test_a_feed_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be without end."""
    monkeypatch.setattr(feed, "MOST_ITEMS", 1)
    with pytest.raises(TooLarge, match="more than 1 items"):
        feed.extract_feed((RSS % (HEAD + BRIDGE)).encode())


def with_entities(entities: str, used: str) -> bytes:
    """Return a feed that defines entities and uses some."""
    head = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]>'
    item = f"<item><title>Head {used}</title><description>Anna is head.</description></item>"
    return (head + (RSS % item).partition("?>")[2]).encode()


def test_entities_of_a_feed_read_no_file() -> None:
    """It could tell what is on the machine."""
    data = with_entities('<!ENTITY f SYSTEM "file:///etc/passwd">', "&f;")
    assert all("root:" not in each.article.text for each in read_all(data).articles)


def test_entities_of_a_feed_do_not_grow_without_end() -> None:
    """Each holds ten of the one before: a thousand million in the end."""
    entities = '<!ENTITY e0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9)
    )
    try:
        found = read_all(with_entities(entities, "&e8;")).articles
    except UnreadableDocument:
        return
    assert all(len(each.article.text) < 10_000 for each in found)


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.txt", ""])
def test_markup_with_entities_of_its_own_is_no_prose(name: str) -> None:
    """Its markup is never taken for the text of an article."""
    data = (
        b'<!DOCTYPE news [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>'
        b"<title>News</title><item><title>Ferry</title><description>&b;</description></item>"
        b"</channel></rss>"
    )
    with pytest.raises(UnreadableDocument):
        read_all(data, name=name)


def test_a_damaged_feed_gives_what_is_whole() -> None:
    """Many feeds are not quite XML."""
    written = RSS % (HEAD + BRIDGE.replace("&amp;", "&"))
    assert [each.title for each in articles(written)] == ["Council names head", "Bridge & dam open"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<a href='/news'>All news items</a>", False),
        ("<a href='/news'>All our latest stories</a>", False),
        ("All news items", True),
        ("<a href='/news'>All stories of the flood are true</a>", True),
    ],
)
def test_a_link_to_all_items_is_left_out(line: str, kept: bool) -> None:
    """What is no link is kept, and so is a link with other words."""
    found = _with_last(line).text
    assert found.endswith("She takes office in April.") is not kept
