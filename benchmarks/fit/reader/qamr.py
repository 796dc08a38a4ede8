"""QAMR's questions (J. Michael et al. 2018), each with its sentence and misleading ones."""

from __future__ import annotations

import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
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
BESIDE = 3
"""How many sentences that do not answer stand beside the one that does."""
NEAR = 6
"""How many of the sentences that share most with a question may stand beside the one that answers:
as a search of the whole record would find them."""
RIVAL = 0.8
"""From which share of its words another sentence fits a question about as well."""
UNANSWERED_SHARE = 0.6
"""How many questions for the product get, where one fits, a name or number of another sentence."""
HEADLINE = 8
RARE = 400
"""A word in more sentences than that finds none."""
SPOILT_SHARE = 0.4
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
    sentences = Sentences(folder)
    texts, words, index = sentences.texts, sentences.words, sentences.index
    names = list(texts)
    for key, question, first, last in _questions(folder):
        text = texts[key]
        start, end = sentences.place(key, first, last)
        passage = Passage(text, start=start, end=end)
        article = _article(key)
        asked = _words(question.split())
        near = index.nearest(asked, NEAR)
        others = [*sentences.by_article[article], *near, *chance.sample(names, 4)]
        # What holds all the words that the right sentence shares with the question may answer too.
        shared = asked & words[key]
        others = [k for k in dict.fromkeys(others) if k != key and not shared <= words[k]]
        others.sort(key=lambda k: -index.weight(asked & words[k]) - chance.random())
        wrong = [Passage(texts[k]) for k in others]
        if chance.random() < NONE_SHARE:
            yield Group(question, tuple(wrong[:1]), article)
            continue
        yield Group(question, (passage, *wrong[:BESIDE]), article)
        if chance.random() < SPOILT_SHARE:
            spoilt = spoil_question(question, text, [texts[k] for k in others[:6]], chance)
            if spoilt:
                yield Group(spoilt, (Passage(text), *wrong[:1]), article)


def write_questions(folder: Path, target: Path, count: int, seed: int = 2) -> None:
    """Write QAMR's articles and `count` of its questions as a set that the product can be asked.

    These are plain questions, mostly in the sentence's own words. Only such are taken as no other
    sentence fits as well: `Who was killed?` is about many.
    """
    chance = random.Random(seed)
    sentences = Sentences(folder)
    texts, words, index = sentences.texts, sentences.words, sentences.index
    rows = []
    for key, question, first, last in _questions(folder):
        asked = _words(question.split())
        own = index.weight(asked & words[key])
        rivals = [k for k in index.nearest(asked, 3) if k != key]
        if len(asked & words[key]) < 2 or any(
            index.weight(asked & words[k]) > RIVAL * own for k in rivals
        ):
            continue
        start, end = sentences.place(key, first, last)
        row = {"q": question, "short": [texts[key][start:end]], "sentence": texts[key]}
        near = [texts[k] for k in (*sentences.by_article[_article(key)], *rivals) if k != key]
        spoilt = None
        if chance.random() < UNANSWERED_SHARE:
            spoilt = spoil_question(question, texts[key], near, chance)
        rows.append({"q": spoilt, "answer": False} if spoilt else row)
    rows = chance.sample(rows, min(count, len(rows)))
    (target / "articles").mkdir(parents=True, exist_ok=True)
    for number, keys in enumerate(sentences.by_article.values()):
        # Its first words stand for a headline.
        title = " ".join(texts[keys[0]].rstrip(".").split()[:HEADLINE])
        text = "\n\n".join([title, *(texts[k] for k in keys)])
        (target / "articles" / f"{number:04}.txt").write_text(text + "\n", encoding="utf-8")
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (target / "questions.jsonl").write_text(lines, encoding="utf-8")


class Sentences:
    """QAMR's sentences by their keys: their texts, words, articles, and an index of the words."""

    def __init__(self, folder: Path) -> None:
        self.texts: dict[str, str] = {}
        self.words: dict[str, frozenset[str]] = {}
        self.by_article: dict[str, list[str]] = defaultdict(list)
        self._places: dict[str, list[tuple[int, int]]] = {}
        for line in (folder / SENTENCES).read_text(encoding="utf-8").splitlines():
            key, text = line.split("\t")
            tokens = text.split(" ")
            self.texts[key], self._places[key] = join(tokens)
            self.words[key] = _words(tokens)
            self.by_article[_article(key)].append(key)
        self.index = Index(self.words)

    def place(self, key: str, first: int, last: int) -> tuple[int, int]:
        """Return where in its text a stretch of a sentence's tokens begins and ends."""
        places = self._places[key]
        return places[first][0], places[last][1]


class Index:
    """Finds the sentences that share the rarest words with a question."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._keys: dict[str, list[str]] = defaultdict(list)
        for key, own in words.items():
            for word in own:
                self._keys[word].append(key)
        self._count = len(words)

    def weight(self, words: Iterable[str]) -> float:
        """Return how much it says that a sentence holds some words."""
        # The words come in no order, and a sum that depends on it would not be the same again.
        return math.fsum(self._rarity(word) for word in words if word in self._keys)

    def nearest(self, asked: Iterable[str], limit: int) -> list[str]:
        """Return the keys of the sentences that share most with a question, best first."""
        found: dict[str, float] = defaultdict(float)
        for word in sorted(asked):
            keys = self._keys.get(word, ())
            if 0 < len(keys) <= RARE:
                for key in keys:
                    found[key] += self._rarity(word)
        return nlargest(limit, found, key=found.__getitem__)

    def _rarity(self, word: str) -> float:
        return math.log(self._count / len(self._keys[word]))


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
