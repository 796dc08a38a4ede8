"""Who speaks in interviews and transcripts: the label before what they say.

`ANA LEE: We saw nothing.` are two sentences. The first is the label of the second, and of all that
follows up to the next label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facts.extract.fact_builder import Name
from facts.models import Sentence, SentenceKind, Span
from facts.words.files import read_words
from facts.words.normalize import fold

_SHORTEST = 3
"""How many letters a name has at least: `Q` and `A` are none."""
_LONGEST = 60
_MARKS = " \t\n:.–—-*_•"


def speakers_by_label(sentences: Iterable[Sentence]) -> Iterator[tuple[int, Name]]:
    """Yield the index of each sentence that a label says somebody to speak, and who that is."""
    speaker: Name | None = None
    for sentence in sentences:
        if sentence.kind is SentenceKind.SPEAKER:
            speaker = _name_of(sentence)
        elif sentence.kind is SentenceKind.BODY and speaker is not None:
            yield sentence.index, speaker


def _name_of(label: Sentence) -> Name | None:
    """Return the person whom a label names; None for a role or a letter."""
    text = label.text
    end = min((at for at in map(text.find, ",([;:") if at > 0), default=len(text))
    start = len(text) - len(text.lstrip(_MARKS))
    words = text[start:end].rstrip(_MARKS)
    if sum(map(str.isalpha, words)) < _SHORTEST or len(words) > _LONGEST:
        return None
    if not words[0].isupper() or fold(words) in read_words("speaker_labels"):
        return None
    at = label.start + start
    return Name(words, Span(start=at, end=at + len(words)))
