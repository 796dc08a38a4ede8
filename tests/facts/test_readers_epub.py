"""E-books: the chapters in their order, with title, day and publisher."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from facts.errors import InputError, TooLarge, UnreadableDocument
from facts.readers import epub, read
from tests.facts.documents import with_part, zipped

CONTAINER = b'<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><metadata
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:date>2025-03-03</dc:date>
<dc:publisher>Varno Press</dc:publisher></metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="2" href="two%%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="1" href="../one.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="p.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="1"/><itemref idref="2"/><itemref idref="p"/></spine>
</package>"""
PAGE = "<html><head><title>No</title></head><body><h1>%s</h1><p>%s</p></body></html>"


def book(title: str = "The flood of Varno", parts: Mapping[str, bytes] | None = None) -> bytes:
    """Return a book of two chapters, with other parts in place of its own."""
    made = zipped(mimetype=b"application/epub+zip")
    for name, content in {
        "META-INF/container.xml": CONTAINER,
        "OPS/a.opf": (PACKAGE % title).encode(),
        "OPS/nav.xhtml": b"<html><body><nav>Contents</nav></body></html>",
        "one.xhtml": (PAGE % ("The rain", "It rained for a week.")).encode(),
        "OPS/two b.xhtml": (PAGE % ("The dam", "The dam broke.")).encode(),
        **(parts or {}),
    }.items():
        made = with_part(made, name, content)
    return made


def test_the_chapters_are_read_in_the_order_of_the_book() -> None:
    """Not the table of contents."""
    article = read(book())
    assert article.text.split("\n\n") == [
        "The flood of Varno",
        "The rain",
        "It rained for a week.",
        "The dam",
        "The dam broke.",
    ]
    assert (article.title, article.source) == ("The flood of Varno", "Varno Press")
    assert article.published == date(2025, 3, 3)


@pytest.mark.parametrize(
    ("mark", "kept"),
    [
        ('<p class="pagenum"><span id="p7">[7]</span></p>', False),
        ('<span epub:type="pagebreak" id="p7">xii</span>', False),
        ('<div role="doc-pagebreak">Page 7</div>', False),
        ('<span class="pagenum">[Pg 7]</span>', False),
        ('<p class="pagenum">Seven men were lost.</p>', True),
        ('<p class="number">[7]</p>', True),
    ],
)
def test_the_numbers_of_printed_pages_are_left_out(mark: str, kept: bool) -> None:
    """They are told by the format's mark, or by the usual name with a number in it."""
    page = f"<html><body><p>The rain fell.</p>{mark}<p>The dam broke.</p></body></html>"
    found = epub.extract(book(parts={"one.xhtml": page.encode()})).text.split("\n\n")
    assert (found[1:3] == ["The rain fell.", "The dam broke."]) is not kept
    assert "The dam broke." in found


@pytest.mark.parametrize("title", ["Untitled", "Unknown title", ""])
def test_a_title_that_says_nothing_is_none(title: str) -> None:
    """Programs write such titles."""
    assert epub.extract(book(title)).title is None


def test_fonts_may_be_encrypted_and_texts_may_not() -> None:
    """Most books that are sold are."""
    method = '<encryption><EncryptionMethod Algorithm="%s"/></encryption>'
    fonts = (method % "http://www.idpf.org/2008/embedding").encode()
    assert epub.extract(book(parts={"META-INF/encryption.xml": fonts})).text
    texts = (method % "http://www.w3.org/2001/04/xmlenc#aes128-cbc").encode()
    with pytest.raises(UnreadableDocument, match="encrypted"):
        epub.extract(book(parts={"META-INF/encryption.xml": texts}))


@pytest.mark.parametrize(
    "parts",
    [
        {"META-INF/container.xml": b"<container/>"},
        {"META-INF/container.xml": b"<"},
        {"OPS/a.opf": b"<package/>"},
        {"OPS/a.opf": b"no"},
        {"OPS/a.opf": (PACKAGE % "A").replace("../one", "../../../none").encode()},
    ],
)
def test_a_damaged_book_is_refused(parts: dict[str, bytes]) -> None:
    """The error says so."""
    with pytest.raises(InputError, match=r"cannot be read|holds no text"):
        epub.extract(book(parts=parts))


def test_a_book_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one article."""
    monkeypatch.setattr(epub, "LARGEST_TEXT", 30)
    with pytest.raises(TooLarge, match="The book is too long"):
        epub.extract(book())
