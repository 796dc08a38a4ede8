"""Who holds which office: deputies, former holders, other countries, and who came after whom."""

from __future__ import annotations

from benchmarks.fit.reader.groups import Group
from benchmarks.fit.reader.traps.build import groups
from benchmarks.fit.reader.traps.names import World

NEAR_OFFICE = (
    "deputy|vice|acting|former|outgoing|assistant|ex-|interim|honorary|future|would-be|junior|"
    "shadow|caretaker|one-time"
).split("|")


def _near(word: str, office: str) -> str:
    return word + office if word.endswith("-") else f"{word} {office}"


def deputy(w: World) -> list[Group]:
    """Return the holder of an office, and the deputy or former holder."""
    a, b = w.people(2)
    office, land = w.office(), w.land()
    of = w.pick(f"of {land.name}", f"of {land.name}", f"of the {w.body()}", f"of {w.town()}")
    near = _near(w.chance.choice(NEAR_OFFICE), office)
    verb = w.pick(
        "opened the bridge",
        "signed the treaty",
        "visited the flooded valley",
        "addressed the delegates",
        "denied the reports",
        "promised new schools",
        "arrived by train",
        "presented the budget",
        "laid a wreath",
    )
    elect = f"{b.name}, the {office}-elect {of}, {verb}."
    return groups(
        w,
        [
            f"Who is the {office} {of}?",
            f"Who is {office} {of}?",
            f"What is the name of the {office} {of}?",
            f"the {office} {of}",
            f"Which person is the {office} {of}?",
        ],
        [
            f"«{a.name}», the {office} {of}, {verb}.",
            f"The {office} {of}, «{a.name}», {verb}.",
            f"{w.pick('As', 'Speaking as')} {office} {of}, «{a.name}» {verb}.",
            f"«{a.name}» has been {office} {of} since {w.year()}, and {verb}.",
            f"The {near} {of}, {b.name}, {verb} beside the {office}, «{a.name}».",
            f"«{a.name}», {office} {of}, and {w.pick(a.possessive + ' deputy', 'the ' + near)}, "
            f"{b.name}, {verb}.",
        ],
        [
            f"{b.name}, the {near} {of}, {verb}.",
            f"The {near} {of}, {b.name}, {verb}.",
            f"{b.name}, {near} {of}, {verb} on {w.weekday()}.",
            f"{b.name}, who was {office} {of} until {w.year()}, {verb}.",
            f"{b.name}, a spokeswoman for the {office} {of}, {verb}.",
            f"{b.name}, who once hoped to become {office} {of}, {verb}.",
            f"{b.name}, an adviser to the {office} {of}, {verb}.",
            f"{b.name}, who lost the race for {office} {of}, {verb}.",
            elect,
        ],
    )


def near_office_asked(w: World) -> list[Group]:
    """Return the deputy where the deputy is asked for, not the holder."""
    a, b = w.people(2)
    office, body = w.office(), w.pick(w.land().name, w.town(), w.body())
    near = w.pick("deputy", "former", "acting", "vice", "assistant")
    did = w.pick("resigned", "spoke first", "was absent", "welcomed the visitors", "took notes")
    return groups(
        w,
        [
            f"Who is the {near} {office} of {body}?",
            f"Who was {near} {office} of {body}?",
            f"What is the {near} {office} of {body} called?",
        ],
        [
            f"«{a.name}», the {near} {office} of {body}, {did}.",
            f"{b.name} is {office} of {body}, and «{a.name}» is the {near} {office}.",
            f"The {office} of {body}, {b.name}, left early, but the {near} {office}, «{a.name}», "
            "stayed.",
        ],
        [
            f"{b.name}, the {office} of {body}, {did}.",
            f"The {office} of {body}, {b.name}, {did}.",
            f"{b.name} is {office} of {body} and has no deputy.",
        ],
    )


def other_country(w: World) -> list[Group]:
    """Return the office of one country, and the same of another that is only named."""
    a, b = w.people(2)
    x, y = w.land(), w.land()
    office = w.office()
    act = w.pick("met", "praised", "telephoned", "criticised", "thanked", "received")
    return groups(
        w,
        [
            f"Who is the {office} of {x.name}?",
            f"Who is {x.name}'s {office}?",
            f"Who is the {x.adjective} {office}?",
            f"What is the name of the {office} of {x.name}?",
        ],
        [
            f"The {x.adjective} {office}, «{a.name}», {act} {b.name}, the {office} of {y.name}.",
            f"{y.name}'s {office}, {b.name}, {act} the {office} of {x.name}, «{a.name}».",
            f"«{a.name}», {x.name}'s {office}, {act} an envoy from {y.name}, {b.name}.",
            f"{y.name} and {x.name} were represented by {b.name} and «{a.name}», their "
            f"{office}s, respectively.",
        ],
        [
            f"{b.name}, the {office} of {y.name}, {act} delegates from {x.name}.",
            f"{y.name}'s {office}, {b.name}, arrived in {x.name} for talks.",
            f"The {y.adjective} {office}, {b.name}, {act} farmers from {x.name}.",
            f"{b.name}, {office} of {y.name}, warned {x.name} against the plan.",
            f"Ships from {x.name}, {w.land().name} and {w.land().name} took part, said the "
            f"{office} of {y.name}, {b.name}.",
        ],
    )


def succession(w: World) -> list[Group]:
    """Return who came after whom, both ways round."""
    a, b, c = w.people(3)
    office = w.office()
    of = w.pick(w.body(), w.town(), w.land().name)
    forward = [
        f"{a.name} succeeded {b.name} as {office} of {of}.",
        f"{a.name} took over from {b.name} as {office} of {of} in {w.year()}.",
        f"{b.name} was replaced by {a.name} as {office} of {of}.",
        f"{b.name} was succeeded as {office} of {of} by {a.name}.",
        f"{a.name} replaces {b.name}, who led {of} for {w.figure(2, 20)} years.",
        f"{b.name} handed over the post of {office} of {of} to {a.name}.",
        f"{a.name}, who followed {b.name} as {office} of {of}, spoke first.",
        f"{b.name} made way for {a.name} as {office} of {of}.",
    ]
    backward = [
        each.replace(a.name, "\0").replace(b.name, a.name).replace("\0", b.name) for each in forward
    ]
    if w.maybe():
        questions = [
            f"Who did {a.name} succeed as {office} of {of}?",
            f"Whom did {a.name} replace?",
            f"Who was {a.family}'s predecessor?",
            f"Who did {a.family} take over from?",
        ]
        answer = b.name
    else:
        questions = [
            f"Who succeeded {b.name} as {office} of {of}?",
            f"Who replaced {b.family}?",
            f"Who was {b.name} replaced by?",
            f"Who is {b.family}'s successor?",
            f"Who took over from {b.name}?",
        ]
        answer = a.name
    third = [
        each.replace(a.name, c.name) if answer == a.name else each.replace(b.name, c.name)
        for each in backward
    ]
    return groups(
        w, questions, [each.replace(answer, f"«{answer}»", 1) for each in forward], third + backward
    )


def appointment(w: World) -> list[Group]:
    """Return who appointed whom."""
    a, b, c = w.people(3)
    office = w.office()
    verb = w.pick("appointed", "named", "nominated", "dismissed", "chose", "proposed")
    noun = {
        "appointed": "appoint",
        "named": "name",
        "nominated": "nominate",
        "dismissed": "dismiss",
        "chose": "choose",
        "proposed": "propose",
    }[verb]
    passive = "chosen" if verb == "chose" else verb
    told = [
        f"{a.name} {verb} {b.name} as {office}."
        if verb != "dismissed"
        else f"{a.name} dismissed {b.name}, the {office}.",
        f"{b.name} was {passive} {'' if verb == 'dismissed' else 'as '}{office} by {a.name}.",
    ]
    if w.maybe():
        questions, answer = [f"Who {verb} {b.name}?", f"By whom was {b.family} {passive}?"], a.name
        wrong = [f"{b.name} {verb} {c.name}.", f"{c.name} was {passive} by {b.name}."]
    else:
        questions, answer = (
            [
                f"Who did {a.name} {noun}?",
                f"Who was {passive} by {a.family}?",
                f"Whom did {a.family} {noun} as {office}?",
            ],
            b.name,
        )
        wrong = [
            f"{c.name} {verb} {a.name}.",
            f"{a.name} was {passive} by {c.name}.",
            f"{a.name} will not {noun} {c.name}, said a spokesman.",
            f"{a.name} may {noun} {c.name} as {office} next year.",
        ]
    return groups(w, questions, [each.replace(answer, f"«{answer}»", 1) for each in told], wrong)


def role_asked(w: World) -> list[Group]:
    """Return what someone is, not what another is."""
    a, b = w.people(2)
    p, q = w.office(), w.office()
    of, other = w.body(), w.body()
    did = w.pick("opened the fair", "spoke for an hour", "won the award", "praised the volunteers")
    return groups(
        w,
        [
            f"What is {a.name}'s job?",
            f"What position does {a.name} hold?",
            f"Who is {a.name}?",
            f"What is {a.family}'s role?",
        ],
        [
            f"{a.name}, «{p} of {of}», {did}.",
            f"{a.name}, «the {p} of {of}», {did} with {b.name}, the {q} of {other}.",
            f"«The {p} of {of}», {a.name}, {did}.",
        ],
        [
            f"{b.name}, the {q} of {other}, {did} with {a.name}.",
            f"{a.name} {did}, said the {q} of {other}, {b.name}.",
            f"{a.name} {did}.",
            f"{b.name}, {q} of {other}, is a cousin of {a.name}.",
        ],
    )


FAMILIES = (
    deputy,
    deputy,
    near_office_asked,
    other_country,
    other_country,
    succession,
    succession,
    appointment,
    role_asked,
)
