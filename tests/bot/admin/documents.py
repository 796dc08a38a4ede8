"""Files of each format that the bot reads, made from a text."""

from __future__ import annotations

import html
import io

import docx

Made = tuple[str, bytes, str]
"""Name, bytes, media type."""


def txt(text: str) -> Made:
    """Return plain text."""
    return "article.txt", text.encode(), "text/plain"


def page(text: str, *, extra: str = "") -> Made:
    """Return a web page with the first paragraph of the text as its heading."""
    heading, *paragraphs = text.split("\n\n")
    body = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
    made = (
        f"<!doctype html><html><head><title>{html.escape(heading)}</title></head><body>"
        f"<article><h1>{html.escape(heading)}</h1>{body}</article>{extra}</body></html>"
    )
    return "article.html", made.encode(), "text/html"


def word(text: str) -> Made:
    """Return a DOCX document with a heading."""
    heading, *paragraphs = text.split("\n\n")
    document = docx.Document()
    document.add_heading(heading, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return "article.docx", out.getvalue(), kind


def pdf(text: str) -> Made:
    """Return a PDF of one page with a title, in lines of at most 80 characters."""
    title = _escaped(text.split("\n\n")[0]).encode("cp1252")
    lines = [line for paragraph in text.split("\n\n") for line in [*_wrapped(paragraph, 80), ""]]
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
    content = f"BT /F1 10 Tf 14 TL 40 780 Td {shown}ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) >>" % title,
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return "article.pdf", out.getvalue(), "application/pdf"


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
