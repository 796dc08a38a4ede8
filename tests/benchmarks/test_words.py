"""Synonyms and derived words from WordNet's files, on a few lines of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.words.__main__ import choose, choose_after_on, choose_antonyms
from benchmarks.words.bridges import AnsweredQuestion, count, read_table
from benchmarks.words.wordnet import Related, SynsetKey, WordNet
from facts.words.normalize import term

BUY, BUYER = SynsetKey("v", "02207206"), SynsetKey("n", "01114824")
_FILES = {
    "data.noun": f"{BUYER.offset} 04 n 01 buyer 0 001 + {BUY.offset} v 0101 | who buys",
    "data.verb": (
        "  1 The licence stands at the top.\n"
        f"{BUY.offset} 40 v 03 buy 0 purchase 0 take 0 001 + {BUYER.offset} n 0101 00 | get\n"
        "00000001 40 v 02 take 1 Paris 0 000 00 | take in any other sense"
    ),
    "data.adj": "",
    "data.adv": (
        "00000002 02 r 02 on_board 0 aboard 0 000 | on a ship\n"
        "00000003 02 r 02 on_the_spot 0 on_it 0 000 | there"
    ),
    "index.sense": (
        f"buy%2:40:00:: {BUY.offset} 1 30\n"
        f"buyer%1:18:00:: {BUYER.offset} 1 3\n"
        f"purchase%2:40:00:: {BUY.offset} 1 9\n"
        f"take%2:40:09:: {BUY.offset} 9 1\n"
        "take%2:40:01:: 00000001 1 400"
    ),
}


@pytest.fixture
def wordnet(tmp_path: Path) -> WordNet:
    """Return a WordNet of three synsets."""
    for name, text in _FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return WordNet(tmp_path)


def test_synsets_and_links_are_read(wordnet: WordNet) -> None:
    """A link joins two words; words of a synset are joined with each other."""
    found = set(wordnet.related())
    assert Related("synonym", "buy", BUY, "purchase", BUY) in found
    assert Related("derivation", "buy", BUY, "buyer", BUYER) in found
    assert not any(each.other == "buyer" for each in found if each.one == "purchase")


def test_a_share_is_of_all_uses_of_a_form(wordnet: WordNet) -> None:
    """`take` seldom means to buy; a sense that a word does not have is none of its use."""
    share = wordnet.shares(term)
    assert share("buy", BUY) == 1.0
    assert share("take", BUY) == pytest.approx(1.5 / 402)
    assert share("buy", BUYER) == 0.0


def test_only_common_meanings_are_chosen(wordnet: WordNet) -> None:
    """Each pair once, in alphabetical order; no names."""
    assert choose(wordnet) == ({("buy", "purchase")}, {("buy", "buyer")})


def test_a_bridge_leads_to_a_word_that_the_question_lacks(tmp_path: Path) -> None:
    """A word of the question that its sentence holds needs none."""
    path = tmp_path / "pairs.txt"
    path.write_text("# Source: none\nbuy purchase\nnation country\n", encoding="utf-8")
    question = frozenset({term("buy"), term("nation")})
    sentence = frozenset({term("purchase"), term("nation"), term("country")})
    asked = AnsweredQuestion(question, sentence, {term("purchase"): 0.25, term("country"): 0.5})
    assert count([asked], read_table(path)) == (1, 0.25)


def test_antonyms_are_chosen_by_the_senses_that_are_opposed(tmp_path: Path) -> None:
    """A pair is left out where one of the two words is seldom used in that sense."""
    (tmp_path / "data.verb").write_text(
        "00000011 38 v 01 rise 0 001 ! 00000012 v 0101 | go up\n"
        "00000012 38 v 01 fall 0 001 ! 00000011 v 0101 | go down\n"
        "00000013 38 v 01 give 0 001 ! 00000014 v 0101 | bend\n"
        "00000014 38 v 01 stand 0 001 ! 00000013 v 0101 | hold\n",
        encoding="utf-8",
    )
    for name in ("noun", "adj", "adv"):
        (tmp_path / f"data.{name}").write_text("", encoding="utf-8")
    (tmp_path / "index.sense").write_text(
        "rise%2:38:00:: 00000011 1 30\n"
        "fall%2:38:00:: 00000012 1 30\n"
        "give%2:38:00:: 00000013 9 0\n"
        "give%2:40:00:: 00000099 1 200\n"
        "stand%2:38:00:: 00000014 1 30\n",
        encoding="utf-8",
    )
    assert choose_antonyms(WordNet(tmp_path)) == {("fall", "rise")}


def test_fixed_phrases_with_on_are_of_two_words(wordnet: WordNet) -> None:
    """The second of them is no function word."""
    assert choose_after_on(wordnet) == {"board"}
