"""Documents for the readers' tests, read from files or built here."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import docx
from pypdf import PdfWriter

FOLDER = Path(__file__).parents[1] / "data" / "documents"
NAMES = (
    "flood-warnings.txt",
    "flood-warnings.html",
    "flood-warnings.docx",
    "flood-warnings.pdf",
    "flood-warnings-columns.pdf",
    "flood-warnings.md",
    "flood-warnings.adoc",
    "flood-warnings.eml",
    "flood-warnings.odt",
    "flood-warnings.rtf",
    "flood-warnings.epub",
    "flood-warnings.rss",
    "flood-warnings.nitf",
)


def document(name: str) -> bytes:
    """Return the bytes of a file in the folder of documents."""
    return (FOLDER / name).read_bytes()


def word(*paragraphs: str) -> bytes:
    """Return a Word document of these paragraphs."""
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    return saved(made)


def saved(made: docx.document.Document) -> bytes:
    """Return the bytes of a Word document."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """Return a ZIP file with one part replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return buffer.getvalue()


def zipped(**parts: bytes) -> bytes:
    """Return a ZIP file; `__` in a part's name means `/`, `_` means `.`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


def pdf(*pages: bytes, packed: bool = False) -> bytes:
    """Return a PDF file whose pages have these content streams, with Helvetica as /F."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, stream in enumerate(pages):
        body = zlib.compress(stream) if packed else stream
        filters = b"/Filter/FlateDecode" if packed else b""
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (5 + 2 * number)
        )
        objects.append(b"<</Length %d%b>>stream\n%b\nendstream" % (len(body), filters, body))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1)
    out += b"startxref\n%d\n%%%%EOF" % table
    return bytes(out)


def page(*lines: str, leading: int = 14, top: int = 760) -> bytes:
    """Return a content stream that prints these lines below each other; an empty one is a gap."""
    out = [b"BT /F 11 Tf 72 %d Td %d TL" % (top, leading)]
    for line in lines:
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        out.append(b"(%b) Tj T*" % escaped.encode("cp1252"))
    return b"\n".join([*out, b"ET"])


def encrypted(data: bytes, *, user: str, owner: str, algorithm: str) -> bytes:
    """Return a PDF file that is encrypted with two passwords."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user, owner, algorithm=algorithm)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
