"""Pictures of articles and of answers over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as tree
from starlette.testclient import TestClient

from facts.library import Library
from facts.models import Answer, Article, Citation
from facts.web.answer_timeline import EDGE, answer_timeline
from facts.web.article_timeline import HEIGHT, MOST_BARS, article_timeline
from facts.web.periods import Period, periods
from tests.web.conftest import DISAGREEMENT

DAYS = st.lists(st.tuples(st.dates(), st.integers(1, 1_000)), min_size=2, unique_by=lambda d: d[0])


def said(short: str, day: date | None, article: str) -> Citation:
    """Return a citation of an article of that day."""
    return Citation(
        quote=f"{short} states co-sponsored it.", start=0, end=9, article_id=article,
        title=f"Title of {article}", published=day, short=short,
    )  # fmt: skip


def answered(
    *citations: Citation, disagreement: bool = True, corrected: Sequence[Citation] = ()
) -> Answer:
    """Return an answer of these citations."""
    return Answer(
        question="How many?", short=citations[0].short, score=0.9, citations=citations,
        disagreement=disagreement, corrected=tuple(corrected),
    )  # fmt: skip


@given(days=st.tuples(st.dates(), st.dates()).map(sorted), most=st.integers(12, 40))
def test_periods_are_few_and_leave_no_day_out(days: list[date], most: int) -> None:
    """Each begins on the day after the one before, for any two days."""
    found = periods(days[0], days[1], most)
    assert 1 <= len(found) <= most
    assert found[0].first <= days[0] <= found[0].last
    assert found[-1].first <= days[1] <= found[-1].last
    for before, after in pairwise(found):
        assert before.last + timedelta(1) == after.first


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (date(2024, 5, 2), date(2024, 5, 3), ["2 May 2024", "3 May 2024"]),
        (date(2023, 12, 31), date(2024, 2, 9), ["December 2023", "January 2024", "February 2024"]),
        (date(2018, 7, 1), date(2020, 1, 1), ["2018", "2019", "2020"]),
        (date(1988, 7, 1), date(2011, 1, 1), ["1980–1989", "1990–1999", "2000–2009", "2010–2019"]),
    ],
)
def test_periods_are_named_as_people_write_them(first: date, last: date, named: list[str]) -> None:
    """Days, months, years, decades: the shortest that there is room for."""
    assert [str(period) for period in periods(first, last, 12)] == named


@given(days=DAYS)
def test_every_article_is_in_one_bar(days: list[tuple[date, int]]) -> None:
    """The bars are in order, in the picture, and as high as their numbers ask for."""
    picture = article_timeline(sorted(days))
    assert picture is not None
    assert sum(bar.articles for bar in picture.bars) == sum(number for _, number in days)
    assert len(picture.bars) <= MOST_BARS
    assert all(0 <= bar.left <= bar.left + bar.width <= 100.1 for bar in picture.bars)
    assert [bar.left for bar in picture.bars] == sorted({bar.left for bar in picture.bars})
    by_number = sorted(picture.bars, key=lambda bar: bar.articles)
    assert [bar.height for bar in by_number] == sorted(bar.height for bar in by_number)
    assert by_number[-1].height == HEIGHT
    assert all(bar.height >= 2 for bar in picture.bars)
    for bar in picture.bars:
        inside = [n for day, n in days if bar.period.first <= day <= bar.period.last]
        assert bar.articles == sum(inside)


def test_articles_of_one_day_need_no_picture() -> None:
    """Nor do none."""
    assert article_timeline([]) is None
    assert article_timeline([(date(2024, 5, 2), 3)]) is None


def test_a_bar_leads_to_its_articles(client: TestClient, library: Library) -> None:
    """As many as it stands for; it names its time and their number."""
    library.add(Article.of("The wall was built.", title="Old", published=date(987, 6, 5)))
    for path in ("/articles", "/articles?source=MW", "/articles?from=2022&to=2022"):
        bars = tree.fromstring(client.get(path).text).xpath("//figure//a")
        assert bars
        for bar in bars:
            rows = tree.fromstring(client.get(bar.get("href")).text).xpath("//tbody/tr")
            assert bar.get("aria-label").endswith(f": {len(rows)} article{'s'[: len(rows) > 1]}")


def test_the_articles_about_a_name_have_a_picture_too(client: TestClient) -> None:
    """Without links, which would lead away from the name."""
    page = tree.fromstring(client.get("/articles", params={"about": "United Nations"}).text)
    rows = len(page.xpath("//tbody/tr[td//time]"))
    told = page.xpath("//figure//title/text()")
    assert sum(int(title.rpartition(": ")[2].split()[0]) for title in told) == rows > 1
    assert page.xpath("//figure//a") == []


def test_a_disagreement_is_shown_as_it_developed(client: TestClient) -> None:
    """A line for each answer, the oldest on top, and a dot for each article."""
    page = tree.fromstring(client.get("/", params={"q": DISAGREEMENT}).text)
    assert page.xpath("//figure//text[@class='label']/text()") == ["87", "104"]
    cited = page.xpath("//ol/li/p[@class='source']/a/@href")
    assert page.xpath("//figure//a/@href") == cited[::-1]
    places = [float(x.rstrip("%")) for x in page.xpath("//circle/@cx")]
    assert places == [EDGE, 100 - EDGE]
    assert page.xpath("//figure//text[@class='when']/text()") == [
        "15 November 2022", "20 November 2024"
    ]  # fmt: skip


def test_articles_that_answer_alike_share_a_line() -> None:
    """However they word it; a later article may come back to the first answer."""
    may, june, july = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)
    picture = answer_timeline(
        answered(said("two", july, "c"), said("3", june, "b"), said("2", may, "a"))
    )
    assert picture is not None
    assert [line.label for line in picture.lines] == ["2", "3"]
    assert [[dot.citation.article_id for dot in line.dots] for line in picture.lines] == [
        ["a", "c"], ["b"]
    ]  # fmt: skip
    assert EDGE == picture.lines[0].dots[0].at < picture.lines[1].dots[0].at < 100 - EDGE


def test_articles_that_do_not_disagree_are_one_line() -> None:
    """Also where no rule knows that their words mean the same."""
    cited = said("the flood", date(2024, 5, 1), "a"), said("high water", date(2024, 6, 1), "b")
    picture = answer_timeline(answered(*cited, disagreement=False))
    assert picture is not None
    assert [line.label for line in picture.lines] == ["the flood"]


def test_what_was_corrected_looks_different() -> None:
    """And is told as corrected."""
    new, old = said("104", date(2024, 6, 2), "b"), said("87", date(2024, 6, 1), "a")
    picture = answer_timeline(answered(new, disagreement=False, corrected=[old]))
    assert picture is not None
    shown = [(line.label, dot.corrected) for line in picture.lines for dot in line.dots]
    assert shown == [("87", True), ("104", False)]


@pytest.mark.parametrize("days", [[None, None], [date(2024, 5, 1)] * 2, [None, date(2024, 5, 1)]])
def test_answers_of_one_day_need_no_picture(days: list[date | None]) -> None:
    """Nor do those of no known day."""
    cited = [said(str(number), day, f"a{number}") for number, day in enumerate(days)]
    assert answer_timeline(answered(*cited)) is None


def test_long_answers_are_cut_short() -> None:
    """So that they stay in the picture of a phone."""
    cited = [said(f"word {n} " * 30, date(2024, 5, n), f"a{n}") for n in (1, 2)]
    picture = answer_timeline(answered(*cited))
    assert picture is not None
    assert all(len(line.label) <= 40 and line.label.endswith("…") for line in picture.lines)


def test_years_end_with_the_calendar() -> None:
    """Nothing is asked of days that there are not."""
    assert Period.years(date.max, 1000).last == date.max
    assert Period.years(date.min, 1000).first == date.min
    assert periods(date.min, date.max, MOST_BARS)[-1].last == date.max
