"""What one clause says beside what another does: of other things, of other acts, or not at all."""

from __future__ import annotations

from benchmarks.fit.reader.groups import Group
from benchmarks.fit.reader.traps.build import groups
from benchmarks.fit.reader.traps.names import World

# past, base form, participle, noun
DEEDS = (
    ("presented", "present", "presented", "the budget"),
    ("signed", "sign", "signed", "the charter"),
    ("opened", "open", "opened", "the exhibition"),
    ("chaired", "chair", "chaired", "the session"),
    ("drafted", "draft", "drafted", "the statement"),
    ("designed", "design", "designed", "the pavilion"),
    ("inspected", "inspect", "inspected", "the tunnel"),
    ("translated", "translate", "translated", "the novel"),
    ("restored", "restore", "restored", "the altar"),
    ("bought", "buy", "bought", "the warehouse"),
    ("led", "lead", "led", "the inquiry"),
    ("won", "win", "won", "the regatta"),
    ("hosted", "host", "hosted", "the banquet"),
    ("approved", "approve", "approved", "the merger"),
    ("found", "find", "found", "the coins"),
    ("piloted", "pilot", "piloted", "the helicopter"),
    ("repaired", "repair", "repaired", "the clock"),
    ("filmed", "film", "filmed", "the eruption"),
    ("announced", "announce", "announced", "the closure"),
    ("trained", "train", "trained", "the recruits"),
    ("vetoed", "veto", "vetoed", "the amendment"),
    ("named", "name", "named", "the comet"),
    ("steered", "steer", "steered", "the ferry"),
    ("paid", "pay", "paid", "the fine"),
)


def denied_elsewhere(w: World) -> list[Group]:
    """Return who did a thing, though another clause of the sentence denies something else."""
    past, base, done, noun = w.chance.choice(DEEDS)
    other, base2, _, noun2 = w.chance.choice([d for d in DEEDS if d[0] != past])
    a, b = w.people(2)
    was, it = ("were", "them") if _is_plural(noun) else ("was", "it")
    had = noun[0].upper() + noun[1:]
    return groups(
        w,
        [
            f"Who {past} {noun}?",
            f"By whom {was} {noun} {done}?",
            f"Who was it that {past} {noun}?",
            f"who {past} {noun}",
        ],
        [
            f"{had} {was} not yet complete when «{a.name}» {past} {it}.",
            f"{had} had not been seen by anyone before «{a.name}» {past} {it}.",
            f"«{a.name}», who did not {base2} {noun2}, {past} {noun}.",
            f"«{a.name}» {past} {noun}; {a.pronoun} did not {base2} {noun2}.",
            f"«{a.name}» {past} {noun} although {b.name} did not come.",
            f"No one objected when «{a.name}» {past} {noun}.",
            f"Nobody was hurt while «{a.name}» {past} {noun}.",
            f"{b.name} was not there, so «{a.name}» {past} {noun}.",
            f"Without waiting for {b.name}, «{a.name}» {past} {noun}.",
            f"«{a.name}», who never spoke of it, {past} {noun}.",
            f"{b.name} refused to {base2} {noun2} after «{a.name}» {past} {noun}.",
            f"Not before «{a.name}» {past} {noun} did {b.name} {base2} {noun2}.",
            f"«{a.name}» not only {past} {noun} but {other} {noun2} as well.",
            f"Nobody doubts that «{a.name}» {past} {noun}.",
        ],
        [
            f"{had} had not been {done} when {b.name} arrived.",
            f"{b.name}, who {other} {noun2}, did not {base} {noun}.",
            f"{b.name} {other} {noun2}; {b.pronoun} did not {base} {noun}.",
            f"{b.name} left before {noun} {was} {done}.",
            f"{b.name} was not there when {noun} {was} {done}.",
            f"Nobody {past} {noun}, so {b.name} {other} {noun2}.",
            f"{b.name} not only did not {base} {noun} but never {other} {noun2}.",
            f"{b.name} doubted that anyone had {done} {noun}.",
        ],
    )


def another_act(w: World) -> list[Group]:
    """Return who did the thing that is asked for, not who is said to have done another one."""
    past, base, done, noun = w.chance.choice(DEEDS)
    other, _, _, noun2 = w.chance.choice([d for d in DEEDS if d[0] != past])
    a, b = w.people(2)
    was = "were" if _is_plural(noun) else "was"
    mixed = w.pick(f"{past} {noun2}", f"{other} {noun2}")
    return groups(
        w,
        [f"Who {past} {noun}?", f"Who was it that {past} {noun}?", f"By whom {was} {noun} {done}?"],
        [
            f"It was not {b.name} but «{a.name}» who {past} {noun}.",
            f"Not {b.name} but «{a.name}» {past} {noun}.",
            f"The one who {past} {noun} was «{a.name}».",
            f"«{a.name}», not {b.name}, {past} {noun}.",
            f"It was «{a.name}» that {past} {noun} and {b.name} that {other} {noun2}.",
            f"{b.name} {other} {noun2} before «{a.name}» {past} {noun}.",
        ],
        [
            f"It was not {a.name} but {b.name} who {mixed}.",
            f"Not {a.name} but {b.name} {mixed}.",
            f"The one who {mixed} was {b.name}.",
            f"{b.name}, not {a.name}, {mixed}.",
            f"Only {b.name} {mixed}.",
            f"{b.name} {mixed}; who had {done} the rest was not told.",
            f"{b.name} said that {noun} {was} the best part of the day.",
            f"{b.name} {other} {noun2} and was asked to {base} more.",
        ],
    )


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith("ss")


def of_two(w: World) -> list[Group]:
    """Return what is said of one of two things named beside each other, not of the other one."""
    first, second = w.pick(
        (f"the {w.town()} bridge", f"the {w.town()} bridge"),
        (f"the {w.body()}", f"the {w.body()}"),
        (f"{w.town()} Castle", f"{w.town()} Castle"),
        (f"the river {w.town()}", f"the river {w.town()}"),
        (f"the {w.town()} tunnel", f"the {w.town()} tunnel"),
        (f"the freighter {w.town()}", f"the freighter {w.town()}"),
    )
    year, year2 = w.year(1700, 1900), w.year(1901, 2020)
    count, count2 = w.number(21, 90), w.number(100, 950)
    person, person2 = w.people(2)
    cases = (
        (
            [f"When was {first} founded?", f"In what year was {first} founded?"],
            (f"founded in «{year}»", f"founded in {year2}"),
            "was",
        ),
        (
            [f"How many workers does {first} have?", f"What is the number of workers of {first}?"],
            (f"left with «{count}» workers", f"left with {count2} workers"),
            "was",
        ),
        (
            [f"Who runs {first}?", f"By whom is {first} run?"],
            (f"run by «{person.name}»", f"run by {person2.name}"),
            "is",
        ),
        (
            [f"How much did {first} cost?", f"What was the cost of {first}?"],
            (f"built for «{count} million euros»", f"built for {count2} million euros"),
            "was",
        ),
        (
            [f"Who was {first} named after?", f"After whom was {first} named?"],
            (f"named after «{person.name}»", f"named after {person2.name}"),
            "was",
        ),
        (
            [f"When was {first} sold?", f"In which year was {first} sold?"],
            (f"sold in «{year2}»", f"sold in {year}"),
            "was",
        ),
    )
    questions, (own, foreign), be = w.chance.choice(cases)
    plain = own.replace("«", "").replace("»", "")
    return groups(
        w,
        questions,
        [
            f"{first} {be} {own}, {second} {foreign}.",
            f"{second} {be} {foreign} and {first} {own}.",
            f"Unlike {second}, {first} {be} {own}.",
            f"{first}, which is near {second}, {be} {own}.",
            f"While {second} {be} {foreign}, {first} {be} {own}.",
            f"{first}, twin of {second}, {be} {own}.",
        ],
        [
            f"{second} {be} {plain}.",
            f"{second}, which is near {first}, {be} {plain}.",
            f"Unlike {first}, {second} {be} {plain}.",
            f"{second}, the rival of {first}, {be} {plain}.",
            f"{first} is older than {second}, which {be} {plain}.",
            f"{second} {be} {plain}; nothing of the kind is known of {first}.",
            f"People of {first} say that {second} {be} {plain}.",
        ],
    )


def possessive(w: World) -> list[Group]:
    """Return a person's or body's relative or officer whom a sentence calls only his, her or
    its, where the title says whose."""
    a, b, c = w.people(3)
    body, other = w.body(), w.body()
    if w.maybe():
        whose, owner, rival = a.possessive, a.name, c.name
        relations = ["deputy", "lawyer", "sister", "brother", "predecessor", "coach", "doctor"]
        title = w.pick("{} resigns", "{} wins vote", "Court hears {}", "{} returns", "{} at 60")
    else:
        whose, owner, rival = "its", body, other
        relations = ["lawyer", "spokesman", "chairwoman", "treasurer", "founder", "director"]
        title = w.pick("{} in court", "{} cuts jobs", "{} opens branch", "{} sold", "{} fined")
    of_rival = w.maybe(0.4)
    relation, wrong = w.chance.sample(relations, 2)
    big = whose.capitalize()
    subject = rival if of_rival else owner
    before = w.pick("", f"\n{subject} {w.pick('was there too', 'came in the evening')}.")
    verb = w.pick("spoke first", "declined to comment", "was in the hall", "thanked the staff")
    right = [
        f"{big} {relation}, «{b.name}», {verb}.",
        f"{big} {relation} is «{b.name}».",
        f"«{b.name}», {whose} {relation}, {verb}.",
        f"{big} {relation} «{b.name}» {verb}.",
    ]
    foreign = [
        *(right if of_rival else ()),
        f"{big} {wrong}, {b.name}, {verb}.",
        f"{big} former {relation}, {b.name}, {verb}.",
        f"{big} {relation} {verb}, and so did {b.name}.",
        f"{b.name}, the {relation} of {rival}, {verb}.",
        f"{rival}'s {relation}, {b.name}, {verb}.",
    ]
    return groups(
        w,
        [
            f"Who is {owner}'s {relation}?",
            f"Who is the {relation} of {owner}?",
            f"What is the name of {owner}'s {relation}?",
        ],
        right,
        foreign,
        context=title.format(w.pick(subject, owner) if before else subject) + before,
        right_context=_titled(w, title, owner, rival),
    )


def _titled(w: World, title: str, owner: str, rival: str) -> str:
    """Return a context that names the owner: in the title, or in the sentence before."""
    if w.maybe():
        return title.format(owner)
    return f"{title.format(w.pick(owner, rival))}\n{owner} was there too."


def leaning(w: World) -> list[Group]:
    """Return what a sentence says of the thing that the sentence before it names."""
    a, b = w.people(2)
    place, other = w.town(), w.town()
    own, rival, nouns = w.chance.choice(
        (
            (a.name, b.name, (a.pronoun, a.pronoun, f"the {w.office()}")),
            (f"the {w.body()}", f"the {w.body()}", ("it", "the organisation", "its management")),
            (f"the river {place}", f"the river {other}", ("it", "the river")),
            (f"the {place} bridge", f"the {other} bridge", ("it", "the bridge")),
            (place, other, ("it", "the town")),
            (f"the freighter {place}", f"the freighter {other}", ("it", "the ship")),
        )
    )
    stands_for = w.pick(*nouns)
    year, count = w.year(1700, 2020), w.number(21, 950)
    person, thing = w.person().name, w.town()
    told, questions = w.chance.choice(
        (
            (
                f"got its first mention in «{year}»",
                [f"When was {own} first mentioned?", f"In what year was {own} first mentioned?"],
            ),
            (
                f"received «{count} letters» in {w.year()}",
                [f"How many letters did {own} receive?", f"How much post did {own} get?"],
            ),
            (
                f"was painted by «{person}»",
                [f"Who painted {own}?", f"By whom was {own} painted?"],
            ),
            (
                f"left for «{thing}»",
                [f"Where did {own} leave for?", f"For which place did {own} leave?"],
            ),
            (
                f"is best known for «a dispute over {thing}»",
                [f"What is {own} best known for?", f"For what is {own} known?"],
            ),
        )
    )
    of_own = [
        f"{own} has been in the news since {w.weekday()}.",
        f"Little was known of {own} for a long time.",
        f"Unlike {rival}, {own} is liked by everybody.",
        f"{own}, which many take for {rival}, was in the news."
        if own[0] != a.name[0]
        else f"{own}, whom many take for {rival}, was in the news.",
    ]
    of_rival = [each.replace(own, "#").replace(rival, own).replace("#", rival) for each in of_own]
    title = w.pick("News in brief", "Round-up", f"Notes from {w.town()}", f"The week in {w.town()}")
    sentence = f"{stands_for} {told}."
    return groups(
        w,
        questions,
        [sentence],
        [sentence],
        context=f"{title}\n{_capital(w.pick(*of_rival))}",
        right_context=f"{title}\n{_capital(w.pick(*of_own))}",
    )


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


FAMILIES = (
    denied_elsewhere,
    denied_elsewhere,
    another_act,
    another_act,
    of_two,
    of_two,
    of_two,
    possessive,
    leaning,
    leaning,
    leaning,
)
