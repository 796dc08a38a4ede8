"""`ask`: answers and "not found", in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facts.cli.render import CORRECTED
from facts.cli.small_talk import REPLIES
from facts.library import Library
from facts.models import Remark
from tests.cli.runs import TONGA, TONGA_ANSWER, UNANSWERED, Cli, process

CITATION_KEYS = {
    "sentence", "start", "end", "article_id", "title", "source", "published", "url", "short",
    "kind", "normal", "unit", "date_in_words", "index", "page",
}  # fmt: skip
SPONSORS = "How many member states co-sponsored the resolution on the Pacific Islands Forum?"


def asked(cli: Cli, *argv: str, code: int = 0) -> dict[str, Any]:
    """Return the object that `ask --json` prints. It must print nothing else."""
    run = cli("ask", "--json", *argv)
    assert run.code == code
    assert run.err == ""
    assert run.out.count("\n") == 1
    value = json.loads(run.out)
    assert isinstance(value, dict)
    return value


def test_an_answer_is_short_quoted_and_cited(cli: Cli, full: Path) -> None:
    """The short answer, the sentence word for word, title, source, date and id; exit code 0."""
    run = cli("ask", TONGA)
    assert (run.code, run.err) == (0, "")
    lines = run.out.splitlines()
    with Library.open(full) as library:
        article = next(a for a in library.articles() if "Pacific Islands" in a.title)
        texts = [s.text for s in library.sentences(article.id)]
    assert lines[0] == TONGA_ANSWER
    assert lines[1].strip().strip("“”") in texts
    assert lines[2].strip() == article.title
    assert lines[3].split(" · ") == [f"  {article.source}", "15 November 2022", article.id]


def test_a_correction_is_shown_with_what_it_corrects(cli: Cli, tmp_path: Path) -> None:
    """In words after the answer, in JSON under its own key."""
    for day, head, count in ((8, "", "Nine"), (9, "CORRECTED: ", "Seven")):
        file = tmp_path / f"{day}.txt"
        body = f"{count} miners were injured in the fire at Tolva."
        place = f"TOLVA, {day} January 2025 (Norden Wire) – "
        file.write_text(f"{head}Mine fire at Tolva\n\n{place}{body}\n", encoding="utf-8")
        assert cli("add", str(file)).code == 0
    question = "How many miners were injured in the fire at Tolva?"

    assert CORRECTED in cli("ask", question).out
    found = asked(cli, question)
    assert (found["short"], found["disagreement"]) == ("Seven", False)
    assert [each["short"] for each in found["corrected"]] == ["Nine"]


@pytest.mark.usefixtures("full")
def test_words_need_no_quotes_and_options_may_come_between_them(cli: Cli) -> None:
    """All of these are the same question."""
    whole = cli("ask", "--json", TONGA)
    words = TONGA.split()
    for argv in (
        ["--json", *words],
        [*words, "--json"],
        [*words[:2], "--json", *words[2:]],
        [*words[:2], "--threshold", "0.5", *words[2:4], "--json", *words[4:]],
        ["--json", "--", *words],
        [*words[:3], "--json", "--", *words[3:]],
    ):
        assert cli("ask", *argv) == whole


@pytest.mark.usefixtures("full")
def test_a_question_is_read_from_standard_input(cli: Cli) -> None:
    """`-` reads it."""
    assert cli("ask", "-", stdin=f"{TONGA}\n".encode()) == cli("ask", TONGA)


@pytest.mark.usefixtures("full")
def test_without_an_answer_the_nearest_sentences_are_shown(cli: Cli) -> None:
    """They are not called an answer, and the exit code is 1."""
    run = cli("ask", UNANSWERED)
    assert (run.code, run.err) == (1, "")
    lines = run.out.splitlines()
    assert lines[0] == "The record does not say."
    assert lines[2] == "Nearest in the record, not an answer:"
    assert lines[3].startswith("  “")


@pytest.mark.usefixtures("full")
def test_differing_articles_are_shown_newest_first(cli: Cli) -> None:
    """Each with its own short answer."""
    lines = cli("ask", SPONSORS).out.splitlines()
    assert lines[0] == "The record holds different answers, newest first:"
    assert lines.index("104") < lines.index("87")
    assert any("20 November 2024" in line for line in lines)


def test_json_of_an_answer(cli: Cli, full: Path) -> None:
    """Every documented key, and citations that are verbatim parts of their articles."""
    found = asked(cli, TONGA)
    assert found["status"] == "answered"
    assert found["question"] == TONGA
    assert found["short"] == TONGA_ANSWER
    assert 0 < found["score"] <= 1
    assert found["disagreement"] is False
    assert found["nearest"] == []
    assert found["citations"]
    with Library.open(full) as library:
        for citation in found["citations"]:
            assert set(citation) == CITATION_KEYS
            text = library.get(citation["article_id"]).text
            assert text[citation["start"] : citation["end"]] == citation["sentence"]
            assert citation["short"] in citation["sentence"]


@pytest.mark.usefixtures("full")
def test_json_of_no_answer(cli: Cli) -> None:
    """The same keys, no citation, and the nearest sentences."""
    found = asked(cli, UNANSWERED, code=1)
    assert found["status"] == "not_found"
    assert found["short"] is None
    assert found["citations"] == []
    assert found["alternatives"] == []
    assert found["disagreement"] is False
    assert all(set(near) == CITATION_KEYS for near in found["nearest"])
    assert found["nearest"]
    assert set(found) == set(asked(cli, TONGA))


@pytest.mark.usefixtures("full")
def test_json_of_a_disagreement(cli: Cli) -> None:
    """It is marked, and the citations are newest first."""
    found = asked(cli, SPONSORS)
    assert found["disagreement"] is True
    assert [c["short"] for c in found["citations"]][:2] == ["104", "87"]
    dates = [c["published"] for c in found["citations"]]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    ("options", "short"),
    [
        (["--in", "2022"], "87"),
        (["--in", "2022-11"], "87"),
        (["--in", "November 2024"], "104"),
        (["--from", "2024"], "104"),
        (["--to", "2022-11-15"], "87"),
        (["--from", "2022-11-15", "--to", "2023"], "87"),
        (["--source", "tidelight press"], "104"),
        (["--article", "3d77"], "87"),
        (["--article", "3D771603A9535FA8"], "87"),
    ],
)
def test_filters_select_the_articles_that_may_be_cited(
    cli: Cli, options: list[str], short: str
) -> None:
    """By time, source and article."""
    assert asked(cli, *options, SPONSORS)["short"] == short


@pytest.mark.usefixtures("full")
def test_filters_that_leave_nothing_find_nothing(cli: Cli) -> None:
    """A period without articles is not an error."""
    found = asked(cli, "--to", "1999", SPONSORS, code=1)
    assert found["nearest"] == []


@pytest.mark.usefixtures("full")
def test_the_threshold_decides(cli: Cli) -> None:
    """The same score is an answer or not."""
    assert asked(cli, "--threshold", "0", UNANSWERED)["status"] == "answered"
    assert asked(cli, "--threshold", "1", TONGA, code=1)["status"] == "not_found"


@pytest.mark.usefixtures("full")
def test_a_follow_up_is_understood(cli: Cli) -> None:
    """On its own it would be incomplete."""
    options = ("--source", "MW", "--in", "2022", "and how many states co-sponsored it?")
    before = "Who introduced the draft on the Pacific Islands Forum?"
    assert asked(cli, "--after", before, *options)["short"] == "87"


@pytest.mark.usefixtures("store")
def test_an_empty_record_names_the_command_that_loads_the_samples(cli: Cli) -> None:
    """On standard error, so that the output stays the same."""
    run = cli("ask", TONGA)
    assert run.code == 1
    assert run.out == "The record does not say.\n"
    assert "rapporteur add --samples" in run.err
    run = cli("ask", "--json", TONGA)
    assert run.code == 1
    assert json.loads(run.out)["status"] == "not_found"
    assert "rapporteur add --samples" in run.err


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("question", ["?", " ", "word " * 300])
def test_an_invalid_question_is_an_error(cli: Cli, question: str) -> None:
    """Nothing on standard output, not even with --json."""
    run = cli("ask", "--json", question)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("rapporteur: ")
    assert run.err.count("\n") == 1


def test_as_a_process(full: Path) -> None:
    """`python -m facts` is the same program, and its JSON is in UTF-8."""
    run = process("--store", str(full), "ask", "--json", *TONGA.split())
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out)["short"] == TONGA_ANSWER
    run = process("--store", str(full), "ask", "--json", UNANSWERED)
    assert run.code == 1
    assert json.loads(run.out)["status"] == "not_found"


def test_an_encoding_without_the_characters_is_no_error(full: Path) -> None:
    """They are replaced in words, and escaped in JSON."""
    options = ("--store", str(full), "ask", TONGA)
    run = process(*options, PYTHONIOENCODING="ascii")
    assert run.code == 0
    assert TONGA_ANSWER in run.out
    run = process(*options, "--json", PYTHONIOENCODING="latin-1")
    assert json.loads(run.out)["short"] == TONGA_ANSWER


@pytest.mark.usefixtures("full")
def test_a_chatty_question_is_answered_as_its_plain_form(cli: Cli) -> None:
    """The question is given back as typed."""
    typed = "hi can u pls tell me whos the permanent representative of tonga?? thx"
    chatty, plain = asked(cli, typed), asked(cli, TONGA)
    assert chatty["question"] == typed
    assert (chatty["short"], chatty["citations"]) == (plain["short"], plain["citations"])


@pytest.mark.usefixtures("full")
def test_small_talk_gets_a_short_reply(cli: Cli) -> None:
    """It is no answer, so the exit code is 1. JSON says what the text is."""
    run = cli("ask", "thanks", "a", "lot!")
    assert (run.code, run.out, run.err) == (1, "You are welcome.\n", "")
    value = asked(cli, "thanks a lot!", code=1)
    assert (value["status"], value["remark"], value["nearest"]) == ("not_found", "thanks", [])
    assert asked(cli, TONGA)["remark"] is None


@pytest.mark.parametrize("remark", Remark)
def test_there_is_a_reply_to_each_kind_of_small_talk(remark: Remark) -> None:
    """It is one short paragraph."""
    assert REPLIES[remark].endswith(".")
    assert len(REPLIES[remark]) < 200


def test_each_question_of_a_text_is_answered(cli: Cli, full: Path) -> None:
    """Under its own words; the exit code is 0 only if all are answered."""
    run = cli("ask", f"{TONGA} {SPONSORS}")
    assert (run.code, run.err) == (0, "")
    lines = run.out.splitlines()
    assert lines[0] == TONGA
    assert lines[1] == TONGA_ANSWER
    assert SPONSORS in lines
    assert cli("ask", f"{TONGA} {UNANSWERED}").code == 1
    found = asked(cli, f"{TONGA} {SPONSORS}")
    assert (found["question"], found["short"]) == (TONGA, TONGA_ANSWER)
    assert [each["question"] for each in found["further"]] == [SPONSORS]
    assert asked(cli, TONGA)["further"] == []


@pytest.mark.usefixtures("full")
def test_sentences_are_linked_where_a_server_shows_them(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an option or the environment; without them the keys are as ever."""
    for argv, code in ((TONGA, 0), (UNANSWERED, 1)):
        plain = asked(cli, argv, code=code)
        monkeypatch.setenv("RAPPORTEUR_WEB", "http://record.example/news/")
        linked = asked(cli, argv, code=code)
        assert asked(cli, "--web", "http://record.example/news", argv, code=code) == linked
        monkeypatch.delenv("RAPPORTEUR_WEB")
        quoted = [*linked["citations"], *linked["corrected"], *linked["nearest"]]
        quoted += [each["citation"] for each in linked["alternatives"]]
        assert quoted
        for each in quoted:
            path = f"a/{each['article_id']}#s{each['index']}"
            assert each.pop("link") == f"http://record.example/news/{path}"
        assert linked == plain


@pytest.mark.parametrize(
    "web", ["example.org", "ftp://example.org", "http://", "http://[", "http://a b", "http://a?b"]
)
def test_a_wrong_address_of_the_server_is_refused(cli: Cli, web: str) -> None:
    """As an argument."""
    run = cli("ask", "--json", f"--web={web}", TONGA)
    assert (run.code, run.out) == (2, "")
    assert "is not an address" in run.err
