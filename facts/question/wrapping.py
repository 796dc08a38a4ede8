"""Strip what people type around a question.

`hi, can u tell me whats the name of the guy who won pls` asks `who won`. A clause is wrapping if it
holds only words of closed classes: those by which somebody greets, thanks and says that they ask.
Every rule goes once over the words, so that the cost grows only with the length of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from facts.question.long_forms import shorten
from facts.question.small_talk import remark_of
from facts.question.texting import write_out
from facts.question.word_runs import (
    AUXILIARY,
    WH,
    Words,
    is_one_of,
    longest_before,
    phrases,
    run_of,
)
from facts.words.files import read_words

COURTESY = read_words("courtesy_words")
"""Words of greeting, thanks and address, and fillers."""
_ASKING = read_words("asking_words")
_FRAME = read_words("asking_frame") | COURTESY | _ASKING
_PERSON = frozenset(
    "i i'd i'm i've id im ive me my we us you your anyone anybody someone somebody everyone".split()
)
_TRUTH = frozenset("true correct right certain".split())
_RECORD = frozenset(
    "record records article articles document documents news text texts report reports".split()
)
_JOINING = frozenset("and but also so".split())
_FILLER = frozenset("well so like ok okay just wait simply put again actually basically".split())
_AROUND = _JOINING | _FILLER | {"according"}
_ALLOWING = frozenset("can could may might".split())
_DETERMINER = frozenset("the a an any all his her its their this these those".split())
_PRONOUN = frozenset("i you he she it we they there".split())
_TELLING = frozenset("me us out up".split())
_SENTENCE_END = re.compile(r"(?<![.?!…])[.?!…]++[\"”»')]*+(?=\s)|\n")
_BEGINS = re.compile(
    r"[ \t]*(?:[A-Z0-9\n“\"«•*\-–(]|(?:" + "|".join(sorted(WH | AUXILIARY)) + r")\b)"
)
_LIST_MARK = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-*•–—>]+)\s+(?=\S)")
_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("'", "'"), ("‘", "’"))
_LAST = phrases(
    "for me|for us|if you know|if you can|if possible|i wonder|do you know|does anyone know",
    "anyone know|any idea|any ideas|anyone|anybody|then|again|exactly|thank you|thanks a lot",
    "thank you so much|thank you very much|thanks so much|many thanks|and thank you|and thanks",
    "kind regards|best regards|in advance|can you tell me|could you tell me|tell me|let me know",
    "according to the record|according to the articles|ok bye|right away|you know|guys|folks",
) | {(word,) for word in COURTESY - {"day", "morning", "afternoon", "evening", "friend", "q"}}
_LONGEST_LAST = 4
_ASKS_LAST = phrases(
    "do you|any idea|any ideas|anyone|anybody|can you|could you|can anyone|if you|if possible",
    "i wonder|let me|tell me|just curious|just wondering|just asking|does anyone|does anybody",
)


class Bare(NamedTuple):
    """A question without its wrapping.

    `doubted` says that the text is a statement, and that the question is whether it is true.
    """

    text: str
    doubted: bool = False


def unwrap(text: str) -> Bare:
    """Return the question in a text without its wrapping, and with shortened words written out.

    A text that is nothing but wrapping keeps its words.
    """
    text = _unquoted(_LIST_MARK.sub("", write_out(text), count=1))
    kept = [each for each in sentences(text) if not is_aside(each)]
    if not kept:
        return Bare(text)
    if len(kept) == 1 and kept[0] == text.strip():
        return _stripped(text)
    parts = [_stripped(each) for each in kept]
    return Bare(" ".join(part.text for part in parts), parts[-1].doubted)


def sentences(text: str) -> list[str]:
    """Return the sentences of a message, without spaces around them and none of them empty.

    A line break ends one only if the next line begins like a sentence.
    """
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match[0] == "\n" and not _BEGINS.match(text, match.end()):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [each for each in found if each]


def is_aside(sentence: str) -> bool:
    """Return whether a sentence only greets, thanks or says that somebody asks."""
    words = Words(sentence).words
    if not words:
        return True
    if remark_of(sentence) is not None:
        return True
    polite = any(is_one_of(word, COURTESY) or word in _PERSON for word in words)
    return polite and run_of(words, _FRAME) == len(words)


def _unquoted(text: str) -> str:
    bare = text.strip()
    for first, last in _QUOTES:
        inner = bare[1:-1]
        if len(bare) > 2 and bare[0] == first and bare[-1] == last and first not in inner:
            return inner if last not in inner else text
    return text


def _stripped(sentence: str) -> Bare:
    """Return one sentence without its wrapping."""
    sentence, tagged = _without_tail(sentence)
    sentence, doubted = _without_head(Words(sentence))
    return Bare(shorten(sentence), doubted or tagged)


def _without_head(given: Words) -> Bare:
    """Return the sentence from its question on."""
    words = given.words
    asked = _question_word(words)
    if asked:
        joined = f"{given.typed(0)} " if words[0] in _JOINING and asked > 1 else ""
        if words[asked - 1] in _JOINING and asked > 1:
            asked -= 1
        asking = not _ASKING.isdisjoint(words[:asked])
        rest = given.since(asked)
        return Bare(joined + (_in_order(Words(rest)) if asking else rest))
    if asked is None and (cut := _after_asking(given)) is not None:
        return cut
    first = 0
    while first + 1 < len(given) and is_one_of(words[first], COURTESY):
        if _may_name(given, first):
            break
        first += 1
    return Bare(given.since(first))


def _question_word(words: list[str]) -> int | None:
    """Return the number of the question word if only wrapping stands before it.

    It is 0 if the question begins the sentence, and None if there is no such word.
    """
    for i, word in enumerate(words):
        if word in WH and not (i == 0 and _asks_the_record(words)):
            before = words[:i]
            wrapped = any(
                each in _ASKING or each in _FILLER or is_one_of(each, COURTESY) for each in before
            )
            quoted = not _RECORD.isdisjoint(before) or not {"sure", "possible"}.isdisjoint(before)
            return i if wrapped or quoted or not before else None
        if not (is_one_of(word, _FRAME) or word in _AROUND or word in WH):
            return None
    return None


def _asks_the_record(words: list[str]) -> bool:
    """Return whether words begin as `what do you know about who` or `what does the record say`."""
    if words[0] != "what" or words[1:2] not in (["do"], ["does"], ["did"], ["can"]):
        return False
    length = 1 + run_of(words[1:], _FRAME)
    inner = words[1:length]
    return length < len(words) and not (
        _ASKING.isdisjoint(inner) or (_RECORD | {"you"}).isdisjoint(inner)
    )


def _after_asking(given: Words) -> Bare | None:
    """Return what follows a clause such as `can you tell me if` or `i need`, or None without one.

    `tell me the price` asks what the price is, and `i heard that it closed` whether that is true.
    """
    words = given.words
    length = run_of(words, _FRAME | _TRUTH | {"whether", "if"})
    if length == len(words):
        return None
    asking = _last_asking(words[:length])
    if asking is None or not _may_ask(words[:asking], words[asking]):
        return None
    i = asking + 1
    while i < length and words[i] in _TELLING:
        i += 1
    explicit = i > asking + 1 or asking > 0
    following = words[i : i + 1]
    if following in (["if"], ["whether"]) or (following == ["that"] and len(words) - i > 3):
        return Bare(given.since(i + 1), doubted=True)
    if words[asking] in _TRUTH:
        return None
    if following in (["about"], ["more"]) and explicit:
        while words[i] in ("about", "more", "anything", "something", "on"):
            i += 1
        return Bare(given.since(i))
    if following == ["for"]:
        i += 1
    if words[i] in _DETERMINER and not (WH & set(words[i:])):
        return Bare(f"what is {given.since(i)}")
    return Bare(given.since(i)) if explicit and i > asking + 1 else None


def _may_ask(before: list[str], asking: str) -> bool:
    """Return whether words before a verb of asking make it somebody's who asks: `can you tell`."""
    return (
        asking in _TRUTH
        or not _PERSON.isdisjoint(before)
        or all(word in _FILLER or is_one_of(word, COURTESY) for word in before)
    )


def _last_asking(words: list[str]) -> int | None:
    """Return the number of the last word that says that somebody asks, before what is asked for."""
    asking = None
    for i, word in enumerate(words):
        if word in _ASKING | _TRUTH or (word == "have" and not _ALLOWING.isdisjoint(words[:i])):
            asking = i
        elif asking is not None and word in _DETERMINER:
            break
    return asking


def _may_name(given: Words, i: int) -> bool:
    """Return whether a name may begin with an aside, as `Hello` may in `Hello Kitty`."""
    return (
        given.between(i).isspace()
        and given.typed(i + 1)[0].isupper()
        and given.words[i + 1] not in WH | AUXILIARY | {"i"}
        and not given.text.isupper()
    )


def _without_tail(sentence: str) -> Bare:
    """Return the sentence up to the end of its question, and whether `right?` follows it."""
    given = Words(sentence)
    words = given.words
    last, doubted = len(words), False
    while last > 1:
        comma = next((i for i in reversed(range(last - 1)) if _pauses(given.between(i))), None)
        tail = words[comma + 1 : last] if comma is not None else []
        if comma is not None and _is_tag(tail):
            last, doubted = comma + 1, True
        elif comma is not None and _asks_last(tail):
            last = comma + 1
        elif (length := longest_before(words, last, _LAST, _LONGEST_LAST)) and not (
            words[last - 1] == "please" and words[last - 2] in _PRONOUN  # `as they please`
        ):
            last -= length
        else:
            break
    if last < 1 or (WH.isdisjoint(words[:last]) and last < 2):
        return Bare(sentence)
    return Bare(given.until(last), doubted and WH.isdisjoint(words[:last]))


def _pauses(between: str) -> bool:
    return any(mark in between for mark in ",;?!—–…") or " - " in between


def _asks_last(tail: list[str]) -> bool:
    if not tail or run_of(tail, _FRAME) < len(tail):
        return False
    return any(is_one_of(word, COURTESY) for word in tail) or any(
        tuple(tail[:length]) in _ASKS_LAST for length in (1, 2)
    )


def _is_tag(tail: list[str]) -> bool:
    """Return whether words ask to confirm a statement: `right`, `isn't it`, `is that true`."""
    if tail in (["right"], ["correct"], ["true"], ["yes"], ["no"], ["huh"], ["eh"]):
        return True
    if tail and tail[-1] in _TRUTH and run_of(tail[:-1], _FRAME) == len(tail) - 1:
        return True
    if len(tail) != 2 or tail[1] not in _PRONOUN:
        return False
    verb = tail[0].replace("'", "")
    return verb in AUXILIARY or verb.removesuffix("nt") in AUXILIARY | {"ai", "wo", "ca"}


def _in_order(given: Words) -> str:
    """Return an indirect question in the order of a direct one: `who the mayor is`."""
    words = given.words
    if len(words) < 3 or words[-1] not in AUXILIARY - {"do", "does", "did"}:
        return given.text
    if words[0] not in WH - {"which", "whose"} or words[1] in AUXILIARY:
        return given.text
    first = 1
    if words[0] == "how":
        if words[1] in ("many", "much") or len(words) < 4:
            return given.text
        first = 2
    asked = given.text[: given.end(first - 1)]
    subject = given.text[given.start(first) : given.end(len(words) - 2)]
    return (
        f"{asked} {given.typed(len(words) - 1)} {subject}{given.text[given.end(len(words) - 1) :]}"
    )
