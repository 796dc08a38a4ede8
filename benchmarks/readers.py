"""Readers of pages and PDF files compared: `python benchmarks/readers.py`.

Each reader's text is split by `facts.text.sentences`, and its sentences compared with those that
the article has, verbatim but for dashes. Those that are not installed are left out:
`pip install readability-lxml beautifulsoup4 pdfminer.six`.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from facts.readers import html, pdf, read_text
from facts.text.sentences import split

HERE = Path(__file__).parent
PAGES = HERE / "data" / "pages"
DOCUMENTS = HERE.parent / "tests" / "data" / "documents"

Reader = Callable[[bytes], str]


def sentences(text: str) -> list[str]:
    """The sentences of a text, dashes made alike."""
    return [s.text.replace("–", "-") for s in split(read_text(text))] if text.strip() else []


def cases() -> tuple[list[tuple[bytes, list[str]]], list[tuple[bytes, list[str]]]]:
    """Pages and PDF files, each with the sentences of its article."""
    flood = sentences((DOCUMENTS / "flood-warnings.txt").read_text(encoding="utf-8"))
    pages = [((DOCUMENTS / "flood-warnings.html").read_bytes(), flood)]
    for page in sorted(PAGES.glob("*.html")):
        lines = page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        pages.append((page.read_bytes(), lines))
    files = [(path.read_bytes(), flood) for path in sorted(DOCUMENTS.glob("*.pdf"))]
    return pages, files


def trafilatura_() -> Reader:
    """What the project uses."""
    return lambda data: html.extract(data).text


def readability_() -> Reader:
    """readability-lxml, its page made text by lxml."""
    readability = import_module("readability")
    fromstring = import_module("lxml.html").fromstring

    def read(data: bytes) -> str:
        document = readability.Document(data.decode())
        tree = fromstring(document.summary(html_partial=True))
        leaves = (
            element
            for element in tree.iter("p", "li", "h1", "h2", "div")
            if not element.xpath(".//p | .//div | .//li")
        )
        blocks = [" ".join(leaf.text_content().split()) for leaf in leaves]
        return "\n\n".join([document.short_title(), *filter(None, blocks)])

    return read


def beautifulsoup_() -> Reader:
    """beautifulsoup4's get_text, scripts and styles left out."""
    from bs4 import BeautifulSoup

    def read(data: bytes) -> str:
        soup = BeautifulSoup(data, "lxml")
        for element in soup(["script", "style", "title"]):
            element.decompose()
        lines = (" ".join(line.split()) for line in soup.get_text("\n\n").split("\n\n"))
        return "\n\n".join(filter(None, lines))

    return read


def pypdf_joined() -> Reader:
    """What the project uses: pypdf, its lines joined by `facts.readers.pdf_lines`."""
    return lambda data: pdf.extract(data).text


def pypdf_() -> Reader:
    """pypdf's text as it comes."""
    import pypdf

    return lambda data: "\n".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages
    )


def pdfminer_() -> Reader:
    """pdfminer.six's text as it comes: its own layout analysis sets paragraphs apart."""
    from pdfminer.high_level import extract_text

    return lambda data: extract_text(io.BytesIO(data))


def compare(makers: tuple[Callable[[], Reader], ...], given: list[tuple[bytes, list[str]]]) -> None:
    """Print precision and recall of sentences, and the time for a document."""
    print(f"{'reader':<16}{'precision':>10}{'recall':>8}{'ms each':>9}")
    for maker in makers:
        name = maker.__name__.strip("_")
        try:
            reader = maker()
            reader(given[0][0])
        except ImportError as error:
            print(f"{name:<16}not installed ({error.name})")
            continue
        right = found = wanted = 0
        begun = time.perf_counter()
        texts = [reader(data) for data, _ in given]
        spent = time.perf_counter() - begun
        for text, (_, expected) in zip(texts, given, strict=True):
            got = sentences(text)
            right += len(set(got) & set(expected))
            found += len(got)
            wanted += len(expected)
        milliseconds = 1000 * spent / len(given)
        print(f"{name:<16}{right / found:>10.2f}{right / wanted:>8.2f}{milliseconds:>9.1f}")


def main() -> None:
    """Both comparisons."""
    pages, files = cases()
    print(f"{len(pages)} pages, {sum(len(lines) for _, lines in pages)} sentences")
    compare((trafilatura_, readability_, beautifulsoup_), pages)
    print(f"\n{len(files)} PDF files, {sum(len(lines) for _, lines in files)} sentences")
    compare((pypdf_joined, pypdf_, pdfminer_), files)


if __name__ == "__main__":
    main()
