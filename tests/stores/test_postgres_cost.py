"""What the PostgreSQL store costs: few round trips, no scan, and writers that do not wait."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg
import pytest

from facts import samples
from facts.evaluate.data import load_questions
from facts.evaluate.typos import with_typo
from facts.indexing import index_article
from facts.library import Library
from facts.match.ranking import rank
from facts.models import Filters
from facts.question import parse
from facts.readers import read_text
from facts.stores.finding import FactQuery
from facts.stores.postgres import counting
from facts.stores.postgres.finding import statement as facts_statement
from facts.stores.postgres.search import search_statement
from facts.stores.postgres.store import PostgresStore
from facts.stores.postgres.writing import insert
from facts.testing.made_articles import entry, sentences_of
from facts.testing.sharing import numbered
from tests.postgres_server import Server

WAIT = 30.0
NONSENSE = (
    "zzzz qqqq wwww xxxx yyyy",
    "Who chiared the comitee of the asembly on fisheres and frests?",
    "hi, can u tell me whos the permanant representitive of tonga pls",
    " ".join(f"zz{n}qq" for n in range(100)),
)


@contextmanager
def round_trips(store: PostgresStore) -> Iterator[Callable[[], int]]:
    """Count how often the store's connection waits for the server."""
    with tempfile.NamedTemporaryFile() as log, Path(log.name).open("rb") as read:
        with store._connections._pool.connection() as connection:
            connection.pgconn.trace(log.fileno())

        def counted() -> int:
            """Return the round trips since the last call."""
            lines = read.read().splitlines()
            return sum(re.search(rb"\tF\t.*\t(Sync|Query)\b", line) is not None for line in lines)

        yield counted
        with store._connections._pool.connection() as connection:
            connection.pgconn.untrace()


@pytest.fixture(scope="module")
def sample_store(server: Server) -> Iterator[PostgresStore]:
    """A store of the sample articles."""
    url = server.new_url()
    with PostgresStore(url) as store:
        library = Library(store)
        for article in samples.articles():
            library.add(article)
        yield store
    server.drop(url)


def noted(connection: psycopg.Connection) -> list[str]:
    """Return a list that each notice of the connection is added to."""
    texts: list[str] = []
    connection.add_notice_handler(lambda note: texts.append(note.message_primary or ""))
    return texts


def filled(store: PostgresStore, articles: int) -> None:
    """Add articles whose sentences share most of their words."""
    made = []
    for number in range(articles):
        sentences = [
            f"Delegates number {number} chaired the session {n} on the budget of Lund"
            for n in range(20)
        ]
        one = entry(
            *sentences,
            title=f"Session {number}",
            source=f"Agency {number % 3}",
            published=date(2020 + number % 5, 1, 1),
        )
        made.append(index_article(one.article, sentences_of(one), one.facts))
    store.add_all(made)


def test_an_ask_takes_three_round_trips_at_most(sample_store: PostgresStore) -> None:
    """One for the vocabulary, one for corrections if a word is misspelt, and one to recall."""
    library = Library(sample_store, reader=False)
    cases = load_questions(samples.questions_path()).cases
    questions = [case.question for case in cases[::4]]
    typed = [*questions, *map(with_typo, questions, range(len(questions))), *NONSENSE]
    for question in typed[-20:]:  # so that the server has prepared the statements
        library.ask(question)
    counts = []
    with round_trips(sample_store) as counted:
        for question in typed:
            library.ask(question)
            counts.append(counted())
            assert 0 < counts[-1] <= 3, question
    assert max(counts) == 3
    assert sorted(counts)[len(counts) // 4] == 2


def test_questions_printed_before_sentences_take_no_round_trip(
    new_postgres_url: Callable[[], str],
) -> None:
    """They come with the sentences, however many of an interview are read."""
    talk = "\n\n".join(
        f"Q: How many cranes has yard {number}?\nA: {number} cranes, said the harbour."
        for number in range(2, 12)
    )
    with PostgresStore(new_postgres_url()) as store:
        Library(store).add(read_text(f"Cranes of the harbour\n\n{talk}"))
        with round_trips(store) as counted:
            ranked = rank(parse("How many cranes has yard 7?"), store)
            assert 0 < counted() <= 3
            assert any(each.asked for each in ranked)
            assert counted() == 0


def test_an_add_takes_few_round_trips(new_postgres_url: Callable[[], str]) -> None:
    """However long the article is."""
    with PostgresStore(new_postgres_url()) as store:
        for number in range(20):
            store.add(numbered("earlier", number))
        with round_trips(store) as counted:
            store.add(entry(*[f"many {number} words" for number in range(500)]))
            assert 0 < counted() <= 6


@pytest.mark.parametrize(
    "filters",
    [
        None,
        Filters(source="Agency 1"),
        Filters(published_from=date(2021, 1, 1), published_to=date(2022, 1, 1)),
        Filters(article_id="3"),
    ],
    ids=["all", "source", "dates", "article"],
)
def test_recall_never_scans_a_table(server: Server, filters: Filters | None) -> None:
    """The plan looks everything up by an index, in a record of 8,000 sentences."""
    url = server.new_url()
    with PostgresStore(url) as store:
        filled(store, 400)
        statement, parameters = search_statement(["budget", "7", "lund"], filters, 34,
                                                 following=True)  # fmt: skip
        for analyzed in (False, True):
            with store._connections._pool.connection() as connection:
                if analyzed:
                    connection.execute("ANALYZE")
                # As the server plans a prepared statement, and as it plans it for these terms.
                for mode in ("force_generic_plan", "force_custom_plan"):
                    connection.execute(f"SET plan_cache_mode = {mode}")
                    plan = "\n".join(
                        row[0] for row in connection.execute(f"EXPLAIN {statement}", parameters)
                    )
                    scanned = set(re.findall(r"Seq Scan on (\w+)", plan))
                    assert scanned <= {"total"}, plan  # some rows, whatever the record's size
                    assert "posting_by_term" in plan or "posting_pkey" in plan, plan
                    if filters is None:
                        assert "Bitmap Index Scan on posting_by_term" in plan, plan
    server.drop(url)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (FactQuery("number", "be", (), lambda fact: True), "posting_by_fact"),
        (FactQuery("number", None, ("lund",), lambda fact: True), "posting_by_fact"),
        (FactQuery(None, None, ("lund", "7"), lambda fact: True), "posting_by_term"),
    ],
    ids=["both", "kind", "words"],
)
def test_facts_are_found_by_index(
    new_postgres_url: Callable[[], str], query: FactQuery, index: str
) -> None:
    """Nothing is scanned, with and without statistics of the tables."""
    with PostgresStore(new_postgres_url()) as store:
        filled(store, 100)
        assert store.find_facts(query, limit=5)
        text, parameters = facts_statement(query, Filters(source="Agency 1"))
        for analyzed in (False, True):
            with store._connections._pool.connection() as connection:
                if analyzed:
                    connection.execute("ANALYZE")
                plan = "\n".join(
                    row[0] for row in connection.execute(f"EXPLAIN {text}", parameters)
                )
                assert "Seq Scan" not in plan, plan
                assert index in plan or "posting_by_term" in plan, plan


def test_the_vocabulary_never_scans_a_table(new_postgres_url: Callable[[], str]) -> None:
    """Terms are found by their hashes and words by their trigrams."""
    with PostgresStore(new_postgres_url()) as store:
        filled(store, 50)
        for analyzed in (False, True):
            with store._connections._pool.connection() as connection:
                if analyzed:
                    connection.execute("ANALYZE")
                connection.execute("LOAD 'auto_explain'")
                connection.execute("SET auto_explain.log_min_duration = 0")
                connection.execute("SET client_min_messages = log")
                plans = noted(connection)
            store.vocabulary(["budget", "7"], {"budgit": ("budgit",)}, limit=150, most=12)
            assert "word_by_trigram" in plans[-1]
            assert set(re.findall(r"Seq Scan on (\w+)", plans[-1])) <= {"total"}, plans[-1]


def test_writers_do_not_wait_for_one_another(new_postgres_url: Callable[[], str]) -> None:
    """An article is added while another transaction that adds the same words is not finished."""
    with PostgresStore(new_postgres_url()) as store, ThreadPoolExecutor(1) as pool:
        store.add(numbered("earlier", 0))
        with store._connections._pool.connection() as connection, connection.transaction():
            insert(connection, [numbered("open", 1)], store._locks)
            others = [numbered("other", number) for number in range(2, 2 + counting.FOLD_EVERY)]
            for other in others:
                assert pool.submit(store.add, other).result(WAIT)
            assert store.frequencies(["common"]) == {"common": 1 + len(others)}
        assert store.frequencies(["common"]) == {"common": 2 + len(others)}
        assert store.counts().articles == 2 + len(others)


def test_changes_of_counts_stay_few(new_postgres_url: Callable[[], str], server: Server) -> None:
    """They are folded from time to time, which changes nothing that is seen."""
    url = new_postgres_url()
    schema = url.rpartition("=")[2]
    with PostgresStore(url) as store:
        for number in range(3 * counting.FOLD_EVERY):
            store.add(numbered("folded", number))
        ((changes,),) = server.execute(
            f"SELECT max(n) FROM (SELECT count(*) AS n FROM {schema}.frequency_change"
            " GROUP BY hash) counted"
        )
        assert changes is None or changes <= counting.FOLD_EVERY  # type: ignore[operator]
        ((rows,),) = server.execute(f"SELECT count(*) FROM {schema}.total")
        assert isinstance(rows, int)
        assert rows <= counting.FOLD_EVERY
        assert store.frequencies(["common"]) == {"common": 3 * counting.FOLD_EVERY}
        assert store.counts().articles == 3 * counting.FOLD_EVERY


def test_a_removal_leaves_no_row(new_postgres_url: Callable[[], str], server: Server) -> None:
    """Every table is as in a new store, but for the size, which is nothing."""
    url = new_postgres_url()
    schema = url.rpartition("=")[2]
    with PostgresStore(url) as store:
        made = [numbered("removed", number) for number in range(20)]
        store.add_all(made)
        for one in made:
            assert store.remove(one.article.id)
    tables = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", schema)
    held = {
        str(table): server.execute(f"SELECT count(*) FROM {schema}.{table}")[0][0]
        for (table,) in tables
    }
    assert {name for name, rows in held.items() if rows} == {"version", "total"}
    assert server.execute(f"SELECT sum(articles), sum(terms) FROM {schema}.total") == [(0, 0)]
