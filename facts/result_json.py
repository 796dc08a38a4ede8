"""The JSON objects of results, which the command line, the web server and assistants are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from facts.models import Answer, NotFound


def results_object(
    results: Sequence[Answer | NotFound], *, web: str | None = None
) -> dict[str, Any]:
    """Return the JSON object of a message's results: the first, with the others under `further`."""
    first, *others = (result_object(found, web=web) for found in results)
    return {**first, "further": others}


def result_object(found: Answer | NotFound, *, web: str | None = None) -> dict[str, Any]:
    """Return the JSON object of a result. It has the same keys for both types of result.

    With the address of a server that shows the record, each quoted sentence has a `link` to it.
    """
    empty: dict[str, Any] = {
        "short": None,
        "disagreement": False,
        "citations": [],
        "corrected": [],
        "alternatives": [],
        "remark": None,
        "topic": None,
        "language": None,
        "damaged": [],
    }
    given = found.model_dump(mode="json")
    head = {key: given.get(key, empty.get(key)) for key in ("status", "question", "short", "score")}
    found_object = {**head, **empty, "nearest": [], "related": [], **given}
    if web is not None:
        for each in _citations(found_object):
            each["link"] = sentence_link(web, each["article_id"], each["index"])
    return found_object


def sentence_link(web: str, article_id: str, index: int) -> str:
    """Return the address of a sentence on the server at the address `web`."""
    return f"{web.rstrip('/')}/a/{article_id}#s{index}"


def _citations(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("citations", "corrected", "nearest"):
        yield from found[key]
    yield from (each["citation"] for each in found["alternatives"])
