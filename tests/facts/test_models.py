"""The models as JSON, and back."""

from __future__ import annotations

from facts.models import Answer, Citation, Match

CITATION = Citation(quote="It rains.", start=3, end=12, article_id="a", title="Rain", index=1)
ANSWER = Answer(
    question="Does it rain?",
    short="rains",
    score=0.9,
    citations=(CITATION,),
    alternatives=(Match(citation=CITATION, score=0.5),),
)


def test_json_names_the_quote_sentence() -> None:
    """A citation has the keys that docs/usage.md lists, at any depth."""
    found = ANSWER.model_dump(mode="json")
    for citation in (found["citations"][0], found["alternatives"][0]["citation"]):
        assert citation["sentence"] == "It rains."
        assert "quote" not in citation


def test_an_answer_comes_back_from_json() -> None:
    """Models read the JSON that they write."""
    assert Answer.model_validate_json(ANSWER.model_dump_json()) == ANSWER
