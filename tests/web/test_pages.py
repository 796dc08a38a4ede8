"""What people see: answers with links to the cited sentence, articles, the list."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from lxml import html as tree
from starlette.testclient import TestClient

from facts.library import Library
from facts.models import Answer, Article
from facts.web.headers import HEADERS
from tests.web.conftest import ANSWER, CITED, DISAGREEMENT, TONGA, UNANSWERED


def shown(client: TestClient, path: str, *, status: int = 200, **query: Any) -> tree.HtmlElement:
    """Return a page, which must be one."""
    response = client.get(path, params=query or None)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    return tree.fromstring(response.content)


def words(page: tree.HtmlElement) -> str:
    """Return the text of a page with single spaces."""
    return " ".join(page.text_content().split())


def test_an_answer_links_to_its_sentence(client: TestClient, library: Library) -> None:
    """Whose element on the article's page holds the quote."""
    page = shown(client, "/", q=TONGA)
    assert page.xpath("string(//p[@class='short'])") == ANSWER
    assert page.xpath("string(//mark)") == ANSWER
    (link,) = page.xpath("//section[@class='answer']/p[@class='source']/a/@href")
    path, _, place = link.partition("#")
    assert path == f"/a/{CITED}"
    (sentence,) = shown(client, path).xpath(f"//*[@id='{place}']")
    quote = page.xpath("string(//blockquote)").strip().strip("“”")
    assert sentence.text_content() == quote
    assert quote in library.get(CITED).text


def test_a_question_without_an_answer(client: TestClient) -> None:
    """Nothing is shown as one."""
    page = shown(client, "/", q=UNANSWERED)
    assert page.xpath("string(//p[@class='short'])") == "The record does not say."
    assert "not an answer" in words(page)
    assert page.xpath("//mark") == []


def test_a_disagreement_shows_all_answers(client: TestClient) -> None:
    """Newest first, each with its source."""
    page = shown(client, "/", q=DISAGREEMENT)
    assert page.xpath("//ol/li/p[@class='short']/text()") == ["104", "87"]
    narrowed = shown(client, f"/?q={DISAGREEMENT}&from=2022&to=2022")
    assert narrowed.xpath("string(//p[@class='short'])") == "87"


def test_what_was_corrected_is_shown_below(
    client: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As what was reported before."""
    (found,) = library.ask_each(TONGA)
    assert isinstance(found, Answer)
    (fiji,) = library.ask_each("Who is the Permanent Representative of Fiji?")
    assert isinstance(fiji, Answer)
    corrected = found.model_copy(update={"corrected": fiji.citations})
    monkeypatch.setattr(library, "ask_each", lambda *_, **__: (corrected,))
    page = shown(client, "/", q=TONGA)
    assert "Before, it was reported" in words(page)
    assert page.xpath("//section[@class='answer']//mark[not(ancestor::details)]/text()") == [
        ANSWER,
        fiji.short,
    ]


def test_a_follow_up_and_several_questions(client: TestClient) -> None:
    """As on the command line."""
    page = shown(client, "/", q="And of Fiji?", after=TONGA)
    assert page.xpath("string(//p[@class='short'])") == "Jone Ratulevu"
    (after,) = shown(client, "/", q=TONGA).xpath("//input[@name='after']/@value")
    assert after == TONGA
    several = shown(client, "/", q=f"{TONGA} Who introduced the draft?")
    assert len(several.xpath("//section[@class='answer']")) == 2


@pytest.mark.parametrize("question", ["hello", "thanks!", "Tonga", "Wer hat die Sitzung geleitet?"])
def test_what_is_no_question_gets_a_word(client: TestClient, question: str) -> None:
    """And no error."""
    assert shown(client, "/", q=question).xpath("string(//p[@class='short'])")


def test_the_start_shows_questions_that_are_answered(client: TestClient) -> None:
    """Each leads to its answer."""
    links = shown(client, "/").xpath("//ul/li/a/@href")
    assert links
    for link in links:
        assert "The record does not say" not in client.get(link).text


def test_an_article_is_shown_as_it_is_stored(client: TestClient, library: Library) -> None:
    """No character of its text is missing, and every sentence can be linked to."""
    for info in library.articles():
        page = shown(client, f"/a/{info.id}")
        (article,) = page.xpath("//article")
        assert article.text_content() == library.get(info.id).text.replace("\r\n", "\n")
        places = page.xpath("//article//*[@id]/@id")
        assert places == [f"s{n}" for n in range(info.sentence_count)]
        assert page.xpath("string(//h1)") == info.title


def test_facts_are_shown_where_they_stand(client: TestClient) -> None:
    """With their kind, on hover and in a table."""
    page = shown(client, f"/a/{CITED}")
    titles = {span.text: span.get("title") for span in page.xpath("//span[@class='f']")}
    assert "number" in titles["87"]
    assert any(cell == "number 87 state" or "87" in cell for cell in page.xpath("//td/text()"))


def test_a_short_id_leads_to_the_permanent_address(client: TestClient) -> None:
    """An unknown one to a page that says so."""
    response = client.get(f"/a/{CITED[:5]}", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (301, f"/a/{CITED}")
    assert "No article" in words(shown(client, "/a/ffff", status=404))


def test_articles_are_listed(client: TestClient, library: Library) -> None:
    """By date, source or name."""
    assert len(shown(client, "/articles").xpath("//tbody/tr")) == len(library.articles())
    assert len(shown(client, "/articles?source=OXN&from=2025").xpath("//tbody/tr")) == 2
    about = shown(client, "/articles", about="Tonga")
    assert any("Pacific" in title for title in about.xpath("//tbody//a/text()"))
    assert "No article fits" in words(shown(client, "/articles", source="nobody"))


def test_long_lists_have_pages(library: Library, client: TestClient) -> None:
    """That hold every article once."""
    for n in range(60):
        library.add(Article.of(f"The ferry number {n} left the quay at noon.", title=f"Ferry {n}"))
    first = shown(client, "/articles")
    (older,) = first.xpath("//a[@rel='next']/@href")
    second = shown(client, older)
    rows = [*first.xpath("//tbody//a/@href"), *second.xpath("//tbody//a/@href")]
    assert len(rows) == len(set(rows)) == 80
    assert second.xpath("//a[@rel='prev']")
    assert not second.xpath("//a[@rel='next']")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", {"q": "who", "from": "soon"}),
        ("/articles", {"page": "0"}),
        ("/articles", {"page": "x"}),
    ],
)
def test_a_wrong_value_is_explained(client: TestClient, path: str, query: dict[str, str]) -> None:
    """On a page with a remedy."""
    page = shown(client, path, status=400, **query)
    assert "cannot be used" in words(page)
    assert "Change it" in words(page)


def test_an_address_that_there_is_not(client: TestClient) -> None:
    """Has a page too."""
    assert "no such page" in words(shown(client, "/nowhere", status=404))


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def test_nothing_in_a_page_comes_from_elsewhere(client: TestClient, library: Library) -> None:
    """Neither scripts of articles or questions, nor files of other hosts."""
    text = f"The quay of Norvik {HOSTILE} opened on 3 March 2026."
    added = library.add(
        Article.of(text, title=HOSTILE, source=HOSTILE, url="javascript:alert(3)")
    ).article
    pages = [
        shown(client, f"/a/{added.id}"),
        shown(client, "/articles"),
        shown(client, "/", q=f"When did the quay of Norvik open? {HOSTILE}"),
    ]
    for page in pages:
        assert page.xpath("//script | //img | //iframe | //*[@style] | //@onerror") == []
        sheets = page.xpath("//link/@href")
        assert sheets == ["/static/style.css"]
        assert not [a for a in page.xpath("//a/@href") if a.startswith("javascript")]
    assert pages[0].xpath("string(//h1)") == HOSTILE
    sheet = client.get("/static/style.css")
    assert sheet.status_code == 200
    assert "url(" not in sheet.text
    assert "@import" not in sheet.text


def test_a_page_can_be_used_without_a_mouse_or_eyes(client: TestClient) -> None:
    """It has a language, one heading of the first level, labels, and a way to its content."""
    for path in ("/", f"/?q={TONGA}", f"/?q={UNANSWERED}", f"/a/{CITED}", "/articles", "/nowhere"):
        page = tree.fromstring(client.get(path).content)
        assert page.get("lang") == "en"
        assert len(page.xpath("//h1")) == 1
        assert page.xpath("//body/a[1]/@href") == ["#main"]
        assert page.xpath("//main[@id='main']")
        assert page.xpath("string(//title)").strip()
        for field in page.xpath("//input | //select"):
            labelled = field.xpath("ancestor::label") or page.xpath(
                f"//label[@for='{field.get('id')}']"
            )
            assert labelled, tree.tostring(field)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3")]
        assert levels == sorted(levels)


def test_a_proxy_may_put_the_pages_below_a_path(library: Library) -> None:
    """Then all links start there."""
    from facts.web import build_app

    client = TestClient(build_app(library), root_path="/record")
    page = client.get("/record/articles").text
    links = [html.unescape(link) for link in re.findall(r'(?:href|action)="(/[^"]*)"', page)]
    assert links
    assert [link for link in links if not link.startswith("/record/")] == []
