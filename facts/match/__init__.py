"""From a question to ranked matches: recall from the index, features, fitted weights."""

from facts.match.rank import Ranked, rank

__all__ = ["Ranked", "rank"]
