"""Compare readers of PDF files on those of `benchmarks/pdf_files.py`.

    pip install pdfminer.six pdfplumber pypdf
    python benchmarks/pdf_readers.py FOLDER [--show]

Each reader's text is split into sentences. A sentence that was written comes out *whole*, or only a
part of it does, or what comes out was written by nobody (*false*). Readers that are not installed
are skipped.
"""

from __future__ import annotations

import io
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from facts.readers import pdf, read_text
from facts.text.sentences import split

DOCUMENTS = Path(__file__).parents[1] / "tests" / "data" / "documents"
HEAD = "Basin News Quarterly"

ROWS = (
    "State | Stations | Share",
    "State Stations | Share",
    *(
        f"State: {state} | Stations: {stations} | Share: {share}"
        for state, stations, share in (("Arva", 12, 31), ("Tessin", 4, 7), ("Orla", 9, 18))
    ),
    "Arva | 12 | 31",
    "Arva 12 | 31",
    "Tessin | 4 | 7",
    "Tessin 4 | 7",
    "Orla | 9 | 18",
    "Orla 9 | 18",
    "Orla 9 18",
    "The harbour of Arva | It is closed for two years while its walls are raised.",
    "The bridge at Orla | It stays open, but lorries must take the road by the dam.",
    "The mill of Tessin | It was sold to a baker who wants to grind with water again.",
)

Reader = Callable[[bytes], str]


def plain(text: str) -> str:
    """Return the text with one kind of dash, quotation mark and space."""
    text = text.translate(str.maketrans("–—‘’“”`", "--''\"\"'"))
    return " ".join(text.replace("''", '"').split())


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [plain(s.text) for s in split(read_text(text))] if text.strip() else []


def joined(lines: str) -> str:
    """Return the lines of a block as one line, without the hyphens at their ends."""
    return " ".join(re.sub(r"(?<=[a-z])[-\xad\ufffe\x02]\s*\n\s*(?=[a-z])", "", lines).split())


def here() -> Reader:
    """Use PDFium with the project's own columns and paragraphs."""
    return lambda data: pdf.extract(data).text


def pypdfium2() -> Reader:
    """Use PDFium's own text, in its own order."""
    import pypdfium2

    return lambda data: joined(
        "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    )


def pypdf() -> Reader:
    """Use pypdf's plain text."""
    import pypdf

    return lambda data: joined(
        "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    )


def pypdf_layout() -> Reader:
    """Use pypdf's text in the layout of the page."""
    import pypdf

    return lambda data: joined(
        "\n".join(
            page.extract_text(extraction_mode="layout")
            for page in pypdf.PdfReader(io.BytesIO(data)).pages
        )
    )


def pdfminer() -> Reader:
    """Use the text boxes of pdfminer.six, ordered by its layout analysis."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextBox

    return lambda data: "\n\n".join(
        joined(box.get_text())
        for page in extract_pages(io.BytesIO(data))
        for box in page
        if isinstance(box, LTTextBox)
    )


def pdfminer_joined() -> Reader:
    """Use the text boxes of pdfminer.six as one text."""
    from pdfminer.high_level import extract_text

    return lambda data: joined(extract_text(io.BytesIO(data)))


def pdfplumber() -> Reader:
    """Use pdfplumber's text."""
    import pdfplumber

    def read(data: bytes) -> str:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return joined("\n".join(page.extract_text() or "" for page in document.pages))

    return read


READERS = (here, pypdfium2, pypdf, pypdf_layout, pdfminer, pdfminer_joined, pdfplumber)


def main() -> None:
    """Print a line for each reader, or with --show what is wrong here."""
    folder = Path(sys.argv[1])
    further = json.loads((folder / "sentences.json").read_text())
    flood = sentences((DOCUMENTS / "flood-warnings.txt").read_text(encoding="utf-8"))
    print(f"{'reader':16} {'whole':>6} {'part':>6} {'false':>6} {'order':>6} {'ms':>6}")
    for maker in READERS[: 1 if "--show" in sys.argv else None]:
        try:
            reader = maker()
        except ImportError as error:
            print(f"{maker.__name__}: not installed ({error})")
            continue
        whole = part = false = wanted = disordered = 0
        begun = time.perf_counter()
        texts = {name: reader((folder / f"{name}.pdf").read_bytes()) for name in further}
        spent = time.perf_counter() - begun
        for name, text in texts.items():
            written = [*flood, *map(plain, further[name])]
            known = [*written, HEAD, *ROWS]
            got = sentences(text.replace("\f", ""))
            found = {s for s in written if s in got}
            whole, wanted = whole + len(found), wanted + len(written)
            rest = [s for s in got if s not in known]
            parts = [s for s in rest if any(s in one for one in known)]
            wrong = [s for s in rest if s not in parts]
            part, false = part + len(parts), false + len(wrong)
            order = [flood.index(s) for s in got if s in flood]
            disordered += order != sorted(order)
            if "--show" in sys.argv and (len(found) < len(written) or rest):
                print(f"--- {name}: {len(found)} of {len(written)}")
                print("   missing", [s for s in written if s not in found][:5])
                print("   parts", parts[:5])
                print("   false", wrong[:5])
        each = 1000 * spent / len(further)
        print(
            f"{maker.__name__:16} {whole / wanted:6.1%} {part:6} {false:6} {disordered:6}"
            f" {each:6.0f}"
        )
    print(f"{len(further)} files, {wanted} sentences")


if __name__ == "__main__":
    main()
