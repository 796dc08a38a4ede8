"""Whatever is asked, each quote and each short answer stands in its article word for word."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts import samples
from facts.errors import QuestionError
from facts.evaluate.data import load_questions
from facts.evaluate.typos import with_typo
from facts.library import Library
from facts.models import Answer, Citation, NotFound, Remark
from tests.tries import tries

QUESTIONS = [case.question for case in load_questions(samples.questions_path()).cases]
_WORDS = sorted({word for question in QUESTIONS for word in question.split()})
_ASKED = st.one_of(
    st.sampled_from(QUESTIONS),
    st.builds(with_typo, st.sampled_from(QUESTIONS), st.integers(0, 10**6)),
    # Half of one question and half of another, which nobody wrote an answer for.
    st.builds(
        lambda a, b: f"{a[: len(a) // 2]} {b[len(b) // 2 :]}",
        st.sampled_from(QUESTIONS),
        st.sampled_from(QUESTIONS),
    ),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=10).map(" ".join),
)


def cited(found: Answer | NotFound) -> list[Citation]:
    """All that a reply quotes."""
    if isinstance(found, NotFound):
        return list(found.nearest)
    return [*found.citations, *(match.citation for match in found.alternatives)]


def check(library: Library, found: Answer | NotFound) -> None:
    """Offsets reproduce the sentence, and the short answer is in it or, where it is the name that
    a pronoun stands for, in the article."""
    for each in cited(found):
        article = library.get(each.article_id)
        assert article.text[each.start : each.end] == each.quote
        assert each.quote == library.sentences(article.id)[each.index].text
        assert each.short in each.quote or each.short in article.text
        assert (each.title, each.published) == (article.title, article.published)
    if isinstance(found, Answer):
        assert found.short == found.citations[0].short != ""
        assert found.short == found.short.strip()
        assert all(c.short for c in found.citations)


@settings(max_examples=tries(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ASKED, st.none() | st.sampled_from(QUESTIONS), st.sampled_from([0.0, None, 1.01]))
def test_quotes_are_verbatim(
    sample_record: Library, question: str, after: str | None, threshold: float | None
) -> None:
    """Of the samples' questions, with typos, cut up or as a follow-up, at any confidence."""
    with suppress(QuestionError):
        check(sample_record, sample_record.ask(question, after=after, threshold=threshold))


@settings(max_examples=tries(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ASKED, st.floats(0, 1), st.integers(1, 5))
def test_a_reply_keeps_its_rules(
    sample_record: Library, question: str, threshold: float, citations: int
) -> None:
    """An answer is at least as sure as the threshold, cites each article once, newest first where
    they disagree; what is not found is less sure, or no question but a name."""
    with suppress(QuestionError):
        found = sample_record.ask(question, threshold=threshold, citations=citations)
        if isinstance(found, NotFound):
            assert found.score < threshold or not found.nearest or found.remark is Remark.NAME
            assert len(found.nearest) <= 3
            return
        assert threshold <= found.score <= 1
        articles = [c.article_id for c in found.citations]
        assert len(set(articles)) == len(articles) <= citations
        if found.disagreement:
            assert len(articles) > 1
            days = [c.published for c in found.citations if c.published]
            assert days == sorted(days, reverse=True)
        quoted = {(c.article_id, c.index) for c in found.citations}
        assert not quoted & {(m.citation.article_id, m.citation.index) for m in found.alternatives}
