"""Answers as messages: pure functions from the library's types to text with entities.

Every result is at most `rich.LIMIT` UTF-16 code units. A quote is the article's own words and is
shortened, with a visible ellipsis, only where the whole would not fit.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

from telegram.constants import MessageEntityType as Style

from bot.messages.rich import LIMIT, Piece, Rich, Writer, sendable, shorten, width
from bot.messages.texts import day
from bot.messages.texts import everyone as texts
from facts.models import Answer, Citation, NotFound, Sentence, SentenceKind

MOST_SHOWN = 5
"""How many citations one message shows."""
NEAREST_SHOWN = 3
"""How many nearest sentences a message shows where the record does not say."""
EXPANDABLE_FROM = 400
"""A quote of more units than this is folded by the client until the reader opens it."""
_LONGEST_URL = 2048


class Origin(Protocol):
    """Where a text comes from: a citation or an article."""

    @property
    def title(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def published(self) -> date | None: ...
    @property
    def url(self) -> str | None: ...


def answer(found: Answer) -> Rich:
    """The short answer, the sentence that states it, and where that stands.

    Where citations disagree, each is shown with its own short answer, in the order given.
    """
    if found.disagreement:
        return _listed(texts.DISAGREE, found.citations[:MOST_SHOWN])
    best = found.citations[0]
    short = _line(found.short or best.short)
    # A heading stands in for a short answer that would only repeat the sentence.
    head = [] if _tells(short, best) else [texts.FOUND, "\n"]
    return Writer(*head, *_cited(best, short, LIMIT - sum(map(width, head)))).rich()


def not_found(result: NotFound, *, heading: str = texts.NOT_FOUND) -> Rich:
    """That the record does not say, with the nearest sentences, marked as no answer."""
    nearest = result.nearest[:NEAREST_SHOWN]
    if not nearest:
        return Writer(heading).rich()
    return _listed(f"{heading}\n\n{texts.NEAREST}", nearest, with_short=False)


def more_sources(found: Answer) -> Rich:
    """The citations that `answer` leaves out."""
    shown = MOST_SHOWN if found.disagreement else 1
    return _listed(texts.MORE_SOURCES, found.citations[shown : shown + MOST_SHOWN])


def count_more_sources(found: Answer) -> int:
    """How many citations `more_sources` shows."""
    shown = MOST_SHOWN if found.disagreement else 1
    return len(found.citations[shown : shown + MOST_SHOWN])


def next_best(found: Answer, number: int) -> Rich:
    """The alternative of that number, counted from 0. Raises IndexError where there is none."""
    citation = found.alternatives[number].citation
    head = texts.NEXT_BEST.format(number=number + 1, total=len(found.alternatives))
    return _listed(head, [citation])


def context(origin: Origin, sentences: Sequence[Sentence], index: int) -> Rich:
    """The sentence of that index, in bold, between its neighbours in the article.

    Where not all fit, the farthest are left out. Raises ValueError where `index` is not there.
    """
    sentences = [s for s in sentences if _verbatim(s.text)]
    at = next((n for n, sentence in enumerate(sentences) if sentence.index == index), None)
    if at is None:
        raise ValueError("the cited sentence is not among the sentences")
    out = Writer(texts.CONTEXT, "\n")
    tail = _origin(origin, short=True)
    room = LIMIT - out.width - _width(tail) - 1
    pieces = [
        Piece(shorten(_verbatim(s.text), room), Style.BOLD if s.index == index else None)
        for s in sentences
    ]
    first, last, used = at, at, width(pieces[at].text)
    for distance in range(1, len(pieces)):
        for n in (at - distance, at + distance):
            reachable = n in (first - 1, last + 1) and 0 <= n < len(pieces)
            if reachable and used + width(pieces[n].text) + 1 <= room:
                first, last, used = min(first, n), max(last, n), used + width(pieces[n].text) + 1
    start = out.width
    for n in range(first, last + 1):
        if n > first:
            out.add(" " if sentences[n - 1].kind is SentenceKind.BODY else "\n")
        out.add(pieces[n])
    out.mark(start, Style.BLOCKQUOTE)
    return out.add("\n", *tail).rich()


def article(origin: Origin, opening: Sequence[Sentence]) -> Rich:
    """An article's title, its first sentences, and where it comes from."""
    tail = _details(origin)
    out = Writer(Piece(shorten(_line(origin.title), LIMIT // 8) or "?", Style.BOLD), "\n")
    text = " ".join(_verbatim(s.text) for s in opening if s.kind is SentenceKind.BODY)
    room = LIMIT - out.width - _width(tail) - 1
    return out.add(*_quote(shorten(text, room)), *tail).rich()


def _cited(citation: Citation, short: str, room: int) -> list[Piece]:
    """Short answer, quote and origin within `room`; shortened, the quote last, only to fit."""
    quote, origin = _verbatim(citation.quote), _origin(citation)
    head = [Piece(short, Style.BOLD), Piece("\n")] if _tells(short, citation) else []
    if _width(head) + width(quote) + 1 + _width(origin) > room:
        origin = _origin(citation, short=True)
        if head:
            head[0] = Piece(shorten(short, room // 6), Style.BOLD)
        left = room - _width(head) - _width(origin) - 1
        quote = shorten(quote, left, keep=short)
    return [*head, *_quote(quote), *origin]


def _listed(heading: str, citations: Sequence[Citation], *, with_short: bool = True) -> Rich:
    """Several citations under a heading; where they do not all fit, they share the room."""
    shorts = [_line(citation.short) if with_short else "" for citation in citations]
    whole = [_cited(c, short, sys.maxsize) for c, short in zip(citations, shorts, strict=True)]
    fits = width(heading) + sum(2 + _width(pieces) for pieces in whole) <= LIMIT
    out = Writer(heading)
    for n, (citation, short) in enumerate(zip(citations, shorts, strict=True)):
        share = (LIMIT - out.width) // (len(citations) - n) - 2
        out.add("\n\n", *(whole[n] if fits else _cited(citation, short, share)))
    return out.rich()


def _quote(text: str) -> list[Piece]:
    if not text:
        return []
    long = width(text) > EXPANDABLE_FROM
    style = Style.EXPANDABLE_BLOCKQUOTE if long else Style.BLOCKQUOTE
    return [Piece(text, style), Piece("\n")]


def _origin(origin: Origin, *, short: bool = False) -> list[Piece]:
    """Title, and on its own line source, date and link; `short` bounds it for tight room."""
    title = _line(origin.title)
    details = _details(origin, short=short)
    if not title:
        return details
    title = shorten(title, 120) if short else title
    return [Piece(title, Style.ITALIC), Piece("\n"), *details]


def _details(origin: Origin, *, short: bool = False) -> list[Piece]:
    source = _line(origin.source or "")
    parts = [
        Piece(shorten(source, 60) if short else source),
        Piece(day(origin.published) if origin.published else texts.UNDATED),
        *_link(origin.url),
    ]
    shown = [part for part in parts if part.text]
    return [piece for part in shown for piece in (Piece(" · "), part)][1:]


def _link(url: str | None) -> list[Piece]:
    """The URL's host, linked; nothing where Telegram would not take it for a web address."""
    if not url or len(url) > _LONGEST_URL or not url.isascii() or any(c <= " " for c in url):
        return []
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return []
    if parts.scheme not in ("http", "https") or "." not in host:
        return []
    return [Piece(shorten(host.removeprefix("www."), 60), url=url)]


def _tells(short: str, citation: Citation) -> bool:
    """Whether the short answer says something that the sentence itself is not."""
    return bool(short) and short != _line(citation.quote)


def _verbatim(text: str) -> str:
    return sendable(text).strip()


def _line(text: str) -> str:
    """`text` on one line."""
    return " ".join(sendable(text).split())


def _width(pieces: Sequence[Piece]) -> int:
    return sum(width(piece.text) for piece in pieces)
