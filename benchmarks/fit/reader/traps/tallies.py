"""Numbers that count different things: votes, losses, changes, shares and what each is of."""

from __future__ import annotations

from benchmarks.fit.reader.groups import Group
from benchmarks.fit.reader.traps.build import groups
from benchmarks.fit.reader.traps.names import World


def vote(w: World) -> list[Group]:
    """Return who many voted in which way."""
    yes, no, none = w.figure(11, 190), w.figure(2, 60), w.figure(2, 70)
    what = w.pick(
        "the motion",
        "the bill",
        "the resolution",
        "the amendment",
        "the treaty",
        "the plan",
        "the budget",
        "the strike",
        "the merger",
        "the ban",
    )
    who = w.pick(
        "members",
        "countries",
        "states",
        "deputies",
        "delegates",
        "councillors",
        "senators",
        "lawmakers",
        "shareholders",
        "judges",
    )
    asked = w.pick("yes", "no", "none")
    questions = {
        "yes": [
            f"How many {who} voted for {what}?",
            f"How many {who} backed {what}?",
            f"How many {who} supported {what}?",
            f"How many votes in favour did {what} get?",
            f"How many {who} were in favour of {what}?",
        ],
        "no": [
            f"How many {who} voted against {what}?",
            f"How many {who} opposed {what}?",
            f"How many votes against {what} were there?",
            f"How many {who} rejected {what}?",
        ],
        "none": [
            f"How many {who} abstained?",
            f"How many abstentions were there on {what}?",
            f"How many {who} abstained from voting on {what}?",
        ],
    }[asked]
    y, n, a = (f"«{v}»" if k == asked else v for k, v in (("yes", yes), ("no", no), ("none", none)))
    dropped = {
        "yes": (
            f"{no} {who} voted against {what}, and {none} abstained.",
            f"{what} was opposed by {no} {who}, while {none} abstained.",
        ),
        "no": (
            f"{yes} {who} voted for {what}, with {none} abstentions.",
            f"{what} passed with the votes of {yes} {who}; {none} abstained.",
        ),
        "none": (
            f"{yes} {who} voted for {what} and {no} against it.",
            f"{what} was carried by {yes} votes to {no}.",
        ),
    }[asked]
    return groups(
        w,
        questions,
        [
            f"{y} {who} voted for {what}, {n} against and {a} abstained.",
            f"{what} was passed by {y} votes to {n}, with {a} abstentions.",
            f"{what} was adopted with {y} in favour, {n} opposed and {a} abstaining.",
            f"The vote on {what} was {y} for, {n} against, {a} abstentions.",
            f"{a} {who} abstained from the vote on {what}, which {n} opposed and {y} supported.",
            f"{n} {who} rejected {what}, {a} abstained and {y} backed it.",
            f"Of the {who}, {y} supported {what}; {n} opposed it; {a} stayed away from the vote "
            "by abstaining.",
        ],
        [*dropped, f"{what} had been discussed by {yes} {who} in {no} meetings."],
    )


def losses(w: World) -> list[Group]:
    """Return how many were killed, hurt, missing or rescued."""
    states = {
        "killed": ("were killed", "people died", "were killed", "dead"),
        "injured": ("were injured", "people were hurt", "were wounded", "injured"),
        "missing": ("are missing", "people are still missing", "are unaccounted for", "missing"),
        "rescued": ("were rescued", "people were saved", "were brought to safety", "rescued"),
        "evacuated": (
            "were evacuated",
            "people had to leave their homes",
            "were moved out",
            "evacuated",
        ),
        "arrested": (
            "were arrested",
            "people were detained",
            "were taken into custody",
            "arrested",
        ),
    }
    a, b, c = w.chance.sample(sorted(states), 3)
    n, m, k = w.figure(2, 400), w.figure(2, 400), w.figure(2, 900)
    event = w.pick(
        "fire",
        "flood",
        "earthquake",
        "landslide",
        "train crash",
        "storm",
        "explosion",
        "ferry accident",
        "riot",
        "collapse",
        "avalanche",
        "shooting",
    ) + (f" in {w.town()}")
    questions = [
        f"How many people {states[a][0]} in the {event}?",
        f"How many {states[a][1]} in the {event}?",
        f"How many {states[a][0]}?",
        f"How many {states[a][2]} in the {event}?",
    ]
    return groups(
        w,
        questions,
        [
            f"«{n}» people {states[a][0]} and {m} {states[b][0]} in the {event}.",
            f"The {event} left {m} {states[b][3]}, «{n}» {states[a][3]} and {k} {states[c][3]}.",
            f"{m} people {states[b][0]} in the {event}, and «{n}» {states[a][0]}.",
            f"In the {event} {k} {states[c][0]}, «{n}» {states[a][2]} and {m} {states[b][0]}.",
        ],
        [
            f"{m} people {states[b][0]} in the {event}.",
            f"The {event} left {m} {states[b][3]} and {k} {states[c][3]}.",
            f"No one is known to be {states[a][3]} after the {event}, in which {m} {states[b][0]}.",
            f"{m} people {states[b][0]} and {k} {states[c][0]} in the {event}.",
        ],
    )


def change(w: World) -> list[Group]:
    """Return the number now, the one before, or the difference."""
    old, new, change = w.number(20, 900), w.number(20, 900), w.number(2, 19)
    thing = w.pick(
        "members",
        "pupils",
        "flights",
        "patients",
        "visitors",
        "ferries",
        "teachers",
        "complaints",
        "wind turbines",
        "beds",
        "subscribers",
        "species",
        "stations",
        "nurses",
        "shops",
    )
    body = w.pick(w.body(), w.town(), w.land().name)
    y1, y2 = sorted((w.year(1980), w.year(1980)))
    up = "up" if new > old else "down"
    rose = "rose" if new > old else "fell"
    kind = w.pick("new", "new", "old")
    n, o = (f"«{new}»", str(old)) if kind == "new" else (str(new), f"«{old}»")
    questions = (
        [
            f"How many {thing} did {body} have in {y2}?",
            f"How many {thing} does {body} have?",
            f"To how many did the number of {thing} of {body} change?",
        ]
        if kind == "new"
        else [
            f"How many {thing} did {body} have in {y1}?",
            f"How many {thing} did {body} have before?",
            f"How many {thing} were there at {body} in {y1}?",
        ]
    )
    return groups(
        w,
        questions,
        [
            f"The number of {thing} of {body} {rose} from {o} in {y1} to {n} in {y2}.",
            f"{body} had {n} {thing} in {y2}, {up} from {o} in {y1}.",
            f"{body} counted {n} {thing} in {y2}, compared with {o} in {y1}.",
            f"In {y2} {body} had {n} {thing}, after {o} in {y1}.",
        ],
        [
            f"The number of {thing} of {body} {rose} by {change} per cent.",
            f"{body} had {w.figure(20, 900)} {thing} in {w.year(1900, 1970)}.",
            f"{body} hopes to have {w.figure(20, 900)} {thing} by {w.year(2027, 2060)}.",
            f"{body} spent {w.money()} on {thing} in {y2 if kind == 'new' else y1}.",
            f"{w.root()} had {w.figure(20, 900)} {thing} in {y2 if kind == 'new' else y1}.",
        ],
    )


def unit(w: World) -> list[Group]:
    """Return the number of the thing that is asked for, not of another."""
    things = [
        "buses",
        "bridges",
        "pupils",
        "villages",
        "nurses",
        "trees",
        "boats",
        "soldiers",
        "houses",
        "hospitals",
        "volunteers",
        "cows",
        "tents",
        "trucks",
        "books",
        "paintings",
        "engineers",
        "wells",
        "islands",
        "families",
        "judges",
        "witnesses",
        "scientists",
    ]
    a, b, c = w.chance.sample(things, 3)
    n, m = w.figure(2, 900), w.figure(2, 900)
    who = w.pick(w.body(), w.town(), w.person().name, w.land().name)
    verb, base = w.pick(
        ("sent", "send"),
        ("bought", "buy"),
        ("lost", "lose"),
        ("counted", "count"),
        ("visited", "visit"),
        ("promised", "promise"),
        ("has", "have"),
    )
    helper = "does" if verb == "has" else "did"
    return groups(
        w,
        [
            f"How many {a} {helper} {who} {base}?",
            f"How many {a} {helper} {who} {base} in all?",
            f"What number of {a} {helper} {who} {base}?",
            f"number of {a} {who} {verb}",
        ],
        [
            f"{who} {verb} «{n}» {a} and {m} {b}.",
            f"{who} {verb} {m} {b}, «{n}» {a} and some {c}.",
            f"{who} {verb} «{n}» {a}.",
            f"{who} {verb} «{n}» {a} for {m} {b}.",
        ],
        [
            f"{who} {verb} {m} {b}.",
            f"{who} {verb} {m} {b} and {n} {c}.",
            f"{w.root()} {verb} {n} {a}.",
            f"{who} {verb} {a} worth {w.money()}.",
            f"{who} {verb} no {a}, but {m} {b}.",
        ],
    )


def score(w: World) -> list[Group]:
    """Return who won, who lost, and by what."""
    a, b = w.pick(
        (w.town(), w.town()), (w.land().name, w.land().name), (w.person().name, w.person().name)
    )
    high, low = sorted((w.number(12, 99), w.number(2, 11)), reverse=True)
    rival = w.town()
    won = w.maybe()
    told = [
        f"{a} beat {b} {high}–{low}.",
        f"{a} defeated {b} by {high} to {low}.",
        f"{b} lost {low}–{high} to {a}.",
        f"{b} were beaten {high}–{low} by {a}.",
        f"{a} won against {b} in the final.",
        f"{b} fell to {a} in straight sets.",
    ]
    questions = (
        [f"Who beat {b}?", f"Who won against {b}?", f"Who defeated {b}?", f"To whom did {b} lose?"]
        if won
        else [
            f"Who did {a} beat?",
            f"Who lost to {a}?",
            f"Whom did {a} defeat?",
            f"Who was beaten by {a}?",
        ]
    )
    answer = a if won else b
    asked = b if won else a
    wrong = (
        [
            f"{asked} beat {rival} {high}–{low}.",
            f"{rival} lost {low}–{high} to {asked}.",
            f"{asked} defeated {rival}.",
        ]
        if won
        else [
            f"{asked} lost {low}–{high} to {rival}.",
            f"{rival} beat {asked} {high}–{low}.",
            f"{asked} were beaten by {rival}.",
        ]
    )
    wrong += [
        f"{asked} and {rival} drew {low}–{low}.",
        f"{asked} will play {rival} on {w.weekday()}.",
    ]
    return groups(w, questions, [t.replace(answer, f"«{answer}»", 1) for t in told], wrong)


def of_all(w: World) -> list[Group]:
    """Return the part or the whole, whichever is asked for."""
    part, whole = w.number(5, 60), w.number(61, 400)
    who = w.pick(
        "members",
        "schools",
        "farms",
        "villages",
        "houses",
        "ships",
        "clinics",
        "employees",
        "seats",
        "bridges",
    )
    did, _ = w.pick(
        ("were repaired", "repaired"),
        ("were closed", "closed"),
        ("took part", "part"),
        ("were damaged", "damaged"),
        ("signed the letter", "signed"),
        ("were inspected", "inspected"),
    )
    of = w.pick(w.body(), w.town(), w.land().name)
    if w.maybe():
        questions = [f"How many {who} of {of} {did}?", f"How many {who} in {of} {did}?"]
        p, a = f"«{part}»", str(whole)
    else:
        questions = [
            f"How many {who} does {of} have?",
            f"How many {who} are there in {of}?",
            f"How many {who} does {of} have in all?",
        ]
        p, a = str(part), f"«{whole}»"
    return groups(
        w,
        questions,
        [
            f"{p} of the {a} {who} of {of} {did}.",
            f"Of {a} {who} in {of}, {p} {did}.",
            f"{of} has {a} {who}, of which {p} {did}.",
        ],
        (
            [f"{part} {who} of {of} are new.", f"None of the {whole} {who} of {of} {did}."]
            if p[0] == "«"
            else [f"{part} {who} of {of} {did}.", f"{part} {who} were built in {of} last year."]
        ),
    )


def money(w: World) -> list[Group]:
    """Return what a thing costs, not what another does."""
    a, b = w.money(), w.money()
    items = [
        "bridge",
        "hospital",
        "ferry",
        "stadium",
        "museum",
        "tunnel",
        "library",
        "reservoir",
        "airport",
        "school",
        "railway",
        "theatre",
        "harbour wall",
        "power station",
    ]
    x, y = w.chance.sample(items, 2)
    town, body = w.town(), w.body()
    return groups(
        w,
        [
            f"How much will the {x} in {town} cost?",
            f"What is the cost of the {x} in {town}?",
            f"How much did the {x} in {town} cost?",
            f"How expensive is the {x} of {town}?",
            f"what does the {town} {x} cost",
        ],
        [
            f"The {x} in {town} will cost «{a}» and the {y} {b}.",
            f"The {y} will cost {b}, the {x} in {town} «{a}».",
            f"The {x} in {town} cost «{a}».",
            f"{body} will pay «{a}» for the {x} in {town}, {b} more than planned.",
        ],
        [
            f"The {y} in {town} will cost {b}.",
            f"The {x} in {town} will take {w.figure(2, 20)} years to build.",
            f"{body} gave {b} for a {y} beside the {x} in {town}.",
            f"The {x} in {town} cost {b} less than planned.",
            f"The {x} in {w.town()} will cost {b}.",
        ],
    )


def share(w: World) -> list[Group]:
    """Return the share of one party or district in a list."""
    parties = [
        w.root() + w.pick(" Party", " List", " Alliance", " Union", "", " Bloc") for _ in range(4)
    ]
    unit = w.pick("seats", "per cent", "votes", "medals")
    figures = [w.figure(2, 99) for _ in parties]
    at = w.chance.randrange(3)
    marks = [f"«{f}»" if i == at else f for i, f in enumerate(figures)]
    p = parties
    asked = parties[at]
    say = [
        f"The {p[0]} won {marks[0]} {unit}, the {p[1]} {marks[1]} and the {p[2]} {marks[2]}.",
        f"The {p[0]} took {marks[0]} {unit}, followed by the {p[1]} with {marks[1]} and the "
        f"{p[2]} with {marks[2]}.",
        f"The results were: {p[0]} {marks[0]} {unit}, {p[1]} {marks[1]}, {p[2]} {marks[2]}.",
    ]
    wrong = [
        f"The {p[3]} won {figures[3]} {unit}, ahead of the {asked}.",
        f"The {asked} was led by {w.person().name}.",
        f"The {asked} lost to the {p[3]}, which won {figures[3]} {unit}.",
    ]
    what = "percentage" if unit == "per cent" else f"{unit}"
    question = (
        [f"What percentage did the {asked} win?", f"What share went to the {asked}?"]
        if unit == "per cent"
        else [
            f"How many {what} did the {asked} win?",
            f"How many {what} did the {asked} get?",
            f"how many {what} for {asked}",
        ]
    )
    return groups(w, question, say, wrong)


FAMILIES = (
    vote,
    vote,
    vote,
    losses,
    losses,
    change,
    change,
    unit,
    unit,
    score,
    score,
    of_all,
    money,
    share,
)
