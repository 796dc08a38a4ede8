"""The reader: its input, its files, and what it makes of a sentence."""

from __future__ import annotations

import builtins
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.errors import ReaderDamaged
from facts.library import Library
from facts.match.judge import FEATURES, Judge
from facts.match.reader import DIGESTS, FOLDER, TOKENS, WEIGHTS, Reader, Reading, _shipped
from facts.match.reader import reader as load_reader
from facts.match.reader_input import (
    BEFORE_TOKENS,
    SENTENCE_TOKENS,
    TITLE_TOKENS,
    TokenizedText,
    assemble,
    context_of,
    leans,
    tokenize_contexts,
)
from facts.models import Answer, Article
from tests.tries import tries

QUESTION = "Who is the treasurer of Oakbridge?"
RIGHT = "The treasurer of Oakbridge, Petra Lindqvist, presented the accounts."
WRONG = "The deputy treasurer of Oakbridge, Otto Brandt, was absent."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


class Numbers:
    """A tokenizer that knows only the special tokens."""

    def token_to_id(self, token: str) -> int:
        return {"[CLS]": 101, "[SEP]": 102}[token]


def test_input_is_question_sentence_and_context() -> None:
    parts = [
        TokenizedText([1], [(0, 1)]),
        TokenizedText([2, 3], [(0, 4), (5, 9)]),
        TokenizedText([4], [(0, 2)]),
    ]
    made = assemble(Numbers(), *parts)  # type: ignore[arg-type] # a stand-in
    assert made.ids == [101, 1, 102, 2, 3, 102, 4, 102]
    assert made.types == [0, 0, 0, 1, 1, 1, 0, 0]
    assert (made.first, made.places) == (3, [(0, 4), (5, 9)])


def test_input_without_a_context_ends_with_the_sentence() -> None:
    parts = [TokenizedText([1], []), TokenizedText([2], []), TokenizedText([], [])]
    made = assemble(Numbers(), *parts)  # type: ignore[arg-type] # a stand-in
    assert made.ids == [101, 1, 102, 2, 102]


def test_context_is_title_and_date() -> None:
    assert context_of("Dam opens", date(2024, 3, 9)) == "Dam opens · 9 March 2024"
    assert context_of("Dam opens", None) == "Dam opens"


def test_context_has_the_sentence_before_where_one_leans_on_it() -> None:
    """On a line of its own. A sentence that names all it says needs none."""
    told = context_of("Dam\nopens", None, "Its lawyer spoke.", "Orsa Power\nwas sued.")
    assert told == "Dam opens\nOrsa Power was sued."
    assert context_of("Dam opens", None, "Its lawyer spoke.", "") == "Dam opens"
    assert context_of("Dam opens", None, "Ann Moor spoke.", "Orsa Power was sued.") == "Dam opens"


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [
        ("The company sold the mill.", True),
        ("“We saw it,” said Moor.", True),
        ("HIS DEPUTY, Ann Moor, resigned.", True),
        ("Moor bought the mill.", False),
        ("Moor saw a shetland pony.", False),
        ("", False),
    ],
)
def test_a_sentence_leans_on_another_by_its_pronouns_and_its_first_noun(
    sentence: str, leaning: bool
) -> None:
    assert leans(sentence) is leaning


def test_the_lines_of_a_context_are_two_parts(reader: Reader) -> None:
    """Each is cut at its own length, and the mark between parts stands between them."""
    tokenizer = reader._tokenizer
    both, title, before = tokenize_contexts(
        tokenizer, ["dam opens\nshe spoke", "dam opens", "\nshe spoke"]
    )
    sep = tokenizer.token_to_id("[SEP]")
    assert both.ids == [*title.ids, *before.ids]
    assert before.ids[0] == sep
    (long,) = tokenize_contexts(tokenizer, ["dam " * 99 + "\n" + "spoke " * 99])
    assert len(long.ids) == TITLE_TOKENS + 1 + BEFORE_TOKENS


def test_reads_who_is_asked_for(reader: Reader) -> None:
    right, wrong = reader.read(QUESTION, [(RIGHT, ""), (WRONG, "")])
    assert right.relevance > wrong.relevance
    span = right.best(RIGHT)
    assert span is not None
    assert RIGHT[span.start : span.end] == "Petra Lindqvist"


def test_each_sentence_is_read_the_same_alone_or_among_others(reader: Reader) -> None:
    alone = reader.read(QUESTION, [(RIGHT, "")])[0]
    among = reader.read(QUESTION, [(WRONG * 3, ""), (RIGHT, ""), (WRONG, "Accounts")])[1]
    # Whole numbers of 8 bits depend a little on what else is in a batch.
    assert alone.relevance == pytest.approx(among.relevance, abs=1.0)


def test_files_that_were_changed_are_refused(tmp_path: Path) -> None:
    copy_files(tmp_path)
    with (tmp_path / WEIGHTS).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ReaderDamaged, match="not the file that this version was made with"):
        Reader.load(tmp_path)


@pytest.mark.parametrize("name", [WEIGHTS, TOKENS, DIGESTS])
def test_files_that_are_missing_or_cut_off_are_named(tmp_path: Path, name: str) -> None:
    """The message says which one, and how to do without the reader."""
    copy_files(tmp_path)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReaderDamaged, match=rf"{name} is not .*reader=False, --fast"):
        Reader.load(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ReaderDamaged, match=f"{name} cannot be read: No such file"):
        Reader.load(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"weights": 1}', "\ufffd"])
def test_a_judge_that_is_not_as_it_was_made_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "judge.json").write_text(content, encoding="utf-8")
    with pytest.raises(ReaderDamaged, match=r"judge\.json is not as it was made"):
        Judge.load(tmp_path / "judge.json")
    with pytest.raises(ReaderDamaged, match=r"nothing\.json cannot be read"):
        Judge.load(tmp_path / "nothing.json")


def copy_files(folder: Path) -> None:
    for name in (WEIGHTS, TOKENS, DIGESTS):
        shutil.copy(FOLDER / name, folder / name)


def test_files_fit_in_25_megabytes() -> None:
    assert sum((FOLDER / name).stat().st_size for name in (WEIGHTS, TOKENS)) <= 25_000_000
    assert json.loads((FOLDER / DIGESTS).read_text(encoding="utf-8")).keys() == {WEIGHTS, TOKENS}


def test_without_the_runtime_there_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def lacking(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("onnxruntime"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    _shipped.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(builtins, "__import__", lacking)
        assert load_reader() is None
    _shipped.cache_clear()


def test_a_prepared_library_has_loaded_its_reader(tmp_path: Path) -> None:
    with Library.open(tmp_path / "record.db", reader=False) as fast:
        _shipped.cache_clear()
        fast.prepare()
        assert _shipped.cache_info().currsize == 0
    with Library.open(tmp_path / "record.db") as library:
        library.prepare()
        assert _shipped.cache_info().currsize == 1


def test_threads_that_ask_at_once_load_one_reader() -> None:
    _shipped.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: load_reader(), range(4)))
    assert len(set(map(id, found))) == 1


sentences = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1, max_size=300
)


@settings(max_examples=tries(60), deadline=None)
@given(sentence=sentences, question=sentences)
def test_any_span_lies_in_its_sentence(reader: Reader, sentence: str, question: str) -> None:
    (reading,) = reader.read(question, [(sentence, "")])
    assert len(reading.places) <= SENTENCE_TOKENS
    span = reading.best(sentence)
    if span is not None:
        assert 0 <= span.start <= span.end <= len(sentence)


def reading(text: str, start: int, end: int, relevance: float = 3.0) -> Reading:
    """A reading that is sure of one stretch of the words of a text."""
    places = []
    at = 0
    for word in text.split(" "):
        places.append((at, at + len(word)))
        at += len(word) + 1
    starts = np.full(len(places), -9.0, np.float32)
    ends = starts.copy()
    starts[next(i for i, (a, _) in enumerate(places) if a == start)] = -0.1
    ends[next(i for i, (_, b) in enumerate(places) if b == end)] = -0.1
    return Reading(relevance, places, starts, ends)


JUDGE = Judge(0.5, 0.3, 1.0, tuple(0.0 for _ in FEATURES), 0.0, 0.5)


def test_the_value_that_the_reader_means_is_chosen() -> None:
    text = "Petra Lindqvist met Otto Brandt"
    chosen = JUDGE.choose(text, reading(text, 20, 31), [(0, 15, 2.0), (20, 31, 0.0)])
    assert (chosen.value, chosen.agree) == (1, True)


def test_the_readers_own_words_win_where_no_value_fits() -> None:
    text = "Petra Lindqvist met Otto Brandt"
    chosen = JUDGE.choose(text, reading(text, 20, 31), [(0, 15, 2.0)])
    assert chosen.value is None
    assert text[chosen.start : chosen.end] == "Otto Brandt"


ARTICLE = Article.of(f"{WRONG} {RIGHT} Nobody asked a question.", title="Oakbridge hears accounts")


def test_library_without_the_reader_is_as_the_trees_have_it(tmp_path: Path) -> None:

    with Library.open(tmp_path / "record.db", reader=False) as fast:
        fast.add(ARTICLE)
        plain = fast.ask(QUESTION, threshold=0.0)
    with Library.open(tmp_path / "record.db") as library:
        assert library.ask(QUESTION, threshold=0.0, effort=0) == plain


def test_library_answers_with_the_reader(tmp_path: Path) -> None:

    with Library.open(tmp_path / "record.db") as library:
        library.add(ARTICLE)
        found = library.ask(QUESTION)
        assert isinstance(found, Answer)
        assert found.short == "Petra Lindqvist"
        citation = found.citations[0]
        assert citation.short in citation.quote
        assert ARTICLE.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("text", "places", "whole"),
    [
        ("Votes: 15,310", [(7, 9), (9, 10), (10, 13)], "15,310"),
        ("It rose by 3.75 points.", [(11, 12), (12, 13), (13, 15)], "3.75"),
        ("In 2019, 310 came.", [(3, 7), (7, 8), (9, 12)], "310"),
        ("They were 310.", [(0, 4), (5, 9), (10, 13)], "310"),
    ],
)
def test_no_number_is_cut(text: str, places: list[tuple[int, int]], whole: str) -> None:
    """Where the network takes a part of a number, the whole is told."""
    sure = np.array([-9.0, -9.0, -0.1], np.float32)
    span = Reading(1.0, places, sure, sure).best(text)
    assert span is not None
    assert text[span.start : span.end] == whole
