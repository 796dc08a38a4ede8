"""XML parts of documents, parsed without entities and without the network."""

from __future__ import annotations

from typing import Any

from lxml import etree

from facts.readers.extracted import damaged


def parse_xml(data: bytes, noun: str) -> Any:
    """Return the root of an XML part of a document such as an "EPUB file".

    Entities are left out, and nothing is loaded. Raises `UnreadableDocument` where the XML is
    broken or nested too deeply.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,  # at most 256 elements in each other, as libxml2 has it
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser=parser)
        etree.strip_elements(root, etree.Entity, with_tail=False)
        return root
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(noun) from None


def words_of(element: Any) -> str | None:
    """Return the text in an element and its parts, with the words between them, on one line; None
    where there is none."""
    if element is None:
        return None
    text = etree.tostring(element, encoding="unicode", method="text", with_tail=False)
    return " ".join(text.split()) or None
