"""Sentences: exact spans, in order, broken where sentences end and nowhere else."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facts.errors import InputError
from facts.models import Article, SentenceKind
from facts.readers import read_text
from facts.readers.charset import CONTROL
from facts.text.lines import LIST_MARK
from facts.text.sentences import LONGEST_SENTENCE, sentence_spans, split

GOLD = Path(__file__).parents[2] / "benchmarks" / "data" / "sentences.txt"


def inside(text: str) -> list[str]:
    """The sentences of one paragraph."""
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.N. General Assembly met on Monday.", "It adopted the budget."],
        ["Amb. Ruth Oduya chaired the session.", "Gov. Ellis and Sen. Marsh attended."],
        ["Annex No. 5 lists the stations.", "No. 6 lists the thresholds."],
        ["The vote was at 10 a.m. on Friday.", "It ended at 4 p.m.", "Delegates left."],
        ["J. R. Harlan wrote the report.", "Critics of J. R. Harlan read it."],
        ["Corvid Holdings Inc. bought the line.", "The seller was Maren Lines Ltd.", "It sank."],
        ["He moved to the U.S. in 1998.", "She left the U.K.", "They met in the U.S.", "The end."],
        ["The U.S. Senate voted.", "The E.U. Council did not."],
        ['"Nobody objected," she said.', '"We were surprised."', "The mayor agreed."],
        ['"Did anyone object?" he asked.', "Nobody did."],
        ['"We lost everything!" cried Mr. Lund.', '"Where shall we go?"'],
        ["The bank (see Sec. 4.2) raised rates to 4.5 percent.", "Inflation fell."],
        ["The case Arva v. Tessin was decided on Jan. 5, 2021.", "The appeal failed."],
        ["The site news.example.org was down.", "Readers wrote to info@example.org."],
        ["Version 2.0 came in Dec. 2020.", "Version 2.1 followed."],
        ["Was it legal?", "The court will decide.", "No date was set!"],
        ["The delegates waited...", "Nothing happened."],
        ["He holds a Ph.D. in law.", "She has an M.A. in history."],
        ["Cllr. Ann Lund and Mgr. Pavel Novak spoke.", "It hums at 50 Hz.", "Ann left."],
        ["With her was Ir. Dr. Ana Sool.", "Ing. Pavel Ek, JUDr. Jan Roe and Eng. Ali Sool left."],
        ["The scheme was opened by Shri. Tarun B. Velkar and Smt. Ila Roe.", "They left."],
        ["It was sold to Maren Lines & Co.", "Tickets will cost more.", "Sailors of Roe Jr. left."],
        ["He asked Maren Lines Co. Chairman Ek.", "Roe Inc. Bank is idle.", "It closed."],
        ["In re Osmer Elec. Coop.", "The court of Tarn Cnty. Hosp. Dist. sat.", "It ruled."],
        ["Will the hon. Lady give way?", "My right hon. Friend, Maj-Gen. Ek, will.", "He did."],
        ["They sailed to Krk.", "The ferry came."],
        ["It is on show at 9 a.m. Nov. 3.", "The pump hums in D.", '"I like it," said Roe.'],
        ['So said Ann C. "A One" Roe.', "She left."],
        ["Lt. Gen. Marek Duda and Col. Ana Ruiz led it.", "It ended in Aug. 2022."],
        ["The law passed in Washington, D.C.", "The president signed it."],
        ["The chair (a lawyer) spoke.", "(The vice-chair did not.)", "It ended."],
        ["It reached 41.5 C.", "Schools closed."],
        ["Reports, e.g. annex 3, i.e. the last, were cut.", "Others, cf. annex 4, were not."],
        ["iPhone sales fell.", "eBay declined to comment."],
        ["今日は雨です。", "明日は晴れます。"],
        ["“My soul,” he said, “Jon Pott . . . what an honour.”", "He left."],
        ["We waited . . .", "Then it came. . . .", "It left."],
        ["Zap! Foods opened a shop.", "Wow!", "Critics loved it.", "Hoo! Media grew."],
        ["Stop!", "Police shouted.", "We won!", "The fans cheered."],
        ["„Ich komme.“", "Er ging.", "„Ja!“", "Sie lachte."],
        ["»Ja.«", "Er ging.", "›Nein.‹", "Sie kam."],
        ["« Nous venons. »", "Il part.", "«Da.»", "On ushol."],
        ["“The work goes on.", "It will end in May."],
        ["“In May it will end.”", "She left."],
    ],
)
def test_sentences_end_where_they_do(sentences: list[str]) -> None:
    """Abbreviations, initials, numbers, quotations and brackets do not end one."""
    joint = "" if sentences[0].endswith("。") else " "
    assert inside(joint.join(sentences)) == sentences


def test_the_gold_set_is_split_as_well_as_the_decision_says() -> None:
    """The share of flawless paragraphs in docs/decisions/sentence-splitter.md."""
    sys.path.insert(0, str(GOLD.parents[1]))
    try:
        sentence_splitters = importlib.import_module("sentence_splitters")
    finally:
        sys.path.pop(0)
    paragraphs = [sentences for part in sentence_splitters.gold() for sentences in part]
    precision, recall, flawless = sentence_splitters.score(inside, paragraphs)
    assert len(paragraphs) > 100
    assert precision >= 0.955
    assert recall >= 0.99
    assert flawless >= 0.95


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It adopted the plan./.", ["It adopted the plan."]),
        ("The plan passed.The chair left.", ["The plan passed.", "The chair left."]),
        ('"It is over."He left the hall.', ['"It is over."', "He left the hall."]),
        ("It rose.[12] It fell.", ["It rose.[12]", "It fell."]),
        ("He said “yes.” She left.", ["He said “yes.”", "She left."]),
        ("- First item here", ["First item here"]),
        ("1. First item here", ["1. First item here"]),
        ("***", []),
        ("", []),
    ],
)
def test_glued_closings_and_marks(text: str, sentences: list[str]) -> None:
    """What agencies and web pages leave at the ends of sentences."""
    assert inside(text) == sentences


def test_a_run_without_a_stop_is_cut_where_it_can_be_quoted() -> None:
    """At a clause or a word, each part within the limit."""
    text = ", ".join(f"value {n} of the long table" for n in range(300))
    parts = inside_article(text)
    assert len(parts) > 1
    assert all(len(part) <= LONGEST_SENTENCE for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def inside_article(text: str) -> list[str]:
    """The sentences of a whole article."""
    return [sentence.text for sentence in split(read_text(text))]


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            "The council met. | It rose 4.5 percent | U.N. | Amb. | No. | 5 | a.m. | (Photo: AP) | "
            "ROME (ANSA) – | date 2022-11-22 | Source: | By | \n | \n\n | \r\n | . | ./. | ? | ” | "
            "“ | ( | ) | - | 1. | • | # | budget | Budget | été | 国連。 | \t | \u2028 | \ufeff | "
            "\u00ad | photo caption: | Title:".split(" | ")
        ),
        st.text(max_size=12),
    ),
    max_size=40,
).map(" ".join)


def article(text: str) -> Article:
    """An article of a text as a reader would make it, or with no care at all."""
    return Article.of(text, title="Budget")


@given(TEXTS)
def test_sentences_are_exact_spans_in_order(text: str) -> None:
    """For any text: each reproduces its span, none overlaps, none is blank or padded."""
    last = 0
    for number, sentence in enumerate(split(article(text))):
        assert text[sentence.start : sentence.end] == sentence.text
        assert last <= sentence.start < sentence.end
        assert sentence.index == number
        assert sentence.text == sentence.text.strip()
        assert any(character.isalnum() or character == "_" for character in sentence.text)
        assert len(sentence.text) <= LONGEST_SENTENCE or sentence.kind is SentenceKind.CAPTION
        last = sentence.end


@given(st.text(max_size=300))
def test_inside_a_paragraph_no_letter_is_lost(text: str) -> None:
    """What no span covers holds no letter or digit, but for an item's mark."""
    covered = 0
    rest = ""
    for start, end in sentence_spans(text, 0, len(text)):
        rest += text[covered:start]
        covered = end
    rest += text[covered:]
    if not LIST_MARK.search(text):
        assert not any(character.isalnum() for character in rest)


@given(st.lists(st.sampled_from("budget council met on Monday the mayor left".split()), min_size=1))
def test_words_without_a_mark_of_layout_are_all_kept(words: list[str]) -> None:
    """An article of plain sentences loses nothing at all."""
    text = ". ".join(words) + "."
    assert "".join("".join(inside_article(text)).split()) == "".join(text.split())


@given(TEXTS)
@example("date 2022-11-22 \ufeff Budget\n\nThe council met.")
@example(": \n Source: It rose 4.5 percent")
@example("0\x1b \u2028 The council met.")
@example("0\x1f0 \n The council met.")
@example("It rose 4.5 percent \x1b \n The council met.")
def test_a_reader_and_the_splitter_agree(text: str) -> None:
    """The title that a reader finds is the title sentence without control characters, if there is
    one."""
    try:
        found = read_text(text)
    except InputError:
        return
    titles = [s for s in split(found) if s.kind is SentenceKind.TITLE]
    assert len(titles) <= 1
    assert split(found)
    for title in titles:
        assert " ".join(CONTROL.sub("", title.text).split()) == found.title
