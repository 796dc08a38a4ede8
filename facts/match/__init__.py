"""From a question to ranked matches: recall from the index, features, fitted weights."""

from facts.match.ranking import Ranked, rank
from facts.match.spelling import parse_corrected

__all__ = ["Ranked", "parse_corrected", "rank"]
