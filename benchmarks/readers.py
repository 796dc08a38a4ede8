"""Compare readers of web pages. `benchmarks/pdf_readers.py` compares those of PDF files.

    pip install readability-lxml beautifulsoup4
    python benchmarks/readers.py

The text of each reader is split into sentences, which are compared with the sentences of the
article. Apart from dashes they must be equal. Readers that are not installed are skipped.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from facts.readers import html, read_text
from facts.text.sentences import split

HERE = Path(__file__).parent
PAGES = HERE / "data" / "pages"
DOCUMENTS = HERE.parent / "tests" / "data" / "documents"

Reader = Callable[[bytes], str]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, with all dashes replaced by hyphens."""
    return [s.text.replace("–", "-") for s in split(read_text(text))] if text.strip() else []


def cases() -> list[tuple[bytes, list[str]]]:
    """Return pages, each with the sentences of its article."""
    flood = sentences((DOCUMENTS / "flood-warnings.txt").read_text(encoding="utf-8"))
    pages = [((DOCUMENTS / "flood-warnings.html").read_bytes(), flood)]
    for page in sorted(PAGES.glob("*.html")):
        lines = page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        pages.append((page.read_bytes(), lines))
    return pages


def trafilatura_() -> Reader:
    """Use trafilatura, as the project does."""
    return lambda data: html.extract(data).text


def readability_() -> Reader:
    """Use readability-lxml, and lxml to turn its page into text."""
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
    """Use get_text of beautifulsoup4, without scripts and styles."""
    from bs4 import BeautifulSoup

    def read(data: bytes) -> str:
        soup = BeautifulSoup(data, "lxml")
        for element in soup(["script", "style", "title"]):
            element.decompose()
        lines = (" ".join(line.split()) for line in soup.get_text("\n\n").split("\n\n"))
        return "\n\n".join(filter(None, lines))

    return read


def compare(makers: tuple[Callable[[], Reader], ...], given: list[tuple[bytes, list[str]]]) -> None:
    """Print the precision and recall of sentences and the time per document."""
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
    """Print the comparison."""
    pages = cases()
    print(f"{len(pages)} pages, {sum(len(lines) for _, lines in pages)} sentences")
    compare((trafilatura_, readability_, beautifulsoup_), pages)


if __name__ == "__main__":
    main()
