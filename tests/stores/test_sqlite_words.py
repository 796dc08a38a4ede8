"""An article's list of words comes out of its packet as it was put in, and is taken back whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import StoreDamaged
from facts.stores import open_store
from facts.stores.sqlite.word_lists import pack_words, unpack_words
from facts.testing.sharing import assert_whole, numbered

COUNTS = st.dictionaries(st.integers(1, (1 << 63) - 1), st.integers(1, 1 << 20), max_size=40)


@given(counts=COUNTS)
def test_packed_words_come_back(counts: dict[int, int]) -> None:
    """All of them, with their numbers of sentences."""
    assert unpack_words(pack_words(counts)) == counts


@given(packed=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(packed: bytes) -> None:
    """What is read has no word without a sentence, and is packed to what is read again."""
    with suppress(ValueError):
        counts = unpack_words(packed)
        assert all(count > 0 for count in counts.values())
        assert unpack_words(pack_words(counts)) == counts


@given(counts=COUNTS.filter(bool), cut=st.integers(1, 8))
def test_what_is_cut_off_is_missed(counts: dict[int, int], cut: int) -> None:
    """A packet without its end is not taken for the whole."""
    with suppress(ValueError):
        assert unpack_words(pack_words(counts)[:-cut]) != counts


def test_common_words_take_two_bytes_each() -> None:
    """Their keys are low, since they were met first."""
    assert len(pack_words(dict.fromkeys(range(1, 8_000, 100), 1))) <= 2 * 80


@pytest.mark.parametrize("words", [b"\x80", b"\x01\x00", b"\x02\x00", b"\xfe\xff\x7f", None, "{}"])
def test_an_article_whose_words_are_damaged_stays(tmp_path: Path, words: object) -> None:
    """Removing it would leave wrong counts: the error says what is damaged, nothing changes."""
    path, one = tmp_path / "record.db", numbered("any", 1)
    with open_store(path) as store:
        store.add(one)
    with closing(sqlite3.connect(path)) as connection:
        if words is None:
            connection.execute("DELETE FROM word")
        else:
            connection.execute("UPDATE body SET words = ?", (words,))
        connection.commit()
    with open_store(path) as store:
        with pytest.raises(StoreDamaged, match="index"):
            store.remove(one.article.id)
        assert_whole(store, one)
        assert list(store.check())
