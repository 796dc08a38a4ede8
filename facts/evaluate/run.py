"""Asking every question of the library and of its peers."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from facts.evaluate.data import Case, QuestionSet, articles_at, articles_beside, load
from facts.evaluate.peers import TOP, BruteForce, Peer, PlainBm25
from facts.evaluate.report import Report, Row
from facts.evaluate.scoring import auroc, exact_match, f1, mean, percentile
from facts.evaluate.typos import with_typo
from facts.library import Library
from facts.match.model import model
from facts.models import Answer, Article, NotFound

Progress = Callable[[str], None]


def evaluate_files(
    paths: Sequence[Path],
    *,
    record: Path | None = None,
    store: str | None = None,
    peers: bool = True,
    threshold: float | None = None,
    typos: bool = True,
    limit: int | None = None,
    progress: Progress | None = None,
) -> list[Report]:
    """A report for each file of questions, on the articles that it is about.

    These are what SQuAD JSON brings, else the file or folder `record`, else the record at `store`,
    else `articles/` or `../record/` beside the questions. `limit` takes only the first questions.
    Raises `InputError` where a file is not questions or has no articles.
    """
    say = progress or (lambda _text: None)
    reports = []
    for path in paths:
        questions = load(path)
        cases = questions.cases[:limit]
        articles = _articles(questions, path, record, store)
        say(f"{questions.name}: reading the articles")
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "record.db" if articles is not None else (store or "")
            with Library.open(target) as library:
                for article in articles or ():
                    library.add(article)
                reports.append(
                    evaluate(
                        library,
                        cases,
                        name=questions.name,
                        record=_named(questions, path, record, store, articles),
                        peers=peers,
                        threshold=threshold,
                        typos=typos,
                        progress=say,
                    )
                )
    return reports


def _articles(
    questions: QuestionSet, path: Path, record: Path | None, store: str | None
) -> Sequence[Article] | None:
    """What to ask about; None for the record at `store`."""
    if questions.articles is not None:
        return questions.articles
    if record is not None:
        return articles_at(record)
    if store is not None:
        return None
    beside = articles_beside(path)
    if beside is None:
        return articles_at(path.parent / "articles")
    return beside


def _named(
    questions: QuestionSet,
    path: Path,
    record: Path | None,
    store: str | None,
    articles: Sequence[Article] | None,
) -> str:
    if questions.articles is not None:
        return path.name
    if record is not None:
        return record.name
    return "the store" if articles is None else "the articles beside the questions"


@dataclass(slots=True)
class _Tally:
    """What one system did with every question, in the order asked."""

    ranks: list[int | None] = field(default_factory=list)
    exact: list[float] = field(default_factory=list)
    f1: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    scores: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    answered: tuple[list[bool], list[bool]] = field(default_factory=lambda: ([], []))
    milliseconds: list[float] = field(default_factory=list)
    typo_hits: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    verbatim: bool = True

    def row(self, system: str, *, whole: bool) -> Row:
        answerable, unanswerable = self.answered
        return Row(
            system=system,
            top1=mean([float(rank == 1) for rank in self.ranks]),
            top5=mean([float(rank is not None) for rank in self.ranks]),
            mrr=mean([1 / rank if rank else 0.0 for rank in self.ranks]),
            exact=mean(self.exact) if whole else None,
            f1=mean(self.f1) if whole else None,
            right=mean(self.right) if whole else None,
            auroc=auroc(*self.scores),
            false_answers=mean([float(a) for a in unanswerable])
            if whole and unanswerable
            else None,
            withheld=mean([float(not a) for a in answerable]) if whole else None,
            p50=percentile(self.milliseconds, 0.5),
            p95=percentile(self.milliseconds, 0.95),
            typo_top1=mean(self.typo_hits) if self.typo_hits else None,
            verbatim=self.verbatim if whole else None,
        )


def evaluate(
    library: Library,
    cases: Sequence[Case],
    *,
    name: str,
    record: str = "",
    peers: bool = True,
    threshold: float | None = None,
    typos: bool = True,
    progress: Progress = lambda _text: None,
) -> Report:
    """Ask a record every question and sum up; see `Row` for what the figures mean."""
    limit = model().threshold if threshold is None else threshold
    tally = _Tally()
    for number, case in enumerate(cases):
        if number % 100 == 0:
            progress(f"{name}: asking {number} of {len(cases)}")
        _ask(library, case, limit, tally)
        if typos and case.answerable:
            found = library.ask(with_typo(case.question, number), threshold=0.0)
            tally.typo_hits.append(float(_rank(case, _sentences(found)) == 1))
    rows = [tally.row("rapporteur", whole=True)]
    if peers:
        sentences = [s.text for info in library.articles() for s in library.sentences(info.id)]
        for peer in (BruteForce(sentences), PlainBm25(sentences)):
            progress(f"{name}: asking {peer.name}")
            rows.append(_peer(peer, cases, typos=typos))
    counts = library.counts()
    return Report(
        name=name,
        record=record,
        articles=counts.articles,
        sentences=counts.sentences,
        answerable=sum(case.answerable for case in cases),
        unanswerable=sum(not case.answerable for case in cases),
        threshold=limit,
        rows=tuple(rows),
        failures=tuple(tally.failures),
    )


def _ask(library: Library, case: Case, limit: float, tally: _Tally) -> None:
    started = time.perf_counter()
    # Asked without a threshold, so that the ranking is seen whatever the confidence; what the
    # threshold would have made of it follows from the score.
    found = library.ask(case.question, threshold=0.0)
    tally.milliseconds.append(1000 * (time.perf_counter() - started))
    tally.verbatim = tally.verbatim and _is_verbatim(library, found)
    answered = isinstance(found, Answer) and found.score >= limit
    short = found.short if isinstance(found, Answer) else ""
    tally.scores[not case.answerable].append(found.score)
    tally.answered[not case.answerable].append(answered)
    if not case.answerable:
        right = not answered
    else:
        sentences = _sentences(found)
        rank = _rank(case, sentences)
        tally.ranks.append(rank)
        tally.exact.append(exact_match(short, case.answers))
        tally.f1.append(f1(short, case.answers))
        right = answered and rank == 1 and case.short_right(short)
    tally.right.append(float(right))
    if not right:
        tally.failures.append(_failure(case, found, answered=answered))


def _failure(case: Case, found: Answer | NotFound, *, answered: bool) -> str:
    wanted = " / ".join(case.answers) if case.answerable else "nothing"
    if not isinstance(found, Answer):
        return f"{case.question} — wanted {wanted}, found nothing"
    verdict = "answered" if answered else "withheld"
    where = found.citations[0].quote
    return (
        f"{case.question} — wanted {wanted}, {verdict} ({found.score:.2f}) {found.short!r}: {where}"
    )


def _sentences(found: Answer | NotFound) -> list[str]:
    """The sentences in the order offered."""
    if isinstance(found, NotFound):
        return [citation.quote for citation in found.nearest]
    offered = [citation.quote for citation in found.citations]
    return [*offered, *(match.citation.quote for match in found.alternatives)]


def _rank(case: Case, sentences: Iterable[str]) -> int | None:
    """From 1, where the first hit among the best `TOP` stands."""
    for rank, sentence in enumerate(list(sentences)[:TOP], 1):
        if case.hit(sentence):
            return rank
    return None


def _is_verbatim(library: Library, found: Answer | NotFound) -> bool:
    citations = found.citations if isinstance(found, Answer) else found.nearest
    for citation in citations:
        text = library.get(citation.article_id).text
        if text[citation.start : citation.end] != citation.quote:
            return False
        if citation.short and citation.short not in text:
            return False
    return True


def _peer(peer: Peer, cases: Sequence[Case], *, typos: bool) -> Row:
    tally = _Tally()
    for number, case in enumerate(cases):
        started = time.perf_counter()
        found = peer.ask(case.question)
        tally.milliseconds.append(1000 * (time.perf_counter() - started))
        tally.scores[not case.answerable].append(found[0][1] if found else 0.0)
        if case.answerable:
            tally.ranks.append(_rank(case, [sentence for sentence, _ in found]))
            if typos:
                mistyped = peer.ask(with_typo(case.question, number))
                tally.typo_hits.append(float(_rank(case, [s for s, _ in mistyped]) == 1))
    return tally.row(peer.name, whole=False)
