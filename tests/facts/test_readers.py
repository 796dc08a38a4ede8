"""Reading files: the same article from every format, and a clear error for everything else."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.errors import (
    EmptyInput,
    InputError,
    NotText,
    TooLarge,
    UnreadableDocument,
)
from facts.models import Article, content_id
from facts.readers import (
    LARGEST_FILE,
    docx,
    epub,
    feed,
    html,
    mail,
    markdown,
    newsml,
    odt,
    pdf,
    read,
    read_text,
    rtf,
)
from facts.readers.extracted import Extracted
from facts.readers.file_types import FileType, file_type_of
from facts.text.sentences import split
from tests.facts import documents
from tests.tries import tries


def told(article: Article) -> list[tuple[str, str]]:
    """Return the sentences with their kinds; all dashes are alike, as PDF fonts lack some."""
    return [(s.kind.value, s.text.replace("–", "-")) for s in split(article)]


@cache
def reference() -> list[tuple[str, str]]:
    """Return the sentences that every format must give."""
    return told(read(documents.document("flood-warnings.txt")))


@pytest.mark.parametrize("name", documents.NAMES)
def test_every_format_gives_the_same_article(name: str) -> None:
    """The same title, date, place, source and sentences, with nothing of the page around them."""
    article = read(documents.document(name), name=name)
    assert article.title == "Lake states agree to share flood warnings"
    assert article.published == date(2023, 3, 14)
    assert article.place == "Geneva"
    assert article.source == "Basin News"
    assert told(article) == reference()
    assert len(reference()) == 22


@pytest.mark.parametrize("name", documents.NAMES)
@pytest.mark.parametrize("wrong", ["a.txt", "a.html", "a.pdf", "a.docx", "a.exe", "noname", ""])
def test_the_content_tells_the_format_not_the_name(name: str, wrong: str) -> None:
    """A wrong name or a wrong media type does not matter."""
    data = documents.document(name)
    expected = file_type_of(data)
    assert expected is file_type_of(data, name=name)
    assert file_type_of(data, name=wrong) is expected
    for claimed in ("text/plain", "text/html", "application/pdf", "application/octet-stream"):
        assert file_type_of(data, name=wrong, media_type=claimed) is expected


@pytest.mark.parametrize(
    ("data", "claims", "expected"),
    [
        (b"<p>Half a page.</p>", {}, FileType.HTML),
        (b"Half a <b>page</b>.", {}, FileType.TEXT),
        (b"Half a <b>page</b>.", {"name": "x.HTML"}, FileType.HTML),
        (b"Half a <b>page</b>.", {"media_type": "Text/HTML; charset=utf-8"}, FileType.HTML),
        (b"No tag at all: 3 < 4.", {"name": "x.html"}, FileType.TEXT),
        (b"\xef\xbb\xbf\n<!-- made by x -->\n<!DOCTYPE html><p>Page", {}, FileType.HTML),
        ("<html><body>Page".encode("utf-16"), {}, FileType.HTML),
        (b"<?xml version='1.0'?><html xmlns='x'><body/></html>", {}, FileType.HTML),
        (b"junk before\n%PDF-1.4", {"name": "x.pdf"}, FileType.PDF),
        (b"An article on %PDF-1.4 files.", {}, FileType.TEXT),
        (b"BM is short for a measure.", {}, FileType.TEXT),
    ],
)
def test_pages_fragments_and_texts_are_told_apart(
    data: bytes, claims: dict[str, str], expected: FileType
) -> None:
    """A name or media type decides only if the content does not."""
    assert file_type_of(data, **claims) is expected


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyInput, "empty"),
        (b" \r\n\t\n ", EmptyInput, "empty"),
        (b"\xef\xbb\xbf", EmptyInput, "no sentence"),
        (b"*** --- ***", EmptyInput, "no sentence"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), NotText, "an image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), NotText, "an image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", NotText, "an image"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(50), NotText, "a video"),
        (b"\x1f\x8b\x08" + bytes(50), NotText, "compressed"),
        (b"\x7fELF" + bytes(50), NotText, "a program"),
        (bytes(1000), NotText, "not text"),
        (random.Random(1).randbytes(5000), NotText, "not text"),
        (b"{\\rtf1\\ansi }", UnreadableDocument, "RTF"),
        (b'{"title": "The council met."}', UnreadableDocument, "JSON"),
        (b'[{"title": "a"}, {"title": "b"}]\n', UnreadableDocument, "JSON"),
        (b'{"title": "a"}\n{"title": "b"}\n', UnreadableDocument, "JSON objects"),
        (b"<?xml version='1.0'?><note><to>You</to></note>", UnreadableDocument, "XML"),
        (
            b"import os\n\ndef f(x):\n    return x\n\nprint(f(os))\n",
            UnreadableDocument,
            "source code",
        ),
        (b"int main(void) {\n  int x = 1;\n  return x;\n}\n", UnreadableDocument, "source code"),
        (b"%!PS-Adobe-3.0", UnreadableDocument, "PostScript"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), UnreadableDocument, "before 2007"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            UnreadableDocument,
            "encrypted",
        ),
        (documents.zipped(a_bin=b"The council met."), UnreadableDocument, "nothing to add"),
        (documents.zipped(xl__workbook_xml=b"<x/>"), UnreadableDocument, "a spreadsheet"),
        (documents.zipped(content_xml=b"<x/>"), UnreadableDocument, "ODT"),
        (
            documents.zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            UnreadableDocument,
            "spreadsheet",
        ),
        (b"PK\x03\x04" + bytes(50), UnreadableDocument, "archive cannot be read"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", UnreadableDocument, "feed holds no"),
        (b"x" * (LARGEST_FILE + 1), TooLarge, "20 MB"),
        (b"word " * 400_001, TooLarge, "too long"),
        (b"1,2\r\n" * 50_001, TooLarge, "too many lines"),
    ],
)
def test_what_is_no_article_is_told_with_its_remedy(
    data: bytes, error: type[InputError], says: str
) -> None:
    """The error says what the file is, why it is refused, and what to do."""
    with pytest.raises(error, match=says) as caught:
        read(data, name="article.txt")
    assert caught.value.remedy


def test_a_text_is_stored_as_it_came() -> None:
    """Line ends, tabs, trailing space and composition of letters included."""
    text = "Title\r\n\r\n\tThe cafe\u0301 opened.  \rIt closed.\u2028 \n\n"
    assert read(text.encode()).text == text
    assert read_text(text).text == text
    assert read_text(text).id == content_id(text)


@pytest.mark.parametrize("text", ["The council\x00 met.", "The council met \ud800."])
def test_text_that_no_store_can_keep_is_refused(text: str) -> None:
    """Zero characters and halves of surrogate pairs."""
    with pytest.raises(NotText):
        read_text(text)


def test_the_host_stands_for_a_source_that_no_one_tells() -> None:
    """A source in the text takes precedence."""
    assert read(b"The council met.", url="https://www.site.example/a").source == "site.example"
    assert read(b"ROME (ANSA) - The council met.", url="https://site.example/").source == "ANSA"
    assert read(b"The council met.").source is None
    assert read(b"The council met.", url="https://[").source is None


def test_the_url_is_the_one_fetched_else_the_page_s_own() -> None:
    """The canonical address is used if the caller gives none."""
    data = documents.document("flood-warnings.html")
    assert read(data).url == "https://basin-news.example/2023/03/flood-warnings"
    assert read(data, url="https://mirror.example/x").url == "https://mirror.example/x"


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_become_an_article_or_an_input_error(data: bytes) -> None:
    """No other error comes out, whatever the file's name."""
    for name in ("", "x.html"):
        try:
            article = read(data, name=name)
        except InputError:
            continue
        assert split(article)


def _first_item(data: bytes) -> Extracted:
    return feed.extract_feed(data)[0]


MUTATED: dict[str, Callable[[bytes], Extracted]] = {
    "flood-warnings.html": html.extract,
    "flood-warnings.docx": docx.extract,
    "flood-warnings.pdf": pdf.extract,
    "flood-warnings.md": markdown.extract,
    "flood-warnings.eml": lambda data: mail.extract_all(data)[0],
    "flood-warnings.odt": odt.extract,
    "flood-warnings.rtf": rtf.extract,
    "flood-warnings.epub": epub.extract,
    "flood-warnings.rss": _first_item,
    "flood-warnings.nitf": lambda data: newsml.extract_all(data)[0],
}


@pytest.mark.parametrize("name", MUTATED)
@settings(deadline=None, max_examples=tries(60), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_document_becomes_an_article_or_an_input_error(
    name: str, data: st.DataObject
) -> None:
    """Bytes are overwritten, removed or added; only errors of the library come out."""
    content = bytearray(documents.document(name))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        width = data.draw(st.sampled_from([0, 1, 20, len(content)]))
        content[at : at + width] = data.draw(st.binary(max_size=20))
    try:
        found = MUTATED[name](bytes(content))
    except InputError:
        return
    assert found.text.strip()
