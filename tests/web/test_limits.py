"""No visitor takes all the time of the server."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from facts.errors import InputError
from facts.library import Library
from facts.web import WebSettings, build_app
from facts.web.limits import MOST_VISITORS, Throttle
from facts.web.problems import Refusal
from tests.web.conftest import TONGA


def allowed(throttle: Throttle, visitor: str) -> bool:
    """Whether a visitor may ask now."""
    try:
        throttle.take(visitor)
    except Refusal:
        return False
    return True


@given(
    per_minute=st.integers(1, 600),
    waits=st.lists(st.floats(0, 5, allow_nan=False), min_size=1, max_size=200),
)
def test_nobody_asks_more_than_the_rate_and_the_burst(per_minute: int, waits: list[float]) -> None:
    """Whenever they ask."""
    now = 0.0
    throttle = Throttle(per_minute, lambda: now)
    count = 0
    for wait in waits:
        now += wait
        count += allowed(throttle, "one")
    assert count <= max(1.0, per_minute / 3) + now * per_minute / 60 + 0.001


def test_a_visitor_is_told_when_to_come_back() -> None:
    """And may ask then; others are not held up."""
    now = 0.0
    throttle = Throttle(6, lambda: now)
    assert [allowed(throttle, "one") for _ in range(3)] == [True, True, False]
    assert allowed(throttle, "other")
    with pytest.raises(Refusal) as caught:
        throttle.take("one")
    now += int(caught.value.headers["Retry-After"])
    assert allowed(throttle, "one")


def test_the_memory_of_visitors_is_bounded() -> None:
    """Whoever asked longest ago is forgotten first."""
    throttle = Throttle(6, lambda: 0.0)
    for n in range(MOST_VISITORS + 100):
        throttle.take(str(n))
    assert len(throttle._left) == MOST_VISITORS
    assert "0" not in throttle._left


def test_too_many_questions_are_refused_with_a_time(library: Library) -> None:
    """On pages and in the API."""
    client = TestClient(build_app(library, WebSettings(per_minute=3)))
    assert client.get("/api/ask", params={"q": TONGA}).status_code == 200
    for path in ("/api/ask", "/"):
        response = client.get(path, params={"q": TONGA})
        assert response.status_code == 429
        assert int(response.headers["retry-after"]) <= 20
    assert client.get("/articles").status_code == 200


def test_a_busy_server_refuses_at_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of letting all wait for ever; what was begun is finished."""
    entered, release = threading.Event(), threading.Event()
    real = library.ask_each

    def slow(*arguments: object, **options: object) -> object:
        entered.set()
        release.wait(30)
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(library, "ask_each", slow)
    settings = WebSettings(per_minute=0, most_waiting=1, threads=1)
    with TestClient(build_app(library, settings)) as client, ThreadPoolExecutor(1) as pool:
        first = pool.submit(client.get, "/api/ask", params={"q": TONGA})
        assert entered.wait(30)
        assert client.get("/api/ask", params={"q": TONGA}).status_code == 503
        release.set()
        assert first.result().status_code == 200
        assert client.get("/api/ask", params={"q": TONGA}).status_code == 200


@pytest.mark.parametrize("token", ["", "short", "x" * 15])
def test_a_token_that_can_be_guessed_is_refused(token: str) -> None:
    """Before anything is served."""
    with pytest.raises(InputError, match="fewer than 16"):
        WebSettings(token=token)
