"""Questions without a matter of their own: `When?`, `Where did that happen?`, `Who is she?`.

Some ask about what the question before them asks about, and can be completed from it. Others point
at its answer, which is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.question.word_runs import AUXILIARY, WH, Words, run_of

JOINING = frozenset("and but also so".split())
ASKING_WITH = frozenset(
    "about at by for from in long many much of often on since to until with".split()
)
"""What stands beside a question word: `by whom`, `how many`."""
_TIMES = frozenset("date day month time year".split())
_MOST_ASKING = 3
_EVENT = frozenset("it that this".split())
"""Words that may stand for all that a question is about."""
_HAPPENING = frozenset(
    "done exactly happen happened happening occur occurred place precisely take taken took".split()
)
_OTHERS = frozenset(
    "after any anyone before else he her him one ones other others she so them these they those "
    "which who".split()
)
_FOR_WHY = frozenset({("how", "come"), ("what", "for"), ("for", "what", "reason")})
_WHICH = frozenset({"what", "which"})
_NO_EVENT = frozenset({("what",), ("which",)})
"""These ask for a thing, and `what is that` for what the answer has named."""


def asking_words(words: Sequence[str]) -> str | None:
    """Return the words with which a question asks about all that the one before it is about.

    That is `when` for `And when?`, `When was that?` and `When did it happen?`. Other questions,
    such as `When was it opened?`, are None.
    """
    asked = list(words[run_of(list(words), JOINING) :])
    if tuple(asked) in _FOR_WHY:
        return "why"
    end = run_of(asked, WH | ASKING_WITH | _TIMES)
    asked, rest = asked[:end], asked[end:]
    if not 0 < len(asked) <= _MOST_ASKING or WH.isdisjoint(asked):
        return None
    if rest and not (_points_at_event(rest) and tuple(asked) not in _NO_EVENT):
        return None
    # `In what year did that happen?` has no place for what happened, and `when` has.
    return " ".join(asked) if _TIMES.isdisjoint(asked) or _WHICH.isdisjoint(asked) else "when"


def only_points(text: str) -> bool:
    """Return whether a question has only words that ask and that point at something.

    Where `asking_words` cannot be completed, it is not known what such a question is about. A word
    in capitals may be a name: `WHO?`
    """
    given = Words(text)
    words = given.words
    if any(given.typed(i).isupper() and len(word) > 1 for i, word in enumerate(words)):
        return False
    pointing = _EVENT | _OTHERS
    known = JOINING | WH | ASKING_WITH | _TIMES | AUXILIARY | _HAPPENING | pointing
    return known.issuperset(words) and not (WH | pointing).isdisjoint(words)


def _points_at_event(rest: Sequence[str]) -> bool:
    """Return whether words after a question word only say that something is so: `did it happen`."""
    helped = rest[0] in AUXILIARY
    if helped and rest[1:2] and rest[1] not in _EVENT:
        return False
    return _HAPPENING.issuperset(rest[2 * helped :]) and (not helped or len(rest) > 1)
