"""The encoding of a text that declares none: the one in which it reads most like writing."""

from __future__ import annotations

import codecs
import re

from facts.readers.likelihood import cost

C1 = re.compile(r"[\x80-\x84\x86-\x9f]")
"""Control characters that no text has. A text that shows them was read in a wrong encoding."""
# What an encoding costs by itself, as in facts/readers/likelihood.py: Windows-1252 is the most
# frequent by far. Those that are part of another one are left out.
_CANDIDATES = {
    "cp1252": 0,
    **dict.fromkeys("cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257".split(), 20),
    **dict.fromkeys("iso8859-2 iso8859-5 iso8859-6 iso8859-7 iso8859-8".split(), 20),
    **dict.fromkeys("iso8859-13 iso8859-15 koi8-r".split(), 20),
    **dict.fromkeys("koi8-u mac-roman cp866 cp874".split(), 30),
    **dict.fromkeys("gb18030 big5 cp932 euc_jp cp949".split(), 30),
}
_SAMPLE = 800  # bytes beyond ASCII that are looked at
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_BESIDE = 2  # bytes on either side: a neighbour, or the ASCII half of a character and a neighbour
_ASCII = bytes(range(0x80))
_PROBE = 100_000  # bytes in which those beyond ASCII are counted
_FEW = 0.2  # as a share of the bytes; French has about 0.1, Polish too, Russian 0.8
_MOST = 95  # what a byte of writing costs at most on average; one of random bytes costs about 115
_ALLOWANCE = 10  # bytes; the average of a few says little


def likeliest(data: bytes) -> str | None:
    """Decode a text in its likeliest encoding; return None where nothing reads like writing.

    Text that is mostly ASCII is always read: its odd characters may be ornaments.
    """
    sample, amount = _sample(data)
    limit = _MOST * (amount + _ALLOWANCE)
    for costs, encoding in _ranked(sample):
        if costs > limit and not _is_mostly_ascii(data):
            return None
        text = decoded(data, encoding)
        if text is not None:
            return text
    return None


def decoded(data: bytes, encoding: str) -> str | None:
    """Decode a text in an encoding; return None where it cannot be in it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if C1.search(text) else text


def _is_mostly_ascii(data: bytes) -> bool:
    probe = data[:_PROBE]
    return len(probe.translate(None, _ASCII)) <= len(probe) * _FEW


def _ranked(sample: bytes) -> list[tuple[int, str]]:
    """Return the encodings that a sample can be in, the likeliest first, with their costs."""
    costs = []
    for encoding, itself in _CANDIDATES.items():
        try:
            # The sample may end inside a character.
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        if not C1.search(text):
            costs.append((itself + cost(text, encoding), encoding))
    return sorted(costs, key=lambda each: each[0])


def _sample(data: bytes) -> tuple[bytes, int]:
    """Return the first bytes beyond ASCII with their neighbours, and how many they are."""
    parts: list[bytes] = []
    amount = end = 0
    for run in _BEYOND_ASCII.finditer(data):
        begin = max(run.start() - _BESIDE, end)
        if begin > end:
            parts.append(b"\n")
        stop = min(run.end(), run.start() + _SAMPLE - amount)
        end = stop + _BESIDE
        parts.append(data[begin:end])
        amount += stop - run.start()
        if amount >= _SAMPLE:
            break
    return b"".join(parts), amount
