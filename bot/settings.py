"""The settings of the bot, from the environment or a `.env` file."""

from __future__ import annotations

import difflib
import ipaddress
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import platformdirs
from dotenv import dotenv_values
from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from facts import FetchError, PrivateHosts

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
OFFICIAL_API = "https://api.telegram.org"
_USER_ID = re.compile(r"[1-9][0-9]{0,15}")
MAIN = "main"
"""The name of the record that is asked where no other was chosen."""
_RECORD_NAME = re.compile(r"[a-z][a-z0-9-]{0,19}")
_ADDRESS = re.compile(r"https?://[^/\s]+", re.IGNORECASE)
_ENV_FILE = Path(".env")
_OF_OTHERS = ("RAPPORTEUR_TOKEN", "POSTGRES_PASSWORD")
"""Settings in the same file that `rapporteur serve` and compose.yaml read."""
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def _data_file(name: str) -> Path:
    return platformdirs.user_data_path("rapporteur") / name


class Settings(BaseSettings):
    """The bot's settings. Only `bot_token` is required.

    Each is read from the environment variable of its name in capitals (`BOT_TOKEN`), then from
    `.env` in the working directory. `.env.example` explains them.
    """

    model_config = SettingsConfigDict(
        env_file=_ENV_FILE,
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
        populate_by_name=True,
    )

    bot_token: SecretStr
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    access: Literal["open", "members"] = "open"
    store: str = Field(
        default_factory=lambda: str(_data_file("record.db")),
        # The command line's name for it, and the one that the bot had before.
        validation_alias=AliasChoices("RAPPORTEUR_STORE", "STORE"),
        repr=False,  # a URL may hold a password
    )
    records: str = Field(default="", repr=False)
    state: str = Field(default_factory=lambda: str(_data_file("bot.db")), repr=False)
    rapporteur_web: str | None = None
    threshold: Annotated[float, Field(ge=0, le=1)] | None = None
    reader: bool = True
    allow_private_hosts: str = ""
    watch_every: Annotated[float, Field(ge=1, le=10_080)] = 30

    bot_api_url: str = OFFICIAL_API
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    listen: str = "0.0.0.0"  # noqa: S104 (a container is reached from outside)
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    monitor_port: Annotated[int, Field(ge=0, le=65535)] | None = None
    monitor_listen: str = "127.0.0.1"
    monitor_token: SecretStr | None = None

    workers: Annotated[int, Field(ge=1, le=64)] = 4
    concurrent_updates: Annotated[int, Field(ge=1, le=1024)] = 64
    questions_per_minute: Annotated[float, Field(gt=0)] = 20
    question_burst: Annotated[int, Field(ge=1)] = 10
    most_waiting: Annotated[int, Field(ge=1)] = 100
    messages_per_second: Annotated[float, Field(gt=0)] = 30
    group_messages_per_minute: Annotated[float, Field(gt=0)] = 20
    stop_within: Annotated[float, Field(gt=0)] = 25
    typing_after: Annotated[float, Field(ge=0)] = 0.7

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["auto", "json", "console"] = "auto"

    @field_validator("bot_token", mode="before")
    @classmethod
    def _whole(cls, value: Any) -> Any:
        """Remove the white space that copying adds. An empty token counts as not set."""
        if not isinstance(value, str):
            return value
        token = value.strip()
        if not token:
            raise PydanticCustomError("missing", "it is empty")
        if not _TOKEN.fullmatch(token):
            raise PydanticCustomError("malformed", "a token is digits, a colon, and letters")
        return token

    @field_validator("webhook_secret", mode="before")
    @classmethod
    def _sendable(cls, value: Any) -> Any:
        if isinstance(value, str) and not _SECRET.fullmatch(value):
            raise PydanticCustomError("malformed", "1 to 256 of A-Z a-z 0-9 _ and - are needed")
        return value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        if isinstance(value, str):
            parts = value.replace(",", " ").split()
            if not all(_USER_ID.fullmatch(part) for part in parts):
                raise PydanticCustomError(
                    "malformed",
                    "it takes numbers, not names. The bot tells you yours in answer to /admins",
                )
            return frozenset(parts)
        return frozenset([value]) if isinstance(value, int) else value

    @field_validator("allow_private_hosts")
    @classmethod
    def _hosts(cls, value: str) -> str:
        try:
            PrivateHosts.parse(value)
        except FetchError as error:
            raise PydanticCustomError("malformed", "{why}", {"why": error.why}) from None
        return value

    @field_validator("records")
    @classmethod
    def _records(cls, value: str) -> str:
        names = []
        for name, place in _named_places(value):
            if not place or not _RECORD_NAME.fullmatch(name):
                raise PydanticCustomError(
                    "malformed",
                    "it takes NAME=PLACE for each record, with names of up to 20 small letters and "
                    "digits, such as sport=/var/lib/rapporteur/sport.db",
                )
            names.append(name)
        if MAIN in names or len(set(names)) < len(names):
            raise PydanticCustomError(
                "malformed",
                "each name may stand once, and “main” is the record of RAPPORTEUR_STORE",
            )
        return value

    @property
    def places(self) -> dict[str, str]:
        """The places of all records by their names."""
        return {MAIN: self.store, **dict(_named_places(self.records))}

    @property
    def private_hosts(self) -> PrivateHosts:
        """The hosts of private networks that may be fetched."""
        return PrivateHosts.parse(self.allow_private_hosts)

    @field_validator("bot_api_url", "webhook_url", "rapporteur_web")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if not value:
            return value
        if not _ADDRESS.match(value):
            raise PydanticCustomError(
                "malformed", "it needs http:// or https:// and a host, such as https://example.org"
            )
        return value.rstrip("/")

    @property
    def webhook_is_private(self) -> bool:
        """Whether only this machine or its network knows the host of the webhook's address.

        An API server of one's own may reach it. Telegram's cannot.
        """
        host = urlsplit(self.webhook_url or "").hostname or ""
        try:
            return not ipaddress.ip_address(host).is_global
        except ValueError:
            return host == "localhost" or host.endswith((".localhost", ".local", ".internal"))


def _named_places(value: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the place of each record in a setting."""
    for entry in value.replace(",", " ").split():
        name, _, place = entry.partition("=")
        yield name, place


def unknown_settings(path: Path = _ENV_FILE) -> list[tuple[str, str | None]]:
    """Return the names in the file that are no settings, each with the one that may be meant."""
    known = dict.fromkeys([*(alias.upper() for alias in _names()), *_OF_OTHERS])
    try:
        given = dotenv_values(path, encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    found = [name for name in given if name.upper() not in known]
    near = {name: difflib.get_close_matches(name.upper(), known, 1) for name in found}
    return [(name, next(iter(near[name]), None)) for name in found]


def _names() -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        choices = alias.choices if isinstance(alias, AliasChoices) else [name]
        yield from (choice for choice in choices if isinstance(choice, str))
