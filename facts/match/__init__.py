"""From a question to ranked matches: recall from the index, features, fitted weights."""

from facts.match.ranking import Ranked, rank
from facts.match.spelling import parse_corrected
from facts.match.topic import articles_about

__all__ = ["Ranked", "articles_about", "parse_corrected", "rank"]
