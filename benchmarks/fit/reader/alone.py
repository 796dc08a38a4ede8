"""What the product finds for questions that are asked of a record of their article alone.

`python -m benchmarks.fit.reader.alone benchmarks/data/natural/questions.jsonl`

Who has an article before them asks *What caused the mix-up?*, which only that article answers. In a
record of a hundred articles such a question says too little.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.fit.reader.product import Asking, _ask, _true, score_by_shipped
from facts.evaluate.data import Case, articles_beside, load_questions
from facts.library import Library
from facts.models import Article


def ask_alone(path: Path, left_out: Sequence[str] = ()) -> list[Asking]:
    """Return what is found for each question of a file, but for those on articles whose files
    have names with one of some endings."""
    found = []
    files = sorted((path.parent / "articles").glob("*.txt"))
    for file, (article, cases) in zip(files, by_article(path), strict=True):
        if file.stem.endswith(tuple(left_out)):
            continue
        with Library.open(":memory:", reader=False) as library:
            library.add(article)
            sentences = {article.id: library.sentences(article.id)}
            infos = {info.id: info for info in library.articles()}
            own = [_ask(case, path.parent.name, None, library._store) for case in cases]
        for each in own:
            each.article = article.id
            each.true = _true(each.case, None, sentences, infos)
        score_by_shipped(own)
        found += own
    return found


def by_article(path: Path) -> Iterator[tuple[Article, list[Case]]]:
    """Yield each article of a file with its questions: an unanswerable one follows those about the
    same article."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    articles = articles_beside(path) or ()
    texts = {article.id: _in_one_line(article.text) for article in articles}
    own: dict[str, list[Case]] = {}
    at = ""
    for case, row in zip(load_questions(path).cases, rows, strict=True):
        stated = _in_one_line(row.get("sentence", ""))
        if stated and stated not in texts.get(at, ""):
            at = next(key for key, text in texts.items() if stated in text)
        own.setdefault(at, []).append(case)
    for article in articles:
        if article.id in own:
            yield article, own[article.id]


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    """Ask, and keep what was found beside what was found before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--folder", type=Path, default=Path("build/reader"))
    parser.add_argument(
        "--leave-out",
        nargs="*",
        default=["01", "02"],
        help="how names of articles to choose by end",
    )
    options = parser.parse_args()
    for path in options.questions:
        found = ask_alone(path, options.leave_out)
        with (options.folder / f"{path.parent.name}-alone.pickle").open("wb") as file:
            pickle.dump(found, file)
        print(path.parent.name, len(found))


if __name__ == "__main__":
    main()
