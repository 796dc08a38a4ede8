"""Whatever is asked of whatever record, each citation is verbatim; and threads may share one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.errors import EmptyInput, QuestionError
from facts.library import Library
from facts.models import Answer, Article, Citation, NotFound
from tests.tries import tries

THREADS = 6
_WORDS = st.sampled_from(
    "Ambassador Ida Holm chaired the session on November 21 115 members co-sponsored a resolution "
    "of U.N. General Assembly in Lund 2021-2025 every two years by consensus was adopted Norway "
    "Straße naïve 🙂 東京 № “quoted” (Photo: AP) -- No. 5 Amb. who which he it ½ e\u0301 \u200b ﬁ "
    "Mr. 1,500 $3.4 % ' & <b> ../. \u00a0 \u2028".split(" ")
)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)
_ENDS = st.sampled_from([". ", ".\n", "?\n\n", "./.", "\r\n", "! ", "\t", ".”\n", " - "])
TEXTS = st.lists(st.tuples(_SENTENCES, _ENDS), min_size=1, max_size=6).map(
    lambda parts: "".join(sentence + end for sentence, end in parts)
)
QUESTIONS = st.one_of(
    st.builds(
        "{} {}?".format,
        st.sampled_from(["Who", "How many", "When was", "Where", "Which", "Is", "How often", ""]),
        _SENTENCES,
    ),
    st.text(max_size=40),
)


@pytest.fixture(scope="module")
def record() -> Iterator[tuple[Library, dict[str, Article]]]:
    """One record to which every example adds, so that questions meet many articles."""
    with Library.open(":memory:") as library:
        yield library, {}


def citations(found: Answer | NotFound) -> list[Citation]:
    """All that is shown of the record."""
    if isinstance(found, NotFound):
        return list(found.nearest)
    return [*found.citations, *(match.citation for match in found.alternatives)]


@settings(max_examples=tries(60), deadline=None)
@given(text=TEXTS, question=QUESTIONS, published=st.none() | st.just(date(2022, 11, 22)))
def test_every_citation_is_verbatim(
    record: tuple[Library, dict[str, Article]],
    text: str,
    question: str,
    published: date | None,
) -> None:
    """Its offsets reproduce it from the text as given, and its article holds its short answer:
    the quote does, or the text that names whom a pronoun of the quote means."""
    library, added = record
    article = Article.of(text, title="A title", source="AP", published=published)
    try:
        library.add(article)
    except EmptyInput:
        return
    added.setdefault(article.id, article)
    assert library.get(article.id).text == added[article.id].text
    for threshold in (None, 0.0):
        try:
            found = library.ask(question, threshold=threshold)
        except QuestionError:
            return
        for cited in citations(found):
            source = added[cited.article_id]
            assert source.text[cited.start : cited.end] == cited.quote
            if cited.short not in cited.quote:
                # Only a fact knows a name from another sentence.
                assert cited.kind is not None
                assert cited.short in source.text
            assert cited.published == source.published
        assert found.question == question
        if isinstance(found, Answer):
            assert found.short.strip()


def test_threads_ask_while_others_add_and_remove() -> None:
    """None fails, each answer is verbatim, and nothing is lost."""
    lasting = Article.of("Ida Holm chaired the River Forum in Lund.", title="Forum")
    passing = [
        Article.of(f"Delegate number {n} praised the River Forum. It ended.", title=f"Praise {n}")
        for n in range(24)
    ]
    texts = {article.id: article.text for article in (lasting, *passing)}
    done = threading.Event()

    with Library.open(":memory:") as library:
        library.add(lasting)

        def change(articles: list[Article]) -> int:
            for article in articles:
                assert library.add(article).added
            for article in articles[::2]:
                library.remove(article.id)
            return len(articles)

        def ask() -> int:
            rounds = 0
            while not done.is_set() or not rounds:
                rounds += 1
                found = library.ask("Who chaired the River Forum?")
                assert isinstance(found, Answer)
                assert "Ida Holm" in found.short
                for cited in citations(found):
                    assert texts[cited.article_id][cited.start : cited.end] == cited.quote
            return rounds

        with ThreadPoolExecutor(THREADS) as pool:
            askers = [pool.submit(ask) for _ in range(THREADS - 2)]
            try:
                writers = [pool.submit(change, passing[part::2]) for part in (0, 1)]
                assert sum(writer.result(60) for writer in writers) == 24
            finally:
                done.set()
            assert all(asker.result(60) for asker in askers)
        assert library.counts().articles == 13


def test_threads_add_and_remove_alike_articles() -> None:
    """A near duplicate that is removed while its like is added is no error."""
    words = " ".join(f"word{n}" for n in range(80))
    alike = [Article.of(f"{words} copy{n}.", title=f"Copy {n}") for n in range(6)]

    with Library.open(":memory:") as library:

        def change(article: Article) -> None:
            for _ in range(5):
                receipt = library.add(article)
                assert receipt.added
                assert receipt.article.id == article.id
                library.remove(article.id)

        with ThreadPoolExecutor(THREADS) as pool:
            assert list(pool.map(change, alike)) == [None] * 6
        assert library.counts().articles == 0
