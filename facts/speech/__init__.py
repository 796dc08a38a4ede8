"""Recordings to words, on this machine: what somebody asks aloud is written down.

docs/decisions/speech.md says which recogniser does it, and how well. The extra `voice` brings it.
"""

from __future__ import annotations

from facts.speech.heard import LARGEST_RECORDING, LONGEST_RECORDING, Heard
from facts.speech.transcriber import Transcriber

__all__ = ["LARGEST_RECORDING", "LONGEST_RECORDING", "Heard", "Transcriber"]
