"""Prometheus metrics of the bot. No label holds a person, a chat or a text."""

from __future__ import annotations

from prometheus_client import CONTENT_TYPE_LATEST as CONTENT_TYPE
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

__all__ = ["CONTENT_TYPE", "answers", "errors", "exposition", "feedback", "latency", "requests"]

_registry = CollectorRegistry()

updates = Counter(
    "rapporteur_updates", "Updates received from Telegram.", ["kind"], registry=_registry
)
repeated = Counter(
    "rapporteur_updates_repeated", "Updates received again and skipped.", registry=_registry
)
taken_over = Counter(
    "rapporteur_updates_taken_over",
    "Updates that a dead process of the bot left, or that could not be handled before.",
    registry=_registry,
)
unreadable = Counter(
    "rapporteur_updates_unreadable", "Updates that could not be parsed.", registry=_registry
)
answers = Counter("rapporteur_answers", "Questions by outcome.", ["status"], registry=_registry)
latency = Histogram(
    "rapporteur_answer_seconds", "Time from question to outcome.", registry=_registry
)
readings = Counter(
    "rapporteur_readings",
    "Messages by how many sentences of a question the reader was given: under load some or none.",
    ["sentences"],
    registry=_registry,
)
overloaded = Counter(
    "rapporteur_overloaded",
    "Questions not answered because too many waited, by whether the person was told.",
    ["told"],
    registry=_registry,
)
feedback = Counter("rapporteur_feedback", "Feedback on answers.", ["verdict"], registry=_registry)
errors = Counter("rapporteur_errors", "Errors by type.", ["type"], registry=_registry)
requests = Counter(
    "rapporteur_api_requests", "Bot API requests.", ["method", "status"], registry=_registry
)
watched = Counter(
    "rapporteur_watched_articles",
    "Articles of watched places by outcome.",
    ["outcome"],
    registry=_registry,
)
articles = Gauge("rapporteur_articles", "Articles in the record.", registry=_registry)


def exposition() -> bytes:
    """Return all metrics in the Prometheus text format."""
    return generate_latest(_registry)
