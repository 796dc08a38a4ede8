"""Rendering: any answer becomes a message that Telegram accepts, with quotes word for word."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.asking import render
from bot.messages.rich import ELLIPSIS, LIMIT, RichText, one_line, sendable, width
from bot.messages.texts import everyone as texts
from facts.models import Answer, ArticleInfo, Citation, Match, NotFound, Sentence, SentenceKind

QUOTES = {MessageEntity.BLOCKQUOTE, MessageEntity.EXPANDABLE_BLOCKQUOTE}

anything = st.text(alphabet=st.characters(codec=None))
long = st.builds(lambda text, times: text * times, st.text(min_size=1), st.integers(1, 4000))
words = st.one_of(anything, long)
dates = st.none() | st.dates()


def citation(
    sentence: str = "Dang Hoang Giang chairs a session.",
    *,
    short: str = "Dang Hoang Giang",
    title: str = "Resolution passed",
    source: str | None = "VNA",
    published: date | None = date(2022, 11, 22),
    url: str | None = "https://en.vietnamplus.vn/resolution",
    index: int = 0,
) -> Citation:
    return Citation(
        quote=sentence,
        start=0,
        end=len(sentence),
        article_id="0" * 16,
        title=title,
        source=source,
        published=published,
        url=url,
        short=short,
        index=index,
    )


citations = st.builds(
    citation,
    words,
    short=words,
    title=words,
    source=st.none() | words,
    published=dates,
    url=st.none() | anything | st.just("https://example.org/" + "a" * 3000),
)
many = st.lists(citations, min_size=1, max_size=7).map(tuple)
answers = st.builds(
    lambda cs, short, disagreement, others, corrected: Answer(
        question="q",
        short=short,
        score=0.9,
        citations=cs,
        disagreement=disagreement,
        corrected=corrected,
        alternatives=tuple(Match(citation=c, score=0.1) for c in others),
    ),
    many,
    words,
    st.booleans(),
    st.lists(citations, max_size=2),
    st.lists(citations, max_size=2).map(tuple),
)


def parts(rich: RichText, *types: str) -> list[str]:
    """Return the text of each entity of these types, by UTF-16 offsets as in Telegram."""
    units = rich.text.encode("utf-16-le")
    return [
        units[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le")
        for e in rich.entities
        if e.type in types
    ]


def assert_sendable(rich: RichText) -> None:
    """Check the Bot API's rules for any message."""
    assert 0 < width(rich.text) <= LIMIT
    assert rich.text == rich.text.strip()
    assert len(rich.entities) <= 100
    for entity in rich.entities:
        assert entity.length > 0
        assert entity.offset >= 0
        assert entity.offset + entity.length <= width(rich.text)
    for part in parts(rich, *{e.type for e in rich.entities}):
        assert part.strip()


@given(answers)
def test_any_answer_is_sendable_in_every_view(found: Answer) -> None:
    """Whatever an article holds, the message is within Telegram's limits."""
    assert_sendable(render.answer(found))
    assert_sendable(render.more_sources(found))
    for number in range(len(found.alternatives)):
        assert_sendable(render.next_best(found, number))


def test_a_correction_is_shown_with_what_it_corrects() -> None:
    """As the last line, with the day of the older article."""
    found = Answer(
        question="q",
        short="Seven",
        score=0.9,
        citations=(citation("Seven were hurt.", short="Seven", published=date(2025, 1, 9)),),
        corrected=(citation("Nine were hurt.", short="Nine", published=date(2025, 1, 8)),),
    )
    line = texts.CORRECTED.format(before="Nine (8 January 2025)")

    assert render.answer(found).text.endswith(f"\n\n{line}")
    assert line in render.several([found, found]).text


def _abstention(nearest: tuple[Citation, ...]) -> NotFound:
    related = tuple(range(len(nearest)))
    return NotFound(question="q", score=0.1, nearest=nearest, related=related)


@given(st.lists(citations, max_size=5).map(tuple))
def test_any_abstention_is_sendable(nearest: tuple[Citation, ...]) -> None:
    """It may have no close sentences."""
    assert_sendable(render.not_found(_abstention(nearest)))


unanswered = st.builds(
    NotFound, question=words, score=st.just(0.1), remark=st.none(), language=st.none()
)


@given(st.lists(answers | unanswered, min_size=2, max_size=5), st.data())
def test_the_answers_to_several_questions_are_sendable(
    results: list[Answer | NotFound], data: st.DataObject
) -> None:
    """In one message, each under its question, whatever they hold."""
    asked = [each.model_copy(update={"question": data.draw(words)}) for each in results]
    rich = render.several(asked)
    assert_sendable(rich)
    heads = parts(rich, MessageEntity.UNDERLINE)
    assert [head.partition(".")[0] for head in heads] == [str(n + 1) for n in range(len(asked))]
    assert rich.text.count(texts.NOT_FOUND) >= sum(isinstance(each, NotFound) for each in asked)


@given(answers)
def test_quotes_are_verbatim_unless_the_whole_would_not_fit(found: Answer) -> None:
    """A quote is the whole sentence, or in a full message a part of it with an ellipsis."""
    rich = render.answer(found)
    shown = found.citations[: render.MOST_SHOWN] if found.disagreement else found.citations[:1]
    sentences = [s for c in shown if (s := sendable(c.quote).strip())]
    quotes = parts(rich, *QUOTES)
    assert len(quotes) == len(sentences)
    for quote, sentence in zip(quotes, sentences, strict=True):
        if quote != sentence:
            assert quote.strip(ELLIPSIS) in sentence
            assert ELLIPSIS in (quote[0], quote[-1])
    if any(q != s for q, s in zip(quotes, sentences, strict=True)):
        everything = sum(width(c.quote + c.short + c.title + (c.source or "")) for c in shown)
        assert everything + width(found.short) + 200 * len(shown) > LIMIT


@given(
    st.lists(anything, min_size=1, max_size=9),
    st.integers(min_value=0, max_value=8),
    st.booleans(),
)
def test_any_context_is_sendable_and_holds_the_cited_sentence(
    sentences: list[str], index: int, grow: bool
) -> None:
    """The cited sentence is always there, in bold."""
    assume(index < len(sentences) and sendable(sentences[index]).strip())
    stored = [
        Sentence(
            article_id="0" * 16,
            index=n,
            kind=SentenceKind.BODY,
            start=0,
            end=len(text),
            text=text * (900 if grow else 1),
        )
        for n, text in enumerate(sentences)
    ]
    rich = render.surroundings(citation(), stored, index)
    assert_sendable(rich)
    cited = sendable(stored[index].text).strip()
    (bold,) = parts(rich, MessageEntity.BOLD)
    assert bold == cited or bold.endswith(ELLIPSIS)


def test_an_answer_shows_short_quote_and_origin_in_that_order() -> None:
    """The README promises this form."""
    rich = render.answer(
        Answer(question="q", short="Dang Hoang Giang", score=0.9, citations=(citation(),))
    )
    assert rich.text.split("\n") == [
        "Dang Hoang Giang",
        "Dang Hoang Giang chairs a session.",
        "Resolution passed",
        "VNA · 22 November 2022 · en.vietnamplus.vn",
    ]
    assert parts(rich, MessageEntity.BOLD) == ["Dang Hoang Giang"]
    assert parts(rich, *QUOTES) == ["Dang Hoang Giang chairs a session."]
    assert parts(rich, MessageEntity.TEXT_LINK) == ["en.vietnamplus.vn"]


def test_a_short_answer_that_repeats_the_sentence_is_not_shown_twice() -> None:
    """The sentence alone answers a bare keyword."""
    whole = citation("It rains.", short="It rains.")
    rich = render.answer(Answer(question="q", short="It rains.", score=0.9, citations=(whole,)))
    assert rich.text.count("It rains.") == 1
    assert rich.text.startswith(texts.FOUND)


def test_a_long_quote_is_expandable_and_whole() -> None:
    """It is folded, not cut."""
    sentence = "word " * 300 + "end."
    rich = render.answer(
        Answer(question="q", short="end", score=0.9, citations=(citation(sentence, short="end"),))
    )
    assert parts(rich, MessageEntity.EXPANDABLE_BLOCKQUOTE) == [sentence]


def test_a_quote_too_long_for_a_message_keeps_the_answer() -> None:
    """The part that is cut off never holds the answer."""
    sentence = "before " * 1000 + "the 115 members " + "after " * 1000
    rich = render.answer(
        Answer(question="q", short="115", score=0.9, citations=(citation(sentence, short="115"),))
    )
    (quote,) = parts(rich, *QUOTES)
    assert "the 115 members" in quote
    assert quote.startswith(ELLIPSIS)
    assert quote.endswith(ELLIPSIS)


def test_disagreeing_citations_are_each_shown_with_their_own_short_answer() -> None:
    """The given order is kept, which is newest first."""
    two = (
        citation("Now 116 members support it.", short="116", published=date(2023, 1, 2)),
        citation("It is co-sponsored by 115 members.", short="115"),
    )
    rich = render.answer(
        Answer(question="q", short="116", score=0.9, citations=two, disagreement=True)
    )
    assert rich.text.startswith(texts.DISAGREE)
    assert parts(rich, MessageEntity.BOLD) == ["116", "115"]
    assert rich.text.index("2 January 2023") < rich.text.index("22 November 2022")


def test_an_abstention_marks_near_sentences_as_no_answer() -> None:
    """At most two sentences follow, under a line that says so, and nothing is bold."""
    near = tuple(citation(f"Sentence {n}.", short=str(n)) for n in range(5))
    rich = render.not_found(NotFound(question="q", score=0.2, nearest=near, related=(0, 2, 3)))
    assert rich.text.startswith(f"{texts.NOT_FOUND}\n\n{texts.NEAREST}")
    assert parts(rich, *QUOTES) == ["Sentence 0.", "Sentence 2."]
    assert parts(rich, MessageEntity.BOLD) == []
    assert render.not_found(NotFound(question="q", score=0.2, nearest=near)).text == texts.NOT_FOUND


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://",
        "http://[::1",
        "ftp://a.example/x",
        "a.example",
        "https://a b",
    ],
)
def test_only_web_addresses_are_linked(url: str) -> None:
    """Telegram rejects or drops other links."""
    rich = render.answer(Answer(question="q", short="s", score=0.9, citations=(citation(url=url),)))
    assert parts(rich, MessageEntity.TEXT_LINK) == []


@given(st.text(max_size=400), st.text(max_size=300))
def test_what_is_copied_fits_and_is_verbatim(sentence: str, title: str) -> None:
    """A button copies at most 256 characters, and never a part of a quote."""
    article = ArticleInfo(id="0" * 16, title=title)
    copied = render.copied(article, sentence)
    if copied is not None:
        assert 1 <= len(copied) <= render.LONGEST_COPIED
        assert copied.startswith(f"“{one_line(sentence)}”")
    else:
        assert len(one_line(sentence)) + 2 > render.LONGEST_COPIED
