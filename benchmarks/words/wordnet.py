"""Read WordNet's database files: the senses of words, their counts, and the relations between them.

The format is described in WordNet's manual, wndb(5WN) and senseidx(5WN).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_SATELLITE = "s"
_UNSEEN = 0.5
"""What a sense counts beside its tags, so that one never tagged is rare and not impossible."""
ANTONYM = "antonym"
HYPERNYM = "hypernym"
RELATIONS = {"+": "derivation", "\\": "derivation", "&": "similar", "!": ANTONYM, "@": HYPERNYM}
"""The relations that are read, by WordNet's symbol. `\\` leads from an adjective to its noun."""
SYNONYM = "synonym"


class SynsetKey(NamedTuple):
    """A synset's part of speech and place in its file."""

    part: str
    offset: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation from a synset to another one.

    `word` and `other` say which words it joins, counted from 1; 0 means the synset as a whole.
    """

    name: str
    to: SynsetKey
    word: int
    other: int


@dataclass(frozen=True, slots=True)
class Synset:
    """Words that share a meaning, and the relations from it."""

    words: tuple[str, ...]
    relations: tuple[Relation, ...]


class Related(NamedTuple):
    """Two words that WordNet relates, each with the sense in which it does."""

    name: str
    one: str
    one_sense: SynsetKey
    other: str
    other_sense: SynsetKey


class WordNet:
    """The database in a folder: `data.noun`, `index.sense` and the others."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[SynsetKey, Synset] = {}
        for part, name in _FILES.items():
            text = (folder / f"data.{name}").read_text(encoding="utf-8")
            for line in text.splitlines():
                if not line.startswith("  "):  # the licence stands at the top
                    key, synset = _synset(part, line)
                    self.synsets[key] = synset
        self.counts = _counts(folder / "index.sense")
        self.nouns = _noun_senses(folder / "index.sense")
        """The synset of a noun's sense, by the noun and the number of the sense."""

    def related(self) -> Iterator[Related]:
        """Yield each pair of words that share a synset or are linked, in the order of the files.

        Hypernyms are left out: `ship` and `vessel` do not stand for each other.
        """
        for key, synset in self.synsets.items():
            for i, one in enumerate(synset.words):
                for other in synset.words[i + 1 :]:
                    yield Related(SYNONYM, one, key, other, key)
            for relation in synset.relations:
                if relation.name == HYPERNYM:
                    continue
                target = self.synsets[relation.to].words
                ones = (
                    synset.words[relation.word - 1 : relation.word]
                    if relation.word
                    else synset.words
                )
                others = target[relation.other - 1 : relation.other] if relation.other else target
                for one in ones:
                    for other in others:
                        yield Related(relation.name, one, key, other, relation.to)

    def shares(self, form: Callable[[str], str]) -> Callable[[str, SynsetKey], float]:
        """Return a function that says how much of a form's use a sense of a word makes up.

        `form` maps words to what the index holds. All words of one form count together: where the
        index cannot tell `organ` from `organization`, `organ` is a small part of that form's use.
        """
        totals: dict[str, float] = defaultdict(float)
        for word, senses in self.counts.items():
            if word.isalpha() and word.islower():
                totals[form(word)] += sum(count + _UNSEEN for count in senses.values())

        def share(word: str, sense: SynsetKey) -> float:
            count = self.counts.get(word, {}).get(sense)
            return 0.0 if count is None else (count + _UNSEEN) / totals[form(word)]

        return share


def _synset(part: str, line: str) -> tuple[SynsetKey, Synset]:
    fields = line.split(" | ")[0].split()
    size = int(fields[3], 16)
    words = tuple(word.split("(")[0] for word in fields[4 : 4 + 2 * size : 2])
    at = 4 + 2 * size
    relations = []
    for i in range(int(fields[at])):
        symbol, offset, target, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
        if symbol in RELATIONS:
            key = SynsetKey("a" if target == _SATELLITE else target, offset)
            relations.append(Relation(RELATIONS[symbol], key, int(ends[:2], 16), int(ends[2:], 16)))
    return SynsetKey(part, fields[0]), Synset(words, tuple(relations))


def _counts(path: Path) -> dict[str, dict[SynsetKey, int]]:
    """Parse how often each sense of each word is tagged in the texts that come with WordNet."""
    counts: dict[str, dict[SynsetKey, int]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        sense, offset, _number, count = line.split()
        word, _, rest = sense.partition("%")
        part = " nvara"[int(rest[0])]
        counts[word][SynsetKey(part, offset)] = int(count)
    return dict(counts)


def _noun_senses(path: Path) -> dict[tuple[str, int], SynsetKey]:
    """Parse which synset each numbered sense of a noun is."""
    senses = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        sense, offset, number, _count = line.split()
        word, _, rest = sense.partition("%")
        if rest.startswith("1"):
            senses[word, int(number)] = SynsetKey("n", offset)
    return senses
