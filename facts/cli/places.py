"""Where the command line keeps its files."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VARIABLE = "RAPPORTEUR_STORE"
"""The environment variable that names the store where `--store` does not."""


def user_data(name: str) -> Path:
    """A file in the user's data folder, which the bot shares."""
    return platformdirs.user_data_path("rapporteur") / name


def store_named(option: str | None) -> str:
    """The store's path or URL: the option's, else the environment's, else the user's own."""
    if option is not None:
        return option
    return os.environ.get(VARIABLE) or str(user_data("record.db"))


def shown(store: str) -> str:
    """A store's path or URL without the user and password that a URL may hold."""
    scheme, separator, rest = store.partition("://")
    if not separator:
        return store
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path.partition('?')[0]}"
