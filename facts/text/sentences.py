"""Split an article's text into sentences: exact spans of the unaltered text, in order and disjoint.

Layout decides first (`facts.text.layout`): title, caption and dateline are sentences of their own,
and no paragraph runs into the next. Inside a paragraph a full stop ends a sentence unless the words
around it say otherwise (`facts.text.abbreviations`). docs/decisions/sentence-splitter.md has the
measurements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from facts.models import Article, Sentence, SentenceKind
from facts.text.abbreviations import (
    AFTER_NAMES,
    AUXILIARIES,
    BEFORE_NUMBER,
    DOMAINS,
    INTERJECTIONS,
    MAYBE,
    MONTHS_AND_DAYS,
    NEVER,
    SAYING,
    STARTERS,
    SURE_STARTERS,
    TIME_FOLLOWERS,
    TITLES,
)
from facts.text.layout import Block, analyse
from facts.text.lines import LIST_MARK, trim
from facts.text.pages import page_at, page_ends
from facts.text.turns import asks
from facts.words.common import frequency_rank
from facts.words.files import read_words

LONGEST_SENTENCE = 1500
"""In characters: longer runs without a stop (tables, junk) are cut so that they can be quoted."""

_WHOLE = frozenset(
    (SentenceKind.TITLE, SentenceKind.DATELINE, SentenceKind.BYLINE, SentenceKind.SPEAKER)
)
_OPENERS = "\"'“‘«(„‚»‹›["
_CLOSERS = r"[\"'”’»)\]]*(?:\[\d{1,3}\])*"
# Before a space, marks that open a quotation in English close one in other languages: „Ja.“
_CLOSERS_AT_SPACE = r"[\"'”’»)\]“‘«›‹]*(?:\[\d{1,3}\])*(?:[ \u00a0\u202f]»)?"
_STOP = re.compile(
    rf"(?P<agency>\./\.+)"
    rf"|(?<![.!?…])(?<!\.\s)(?P<spaced>\.(?:\s\.){{2,9}}){_CLOSERS_AT_SPACE}(?=\s|$)"
    # From the first of several stops only: else the time grows with the square of their number.
    rf"|(?<![.!?…。！？।؟])(?P<stop>[.!?…。！？।؟]++){_CLOSERS_AT_SPACE}(?=\s|$)"
    rf"|(?P<wide>[。！？।؟]+){_CLOSERS}"
    rf"|(?<=[a-z]{{2}})(?P<glued>[.!?])[\"'”’)]*(?=[\"“‘(]?[A-Z][a-z]*\s)"
    rf"|(?<=[a-z]{{2}}\.)(?P<quoted>[\"”])(?=[\"“]?[A-Z][a-z]*\s)"
)
_TOKEN = re.compile(r"\S+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
_DEGREES = ("C", "F", "K")  # after a number: a temperature, no initial
_ROMAN = re.compile(r"[IVXLC]+$")
_VOWELLESS = re.compile(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,4}$")
"""A word that nobody can say: the abbreviation of a title or the like, such as Cllr."""
_IN_NAMES = (
    read_words("company_forms") | read_words("organisation_nouns") | read_words("role_nouns")
)
"""Common nouns that names of companies and people have: "Roe Co. Chairman", "Roe Bros. Bank"."""
_WORDLIKE = re.compile(r"\w")
_LONGEST_TOKEN = 60
_LONGEST_BRACKET = 300
_CUTS = ("\n", "; ", ": ", " – ", " — ", ", ", "\t", " | ", " ")


def split(article: Article) -> list[Sentence]:
    """Return the sentences of an article: spans of its text, in order, without overlap.

    Only layout is left out (a date before the title, a "Source:" line, the dash after a dateline,
    bullets), and text without a letter or digit.
    """
    text = article.text
    ends = page_ends(text)
    found: list[Sentence] = []
    for block in analyse(text, article.title).blocks:
        if block.kind in _WHOLE:
            spans: Iterator[tuple[int, int]] = iter([(block.start, block.end)])
        else:
            spans = sentence_spans(text, block.start, block.end)
        merged = _with_credit(text, spans) if block.kind is SentenceKind.CAPTION else spans
        for span in merged:
            for start, end in _quotable(text, *span):
                found.append(
                    Sentence(
                        article_id=article.id,
                        index=len(found),
                        kind=_kind_in(block, text, start, end),
                        start=start,
                        end=end,
                        text=text[start:end],
                        page=page_at(ends, start),
                    )
                )
    return found


def _kind_in(block: Block, text: str, start: int, end: int) -> SentenceKind:
    """Return the kind of a sentence: a question's paragraph may hold statements too."""
    if block.kind is not SentenceKind.QUESTION:
        return block.kind
    without_mark = "?" not in text[block.start : block.end]
    asked = without_mark or asks(text, start, end)
    return SentenceKind.QUESTION if asked else SentenceKind.BODY


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph as half-open offsets into `text`."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < begin:
            continue
        if not _ends(text, begin, match, end):
            continue
        # Of the agencies' closing "./." only the first stop belongs to the sentence.
        stop = match.start() + 1 if match["agency"] else match.end()
        yield from _trimmed(text, begin, stop)
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = trim(text, start, end)
    mark = LIST_MARK.match(text, start, end)
    if mark and not _WORDLIKE.search(mark[0]):
        start, end = trim(text, mark.end(), end)
    if _WORDLIKE.search(text, start, end):
        yield start, end


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Return whether the stop that `match` found ends the sentence that began at `begin`."""
    if match["agency"] or match["wide"]:
        return True
    following = _TOKEN.search(text, match.end(), min(end, match.end() + 200))
    if following is None:
        return True
    token = following[0]
    if match["glued"] or match["quoted"]:
        return _ends_glued(text, begin, match, token)
    word = token.lstrip(_OPENERS)
    if token[0] in ",;:)]%/" or not word:
        return False
    if _in_brackets(text, begin, match.end(), end):
        return False
    stop = match["stop"]
    if word[0].islower():
        return len(word) > 1 and word[1].isupper()
    if match["spaced"]:
        return True
    if stop == "!" and match[0] == "!" and _is_brand(text, begin, match.start(), token):
        return False
    if stop[-1] in "!?":
        return not (_closes_quote(match[0]) and _goes_on_saying(text, match.end(), end))
    if stop != "." or match[0] != ".":
        # An ellipsis, or a stop with a quotation mark or bracket after it.
        return stop != "." or _stop_ends(text, begin, match.start(), word, quoted=True)
    opens = _opens_quotation(text, following)
    return _stop_ends(text, begin, match.start(), word, quoted=opens)


def _opens_quotation(text: str, following: re.Match[str]) -> bool:
    """Return whether a word opens a quotation that is a sentence: 'in C. "I thought', but not a
    nickname: 'Ann C. "A One" Roe'."""
    token = following[0]
    if token[0] not in '"“' or token[1:] not in STARTERS:
        return False
    return text[following.end() : following.end() + 2].strip().islower()


def _stop_ends(text: str, begin: int, at: int, following: str, *, quoted: bool) -> bool:
    """Return whether the full stop at `at` ends a sentence, judged by the words on both sides."""
    low = max(begin, at - _LONGEST_TOKEN)
    before = text[low:at].split()
    if not before:
        return False
    word = before[-1].lstrip(_OPENERS)
    bare = following.rstrip(".,;:!?\"'”’)")
    if bare.endswith(("’s", "'s")):
        bare = bare[:-2]
    lower = word.lower()
    is_first = at - begin <= _LONGEST_TOKEN and text[begin:at].strip() == before[-1]
    if is_first and _ENUMERATOR.match(before[-1]):
        return False
    if lower in NEVER:
        return False
    if word.isdigit() and len(before) > 1 and before[-2][-1] in ":;":
        return False  # "three parts: 1. Trade."
    if word in _DEGREES and len(before) > 1 and before[-2][-1].isdigit():
        return True
    if lower in ("a.m", "p.m"):
        dated = following[-1] == "." and bare.lower() in MONTHS_AND_DAYS  # "Oct." of "Oct. 6"
        return not (dated or bare in TIME_FOLLOWERS or following[0].isdigit())
    if len(word) == 1 and word.isalpha():
        if not word.isupper():
            return True
        lone = word == "I" and len(before) > 1 and before[-2][:1].islower()
        return quoted or (bare in STARTERS and (lone or bare in SURE_STARTERS or len(bare) > 1))
    if _DOTTED.match(word):
        return quoted or bare in STARTERS
    if following[0].isdigit() or following[0] in "([" or _ROMAN.match(bare):
        if lower in BEFORE_NUMBER and (word[0].isupper() or lower not in ("no", "add")):
            return False
        if lower == "no":
            return False
    if following[0].isdigit() and lower in MONTHS_AND_DAYS:
        return False
    if word in TITLES or word.rpartition("-")[2] in TITLES or _is_degree(word):
        return bare in SURE_STARTERS
    counted = len(before) > 1 and before[-2][-1].isdigit()  # "at 50 Hz."
    if word in MAYBE or (_VOWELLESS.match(word) and not counted):
        begins = word in AFTER_NAMES and _is_subject(bare, text[at + 1 : at + 1 + _LONGEST_TOKEN])
        return quoted or begins or bare in STARTERS
    return True


def _is_subject(word: str, after: str) -> bool:
    """Return whether a capitalised word after a name is the subject of another sentence: "of Roe &
    Co. Prices could fall", but not "Roe Co. Chairman Ek will" or "Roe Inc. Bank is"."""
    lower = word.lower()
    following = after.split()[1:2]
    return (
        bool(following)
        and following[0] in AUXILIARIES
        and word.istitle()
        and frequency_rank(lower) is not None
        and lower not in _IN_NAMES
    )


def _is_degree(word: str) -> bool:
    """Return whether a word is a doctor's degree that names its subject, such as JUDr and MVDr."""
    return word.endswith("Dr") and word[:-2].isalpha() and word[0].isupper()


def _is_brand(text: str, begin: int, at: int, following: str) -> bool:
    """Return whether the exclamation mark at `at` is part of a name that begins a sentence.

    "Yum! Foods opened a shop" is one sentence, but "Stop! Police shouted" is two.
    """
    word = text[begin:at].strip().lstrip(_OPENERS)
    name = word.isalpha() and word[0].isupper() and not word.isupper()
    bare = following.rstrip(".,;:!?\"'”’)")
    is_name = following[0].isupper() and bare not in STARTERS
    return name and is_name and word.lower() not in INTERJECTIONS


def _ends_glued(text: str, begin: int, match: re.Match[str], following: str) -> bool:
    """Return whether a stop without a space after it ends a sentence.

    In "passed.The" it does, in the name of a host it does not.
    """
    low = max(begin, match.start() - _LONGEST_TOKEN)
    token = text[low : match.start()].split()[-1:]
    head = token[0] if token else ""
    word = following.lstrip(_OPENERS).rstrip(".,;:!?\"'”’)")
    if any(mark in head for mark in "/@:.\\_#") or word in DOMAINS:
        return False
    return "." not in following.rstrip(".") and head.lower() not in NEVER


def _in_brackets(text: str, begin: int, at: int, end: int) -> bool:
    """Return whether a bracket that opened inside this sentence closes a little later."""
    opened = text.rfind("(", max(begin + 1, at - _LONGEST_BRACKET), at)
    if opened < 0 or text.find(")", opened, at) >= 0:
        return False
    closed = text.find(")", at, min(end, at + _LONGEST_BRACKET))
    return closed >= 0 and text.find("(", at, closed) < 0


def _closes_quote(stop: str) -> bool:
    return stop[-1] in "\"'”’»“«"


def _goes_on_saying(text: str, start: int, end: int) -> bool:
    words = text[start : min(end, start + 80)].split()[:5]
    return any(word.strip(",.;:") in SAYING for word in words)


def _with_credit(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield a caption's sentences, with the closing photo credit as part of the last one."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last is not None and text[start] == "(":
            last = (last[0], end)
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def _quotable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a span in parts of at most `LONGEST_SENTENCE`, cut at a line, a clause or a word."""
    while end - start > LONGEST_SENTENCE:
        cut = _cut(text, start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _cut(text: str, low: int, high: int) -> int:
    for mark in _CUTS:
        at = text.rfind(mark, low, high)
        if at >= 0:
            return at + len(mark)
    return high
