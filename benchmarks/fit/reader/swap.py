"""Questions asked of another subject of the same article, which nothing there answers.

`When was the Orsa dammed?`, where the article tells it of the Velm only, and names both.
"""

from __future__ import annotations

import random
import re

from benchmarks.fit.reader.product import Asking
from facts.models import FactKind
from facts.words.normalize import content_terms

_NAMES = frozenset((FactKind.PERSON, FactKind.ORGANISATION, FactKind.COUNTRY, FactKind.PLACE))
_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:of |the |de |van )*[A-Z][\w'’-]+)*")
ALIKE = 0.4
"""From which share of the question's other words a sentence with the new name may answer."""


def ask_of_another(each: Asking, chance: random.Random) -> str | None:
    """Return the question with a name exchanged for another of its kind from the article; None
    where there is none, or where the article may answer that too."""
    if each.true is None:
        return None
    question, right = each.case.question, each.true[0]
    near = [o for o in each.options if o.article == each.article]
    kinds: dict[str, FactKind] = {}
    for option in near:
        for value in option.values:
            if value.kind in _NAMES and _NAME.fullmatch(value.text):
                kinds.setdefault(value.text, value.kind)
    own = [n for n in kinds if re.search(rf"\b{re.escape(n)}\b", question)]
    own += [
        n.split()[-1]
        for n, kind in kinds.items()
        if kind is FactKind.PERSON
        and n not in own
        and re.search(rf"\b{re.escape(n.split()[-1])}\b", question)
    ]
    if not own:
        return None
    name = max(own, key=len)
    kind = kinds.get(name, FactKind.PERSON)
    words = set(name.split())
    others = [
        n
        for n, k in kinds.items()
        if k is kind and words.isdisjoint(n.split()) and n not in right and n not in question
    ]
    chance.shuffle(others)
    rest = set(content_terms(question)) - set(content_terms(name))
    for other in others:
        last = other.split()[-1]
        told = [f"{o.context} {o.text}" for o in near if last in f"{o.context} {o.text}"]
        if any(_share(rest, text) >= ALIKE for text in told if right not in text):
            continue
        new = other if " " in name or kind is not FactKind.PERSON else last
        return re.sub(rf"\b{re.escape(name)}\b", new, question)
    return None


def _share(words: set[str], text: str) -> float:
    return len(words.intersection(content_terms(text))) / max(1, len(words))
