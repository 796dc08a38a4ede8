"""From a question to ranked matches: recall from the index, features, fitted weights."""

from facts.match.rank import Ranked, rank
from facts.match.spelling import understand

__all__ = ["Ranked", "rank", "understand"]
