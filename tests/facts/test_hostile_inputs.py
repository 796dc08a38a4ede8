"""Inputs made to harm, of every format: each ends in an article or in an error that explains."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from facts.errors import FactsError, InputError
from facts.library import Library
from facts.readers import read_all
from facts.readers.feed import MOST_ITEMS
from facts.readers.mail import LONGEST_HEADER
from facts.readers.markdown import MOST_LINKS
from tests.facts import documents

SAID = "The mayor of Hamsterley opened the bridge on Tuesday."
BODY = SAID.encode()
UTF16 = SAID.encode("utf-16-le")
ITEM = b"<item><title>Bridge</title><description>%s</description></item>" % BODY
BOMB = b"".join(
    b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 10)
)


def mail(*headers: bytes, body: bytes = BODY) -> bytes:
    """Return a message with these headers after its sender."""
    return b"\n".join((b"From: Ana Lund <ana@a.example>", *headers, b"", body))


def rss(*items: bytes, before: bytes = b"") -> bytes:
    """Return a feed of these items."""
    return (
        b'<?xml version="1.0"?>%s<rss version="2.0"><channel><title>Post</title>%s</channel></rss>'
        % (before, b"".join(items))
    )


def page(body: bytes, head: bytes = b"") -> bytes:
    """Return a web page."""
    return b"<html><head>%s</head><body>%s</body></html>" % (head, body)


def rtf(body: bytes) -> bytes:
    """Return an RTF file."""
    return rb"{\rtf1\ansi " + body + rb"\par}"


def odt(content: bytes) -> bytes:
    """Return an ODT file with this content."""
    return documents.zipped(
        mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": content}
    )


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.txt", b"", "empty"),
    "white space": ("a.txt", b" \n\t\r\n" * 1_000, "empty"),
    "zeros": ("a.txt", b"\0" * 10_000, "not text"),
    "marks of direction only": ("a.txt", "\u202e\u2066\u200b".encode() * 99, "no sentence"),
    "marks only": ("a.txt", b"?!... " * 1_000, "no sentence"),
    "many lines": ("a.txt", b"A\n" * 60_000, "too many lines"),
    "many characters": ("a.txt", b"Word " * 500_000, "too long"),
    "many words": ("a.txt", b"A. " * 600_000, "too many words"),
    "many numbers": ("a.txt", b"1,000 " * 300_000, "too many words"),
    "many dates": ("a.txt", b"3 March 2025, " * 120_000, "too many words"),
    "many sentences": ("a.txt", b"He ran. " * 20_000, "too many sentences"),
    "half a UTF-32 character": ("a.txt", b"\xff\xfe\0\0A\0\0", "not text"),
    "control characters": ("a.txt", bytes(range(1, 9)) * 99 + BODY, "not text"),
    "a program": ("a.txt", b"\x7fELF\2\1\1" + bytes(99), "program|not text"),
    "an empty PDF file": ("a.pdf", b"%PDF-1.7\n%%EOF", "PDF"),
    "a PDF file of nothing but its name": ("a.pdf", b"%PDF-", "PDF"),
    "a cut-off PDF file": ("a.pdf", documents.document("flood-warnings.pdf")[:900], "PDF"),
    "a cut-off DOCX file": ("a.docx", documents.word(SAID)[:900], "incomplete"),
    "a DOCX file of entities": (
        "a.docx",
        documents.with_part(
            documents.word(SAID), "word/document.xml", b"<!DOCTYPE a [%s]><a>&e9;</a>" % BOMB
        ),
        "DOCX|[Ww]ord",
    ),
    "an ODT file of entities": ("a.odt", odt(b"<!DOCTYPE a [%s]><a>&e9;</a>" % BOMB), "ODT"),
    "an ODT file that is nested": ("a.odt", odt(b"<a>" * 90_000 + b"</a>" * 90_000), "ODT"),
    "an RTF file that is nested": ("a.rtf", rtf(b"{" * 50_000 + BODY + b"}" * 50_000), "deeply"),
    "an RTF file of brackets": ("a.rtf", rtf(b"{}" * 50_000), "no text"),
    "an EPUB file of nothing": (
        "a.epub",
        documents.zipped(mimetype=b"application/epub+zip"),
        "EPUB|[Bb]ook",
    ),
    "a long subject": ("a.eml", mail(b"Subject: " + b"word " * 600_000), "header"),
    "a subject in many lines": ("a.eml", mail(b"Subject: a" + b"\n word" * 9_000), "header"),
    "a subject in encoded words": (
        "a.eml",
        mail(b"Subject: " + b"=?utf-8?q?a?= " * 9_000),
        "header",
    ),
    "a content type of parameters": (
        "a.eml",
        mail(b"Subject: a", b"Content-Type: text/plain; " + b"a=b; " * 9_000),
        "header",
    ),
    "a message of quotes": ("a.eml", mail(b"Subject: Re: a", body=b"> a\n" * 9_000), "no text"),
    "a message whose parts have no mark": (
        "a.eml",
        mail(b"Subject: a", b"Content-Type: multipart/mixed"),
        "no text",
    ),
    "a page of lists in lists": (
        "a.html",
        page(b"<ul><li>" * 200 + b"<p>%s</p>" % BODY),
        "no article|deeply",
    ),
    "many links": ("a.md", b"# T\n\n" + b"[a](" * 200_000, "too many links"),
    "pictures only": ("a.md", b"![a](b)\n\n" * 500, "no text"),
    "many items": ("a.rss", rss(*[ITEM] * 50_000), "too long"),
    "a few items too many": ("a.rss", rss(*[ITEM] * (MOST_ITEMS + 1)), "too long"),
    "a feed of nothing": ("a.rss", rss(), "no article"),
    "a page of tags": ("a.html", page(b"<footer " * 100_000), "page|HTML"),
    "a page of scripts": ("a.html", page(b"<script>a</script>" * 999), "page|HTML"),
    "JSON": ("a.json", b"[" * 50_000 + b'"a"' + b"]" * 50_000, "JSON"),
    "a ZIP file in a ZIP file": ("a.zip", documents.zipped(**{"b.zip": documents.zipped()}), "ZIP"),
}

READ: dict[str, tuple[str, bytes]] = {
    "UTF-16 with half a character": ("a.txt", b"\xff\xfe" + UTF16 + b"\n"),
    "UTF-16 the other way round": ("a.txt", b"\xfe\xff" + SAID.encode("utf-16-be") + b"\0"),
    "a long run of brackets": ("a.txt", BODY + b"\n\n" + b"(" * 50_000),
    "white space after a word": ("a.txt", b"published" + b" " * 200_000 + b"\n\n" + BODY),
    "a title of marks of direction": ("a.md", b'---\ntitle: "\\u202e\\u2066"\n---\n' + BODY),
    "a page's title of marks of direction": (
        "a.html",
        page(b"<article><p>%s</p></article>" % BODY, "<title>\u202e\u2066</title>".encode()),
    ),
    "front matter that names itself": ("a.md", b"---\na: &a [*a, *a]\n---\n" + BODY),
    "front matter without an end": ("a.md", b"---\ntitle: a\n\n" + BODY),
    "a subject of broken words": ("a.eml", mail(b"Subject: =?x?z?\xff?=")),
    "a date that is none": ("a.eml", mail(b"Subject: a", b"Date: 99 Foo 99999 99:99:99 +9999")),
    "an item with a wrong address": (
        "a.rss",
        rss(ITEM.replace(b"</item>", b"<link>http://[::1</link></item>")),
    ),
    "a row of many cells": ("a.csv", b"a,b\n" + BODY + b"," * 5_000 + b"\n" + b"1,2\n" * 3),
    "RTF with a number too large": ("a.rtf", rtf(rb"\fs999999999999 " + BODY)),
}


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """A record of one article."""
    with Library.open(":memory:") as opened:
        add(opened, "a.txt", b"The council met in Skarholm.")
        yield opened


def add(library: Library, name: str, data: bytes) -> None:
    """Add all articles of a file."""
    for found in read_all(data, name=name).articles:
        library.add(found.article)


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_an_article_is_refused(library: Library, case: str) -> None:
    """By an error that says why or what to do, and the record is as it was."""
    name, data, told = REFUSED[case]
    before = list(library.export())
    with pytest.raises(InputError, match=told) as raised:
        add(library, name, data)
    assert raised.value.why or raised.value.remedy
    assert "Traceback" not in str(raised.value)
    assert list(library.export()) == before


@pytest.mark.parametrize("case", READ)
def test_what_only_looks_harmful_is_read(library: Library, case: str) -> None:
    """Its sentence is there word for word, and its title can be seen."""
    name, data = READ[case]
    (found,) = read_all(data, name=name).articles
    receipt = library.add(found.article)
    text = library.get(receipt.article.id).text
    said = [sentence.text for sentence in library.sentences(receipt.article.id)]
    assert any(SAID in each for each in said)
    assert all(each in text for each in said)
    assert any(character.isalnum() for character in receipt.article.title)


def test_an_emoji_in_halves_is_whole() -> None:
    """RTF writes it in two numbers. A half alone is no letter, and no store can keep one."""
    data = rtf(rb"The mayor \u-10179?\u-8704? ran on\u-10179? to the bridge.")
    (found,) = read_all(data, name="a.rtf").articles
    assert found.article.text == "The mayor \U0001f600 ran on\ufffd to the bridge."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", b"# T\n\n" + b"[a](b) " * MOST_LINKS),
        ("a.eml", mail(b"Subject: " + b"word " * (LONGEST_HEADER // 5 - 3))),
        ("a.eml", mail(b"Subject: a", b"To: " + b"<b@b.example>,\n " * 9_000)),
        ("a.rss", rss(ITEM.replace(b"Tuesday", b"&lt;item >" * (MOST_ITEMS + 1)))),
    ],
    ids=["links", "subject", "receivers", "shown items"],
)
def test_what_is_within_the_limits_is_read(name: str, data: bytes) -> None:
    """The limits refuse no more than they say."""
    assert len(read_all(data, name=name).articles) == 1


def test_an_import_of_hostile_lines_changes_nothing(library: Library) -> None:
    """Each is refused with its place in the file."""
    before = list(library.export())
    for line in ("{", "[" * 9_000, "null", '{"text": "\\ud800"}', json.dumps({"text": "a" * 99})):
        with pytest.raises(FactsError, match=r"[Ll]ine 1"):
            list(library.load([line]))
    assert list(library.export()) == before
