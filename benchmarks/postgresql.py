"""What a record in PostgreSQL costs at several sizes, and what adders at once achieve.

    python -m benchmarks.postgresql postgresql://USER@/DATABASE?host=FOLDER --sentences 20000 200000

The articles are made up: words by Zipf's law, 14 sentences an article, 13 facts a sentence. Each
size has a schema of its own, which is dropped at the end unless `--keep` is given. Pages read and
bytes stored do not depend on what else the machine does; times do.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta

from facts.match.expand import RECALL_BUDGET
from facts.match.ranking import RECALL
from facts.models import Article, Fact, FactKind, Sentence, SentenceKind, Slot, Span
from facts.stores import IndexedArticle, IndexedSentence
from facts.stores.postgres.search import search_statement
from facts.stores.postgres.store import PostgresStore
from facts.words.normalize import content_terms, vocabulary_words

SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo zu cha ster ling ton mar".split()
SENTENCES, FACTS, WORDS = 14, 13, 60_000
QUESTIONS = 200
TERMS = 4
TOGETHER = 100
PER_ADDER = 100


class ArticleMaker:
    """Makes up articles, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        words = random.Random(0)
        made = ("".join(words.choices(SYLLABLES, k=words.randint(2, 4))) for _ in range(2 * WORDS))
        self._words = list(dict.fromkeys(made))[:WORDS]
        self._weights = [1 / (rank + 3) for rank in range(len(self._words))]

    def articles(self, sentences: int) -> Iterator[IndexedArticle]:
        """Yield articles with about this number of sentences in all."""
        for number in range(sentences // SENTENCES):
            yield self._article(number)

    def _article(self, number: int) -> IndexedArticle:
        texts = [
            " ".join(
                self._random.choices(self._words, self._weights, k=self._random.randint(8, 26))
            ).capitalize()
            + "."
            for _ in range(SENTENCES)
        ]
        article = Article.of(
            "\n".join(texts),
            title=f"Title {number}",
            source=f"Agency {number % 7}",
            published=date(2010, 1, 1) + timedelta(days=number % 5000),
        )
        made, start = [], 0
        for index, text in enumerate(texts):
            sentence = Sentence(
                article_id=article.id,
                index=index,
                kind=SentenceKind.BODY,
                start=start,
                end=start + len(text),
                text=text,
            )
            facts = tuple(self._fact(sentence) for _ in range(FACTS))
            terms, words = tuple(content_terms(text)), tuple(vocabulary_words(text))
            made.append(IndexedSentence(sentence, facts, terms, words))
            start += len(text) + 1
        bands = tuple(self._random.getrandbits(62) for _ in range(16))
        return IndexedArticle(article, tuple(made), bands)

    def _fact(self, sentence: Sentence) -> Fact:
        at = self._random.randrange(len(sentence.text) - 8)
        return Fact(
            article_id=sentence.article_id,
            sentence_index=sentence.index,
            kind=FactKind.ACTION,
            slot=Slot.QUANTITY,
            subject=sentence.text[:6],
            predicate="chair",
            value=sentence.text[at : at + 8],
            span=Span(start=sentence.start + at, end=sentence.start + at + 8),
            subject_span=Span(start=sentence.start, end=sentence.start + 6),
        )


def with_schema(url: str, name: str) -> str:
    """Return the URL of a schema of the benchmark's own."""
    return f"{url}{'&' if '?' in url else '?'}schema=benchmark_{name}"


def fill(url: str, sentences: int) -> float:
    """Fill a record; return the sentences stored a second, without the time to make them up."""
    spent, group = 0.0, []
    with PostgresStore(url) as store:
        for article in ArticleMaker(1).articles(sentences):
            group.append(article)
            if len(group) == TOGETHER:
                started = time.perf_counter()
                store.add_all(group)
                spent += time.perf_counter() - started
                group = []
        store.add_all(group)
    return sentences / spent


def measure(url: str) -> dict[str, float]:
    """Measure the recall of questions whose words come from the record's own sentences."""
    pages, times, matches = [], [], []
    chosen_by = random.Random(2)
    with PostgresStore(url) as store, store._connections._pool.connection() as connection:
        connection.execute("VACUUM ANALYZE")
        rows = connection.execute("SELECT terms FROM sentence ORDER BY key LIMIT 20000").fetchall()
        held = [terms for (text,) in rows if len(terms := text.split()) >= TERMS]
        for _ in range(QUESTIONS):
            counts = store.frequencies(chosen_by.sample(chosen_by.choice(held), TERMS))
            terms: list[str] = []
            for term in sorted(counts, key=counts.__getitem__):
                if terms and sum(counts[t] for t in (*terms, term)) > RECALL_BUDGET:
                    break
                terms.append(term)
            statement, parameters = search_statement(terms, None, RECALL, following=True)
            plan = "\n".join(
                row[0]
                for row in connection.execute(f"EXPLAIN (ANALYZE, BUFFERS) {statement}", parameters)
            )
            hit = re.search(r"shared hit=(\d+)", plan)
            read = re.search(r"shared (?:hit=\d+ )?read=(\d+)", plan)
            pages.append(sum(int(found[1]) for found in (hit, read) if found))
            started = time.perf_counter()
            store.recall(terms, limit=RECALL)
            times.append(1000 * (time.perf_counter() - started))
            matches.append(sum(counts[t] for t in terms))
        (size,) = connection.execute(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
            " WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"
        ).fetchone() or (0,)
        held_sentences = store.counts().sentences
    return {
        "bytes a sentence": float(size) / held_sentences,
        "matches p50": statistics.median(matches),
        "pages p50": statistics.median(pages),
        "pages p95": statistics.quantiles(pages, n=20)[-1],
        "recall ms p50": statistics.median(times),
        "recall ms p95": statistics.quantiles(times, n=20)[-1],
    }


def add_at_once(url: str, adders: int) -> float:
    """Return the articles a second that so many processes add, one by one."""
    start = multiprocessing.Barrier(adders)
    times: multiprocessing.Queue[tuple[float, float]] = multiprocessing.Queue()
    workers = [
        multiprocessing.Process(target=_add, args=(url, seed, start, times))
        for seed in range(adders)
    ]
    for worker in workers:
        worker.start()
    told = [times.get() for _ in workers]
    for worker in workers:
        worker.join()
    return adders * PER_ADDER / (max(end for _, end in told) - min(begin for begin, _ in told))


def _add(url, seed, start, times) -> None:  # type: ignore[no-untyped-def]
    made = list(ArticleMaker(100 + seed).articles(PER_ADDER * SENTENCES))
    with PostgresStore(url) as store:
        start.wait()
        begin = time.time()
        for article in made:
            store.add(article)
        times.put((begin, time.time()))


def main() -> None:
    """Fill and measure each size, then add at once."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("--sentences", type=int, nargs="*", default=[20_000, 200_000])
    parser.add_argument("--adders", type=int, nargs="*", default=[1, 2, 4, 8])
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    for size in args.sentences:
        url = with_schema(args.url, str(size))
        print(f"{size:,} sentences: {fill(url, size):,.0f} stored a second", flush=True)
        for name, value in measure(url).items():
            print(f"  {name}: {value:,.1f}", flush=True)
    for number in args.adders:
        rate = add_at_once(with_schema(args.url, f"adders_{number}"), number)
        print(f"{number} adders: {rate:,.1f} articles a second", flush=True)
    if not args.keep:
        _drop(args.url)


def _drop(url: str) -> None:
    with (
        PostgresStore(with_schema(url, "last")) as store,
        store._connections._pool.connection() as connection,
    ):
        names = connection.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'benchmark%'"
        ).fetchall()
        for (name,) in names:
            connection.execute(f"DROP SCHEMA {name} CASCADE")


if __name__ == "__main__":
    main()
