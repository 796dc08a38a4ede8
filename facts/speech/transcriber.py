"""Recordings written down, each in a process with limits; the processes live on for a while."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from typing import Self

from facts.isolation import LastingProcess
from facts.parts import require
from facts.speech.heard import LARGEST_RECORDING, Heard, too_large
from facts.speech.isolated import CODE, LONGEST_TIME, not_understood, raise_refusal

_MOST = 4
LONGEST_WAIT = 180.0
"""Seconds of the clock that one recording may take, on a busy machine too."""
LIVES_ON = 600.0
"""Seconds that a process is kept with the recogniser in memory while nobody speaks."""
_SURER = 0.05
"""By how much the mean of the logarithms must grow for a reading with names to be taken."""
_LONGEST_NAMES = 600
"""In characters: more would be cut off, and make the others count for less."""
NamesFor = Callable[[str], Sequence[str]]
"""Returns the names that may have been said, by what was heard without knowing them."""


def how_many() -> int:
    """Return how many recordings to understand at a time: half of the cores, for each takes one."""
    return max(1, min(_MOST, (os.cpu_count() or 1) // 2))


class Transcriber:
    """Writes down what is said in recordings. Safe to use from any thread.

    At most `most` recordings are in hand at a time, and others wait. A process starts when it is
    needed, loads the recogniser once, and ends when nothing was said for `lives_on` seconds.
    """

    def __init__(self, most: int | None = None, *, lives_on: float = LIVES_ON) -> None:
        """Raise `PartMissing` where the extra is not installed."""
        require("voice")
        self.most = most or how_many()
        self._lives_on = lives_on
        self._places = threading.Semaphore(self.most)
        self._lock = threading.Lock()
        self._free = [LastingProcess(CODE) for _ in range(self.most)]
        self._in_use: set[LastingProcess] = set()
        self._timer: threading.Timer | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def transcribe(self, data: bytes, *, names_for: NamesFor | None = None) -> Heard:
        """Return what is said in a recording: Ogg, MP3, MP4, WAV, FLAC and the like.

        `names_for`, such as `Library.names`, gets what was heard. With the names that it returns,
        the recording is heard once more, and what that gives is taken if it is surer. Raises
        `RecordingTooLong`, `WeightsDamaged`, and `RecordingError` for what cannot be decoded, or
        takes too long, and what `names_for` raises.
        """
        if len(data) > LARGEST_RECORDING:
            raise too_large()
        heard, certainty = self._heard(data)
        names = _bounded(names_for(heard.text)) if names_for is not None and heard.text else []
        if not names:
            return heard
        again, surer = self._heard(data, names)
        return again if again.text and surer >= certainty + _SURER else heard

    def _heard(self, data: bytes, names: Sequence[str] = ()) -> tuple[Heard, float]:
        request = json.dumps({"size": len(data), "names": names}).encode("ascii") + b"\n" + data
        with self._process() as process:
            answer = process.answer(request, time_limit=LONGEST_TIME, wait=LONGEST_WAIT)
        if answer is None:
            raise not_understood("it takes too much time or memory")
        reply = json.loads(answer)
        raise_refusal(reply)
        return Heard(**reply["heard"]), reply["certainty"]

    def close(self) -> None:
        """End all processes. Recordings in hand are given up."""
        with self._lock:
            self._closed = True
            self._end_idle()
            for each in self._in_use:
                each.kill()

    @contextmanager
    def _process(self) -> Iterator[LastingProcess]:
        with self._places:
            with self._lock:
                if self._closed:
                    raise not_understood("the program is being stopped")
                process = self._free.pop()  # the one used last, which has the recogniser
                self._in_use.add(process)
            try:
                yield process
            finally:
                with self._lock:
                    self._in_use.remove(process)
                    self._free.append(process)
                    if self._closed:
                        process.end()
                    else:
                        self._end_later()

    def _end_later(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(self._lives_on, self._nobody_speaks)
        self._timer.daemon = True
        self._timer.start()

    def _nobody_speaks(self) -> None:
        with self._lock:
            self._end_idle()

    def _end_idle(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        for each in self._free:
            each.end()


def _bounded(names: Sequence[str]) -> list[str]:
    """Return the first of the names, as many as count."""
    lengths = accumulate(len(each) + 2 for each in names)
    return [name for name, length in zip(names, lengths, strict=True) if length <= _LONGEST_NAMES]
