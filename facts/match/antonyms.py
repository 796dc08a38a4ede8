"""Whether a sentence says the opposite of what a question asks about.

`Who strengthened the law?` is not answered by `The council weakened the law`.
"""

from __future__ import annotations

from facts.match.candidate_view import CandidateView
from facts.question.stance import Stance
from facts.words.antonyms import antonyms
from facts.words.stances import NOT


def has_antonym(view: CandidateView, stance: Stance) -> bool:
    """Return whether an antonym is in a sentence in place of a word of the question.

    Nothing is concluded where one of the two is negated, or where the word itself is in the
    title or a neighbouring sentence.
    """
    if stance.negated or stance.denies or any(word.word in NOT for word in view.words):
        return False
    held = {word.term for word in view.words}
    asked = {each.term for each in view.query.terms}
    for i, each in enumerate(view.query.terms):
        if each.name or view.strength[i] or view.nearby[i]:
            continue
        opposites = antonyms(each.term)
        if not opposites.isdisjoint(held) and opposites.isdisjoint(asked):
            return True
    return False
