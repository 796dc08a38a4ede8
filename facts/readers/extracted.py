"""The text and metadata that a reader extracts from a document, and the errors of readers."""

from __future__ import annotations

from dataclasses import dataclass

from facts.errors import UnreadableDocument

_HEADS = 4  # paragraphs, among which a text's own title stands


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document's text and its metadata, which are None where the document has none.

    An empty line separates the paragraphs of `text`, so that no later step mistakes a break between
    them for a wrapped line. `published` is a written date. `notices` are
    sentences that say what was not read. `name` identifies the article among those of its file.
    """

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    notices: tuple[str, ...] = ()
    name: str = ""


def damaged(document: str, *, why: str = "it is incomplete or was altered") -> UnreadableDocument:
    """Return the error of a document, such as a "PDF file", that breaks its format."""
    return UnreadableDocument(
        f"The {document} cannot be read",
        why=why,
        remedy="Save it again and give the new file, or give the article's text",
    )


def too_complex(document: str, *, why: str) -> UnreadableDocument:
    """Return the error of a document that takes more time or memory than an article may."""
    return UnreadableDocument(
        f"The {document} is too complex",
        why=why,
        remedy="Give the article's text instead",
    )


def titled(text: str, title: str | None) -> str:
    """Return the text with its title as the first paragraph, unless it has it at its head."""
    if not title:
        return text
    heads = (" ".join(line.split()) for line in text.split("\n", 2 * _HEADS)[: 2 * _HEADS])
    return text if title.casefold() in map(str.casefold, heads) else f"{title}\n\n{text}"
