"""Word documents: paragraphs, tables, properties, damage and bombs."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement

from facts.errors import UnreadableDocument
from facts.readers import archive, isolated, read
from facts.readers import docx as reader
from facts.readers.file_types import FileType
from facts.text.sentences import split
from tests.facts.documents import saved, with_part, word, zipped

TEXT = "The council met on Monday. It adopted the budget."
BEGIN = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
)
END = b"</w:body></w:document>"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_body(body: bytes) -> bytes:
    """Return a document with this XML in its body."""
    return with_part(word(TEXT), "word/document.xml", BEGIN + body + END)


def run(text: str) -> bytes:
    """Return the XML of a run of text."""
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>".encode()


def test_paragraphs_are_set_apart() -> None:
    """Short ones are not taken for wrapped lines."""
    found = reader.extract(word("The council met", "and the mayor spoke", "", "Nobody objected"))
    assert found.text == "The council met\n\nand the mayor spoke\n\nNobody objected"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["The council of Varno met in", "the hall."], ["The council of Varno met in the hall."]),
        (["He spoke of it to the", "Varno Times."], ["He spoke of it to the Varno Times."]),
        (["The council met.", "Nobody objected."], ["The council met.", "Nobody objected."]),
        (["Zeta Ferries", "Quay 4", "Varno"], ["Zeta Ferries", "Quay 4", "Varno"]),
        (["The lake is as green as the", "eyes of the eels", "that swim over and", "under it"],
         ["The lake is as green as the", "eyes of the eels", "that swim over and", "under it"]),
    ],
)  # fmt: skip
def test_a_break_inside_a_paragraph_may_be_a_space(lines: list[str], paragraphs: list[str]) -> None:
    """If it is in the middle of a sentence, and not between the lines of an address or a poem."""
    body = b"<w:r><w:br/></w:r>".join(map(run, lines))
    assert reader.extract(with_body(b"<w:p>" + body + b"</w:p>")).text.split("\n\n") == paragraphs


def test_the_title_comes_from_the_properties_and_the_date_does_not() -> None:
    """The text has no heading that could be the title. Files are often written over old ones."""
    made = docx.Document()
    made.core_properties.title = "Budget adopted"
    made.core_properties.created = datetime(2023, 3, 14, 9, tzinfo=UTC)
    made.add_paragraph(TEXT)
    article = read(saved(made))
    assert article.title == "Budget adopted"
    assert article.published is None


def test_a_document_without_properties_has_the_title_of_its_text() -> None:
    """Many programs write none, and python-docx then makes some up."""
    made = io.BytesIO(word("Ferry line opens", TEXT))
    kept = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "_rels/.rels":
                data = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", data)
            if name != "docProps/core.xml":
                new.writestr(name, data)
    assert read(kept.getvalue(), name="a.docx").title == "Ferry line opens"


def test_a_heading_is_the_title_before_that_of_the_properties() -> None:
    """A title from a template says nothing about the article."""
    made = docx.Document()
    made.core_properties.title = "Press release template"
    made.add_heading("Budget adopted in one evening", 0)
    made.add_paragraph(TEXT)
    assert read(saved(made)).title == "Budget adopted in one evening"


def test_items_and_tables_are_kept_in_order() -> None:
    """Items with a mark, rows as lines; merged cells once."""
    made = docx.Document()
    made.add_paragraph(TEXT)
    made.add_paragraph("Sirens in every harbour", style="List Bullet")
    table = made.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "State", "Stations"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Arva has 12"
    made.add_paragraph("The mayor left.")
    assert reader.extract(saved(made)).text.split("\n\n") == [
        TEXT,
        "- Sirens in every harbour",
        "State | Stations",
        "Arva has 12",
        "The mayor left.",
    ]


def test_a_table_that_lays_out_the_page_gives_its_paragraphs() -> None:
    """A press release inside one cell is not a row of data."""
    made = docx.Document()
    cell = made.add_table(1, 1).cell(0, 0)
    cell.text = "The council met."
    cell.add_paragraph("The mayor spoke.")
    assert reader.extract(saved(made)).text == "The council met.\n\nThe mayor spoke."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"<w:p>" + run("The ") + b"<w:hyperlink>" + run("council") + b"</w:hyperlink>"
         + run(" met.") + b"</w:p>", "The council met."),
        (b"<w:sdt><w:sdtContent><w:p>" + run("The council met.") + b"</w:p></w:sdtContent></w:sdt>",
         "The council met."),
        (b"<w:p>" + run("The ") + b"<w:ins>" + run("council") + b"</w:ins><w:del><w:r>"
         b"<w:delText>mayor</w:delText></w:r></w:del>" + run(" met.") + b"</w:p>",
         "The council met."),
        (b"<w:p>" + run("The council") + b"<w:r><w:tab/></w:r>" + run("met.") + b"</w:p>",
         "The council met."),
        (b"<w:p>" + run("One.") + b"<w:r><w:br/></w:r>" + run("Two.") + b"</w:p>", "One.\n\nTwo."),
        (b"<w:p>" + run("UN") + b"<w:r><w:noBreakHyphen/></w:r>" + run("ASEAN") + b"</w:p>",
         "UN-ASEAN"),
        (b"<w:p>" + run("Seen.") + b"<mc:AlternateContent><mc:Fallback>" + run("Twice.")
         + b"</mc:Fallback></mc:AlternateContent></w:p>", "Seen."),
        (b"<w:p>" + run("The council met.") + b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>No.</w:t></w:r>"
         b"<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> Yes.</w:t></w:r></w:p>",
         "The council met. Yes."),
        (b"<w:p>" + run("Above.") + b"<w:r><w:pict><w:txbxContent><w:p>" + run("Boxed.")
         + b"</w:p></w:txbxContent></w:pict></w:r>" + run(" It met.") + b"</w:p>",
         "Above. It met.\n\nBoxed."),
    ],
)  # fmt: skip
def test_text_is_found_wherever_word_keeps_it(body: bytes, text: str) -> None:
    """Links, content controls and tracked changes are read; deleted text is not."""
    assert reader.extract(with_body(body)).text == text


NOTES = (
    b'<w:%(name)ss xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:%(name)s w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:%(name)s>'
    b'<w:%(name)s w:id="2"><w:p>%(two)s</w:p></w:%(name)s>'
    b'<w:%(name)s w:id="1"><w:p>%(one)s</w:p></w:%(name)s></w:%(name)ss>'
)


@pytest.mark.parametrize("name", ["footnote", "endnote"])
def test_notes_follow_the_text_in_their_order(name: str) -> None:
    """A note that nothing refers to is no part of the document."""
    marks = {b"name": name.encode(), b"one": run("Note one."), b"two": run("Note two.")}
    body = b"<w:p>" + run("The council") + b'<w:r><w:%(name)sReference w:id="1"/></w:r>' % marks
    made = docx.Document(io.BytesIO(with_body(body + run(" met.") + b"</w:p>")))
    part = Part(
        PackURI(f"/word/{name}s.xml"),
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}s+xml",
        NOTES % marks,
        made.part.package,
    )
    made.part.relate_to(part, f"{RELATIONSHIPS}/{name}s")
    assert reader.extract(saved(made)).text == "The council met.\n\nNote one."


def test_captions_are_read_and_lists_of_contents_are_not() -> None:
    """The list repeats the headings with their pages."""
    made = docx.Document()
    made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("What changes 3", style="toc 1")
    made.add_heading("What changes", 1)
    made.add_paragraph("Anna Breck on Monday. Photo: Paul Meyer", style="Caption")
    assert reader.extract(saved(made)).text.split("\n\n") == [
        "What changes",
        "Anna Breck on Monday. Photo: Paul Meyer",
    ]


def test_the_head_rows_of_a_table_name_its_columns() -> None:
    """Word repeats them on each page."""
    made = docx.Document()
    table = made.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Street", "Mayor"
    table.cell(1, 0).text, table.cell(1, 1).text = "Quay", "Anna"
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    assert reader.extract(saved(made)).text == "Street: Quay | Mayor: Anna"


def test_heads_and_feet_are_left_out() -> None:
    """They stand on each page."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Varno Courier"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_paragraph(TEXT)
    assert reader.extract(saved(made)).text == TEXT


def test_a_document_with_macros_is_read_and_they_are_not() -> None:
    """The macros do not change the text."""
    data = with_part(word(TEXT), "word/vbaProject.bin", b"Sub AutoOpen()")
    assert read(data, name="a.docm").text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        word(TEXT)[:5000],
        word(TEXT)[:-300],
        zipped(word__document_xml=BEGIN + END),
        with_part(word(TEXT), "word/document.xml", b"<w:document"),
        with_part(word(TEXT), "[Content_Types].xml", b"no xml"),
        with_part(word(TEXT), "docProps/core.xml", b"no xml"),
        with_body(b"<w:tbl><w:tr><w:tc>" * 5000),
    ],
)
def test_a_damaged_document_is_told_as_such(data: bytes) -> None:
    """With the remedy."""
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    assert caught.value.remedy


def test_an_empty_document_is_told_as_such() -> None:
    """There is no article without a word."""
    with pytest.raises(UnreadableDocument, match="no text"):
        read(word("", " "))


def test_an_encrypted_member_is_told_as_such() -> None:
    """Some archivers write such files."""
    data = bytearray(word(TEXT))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(UnreadableDocument, match="encrypted"):
        read(bytes(data))


def test_a_bomb_is_refused() -> None:
    """The inflated sizes of its parts count, not the sizes that it states."""
    data = with_part(word(TEXT), "word/document.xml", b" " * (archive.LARGEST_MARKUP + 1))
    assert len(data) < 200_000
    with pytest.raises(UnreadableDocument, match="too complex"):
        read(data)


def test_entities_are_not_resolved() -> None:
    """Entities that grow and entities that read files are ignored or refused."""
    grown = b'<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
    outside = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    for entities in (grown, outside):
        body = BEGIN + b"<w:p>" + run("The council met &b; on Monday.") + b"</w:p>" + END
        try:
            found = read(with_part(word(TEXT), "word/document.xml", entities + body))
        except UnreadableDocument:
            continue
        assert len(found.text) < 50
        assert "root" not in found.text


def test_a_large_document_is_read_apart_with_the_same_result() -> None:
    """It is read in a process of its own, which is ended after the time limit."""
    body = b"".join(b"<w:p>" + run(f"Station {n} reported.") + b"</w:p>" for n in range(20_000))
    data = with_body(body)
    assert isolated.extract(FileType.DOCX, data) == reader.extract(data)
    with pytest.raises(UnreadableDocument, match="too complex"):
        isolated.extract(FileType.DOCX, data, time_limit=0.01)


def test_sentences_of_a_document_are_not_glued() -> None:
    """The paragraphs of a document stay separate in the record."""
    article = read(word("Budget adopted", "ROME (ANSA) - The council met. It adopted the budget."))
    assert [s.text for s in split(article)] == [
        "Budget adopted",
        "ROME (ANSA)",
        "The council met.",
        "It adopted the budget.",
    ]


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("OSMER HARBOUR BOARD – Press Office", "Osmer Harbour Board"),
        ("Bank of Ardenia\t12 March", "Bank of Ardenia"),
        ("Minutes of the Board", None),
        ("Draft", None),
    ],
)
def test_the_head_of_the_page_may_name_the_source(head: str, source: str | None) -> None:
    """It is no part of the text."""
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.sections[0].header.paragraphs[0].text = head
    found = reader.extract(saved(document))
    assert (found.text, found.source) == (TEXT, source)
