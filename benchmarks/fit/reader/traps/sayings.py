"""Who said what, who did what to whom, and where what is."""

from __future__ import annotations

from benchmarks.fit.reader.groups import Group
from benchmarks.fit.reader.traps.build import groups
from benchmarks.fit.reader.traps.names import World

LINES = (
    "we will not be moved|the water came in the night|this is a good day for the town|"
    "the price is far too high|nobody told us anything|I have never seen such waves|"
    "our children deserve better|the bridge must stay open|there is no time left|"
    "we are ready to talk|the figures speak for themselves|it was like walking on glass|"
    "the law is on our side|we counted every bird twice|trust takes years to build|"
    "the harvest is lost|that door stays shut|the road ends here|history will judge us|"
    "a roof is not a luxury|the sea gives and takes|we have run out of patience"
).split("|")
SAID = "said|told reporters|told the court|wrote|warned|replied|added|shouted".split("|")


def speaker(w: World) -> list[Group]:
    """Return who said a thing, not who is talked of."""
    a, b = w.people(2)
    line, other = w.chance.sample(LINES, 2)
    said = w.chance.choice(SAID)
    big = line[0].upper() + line[1:]
    return groups(
        w,
        [
            f'Who said "{line}"?',
            f"Who said that {line}?",
            f"Who {said} that {line}?",
            f"Whose words were that {line}?",
        ],
        [
            f'"{big}," {said} «{a.name}».',
            f'«{a.name}» {said}: "{big}."',
            f"«{a.name}» {said} that {line}, while {b.name} {said} that {other}.",
            f'"{big}," «{a.name}» {said} of {b.name}.',
            f"According to «{a.name}», {line}.",
        ],
        [
            f'"{other[0].upper() + other[1:]}," {said} {b.name}.',
            f"{b.name} denied that {line}.",
            f"{b.name} {said} that {other}.",
            f"{b.name} asked whether {line}.",
            f"{b.name} did not say that {line}.",
        ],
    )


def what_said(w: World) -> list[Group]:
    """Return the words of one speaker, not those of another."""
    a, b = w.people(2)
    line, other = w.chance.sample(LINES, 2)
    said = w.chance.choice(SAID)
    big = line[0].upper() + line[1:]
    return groups(
        w,
        [
            f"What did {a.name} say?",
            f"What did {a.family} say about it?",
            f"What were {a.name}'s words?",
        ],
        [
            f'"«{big}»," {said} {a.name}.',
            f'{a.name} {said}: "«{big}».".'.replace('.".', '."'),
            f"{a.name} {said} that «{line}», while {b.name} {said} that {other}.",
            f"{b.name} disagreed with {a.name}, who {said} that «{line}».",
        ],
        [
            f'"{big}," {b.name} {said} of {a.name}.',
            f"{a.name} listened as {b.name} {said} that {line}.",
            f"{a.name} declined to comment, but {b.name} {said} that {line}.",
        ],
    )


VERBS = (
    ("praised", "praise"),
    ("sued", "sue"),
    ("attacked", "attack"),
    ("invited", "invite"),
    ("accused", "accuse"),
    ("hired", "hire"),
    ("rescued", "rescue"),
    ("met", "meet"),
    ("taught", "teach"),
    ("married", "marry"),
    ("visited", "visit"),
    ("advised", "advise"),
    ("criticised", "criticise"),
    ("helped", "help"),
    ("bought", "buy"),
    ("invaded", "invade"),
    ("paid", "pay"),
    ("blamed", "blame"),
    ("thanked", "thank"),
    ("followed", "follow"),
    ("supported", "support"),
    ("arrested", "arrest"),
    ("funded", "fund"),
    ("outbid", "outbid"),
)


def who_whom(w: World) -> list[Group]:
    """Return the one who did it, or the one it was done to."""
    names = w.pick(
        [p.name for p in w.people(3)],
        [w.body() for _ in range(3)],
        [w.land().name for _ in range(3)],
    )
    a, b, c = names
    past, base = w.chance.choice([v for v in VERBS if v[0] not in ("met", "married")])
    perfect = {"outbid": "outbid"}.get(past, past)
    told = [
        f"{a} {past} {b}.",
        f"{b} was {perfect} by {a}.",
        f"It was {a} that {past} {b}.",
        f"{a}, which {c} had {perfect}, {past} {b}.",
    ]
    if w.maybe():
        questions, answer = (
            [f"Who {past} {b}?", f"By whom was {b} {perfect}?", f"Which one {past} {b}?"],
            a,
        )
        wrong = [
            f"{b} {past} {c}.",
            f"{c} was {perfect} by {b}.",
            f"{b} wanted {c} to {base} it.",
            f"{b} {past} {a} and {c}.",
        ]
    else:
        questions, answer = (
            [f"Who did {a} {base}?", f"Whom did {a} {base}?", f"Who was {perfect} by {a}?"],
            b,
        )
        wrong = [
            f"{c} {past} {a}.",
            f"{a} was {perfect} by {c}.",
            f"{a} refused to {base} {c}.",
            f"{c} and {b} {past} {a}.",
        ]
    return groups(w, questions, [t.replace(answer, f"«{answer}»", 1) for t in told], wrong)


def attribute(w: World) -> list[Group]:
    """Return an attribute where it is stated; another one does not answer."""
    a, b = w.people(2)
    town, other, body = w.town(), w.town(), w.body()
    age, year, office = w.number(19, 90), w.year(1930, 2000), w.office()
    facts = {
        "age": (
            [f"How old is {a.name}?", f"What is {a.family}'s age?"],
            [
                f"{a.name}, «{age}», leads the {body}.",
                f"{a.name}, a «{age}»-year-old {office}, lives in {town}.",
                f"{a.name} turned «{age}» this week.",
            ],
            [
                f"{a.name} has worked for the {body} for {age} years.",
                f"{a.name} met {b.name}, {age}, in {town}.",
                f"{b.name}, {age}, is a friend of {a.name}.",
            ],
        ),
        "born": (
            [
                f"Where was {a.name} born?",
                f"What is {a.family}'s birthplace?",
                f"In which town was {a.name} born?",
            ],
            [
                f"{a.name} was born in «{town}» and lives in {other}.",
                f"Born in «{town}», {a.name} joined the {body} in {year}.",
                f"{a.name}, a native of «{town}», moved to {other}.",
            ],
            [
                f"{a.name} lives in {other}.",
                f"{a.name} died in {other} in {year}.",
                f"{a.name} went to school in {other}.",
                f"{a.name} was born in {year}.",
                f"{a.name}'s mother was born in {other}.",
            ],
        ),
        "year": (
            [f"When was {a.name} born?", f"What year was {a.family} born in?"],
            [
                f"{a.name} was born in «{year}» in {town}.",
                f"{a.name} (born «{year}») leads the {body}.",
            ],
            [
                f"{a.name} joined the {body} in {year}.",
                f"{a.name} was born in {town}.",
                f"{a.name} has lived in {town} since {year}.",
                f"{b.name} was born in {year} and taught {a.name}.",
            ],
        ),
        "studied": (
            [
                f"Where did {a.name} study?",
                f"Which university did {a.family} attend?",
                f"What is {a.name}'s alma mater?",
            ],
            [
                f"{a.name} studied law at «the University of {town}».",
                f"{a.name}, a graduate of «the University of {town}», leads the {body}.",
            ],
            [
                f"{a.name} gave a talk at the University of {town}.",
                f"{a.name} leads the {body} in {town}.",
                f"{a.name} was turned down by the University of {town}.",
            ],
        ),
        "spouse": (
            [
                f"Who is {a.name} married to?",
                f"Who is {a.family}'s {'husband' if a.she else 'wife'}?",
                f"Who did {a.name} marry?",
            ],
            [
                f"{a.name} is married to «{b.name}», a teacher.",
                f"{a.name} married «{b.name}» in {year}.",
                f"{a.name} and {a.possessive} "
                f"{'husband' if a.she else 'wife'}, «{b.name}», live in {town}.",
            ],
            [
                f"{a.name} and {a.possessive} colleague, {b.name}, live in {town}.",
                f"{a.name} is married and met {b.name} in {town}.",
                f"{a.name}'s daughter, {b.name}, lives in {town}.",
            ],
        ),
        "reason": (
            [f"Why did {a.name} resign?", f"What made {a.family} step down?"],
            [
                f"{a.name} resigned because of «poor health».",
                f"{a.name} stepped down over «a dispute with the {body}».",
                f"{a.name} resigned in protest at «the sale of the {body}».",
            ],
            [
                f"{a.name} resigned in {year}.",
                f"{a.name} resigned without giving a reason.",
                f"{a.name} resigned as {office} of the {body}.",
                f"{b.name} resigned because of poor health.",
            ],
        ),
        "owner": (
            [f"Who owns the {body}?", f"Who is the owner of the {body}?"],
            [
                f"The {body} belongs to «{a.name}».",
                f"«{a.name}», owner of the {body}, came.",
                f"The {body} is owned by «{a.name}» and run by {b.name}.",
            ],
            [
                f"The {body} is run by {b.name}.",
                f"{b.name} once owned the {body}.",
                f"{b.name} hopes to buy the {body}.",
                f"The {body} owns land in {town}.",
            ],
        ),
        "capital": (
            [f"How tall is the tower of {town}?", f"What is the height of {town}'s tower?"],
            [
                f"The tower of {town} is «{age} metres» tall.",
                f"At «{age} metres», the tower of {town} is the highest in the region.",
            ],
            [
                f"The tower of {town} is {age} years old.",
                f"The tower of {town} has {age} rooms.",
                f"The tower of {other} is {age} metres tall.",
                f"The tower of {town} stands {age} metres from the river.",
            ],
        ),
        "language": (
            [f"What language does {a.name} speak?", f"In what language did {a.family} write?"],
            [
                f"{a.name} speaks and writes «{w.land().adjective}».",
                f"{a.name} wrote in «{w.land().adjective}» all {a.possessive} life.",
            ],
            [
                f"{a.name} is a {w.land().adjective} writer who lives in {town}.",
                f"{a.name} wrote {age} books about {w.land().name}.",
            ],
        ),
    }
    return groups(w, *facts[w.chance.choice(sorted(facts))])


def premise(w: World) -> list[Group]:
    """Return the answer about the thing named, not about another of its kind."""
    topics = [
        "whaling",
        "climate change",
        "road safety",
        "deep-sea mining",
        "child labour",
        "plastic waste",
        "land mines",
        "vaccines",
        "drought",
        "fishing rights",
        "digital taxes",
        "night trains",
        "water rights",
        "ocean noise",
        "air pollution",
        "forest fires",
        "gun sales",
        "tenants' rights",
        "noise",
        "school meals",
    ]
    t, u = w.chance.sample(topics, 2)
    thing = w.pick(
        "draft resolution",
        "bill",
        "report",
        "petition",
        "treaty",
        "motion",
        "conference",
        "law",
        "campaign",
        "film",
    )
    a, b = w.people(2)
    past, asked = w.pick(
        ("introduced", "introduced"),
        ("wrote", "wrote"),
        ("signed", "signed"),
        ("opposed", "opposed"),
        ("presented", "presented"),
        ("supported", "supported"),
    )
    return groups(
        w,
        [
            f"Who {asked} the {thing} on {t}?",
            f"By whom was the {thing} on {t} { {'wrote': 'written'}.get(past, past) }?",
            f"which person {asked} the {t} {thing}?",
        ],
        [
            f"«{a.name}» {past} the {thing} on {t}.",
            f"«{a.name}» {past} the {thing} on {t}, and {b.name} the one on {u}.",
            f"The {thing} on {t}, which «{a.name}» {past}, was discussed.",
        ],
        [
            f"{b.name} {past} the {thing} on {u}.",
            f"{b.name}, who had spoken about {t}, {past} the {thing} on {u}.",
            f"The {thing} on {u}, which {b.name} {past}, was discussed.",
            f"{b.name} {past} a letter on {t}.",
        ],
        context=w.pick(
            "", f"{thing.capitalize()} on {u} {w.pick('adopted', 'debated', 'delayed')}"
        ),
        right_context=w.pick("", f"{thing.capitalize()} on {t} debated"),
    )


def premise_in_title(w: World) -> list[Group]:
    """Return the answer where only the title says what the article is about."""
    a, town, other = w.person(), w.town(), w.town()
    thing = w.pick("ferry", "bridge", "stadium", "mine", "hospital", "dam", "school", "museum")
    event = w.pick("fire", "strike", "closure", "sale", "opening", "reform")
    said, _ = w.pick(
        ("ordered an inquiry", "order an inquiry"),
        ("led the response", "lead the response"),
        ("signed the decree", "sign the decree"),
    )
    return groups(
        w,
        [
            f"Who {said} after the {thing} {event} in {town}?",
            f"In the {town} {thing} {event}, who {said}?",
        ],
        [f"«{a.name}» {said}.", f"It was «{a.name}» who {said}."],
        [f"{a.name} {said}.", f"It was {a.name} who {said}."],
        context=f"{thing.capitalize()} {event} in {other}",
        right_context=f"{thing.capitalize()} {event} in {town}",
    )


def listed(w: World) -> list[Group]:
    """Return a whole list, not a part of it nor another list."""
    kind = w.chance.randrange(3)
    make = (lambda: w.person().name, lambda: w.land().name, w.body)[kind]
    count = w.pick(2, 3, 3, 4)  # type: ignore[arg-type] # the options are numbers
    names = [make() for _ in range(int(count))]
    others = [make() for _ in range(2)]
    whole = ", ".join(names[:-1]) + f" and {names[-1]}"
    rest = " and ".join(others)
    past, base, opposite = w.pick(
        ("co-sponsored the text", "co-sponsor the text", "opposed it"),
        ("dissented", "dissent", "agreed"),
        ("joined the pact", "join the pact", "left it"),
        ("won prizes", "win prizes", "were shortlisted"),
        ("took part in the trial", "take part in the trial", "stayed away"),
        ("signed the letter", "sign the letter", "refused to"),
        ("were elected", "be elected", "lost"),
        ("were fined", "be fined", "were cleared"),
    )
    return groups(
        w,
        [f"Who {past}?", f"Which of them {past}?", f"Who are those that {past}?"],
        [
            f"«{whole}» {past}.",
            f"«{whole}» {past}, while {rest} {opposite}.",
            f"{rest} {opposite}; «{whole}» {past}.",
            f"Those who {past} were «{whole}».",
        ],
        [f"{rest} {opposite}.", f"{rest} did not {base}.", f"{rest} may {base} next year."],
    )


def where(w: World) -> list[Group]:
    """Return where a thing is or comes from, from X to Y."""
    a, b, c = w.town(), w.town(), w.town()
    who = w.pick(w.person().name, w.body(), "the convoy", "the expedition", "the ferry")
    past, base = w.pick(
        ("moved", "move"),
        ("travelled", "travel"),
        ("sailed", "sail"),
        ("was sent", "be sent"),
        ("fled", "flee"),
        ("was transferred", "go"),
    )
    helper = "was" if past.startswith("was") else "did"
    form = past.removeprefix("was ") if helper == "was" else base
    told = [
        f"{who} {past} from {a} to {b}.",
        f"{who} {past} to {b} from {a}.",
        f"From {a}, {who} {past} to {b} by way of {c}.",
        f"{who} {past} to {b}, leaving {a} at dawn.",
    ]
    if w.maybe():
        questions, answer = (
            [f"Where {helper} {who} {form} from?", f"From where {helper} {who} {form}?"],
            a,
        )
        wrong = [
            f"{who} {past} to {b}.",
            f"{who} {past} by way of {c}.",
            f"{who} did not leave {b}.",
        ]
    else:
        questions, answer = (
            [f"Where {helper} {who} {form} to?", f"To which town {helper} {who} {form}?"],
            b,
        )
        wrong = [
            f"{who} {past} from {a}.",
            f"{who} {past} by way of {c}.",
            f"{who} left {a} at dawn.",
        ]
    return groups(w, questions, [t.replace(answer, f"«{answer}»", 1) for t in told], wrong)


def opposites(w: World) -> list[Group]:
    """Return who did a thing, not who did its opposite."""
    pairs = (
        ("strengthened", "weakened"),
        ("raised", "lowered"),
        ("opened", "closed"),
        ("accepted", "rejected"),
        ("bought", "sold"),
        ("praised", "condemned"),
        ("lifted", "imposed"),
        ("joined", "left"),
        ("won", "lost"),
        ("gained", "lost"),
        ("allowed", "banned"),
        ("started", "stopped"),
        ("increased", "reduced"),
        ("backed", "opposed"),
        ("approved", "disapproved of"),
        ("tied", "untied"),
        ("armed", "disarmed"),
        ("froze", "unfroze"),
        ("widened", "narrowed"),
    )
    p, q = w.chance.choice(pairs)
    if w.maybe():
        p, q = q, p
    thing = w.pick(
        "the tax",
        "the rules",
        "the port",
        "the offer",
        "the company",
        "the law",
        "the speed limit",
        "the sanctions",
        "the union",
        "the plan",
        "the border",
        "the contract",
        "the election",
        "the fee",
    ) + w.pick("", f" in {w.town()}", f" in {w.year()}")
    a, b = w.pick(
        (w.person().name, w.person().name), (w.body(), w.body()), (w.land().name, w.land().name)
    )
    return groups(
        w,
        [
            f"Who {p} {thing}?",
            f"By whom was it that {thing} was {p}?" if " " not in p else f"Who {p} {thing}?",
            f"Who {p} {thing}?",
        ],
        [
            f"«{a}» {p} {thing}.",
            f"«{a}» {p} {thing}, and {b} {q} it.",
            f"{b} {q} {thing}, but «{a}» {p} it.",
        ],
        [
            f"{b} {q} {thing}.",
            f"{b}, unlike others, {q} {thing}.",
            f"{b} neither {p} nor {q} {thing}.",
        ],
    )


FAMILIES = (
    speaker,
    speaker,
    what_said,
    who_whom,
    who_whom,
    attribute,
    attribute,
    attribute,
    premise,
    premise,
    premise_in_title,
    listed,
    listed,
    where,
    opposites,
)
