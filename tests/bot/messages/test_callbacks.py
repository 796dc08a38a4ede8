"""Callback data of buttons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import callbacks
from bot.messages.callbacks import pack, pattern, unpack

parts = st.lists(st.text(alphabet=st.characters(exclude_characters=":", codec="utf-8")), max_size=4)


@given(parts)
def test_packed_data_fit_and_come_back(texts: list[str]) -> None:
    """Data over Telegram's 64 bytes are refused at once."""
    if len(":".join(["q", *texts]).encode()) > callbacks.LIMIT:
        with pytest.raises(ValueError, match="64 bytes"):
            pack("q", *texts)
        return
    data = pack("q", *texts)
    assert 1 <= len(data.encode()) <= callbacks.LIMIT
    assert unpack(data) == tuple(texts)


def test_a_colon_in_a_part_is_refused() -> None:
    """It would come back as two parts."""
    with pytest.raises(ValueError, match="colon"):
        pack("q", "a:b")


def test_a_feature_matches_only_its_own_buttons() -> None:
    """Questions and admins do not share buttons."""
    data = pack(callbacks.ADMIN, "x")
    assert pattern(callbacks.ADMIN).match(data)
    assert not pattern(callbacks.QUESTIONS).match(data)


@pytest.mark.parametrize("data", [None, "", "q", "::::"])
def test_any_data_can_be_unpacked(data: str | None) -> None:
    """Old clients may send anything back."""
    assert isinstance(unpack(data), tuple)
