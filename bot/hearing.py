"""Recordings written down beside the event loop, where the extra `voice` is installed."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from facts import Heard, Library, QuestionError, Transcriber
from facts.parts import has_part


class Hearing:
    """Understands recordings in threads of its own: none that answers waits for one."""

    def __init__(self, transcriber: Transcriber) -> None:
        self._transcriber = transcriber
        self._executor = ThreadPoolExecutor(transcriber.most, "hearing")

    async def hear(self, data: bytes, library: Library) -> Heard:
        """Return what is said in a recording, with the names of the record that it may be about.

        Raises what `Transcriber.transcribe` does.
        """
        call = partial(self._transcriber.transcribe, data, names_for=partial(_names, library))
        return await asyncio.get_running_loop().run_in_executor(self._executor, call)

    def close(self) -> None:
        """Give up the recordings in hand, so that no thread keeps the process."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._transcriber.close()


def hearing() -> Hearing | None:
    """Return what understands recordings, None where it is not installed."""
    return Hearing(Transcriber()) if has_part("voice") else None


def _names(library: Library, heard: str) -> list[str]:
    try:
        return library.names(heard)
    except QuestionError:  # it is no question, or far too long
        return []
