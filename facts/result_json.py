"""The JSON objects of results, which the command line, the web server and assistants are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facts.models import Answer, NotFound


def results_object(results: Sequence[Answer | NotFound]) -> dict[str, Any]:
    """Return the JSON object of a message's results: the first, with the others under `further`."""
    first, *others = map(result_object, results)
    return {**first, "further": others}


def result_object(found: Answer | NotFound) -> dict[str, Any]:
    """Return the JSON object of a result. It has the same keys for both types of result."""
    empty: dict[str, Any] = {
        "short": None,
        "disagreement": False,
        "citations": [],
        "corrected": [],
        "alternatives": [],
        "remark": None,
        "language": None,
        "damaged": [],
    }
    given = found.model_dump(mode="json")
    head = {key: given.get(key, empty.get(key)) for key in ("status", "question", "short", "score")}
    return {**head, **empty, "nearest": [], **given}
