"""Statements that the sentence does not make: denied, negated, planned, alleged, conditional."""

from __future__ import annotations

from benchmarks.fit.reader.groups import Group
from benchmarks.fit.reader.traps.build import groups
from benchmarks.fit.reader.traps.names import World

# past, base form, participle, object
ACTS = (
    ("set the fire", "set the fire", "set the fire"),
    ("leaked the report", "leak the report", "leaked the report"),
    ("stole the painting", "steal the painting", "stolen the painting"),
    ("ordered the attack", "order the attack", "ordered the attack"),
    ("signed the contract", "sign the contract", "signed the contract"),
    ("founded the club", "found the club", "founded the club"),
    ("designed the stadium", "design the stadium", "designed the stadium"),
    ("wrote the letter", "write the letter", "written the letter"),
    ("caused the crash", "cause the crash", "caused the crash"),
    ("approved the sale", "approve the sale", "approved the sale"),
    ("paid the ransom", "pay the ransom", "paid the ransom"),
    ("broke the window", "break the window", "broken the window"),
    ("discovered the wreck", "discover the wreck", "discovered the wreck"),
    ("attended the funeral", "attend the funeral", "attended the funeral"),
    ("won the contest", "win the contest", "won the contest"),
    ("sank the trawler", "sink the trawler", "sunk the trawler"),
    ("joined the alliance", "join the alliance", "joined the alliance"),
    ("bought the island", "buy the island", "bought the island"),
    ("threatened the witness", "threaten the witness", "threatened the witness"),
    ("invented the device", "invent the device", "invented the device"),
    ("vetoed the law", "veto the law", "vetoed the law"),
    ("opened the dam", "open the dam", "opened the dam"),
    ("recognised the government", "recognise the government", "recognised the government"),
    ("supplied the weapons", "supply the weapons", "supplied the weapons"),
    ("cut the cable", "cut the cable", "cut the cable"),
    ("poisoned the river", "poison the river", "poisoned the river"),
    ("closed the mine", "close the mine", "closed the mine"),
    ("blew the whistle", "blow the whistle", "blown the whistle"),
)


def not_so(w: World) -> list[Group]:
    """Return who did a thing, beside who is said not to have."""
    past, base, done = w.chance.choice(ACTS)
    a, b = w.pick(
        (w.person().name, w.person().name), (w.land().name, w.land().name), (w.body(), w.body())
    )
    there = w.pick(f" in {w.town()}", "", f" on {w.weekday()}", f" in {w.year()}")
    noun = base.split(" ", 1)[1]
    doing = {"set": "setting", "cut": "cutting", "win": "winning"}.get(
        base.split(" ")[0], _ing(base.split(" ")[0])
    )
    return groups(
        w,
        [f"Who {past}{there}?", f"Who {past}?", f"Which of them {past}?", f"who {past}{there}"],
        [
            f"«{a}» {past}{there}.",
            f"It was «{a}» who {past}{there}.",
            f"It was not {b} but «{a}» who {past}{there}.",
            f"«{a}» admitted {doing} {noun}{there}.",
            f"Police confirmed that «{a}» {past}{there}.",
            f"«{a}», not {b}, {past}{there}.",
            f"A court found that «{a}» had {done}{there}.",
            f"The one who {past}{there} was «{a}».",
        ],
        [
            f"{b} did not {base}{there}.",
            f"{b} denied having {done}{there}.",
            f"{b} denied {doing} {noun}{there}.",
            f"Police said that {b} had not {done}{there}.",
            f"{b} refused to {base}{there}.",
            f"{b} never {past}{there}.",
            f"{b} almost {past}{there}.",
            f"{b} failed to {base}{there}.",
            f"A court rejected the claim that {b} had {done}{there}.",
            f"It is not true that {b} {past}{there}, the paper wrote in a correction.",
            f"{b} may have {done}{there}, some believe.",
            f"{b} is accused of having {done}{there}, which {b} denies.",
            f"If {b} had {done}{there}, things would have gone differently.",
            f"{b} plans to {base}{there} next year.",
            f"{b} was asked whether {w.pick('he', 'she')} {past}{there}.",
            f"Rumours that {b} had {done}{there} proved false.",
            f"Investigators ruled out that {b} {past}{there}.",
            f"{b} had wanted to {base}{there} but was too late.",
            f"{b} threatened to {base}{there} unless talks began.",
            f"{b} was cleared of {doing} {noun}{there}.",
            f"No one has said that {b} {past}{there}.",
            f"Contrary to reports, {b} has not {done}{there}.",
        ],
    )


def _ing(verb: str) -> str:
    if verb in ("stop", "begin", "win", "cut", "set"):
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


def negated_question(w: World) -> list[Group]:
    """Return those who did not, where those are asked for."""
    a, b = w.pick((w.person().name, w.person().name), (w.land().name, w.land().name))
    event = w.pick(
        "the summit",
        "the ceremony",
        "the talks",
        "the funeral",
        "the vote",
        "the hearing",
        "the race",
        "the parade",
    )
    way = w.pick(
        ("attend", "attended"),
        ("join", "joined"),
        ("support", "supported"),
        ("sign up for", "signed up for"),
    )
    base, past = way
    return groups(
        w,
        [
            f"Who did not {base} {event}?",
            f"Who didn't {base} {event}?",
            f"Who refused to {base} {event}?",
            f"Who was it that did not {base} {event}?",
        ],
        [
            f"«{a}» did not {base} {event}.",
            f"{b} {past} {event}, but «{a}» did not.",
            f"«{a}» refused to {base} {event}, which {b} {past}.",
            f"Unlike {b}, «{a}» did not {base} {event}.",
        ],
        [
            f"{b} {past} {event}.",
            f"{b} and {w.person().name} {past} {event}.",
            f"{b} was the first who {past} {event}.",
        ],
    )


def planned(w: World) -> list[Group]:
    """Return what has happened, not what is to happen or was called off."""
    body, town = w.pick(w.body(), w.land().name), w.town()
    did, base, done = w.pick(
        ("opened a factory", "open a factory", "opened a factory"),
        ("closed its embassy", "close its embassy", "closed its embassy"),
        ("built a hospital", "build a hospital", "built a hospital"),
        ("launched a satellite", "launch a satellite", "launched a satellite"),
        ("banned the pesticide", "ban the pesticide", "banned the pesticide"),
        ("cut taxes", "cut taxes", "cut taxes"),
        ("left the alliance", "leave the alliance", "left the alliance"),
        ("moved its headquarters", "move its headquarters", "moved its headquarters"),
        ("raised wages", "raise wages", "raised wages"),
    )
    when, later = w.date(), w.date()
    return groups(
        w,
        [
            f"When did {body} {base}?",
            f"On what date did {body} {base}?",
            f"when was it that {body} {did}",
        ],
        [
            f"{body} {did} on «{when}».",
            f"On «{when}» {body} {did} in {town}.",
            f"It was on «{when}» that {body} {did}.",
            f"{body}, which had planned it for {later}, {did} on «{when}».",
        ],
        [
            f"{body} will {base} on {later}.",
            f"{body} had planned to {base} on {later} but did not.",
            f"{body} dropped a plan to {base} on {later}.",
            f"{body} has not {done}, it said on {later}.",
            f"{body} said on {later} that it might {base}.",
            f"{body} is expected to {base} by {later}.",
        ],
    )


def cause(w: World) -> list[Group]:
    """Return the cause that is stated, not the one ruled out."""
    causes = [
        "a short circuit",
        "a burst pipe",
        "human error",
        "a gas leak",
        "a lightning strike",
        "metal fatigue",
        "heavy rain",
        "a faulty valve",
        "a software fault",
        "arson",
        "a broken axle",
        "strong winds",
        "a lack of maintenance",
        "sabotage",
    ]
    a, b = w.chance.sample(causes, 2)
    event = (
        w.pick(
            "the fire",
            "the explosion",
            "the crash",
            "the blackout",
            "the flood",
            "the derailment",
            "the collapse",
            "the outage",
        )
        + f" in {w.town()}"
    )
    return groups(
        w,
        [
            f"What caused {event}?",
            f"What was the cause of {event}?",
            f"Why did {event} happen?",
            f"What led to {event}?",
        ],
        [
            f"{event} was caused by «{a}».",
            f"«{a}», not {b}, caused {event}.",
            f"Investigators blamed «{a}» for {event} and ruled out {b}.",
            f"{event} was due to «{a}», the inquiry found.",
        ],
        [
            f"{event} was not caused by {b}.",
            f"Investigators ruled out {b} as the cause of {event}.",
            f"{event} caused {b} elsewhere, officials feared.",
            f"The cause of {event} is still unknown.",
            f"Some residents suspected {b} behind {event}, but there is no evidence.",
        ],
    )


def hypothetical(w: World) -> list[Group]:
    """Return what a law or report says, not what it would have said."""
    a, b = w.money(), w.money()
    act = w.pick("fine", "subsidy", "fee", "pension", "reward", "toll", "grant", "prize")
    body = w.body()
    return groups(
        w,
        [
            f"How high is the {act} of the {body}?",
            f"What is the {act} set by the {body}?",
            f"How much is the {body}'s {act}?",
        ],
        [
            f"The {body} set the {act} at «{a}».",
            f"The {act} of the {body} is «{a}», not {b} as first reported.",
            f"The {body} raised the {act} from {b} to «{a}».",
        ],
        [
            f"The {body} refused to set the {act} at {b}.",
            f"Had the {body} agreed, the {act} would have been {b}.",
            f"A proposal for a {act} of {b} was rejected by the {body}.",
            f"The {body} has not yet decided how high the {act} will be.",
            f"Critics of the {body} had asked for a {act} of {b}.",
        ],
    )


FAMILIES = (not_so, not_so, not_so, not_so, negated_question, planned, cause, hypothetical)
