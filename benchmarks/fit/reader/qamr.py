"""QAMR's questions (J. Michael et al. 2018), each with its sentence and misleading ones."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.fit.reader.groups import Group, Passage
from benchmarks.fit.reader.spoil import spoil_question

FILES = ("dev.tsv", "test.tsv")
SENTENCES = "wiki-sentences.tsv"
_SIGNS = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "``": '"',
    "''": '"',
}
_NO_SPACE_BEFORE = frozenset(") ] } , . ; : ? ! % ... 's 'S n't 're 've 'll 'd 'm '".split())
_NO_SPACE_AFTER = frozenset("( [ { $ £ € # `".split())
NONE_SHARE = 0.08
"""How many of the questions are asked only of a sentence that does not answer."""
BESIDE = 2
"""How many sentences that do not answer stand beside the one that does."""
SPOILT_SHARE = 0.25
"""How many are asked once more with a name or number of another sentence in them."""


def join(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text that tokens make when printed as usual, and where each stands in it."""
    text = ""
    places = []
    glue = True
    open_quote = False
    for token in tokens:
        sign = _SIGNS.get(token, token)
        closing = token == "''" or (sign == '"' and token != "``" and open_quote)
        if not glue and sign not in _NO_SPACE_BEFORE and not closing:
            text += " "
        places.append((len(text), len(text) + len(sign)))
        text += sign
        if sign == '"':
            open_quote = not closing
        glue = sign in _NO_SPACE_AFTER or (sign == '"' and not closing)
    return text, places


def load(folder: Path, seed: int = 1) -> Iterator[Group]:
    """Yield a group for each question with one agreed answer, and some that nothing answers."""
    chance = random.Random(seed)
    tokens: dict[str, list[str]] = {}
    by_article: dict[str, list[str]] = defaultdict(list)
    for line in (folder / SENTENCES).read_text(encoding="utf-8").splitlines():
        key, text = line.split("\t")
        tokens[key] = text.split(" ")
        by_article[_article(key)].append(key)
    joined = {key: join(each) for key, each in tokens.items()}
    names = list(joined)
    words = {key: _words(each) for key, each in tokens.items()}
    for key, question, first, last in _questions(folder):
        text, places = joined[key]
        passage = Passage(text, start=places[first][0], end=places[last][1])
        article = _article(key)
        others = [k for k in by_article[article] if k != key]
        others += chance.sample(names, 4)
        asked = _words(question.split())
        others.sort(key=lambda k: -len(asked & words[k]) - chance.random())
        wrong = [Passage(joined[k][0]) for k in others if k != key]
        if chance.random() < NONE_SHARE:
            yield Group(question, tuple(wrong[:1]), article)
            continue
        yield Group(question, (passage, *wrong[:BESIDE]), article)
        if chance.random() < SPOILT_SHARE:
            spoilt = spoil_question(question, text, [joined[k][0] for k in others[:6]], chance)
            if spoilt:
                yield Group(spoilt, (Passage(text), *wrong[:1]), article)


def _questions(folder: Path) -> Iterator[tuple[str, str, int, int]]:
    """Yield each question once for each sentence: the sentence's key, the question, and the first
    and last token of the answer that the asker and a validator share."""
    seen: set[tuple[str, str]] = set()
    for name in FILES:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            key, _, _, _, _, question, own, *others = line.split("\t")
            if (key, question.lower()) in seen:
                continue
            answers = [_numbers(own), *(_numbers(each.partition(":")[2]) for each in others)]
            agreed = _agreed(answers)
            if agreed is not None:
                seen.add((key, question.lower()))
                yield key, question, *agreed


def _agreed(answers: Sequence[tuple[int, ...]]) -> tuple[int, int] | None:
    """Return the answer given most often, if it is one span that another overlaps."""
    spans = [a for a in answers if a and a[-1] - a[0] + 1 == len(a)]
    if not spans:
        return None
    best = max(spans, key=lambda a: (spans.count(a), a == answers[0]))
    if sum(bool(set(best) & set(a)) for a in answers) < 2:
        return None
    return best[0], best[-1]


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(each) for each in text.split() if each.isdigit()))


def _article(key: str) -> str:
    return key.rsplit(":", 2)[0]


def _words(tokens: Sequence[str]) -> frozenset[str]:
    return frozenset(t.lower().strip("?.,") for t in tokens if len(t) > 3)
