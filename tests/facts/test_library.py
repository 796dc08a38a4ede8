"""The library: what is added can be asked, listed, exported, loaded elsewhere and taken out."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from facts.errors import (
    EmptyInput,
    InputError,
    QuestionError,
    StoreUnavailable,
    TooLarge,
    UnknownArticle,
)
from facts.library import MOST_EMPTY, STORED_TOGETHER, Library
from facts.models import Answer, Article, Filters, NotFound, SentenceKind
from facts.parsing import MOST_SENTENCES, MOST_WORDS
from facts.text.counting import count_words

HAZE = Article.of(
    "Lund, June 4 (North Wire) - Ministers of nine river states signed the Delta Water Accord on "
    "Friday. Ambassador Ida Holm of Norway chaired the closing session. The accord was "
    "co-sponsored by 42 members and sets up a fund of $12 million. The ministers meet every two "
    "years.",
    title="River states sign accord",
    source="North Wire",
    url="https://news.example/accord",
    published=date(2022, 6, 5),
    place="Lund",
)
TRAMS = Article.of(
    "The city council of Tampere voted on Monday to buy 19 trams. Mayor Aino Laine opened the new "
    "depot in May 2023. Fares stay as they are.",
    title="Council buys trams",
    source="Civic Press",
    published=date(2023, 6, 20),
)


@pytest.fixture
def library() -> Iterator[Library]:
    """An empty record in memory."""
    with Library.open(":memory:") as opened:
        yield opened


def test_an_article_of_too_many_sentences_is_refused(library: Library) -> None:
    """Before the first of them is parsed."""
    article = Article.of("He ran. " * (MOST_SENTENCES + 1), title="Runs")
    for add in (library.preview, library.add):
        began = time.process_time()
        with pytest.raises(TooLarge, match="too many sentences"):
            add(article)
        assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("many", "each"),
    [("A. ", 2), ("1,000.5 ", 1), ("3 March 2025, ", 4), ("a/b ", 3), ("né-o ", 3), ("x2 ", 2)],
)
def test_an_article_of_too_many_words_is_refused(library: Library, many: str, each: int) -> None:
    """Before the first sentence is parsed, and the record is as it was. What the parser reads as a
    word counts as one."""
    article = Article.of(many * (MOST_WORDS // each + 1), title="Runs")
    for add in (library.preview, library.add):
        with pytest.raises(TooLarge, match=r"too many words.*100,000.*Add it in parts"):
            add(article)
    assert library.counts().articles == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The mayor ran on.", 5),
        ("It cost 1,234.50 in 2025, she said.", 9),
        ("a.m.", 4),
        (" \n\t\u00a0", 0),
    ],
)
def test_words_numbers_and_marks_are_counted(text: str, words: int) -> None:
    """As the parser roughly sees them."""
    assert count_words(text) == words


def test_closing_ends_what_is_being_read() -> None:
    """A long article keeps no thread, and so no process, from ending."""
    library = Library.open(":memory:")
    library.preview(TRAMS)  # loads the parser
    raised: list[Exception] = []

    def read() -> None:
        try:
            library.preview(Article.of("The mayor ran on. " * MOST_SENTENCES, title="Runs"))
        except StoreUnavailable as error:
            raised.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    library.close()
    thread.join(timeout=60)
    assert not thread.is_alive()
    assert "closed" in str(raised)


def test_a_file_of_empty_lines_is_refused(library: Library) -> None:
    """Not read to an end that may be far; a few are skipped."""
    with pytest.raises(TooLarge, match="empty lines"):
        list(library.load(itertools.repeat("\n")))
    with pytest.raises(TooLarge, match="empty lines"):
        list(library.load(itertools.repeat(" " * 5_000)))
    lines = ["\n"] * (MOST_EMPTY - 1)
    assert [receipt.added for receipt in library.load([*lines, TRAMS.model_dump_json()])] == [True]


def test_closing_ends_an_import() -> None:
    """Between two lines, even where they are empty."""
    library = Library.open(":memory:")

    def lines() -> Iterator[str]:
        yield "\n"
        library.close()
        yield "\n"

    with pytest.raises(StoreUnavailable):
        list(library.load(lines()))


@pytest.fixture(scope="module")
def filled() -> Iterator[Library]:
    """A record of both articles, which no test changes."""
    with Library.open(":memory:") as opened:
        opened.add(HAZE)
        opened.add(TRAMS)
        yield opened


def answer(library: Library, question: str, **given: object) -> Answer:
    """The answer to a question that has one."""
    found = library.ask(question, **given)  # type: ignore[arg-type]
    assert isinstance(found, Answer), found
    return found


def test_adding_gives_a_receipt(library: Library) -> None:
    """It says what was stored; counts follow."""
    receipt = library.add(HAZE)
    assert receipt.added
    assert receipt.near_duplicates == ()
    assert receipt.article.id == HAZE.id
    assert receipt.article.sentence_count == len(library.sentences(HAZE.id))
    assert receipt.article.fact_count == len(library.facts(HAZE.id)) > 5
    counts = library.counts()
    assert (counts.articles, counts.sentences) == (1, receipt.article.sentence_count)
    assert library.info(HAZE.id) == receipt.article
    assert library.get(HAZE.id) == HAZE


def test_the_same_content_is_stored_once(library: Library) -> None:
    """Even with another title, or wrapped otherwise: the receipt says that it was there."""
    first = library.add(HAZE)
    wrapped = Article.of(HAZE.text.replace(". ", ".\n"), title="Another title")
    again = library.add(wrapped)
    assert not again.added
    assert again.article == first.article
    assert library.counts().articles == 1


def test_a_near_duplicate_is_stored_and_reported(library: Library) -> None:
    """With how much alike it is, in preview and receipt."""
    library.add(TRAMS)
    library.add(HAZE)
    edited = Article.of(HAZE.text.replace("every two years", "every three years"), title="Edited")
    preview = library.preview(edited)
    assert [near.article.id for near in preview.near_duplicates] == [HAZE.id]
    assert 0.7 <= preview.near_duplicates[0].similarity < 1
    receipt = library.add(edited)
    assert receipt.added
    assert receipt.near_duplicates == preview.near_duplicates


def test_a_preview_stores_nothing(library: Library) -> None:
    """It shows what add then stores."""
    preview = library.preview(HAZE)
    assert preview.duplicate is None
    assert library.counts().articles == library.counts().facts == 0
    library.add(HAZE)
    assert tuple(library.sentences(HAZE.id)) == preview.sentences
    assert sorted(library.facts(HAZE.id), key=repr) == sorted(preview.facts, key=repr)
    duplicate = library.preview(HAZE).duplicate
    assert duplicate == library.info(HAZE.id)


def test_a_preview_is_added_without_parsing_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is the same as after adding the article itself."""
    preview = library.preview(HAZE)
    with Library.open(":memory:") as other:
        receipt = other.add(HAZE)
        facts = other.facts(HAZE.id)
    with monkeypatch.context() as patch:
        patch.setattr("facts.extract.extract", None)
        assert library.add(preview) == receipt
    assert library.facts(HAZE.id) == facts
    assert not library.add(preview).added


def test_a_preview_reports_near_duplicates_added_since(library: Library) -> None:
    """The receipt tells of the record as it is, not as it was at the time of the preview."""
    preview = library.preview(Article.of(HAZE.text.replace("two years", "year"), title="Edited"))
    library.add(HAZE)
    assert preview.near_duplicates == ()
    assert [near.article.id for near in library.add(preview).near_duplicates] == [HAZE.id]


def test_finding_articles_by_how_their_ids_begin(filled: Library) -> None:
    """Whatever the case, with space around it; the newest first, and nothing for nothing."""
    newest, oldest = filled.articles()
    assert filled.find(HAZE.id) == [oldest]
    assert filled.find(f" {TRAMS.id[:9].upper()}\n") == [newest]
    assert TRAMS.id[0] != HAZE.id[0]
    for unknown in ("", "  ", "%", f"{HAZE.id}0", "no id", "\ud800"):
        assert filled.find(unknown) == []


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b", "..."])
def test_an_empty_article_is_refused(library: Library, text: str) -> None:
    """With what, why and the remedy; the record stays as it was."""
    with pytest.raises(EmptyInput) as caught:
        library.add(Article.of(text, title="Nothing"))
    assert caught.value.why
    assert caught.value.remedy
    with pytest.raises(EmptyInput):
        library.preview(Article.of(text, title="Nothing"))
    assert library.counts().articles == 0


@pytest.mark.parametrize(
    ("question", "short", "quoted"),
    [
        ("Who chaired the closing session?", "Ida Holm", "Ambassador Ida Holm of Norway chaired"),
        ("How many members co-sponsored the accord?", "42", "was co-sponsored by 42 members"),
        ("how many trams did the council buy", "19", "voted on Monday to buy 19 trams"),
        ("When did the depot open?", "May 2023", "opened the new depot in May 2023"),
        ("who opned the depot?", "Aino Laine", "Mayor Aino Laine opened"),
    ],
)
def test_asking(filled: Library, question: str, short: str, quoted: str) -> None:
    """The short answer, and the verbatim sentence with where it stands."""
    found = answer(filled, question)
    first = found.citations[0]
    assert short in found.short
    assert quoted in first.quote
    article = filled.get(first.article_id)
    assert article.text[first.start : first.end] == first.quote
    assert (first.title, first.source, first.published, first.url) == (
        article.title,
        article.source,
        article.published,
        article.url,
    )
    assert 0.0 <= found.score <= 1.0
    assert found.question == question


@pytest.mark.parametrize(
    "question",
    ["Who won the chess title in Reykjavik?", "How many submarines were sold?", "zzzz qqqq"],
)
def test_what_the_record_does_not_say(filled: Library, question: str) -> None:
    """A normal result, with at most three sentences that are nearest and no answer."""
    found = filled.ask(question)
    assert isinstance(found, NotFound)
    assert len(found.nearest) <= 3


def test_an_empty_record_answers_nothing(library: Library) -> None:
    """Nor does it fail."""
    found = library.ask("Who chaired the session?")
    assert isinstance(found, NotFound)
    assert found.nearest == ()
    assert library.examples() == []


@pytest.mark.parametrize("question", ["", "  ", "???", "x" * 1001, "\ud800"])
def test_a_question_without_words_or_end_is_refused(filled: Library, question: str) -> None:
    """The error has a remedy and does not repeat the question."""
    with pytest.raises(QuestionError) as caught:
        filled.ask(question)
    assert caught.value.remedy
    assert "xxx" not in str(caught.value)


def test_the_threshold_can_be_given(filled: Library) -> None:
    """Above every score nothing is answered, at none whatever is found is."""
    question = "Who chaired the closing session?"
    assert isinstance(filled.ask(question, threshold=1.01), NotFound)
    assert isinstance(filled.ask("who chaired the parade of trams", threshold=0.0), Answer)


def test_filters(filled: Library) -> None:
    """Only articles that all conditions allow are cited, or offered as nearest."""
    question = "Who chaired the closing session?"
    for allowed in (
        Filters(article_id=HAZE.id),
        Filters(source="north wire"),
        Filters(published_from=date(2022, 1, 1), published_to=date(2022, 12, 31)),
    ):
        assert answer(filled, question, filters=allowed).citations[0].article_id == HAZE.id
    for other in (
        Filters(article_id=TRAMS.id),
        Filters(source="Civic Press"),
        Filters(published_from=date(2023, 1, 1)),
        Filters(article_id="unknown"),
    ):
        found = filled.ask(question, filters=other)
        assert isinstance(found, NotFound)
        assert all(near.article_id == TRAMS.id for near in found.nearest)


def test_a_follow_up_uses_the_question_before(filled: Library) -> None:
    """The words that it leaves out are taken from there."""
    found = answer(filled, "And who opened it?", after="When was the new depot opened?")
    assert "Aino Laine" in found.short


def test_at_most_so_many_citations(filled: Library) -> None:
    """One at least."""
    for limit in (0, 1, 3):
        found = answer(filled, "Who chaired the closing session?", citations=limit)
        assert 1 <= len(found.citations) <= max(1, limit)


def test_articles_that_answer_differently_are_all_cited(library: Library) -> None:
    """Newest first, and the disagreement is shown."""
    for year, name in ((2020, "Maria Costa"), (2024, "Peter Lang"), (2022, "Anna Berg")):
        library.add(
            Article.of(
                f"The Harbour Congress met in Porto. {name} chaired the Harbour Congress.",
                title=f"Congress of {year}",
                published=date(year, 5, 1),
            )
        )
    found = answer(library, "Who chaired the Harbour Congress?")
    assert found.disagreement
    assert [c.published.year for c in found.citations if c.published] == [2024, 2022, 2020]
    assert "Peter Lang" in found.short


def test_reading_the_record(filled: Library) -> None:
    """Articles newest first, their sentences by index, the sources with their counts."""
    assert [info.id for info in filled.articles()] == [TRAMS.id, HAZE.id]
    assert [info.id for info in filled.articles(offset=1, limit=1)] == [HAZE.id]
    assert filled.sources() == [("Civic Press", 1), ("North Wire", 1)]
    sentences = filled.sentences(HAZE.id)
    assert [s.index for s in sentences] == list(range(len(sentences)))
    assert filled.sentences(HAZE.id, 1, 3) == sentences[1:3]
    assert {s.kind for s in sentences} <= set(SentenceKind)
    for sentence in sentences:
        assert HAZE.text[sentence.start : sentence.end] == sentence.text
    for fact in filled.facts(HAZE.id):
        assert fact.span.of(HAZE.text) == fact.value


def test_an_unknown_article(filled: Library) -> None:
    """Each call that names one says so, with the id cut short."""
    long = "f" * 5_000
    for call in (filled.get, filled.info, filled.facts, filled.sentences, filled.remove):
        with pytest.raises(UnknownArticle) as caught:
            call(long)
        assert caught.value.article_id == long
        assert len(str(caught.value)) < 300


def test_removing_and_adding_again(library: Library) -> None:
    """What was removed answers nothing any more, and what comes back undoes it."""
    library.add(HAZE)
    before = (library.sentences(HAZE.id), library.facts(HAZE.id), library.info(HAZE.id))
    removed = library.remove(HAZE.id)
    assert removed == HAZE
    assert library.counts().articles == library.counts().facts == 0
    assert isinstance(library.ask("Who chaired the closing session?"), NotFound)
    assert library.add(removed).added
    assert (library.sentences(HAZE.id), library.facts(HAZE.id), library.info(HAZE.id)) == before


def test_export_and_load_lose_nothing(filled: Library, library: Library) -> None:
    """Every field, in the order added; loading twice adds nothing."""
    lines = list(filled.export())
    assert all("\n" not in line for line in lines)
    assert [json.loads(line)["id"] for line in lines] == [HAZE.id, TRAMS.id]
    assert all(receipt.added for receipt in library.load(lines))
    assert list(library.export()) == lines
    assert library.counts() == filled.counts()
    assert not any(receipt.added for receipt in library.load(["", *lines, " \n"]))
    assert library.get(HAZE.id) == HAZE


def test_many_articles_are_added_as_one_by_one(library: Library) -> None:
    """The receipts are the same: what is known, what comes twice, and what is much alike."""
    text = "The mayor opened the new bridge over the river in Lund on Monday. " * 9
    bridge = Article.of(text, title="Bridge")
    later = Article.of(text + "The bridge is red.", title="Bridge")
    many = [
        Article.of(f"Council number {n} met in Lund.", title="Council")
        for n in range(2 * STORED_TOGETHER)
    ]
    given = [HAZE, bridge, later, HAZE, *many, later, TRAMS]
    with Library.open(":memory:") as other:
        other.add(TRAMS)
        wanted = [other.add(article) for article in given]
        library.add(TRAMS)
        assert list(library.add_all(given)) == wanted
        assert list(library.export()) == list(other.export())
    assert [near.article.id for near in wanted[2].near_duplicates] == [bridge.id]


def test_what_comes_before_an_article_without_text_is_added(library: Library) -> None:
    """Its error follows their receipts."""
    added = library.add_all([HAZE, Article.of("—", title=""), TRAMS])
    assert next(added).added
    with pytest.raises(EmptyInput):
        next(added)
    assert library.counts().articles == 1


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        "{}",
        "[]",
        "null",
        '{"id": "1", "title": "t"}',
        '{"id": "0000000000000000", "title": "t", "text": "Altered."}',
        '{"id": "1", "title": "t", "text": "t", "more": 1}',
        '{"id": 1, "title": "t", "text": "t"}',
        "\x00",
    ],
)
def test_a_bad_line_is_named(filled: Library, library: Library, bad: str) -> None:
    """By its number; what stood before it is there, and the line's text is not in the error."""
    lines = [next(iter(filled.export())), "", bad]
    receipts = library.load(lines)
    assert next(receipts).added
    with pytest.raises(InputError, match="Line 3") as caught:
        next(receipts)
    assert caught.value.remedy
    assert "Altered" not in str(caught.value)
    assert library.counts().articles == 1


def test_example_questions_are_answered_by_the_record(filled: Library) -> None:
    """They stand in help texts, so each must work."""
    examples = filled.examples(3)
    assert 1 <= len(examples) <= 3
    for question in examples:
        assert isinstance(filled.ask(question), Answer)
    assert filled.examples(0) == []


def test_a_closed_library_says_so() -> None:
    """Closing twice is harmless."""
    library = Library.open(":memory:")
    library.close()
    library.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        library.ask("Who chaired the session?")


def test_asking_loads_no_parser(tmp_path: Path) -> None:
    """A question is answered without the second that loading takes."""
    path = tmp_path / "record.db"
    with Library.open(path) as library:
        library.add(HAZE)
    code = (
        "import sys; from facts.library import Library; library = Library.open(sys.argv[1]);"
        "print(library.ask('Who chaired the closing session?').short);"
        "print([name for name in ('spacy', 'thinc', 'lightgbm') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    short, loaded = ran.stdout.strip().splitlines()
    assert "Ida Holm" in short
    assert loaded == "[]"
