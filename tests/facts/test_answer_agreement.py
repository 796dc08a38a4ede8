"""An answer that stands in several articles is as sure as one that stands in one."""

from __future__ import annotations

from datetime import date

import pytest

from facts.models import Answer, Article
from tests.facts.asking import record_of


def report(year: int, members: int) -> Article:
    """One of a row of reports on yearly sessions."""
    return Article.of(
        f"The ministers met in {year} and adopted the accord. It was co-sponsored by {members} "
        "members. Ambassador Ida Holm chaired the closing session.",
        title=f"Ministers adopt accord of {year}",
        published=date(year, 6, 5),
    )


@pytest.mark.parametrize("count", [1, 2, 4, 8])
@pytest.mark.parametrize("step", [0, 1], ids=["agreeing", "differing"])
@pytest.mark.parametrize(
    "question", ["Who chaired the closing session?", "How many members co-sponsored it?"]
)
def test_more_articles_make_it_no_less_sure(count: int, step: int, question: str) -> None:
    """However many report it, in the same words or with other numbers; all are cited, up to 5."""
    with record_of(report(2010, 40)) as library:
        alone = library.ask(question)
    with record_of(*[report(2010 + n, 40 + step * n) for n in range(count)]) as library:
        found = library.ask(question)
    assert isinstance(found, Answer), found
    # A little, since the words are less rare where more articles hold them.
    assert found.score >= alone.score - 0.15
    assert len(found.citations) == min(count, 5)
    assert found.disagreement is (step == 1 and count > 1 and question.startswith("How many"))
