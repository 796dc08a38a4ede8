"""The whole of a measure, a range or a list that a short answer is a part of, by how it is written.

`three months` is no answer where a sentence says `four years and three months`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from facts.match.candidate_view import CandidateView
from facts.models import Span
from facts.question import Question, QuestionForm
from facts.words.closed_classes import NUMBER_WORDS
from facts.words.normalize import content_terms, tokens
from facts.words.nouns import is_plural

_MEASURED = frozenset(
    (
        QuestionForm.HOW_MANY,
        QuestionForm.HOW_MUCH,
        QuestionForm.HOW_LONG,
        QuestionForm.WHAT,
        QuestionForm.HOW,
    )
)
_NAMING = frozenset((QuestionForm.WHICH, QuestionForm.WHAT))
_LISTING = frozenset((QuestionForm.WHO, QuestionForm.WHICH, QuestionForm.WHAT))
ONE_END = re.compile(
    r"^from\b|\b(?:begin|began|start|open|reopen|end|finish|expire|stop|until|till|since|after|before"
    r"|first|last|latest|earliest|at (?:least|most)|up to|minimum|maximum)\w*",
    re.IGNORECASE,
)
"""Words of a question that ask for one end of a period or a range."""
MOVED = re.compile(
    r"\b(?:mov|postpon|delay|shift|chang|reschedul|push|rais|ris|rose|grow|grew|increas|fall|fell"
    r"|drop|cut|declin|extend|brought|bring)\w*(?: \w+){0,4}\s+from\s+$",
    re.IGNORECASE,
)
"""What stands before `10 to 24 March` where it is no period: `postponed from 10 to 24 March`."""
_NUMBER = rf"(?:[$€£¥]?\d[\d,.]{{0,14}}|(?:one|a|{'|'.join(NUMBER_WORDS)})(?:-[a-z]{{3,5}})?)"
_BETWEEN = re.compile(
    rf"\bbetween\s{_NUMBER}(?:\s\w{{1,12}}){{0,2}}?\sand\s{_NUMBER}", re.IGNORECASE
)
_RANGE = re.compile(r"(?<![\w.,])(?P<low>\d[\d,.]{0,14}) to (?P<high>\d[\d,.]{0,14})(?![\w-])")
"""A range without a word before it: `2.45 to 2.5 billion`."""
_FROM = re.compile(r"\b(?:from|by)\s+[^\s\d]{0,4}$", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"(?:\bminus |(?<!\w)[-−])$", re.IGNORECASE)
_UNIT = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|feet|foot|inch(?:es)?|miles?|yards?"
    r"|kilomet(?:re|er)s?|met(?:re|er)s?|centimet(?:re|er)s?|kilos?|grams?|stone|pounds?|ounces?)\b"
)
_COMPOUND = re.compile(
    rf"\b{_NUMBER}\s{_UNIT}(?:(?:,?\sand|,)?\s{_NUMBER}\s{_UNIT}){{1,3}}", re.IGNORECASE
)
_LISTED = (
    r"(?:the [a-z]{3,20}(?: [a-z]{3,20})? )?[^\W\d_a-z][\w.’-]{0,30}"
    r"(?: (?:(?:de|da|di|van|von|der|bin|al|el|la|le|e) ){0,2}"
    r"(?:(?:al|el|ul)-)?[^\W\d_a-z][\w.’-]{0,30}){0,4}"
    r"(?: \([^()]{1,60}\))?"
)
_LIST = re.compile(
    r"(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bfrom )\b"
    rf"{_LISTED}(?:, {_LISTED}){{1,12}},? and {_LISTED}"
)
"""Names, with notes or occupations: `Ann Moor (Peru), the clerk Jo Voss and Ali Rey`."""
_LEAD = re.compile(r"(?<![\w'’-])(the|an?|at|by|for|from|in|of|on|to|with)\s$", re.IGNORECASE)
"""A word before a phrase that the later ones of a list may have too: `at Kalm and at Pora`."""
_LONGEST_LEAD = 6
_NEXT_WORD = re.compile(r" ([^\W\d_a-z][\w’-]{2,30})")
_QUOTED = re.compile(r"(?:“[^“”]{1,200}”|\"[^\"]{1,200}\")")
_ASKS_WORDS = re.compile(
    r"\b(?:call|describ|comment|say|said|tell|told|word|quote|remark|respon|react|characteri|think"
    r"|thought|answer|reply|replied)\w*",
    re.IGNORECASE,
)
"""Words by which a question asks for what somebody said, whole."""
_SEVERAL = re.compile(r"\bwho (?:are|were|have)\b|\bname (?:\w+ ){0,3}\w+s\b", re.IGNORECASE)


def written_whole(view: CandidateView, span: Span) -> Span:
    """Return the span of the measure, the range or the list that a short answer is a part of, or
    the answer's own."""
    sentence = view.candidate.sentence
    start, end = span.start - sentence.start, span.end - sentence.start
    if sentence.text[start : start + 1].isdigit():
        below = _BELOW_ZERO.search(sentence.text, max(0, start - 6), start)
        start = below.start() if below else start
    question = view.query.question
    for first, last in _wholes(question, sentence.text):
        if first <= start < last or first < end <= last:
            start, end = min(start, first), max(end, last)
            break
    if asks_for_several(question):
        # Only what follows: before the first name may stand whose they are.
        lists = (match.span() for match in _LIST.finditer(sentence.text))
        end = max([end, *(last for first, last in lists if first <= start < last)])
    start, end = _with_quotation(question, sentence.text, start, end)
    end = _with_head(question, sentence.text, start, end)
    start = _with_lead(sentence.text, start, end)
    return Span(start=sentence.start + start, end=sentence.start + end)


def asks_for_several(question: Question) -> bool:
    """Return whether a question asks for a list: `Who are …?`, `Which members …?`."""
    if question.asked not in _LISTING:
        return False
    asked = question.head[-1:]
    return _SEVERAL.search(question.plain) is not None or any(
        word.term in asked and is_plural(word.word) for word in tokens(question.plain)
    )


def _with_quotation(question: Question, text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words in quotation marks begin and end whose beginning a short answer is,
    where they are asked for: `solid` of `called it "solid, but no reason to cheer"`."""
    if not _ASKS_WORDS.search(question.plain):
        return start, end
    for quoted in _QUOTED.finditer(text):
        first, last = quoted.span()
        if first <= start <= first + 1 and end < last - 1:
            return first, last
    return start, end


def _with_head(question: Question, text: str, start: int, end: int) -> int:
    """Return where a name ends whose last word the question asks with: `Kalm` of `the Kalm
    Declaration` to `Which declaration …?`."""
    following = _NEXT_WORD.match(text, end)
    if following is None or question.asked not in _NAMING or not text[start].isupper():
        return end
    return following.end() if content_terms(following[1]) == [*question.head[-1:]] else end


def _with_lead(text: str, start: int, end: int) -> int:
    """Return where a list begins whose first phrase lacks the word that a later one has: `Greens
    and the Liberals` of `the Greens and the Liberals`."""
    lead = _LEAD.search(text, max(0, start - _LONGEST_LEAD), start)
    if lead is None:
        return start
    again = re.compile(rf"(?:,|\b(?:and|or))\s{lead[1]}\s", re.IGNORECASE)
    return lead.start() if again.search(text, start, end) else start


def _wholes(question: Question, text: str) -> Iterator[tuple[int, int]]:
    """Yield where measures and ranges stand that answer as a whole, and never in part."""
    if question.asked in _MEASURED:
        yield from (match.span() for match in _COMPOUND.finditer(text))
        if not ONE_END.search(question.plain):
            if question.asked is not QuestionForm.WHAT:
                yield from (match.span() for match in _BETWEEN.finditer(text))
            yield from (m.span() for m in _RANGE.finditer(text) if _is_range(text, m))


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Return whether two numbers are the ends of a range, and not what was before and after."""
    before = text[: match.start()]
    try:
        low, high = (float(match[end].strip(".,").replace(",", "")) for end in ("low", "high"))
    except ValueError:  # `1.2.3`
        return False
    return low < high and not _FROM.search(before) and not MOVED.search(f"{before}from ")
