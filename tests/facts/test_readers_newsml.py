"""NITF and NewsML: the story as readers see it, without what is said to editors and programs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.errors import InputError, TooLarge, UnreadableDocument
from facts.models import SentenceKind
from facts.readers import newsml, read, read_all
from facts.readers.file_types import FileType, file_type_of
from facts.text.sentences import split
from tests.tries import tries

HEAD = (
    "<hedline><hl1>Ferry line <em>approved</em></hl1><hl2>It opens in May</hl2></hedline>"
    "<note><p>EDS: Adds cost.</p></note><byline>By <person>Ida Sool</person><byttl>Zeta Writer"
    "</byttl></byline><distributor>Zeta News Agency</distributor><dateline><location>OSMER"
    "</location>, <story.date norm='20250303'>March 3</story.date></dateline>"
)
TEXT = "<p>The council of <location>Osmer</location> met.</p><p>It costs 4 million crowns.</p>"
META = "<title>AP-EU--Osmer-Ferry, 1st Ld</title><docdata><date.issue norm='20250303T14Z'/>{}"


def nitf(content: str = TEXT, head: str = HEAD, meta: str = META.format("</docdata>")) -> bytes:
    """Return a story in NITF."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">\n'
        f"<nitf><head>{meta}</head><body><body.head>{head}</body.head><body.content>{content}"
        "</body.content><body.end><tagline>(Editing by Jon Ek)</tagline></body.end></body></nitf>"
    ).encode()


def item(meta: str, content: str) -> str:
    """Return an item of NewsML-G2."""
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider qcode="p:ZNA"/>'
        "<versionCreated>2025-03-03T09:58:00Z</versionCreated></itemMeta><contentMeta>"
        f"{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    "<head><title>Item 4</title></head><body><h1>Ferry line approved</h1><p>The council met.</p>"
    "<ul><li>Two boats</li></ul></body></html></inlineXML>"
)


def said(data: bytes) -> list[tuple[str, str]]:
    """Return the sentences of a file's article with what they are."""
    return [(s.kind.value, s.text) for s in split(read(data))]


def test_a_story_in_nitf() -> None:
    """With its head as it is printed, and its source and day."""
    article = read(nitf())
    assert (article.title, article.source) == ("Ferry line approved", "Zeta News Agency")
    assert (article.place, article.published) == ("Osmer", date(2025, 3, 3))
    assert said(nitf()) == [
        ("title", "Ferry line approved"),
        ("body", "It opens in May"),
        ("byline", "By Ida Sool, Zeta Writer"),
        ("dateline", "OSMER, March 3"),
        ("body", "The council of Osmer met."),
        ("body", "It costs 4 million crowns."),
    ]


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        ("<block><hl2>Costs</hl2><p>It costs much.</p></block>", ["Costs", "It costs much."]),
        ("<ul><li>Two boats</li></ul>", ["Two boats"]),
        ("<table><tr><td>Boats</td><td>2</td></tr></table>", ["Boats | 2"]),
        ("<media><media-reference source='a.jpg'/><media-producer>JE</media-producer>"
         "<media-caption><p>The quay.</p></media-caption></media>", ["The quay."]),
        ("<p>Caf&eacute; <num>2</num>.</p><copyrite>ZNA 2025</copyrite>", ["Café 2."]),
        ("<note type='npa'><p>EDS.</p></note><note type='pa'><p>Correction: two.</p></note>",
         ["Correction: two."]),
        ("<p>It <!-- no -->met. <money>4 crowns</money> were paid.</p>",
         ["It met.", "4 crowns were paid."]),
        ("<bq><block><p>Well said.</p></block><credit>Jon Ek</credit></bq>",
         ["Well said.", "Jon Ek"]),
    ],
)  # fmt: skip
def test_elements_of_nitf(content: str, sentences: list[str]) -> None:
    """Paragraphs, lists, tables and captions are read, and notes to editors are not."""
    kinds = (SentenceKind.BODY, SentenceKind.CAPTION)
    found = [s.text for s in split(read(nitf(TEXT + content))) if s.kind in kinds]
    assert found[3:] == sentences


def test_the_head_of_a_story_may_be_short() -> None:
    """The slug is no title; a paper or an owner is the source; a dateline is not repeated."""
    owned = META.format("<doc.copyright holder='Zeta Press' year='2025'/></docdata>")
    found = read(nitf("<p>OSMER (ZNA) – The council met.</p>", "<dateline>OSMER</dateline>", owned))
    assert (found.title, found.source) == ("The council met", "Zeta Press")
    assert [s.text for s in split(found)] == ["OSMER (ZNA)", "The council met."]
    published = META.format("</docdata><pubdata name='The Herald' date.publication='20250402'/>")
    titled = published.replace("AP-EU--Osmer-Ferry, 1st Ld", "Ferry line approved")
    article = read(nitf(head="<abstract><p>It opens.</p></abstract>", meta=titled))
    assert (article.title, article.source) == ("Ferry line approved", "The Herald")
    assert article.published == date(2025, 4, 2)
    assert "It opens." in article.text


def test_items_of_newsml_g2() -> None:
    """With HTML, NITF or plain text in them; pictures are left out."""
    headline = "<headline>Ferry line approved</headline>"
    inside = nitf().decode().partition('dtd">\n')[2]
    message = (
        "<?xml version='1.0'?><newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>"
        + item(f"{headline}<by>Ida Sool</by><dateline>OSMER, March 3 (ZNA)</dateline>", XHTML)
        + item("", f"<inlineXML contenttype='application/nitf+xml'>{inside}</inlineXML>")
        + item(headline, "<inlineData contenttype='text/plain'>It met.\n\nIt left.</inlineData>")
        + item(headline, "<remoteContent href='a.jpg'/>")
        + "</itemSet></newsMessage>"
    ).encode()
    found = read_all(message).articles
    assert [each.name for each in found] == ["item 1", "item 2", "item 3"]
    assert [each.article.source for each in found] == ["ZNA", "Zeta News Agency", "ZNA"]
    assert {each.article.title for each in found} == {"Ferry line approved"}
    assert {each.article.published for each in found} == {date(2025, 3, 3)}
    assert [s.text for s in split(found[0].article)] == [
        "Ferry line approved", "By Ida Sool", "OSMER, March 3 (ZNA)", "The council met.",
        "Two boats",
    ]  # fmt: skip
    assert [s.text for s in split(found[2].article)][1:] == ["It met.", "It left."]


def test_a_story_in_newsml_1() -> None:
    """Whose component names the lines above the text."""
    data = (
        b"<?xml version='1.0'?><NewsML><NewsItem><Identification><NewsIdentifier><DateId>20250303"
        b"</DateId></NewsIdentifier></Identification><NewsComponent><AdministrativeMetadata>"
        b"<Provider><Party FormalName='Zeta Press'/></Provider></AdministrativeMetadata><NewsLines>"
        b"<HeadLine>Ferry line approved</HeadLine><ByLine>Ida Sool</ByLine><DateLine>OSMER, March 3"
        b"</DateLine></NewsLines><ContentItem><DataContent><body><p>The council met.</p></body>"
        b"</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    article = read(data)
    assert (article.title, article.source) == ("Ferry line approved", "Zeta Press")
    assert article.published == date(2025, 3, 3)
    assert said(data)[1:] == [
        ("byline", "By Ida Sool"), ("dateline", "OSMER, March 3"), ("body", "The council met.")
    ]  # fmt: skip


def test_only_stories_are_read() -> None:
    """Files of pictures, damaged ones, those with entities and too many stories are refused."""
    picture = item("<headline>Quay</headline>", "<remoteContent href='a.jpg'/>").encode()
    assert file_type_of(picture) is FileType.NEWSML
    with pytest.raises(UnreadableDocument, match="no article"):
        read(picture)
    with pytest.raises(UnreadableDocument):
        read(nitf()[:-40])
    with pytest.raises(UnreadableDocument, match="entities"):
        read(nitf().replace(b'"nitf-3-5.dtd"', b'"nitf.dtd" [<!ENTITY a "b">]'))
    many = item("", XHTML) * (newsml.MOST_STORIES + 1)
    with pytest.raises(TooLarge, match="too long"):
        newsml.extract_all(f"<newsMessage>{many}</newsMessage>".encode())


PIECES = st.sampled_from(
    [
        *"<nitf> </nitf> <body> </body> <body.head> <body.content> </body.content> <hl1>".split(),
        *"<p> </p> <note> <media> <table> <tr> <td> <byline> <dateline> &eacute; &a;".split(),
        *"<!-- --> ]]> <br/>".split(),
        HEAD, TEXT, XHTML, "<newsItem>", "<NewsML>", "<DataContent>", "The council met.", "\0", "<",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=tries(100))
@given(st.lists(PIECES, max_size=25))
def test_any_file_is_read_or_refused(pieces: list[str]) -> None:
    try:
        found = newsml.extract_all("".join(["<nitf>", *pieces, "</nitf>"]).encode())
    except InputError:
        return
    assert all(each.text.strip() for each in found)
