"""The right time of the right event, in the right year."""

from __future__ import annotations

from benchmarks.fit.reader.groups import Group
from benchmarks.fit.reader.traps.build import groups
from benchmarks.fit.reader.traps.names import MONTHS, World


def two_events(w: World) -> list[Group]:
    """Return when one thing happened, beside when another did."""
    thing = w.pick(w.body(), f"the {w.root()} bridge", f"the {w.root()} dam", f"{w.root()} Castle")
    pairs = (
        ("was founded", "found", "founded"),
        ("was closed", "close", "closed"),
        ("was renamed", "rename", "renamed"),
        ("moved to a new site", "move", "moved to a new site"),
        ("was sold", "sell", "sold"),
        ("was rebuilt", "rebuild", "rebuilt"),
        ("was damaged by fire", "burn", "damaged by fire"),
        ("was opened", "open", "opened"),
        ("celebrated its centenary", "celebrate", "celebrating"),
        ("was taken over", "take over", "taken over"),
        ("was nationalised", "nationalise", "nationalised"),
    )
    (p, _, _), (q, _, _) = w.chance.sample(pairs, 2)
    d, e = (w.date(year=True), w.date(year=True)) if w.maybe() else (str(w.year()), str(w.year()))
    pre = "on" if " " in d else "in"
    asked = p.removeprefix("was ").removeprefix("were ")
    helper = "was" if p.startswith("was ") else "did"
    if helper == "did":
        asked = {
            "moved to a new site": "move to a new site",
            "celebrated its centenary": "celebrate its centenary",
        }[p]
    return groups(
        w,
        [
            f"When {helper} {thing} {asked}?",
            f"In what year {helper} {thing} {asked}?",
            f"when exactly {helper} {thing} {asked}?",
            f"What is the date when {thing} {p}?",
        ],
        [
            f"{thing} {p} {pre} «{d}» and {q} {pre} {e}.",
            f"{thing}, which {q} {pre} {e}, {p} {pre} «{d}».",
            f"{pre} «{d}» {thing} {p}, and {pre} {e} it {q}.",
            f"{thing} {p} {pre} «{d}».",
        ],
        [
            f"{thing} {q} {pre} {e}.",
            f"{pre} {e} {thing} {q}.",
            f"{w.root()} House {p} {pre} {e}.",
            f"It is not known when {thing} {p}, but it {q} {pre} {e}.",
            f"{thing} {p}, as its owner told a meeting {pre} {e}.",
        ],
    )


def year_asked(w: World) -> list[Group]:
    """Return the figure of the year that is asked for."""
    body = w.pick(w.body(), w.town(), w.land().name)
    what, verb, base = w.pick(
        ("tonnes of rice", "exported", "export"),
        ("new members", "admitted", "admit"),
        ("cars", "sold", "sell"),
        ("permits", "issued", "issue"),
        ("visitors", "received", "receive"),
        ("trees", "planted", "plant"),
        ("complaints", "handled", "handle"),
        ("books", "lent", "lend"),
        ("homes", "built", "build"),
        ("refugees", "took in", "take in"),
    )
    y, z = w.year(1990), w.year(1990)
    n, m = w.figure(12, 9000), w.figure(12, 9000)
    return groups(
        w,
        [
            f"How many {what} did {body} {base} in {y}?",
            f"In {y}, how many {what} did {body} {base}?",
            f"How many {what} were {verb} by {body} in {y}?",
        ],
        [
            f"{body} {verb} «{n}» {what} in {y} and {m} in {z}.",
            f"In {z} {body} {verb} {m} {what}; in {y} it was «{n}».",
            f"In {y}, {body} {verb} «{n}» {what}.",
            f"{body} {verb} {m} {what} in {z}, compared with «{n}» in {y}.",
        ],
        [
            f"{body} {verb} {m} {what} in {z}.",
            f"In {z}, {body} {verb} {m} {what}.",
            f"{body} {verb} {m} {what} in {z}, the most ever.",
        ],
    )


def article_year(w: World) -> list[Group]:
    """Return the figure where the year is that of the article, named only beside it."""
    town, y = w.town(), w.year(2000)
    z = y + w.pick(-3, -2, -1, 1, 2, 4)  # type: ignore[operator] # the options are numbers
    n = w.figure(12, 900)
    what = w.pick("delegates", "runners", "films", "boats", "stalls", "choirs", "artists")
    event = w.pick("festival", "congress", "regatta", "fair", "marathon", "summit")
    date = f"{w.chance.randint(1, 28)} {w.chance.choice(MONTHS)}"
    title = w.pick(
        f"{event.title()} opens in {town}",
        f"{town} {event} draws crowds",
        f"Record year for the {event} of {town}",
    )
    return groups(
        w,
        [
            f"How many {what} took part in the {town} {event} in {y}?",
            f"In {y}, how many {what} came to the {event} in {town}?",
        ],
        [
            f"«{n}» {what} took part in the {event} this year.",
            f"This year's {event} was joined by «{n}» {what}.",
        ],
        [
            f"{n} {what} took part in the {event} this year.",
            f"This year's {event} was joined by {n} {what}.",
        ],
        context=f"{title} · {date} {z}",
        right_context=f"{title} · {date} {y}",
    )


def ordinal(w: World) -> list[Group]:
    """Return what belongs to one of a numbered row."""
    words = (
        "first second third fourth fifth sixth seventh eighth ninth tenth 21st 34th 46th 47th "
        "52nd 68th"
    ).split()
    i = w.chance.randrange(len(words) - 1)
    x, y = words[i], words[i + 1]
    if w.maybe():
        x, y = y, x
    what = w.pick(
        "session",
        "congress",
        "edition",
        "meeting",
        "expedition",
        "race",
        "summit",
        "conference",
        "battalion",
        "festival",
    )
    of = w.pick(w.body(), f"the {w.root()} League")
    p, q = w.town(), w.town()
    verb = w.pick("was held", "took place", "met", "ended")
    return groups(
        w,
        [
            f"Where {'did the' if verb in ('met', 'ended') else 'was the'} {x} {what} of {of} "
            f"{ {'was held': 'held', 'took place': 'held', 'met': 'meet', 'ended': 'end'}[verb] }?"
        ],
        [
            f"The {x} {what} of {of} {verb} in «{p}».",
            f"The {y} {what} of {of} {verb} in {q}, the {x} in «{p}».",
        ],
        [
            f"The {y} {what} of {of} {verb} in {q}.",
            f"The {what} of {of} {verb} in {q} for the {y} time.",
            f"The {x} {what} of the {w.root()} League {verb} in {q}.",
        ],
    )


def compass(w: World) -> list[Group]:
    """Return what is of one side, not of the other."""
    x, y = w.pick(
        ("East", "West"),
        ("North", "South"),
        ("Upper", "Lower"),
        ("West", "East"),
        ("South", "North"),
        ("Lower", "Upper"),
        ("Inner", "Outer"),
        ("New", "Old"),
        ("Northern", "Southern"),
        ("Eastern", "Western"),
    )
    place = w.root()
    a, b = w.person().name, w.person().name
    office = w.office()
    n, m = w.figure(20, 9000), w.figure(20, 9000)
    if w.maybe():
        return groups(
            w,
            [f"Who is the {office} of {x} {place}?", f"Who is {x} {place}'s {office}?"],
            [
                f"«{a}» is {office} of {x} {place}.",
                f"The {office}s of {y} {place} and {x} {place}, {b} and «{a}», met.",
            ],
            [
                f"{b} is {office} of {y} {place}.",
                f"{y} {place}'s {office}, {b}, met farmers.",
                f"{b}, {office} of {place}, met farmers.",
            ],
        )
    return groups(
        w,
        [f"How many people live in {x} {place}?", f"What is the population of {x} {place}?"],
        [
            f"{x} {place} has «{n}» inhabitants.",
            f"«{n}» people live in {x} {place}, and {m} in {y} {place}.",
            f"{y} {place} has a population of {m}, {x} {place} of «{n}».",
        ],
        [
            f"{y} {place} has {m} inhabitants.",
            f"{m} people live in {y} {place}.",
            f"{m} people moved from {x} {place} to {y} {place}.",
        ],
    )


def sexes(w: World) -> list[Group]:
    """Return the winner of the one race, not of the other."""
    a, b = w.people(2)
    sport = w.pick(
        "marathon",
        "sprint",
        "1,500 metres",
        "slalom",
        "long jump",
        "triathlon",
        "singles",
        "road race",
        "regatta",
    )
    x, y = w.pick(
        ("men's", "women's"),
        ("women's", "men's"),
        ("junior", "senior"),
        ("under-18", "under-21"),
        ("doubles", "mixed"),
        ("indoor", "outdoor"),
    )
    return groups(
        w,
        [f"Who won the {x} {sport}?", f"Who was the winner of the {x} {sport}?"],
        [
            f"«{a.name}» won the {x} {sport} and {b.name} the {y} one.",
            f"{b.name} won the {y} {sport}; «{a.name}» was first in the {x} race.",
            f"The {x} {sport} was won by «{a.name}».",
        ],
        [
            f"{b.name} won the {y} {sport}.",
            f"The {y} {sport} was won by {b.name}.",
            f"{b.name} came second in the {x} {sport}.",
            f"{b.name} led the {x} {sport} before a fall.",
        ],
    )


def duration(w: World) -> list[Group]:
    """Return how long, not when or how many."""
    event = (
        w.pick(
            "strike",
            "trial",
            "siege",
            "debate",
            "blackout",
            "voyage",
            "ceasefire",
            "rescue",
            "closure",
            "drought",
        )
        + f" in {w.town()}"
    )
    n, unit = w.figure(2, 40), w.pick("hours", "days", "weeks", "months", "years")
    d = w.date()
    return groups(
        w,
        [
            f"How long did the {event} last?",
            f"For how long did the {event} go on?",
            f"What was the length of the {event}?",
        ],
        [
            f"The {event} lasted «{n} {unit}».",
            f"The {event}, which began on {d}, went on for «{n} {unit}».",
            f"After «{n} {unit}» the {event} ended on {d}.",
        ],
        [
            f"The {event} began on {d}.",
            f"The {event} was the {w.pick('third', 'fifth')} in {n} {unit}.",
            f"The {event} came {n} {unit} after the election.",
            f"The {event} had been expected for {n} {unit}.",
        ],
    )


FAMILIES = (
    two_events,
    two_events,
    year_asked,
    year_asked,
    article_year,
    ordinal,
    compass,
    sexes,
    duration,
)
