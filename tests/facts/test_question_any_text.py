"""Any text is a question or a `QuestionError`: never another failure, and never slow to refuse."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facts.errors import QuestionError
from facts.question import parse, unwrap
from facts.question.parse import MAX_LENGTH
from facts.question.small_talk import remark_of
from facts.words.normalize import content_terms, tokens

_PIECES = (
    "who whom whose what which when where why how many much often long old is was did has been by "
    "the a of in and it they Jane Doe's members' president country kind take took place happen "
    "2022 May 3 % ' ’ ? ! , - co- \n 🙂 مرحبا 東京 \ud800 \0"
).split(" ")
_TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join),
    st.text(st.characters(), min_size=MAX_LENGTH - 2, max_size=MAX_LENGTH + 2),
)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "?!", "...", "→", "\u200b", "— ' “"])
def test_a_text_without_words_is_refused(text: str) -> None:
    """Saying why, and giving an example of a question."""
    with pytest.raises(QuestionError) as caught:
        parse(text)
    assert "no word" in caught.value.why
    assert "for example" in caught.value.remedy


def test_the_longest_question() -> None:
    """Is read; one more character is refused with both numbers, and without the text."""
    longest = ("who " * MAX_LENGTH)[:MAX_LENGTH]
    assert parse(longest).text == longest
    with pytest.raises(QuestionError) as caught:
        parse(longest + "x")
    assert "1001 characters" in caught.value.why
    assert "1000" in caught.value.why
    assert "who who" not in str(caught.value)


@given(_TEXTS, st.none() | _TEXTS)
@example("how many", None)
@example("what kind of", None)
@example("Who is Jane", "is it")
@example("and when?", "0" * MAX_LENGTH)
@example("What is s' s' x", None)
@example("hi can u tell me whos that yr", "ppl?")
def test_any_text_is_a_question_or_refused(text: str, after: str | None) -> None:
    """With another one before it or none; what is refused are no words, or too many characters."""
    before = () if after is None else (after,)
    if len(text) > MAX_LENGTH or not (any(tokens(text)) or remark_of(text)):
        with pytest.raises(QuestionError):
            parse(text, before)
        return
    found = parse(text, before)
    assert found.text == text
    assert found == parse(text, before)
    terms = [term.term for term in found.terms]
    assert len(terms) == len(set(terms))
    assert not (terms and found.remark)
    read = f"{unwrap(text).text} . {unwrap(after or '').text}"
    assert set(terms) <= set(content_terms(read))
    assert set(found.head) <= {t.term for t in tokens(read)}


@given(st.lists(st.sampled_from(_PIECES[:-2]), min_size=1, max_size=12))
def test_space_and_the_final_mark_do_not_count(pieces: list[str]) -> None:
    """However a question is spaced or ended, it asks the same."""
    typed = {"text", "plain"}
    text = " ".join(pieces)
    with suppress(QuestionError):
        plain = parse(text).model_dump(exclude=typed)
        for other in (f"  {text} ", f"{text} ?", f"{text}??!"):
            assert parse(other).model_dump(exclude=typed) == plain
