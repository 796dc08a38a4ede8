"""The sound of a recording as numbers, from the bytes that a stranger sent."""

from __future__ import annotations

import io

import av
import numpy as np
from numpy.typing import NDArray

from facts.errors import RecordingError
from facts.speech.heard import LONGEST_RECORDING, too_long

RATE = 16_000
"""Numbers in a second, as the recogniser wants them."""
_OPTIONS = {
    # A list of files to play is no recording: it would have the decoder open what it names.
    "format_whitelist": "ogg,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,wav,flac,aac,amr",
    "protocol_whitelist": "",
}
_LOUDEST = 32_768.0


def decode(data: bytes) -> NDArray[np.float32]:
    """Return the first sound track of a recording, of both ears together, from -1 to 1.

    What the file claims of its length counts for nothing. Raises `RecordingTooLong` as soon as more
    was decoded than may be, and `RecordingError` where there is no sound.
    """
    parts: list[NDArray[np.int16]] = []
    left = (LONGEST_RECORDING + 1) * RATE  # whoever records sees whole seconds
    try:
        with av.open(
            io.BytesIO(data), "r", options=_OPTIONS, metadata_errors="ignore"
        ) as container:
            if not container.streams.audio:
                raise no_sound()
            resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
            for frame in container.decode(audio=0):
                for each in resampler.resample(frame):
                    parts.append(_numbers(each))
                    left -= each.samples
                if left < 0:
                    raise too_long()
            parts += [_numbers(each) for each in resampler.resample(None)]
    except (av.FFmpegError, ValueError, OSError):
        if not parts:
            raise no_sound() from None
        # What can be heard of one that breaks off is enough to tell what was heard.
    if not parts:
        raise no_sound()
    return np.concatenate(parts).astype(np.float32) / _LOUDEST


def _numbers(frame: av.AudioFrame) -> NDArray[np.int16]:
    return np.asarray(frame.to_ndarray(), np.int16).reshape(-1)


def no_sound() -> RecordingError:
    """Return the error for bytes in which there is nothing to hear."""
    return RecordingError(
        "The recording cannot be heard",
        why="it is damaged, or holds no sound",
        remedy="Record it again, or type the question",
    )
