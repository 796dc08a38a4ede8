"""Whatever is read, added, previewed or asked, only errors of the library come out, and soon."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from facts.errors import EmptyInput, FactsError, InputError, NotText, UnreadableDocument
from facts.extract import article_facts
from facts.extract.sentence_facts import SentenceFacts
from facts.library import Library
from facts.models import Answer, Article, Fact, Filters
from facts.readers import pdf, read, read_text
from facts.readers.extracted import Extracted
from facts.text.sentences import split
from tests.facts import documents
from tests.facts.grammar import texts
from tests.tries import tries

# The same examples at each run, so that what they cost and find does not change by itself.
_BOUNDED = settings(
    max_examples=tries(40),
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # parsing is slow, and the texts are short as they are
    suppress_health_check=list(HealthCheck),
)
_ENDS = st.sampled_from((" ", " ", "\n\n", "\n", "\r\n\r\n", "\t", ""))
_LEADS = st.sampled_from(
    ("", "", "date 2024-05-02 A title\n", "LUND, 3 May (Reuters) - ", "(Photo: T. Ek) ", "İl — ")
)
_ODD = st.sampled_from(
    "ſ İ ı ﬁ ß ẞ K ½ ² ٣ Ⅷ Ａ 東京 مرحبا \u202e \u200b \u200d \u00ad \ufeff \u0301 \u2028 "
    "\x85 \x1f \x00 \ud800 \udfff \U0010ffff 🙂 👩‍👩‍👧 (((( )))) [ ] “ ” « \" '' -- — "
    "… ... ?! %% &amp; </p> ſince sİnce Unt\u0131l \u00a0 \u3000 $ € # * | \\ / @ http://a.b/?c=d".split(
        " "
    )
)


def article_texts() -> st.SearchStrategy[str]:
    """Return texts of a few composed sentences, with what may stand before and between them."""
    parts = st.lists(st.tuples(texts(), _ENDS), min_size=1, max_size=3)
    joined = parts.map(lambda found: "".join(text + end for text, end in found))
    return st.builds(str.__add__, _LEADS, joined)


@st.composite
def odd_texts(draw: st.DrawFn) -> str:
    """Draw a composed text with odd characters and marks among its words, or inside them."""
    text = draw(article_texts())
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        odd = draw(_ODD) * draw(st.sampled_from((1, 1, 3)))
        text = text[:at] + odd + text[at:]
    return text


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """Return a record that fills with whatever is added."""
    with Library.open(":memory:") as opened:
        yield opened


def kept(library: Library, article: Article) -> None:
    """Add an article; what it states is part of its text."""
    library.add(article)
    stored = library.get(article.id).text  # white space may differ where it was there already
    for fact in library.facts(article.id):
        assert fact.value == fact.span.of(stored) != ""


@_BOUNDED
@given(text=article_texts(), published=st.none() | st.dates())
def test_sentences_of_any_construction_are_added(
    library: Library, text: str, published: date | None
) -> None:
    """Relative clauses, appositions, lists, quotes, passives, headlines, questions, their mix."""
    with suppress(EmptyInput):  # where a slip left out the only word
        kept(library, Article.of(text, title="Any", published=published))


@_BOUNDED
@given(text=odd_texts(), title=st.none() | odd_texts())
def test_odd_characters_are_added_or_refused(
    library: Library, text: str, title: str | None
) -> None:
    """Both as `read_text` makes the article and as a caller may."""
    with suppress(InputError):
        library.preview(read_text(text))
    with suppress(InputError):
        kept(library, Article.of(text, title=title or "Any", source=title, place=title))


@_BOUNDED
@given(
    question=texts("QUESTION") | texts() | odd_texts(),
    after=st.none() | texts("QUESTION") | odd_texts(),
    filters=st.none()
    | st.builds(Filters, source=_ODD, published_from=st.none() | st.dates())
    | st.builds(Filters, article_id=_ODD),
    citations=st.integers(),
    threshold=st.none() | st.floats(),
)
def test_any_question_is_answered_or_refused(
    sample_record: Library,
    question: str,
    after: str | None,
    filters: Filters | None,
    citations: int,
    threshold: float | None,
) -> None:
    """Of a record of real articles; an answer cites it."""
    with suppress(FactsError):
        found = sample_record.ask(
            question, after=after, filters=filters, citations=citations, threshold=threshold
        )
        assert not isinstance(found, Answer) or found.citations


@pytest.mark.parametrize(
    "text",
    [
        # The object of a preposition stands before it, and before the noun.
        "The crabs live in very different waters and hold different tools, which they catch by as "
        "wide a range of tricks as herons use.",
        "What do the fields have the most of?",
        "What does the county have three of?",
        "Tell me which day it closed shortly after.",
        # An article is all that follows the cue of a reason.
        "He left because the - as ever - bus was late.",
        "It closed due to a - as they say - storm.",
        # Ignoring case takes these letters for s and i.
        "The council has met ſince 2002 and sİnce 1990.",
        "It was " + "very " * 30 + "wrong.",
        "It really " + "never " * 30 + "closed the bridge.",
    ],
)
def test_a_sentence_that_once_failed(library: Library, text: str) -> None:
    """Is added with its facts."""
    kept(library, Article.of(text, title="Once"))


def test_a_dateline_after_letters_that_fold_to_more(library: Library) -> None:
    """Its place is found where it is, not as far on as the folded letters are longer."""
    text = "İİİİİİİİ, BONN, 3 March (Reuters) - The council met."
    article = Article.of(text, title="Dateline", place="Bonn")

    (place, *_) = library.preview(article).facts
    assert place.value == "BONN"


def test_a_text_with_half_a_character_is_refused(library: Library) -> None:
    """By `preview` as by `add`, before anything is parsed."""
    article = Article.of("The council \ud800 met.", title="Half")

    with pytest.raises(NotText):
        library.preview(article)
    with pytest.raises(NotText):
        library.add(article)


def test_a_fault_costs_the_rest_of_one_sentence(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The article is added, with the facts before the fault and those of the other sentences."""
    whole = SentenceFacts.facts

    def failing(found: SentenceFacts) -> Iterator[Fact]:
        for number, fact in enumerate(whole(found)):
            if number == 2 and "bridge" in fact.predicate + fact.value:
                raise IndexError(fact.value)
            yield fact

    log = logging.Logger("apart")
    seen: list[str] = []

    def note(record: logging.LogRecord) -> bool:
        seen.append(record.getMessage())
        return False

    log.addFilter(note)
    monkeypatch.setattr(article_facts, "_LOG", log)
    text = "Ida Holm chaired the bridge of bridges. Ida Holm opened the bridge to the bridges."
    article = Article.of(text + " Jon Ek left.", title="Fault")
    facts = library.preview(article).facts
    assert not seen

    monkeypatch.setattr(SentenceFacts, "facts", failing)
    partly = library.preview(article).facts
    assert {fact.sentence_index for fact in partly} == {0, 1, 2}
    assert set(partly) < set(facts)
    assert seen
    assert all("IndexError at test_any_input.py" in line for line in seen)
    assert not any("bridge" in line for line in seen)


_REPEATED = [
    *". ... … ?! # * - – — _ ( ) (( [ “ \" '".split(),
    *"< <!-- <!----> <p> </p> | / \\ : ; , $ % @ & ſ 🙂".split(),
    *"\u200b \ufeff \t a A 1 US A. a. 1. 1, 1,000 1- -30- #x *x x\n x\n\n".split(" "),
    *(f"{words} " for words in (
        "A", "A (", "(Photo", "by", "- x", "1 to", "one", "May", "3 May to", "from 3 to", "2002",
        "between 1 and", "half a", "because of the -", "the man who saw", "of the", "A, B and",
        "in which", "“so", "if it", "Source:", "date 2024-05-02",
    )),
]  # fmt: skip


@pytest.mark.parametrize("lead", ["", "LUND, 3 May (Reuters) - "])
def test_the_time_for_a_run_of_one_mark_grows_with_its_length(lead: str) -> None:
    """Reading and splitting pass over it once; going back over it takes seconds to hours."""
    for unit in _REPEATED:
        began = time.process_time()
        with suppress(InputError):
            split(read((lead + unit * (6_000 // len(unit)) + "x\n\nThe end.").encode()))
        assert time.process_time() - began < 2, f"{unit!r} after {lead!r}"


def test_runs_of_one_mark_are_added(library: Library) -> None:
    """Each as long as a sentence may be."""
    for unit in _REPEATED[::3]:
        began = time.process_time()
        kept(library, Article.of(f"The mayor saw {unit * (1_400 // len(unit))} it.", title="Run"))
        assert time.process_time() - began < 10, repr(unit)


def test_footers_without_an_end_are_passed_over_once() -> None:
    """A page of many is read in the time of one, and its footers that end are left out."""
    page = b"<html><body><p>The council met.</p><footer>Imprint.</footer>" + b"<footer>" * 1_900
    began = time.process_time()
    article = read(page + b"word " * 60_000)

    assert time.process_time() - began < 4  # its library takes a second to load
    assert "Imprint" not in article.text


def test_a_tag_without_an_end_is_refused_at_once() -> None:
    """The parser would compare each of its words with all before it."""
    page = b"<html><body><p>The council met.</p>" + b"<footer " * 1_900 + b"word " * 60_000
    began = time.process_time()

    with pytest.raises(UnreadableDocument, match="one of its tags has over 1,000 attributes"):
        read(page)

    assert time.process_time() - began < 4  # its library takes a second to load


_TAGS = st.sampled_from(
    "<p>|</p>|<div>|</div>|<table><tr><td>|</td></tr>|</table>|<h1>|<h2>|<br/>|<article>|<footer>|"
    "</footer>|<!--|-->|<!DOCTYPE html>|<![CDATA[|]]>|<?xml?>|<script>|</script>|<title>|</title>|"
    "<svg>|<a href='http://[x'>|<time datetime='9999-99-99'>|&#xD800;|&#0;|&bogus;|&lt;|<html>|"
    "<meta charset='utf-7'>|<meta charset='x\\0y'>|<base href='//'>|</html>".split("|")
)
_ENCODINGS = st.sampled_from(
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-7 cp1252 cp1251 koi8-r shift_jis "
    "gb18030 euc_kr big5 iso2022_jp cp037 punycode".split()
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw a page or text in some encoding, with some bytes of it lost or changed."""
    pieces = st.lists(_TAGS | texts() | _ODD, min_size=1, max_size=12)
    text = draw(st.sampled_from(("", "<html><body>", "PK\x03\x04")))
    text += "".join(draw(pieces))
    return harmed(draw, text.encode(draw(_ENCODINGS), "ignore"))


def harmed(draw: st.DrawFn, data: bytes) -> bytes:
    """Return the bytes cut off, or with some of them replaced, left out or added."""
    content = bytearray(data)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(content)))
        width = draw(st.sampled_from((0, 1, 2, 30, len(content))))
        content[at : at + width] = draw(st.binary(max_size=8))
    return bytes(content)


@_BOUNDED
@given(
    data=files(),
    name=st.sampled_from(("", "x.html", "x.txt", "x\0.html", "/")),
    media_type=st.sampled_from(
        (
            None,
            "text/html; charset=utf-16",
            "text/plain; charset=\x00",
            "text/html;charset=base64",
            ";",
        )
    ),
    url=st.sampled_from((None, "https://a.example/b", "http://[", "\ud800", "x")),
)
def test_any_file_is_read_or_refused(
    data: bytes, name: str, media_type: str | None, url: str | None
) -> None:
    """Tags without an end, encodings that are not what is declared, bytes that fit none."""
    with suppress(InputError):
        assert split(read(data, name=name, media_type=media_type, url=url))


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("flood-warnings.html", read),
        ("flood-warnings.docx", read),
        ("flood-warnings.pdf", pdf.extract),
    ],
)
@_BOUNDED
@given(data=st.data())
def test_a_document_cut_short_is_read_or_refused(
    name: str, reader: Callable[[bytes], Article | Extracted], data: st.DataObject
) -> None:
    """Wherever a download ended."""
    content = documents.document(name)
    cut = data.draw(st.integers(0, len(content)))
    with suppress(InputError):
        assert reader(content[:cut]).text.strip()
