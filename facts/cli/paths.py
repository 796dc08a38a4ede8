"""The files of the command line."""

from __future__ import annotations

import os
from pathlib import Path

STORE_VARIABLE = "RAPPORTEUR_STORE"
"""The environment variable that names the store if `--store` is not given."""


def user_data_path(name: str) -> Path:
    """Return the path of a file in the user's data folder, which the bot uses too."""
    import platformdirs  # here, since `--help` need not wait for it

    return platformdirs.user_data_path("rapporteur") / name


def store_url(option: str | None) -> str:
    """Return the store's path or URL: of the option, else the environment, else the default."""
    if option is not None:
        return option
    return os.environ.get(STORE_VARIABLE) or str(user_data_path("record.db"))


def without_credentials(store: str) -> str:
    """Return a store's path or URL without the user name, password and options of a URL."""
    scheme, separator, rest = store.partition("://")
    if not separator:
        return store
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path.partition('?')[0]}"
