"""Whether a sentence that does not answer a question is worth showing to who asked it."""

from __future__ import annotations

from facts.match.candidate_view import CandidateView
from facts.match.expand import Query
from facts.words.common import frequency_rank

_RARE = 0.5
"""How rare a word must be to tell what a question is about, compared with its rarest."""
_EVERYDAY = 7
"""Doublings of frequency: the hundred most frequent English words, such as `first` and `people`."""


def is_related(view: CandidateView) -> bool:
    """Return whether a sentence or its title has a word that tells what the question is about.

    What it shares with others is mostly a common word, such as `meeting`. A synonym does not count:
    who asks does not see why a sentence is shown.
    """
    return any(
        max(view.strength[i], view.title[i]) >= (0.01 if view.query.terms[i].corrected else 1.0)
        for i in _telling(view.query)
    )


def _telling(query: Query) -> list[int]:
    """Return the indices of the words that tell what a question is about: its rarest and its names.

    Only words that the record has can tell it. Names that stand everywhere do not, nor do everyday
    words, nor years beside other words. Where nothing is named, other rare words do. Those of an
    earlier question count only if this one has none.
    """
    telling = [i for i in range(len(query.terms)) if not _is_everyday(query, i)]
    own = [i for i in telling if not query.terms[i].optional] or telling
    own = [i for i in own if not query.terms[i].term.isdigit()] or own
    known = [i for i in own if _is_known(query, i)]
    weight = {i: query.terms[i].weight for i in own}
    rarest, rarest_known = (max((weight[i] for i in some), default=0.0) for some in (own, known))
    # A name tells it also where the record lacks another word of the question.
    names = [i for i in known if query.terms[i].name and weight[i] >= _RARE * rarest_known]
    rare = [i for i in known if weight[i] >= _RARE * rarest]
    return names + [i for i in rare if not names or weight[i] >= rarest_known]


def _is_known(query: Query, i: int) -> bool:
    """Return whether the record has a word, or one that it is a misspelling of."""
    each = query.terms[i]
    return each.known and (each.corrected or each.term in each.variants)


def _is_everyday(query: Query, i: int) -> bool:
    asked = query.question.terms[i]
    rank = frequency_rank(asked.word)
    return not asked.name and rank is not None and rank <= _EVERYDAY
