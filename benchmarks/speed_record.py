"""Make an artificial record of any size for the speed benchmark, and questions about it.

As in real news, the words follow Zipf's law. The most frequent ones are the content words of the
samples, and the others are invented. Sentences are made from a few templates. Each template is
parsed once, and its facts are moved to every sentence made from it. So the record has facts like a
real one, but 100,000 sentences do not have to be parsed. The same seed makes the same record.
"""

from __future__ import annotations

import itertools
import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from facts.dates.names import MONTH_NAMES
from facts.extract import extract
from facts.indexing import index_article
from facts.models import Article, Fact, FactKind, Sentence, SentenceKind, Span
from facts.samples import articles as sample_articles
from facts.stores import Store
from facts.text.sentences import split
from facts.words.normalize import tokens

SENTENCES_IN_ARTICLE = 14
_VOCABULARY = 60_000
_ZIPF_SHIFT = 2.7  # Mandelbrot's form of the law, which fits the most frequent words better
_TEMPLATES = (
    "{person}, the {w} envoy of {country}, {verb} the {w} {w} on {day} with {number} "
    "{w} from {country}.",
    "The {w} {w} {verb} a {w} on {w} {w} by consensus, after {person} had spoken for the {w}.",
    "On {day}, {number} {w} of {country} {verb} the {w} that {person} had left to the {w} {w}.",
    "{person} said the {w} and the {w} would cost ${number} million over three years "
    "for {country}.",
    "A {w} of {number} {w} in {country} {verb} the {w}, which {person} called a {w} {w}.",
    "The {w} meets every two years and {verb} its {w} in {country} on {day} under {person}.",
    "Introducing the {w}, {person} of {country} {verb} the {w} role of the {w} {w} in {w}.",
    "It also {verb} the {w} {w}, the {w} {w} and the {w} of {country} in the {w} {w}.",
    "{person} and {person} {verb} the {w} {w} in {country}, the {w} of the {w} reported on {day}.",
    "The {w}, {verb} by {person} on {day}, raised the {w} from {number} to {number} "
    "{w} in {country}.",
    "Of the {w}, {number} percent of the {w} in {country} {verb} no {w} or {w} for the {w}.",
    "{country} has {verb} the {w} {w} since {year}, a {w} that the {w} and {person} opposed.",
)
_VERBS = (
    "adopted adopt|approved approve|opened open|chaired chair|introduced introduce|signed sign|"
    "rejected reject|launched launch|reported report|backed back|presented present|ended end|"
    "welcomed welcome|extended extend|funded fund|reviewed review|joined join|hosted host|"
    "criticised criticise|protected protect|measured measure|founded found|renewed renew|cut cut"
).split("|")
_COUNTRIES = (
    "Norway|Kenya|Chile|Vietnam|Cambodia|Ghana|Peru|Japan|Fiji|Canada|Brazil|Egypt|Italy|Nepal|"
    "Latvia|Jordan|Samoa|Mexico|Iceland|Senegal"
).split("|")
_SOURCES = "North Wire|Harbour News|The Ledger|Valley Post|Delta Agency|Civic Press".split("|")
_MONTHS = [name.capitalize() for name in MONTH_NAMES]
_Slot = tuple[int, int, int]
"""The start and end of a slot in the parsed sentence, and its end in the filled sentence."""
_SLOT = re.compile(r"\{(\w+)\}")
_PARSED_AS = {
    "person": "Anna Lind",
    "country": "Norway",
    "w": "treaty",
    "verb": "adopted",
    "day": "November 21",
    "number": "115",
    "year": "2002",
}


class Filled(NamedTuple):
    """A filled slot: its name, its text, and half-open offsets in the sentence."""

    slot: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class _Template:
    """The pieces of a sentence, alternately fixed texts and slots, with the facts of its parse.

    The spans of the facts are offsets in the parsed sentence.
    """

    pieces: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class MadeSentence:
    """A sentence with its filled slots and its facts. Offsets count from the sentence's start."""

    text: str
    filled: tuple[Filled, ...]
    facts: tuple[Fact, ...]


class Record:
    """Make articles and questions. The same seed makes the same ones."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self.vocabulary = _vocabulary(random.Random(seed))
        self._weights = _zipf(len(self.vocabulary))
        self._people = [f"{_name(self._random)} {_name(self._random)}" for _ in range(8_000)]
        self._people_weights = _zipf(len(self._people))
        self._verbs = [(form, lemma) for form, lemma in (pair.split() for pair in _VERBS)]
        self._verb_weights = _zipf(len(self._verbs))
        self._lemmas = dict(self._verbs)
        self._templates = _parsed_templates()

    def fill(self, store: Store, sentences: int, keep: int) -> list[MadeSentence]:
        """Add articles with that many sentences in all. Return `keep` of them, chosen at random."""
        kept: list[MadeSentence] = []
        chosen = random.Random(2)
        for done in itertools.count(0, SENTENCES_IN_ARTICLE):
            if done >= sentences:
                return kept
            made = [self._sentence() for _ in range(min(SENTENCES_IN_ARTICLE, sentences - done))]
            self._add(store, made)
            for each in made:
                # Reservoir sampling gives every sentence the same chance.
                if len(kept) < keep:
                    kept.append(each)
                elif (place := chosen.randrange(done + SENTENCES_IN_ARTICLE)) < keep:
                    kept[place] = each
        return kept

    def texts(self, count: int) -> list[str]:
        """Return that many sentences without a store."""
        return [self._sentence().text for _ in range(count)]

    def questions(self, kept: Sequence[MadeSentence]) -> list[str]:
        """Return a question about each sentence, some with frequent or rare words or a typo."""
        rank = {word: place for place, word in enumerate(self.vocabulary)}
        return [
            question
            for number, made in enumerate(kept)
            if (question := self._question(number, made, rank))
        ]

    def _question(self, number: int, made: MadeSentence, rank: dict[str, int]) -> str:
        words = [f.text for f in made.filled if f.slot == "w"]
        words.sort(key=lambda word: rank[word], reverse=number % 2 == 1)
        verb = next((f.text for f in made.filled if f.slot == "verb"), "said")
        lemma = self._lemmas.get(verb, "say")
        person = next((f.text for f in made.filled if f.slot == "person"), "")
        first, second = [*words, "treaty", "treaty"][:2]
        if number % 4 == 3 and len(first) > 4:
            first = _misspelt(first, self._random)
        forms = [
            f"Who {verb} the {first} {second}?",
            f"How many {first} {verb} the {second}?",
            f"When did {person or 'it'} {lemma} the {first}?",
            f"{first} {second} {person}",
            f"Which country {verb} the {first} of the {second}?",
        ]
        return forms[number % len(forms)]

    def _sentence(self) -> MadeSentence:
        template = self._random.choice(self._templates)
        parsed_at = at = 0
        text = ""
        filled: list[Filled] = []
        moved: list[_Slot] = []
        for number, piece in enumerate(template.pieces):
            if number % 2 == 0:
                parsed_at += len(piece)
                at += len(piece)
                text += piece
                continue
            value = self._value(piece)
            length = len(_PARSED_AS[piece])
            moved.append((parsed_at, parsed_at + length, at + len(value)))
            filled.append(Filled(piece, value, at, at + len(value)))
            parsed_at += length
            at += len(value)
            text += value
        facts = (self._carried(fact, text, moved) for fact in template.facts)
        return MadeSentence(text, tuple(filled), tuple(f for f in facts if f is not None))

    def _carried(self, fact: Fact, text: str, moved: Sequence[_Slot]) -> Fact | None:
        span = _moved(fact.span, moved)
        if span is None:
            return None
        subject = fact.subject_span and _moved(fact.subject_span, moved)
        predicate = fact.predicate_span and _moved(fact.predicate_span, moved)
        word = predicate.of(text) if predicate else ""
        return fact.model_copy(
            update={
                "value": span.of(text),
                "span": span,
                "subject": subject.of(text) if subject else "",
                "subject_span": subject,
                "predicate": self._lemmas.get(word, fact.predicate),
                "predicate_span": predicate,
                "normal": fact.normal if fact.kind is FactKind.DATE else None,
            }
        )

    def _value(self, slot: str) -> str:
        pick = self._random
        match slot:
            case "w":
                return self.vocabulary[_drawn(pick, self._weights)]
            case "person":
                return self._people[_drawn(pick, self._people_weights)]
            case "verb":
                return self._verbs[_drawn(pick, self._verb_weights)][0]
            case "country":
                return pick.choice(_COUNTRIES)
            case "day":
                return f"{pick.choice(_MONTHS)} {pick.randint(1, 28)}"
            case "year":
                return str(pick.randint(1950, 2025))
            case _:
                return str(int(pick.lognormvariate(4, 1.5)) + 2)

    def _add(self, store: Store, made: Sequence[MadeSentence]) -> None:
        published = date(2015, 1, 1) + timedelta(days=self._random.randrange(4_000))
        text = "\n".join(each.text for each in made)
        article = Article.of(
            text,
            title=" ".join(self._value("w") for _ in range(6)).capitalize(),
            source=self._random.choice(_SOURCES),
            published=published,
        )
        sentences, facts = [], []
        at = 0
        for index, each in enumerate(made):
            sentence = Sentence(
                article_id=article.id,
                index=index,
                kind=SentenceKind.BODY,
                start=at,
                end=at + len(each.text),
                text=each.text,
            )
            sentences.append(sentence)
            facts += [_placed(fact, article.id, index, at) for fact in each.facts]
            at = sentence.end + 1
        store.add(index_article(article, sentences, facts))


def _parsed_templates() -> list[_Template]:
    parsed = []
    for template in _TEMPLATES:
        pieces = tuple(_SLOT.split(template))
        text = _SLOT.sub(lambda match: _PARSED_AS[match[1]], template)
        article = Article.of(text, title="A title", published=date(2022, 11, 22))
        sentences = split(article)
        parsed.append(_Template(pieces, tuple(extract(article, sentences))))
    return parsed


def _moved(span: Span, moved: Sequence[_Slot]) -> Span | None:
    """Return the span in the filled sentence, or None if an end of it is inside a slot."""
    places = []
    for at, is_end in ((span.start, False), (span.end, True)):
        shift = 0
        for start, end, new_end in moved:
            if start < at < end:
                return None
            if end <= at and (is_end or start < at):
                shift = new_end - end
        places.append(at + shift)
    return Span(start=places[0], end=places[1])


def _placed(fact: Fact, article_id: str, index: int, offset: int) -> Fact:
    def put(span: Span | None) -> Span | None:
        return span and Span(start=span.start + offset, end=span.end + offset)

    return fact.model_copy(
        update={
            "article_id": article_id,
            "sentence_index": index,
            "span": put(fact.span),
            "subject_span": put(fact.subject_span),
            "predicate_span": put(fact.predicate_span),
        }
    )


def _vocabulary(chosen: random.Random) -> list[str]:
    """Return content words, the most frequent first."""
    counts = Counter(
        token.word
        for article in sample_articles()
        for token in tokens(article.text)
        if not token.stop and token.word.isalpha() and article.text[token.start].islower()
    )
    words = dict.fromkeys(word for word, _ in counts.most_common() if len(word) > 2)
    while len(words) < _VOCABULARY:
        words[_invented(chosen)] = None
    return list(words)


def _invented(chosen: random.Random) -> str:
    syllables = chosen.choices((2, 3, 4), (3, 5, 2))[0]
    onset = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t tr v w z".split()
    rime = "a e i o u ai ea ou an en in on ar er or al el ac ess ist ant ent ic ism".split()
    ending = chosen.choice(["", "", "s", "ed", "ing", "tion", "ment", "al", "ity", "er", "ness"])
    stem = "".join(chosen.choice(onset) + chosen.choice(rime) for _ in range(syllables))
    return stem + ending


def _name(chosen: random.Random) -> str:
    return _invented(chosen).removesuffix("ing").removesuffix("ness").capitalize()


def _zipf(size: int) -> list[float]:
    return list(itertools.accumulate(1 / (rank + _ZIPF_SHIFT) for rank in range(size)))


def _drawn(chosen: random.Random, cumulative: Sequence[float]) -> int:
    return bisect(cumulative, chosen.random() * cumulative[-1])


def _misspelt(word: str, chosen: random.Random) -> str:
    """Return the word with two neighbouring letters swapped, but not the first one."""
    for place in chosen.sample(range(1, len(word) - 1), len(word) - 2):
        if word[place] != word[place + 1]:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word
