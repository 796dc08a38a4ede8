"""Settings from the environment."""

import re
from pathlib import Path

import pytest

from bot.__main__ import MALFORMED, NO_ADDRESS, NOT_SET, PRIVATE_ADDRESS, main
from bot.settings import Settings, unknown_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Remove the settings of the machine that runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv("RAPPORTEUR_STORE", raising=False)


def test_only_the_token_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """All others have a default."""
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    settings = Settings()  # type: ignore[call-arg]
    assert settings.bot_token.get_secret_value() == "1:a"
    assert settings.admin_ids == frozenset()
    assert "1:a" not in repr(settings)


def test_an_env_file_is_read(tmp_path: Path) -> None:
    """The names are those of .env.example."""
    (tmp_path / ".env").write_text("BOT_TOKEN=2:b\nADMIN_IDS=5, 6,7\nTHRESHOLD=0.5\nPORT=\n")
    settings = Settings()  # type: ignore[call-arg]
    assert settings.admin_ids == {5, 6, 7}
    assert settings.threshold == 0.5
    assert settings.port == 8080


def test_the_store_has_one_name_and_an_older_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line's name counts first. A URL, which may hold a password, is never shown."""
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    for name in ("STORE", "RAPPORTEUR_STORE"):
        monkeypatch.setenv(name, f"postgresql://bot:s3cret@{name.lower()}.example/db")
        settings = Settings()  # type: ignore[call-arg]
        assert settings.store.endswith(f"{name.lower()}.example/db")
        assert "s3cret" not in repr(settings)


def test_the_example_names_every_setting() -> None:
    """Users only find settings that are documented there."""
    example = (Path(__file__).parents[2] / ".env.example").read_text()
    assert [name for name in Settings.model_fields if f"{name.upper()}=" not in example] == []


@pytest.mark.parametrize("token", [None, "", "  "])
def test_without_a_token_one_line_says_how_to_get_one(
    token: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It also says how to try the record without one."""
    if token is not None:
        monkeypatch.setenv("BOT_TOKEN", token)
    assert main([]) == 2
    assert capsys.readouterr().err == f"{NOT_SET}\n"
    assert "@BotFather" in NOT_SET
    assert "rapporteur chat" in NOT_SET


def test_a_webhook_needs_an_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Telegram must know where to post."""
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    assert main(["--webhook"]) == 2
    assert capsys.readouterr().err == f"{NO_ADDRESS}\n"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "seventy"),
        ("PORT", "70000"),
        ("ADMIN_IDS", "ada"),
        ("ADMIN_IDS", "@me"),
        ("ADMIN_IDS", "5 @me"),
        ("BOT_API_URL", "telegram.example.org"),
        ("BOT_API_URL", "ftp://telegram.example.org"),
        ("WEBHOOK_URL", "bot.example.org"),
        ("ACCESS", "everybody"),
        ("THRESHOLD", "1.5"),
        ("WORKERS", "no workers"),
        ("LOG_LEVEL", "LOUD"),
        ("WEBHOOK_SECRET", "with a space"),
        ("QUESTIONS_PER_MINUTE", "-3.25"),
    ],
)
def test_a_wrong_setting_is_named_without_its_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The value could be a secret in the wrong variable."""
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    monkeypatch.setenv(name, value)
    assert main([]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert name in told
    assert value not in told


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("ADMIN_IDS", "@me", "/admins"),
        ("BOT_API_URL", "telegram.example.org", "https://"),
        ("WEBHOOK_URL", "bot.example.org", "https://"),
    ],
)
def test_a_wrong_setting_comes_with_its_remedy(
    name: str,
    value: str,
    remedy: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It says what to write instead."""
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    monkeypatch.setenv(name, value)
    assert main([]) == 2
    assert remedy in capsys.readouterr().err


@pytest.mark.parametrize(
    "address",
    [
        "https://localhost",
        "https://127.0.0.1:8443",
        "https://10.1.2.3",
        "https://[::1]/",
        "https://pi.local",
    ],
)
def test_a_webhook_that_telegram_cannot_reach_is_reported_at_once(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line. An API server of one's own may reach it."""
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    monkeypatch.setenv("WEBHOOK_URL", address)
    assert main(["--webhook"]) == 2
    assert capsys.readouterr().err == f"{PRIVATE_ADDRESS}\n"


def test_a_public_webhook_is_none_of_these(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether by name or by number."""
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    for address in ("https://bot.example.org", "https://8.8.8.8", "https://localhost.example.org"):
        monkeypatch.setenv("WEBHOOK_URL", address)
        assert not Settings().webhook_is_private  # type: ignore[call-arg]


def test_records_have_names_and_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """The main one is that of RAPPORTEUR_STORE."""
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    monkeypatch.setenv("RAPPORTEUR_STORE", "a.db")
    monkeypatch.setenv("RECORDS", "sport=b.db, town=postgresql://u:p@h/d?schema=town")
    assert Settings().places == {  # type: ignore[call-arg]
        "main": "a.db",
        "sport": "b.db",
        "town": "postgresql://u:p@h/d?schema=town",
    }


@pytest.mark.parametrize(
    "records", ["sport", "sport=", "=b.db", "Sport=b.db", "main=b.db", "a=b.db a=c.db", "a b=c"]
)
def test_malformed_records_are_reported_without_their_places(
    records: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A place may hold a password."""
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    monkeypatch.setenv("RECORDS", records)
    assert main([]) == 2
    told = capsys.readouterr().err
    assert "RECORDS: " in told
    assert "b.db" not in told


def test_unknown_settings_are_named_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    """Older names and small letters are known. A file that cannot be read has no names."""
    file = tmp_path / ".env"
    file.write_text("ADMINIDS=5\nSTORE=x\nbot_token=1:a\nRAPPORTEUR_STORE=y\nQUITE_ELSE=1\n# X=1\n")
    assert unknown_settings() == [("ADMINIDS", "ADMIN_IDS"), ("QUITE_ELSE", None)]
    file.write_bytes(b"\xff\xfe\x00")
    assert unknown_settings() == []
    file.unlink()
    assert unknown_settings() == []


def test_every_setting_of_the_example_is_known(tmp_path: Path) -> None:
    """Also those that other programs read from the same file."""
    example = Path(__file__).parents[2] / ".env.example"
    active = re.sub(r"^#(?=[A-Z_]+=)", "", example.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file = tmp_path / ".env"
    file.write_text(active, encoding="utf-8")
    assert "\nRAPPORTEUR_TOKEN=" in active
    assert unknown_settings(file) == []


@pytest.mark.parametrize("token", ["x", "1:a b", "bot1:a", "https://t.me/x", "1:ü", '"1:a"'])
def test_a_malformed_token_is_reported_at_once(
    token: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bot does not ask Telegram, and does not repeat the value."""
    monkeypatch.setenv("BOT_TOKEN", token)
    assert main([]) == 2
    assert capsys.readouterr().err == f"{MALFORMED}\n"


def test_white_space_around_a_token_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copying may add it."""
    monkeypatch.setenv("BOT_TOKEN", " 1:a\n")
    assert Settings().bot_token.get_secret_value() == "1:a"  # type: ignore[call-arg]
