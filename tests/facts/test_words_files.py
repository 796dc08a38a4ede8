"""The word files: each names its source, is in order, and holds no entry twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.words.files import FOLDER, read_pairs, read_words

FILES = sorted(FOLDER.glob("*.txt"))
EACH_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
PAIRS = ["synonyms", "derivations", "antonyms"]


def test_there_are_word_files() -> None:
    """Or the tests below would hold nothing."""
    assert {path.stem for path in FILES} >= set(PAIRS)


def entries(path: Path) -> list[str]:
    """Return the lines of a file after its head."""
    return [line for line in lines(path) if not line.startswith("#")]


def lines(path: Path) -> list[str]:
    """Return all lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


@EACH_FILE
def test_the_first_line_names_the_source(path: Path) -> None:
    """As `# Source: ...`. Comments stand at the top only."""
    head = [line.startswith("#") for line in lines(path)]
    assert head == sorted(head, reverse=True)
    name, _, source = lines(path)[0].partition(": ")
    assert name == "# Source"
    assert len(source.split()) >= 2


@EACH_FILE
def test_a_hand_written_list_has_a_rule(path: Path) -> None:
    """As `# Rule: ...` in the second line: by it, anyone can say whether a word belongs there."""
    source, rule, *_ = lines(path)
    if "hand-written" in source:
        name, _, text = rule.partition(": ")
        assert name == "# Rule"
        assert len(text.split()) >= 5


@EACH_FILE
def test_entries_are_in_order_and_unique(path: Path) -> None:
    """Without case, accents or spaces that the eye does not see."""
    found = entries(path)
    assert found == sorted(set(found))
    assert found == [" ".join(line.split()) for line in found]
    assert all(found)


@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_stands_in_one_order_and_one_file(name: str) -> None:
    """So that it cannot be there twice."""
    found = read_pairs(name)
    assert all(one < other for one, other in found)
    others = {pair for each in PAIRS if each != name for pair in read_pairs(each)}
    assert not others & set(found)


def test_words_are_read_without_comments() -> None:
    """A list's entries are those of its file."""
    for path in FILES:
        assert read_words(path.stem) == set(entries(path))
