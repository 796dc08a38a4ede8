"""`python -m benchmarks.words.nouns DICT FOLDER`: writes noun lists as WordNet would have them.

They are for comparison with the hand-written lists (docs/decisions/nouns.md): the product does not
use them. DICT is the folder `dict` of WordNet, as for `python -m benchmarks.words`. To measure the
lists, put the files of FOLDER in place of those in facts/data/words and run `rapporteur eval`.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.words.wordnet import HYPERNYM, SynsetKey, WordNet
from facts.words.files import read_words

_SHORTEST = 3
_UNSEEN = 0.5
"""What a sense counts beside its tags, as in `benchmarks.words.wordnet`."""


class Noun(NamedTuple):
    """A sense of a noun, by WordNet's number."""

    word: str
    sense: int = 1


class Class(NamedTuple):
    """All that WordNet has under some nouns, but for what it has under others."""

    under: tuple[Noun, ...]
    but: tuple[Noun, ...] = ()


CLASSES = {
    "organisation_nouns": Class(
        (Noun("organization"), Noun("assembly", 4), Noun("social_group")),
        (Noun("kin", 2), Noun("gathering"), Noun("society"), Noun("ethnic_group")),
    ),
    "event_nouns": Class(
        (
            *(Noun("social_event"), Noun("group_action"), Noun("gathering"), Noun("calamity")),
            *(Noun("storm"), Noun("geological_phenomenon"), Noun("ceremony"), Noun("journey")),
            *(Noun("celebration"), Noun("visit")),
        ),
        (Noun("legislature"), Noun("due_process"), Noun("commerce"), Noun("socialization")),
    ),
    "document_nouns": Class(
        (
            *(Noun("document"), Noun("section"), Noun("book"), Noun("agreement"), Noun("law", 2)),
            *(Noun("plan"), Noun("proposal"), Noun("judgment", 3), Noun("decision")),
            *(Noun("publication"), Noun("request"), Noun("statement"), Noun("report", 2)),
            Noun("order"),
        )
    ),
    "place_nouns": Class(
        (
            *(Noun("location"), Noun("structure"), Noun("facility"), Noun("body_of_water")),
            *(Noun("geological_formation"), Noun("land", 4), Noun("way", 6)),
        )
    ),
    "role_nouns": Class(
        (
            *(Noun("worker"), Noun("leader"), Noun("professional"), Noun("expert")),
            *(Noun("creator", 2), Noun("entertainer"), Noun("scientist"), Noun("communicator")),
            *(Noun("authority", 2), Noun("capitalist", 2), Noun("intellectual")),
        )
    ),
    "relation_nouns": Class(
        (Noun("relative"), Noun("friend"), Noun("spouse"), Noun("associate"), Noun("rival"))
    ),
}


def main(argv: Sequence[str] | None = None) -> None:
    """Write a file for each class."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.words.nouns", description=__doc__)
    parser.add_argument("dict", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--least-share", type=float, default=0.6)
    options = parser.parse_args(argv)
    wordnet = WordNet(options.dict)
    common = {line.split()[0] for line in read_words("common_words")}
    for name, wanted in CLASSES.items():
        words = choose(wordnet, wanted, common, options.least_share)
        # WordNet writes words with a hyphen in other ways. Those of the product's list are kept.
        words |= {word for word in read_words(name) if "-" in word}
        lines = ["# Source: WordNet 3.1, Princeton University", *sorted(words)]
        (options.folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(
            f"{name}: {len(words)}, of them {len(words & read_words(name))} of the product's list"
        )


def choose(wordnet: WordNet, wanted: Class, words: Iterable[str], least: float) -> set[str]:
    """Return the words of whose use as a noun at least this share has a meaning of the class."""
    synsets = _under(wordnet, wanted)
    chosen = set()
    for word in words:
        senses = {key: n for key, n in wordnet.counts.get(word, {}).items() if key.part == "n"}
        total = sum(count + _UNSEEN for count in senses.values())
        share = sum(count + _UNSEEN for key, count in senses.items() if key in synsets)
        if len(word) >= _SHORTEST and senses and share / total >= least:
            chosen.add(word)
    return chosen


def _under(wordnet: WordNet, wanted: Class) -> set[SynsetKey]:
    """Return the synsets of a class."""
    below: dict[SynsetKey, list[SynsetKey]] = defaultdict(list)
    for key, synset in wordnet.synsets.items():
        for relation in synset.relations:
            if relation.name == HYPERNYM and key.part == "n":
                below[relation.to].append(key)
    out = {wordnet.nouns[noun] for noun in wanted.but}
    found: set[SynsetKey] = set()
    left = [wordnet.nouns[noun] for noun in wanted.under]
    while left:
        key = left.pop()
        if key not in found and key not in out:
            found.add(key)
            left += below[key]
    return found


if __name__ == "__main__":
    main()
