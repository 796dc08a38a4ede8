# ruff: noqa: E501  the templates of other programs
"""Make PDF files by real programs, in many layouts, for `benchmarks/pdf_readers.py`.

    pip install reportlab fpdf2 weasyprint typst
    python benchmarks/pdf_files.py FOLDER

Programs that are installed are used too: soffice, chromium, groff, pdflatex. The text is that of
tests/data/documents/flood-warnings.txt. FOLDER/sentences.json holds the further sentences of each file.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parents[1] / "tests" / "data" / "documents"
PARAGRAPHS = [
    " ".join(paragraph.split())
    for paragraph in (DOCUMENTS / "flood-warnings.txt").read_text(encoding="utf-8").split("\n\n")
]
TITLE, BODY = PARAGRAPHS[0], [p.replace("–", "-") for p in PARAGRAPHS[1:]]
HEAD = "Basin News Quarterly"
NOTE = "The annexes are kept by the secretariat in Basel and can be read there."
CAPTION = "The station at Arva measured the flood of 2018 until the mast fell."
TABLE = [
    ("State", "Stations", "Share"),
    ("Arva", "12", "31"),
    ("Tessin", "4", "7"),
    ("Orla", "9", "18"),
]
SIDE = "The lake has a shore of 412 kilometres. Nine rivers flow into it."

Made = Iterator[tuple[str, bytes, list[str]]]  # name, file, further sentences that it holds


def page_html(css: str, *, head: bool = False, extras: bool = False, side: bool = False) -> str:
    """Return a page for programs that print HTML."""
    body = [f"<p>{escape(p)}</p>" for p in BODY]
    if extras:
        rows = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE
        )
        body.insert(2, f"<table>{rows}</table>")
        body.insert(4, f"<figure><figcaption>{CAPTION}</figcaption></figure>")
    aside = f"<aside>{SIDE}</aside>" if side else ""
    margins = (
        f"@page {{ @top-left {{ content: '{HEAD}' }} @bottom-center {{ content: 'Page ' counter(page) "
        "' of ' counter(pages) } }}"
        if head
        else ""
    )
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><style>{margins} {css}</style>"
        f"<h1>{TITLE}</h1>{aside}<main>{''.join(body)}</main></html>"
    )


SIZE = "td { padding: 0 3mm } @page { size: A5 } body { font: 10pt serif; text-align: justify; hyphens: auto } "
STYLES = {
    "one": SIZE,
    "two": SIZE + "main { columns: 2 }",
    "three": "@page { size: A4 } body { font: 9pt serif; hyphens: auto } main { columns: 3 }",
    "ragged": "body { font: 11pt sans-serif } main { columns: 2; column-gap: 9mm }",
    "indented": SIZE + "p { margin: 0; text-indent: 1.2em } main { columns: 2; column-gap: 5mm }",
    "wide": "@page { size: A4 landscape } body { font: 10pt serif } main { columns: 3 }",
}


def printed(program: str, print_html: Callable[[str], bytes]) -> Made:
    """Yield the files of a program that prints HTML."""
    for name, css in STYLES.items():
        yield f"{program}-{name}", print_html(page_html(css)), []
    two = STYLES["two"]
    yield f"{program}-heads", print_html(page_html(two, head=True)), []
    yield (
        f"{program}-extras",
        print_html(page_html(two + "figcaption { font-size: 8pt }", extras=True)),
        [CAPTION],
    )
    beside = SIZE + "aside { float: right; width: 30%; font-size: 8pt; margin-left: 4mm }"
    yield (
        f"{program}-aside",
        print_html(page_html(beside, side=True)),
        SIDE.replace(". N", ".\nN").split("\n"),
    )


def printed_later(program: str, print_html: Callable[[str], bytes]) -> Made:
    """Yield files in layouts that were made once the rules were written."""
    cells = [
        ("The harbour of Arva", "It is closed for two years while its walls are raised."),
        ("The bridge at Orla", "It stays open, but lorries must take the road by the dam."),
        ("The mill of Tessin", "It was sold to a baker who wants to grind with water again."),
    ]
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in cells)
    table = f"<table style='width: 60%; border-spacing: 6mm 2mm'>{rows}</table>"
    other = [
        "A rower was saved near Orla on Sunday.",
        "He had held on to a buoy for an hour.",
        "Divers of the fire brigade found him.",
    ]
    beside = "".join(f"<p>{sentence}</p>" for sentence in other)
    head = f"<h1>{TITLE}</h1>"
    body = "".join(f"<p>{escape(p)}</p>" for p in BODY)
    pages = {
        "four": f"<style>@page {{ size: A3 }} main {{ columns: 4; font: 10pt serif; text-align: justify; hyphens: auto }}</style>{head}<main>{body}</main>",
        "grid": f"<style>main {{ display: grid; grid-template-columns: 2fr 1fr; gap: 8mm; font: 10pt sans-serif }}</style><main><div>{head}{body}</div><div><h2>Rower saved</h2>{beside}</div></main>",
        "table": f"<style>body {{ font: 10pt serif }}</style>{head}{table}{body}",
        "drop": f"<style>main {{ columns: 2; font: 10pt serif }} p {{ margin: 0; text-indent: 4mm }} h1 {{ letter-spacing: 2px }}</style>{head}<main>{body}</main>",
        "tight": f"<style>@page {{ size: A5; margin: 8mm }} main {{ columns: 3; column-gap: 3mm; font: 7pt/1.05 serif; text-align: justify; hyphens: auto }} p {{ margin: 0 0 2mm }}</style>{head}<main>{body}</main>",
    }
    more = {"grid": [*other, "Rower saved"]}
    for name, page in pages.items():
        yield (
            f"later-{program}-{name}",
            print_html(f"<!doctype html><html lang=en><meta charset=utf-8>{page}</html>"),
            more.get(name, []),
        )


def weasyprint() -> Made:
    """Use WeasyPrint."""
    from weasyprint import HTML

    yield from printed("weasyprint", lambda page: HTML(string=page).write_pdf())
    yield from printed_later("weasyprint", lambda page: HTML(string=page).write_pdf())


def chromium() -> Made:
    """Use Chromium's own printing."""
    program = shutil.which("chromium")
    if program is None:
        raise ImportError("chromium")

    def print_html(page: str) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "page.html").write_text(page, encoding="utf-8")
            subprocess.run(
                [
                    program,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-pdf-header-footer",
                    f"--user-data-dir={folder}/data",
                    f"--print-to-pdf={folder}/page.pdf",
                    f"{folder}/page.html",
                ],
                check=True,
                capture_output=True,
                timeout=90,
            )
            return Path(folder, "page.pdf").read_bytes()

    yield from printed("chromium", print_html)
    yield from printed_later("chromium", print_html)


def typst_() -> Made:
    """Use Typst."""
    import typst

    def compiled(source: str) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "a.typ")
            path.write_text(source, encoding="utf-8")
            return bytes(typst.compile(str(path)))

    def quoted(text: str) -> str:
        return "#text(" + json.dumps(text, ensure_ascii=False) + ")"

    paragraphs = [quoted(p) for p in BODY]
    for columns, justify in ((1, "true"), (2, "true"), (2, "false"), (3, "true")):
        head = f'#set page(paper: "a5", columns: {columns}, header: [{HEAD}], numbering: "1 / 1")\n'
        rules = f'#set par(justify: {justify})\n#set text(size: 9pt, hyphenate: true, lang: "en")\n'
        noted = [*paragraphs]
        noted[1] += f"#footnote[{NOTE}]"
        title = (
            f'#place(top, scope: "parent", float: true, text(18pt)[{TITLE}])\n'
            if columns > 1
            else f"= {TITLE}\n"
        )
        text = head + rules + title + "\n\n".join(noted)
        yield f"typst-{columns}-{justify}", compiled(text), [NOTE]


def fpdf() -> Made:
    """Use fpdf2, with lines painted column by column."""
    from fpdf import FPDF

    for columns in (1, 2, 3):
        made = FPDF(format="A5" if columns < 3 else "A4")
        made.add_page()
        made.set_font("Helvetica", size=16)
        made.multi_cell(0, text=TITLE, new_x="LMARGIN", new_y="NEXT")
        made.set_font("Times", size=10)
        with made.text_columns(ncols=columns, gutter=5, text_align="J") as column:
            for paragraph in BODY:
                column.write(paragraph.encode("cp1252", "replace").decode("cp1252"))
                column.ln()
                column.ln()
        yield f"fpdf2-{columns}", bytes(made.output()), []


def broken(text: str, width: float, font: str, size: float) -> list[str]:
    """Return the lines of a text in a column."""
    from reportlab.lib.utils import simpleSplit

    return list(simpleSplit(text, font, size, width))


def reportlab() -> Made:
    """Use reportlab, with the lines of columns painted in several orders."""
    import io

    from reportlab.pdfgen import canvas

    def painted(
        columns: int,
        order: str,
        *,
        words: bool = False,
        turn: int = 0,
        gutter: float = 16,
        heads: bool = False,
    ) -> bytes:
        size, leading = 9.5, 12.0
        buffer = io.BytesIO()
        width, height = (842, 595) if turn in (90, 270) else (595, 842)
        sheet = canvas.Canvas(buffer, pagesize=(595, 842))
        column = (width - 100 - gutter * (columns - 1)) / columns
        lines: list[str] = []
        for paragraph in BODY:
            lines += [*broken(paragraph, column, "Times-Roman", size), ""]
        on_page = int((height - 200) / leading) if not heads else 18
        pieces = [lines[at : at + on_page] for at in range(0, len(lines), on_page)]
        for number in range(0, len(pieces), columns):
            sheet.saveState()
            if turn == 90:
                sheet.translate(595, 0)
                sheet.rotate(90)
            if turn == 270:
                sheet.translate(0, 842)
                sheet.rotate(-90)
            if number == 0:
                sheet.setFont("Helvetica-Bold", 17)
                sheet.drawString(50, height - 60, TITLE)
            if heads:
                sheet.setFont("Helvetica", 8)
                sheet.drawString(50, height - 25, HEAD)
                sheet.drawRightString(width - 50, height - 25, f"{number // columns + 1}")
            places = [
                (50 + n * (column + gutter), height - 90 - k * leading, line)
                for n, piece in enumerate(pieces[number : number + columns])
                for k, line in enumerate(piece)
            ]
            if order == "rows":
                places.sort(key=lambda place: (-place[1], place[0]))
            elif order == "backwards":
                places.reverse()
            elif order == "mixed":
                random.Random(7).shuffle(places)
            for x, y, line in places:
                sheet.setFont("Times-Roman", size)
                if not words:
                    sheet.drawString(x, y, line)
                    continue
                for word in line.split():
                    sheet.drawString(x, y, word)
                    x += sheet.stringWidth(word + " ", "Times-Roman", size)
            sheet.restoreState()
            sheet.showPage()
        sheet.save()
        return buffer.getvalue()

    for columns in (1, 2, 3):
        for order in ("columns", "rows", "backwards", "mixed"):
            yield f"reportlab-{columns}-{order}", painted(columns, order), []
    yield "reportlab-2-words", painted(2, "rows", words=True), []
    yield "reportlab-2-narrow", painted(2, "rows", gutter=9), []
    yield "reportlab-2-turned", painted(2, "rows", turn=90), []
    yield "reportlab-3-turned", painted(3, "mixed", turn=270), []
    yield "reportlab-2-heads", painted(2, "rows", heads=True), []


def groff() -> Made:
    """Use groff with its ms macros."""
    if shutil.which("groff") is None:
        raise ImportError("groff")
    for columns in ("", ".2C\n"):
        noted = [p.replace("\\", "\\\\") for p in BODY]
        noted[0] += "\n.FS\n" + NOTE + "\n.FE"
        source = f".nr FAM T\n.TL\n{TITLE}\n{columns}" + "".join(f".PP\n{p}\n" for p in noted)
        for kind in ("ps",):
            done = subprocess.run(
                ["groff", "-ms", "-Kutf8", "-T", kind],
                input=source.encode(),
                capture_output=True,
                check=True,
            )
            made = subprocess.run(
                ["ps2pdf", "-", "-"], input=done.stdout, capture_output=True, check=True
            )
            yield f"groff-{'two' if columns else 'one'}", made.stdout, [NOTE]


def latex() -> Made:
    """Use LaTeX."""
    if shutil.which("pdflatex") is None:
        raise ImportError("pdflatex")
    escaped = [p.replace("$", r"\$").replace("%", r"\%").replace('"', "''") for p in BODY]
    escaped[1] += rf"\footnote{{{NOTE}}}"
    for name, options in (("one", "10pt"), ("two", "10pt,twocolumn"), ("two-12", "12pt,twocolumn")):
        source = (
            rf"\documentclass[{options}]{{article}}\usepackage[T1]{{fontenc}}\pagestyle{{headings}}"
            rf"\begin{{document}}\title{{{TITLE}}}\author{{}}\date{{}}\maketitle "
            + "\n\n".join(escaped)
            + r"\end{document}"
        )
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "a.tex").write_text(source, encoding="utf-8")
            subprocess.run(
                ["pdflatex", "-interaction=batchmode", "a.tex"],
                cwd=folder,
                capture_output=True,
                check=False,
            )
            yield f"latex-{name}", Path(folder, "a.pdf").read_bytes(), [NOTE]


def libreoffice() -> Made:
    """Use LibreOffice Writer."""
    program = shutil.which("soffice")
    if program is None:
        raise ImportError("soffice")
    for columns in (1, 2, 3):
        paragraphs = "".join(f"<text:p>{escape(p)}</text:p>" for p in BODY)
        source = f"""<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="S" style:family="section"><style:section-properties>
<style:columns fo:column-count="{columns}" fo:column-gap="0.5cm"/></style:section-properties></style:style></office:automatic-styles>
<office:body><office:text><text:h text:outline-level="1">{TITLE}</text:h>
<text:section text:style-name="S" text:name="s">{paragraphs}</text:section></office:text></office:body></office:document>"""
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "a.fodt").write_text(source, encoding="utf-8")
            subprocess.run(
                [
                    program,
                    f"-env:UserInstallation=file://{folder}/p",
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "a.fodt",
                ],
                cwd=folder,
                capture_output=True,
                check=True,
                timeout=180,
            )
            yield f"libreoffice-{columns}", Path(folder, "a.pdf").read_bytes(), []


MAKERS: tuple[Callable[[], Made], ...] = (
    weasyprint,
    typst_,
    fpdf,
    reportlab,
    groff,
    latex,
    libreoffice,
    chromium,
)


def main() -> None:
    """Write the files."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    further: dict[str, Any] = {}
    for maker in MAKERS:
        try:
            for name, data, more in maker():
                (folder / f"{name}.pdf").write_bytes(data)
                further[name] = more
        except ImportError as error:
            print(f"{maker.__name__}: not installed ({error})")
        except (OSError, subprocess.SubprocessError) as error:
            print(f"{maker.__name__}: {error!r}")
    (folder / "sentences.json").write_text(json.dumps(further, indent=1))
    print(f"{len(further)} files")


if __name__ == "__main__":
    main()
