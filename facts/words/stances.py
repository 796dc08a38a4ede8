"""Words that say how far what follows them is so: denying, failing, planning, alleging and others.

Each class is a file of facts/data/words. Extraction looks for them in a sentence, and matching in
a question, so that both agree on which words they are.
"""

from __future__ import annotations

from facts.models import Modality
from facts.words.files import read_words

DENYING = read_words("denying")
REJECTING = read_words("rejecting")
ABANDONING = read_words("abandoning")
"""Verbs of giving up a plan."""
FAILING = read_words("failing")
PLANNING = read_words("planning")
ATTEMPTING = read_words("attempting")
DEMANDING = read_words("demanding")
ALLEGING = read_words("alleging")
SUPPOSING = read_words("supposing")
EXCEPTING = read_words("excepting")
"""Words by which something is not so for what they name: `exempt`, `absent`, `except`."""
EXCLUDING = read_words("excluding")
"""Words by which all else is left out: `only`, `alone`."""
OPPOSING = read_words("opposing")
"""Words of being against something."""
PERSISTING = read_words("persisting")
"""Words by which something stays as it was: `remain`, `spare`."""
RETRACTING = read_words("retracting")
"""Verbs of taking back what was said: it is denied, by whoever said it."""

BY_MODALITY = {
    Modality.DENIED: DENYING | REJECTING,
    Modality.PLANNED: PLANNING,
    Modality.POSSIBLE: ATTEMPTING | SUPPOSING,
    Modality.DEMANDED: DEMANDING,
    Modality.ALLEGED: ALLEGING,
}
"""The words after which something has a modality."""

NOT = frozenset("not n't never neither nor no none nobody nothing nowhere cannot".split())
"""Words that negate a clause."""
