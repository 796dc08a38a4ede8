"""Ask the library and its peers every question."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from facts.evaluate.data import Case, QuestionSet, articles_at, articles_beside, load_questions
from facts.evaluate.peers import TOP, BruteForce, Peer, PlainBm25
from facts.evaluate.report import Report, Row, Verdict
from facts.evaluate.results import Results
from facts.evaluate.scoring import exact_match, f1
from facts.evaluate.typos import with_typo
from facts.library import Library
from facts.models import Answer, Article, NotFound

Progress = Callable[[str], None]


def evaluate_files(
    paths: Sequence[Path],
    *,
    record: Path | None = None,
    store: str | None = None,
    peers: bool = True,
    threshold: float | None = None,
    reader: bool = True,
    typos: bool = True,
    limit: int | None = None,
    progress: Progress | None = None,
) -> list[Report]:
    """Return a report for each file of questions, on the articles that it is about.

    The articles are those in the file (SQuAD JSON), else those of the file or folder `record`, else
    the record at `store`, else those in `articles/` or `../record/` beside the questions. With
    `limit`, only the first questions are asked. Raises `InputError` if a file does not hold
    questions or if there are no articles.
    """
    say = progress or (lambda _text: None)
    reports = []
    for path in paths:
        questions = load_questions(path)
        cases = questions.cases[:limit]
        articles = _articles(questions, path, record, store)
        say(f"{questions.name}: reading the articles")
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "record.db" if articles is not None else (store or "")
            with Library.open(target, reader=reader) as library:
                for article in articles or ():
                    library.add(article)
                reports.append(
                    evaluate(
                        library,
                        cases,
                        name=questions.name,
                        record=_record_name(questions, path, record, store, articles),
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
    """Return the articles to ask about, or None for the record at `store`."""
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


def _record_name(
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
    """Ask a record every question and sum up. `Row` explains the figures."""
    limit = library.threshold if threshold is None else threshold
    results = Results()
    for number, case in enumerate(cases):
        if number % 100 == 0:
            progress(f"{name}: asking {number} of {len(cases)}")
        _ask(library, case, limit, results)
        if typos and case.answerable:
            found = library.ask(with_typo(case.question, number), threshold=0.0)
            results.typo_hits.append(float(_rank(case, _sentences(found)) == 1))
    rows = [results.row("rapporteur", answers=True)]
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
        kinds=results.kinds(),
        failures=tuple(results.failures),
    )


def _ask(library: Library, case: Case, limit: float, results: Results) -> None:
    started = time.perf_counter()
    # Without a threshold, the ranking shows whatever the confidence is. The score says whether the
    # threshold would have let the answer through.
    found = library.ask(case.question, threshold=0.0)
    results.milliseconds.append(1000 * (time.perf_counter() - started))
    results.verbatim = results.verbatim and _is_verbatim(library, found)
    answered = isinstance(found, Answer) and found.score >= limit
    short = found.short if isinstance(found, Answer) else ""
    results.scores[not case.answerable].append(found.score)
    results.answered[not case.answerable].append(answered)
    if case.answerable:
        rank = _rank(case, _sentences(found))
        results.ranks.append(rank)
        if case.answers:
            results.exact.append(exact_match(short, case.answers))
            results.f1.append(f1(short, case.answers))
        is_right = rank == 1 and case.short_right(short)
        verdict = Verdict.RIGHT if is_right else Verdict.WRONG
        if not answered:
            verdict = Verdict.WITHHELD
    else:
        verdict = Verdict.FALSE if answered else Verdict.RIGHT
    results.verdicts.append((case.kind, verdict))
    if verdict is not Verdict.RIGHT:
        results.failures.append(_failure(case, found, answered=answered))


def _failure(case: Case, found: Answer | NotFound, *, answered: bool) -> str:
    wanted = " / ".join(case.answers) if case.answerable else "nothing"
    if not isinstance(found, Answer):
        return f"{case.question} — wanted {wanted}, found nothing"
    done = "answered" if answered else "withheld"
    quote = found.citations[0].quote
    return f"{case.question} — wanted {wanted}, {done} ({found.score:.2f}) {found.short!r}: {quote}"


def _sentences(found: Answer | NotFound) -> list[str]:
    """Return the sentences of a result, best first."""
    if isinstance(found, NotFound):
        return [citation.quote for citation in found.nearest]
    offered = [citation.quote for citation in found.citations]
    return [*offered, *(match.citation.quote for match in found.alternatives)]


def _rank(case: Case, sentences: Iterable[str]) -> int | None:
    """Return the rank of the first hit among the best `TOP`, counted from 1."""
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
    results = Results()
    for number, case in enumerate(cases):
        started = time.perf_counter()
        found = peer.ask(case.question)
        results.milliseconds.append(1000 * (time.perf_counter() - started))
        results.scores[not case.answerable].append(found[0][1] if found else 0.0)
        if case.answerable:
            results.ranks.append(_rank(case, [sentence for sentence, _ in found]))
            if typos:
                mistyped = peer.ask(with_typo(case.question, number))
                results.typo_hits.append(float(_rank(case, [s for s, _ in mistyped]) == 1))
    return results.row(peer.name, answers=False)
