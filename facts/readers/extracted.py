"""What a document's reader hands on: its text, and what the document says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from facts.errors import UnreadableDocument


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document's text with its metadata, each None where the document is silent.

    Paragraphs of `text` are set apart by an empty line, so that no later step takes the break
    between them for a wrap. `published` is an ISO day.
    """

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None


def damaged(document: str, *, why: str = "it is incomplete or was altered") -> UnreadableDocument:
    """The error of a document, such as "PDF file", that is not what its format asks for."""
    return UnreadableDocument(
        f"The {document} cannot be read",
        why=why,
        remedy="Save it again and give the new file, or give the article's text",
    )


def too_complex(document: str, *, why: str) -> UnreadableDocument:
    """The error of a document that would take more time or memory than an article may."""
    return UnreadableDocument(
        f"The {document} is too complex",
        why=why,
        remedy="Give the article's text instead",
    )
