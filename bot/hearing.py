"""Recordings written down beside the event loop, where the extra `voice` is installed."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from facts import Heard, Transcriber
from facts.parts import has_part


class Hearing:
    """Understands recordings in threads of its own: none that answers waits for one."""

    def __init__(self, transcriber: Transcriber) -> None:
        self._transcriber = transcriber
        self._executor = ThreadPoolExecutor(transcriber.most, "hearing")

    async def hear(self, data: bytes) -> Heard:
        """Return what is said in a recording. Raises what `Transcriber.transcribe` does."""
        call = self._transcriber.transcribe
        return await asyncio.get_running_loop().run_in_executor(self._executor, call, data)

    def close(self) -> None:
        """Give up the recordings in hand, so that no thread keeps the process."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._transcriber.close()


def hearing() -> Hearing | None:
    """Return what understands recordings, None where it is not installed."""
    return Hearing(Transcriber()) if has_part("voice") else None
