"""Answers as messages. These are pure functions from the library's types to rich text.

Every result is at most `rich.LIMIT` units long. A quote holds the article's own words, and is
shortened, with a visible ellipsis, only if the whole does not fit.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from telegram import Bot
from telegram.constants import MessageEntityType as Style

from bot.messages.links import SentenceLink, article_link, no_link, web_link
from bot.messages.rich import LIMIT, RichText, Segment, Writer, one_line, sendable, shorten, width
from bot.messages.texts import everyone as texts
from bot.messages.texts.languages import only_english
from facts import (
    Answer,
    ArticleInfo,
    Citation,
    NotFound,
    Remark,
    Sentence,
    SentenceKind,
    long_date,
)

MOST_SHOWN = 5
"""How many citations one message shows."""
NEAREST_SHOWN = 2
"""How many of the nearest sentences a message shows if there is no answer."""
LONGEST_QUESTION = 150
"""How much of a question is repeated where a message asks several."""
LONGEST_CORRECTED = 80
"""How much is shown of what an article corrects."""
MOST_CORRECTED = 3
LONGEST_NEAR = 200
"""How much of a sentence is shown that is near to a question and does not answer it."""
LONGEST_TITLE = 150
"""How much of a title is shown in a list of articles."""
LONGEST_NAME = 60
"""How much of a name is repeated to the one who sent nothing else."""
LONGEST_COPIED = 256
"""How many characters a button can copy."""
EXPANDABLE_FROM = 400
"""A quote of more units than this is folded until the reader opens it."""


class Sourced(Protocol):
    """A text with its source: a citation or an article."""

    @property
    def title(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def published(self) -> date | None: ...
    @property
    def url(self) -> str | None: ...


def answer(found: Answer, *, link: SentenceLink = no_link) -> RichText:
    """Return the short answer, the sentence that states it, and its source.

    If the citations disagree, each is shown with its own short answer, in the order given.
    """
    if found.disagreement:
        return _listed(texts.DISAGREE, found.citations[:MOST_SHOWN], link=link)
    best = found.citations[0]
    short = one_line(found.short or best.short)
    # A short answer that only repeats the sentence is left out, and a heading takes its place.
    head = [] if _adds_to_quote(short, best) else [texts.FOUND, "\n"]
    foot = _corrected(found)
    room = LIMIT - sum(map(width, [*head, *foot]))
    return Writer(*head, *_cited(best, short, room, link), *foot).rich()


def _corrected(found: Answer) -> list[str]:
    """Return what was reported before the answer's article corrected it, as lines of text."""
    if not found.corrected:
        return []
    before = [
        f"{one_line(each.short or each.quote, LONGEST_CORRECTED)}"
        + (f" ({long_date(each.published)})" if each.published else "")
        for each in found.corrected[:MOST_CORRECTED]
    ]
    return ["\n\n", texts.CORRECTED.format(before="; ".join(before))]


def several(results: Sequence[Answer | NotFound], *, link: SentenceLink = no_link) -> RichText:
    """Return the answer to each question of one message, under that question.

    All share the room. Of answers that disagree, as many are shown as with one question.
    """
    out = Writer()
    for n, found in enumerate(results):
        room = (LIMIT - out.width) // (len(results) - n)
        question = one_line(found.question, LONGEST_QUESTION)
        head = texts.QUESTION.format(number=n + 1, question=question)
        out.add(*(["\n\n"] if n else []), Segment(head, Style.UNDERLINE), "\n")
        room -= width(head) + 3
        if isinstance(found, NotFound):
            out.add(shorten(_why_not(found), room))
        else:
            _add_answer(out, found, room, link)
    return out.rich()


def now_answered(found: Answer, *, link: SentenceLink = no_link) -> RichText:
    """Return the answer to a question that the record did not answer when it was asked."""
    question = one_line(found.question, LONGEST_QUESTION)
    out = Writer(texts.NOW_ANSWERED, "\n", Segment(question, Style.UNDERLINE), "\n")
    _add_answer(out, found, LIMIT - out.width, link)
    return out.rich()


def asked(found: Answer, *, link: SentenceLink = no_link) -> RichText:
    """Return the answer to a question, under the question itself."""
    question = one_line(found.question, LONGEST_QUESTION)
    out = Writer(Segment(question, Style.UNDERLINE), "\n")
    _add_answer(out, found, LIMIT - out.width, link)
    return out.rich()


def copied(article: Sourced, sentence: str) -> str | None:
    """Return a quote with its source for the clipboard, or None if it is too long for a button."""
    details = "".join(segment.text for segment in source_details(article, short=True))
    parts = (one_line(article.title, 120), details)
    quote = f"“{one_line(sentence)}”"
    whole = f"{quote} ({', '.join(part for part in parts if part)})"
    return next((text for text in (whole, quote) if len(text) <= LONGEST_COPIED), None)


def _add_answer(out: Writer, found: Answer, room: int, link: SentenceLink) -> None:
    shown = found.citations[: MOST_SHOWN if found.disagreement else 1]
    foot = _corrected(found)
    room -= sum(map(width, foot))
    for n, citation in enumerate(shown):
        short = one_line(citation.short)
        if not _adds_to_quote(short, citation):
            short = ""
        out.add(*(["\n"] if n else []), *_cited(citation, short, room // len(shown) - 1, link))
    out.add(*foot)


def _why_not(found: NotFound) -> str:
    if found.language is not None:
        return only_english(found.language)
    if found.remark is not None:
        return small_talk(found).text
    return texts.NOT_FOUND


def not_found(
    result: NotFound, *, heading: str | None = None, link: SentenceLink = no_link
) -> RichText:
    """Return the message that there is no answer, with the nearest sentences marked as such."""
    heading = heading or texts.NOT_FOUND
    nearest = result.offered[:NEAREST_SHOWN]
    if not nearest:
        return Writer(heading).rich()
    short = [_shortened(each) for each in nearest]
    return _listed(f"{heading}\n\n{texts.NEAREST}", short, with_short=False, link=link)


def _shortened(citation: Citation) -> Citation:
    """Return a citation with the beginning of its quote, which is no answer to be read whole."""
    return citation.model_copy(update={"quote": shorten(citation.quote.strip(), LONGEST_NEAR)})


def small_talk(result: NotFound) -> RichText:
    """Return the short reply to a text that is no question. Raises KeyError for a question."""
    if result.remark is None:
        raise KeyError("a question")
    name = one_line(result.topic or result.question, LONGEST_NAME)
    return Writer(texts.SMALL_TALK[result.remark].format(name=name)).rich()


def not_english(result: NotFound, *, link: SentenceLink = no_link) -> RichText:
    """Return the message that only questions in English are read, also in the question's language.

    Sentences in a language that is not English may be near, and are shown.
    """
    return not_found(result, heading=only_english(result.language or ""), link=link)


def more_sources(found: Answer, *, link: SentenceLink = no_link) -> RichText:
    """Return the citations that `answer` leaves out."""
    return _listed(texts.MORE_SOURCES, _further_citations(found), link=link)


def count_more_sources(found: Answer) -> int:
    """Return how many citations `more_sources` shows."""
    return len(_further_citations(found))


def next_best(found: Answer, number: int, *, link: SentenceLink = no_link) -> RichText:
    """Return the alternative of that number, from 0. Raises IndexError if there is none."""
    citation = found.alternatives[number].citation
    head = texts.NEXT_BEST.format(number=number + 1, total=len(found.alternatives))
    return _listed(head, [citation], link=link)


def surroundings(
    article: Sourced, sentences: Sequence[Sentence], index: int, *, link: SentenceLink = no_link
) -> RichText:
    """Return the sentence of that index, in bold, with the sentences around it.

    If not all fit, the farthest are left out. Raises ValueError if the sentence is not given.
    """
    sentences = [s for s in sentences if _verbatim(s.text)]
    at = next((n for n, sentence in enumerate(sentences) if sentence.index == index), None)
    if at is None:
        raise ValueError("the cited sentence is not among the sentences")
    out = Writer(texts.SURROUNDINGS, "\n")
    url = link(sentences[at].article_id, index)
    tail = _source_lines(article, short=True, url=url)
    room = LIMIT - out.width - _width(tail) - 1
    segments = [
        Segment(shorten(_verbatim(s.text), room), Style.BOLD if s.index == index else None)
        for s in sentences
    ]
    shown = _nearest_that_fit([width(segment.text) for segment in segments], at, room)
    start = out.width
    for n in shown:
        if n > shown.start:
            out.add(" " if sentences[n - 1].kind is SentenceKind.BODY else "\n")
        out.add(segments[n])
    out.mark(start, Style.BLOCKQUOTE)
    return out.add("\n", *tail).rich()


def latest(articles: Sequence[ArticleInfo], bot: Bot) -> RichText:
    """Return the list of the newest articles, each linked to its text in the bot."""
    out = Writer(texts.LATEST)
    for info in articles:
        title = one_line(info.title, 200) or info.id
        source = one_line(info.source or "", 120)
        day = long_date(info.published) if info.published else texts.UNDATED
        details = " · ".join(part for part in (source, day) if part)
        out.add("\n\n", Segment(title, url=article_link(bot, info)), "\n", details)
    return out.rich()


def topic(name: str, articles: Sequence[ArticleInfo], bot: Bot) -> RichText:
    """Return the question what to know about a name, with the articles about it, linked."""
    out = Writer(texts.SMALL_TALK[Remark.NAME].format(name=one_line(name, LONGEST_NAME)))
    if articles:
        out.add("\n\n", texts.ABOUT_IT)
    for info in articles:
        title = one_line(info.title, LONGEST_TITLE) or info.id
        out.add("\n• ", Segment(title, url=article_link(bot, info)), "\n", *source_details(info))
    return out.rich()


def _further_citations(found: Answer) -> Sequence[Citation]:
    shown = MOST_SHOWN if found.disagreement else 1
    return found.citations[shown : shown + MOST_SHOWN]


def _nearest_that_fit(widths: Sequence[int], at: int, room: int) -> range:
    """Return the longest stretch around `at` that fits, grown evenly to both sides."""
    first, last, used = at, at, widths[at]
    for distance in range(1, len(widths)):
        for n in (at - distance, at + distance):
            reachable = n in (first - 1, last + 1) and 0 <= n < len(widths)
            if reachable and used + widths[n] + 1 <= room:
                first, last, used = min(first, n), max(last, n), used + widths[n] + 1
    return range(first, last + 1)


def _cited(citation: Citation, short: str, room: int, link: SentenceLink) -> list[Segment]:
    """Return short answer, quote and source within `room`, shortened only to fit."""
    url = link(citation.article_id, citation.index)
    quote, source = _verbatim(citation.quote), _source_lines(citation, url=url)
    head: list[Segment] = []
    if _adds_to_quote(short, citation):
        meant = f" ({citation.date_in_words})" if citation.date_in_words else ""
        head = [Segment(short, Style.BOLD), Segment(f"{meant}\n")]
    if _width(head) + width(quote) + 1 + _width(source) > room:
        source = _source_lines(citation, short=True, url=url)
        if head:
            head[0] = Segment(shorten(short, room // 6), Style.BOLD)
        left = room - _width(head) - _width(source) - 1
        quote = shorten(quote, left, keep=short)
    return [*head, *_quote(quote), *source]


def _listed(
    heading: str,
    citations: Sequence[Citation],
    *,
    with_short: bool = True,
    link: SentenceLink = no_link,
) -> RichText:
    """Return several citations under a heading. If they do not all fit, they share the room."""
    shorts = [one_line(citation.short) if with_short else "" for citation in citations]
    whole = [
        _cited(c, short, sys.maxsize, link) for c, short in zip(citations, shorts, strict=True)
    ]
    fits = width(heading) + sum(2 + _width(segments) for segments in whole) <= LIMIT
    out = Writer(heading)
    for n, (citation, short) in enumerate(zip(citations, shorts, strict=True)):
        share = (LIMIT - out.width) // (len(citations) - n) - 2
        out.add("\n\n", *(whole[n] if fits else _cited(citation, short, share, link)))
    return out.rich()


def _quote(text: str) -> list[Segment]:
    if not text:
        return []
    long = width(text) > EXPANDABLE_FROM
    style = Style.EXPANDABLE_BLOCKQUOTE if long else Style.BLOCKQUOTE
    return [Segment(text, style), Segment("\n")]


def _source_lines(text: Sourced, *, short: bool = False, url: str | None = None) -> list[Segment]:
    """Return the title, linked to `url`, and on the next line source, date and link.

    `short` limits both.
    """
    title = one_line(text.title, 120 if short else None)
    details = source_details(text, short=short)
    return [Segment(title, Style.ITALIC, url), Segment("\n"), *details] if title else details


def source_details(text: Sourced, *, short: bool = False) -> list[Segment]:
    """Return source, date, page and web address, as far as they are known."""
    parts = [
        Segment(one_line(text.source or "", 60 if short else None)),
        Segment(long_date(text.published) if text.published else texts.UNDATED),
        Segment(_page(text)),
        *web_link(text.url),
    ]
    shown = [part for part in parts if part.text]
    return [segment for part in shown for segment in (Segment(" · "), part)][1:]


def _page(text: Sourced) -> str:
    page = text.page if isinstance(text, Citation) else None
    return texts.PAGE.format(page=page) if page is not None else ""


def _adds_to_quote(short: str, citation: Citation) -> bool:
    """Return whether the short answer is more than the quoted sentence itself."""
    return bool(short) and short != one_line(citation.quote)


def _verbatim(text: str) -> str:
    return sendable(text).strip()


def _width(segments: Sequence[Segment]) -> int:
    return sum(width(segment.text) for segment in segments)
