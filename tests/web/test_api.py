"""What programs get: the library's own models, and problems that explain themselves."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from facts.library import Library
from facts.models import Answer, ArticleInfo, Fact, Receipt
from facts.result_json import results_object
from facts.web import WebSettings, build_app
from facts.web.app import _ROUTES
from facts.web.openapi import document
from tests.web.conftest import ANSWER, CITED, TOKEN, TONGA, UNANSWERED

AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}
ARTICLE = {
    "title": "Ferry line opens",
    "text": "The harbour board opened a ferry line to Skarholm on 3 June 2024.",
    "source": "CW",
    "published": "2024-06-03",
}


def problem(response: Any, status: int) -> dict[str, Any]:
    """Return the problem that a response tells."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = response.json()
    assert told["status"] == status
    assert told["title"] in told["detail"]
    return told


def test_an_answer_is_that_of_the_command_line(client: TestClient, library: Library) -> None:
    """With the same keys."""
    response = client.get("/api/ask", params={"q": TONGA})
    assert response.json() == results_object(library.ask_each(TONGA))
    assert response.json()["short"] == ANSWER
    found = Answer.model_validate(
        {k: v for k, v in response.json().items() if k in Answer.model_fields}
    )
    citation = found.citations[0]
    text = client.get(f"/api/articles/{citation.article_id}").json()["text"]
    assert text[citation.start : citation.end] == citation.quote


def test_no_answer_is_no_error(client: TestClient) -> None:
    """The status is 200."""
    response = client.get("/api/ask", params={"q": UNANSWERED})
    assert (response.status_code, response.json()["status"]) == (200, "not_found")


def test_an_answer_can_be_narrowed(client: TestClient) -> None:
    """By every filter, a threshold and the question before."""

    def ask(**query: str) -> Any:
        return client.get("/api/ask", params={"q": TONGA, **query}).json()["status"]

    assert ask(article=CITED[:6]) == "answered"
    assert ask(source="OXN") == "not_found"
    assert ask(**{"from": "2023"}) == "not_found"
    assert ask(to="2021") == "not_found"
    assert ask(threshold="1") == "not_found"
    fiji = client.get("/api/ask", params={"q": "And of Fiji?", "after": TONGA}).json()
    assert fiji["short"] == "Jone Ratulevu"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 422),
        ({"q": ""}, 422),
        ({"q": "?"}, 422),
        ({"q": "x" * 10_000}, 422),
        ({"q": "who", "threshold": "2"}, 400),
        ({"q": "who", "threshold": "nan"}, 400),
        ({"q": "who", "citations": "0"}, 400),
        ({"q": "who", "from": "soon"}, 400),
        ({"q": "who", "article": "ffff"}, 404),
    ],
)
def test_a_wrong_question_is_explained(
    client: TestClient, query: dict[str, str], status: int
) -> None:
    """With a remedy."""
    assert problem(client.get("/api/ask", params=query), status)["remedy"]


def test_articles_facts_and_health(client: TestClient, library: Library) -> None:
    """As the library gives them."""
    listed = client.get("/api/articles", params={"limit": 3, "offset": 1}).json()
    assert [ArticleInfo(**each) for each in listed] == library.articles(offset=1, limit=3)
    found = client.get(f"/api/articles/{CITED[:6]}/facts").json()
    assert [Fact(**each) for each in found] == library.facts(CITED)
    assert client.get("/api/health").json() == {
        "status": "ok", "record": library.counts().model_dump(),
    }  # fmt: skip
    assert "No article" in problem(client.get("/api/articles/ffff"), 404)["title"]
    problem(client.get("/api/articles/ffff/facts"), 404)
    problem(client.get("/api/nothing"), 404)
    problem(client.post("/api/ask"), 405)
    problem(client.get("/api/articles", params={"limit": "x"}), 400)


def test_an_article_is_added_and_removed(client: TestClient) -> None:
    """By whoever has the token; the second time it is there already."""
    response = client.post("/api/articles", json=ARTICLE, headers=AUTHORIZED)
    assert response.status_code == 201, response.text
    (receipt,) = [Receipt(**each) for each in response.json()]
    assert receipt.added
    assert receipt.article.title == ARTICLE["title"]
    again = client.post("/api/articles", json=ARTICLE, headers=AUTHORIZED)
    assert (again.status_code, again.json()[0]["added"]) == (200, False)
    path = f"/api/articles/{receipt.article.id}"
    assert client.delete(path, headers=AUTHORIZED).status_code == 204
    problem(client.delete(path, headers=AUTHORIZED), 404)


def test_a_document_is_read_as_the_command_line_reads_it(client: TestClient) -> None:
    """By its content, whatever it is called."""
    page = (
        "<html><head><title>Quay opens</title></head><body><article><h1>Quay opens</h1>"
        "<p>The northern quay of Norvik opened on 3 March 2026.</p></article></body></html>"
    )
    response = client.post(
        "/api/articles",
        params={"name": "quay.html"},
        content=page.encode(),
        headers={**AUTHORIZED, "Content-Type": "text/html; charset=utf-8"},
    )
    assert response.status_code == 201, response.text
    assert response.json()[0]["article"]["title"] == "Quay opens"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"json": {"title": "No text"}}, 422),
        ({"json": {**ARTICLE, "url": "javascript:alert(1)"}}, 422),
        ({"json": {**ARTICLE, "unknown": 1}}, 422),
        ({"json": {**ARTICLE, "text": " "}}, 422),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 422),
        ({"content": b""}, 422),
        ({"content": b"\x00\x01\x02" * 100}, 422),
        ({"content": b"PK\x03\x04 no archive"}, 422),
    ],
)
def test_what_cannot_be_added_is_explained(
    client: TestClient, sent: dict[str, Any], status: int
) -> None:
    """Nothing is stored."""
    before = client.get("/api/health").json()
    sent = {**sent, "headers": {**sent.get("headers", {}), **AUTHORIZED}}
    assert problem(client.post("/api/articles", **sent), status)["detail"]
    assert client.get("/api/health").json() == before


def test_a_body_is_only_read_as_far_as_it_may_be(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a visitor could fill the memory."""
    import facts

    monkeypatch.setattr(facts, "LARGEST_FILE", 1000)
    problem(client.post("/api/articles", content=b"x" * 2000, headers=AUTHORIZED), 413)


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": TOKEN}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer"},
     {"Authorization": f"Basic {TOKEN}"}, {"Authorization": "Bearer ünïcode"}],
)  # fmt: skip
def test_without_the_token_nothing_changes(client: TestClient, headers: dict[str, str]) -> None:
    """Whatever is tried in its place."""
    encoded = {name.encode(): value.encode() for name, value in headers.items()}
    for response in (
        client.post("/api/articles", json=ARTICLE, headers=encoded),
        client.delete(f"/api/articles/{CITED}", headers=encoded),
    ):
        problem(response, 401)
        assert response.headers["www-authenticate"] == "Bearer"
    assert client.get(f"/api/articles/{CITED}").status_code == 200


def test_a_server_without_a_token_never_changes(library: Library) -> None:
    """Not even for an empty one."""
    client = TestClient(build_app(library))
    for headers in ({}, {"Authorization": "Bearer "}, AUTHORIZED):
        problem(client.post("/api/articles", json=ARTICLE, headers=headers), 403)


def test_the_description_names_every_address_and_resolves() -> None:
    """And the models are those of the library."""
    described = document("/")
    methods = {
        (path, method.upper()) for path, operations in described["paths"].items()
        for method in operations
    }  # fmt: skip
    served = {
        (route.path, method)
        for route in _ROUTES
        for method in (route.methods or ())
        if method != "HEAD"
        if route.path.startswith("/api/") and route.path != "/api/openapi.json"
    }
    assert methods == served
    schemas = described["components"]["schemas"]

    def check(value: Any) -> None:
        if isinstance(value, dict):
            reference = value.get("$ref")
            assert reference is None or reference.rpartition("/")[2] in schemas, reference
            for each in value.values():
                check(each)
        elif isinstance(value, list):
            for each in value:
                check(each)

    check(described)
    assert schemas["Citation"]["properties"].keys() >= {"sentence", "start", "end", "article_id"}
    names = [operation["operationId"] for path in described["paths"].values()
             for operation in path.values()]  # fmt: skip
    assert len(names) == len(set(names))


def test_the_description_is_served(client: TestClient) -> None:
    """For tools that make clients of it."""
    response = client.get("/api/openapi.json")
    assert response.json()["openapi"].startswith("3.1")


def test_a_server_of_this_machine_answers_to_its_own_names_only(library: Library) -> None:
    """A page of another site cannot read it by a name that leads here."""
    client = TestClient(build_app(library, WebSettings(hosts=("localhost",))))
    assert client.get("/", headers={"Host": "localhost:8000"}).status_code == 200
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_a_fault_tells_nothing_of_the_inside(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is told as a problem too."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(library, "ask_each", fail)
    client = TestClient(build_app(library), raise_server_exceptions=False)
    response = client.get("/api/ask", params={"q": TONGA})
    assert "secret" not in response.text
    problem(response, 500)
    assert response.headers["content-security-policy"]
