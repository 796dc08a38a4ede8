"""Evaluation: the figures of a small record are known, and every console shows them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from facts.errors import InputError
from facts.evaluate import KindCounts, Report, Row, evaluate_files, print_reports
from facts.evaluate.data import Case
from facts.evaluate.peers import TOP, BruteForce, Peer, PlainBm25
from facts.evaluate.run import evaluate
from facts.library import Library
from tests.facts.asking import record_of

TEXT = (
    "The accord was co-sponsored by 42 members. Ambassador Ida Holm chaired the closing session in "
    "Lund. Fog fell over the bay."
)
RIGHT = [
    Case("How many members co-sponsored the accord?", True, ("42",), "42 members"),
    Case("Who chaired the closing session?", True, ("Ida Holm",), "chaired the closing"),
]
WRONG_SHORT = Case("Who chaired the closing session?", True, ("Aino Laine",), "chaired")
NOWHERE = Case("How many members co-sponsored the accord?", True, ("7",), "7 members")
UNANSWERABLE = Case("Who designed the lighthouse of Skarvik?", False)
SENTENCES = ["Fog fell over the bay", 'He said "no" OR nothing', "Ministers signed the accord", ""]


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """A record of one article."""
    with record_of(TEXT) as opened:
        yield opened


def measured(library: Library, *cases: Case, **given: object) -> tuple[Report, Row]:
    """Return the report and the library's row of it."""
    report = evaluate(library, cases, name="small", **given)  # type: ignore[arg-type]
    assert report.rows[0].system == "rapporteur"
    return report, report.rows[0]


def test_all_right(library: Library) -> None:
    """Every share is 1, and there are no failures."""
    report, row = measured(library, *RIGHT, UNANSWERABLE)
    assert (report.articles, report.sentences) == (1, 3)
    assert (report.answerable, report.unanswerable) == (2, 1)
    assert (row.top1, row.top5, row.mrr, row.right, row.auroc) == (1, 1, 1, 1, 1)
    assert (row.exact, row.f1) == (1, 1)
    assert (row.false_answers, row.withheld) == (0, 0)
    assert row.verbatim
    assert 0 < row.p50 <= row.p95
    assert report.failures == ()


def test_failures_are_counted_and_listed(library: Library) -> None:
    """A wrong short answer and a missing sentence, each with the answer that was given."""
    report, row = measured(library, RIGHT[0], WRONG_SHORT, NOWHERE, UNANSWERABLE)
    assert (row.top1, row.top5, row.mrr) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert row.exact == row.f1 == pytest.approx(1 / 3)
    assert row.right == 0.5
    listed = "\n".join(report.failures)
    assert len(report.failures) == 2
    assert "wanted Aino Laine, answered" in listed
    assert "'Ida Holm': Ambassador Ida Holm" in listed
    assert "wanted 7, answered" in listed


def of_kind(kind: str, *cases: Case) -> list[Case]:
    """Return the cases with that kind."""
    return [replace(case, kind=kind) for case in cases]


def test_verdicts_are_counted_by_kind(library: Library) -> None:
    """The most frequent kind comes first, and questions without a kind last."""
    near = Case("Who chaired the parade of members in Lund?", False)
    cases = [*of_kind("count", RIGHT[0]), *of_kind("who", RIGHT[1], WRONG_SHORT, near), NOWHERE]
    report, row = measured(library, *cases, threshold=0.0)
    assert report.kinds == (
        KindCounts(kind="who", right=1, wrong=1, false=1),
        KindCounts(kind="count", right=1),
        KindCounts(kind="", wrong=1),
    )
    assert [counts.questions for counts in report.kinds] == [3, 1, 1]
    assert row.right == pytest.approx(2 / 5)
    report, _ = measured(library, *cases, threshold=1.01)
    assert report.kinds == (
        KindCounts(kind="who", right=1, withheld=2),
        KindCounts(kind="count", withheld=1),
        KindCounts(kind="", withheld=1),
    )
    report, _ = measured(library, *RIGHT, UNANSWERABLE)
    assert report.kinds == ()


def test_the_threshold_decides_what_is_answered(library: Library) -> None:
    """Everything at 0, and nothing above every score. The ranking is the same."""
    near = Case("Who chaired the parade of members in Lund?", False)
    _, low = measured(library, *RIGHT, near, threshold=0.0)
    report, high = measured(library, *RIGHT, near, threshold=1.01)
    assert (low.withheld, low.false_answers) == (0, 1)
    assert (high.withheld, high.false_answers) == (1, 0)
    assert high.right == pytest.approx(1 / 3)
    assert low.top1 == high.top1 == 1
    assert report.threshold == 1.01
    assert sum("withheld" in failure for failure in report.failures) == 2


def test_a_figure_without_questions_is_none(library: Library) -> None:
    """A 0 would look like a result."""
    _, row = measured(library, *RIGHT)
    assert (row.auroc, row.false_answers) == (None, None)
    _, row = measured(library, UNANSWERABLE)
    assert (row.auroc, row.top1, row.typo_top1) == (None, 0, None)
    _, row = measured(library, *RIGHT, typos=False)
    assert row.typo_top1 is None


def test_peers_are_compared(library: Library) -> None:
    """They only rank sentences, so only that is measured."""
    report, own = measured(library, *RIGHT, UNANSWERABLE)
    assert [row.system for row in report.rows[1:]] == [BruteForce.name, PlainBm25.name]
    for row in report.rows[1:]:
        assert row.top1 == 1
        assert row.typo_top1 is not None
        assert row.right is row.exact is row.f1 is row.withheld is row.verbatim is None
    alone, again = measured(library, *RIGHT, UNANSWERABLE, peers=False)
    assert len(alone.rows) == 1
    ignored = {"p50", "p95"}
    assert again.model_dump(exclude=ignored) == own.model_dump(exclude=ignored)


@pytest.mark.parametrize(
    "peer", [BruteForce(SENTENCES), PlainBm25(SENTENCES)], ids=lambda p: p.name
)
def test_a_peer_ranks_sentences(peer: Peer) -> None:
    """Best first, at most five, for any text."""
    best, score = peer.ask("Who signed the accord?")[0]
    assert best == "Ministers signed the accord"
    assert score > 0
    for question in ("", "???", '"no" OR nothing', "NEAR(a b) *", "\0", "fog'; --", "x " * 300):
        found = peer.ask(question)
        assert len(found) <= TOP
        scores = [score for _, score in found]
        assert scores == sorted(scores, reverse=True)
        assert all(sentence in SENTENCES for sentence, _ in found)


def test_each_file_is_asked_of_its_articles(tmp_path: Path) -> None:
    """Those beside the questions, those of `record` or `store`, or those in the SQuAD file."""
    line = {"q": RIGHT[0].question, "short": ["42"], "sentence": "42 members"}
    beside = tmp_path / "set" / "questions.jsonl"
    (tmp_path / "set" / "articles").mkdir(parents=True)
    (tmp_path / "set" / "articles" / "a.txt").write_text(TEXT)
    beside.write_text("\n".join([json.dumps(line)] * 3))
    qa = {"question": RIGHT[1].question, "answers": [{"text": "Ida Holm"}], "is_impossible": False}
    squad = tmp_path / "dev.json"
    squad.write_text(
        json.dumps({"data": [{"title": "A", "paragraphs": [{"context": TEXT, "qas": [qa]}]}]})
    )
    other = tmp_path / "other.txt"
    other.write_text("Fog fell over the bay on Monday.")
    said: list[str] = []
    reports = evaluate_files([beside, squad], peers=False, limit=2, progress=said.append)
    assert [(r.name, r.answerable, r.rows[0].top1) for r in reports] == [
        ("set", 2, 1),
        ("dev", 1, 1),
    ]
    assert any("asking 0 of 2" in text for text in said)
    (report,) = evaluate_files([beside], record=other, peers=False)
    assert (report.record, report.rows[0].top1) == ("other.txt", 0)
    with Library.open(tmp_path / "record.db") as kept:
        assert len(list(kept.load(record_of(TEXT).export()))) == 1
    (report,) = evaluate_files([beside], store=str(tmp_path / "record.db"), peers=False)
    assert (report.record, report.rows[0].top1) == ("the store", 1)


def test_questions_without_articles(tmp_path: Path) -> None:
    """They are an error, because "not found" would look like a result."""
    path = tmp_path / "alone" / "deep" / "questions.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"q": "Who?", "answer": False}))
    with pytest.raises(InputError):
        evaluate_files([path])


def printed(report: Report, width: int, *, failures: bool = False) -> list[str]:
    """Return the lines of a console with that width."""
    out = io.StringIO()
    print_reports([report], Console(file=out, width=width), failures=failures)
    return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def report(library: Library) -> Report:
    """A report with a failure, and a name that looks like markup."""
    cases = [*RIGHT, NOWHERE, UNANSWERABLE]
    return evaluate(library, cases, name="small [bold]").model_copy(update={"threshold": 0.5})


@pytest.mark.parametrize("width", [40, 60, 80, 120, 160, 250])
def test_figures_are_whole_on_any_console(report: Report, width: int) -> None:
    """At any width, no figure is cut off and no line is wider."""
    lines = printed(report, width)
    text = "\n".join(lines)
    assert max(map(len, lines)) <= width
    assert "small [bold]:" in text
    assert "…" not in text
    for row in report.rows:
        assert f"{row.mrr:.3f}" in text
        assert f"{100 * row.top1:.1f}%" in text
        assert f"{row.p95:.1f}" in text
    for heading in ("top-1", "AUROC", "false answers", "withheld", "verbatim", "p95 ms"):
        assert heading in text


def test_a_wide_console_has_a_line_for_each_system(report: Report) -> None:
    """A narrow console has a line for each figure."""
    wide, narrow = printed(report, 250), printed(report, 80)
    assert any(line.startswith("rapporteur") and "%" in line for line in wide)
    assert any(line.startswith("top-1") and line.count("%") == 3 for line in narrow)
    own = next(line for line in wide if line.startswith("rapporteur"))
    assert " all " in own
    assert any(line.startswith("right") and line.count("-") == 2 for line in narrow)


@pytest.mark.parametrize("width", [60, 80, 250])
def test_kinds_are_shown_in_a_table_of_their_own(report: Report, width: int) -> None:
    """With the name of the kind as it is written in the file."""
    assert not any("kind" in line for line in printed(report, width))
    kinds = (
        KindCounts(kind="[bold] who", right=20, wrong=3, withheld=2),
        KindCounts(kind="", right=4, false=1),
    )
    lines = printed(report.model_copy(update={"kinds": kinds}), width)
    (at,) = [i for i, line in enumerate(lines) if line.split()[:1] == ["kind"]]
    assert lines[at].split() == ["kind", "all", "right", "wrong", "withheld", "false"]
    assert [line.split()[-5:] for line in lines[at + 1 : at + 3]] == [
        ["25", "20", "3", "2", "0"],
        ["5", "4", "0", "0", "1"],
    ]
    assert "[bold] who" in " ".join(lines)
    assert "(no kind)" in " ".join(lines)


def test_failures_are_shown_on_demand(report: Report) -> None:
    """Each on one line of any length, without markup."""
    assert not any("wanted" in line for line in printed(report, 60))
    (listed,) = [line for line in printed(report, 60, failures=True) if "wanted" in line]
    assert listed == f"  - {report.failures[0]}"
