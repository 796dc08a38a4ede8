"""OpenDocument texts: paragraphs, lists, tables, text boxes and notes."""

from __future__ import annotations

import pytest

from facts.errors import UnreadableDocument
from facts.readers import odt, read
from tests.facts.documents import with_part, zipped

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)


def content(body: str, styles: str = "") -> bytes:
    """Return the part of a document that holds its text."""
    return (
        f'<?xml version="1.0"?><office:document-content {SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    ).encode()


def document(body: str, styles: str = "") -> bytes:
    """Return a document."""
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped(mimetype=kind, content_xml=content(body, styles))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>The <text:span>council</text:span><text:s text:c='3'/>met.</text:p>",
         "The council met."),
        ("<text:p>One.<text:line-break/>Two.<text:tab/>Three.</text:p>", "One.\n\nTwo. Three."),
        ("<text:p>It met in<text:line-break/>the hall of<text:line-break/>Varno.</text:p>",
         "It met in the hall of Varno."),
        ("<text:p>The council of Varno met in<text:line-break/>the hall.</text:p>",
         "The council of Varno met in the hall."),
        ("<text:h text:outline-level='1'>Council<text:line-break/>meets</text:h>",
         "Council meets"),
        ("<text:p>Zeta Ferries<text:line-break/>Quay 4<text:line-break/>Varno</text:p>",
         "Zeta Ferries\n\nQuay 4\n\nVarno"),
        ("<text:list><text:list-item><text:p>One.</text:p></text:list-item></text:list>",
         "- One."),
        ("<text:p>It met.<text:note><text:note-citation>1</text:note-citation><text:note-body>"
         "<text:p>In Varno.</text:p></text:note-body></text:note></text:p><text:p>Then.</text:p>",
         "It met.\n\nThen.\n\nIn Varno."),
        ("<text:p>It met.<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box>"
         "</draw:frame></text:p>", "It met.\n\nBoxed."),
        ("<text:p>It met.<office:annotation><text:p>No.</text:p></office:annotation></text:p>",
         "It met."),
        ("<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:p>A.</text:p>",
         "A."),
        ("<text:section><text:h text:outline-level='2'>Head</text:h></text:section>", "Head"),
    ],
)  # fmt: skip
def test_all_text_is_read(body: str, text: str) -> None:
    """But not comments, and what was deleted."""
    assert odt.extract(document(body)).text == text


def test_the_head_rows_of_a_table_name_its_columns() -> None:
    """Each row is a line."""
    row = "<table:table-row>{}</table:table-row>".format
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    head = (
        f"<table:table-header-rows>{row(cell('Street') + cell('Mayor'))}</table:table-header-rows>"
    )
    table = f"<table:table>{head}{row(cell('Quay') + cell('Anna'))}</table:table>"
    assert odt.extract(document(table)).text == "Street: Quay | Mayor: Anna"


def test_the_title_is_the_paragraph_in_that_style() -> None:
    """Also where its style was changed by hand."""
    styles = "<style:style style:name='P7' style:parent-style-name='Title'/>"
    body = (
        "<text:p>Varno</text:p><text:p text:style-name='P7'>Head named</text:p><text:p>A.</text:p>"
    )
    assert odt.extract(document(body, styles)).title == "Head named"


def test_a_document_in_one_file_is_read() -> None:
    """Such files are not packed."""
    body = "<office:body><office:text><text:p>The council met.</text:p></office:text></office:body>"
    flat = f'<?xml version="1.0"?><office:document {SPACES}>{body}</office:document>'
    assert read(flat.encode()).text == "The council met."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (document(""), "holds no text"),
        (with_part(document("A"), "META-INF/manifest.xml", b"<encryption-data/>"), "encrypted"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "cannot be read"),
        (zipped(content_xml=b"<a>"), "cannot be read"),
        (zipped(content_xml=b"<a/>"), "no text part"),
        (document("<text:p>" * 5000 + "a"), "cannot be read"),
        (zipped(content_xml=b" " * 30_000_001), "too complex"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused(data: bytes, told: str) -> None:
    """The error says why."""
    with pytest.raises(UnreadableDocument, match=told):
        odt.extract(data)


def test_entities_are_not_expanded() -> None:
    """They could grow without end, or read files."""
    entities = '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY b "bbbbbbbb">]>'
    data = content("<text:p>It met.&f; &b;</text:p>").replace(b"?>", b"?>" + entities.encode(), 1)
    assert odt.extract(zipped(content_xml=data)).text == "It met."
