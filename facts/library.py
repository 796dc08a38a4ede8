"""The library: add articles to a record, ask it questions, keep it.

with Library.open("record.db") as library:
    library.add(read(data))
    print(library.ask("Who chaired the session?"))
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Self

from facts.answer import (
    asked_back,
    compose,
    in_own_language,
    not_understood,
    with_corrections,
)
from facts.errors import (
    InputError,
    QuestionError,
    StoreError,
    StoreUnavailable,
    TooLarge,
    UnknownArticle,
)
from facts.match import articles_about, parse_corrected, rank
from facts.match.candidate_view import terms_of
from facts.match.cascade import EFFORT, default_threshold, prepare, read_best, will_read
from facts.match.lookups import Lookups
from facts.models import (
    Answer,
    Article,
    ArticleInfo,
    Counts,
    Damage,
    DamagedPart,
    Fact,
    FactKind,
    Filters,
    FoundFact,
    NearDuplicate,
    NotFound,
    Preview,
    Receipt,
    Remark,
    Sentence,
)
from facts.parsing import Indexing, index, indexed, parse
from facts.question import (
    Conversation,
    is_noise,
    is_telling,
    questions_in,
    requests_topic,
    says_that_it_follows,
    topic_of,
)
from facts.stores import IndexedArticle, open_store, restore_store
from facts.stores.backups import KeepsBackups, no_backups
from facts.stores.base import Store
from facts.stores.finding import FactQuery
from facts.stores.integrity import not_all_exported
from facts.stores.watching import KeepsWatches, WatchStore
from facts.words.normalize import content_terms

NEAR_DUPLICATE = 0.7
"""Jaccard similarity of word shingles from which an article is reported as a near duplicate."""
_NEAR_CANDIDATES = 20
_ALIKE = 10_000
"""More than a record has of articles with one text but for a few words."""
MOST_FACTS = 100
"""How many facts are found unless another number is asked for."""
MOST_QUESTIONS = 5
"""How many questions one message may ask."""
STORED_TOGETHER = 16
"""How many articles `add_all` stores in one transaction, where the store can and no other number
is asked for."""
MOST_EMPTY = 100_000
"""How many characters of empty lines an import may hold; `export` writes none."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An article ready to be stored, with those that are much like it."""

    indexed: IndexedArticle
    near: tuple[NearDuplicate, ...]


class Library:
    """A record of articles that answers questions. It is safe to use from any thread."""

    def __init__(self, store: Store, *, reader: bool = True) -> None:
        self._store = store
        self._reader = reader
        self._closing = threading.Event()

    @classmethod
    def open(cls, store: str | Path, *, reader: bool = True) -> Self:
        """Open or create the record at a path or store URL. Raises `StoreUnavailable`.

        With `reader=False` questions are answered by the fitted trees alone: several times as
        fast, and less well.
        """
        return cls(open_store(store), reader=reader)

    @classmethod
    def restore(
        cls, backup: str | Path, store: str | Path, *, replace: bool = False, reader: bool = True
    ) -> Self:
        """Put a file that `backup` has written in the place of a record, and open the record.

        Nobody may use the record meanwhile. A file in its place is only replaced if `replace` says
        so. Raises `StoreError` where that is missing, where the backup is damaged, or where the
        record is not in a file. The record is then as it was.
        """
        restore_store(Path(backup), store, replace=replace)
        return cls.open(store, reader=reader)

    def preview(self, article: Article) -> Preview:
        """Return what adding the article would store, without storing it.

        Raises `EmptyInput` where the text holds no sentence or the title nothing that is seen,
        `TooLarge` where it holds too many, `NotText` where UTF-8 cannot hold it.
        """
        sentences, facts = self._read(article)
        return Preview(
            article=article,
            sentences=tuple(sentences),
            facts=tuple(facts),
            duplicate=self._store.info(article.id),
            near_duplicates=self._near(article),
        )

    def add(self, article: Article | Preview) -> Receipt:
        """Store an article in one transaction; the same content twice is stored once.

        A `Preview` that `preview` returned is stored without parsing its article again. Raises
        `EmptyInput` where the text holds no sentence or the title nothing that is seen, `TooLarge`
        where it holds too many, `NotText` where UTF-8 cannot hold it, `StoreError` where it cannot
        be written; the record is then as it was.
        """
        if isinstance(article, Preview):
            indexing = partial(_index_preview, article)
            (receipt,) = self._store_group([self._prepare(article.article, indexing, ())])
        else:
            (receipt,) = self._store_group([self._prepare(article, self._indexing(article), ())])
        return receipt

    def add_each(
        self, articles: Iterable[Article], *, jobs: int = 1
    ) -> Iterator[Receipt | InputError]:
        """Add articles one by one, and yield a receipt for each, or why it cannot be added.

        They are in the same order. With several `jobs`, so many processes parse articles ahead,
        each with a parser of its own. A program that starts them must not do anything when it is
        only imported (`if __name__ == "__main__"`). Raises `StoreError` where an article cannot be
        written, `PartMissing`, and what `articles` raises.
        """
        for article, indexing in self._indexed(articles, jobs):
            try:
                (receipt,) = self._store_group([self._prepare(article, indexing, ())])
            except InputError as error:
                yield error
            else:
                yield receipt

    def add_all(
        self, articles: Iterable[Article], *, together: int = STORED_TOGETHER, jobs: int = 1
    ) -> Iterator[Receipt]:
        """Add articles, and yield a receipt for each in the same order.

        With several `jobs`, articles are parsed ahead, as by `add_each`.

        `together` are stored in one transaction where the store can, before the first receipt of
        them: with 1, whoever stops early has the receipts of all that were added. Raises what
        `add` raises for the first article that cannot be added, and what `articles` raises. The
        articles before it have been added.
        """
        group: list[_Prepared | Receipt] = []
        try:
            for article, indexing in self._indexed(articles, jobs):
                group.append(self._prepare(article, indexing, group))
                if len(group) >= together:
                    full, group = group, []
                    yield from self._store_group(full)
        except Exception:
            yield from self._store_group(group)
            raise
        yield from self._store_group(group)

    def ask(
        self,
        question: str,
        *,
        filters: Filters | None = None,
        after: Conversation | str | None = None,
        citations: int = 5,
        threshold: float | None = None,
        effort: int = EFFORT,
    ) -> Answer | NotFound:
        """Answer a question from the record, or say that the record does not.

        Small talk, such as a greeting, is not answered either, nor is a topic alone (`Tonga`, `tell
        me about Tonga`), unless the record says what somebody of that name is, nor a text of
        nothing but unknown words. The result's `remark` says what the text is. A question in
        another language than English is only answered by a sentence in another language; else the
        result's `language` names it.

        `after` is the conversation that the question may follow up (and who introduced it?), or
        its previous question. At most `citations` articles are cited. `threshold` (0 to 1)
        overrides the score from which an answer is given. `effort` is how many of the best
        sentences the reader reads: fewer cost less time, and with 0 the trees answer alone. Raises
        `QuestionError` for an empty or over-long question, `ReaderDamaged` for a changed file.
        """
        earlier = Conversation.of(after).questions
        if earlier and requests_topic(question):
            earlier = ()
        lookups = Lookups(self._store)
        parsed = parse_corrected(question, earlier, lookups)
        if parsed.remark is not None:
            return NotFound(question=question, score=0.0, remark=parsed.remark)
        if is_telling(question):
            return NotFound(question=question, score=0.0, remark=Remark.AGREEMENT)
        # A follow-up does not say what it is about, and the reader has learnt from whole questions.
        follows = bool(earlier) and any(term.optional for term in parsed.terms)
        reading = 0 if follows else self._effort(effort)

        def answered() -> Answer | NotFound:
            ranked = rank(parsed, lookups, filters, reads=will_read(reading))
            return compose(
                parsed,
                read_best(parsed.with_mark, ranked, reading),
                citations=max(1, citations),
                threshold=threshold,
            )

        found = answered()
        while lookups.leave_out_misnamed(found):
            found = answered()
        found = with_corrections(found, lookups)
        if follows and isinstance(found, NotFound) and self._stands_alone(question, lookups):
            return self.ask(
                question, filters=filters, citations=citations, threshold=threshold, effort=effort
            )
        topic = None if follows else topic_of(parsed)
        if topic is not None:
            found = asked_back(found, topic)
        found = in_own_language(question, found)
        found = not_understood(found) if not follows and is_noise(parsed) else found
        damaged = lookups.damaged
        return found.model_copy(update={"damaged": damaged}) if damaged else found

    def _stands_alone(self, question: str, lookups: Lookups) -> bool:
        """Return whether a text that could follow up a question, but does not, names a topic."""
        if says_that_it_follows(question):
            return False
        parsed = parse_corrected(question, (), lookups)
        return topic_of(parsed) is not None or is_noise(parsed)

    def ask_each(
        self,
        message: str,
        *,
        filters: Filters | None = None,
        after: Conversation | str | None = None,
        citations: int = 5,
        threshold: float | None = None,
        effort: int = EFFORT,
    ) -> tuple[Answer | NotFound, ...]:
        """Answer each question of a message, which may ask several: `who won and when was it?`.

        Each result holds its own question, which may follow up the one before it. The options
        and errors are those of `ask`. Raises `QuestionError` for more than 5 questions too.
        """
        questions = questions_in(message)
        if len(questions) > MOST_QUESTIONS:
            raise QuestionError(
                "There are too many questions",
                why=f"the message holds {len(questions)}, the limit is {MOST_QUESTIONS}",
                remedy="Ask them in several messages",
            )
        conversation = Conversation.of(after)
        found: list[Answer | NotFound] = []
        for i, question in enumerate(questions):
            if i:
                conversation = conversation.followed_by(questions[i - 1])
            found.append(
                self.ask(
                    question,
                    filters=filters,
                    after=conversation,
                    citations=citations,
                    threshold=threshold,
                    effort=effort,
                )
            )
        return tuple(found)

    def prepare(self) -> None:
        """Load now what the first question would wait for. Raises `ReaderDamaged`."""
        prepare(reader=self._reader)

    def about(
        self, name: str, filters: Filters | None = None, *, limit: int = 5
    ) -> list[ArticleInfo]:
        """Return at most `limit` articles that have all words of a name in one sentence, of those
        that the filters allow.

        Those that name it most often come first. Misspelt words are corrected. The name may stand
        in a request, such as `tell me about …`.
        """
        parsed = parse_corrected(name, (), self._store)
        topic = topic_of(parsed)
        if topic is not None and topic.requested:
            parsed = parse_corrected(topic.name, (), self._store)
        return articles_about(parsed, self._store, limit, filters)

    @property
    def threshold(self) -> float:
        """The score from which an answer is given unless a caller asks for another."""
        return default_threshold(reader=self._reader)

    @property
    def watches(self) -> WatchStore:
        """The watched places that the store keeps. Raises `StoreError` if it keeps none."""
        if not isinstance(self._store, KeepsWatches):
            raise StoreError(
                "This record keeps no watched feeds and folders",
                why="its store has no place for them",
                remedy="Use a record in a SQLite file",
            )
        return self._store.watches

    def _effort(self, effort: int) -> int:
        return effort if self._reader else 0

    def get(self, article_id: str) -> Article:
        """Return the article of that id. Raises `UnknownArticle`."""
        article = self._store.get(article_id)
        if article is None:
            raise UnknownArticle(article_id)
        return article

    def info(self, article_id: str) -> ArticleInfo:
        """Return the article of that id without its text. Raises `UnknownArticle`."""
        info = self._store.info(article_id)
        if info is None:
            raise UnknownArticle(article_id)
        return info

    def find(self, prefix: str) -> list[ArticleInfo]:
        """Return the article of that id, else those whose ids begin so, newest first.

        Case and spaces around it do not count. An empty prefix finds nothing.
        """
        wanted = prefix.strip().lower()
        if not wanted:
            return []
        exact = self._store.info(wanted)
        return [exact] if exact is not None else self._store.find(wanted)

    def sentences(self, article_id: str, start: int = 0, stop: int | None = None) -> list[Sentence]:
        """Return an article's sentences from `start` up to `stop`. Raises `UnknownArticle`."""
        self.info(article_id)
        return self._store.sentences(article_id, start, stop)

    def facts(self, article_id: str) -> list[Fact]:
        """Return an article's facts in the order of the text. Raises `UnknownArticle`."""
        self.info(article_id)
        return self._store.facts(article_id)

    def find_facts(
        self,
        *,
        kind: FactKind | str | None = None,
        predicate: str | None = None,
        subject: str | None = None,
        value: str | None = None,
        filters: Filters | None = None,
        limit: int = MOST_FACTS,
    ) -> list[FoundFact]:
        """Return at most `limit` facts of the whole record that have all that is given.

        `predicate` is a lemma, such as `chair`. `subject` and `value` are words that the fact's
        subject and value have, whatever their form and order: `Holm` finds `Ambassador Ida Holm`.
        They must stand in the sentence, or be names that it leaves to others. Articles added last
        come first, and the facts of each are in the order of its text. Raises `QuestionError` for
        a kind that there is not, and where nothing is given.
        """
        of_subject, of_value = (frozenset(content_terms(each or "")) for each in (subject, value))
        if kind is None and not (predicate or of_subject or of_value):
            raise QuestionError(
                "No facts can be found",
                why="neither a kind nor a predicate nor a word is given",
                remedy="Give at least one of kind, predicate, subject and value",
            )

        def matches(fact: Fact) -> bool:
            return of_subject <= terms_of(fact.subject) and of_value <= terms_of(fact.value)

        query = FactQuery(
            kind=_kind(kind),
            predicate=" ".join(predicate.lower().split()) if predicate else None,
            terms=tuple(sorted(of_subject | of_value)),
            matches=matches,
        )
        return self._store.find_facts(query, filters, limit=limit)

    def articles(
        self, filters: Filters | None = None, *, offset: int = 0, limit: int | None = None
    ) -> list[ArticleInfo]:
        """Return articles, newest first."""
        return self._store.articles(filters, offset=offset, limit=limit)

    def published_days(self, filters: Filters | None = None) -> list[tuple[date, int]]:
        """Return each day on which articles were published with their number, oldest first."""
        return self._store.published_days(filters)

    def sources(self) -> list[tuple[str, int]]:
        """Return each source with its number of articles, largest first."""
        return self._store.sources()

    def counts(self) -> Counts:
        """Return the size of the record."""
        return self._store.counts()

    def remove(self, article_id: str) -> Article:
        """Remove an article and return it, so that `add` undoes it. Raises `UnknownArticle`."""
        article = self.get(article_id)
        if not self._store.remove(article_id):
            raise UnknownArticle(article_id)
        return article

    def export(self, *, report: Callable[[Damage], None] | None = None) -> Iterator[str]:
        """Yield every article as a line of JSON, in the order added. `load` reads them.

        Articles that are damaged are left out, and `report` is told of each. Without it,
        `StoreDamaged` is raised after the last line if there were any.
        """
        damages: list[Damage] = []
        tell = damages.append if report is None else report
        for article in self._store.examine():
            if isinstance(article, Damage):
                tell(article)
            else:
                yield article.model_dump_json()
        if damages:
            raise not_all_exported(damages)

    def check(self) -> Iterator[Damage]:
        """Yield all that is not as it was stored, which is nothing in a sound record.

        Reads the whole record: each article's text and id, that the text has every sentence and
        what every fact says, and the indexes. Articles may be added and asked meanwhile.
        """
        from facts.duplicates import signature

        yield from self._store.check()
        for each in self._store.examine():
            if isinstance(each, Article) and not self._is_found_alike(
                each.id, signature(each.text)
            ):
                why = "articles that are much like it are not found"
                yield Damage(part=DamagedPart.INDEX, why=why, article_id=each.id)

    def _is_found_alike(self, article_id: str, bands: Sequence[int]) -> bool:
        """Return whether an article is found by its own signature, or is gone."""
        return (
            article_id in self._store.near(bands, limit=_ALIKE)
            or self._store.info(article_id) is None
        )

    def backup(self, path: str | Path, *, replace: bool = False) -> None:
        """Write the record as it is at one moment to a file, which `restore` takes.

        Others may ask and add meanwhile. Raises `StoreError` if the file exists and may not be
        replaced, if it cannot be written, or if the record is in a database with backups of its
        own.
        """
        if not isinstance(self._store, KeepsBackups):
            raise no_backups("The record cannot be copied to a file")
        self._store.backup(Path(path), replace=replace)

    def load(
        self, lines: Iterable[str], *, together: int = STORED_TOGETHER, jobs: int = 1
    ) -> Iterator[Receipt]:
        """Add articles from lines of JSON as `export` writes them. Empty lines are skipped.

        `together` are stored at once, and parsed in so many `jobs`, as by `add_all`.

        Each article must be one that `read` could have returned: of its lengths, of text, with a
        web address and a date. Raises `InputError` naming the first bad line, or `TooLarge` for a
        file of empty lines. The lines before it have been added.
        """
        return self.add_all(self._articles(lines), together=together, jobs=jobs)

    def _articles(self, lines: Iterable[str]) -> Iterator[Article]:
        """Yield the articles of an export."""
        from facts.readers.exported import article_of_line

        empty = 0
        for number, line in enumerate(lines, 1):
            self._check_open()
            if line.strip():
                yield article_of_line(line, number)
                continue
            empty += len(line)
            if empty > MOST_EMPTY:
                raise TooLarge(
                    "The file holds too many empty lines",
                    why=f"they have more than {MOST_EMPTY:,} characters by line {number:,}",
                    remedy="Import a file that export has written",
                )

    def examples(self, limit: int = 3) -> list[str]:
        """Return questions that the record itself answers, newest articles first."""
        from facts.examples import example_questions

        return example_questions(self._store, self.ask, limit)

    def names(self, question: str, limit: int = 30) -> list[str]:
        """Return names in the articles that a question may be about, those of the best first.

        Whoever hears a question, such as `Transcriber`, hears a name better if it knows the name.
        Raises `QuestionError` as `ask` does.
        """
        from facts.names import names_about

        return names_about(self._store, self.ask(question, effort=0), limit)

    def close(self) -> None:
        """Release the store. Articles that other threads are adding are given up."""
        self._closing.set()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _read(self, article: Article) -> tuple[Sequence[Sentence], Sequence[Fact]]:
        return parse(article, self._check_open)

    def _indexing(self, article: Article) -> Indexing:
        return partial(index, article, self._check_open)

    def _indexed(
        self, articles: Iterable[Article], jobs: int
    ) -> Iterator[tuple[Article, Indexing]]:
        return indexed(
            articles,
            jobs=jobs,
            is_known=lambda article_id: self._store.info(article_id) is not None,
            before_each=self._check_open,
        )

    def _check_open(self) -> None:
        """Raise `StoreUnavailable` once the record is being closed, so that no work outlasts it."""
        if self._closing.is_set():
            raise StoreUnavailable(
                "The article was not read to its end",
                why="the record was closed meanwhile",
                remedy="Open the record again and repeat it",
            )

    def _prepare(
        self, article: Article, indexing: Indexing, group: Sequence[_Prepared | Receipt]
    ) -> _Prepared | Receipt:
        """Return the article ready to be stored after the group, or its receipt if it is known."""
        known = self._store.info(article.id)
        before = [each for each in group if isinstance(each, _Prepared)]
        for each in before:
            if each.indexed.article.id == article.id:
                known = each.indexed.info
        if known is not None:
            return Receipt(article=known, added=False)
        made = indexing()
        near = self._near(
            article,
            (
                (each.indexed.article, each.indexed.info)
                for each in before
                if not set(made.signature).isdisjoint(each.indexed.signature)
            ),
        )
        return _Prepared(made, near)

    def _store_group(self, group: Sequence[_Prepared | Receipt]) -> Iterator[Receipt]:
        results = iter(
            self._store.add_all([each.indexed for each in group if isinstance(each, _Prepared)])
        )
        for each in group:
            if isinstance(each, _Prepared):
                # Not looked up: another thread may have removed it by now.
                each = Receipt(
                    article=each.indexed.info, added=next(results), near_duplicates=each.near
                )
            yield each

    def _near(
        self, article: Article, more: Iterable[tuple[Article, ArticleInfo]] = ()
    ) -> tuple[NearDuplicate, ...]:
        """Return what is much like an article, of the record and of `more`, most alike first."""
        from facts.duplicates import similarity

        found = []
        for other, info in chain(self._near_candidates(article), more):
            likeness = similarity(article.text, other.text)
            if likeness >= NEAR_DUPLICATE:
                found.append(NearDuplicate(article=info, similarity=likeness))
        return tuple(sorted(found, key=lambda n: -n.similarity))

    def _near_candidates(self, article: Article) -> Iterator[tuple[Article, ArticleInfo]]:
        from facts.duplicates import signature

        for other_id in self._store.near(signature(article.text), limit=_NEAR_CANDIDATES):
            if other_id == article.id:
                continue
            other, info = self._store.get(other_id), self._store.info(other_id)
            if other is not None and info is not None:  # else removed meanwhile
                yield other, info


def _index_preview(preview: Preview) -> IndexedArticle:
    from facts.indexing import index_article

    return index_article(preview.article, preview.sentences, preview.facts)


def _kind(given: str | None) -> str | None:
    """Return the value of a kind of fact. Raises `QuestionError` for an unknown one."""
    if given is None:
        return None
    try:
        return FactKind(given).value
    except ValueError:
        raise QuestionError(
            "No facts can be found",
            why="there is no such kind",
            remedy=f"Give one of {', '.join(kind.value for kind in FactKind)}",
        ) from None
