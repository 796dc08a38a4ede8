"""The recogniser: which words are spoken, and in which language."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.vad import VadOptions, get_speech_timestamps
from numpy.typing import NDArray

from facts.speech.heard import Heard
from facts.speech.weights import read_weights

ENGLISH = "en"
SUREST = 0.7
"""How likely another language has to be: an accent is not one."""
_UNSURE = -1.0
"""Below this mean of the logarithms, the words are guessed: a noise, or somebody far away."""
_LONGEST_TEXT = 200
"""In tokens, for each half minute: nobody speaks faster, but a recogniser that runs wild does."""
_PAUSES = VadOptions(min_silence_duration_ms=2_000, speech_pad_ms=400)


class Recogniser:
    """Whisper, in memory. One thread uses one core."""

    def __init__(self) -> None:
        """Raise `WeightsDamaged` where the weights are not those that they should be."""
        self._model = WhisperModel(
            "base", device="cpu", compute_type="int8", cpu_threads=1, files=read_weights()
        )

    def heard(self, samples: NDArray[np.float32], names: Sequence[str] = ()) -> tuple[Heard, float]:
        """Return what is said in a recording, and how sure that is: the mean of the logarithms
        in the half minute of which the recogniser is least sure.

        With `names` that may be spoken, the recording must be in English.
        """
        # Where nobody speaks, Whisper writes what people often say.
        spoken = get_speech_timestamps(samples, _PAUSES)
        if not spoken:
            return Heard(), 0.0
        speech = np.concatenate([samples[each["start"] : each["end"]] for each in spoken])
        if not names:
            language, likelihood, _ = self._model.detect_language(speech)
            if language != ENGLISH and likelihood >= SUREST:
                return Heard(language=language), 0.0
        return self._in_english(speech, names)

    def _in_english(self, speech: NDArray[np.float32], names: Sequence[str]) -> tuple[Heard, float]:
        segments, _ = self._model.transcribe(
            speech,
            language=ENGLISH,
            beam_size=1,  # the least work: docs/decisions/speech.md
            temperature=0.0,  # at any other, the same recording could give other words
            condition_on_previous_text=False,
            without_timestamps=True,
            max_new_tokens=_LONGEST_TEXT,
            hotwords=", ".join(names) or None,
        )
        parts = [(each.text, each.avg_logprob) for each in segments]
        text = " ".join(told for told, certainty in parts if certainty >= _UNSURE)
        least = min((certainty for _, certainty in parts), default=_UNSURE)
        return Heard(" ".join(text.split()), ENGLISH), least
