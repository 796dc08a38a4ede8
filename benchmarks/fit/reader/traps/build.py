"""From marked sentences to groups."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.fit.reader.groups import Group, Passage
from benchmarks.fit.reader.traps.names import World

OPEN, CLOSE = "«", "»"
ADORNED = 0.45
"""How many sentences begin or end with something that has no bearing."""


def passage(world: World, marked: str, *, context: str = "") -> Passage:
    """Return the passage of a sentence whose answer, if it has one, is marked."""
    text = _adorn(world, marked)
    text = text[0].upper() + text[1:] if text[0] != OPEN else OPEN + text[1].upper() + text[2:]
    start, end = text.find(OPEN), text.find(CLOSE)
    plain = text.replace(OPEN, "").replace(CLOSE, "")
    if start < 0:
        return Passage(plain, context)
    return Passage(plain, context, start, end - 1)


def _adorn(world: World, marked: str) -> str:
    end = marked[-1] if marked[-1] in '.!?"' else ""
    body = marked.removesuffix(end) if end == "." else marked
    if world.maybe(ADORNED) and world.lead and not body.startswith('"'):
        bare = body.lstrip(OPEN)
        word = bare.split(" ", 1)[0]
        if word in _LOWERED:
            body = body.replace(word, word.lower(), 1)
        body = world.lead + body
    if world.maybe(ADORNED) and not body.endswith('"'):
        body += world.tail
    return body if body.endswith('"') else body + "."


_LOWERED = frozenset(
    "The A An It Its His Her He She In On At By No None Some Most All Both When While After "
    "Before There Neither Nobody Not As For From Only People Unlike Without".split()
)


def groups(
    world: World,
    questions: Sequence[str],
    right: Sequence[str],
    wrong: Sequence[str],
    *,
    context: str = "",
    right_context: str | None = None,
) -> list[Group]:
    """Return a group with the right sentence and a trap, and one with a trap alone.

    Of all the ways to ask and to say it, one each is taken.
    """
    question = ask(world, world.pick(*questions))
    own = context if right_context is None else right_context
    traps = [
        passage(world, each.replace(OPEN, "").replace(CLOSE, ""), context=context)
        for each in world.chance.sample(list(wrong), min(2, len(wrong)))
    ]
    found = []
    if right:
        first = passage(world, world.pick(*right), context=own)
        found.append(Group(question, (first, *traps[:1])))
    if traps:
        found.append(Group(question, tuple(traps[-1:])))
    return found


def ask(world: World, question: str) -> str:
    """Return the question as people type it, now and then carelessly."""
    if world.maybe(0.08):
        question = question.rstrip("?")
    if world.maybe(0.06):
        question = question.lower()
    if world.maybe(0.05):
        question = world.pick("tell me ", "please, ", "do you know ", "i want to know ") + (
            question[0].lower() + question[1:]
        )
    return question
