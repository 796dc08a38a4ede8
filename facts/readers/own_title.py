"""Titles in the properties of documents: programs and templates write some that are no title."""

from __future__ import annotations

import re

from facts.models import SentenceKind
from facts.text.layout import analyse

_HEADS = 20  # lines, with the empty ones between them
_LONGEST = 200  # characters; a longer title is somebody's own
_SUFFIX = (
    r"docx?|docm|dotx?|dotm|odt|ott|rtf|pdf|txt|tex|wpd|wps|pages|indd|qxp|qxd|pmd|html?|xhtml"
    r"|php|aspx?|jsp|pptx?|xlsx?|odp|ods|epub|eml|md|tmp"
)
_PLACEHOLDER = re.compile(
    r"(?:[([<]?(?:untitled|no (?:title|subject)|kein (?:titel|betreff)|sans titre"
    r"|sin t[ií]tulo)[)\]>]?"
    r"(?:[ -]?(?:document|page|post))?(?:[ -]?\d{1,3})?"
    r"|(?:new )?(?:(?:microsoft )?word |writer |text |blank |rich text )?"
    r"(?:document|dokument|documento)[ _-]?\(?\d{0,3}\)?(?: microsoft word)?"
    r"|new page(?: \d{1,3})?|\[?title(?: (?:here|goes here))?\]?|\[?(?:page|document) title\]?"
    r"|enter (?:the )?title(?: here)?|(?:type|insert) (?:the )?(?:document )?title(?: here)?"
    r"|(?:power ?point|slide) presentation|presentation ?\d{1,3}|layout ?\d{0,3}"
    r"|(?:microsoft )?(?:word|office word)(?: template| document)?|normal\.dotm?"
    r"|(?:[\w-]{1,30} ){0,2}template|libreoffice(?: writer)?|google docs)\W{0,3}",
    re.IGNORECASE,
)
_PROGRAM = re.compile(r"microsoft (?:office )?[a-z]{4,10} [-–] ", re.IGNORECASE)
_FILE = re.compile(
    rf"(?:[^\s]{{1,150}}|(?:[^\s.]{{1,60}} ){{1,12}}[^\s.]{{1,60}})\.(?:{_SUFFIX})", re.IGNORECASE
)
_JOINED = re.compile(r"[^\W_]{1,60}(?:[_-]{1,2}[^\W_]{1,60}){1,12}", re.IGNORECASE)


def title_beside(text: str, declared: str | None) -> str | None:
    """Return a declared title, or None where the text has another one at its head, among lines that
    tell by whom or when it was published."""
    if declared is None:
        return None
    named = declared.casefold()
    if any(" ".join(line.split()).casefold() == named for line in text.split("\n", _HEADS)):
        return declared
    layout = analyse(text)
    title = layout.first(SentenceKind.TITLE)
    told = layout.published or layout.source or layout.first(SentenceKind.BYLINE)
    if title is None or told is None or named in text[title.start : title.end].casefold():
        return declared
    return None


def own_title(written: str | None) -> str | None:
    """Return a title in one line, or None for one that no person gave.

    Programs write "Untitled", "Document1", "Microsoft Word - draft.doc", or the name of the file.
    """
    title = " ".join((written or "").split())
    if not title or not any(c.isalnum() for c in title):
        return None
    if len(title) > _LONGEST:
        return title
    if _PLACEHOLDER.fullmatch(title) or _PROGRAM.match(title) or _FILE.fullmatch(title):
        return None
    return None if "_" in title and _JOINED.fullmatch(title) else title
