"""The record for the tests: a few articles, each with its purpose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from facts.library import Library
from facts.models import Article

LONG = (
    "Its director, Omar Lindqvist, told reporters that the collection was put together by 17 "
    "volunteers who had walked the mudflats every winter since 1998, in fog and in sleet, with "
    "buckets, sieves and borrowed boots, writing the place of every find into waxed notebooks "
    "that have since become exhibits themselves, and that without their stubborn patience, as "
    "well as that of the ferry crews who carried the heavier pieces for nothing, there would be "
    "nothing to show today but an empty hall with a handsome roof."
)
"""A sentence so long that it is folded."""

OPENING = Article.of(
    "Mayor Ines Calder opened the Tide Museum in Port Halden on May 3, 2024.\n\n"
    "The building cost 12 million euros 🌊 and took six years to finish. "
    "The Tide Museum holds 340 exhibits.\n\n"
    f"{LONG}\n\n"
    "The museum is closed on Mondays. Children under ten enter for free.",
    title="Tide Museum opens its doors in Port Halden",
    source="Harbour Wire",
    url="https://www.harbourwire.example/2024/tide-museum",
    published=date(2024, 5, 3),
    place="Port Halden",
)
"""Has a link, an emoji before the quoted sentence, and a long sentence."""

PLANS = Article.of(
    "The Tide Museum holds 290 exhibits. "
    "A crane lifted the hull of the trawler Solveig through the roof on Friday.",
    title="Trawler moves into the Tide Museum",
    source="Coast Gazette",
    published=date(2023, 4, 10),
)
"""Disagrees with the first on a number."""

ECHO = Article.of(
    "Mayor Ines Calder opened the Tide Museum in Port Halden last week. "
    "Queues reached the fish market.",
    title="Long queues at the new museum",
    source="Coast Gazette",
    published=date(2024, 5, 10),
)
"""A second source for a fact of the first."""

LIGHTHOUSE = Article.of(
    "Engineer Tomas Brandvold chaired the Lighthouse Commission in 2021. "
    "The commission met 14 times in Skarvik and adopted its report by consensus. "
    "The report was introduced by Ambassador Leila Haddad of Tunisia.",
    title="Lighthouse Commission ends its work",
    source="Harbour Wire",
    published=date(2021, 12, 17),
)
"""For follow-ups."""

ARTICLES = (OPENING, PLANS, ECHO, LIGHTHOUSE)

WHO = "Who opened the Tide Museum?"
WHO_SHORT = "Ines Calder"
COST = "How much did the building of the Tide Museum cost?"
COST_SHORT = "12 million euros"
COUNT = "How many exhibits does the Tide Museum hold?"
CHAIR = "Who chaired the Lighthouse Commission?"
CHAIR_SHORT = "Tomas Brandvold"
FOLLOW_UP = "And when?"
"""Only makes sense after another question."""
FOLLOW_UP_SHORT = "2021"
VOLUNTEERS = "How many volunteers put together the collection?"
VOLUNTEERS_SHORT = "17"
MEETINGS = "How many times did the Lighthouse Commission meet?"
NEAR = "How many elephants live in the Tide Museum?"
"""The record has no answer, but similar sentences."""
FAR = "Which zebra sang the opera about quartz?"
"""The record has no similar sentence."""


def build(place: Path | str) -> None:
    """Make the record in a new file or at a URL."""
    with Library.open(place) as library:
        for article in ARTICLES:
            library.add(article)
