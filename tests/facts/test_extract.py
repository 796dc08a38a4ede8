"""What one sentence states: who did what to whom, how many, when, where, how and why."""

from __future__ import annotations

from datetime import date

import pytest

from facts.extract import extract
from facts.models import Article, Fact, FactKind, Slot
from facts.text.sentences import split

PUBLISHED = date(2024, 3, 12)  # a Tuesday


def facts_of(text: str) -> list[Fact]:
    """The facts of a text published on 12 March 2024."""
    article = Article.of(text, title="Test", published=PUBLISHED)
    return extract(article, split(article))


def values(text: str, kind: FactKind) -> list[str]:
    """The distinct values of one kind in the order of the text."""
    return list(dict.fromkeys(f.value for f in facts_of(text) if f.kind is kind))


def frames(text: str, predicate: str) -> set[tuple[Slot, str]]:
    """The arguments of a predicate: slots with their values."""
    return {
        (fact.slot, fact.value)
        for fact in facts_of(text)
        if fact.predicate == predicate and fact.slot in (Slot.AGENT, Slot.PATIENT, Slot.RECIPIENT)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Brandt chaired the session.",
        "The session was chaired by Ilse Brandt.",
        "Ilse Brandt, who chaired the session, was pleased.",
        "Members left the session chaired by Ilse Brandt.",
        "Ilse Brandt opened the doors and chaired the session.",
        "The session that Ilse Brandt chaired was long.",
        "The chancellor, Ilse Brandt, chaired the session.",
    ],
)
def test_who_did_what_is_read_from_any_clause(text: str) -> None:
    """Active, passive, relative, participial, coordinated and appositive clauses say the same."""
    found = frames(text, "chair")

    assert (Slot.AGENT, "Ilse Brandt") in found
    assert (Slot.PATIENT, "session") in found


def test_a_participle_takes_its_subject_from_the_main_clause() -> None:
    """`Introducing the draft, X said`: X introduced it."""
    text = "Introducing the draft, Amb. Teo Lua-Kisi of Samoa said that it was overdue."

    assert (Slot.AGENT, "Teo Lua-Kisi") in frames(text, "introduce")
    assert (Slot.PATIENT, "draft") in frames(text, "introduce")
    assert (Slot.AGENT, "Teo Lua-Kisi") in frames(text, "say")


def test_a_fact_names_the_other_side_of_its_predicate_as_subject() -> None:
    """The agent is told of the patient and the patient of the agent."""
    found = {f.value: f.subject for f in facts_of("Norway drafted the text.") if f.predicate}

    assert found["Norway"] == "text"
    assert found["text"] == "Norway"


def test_a_hyphenated_prefix_stays_with_its_verb() -> None:
    """`co-sponsored` is one predicate, and what it counts is its agent's number."""
    facts = facts_of("The text was co-sponsored by 41 states.")
    number = next(f for f in facts if f.kind is FactKind.NUMBER)

    assert (number.value, number.normal, number.unit) == ("41", "41", "states")
    assert number.predicate == "cosponsor"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ann Moor hopes to win.", "hope"),
        ("The court fined Ann Moor.", "fine"),
        ("Ann Moor was rated first.", "rate"),
        ("Ann Moor hopped home.", "hop"),
        ("Ann Moor goes home.", "go"),
        ("Ann Moor planned a party.", "plan"),
    ],
)
def test_a_verb_keeps_its_last_e(text: str, predicate: str) -> None:
    """Forms that a shorter verb would spell otherwise are those of the longer one."""
    named = [fact for fact in facts_of(text) if fact.value == "Ann Moor"]
    assert predicate in {fact.predicate for fact in named}


def test_he_and_she_stand_for_the_person_last_named_as_a_subject() -> None:
    """The value of such a fact is the name, in the sentence where it stands."""
    text = "Maria Brandt opened the session. She praised the mediators."
    fact = next(f for f in facts_of(text) if f.predicate == "praise" and f.slot is Slot.AGENT)

    assert fact.value == "Maria Brandt"
    assert fact.sentence_index == 1
    assert fact.span.start == 0


@pytest.mark.parametrize("verb", ["said", "denied", "believed"])
def test_he_in_a_clause_stands_for_whoever_says_so(verb: str) -> None:
    """And not for the person named before the sentence."""
    text = f"Maria Brandt opened the session. Jan Holub {verb} that he had signed the letter."
    facts = [f for f in facts_of(text) if f.predicate == "sign"]

    assert {f.value for f in facts if f.slot is Slot.AGENT} == {"Jan Holub"}
    assert {f.subject for f in facts if f.kind is FactKind.ACTION} == {"Jan Holub"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ilse Brandt, chancellor of the university, spoke.", "chancellor of the university"),
        ("The council's vice-president, Ilse Brandt, spoke.", "council's vice-president"),
        ("The work was led by Ilse Brandt, a former ferry captain.", "former ferry captain"),
        ("Harbour Minister Ilse Brandt spoke.", "Harbour Minister"),
        ("A report by former swimmer Ilse Brandt was read.", "former swimmer"),
        ("It was led by the minister of health of Peru, Ilse Brandt, on Monday.",
         "minister of health of Peru"),
        ("The plan was tabled by the Permanent Representative of Salmara, Ilse Brandt.",
         "Permanent Representative of Salmara"),
        ('"No," said the chair of the panel, Ambassador Ilse Brandt of Peru.', "Ambassador"),
    ],
)  # fmt: skip
def test_a_person_has_the_role_that_stands_beside_the_name(text: str, role: str) -> None:
    """Each way round: who the person is, and who holds the role."""
    facts = facts_of(text)

    assert any(
        f.kind is FactKind.ROLE and f.value == role and f.subject == "Ilse Brandt" for f in facts
    )
    assert any(
        f.kind is FactKind.PERSON and f.value == "Ilse Brandt" and f.subject == role for f in facts
    )


@pytest.mark.parametrize(
    "text",
    [
        "The plan was tabled by the Permanent Representative of Salmara, Ilse Brandt.",
        "The plan was tabled by the Permanent Representative of Salmara, Ilse Brandt, on Monday.",
        "The plan was tabled by the chair of the panel, Ilse Brandt.",
    ],
)
def test_who_holds_a_role_did_what_its_holder_did(text: str) -> None:
    """Also where the parser sees no apposition between the role and the name."""
    assert any(
        f.kind is FactKind.PERSON
        and f.value == "Ilse Brandt"
        and f.predicate == "table"
        and f.slot is Slot.AGENT
        for f in facts_of(text)
    )


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Amb. Mele Vai-Tupou of Tonga spoke.", "Tonga"),
        ("Ilse Brandt, Permanent Representative of Cabo Verde, spoke.", "Cabo Verde"),
        ("His colleague, Ilse Brandt of Chile, disagreed.", "Chile"),
    ],
)
def test_a_person_has_the_country_that_is_represented(text: str, country: str) -> None:
    """A country after the name, or in the role."""
    assert any(
        f.kind is FactKind.COUNTRY and f.value == country and f.predicate == "represent"
        for f in facts_of(text)
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Amb. Mele Vai-Tupou of Tonga spoke.", ["Mele Vai-Tupou"]),
        ("The text was read by Minister Alonso Quiroga Paz.", ["Alonso Quiroga Paz"]),
        ("Prof. Maria de la Cruz opened it.", ["Maria de la Cruz"]),
        ("Ilse Brandt spoke. Brandt was cheered.", ["Ilse Brandt", "Brandt"]),
        (
            "Kim Min-ji and Lee Jun-ho won.",
            ["Kim Min-ji", "Kim Min-ji and Lee Jun-ho", "Lee Jun-ho"],
        ),
        ("Prime Minister Han Duck-soo spoke.", ["Han Duck-soo"]),
        ("Moon Jae-in resigned.", ["Moon Jae-in"]),
        ("Min-ji Kim sang.", ["Min-ji Kim"]),
        ("Hugh de Courcy Jr. will manage the pool.", ["Hugh de Courcy Jr."]),
        ("Ferdinand van Aalst left. “Good,” van Aalst said.", ["Ferdinand van Aalst", "van Aalst"]),
        ("Ann Moor-led talks failed.", ["Ann Moor"]),
        ("The captain’s wife, Birgit, waved.", ["Birgit"]),
    ],
)
def test_a_name_is_whole_and_without_honorific(text: str, names: list[str]) -> None:
    """Hyphens, particles and further surnames belong to it; a surname alone is known again."""
    assert values(text, FactKind.PERSON) == names


@pytest.mark.parametrize(
    ("text", "predicate", "names"),
    [
        ("Two judges dissented: Ann Moor and Karl Voss.", "dissent", "Ann Moor and Karl Voss"),
        (
            "Three members did not vote: Ann Moor, Karl Voss and Li Ren.",
            "vote",
            "Ann Moor, Karl Voss and Li Ren",
        ),
        (
            "The bill was drafted by two senators: Ann Moor and Karl Voss.",
            "draft",
            "Ann Moor and Karl Voss",
        ),
        (
            "Three members did not vote: Ann Moor (Peru), Karl Voss (Chad) and Li Ren (Fiji).",
            "vote",
            "Ann Moor (Peru), Karl Voss (Chad) and Li Ren (Fiji)",
        ),
    ],
)
def test_names_after_a_colon_are_those_that_were_counted(
    text: str, predicate: str, names: str
) -> None:
    """They did what the counted did, together and each."""
    found = frames(text, predicate)

    assert (Slot.AGENT, names) in found
    assert (Slot.AGENT, "Ann Moor") in found


@pytest.mark.parametrize(
    ("text", "value", "normal", "unit"),
    [
        ("The quota is 1,140 tonnes.", "1,140 tonnes", "1140", "tonnes"),
        ("It covers 46 square kilometres.", "46 square kilometres", "46", "square kilometres"),
        ("The well is 110 metres deep.", "110 metres", "110", "metres deep"),
        ("It sinks by four centimetres a year.", "four centimetres a year", "4",
         "centimetres a year"),
        ("The fleet has 115 vessels.", "115", "115", "vessels"),
        ("Between 150 and 200 people came.", "Between 150 and 200", "150", "people"),
        ("It has between forty and fifty thousand members.", "between forty and fifty thousand",
         "40000", "members"),
        ("It has between forty and fifty thousand members.", "fifty thousand", "50000",
         "members"),
        ("One point two five million bulbs grew.", "One point two five million", "1250000",
         "bulbs"),
        ("A hundred and five boats sank.", "A hundred and five", "105", "boats"),
        ("They sold two and a half million tickets.", "two and a half million", "2500000",
         "tickets"),
        ("No one was hurt.", "No one", "0", "people"),
    ],
)  # fmt: skip
def test_a_measure_is_one_value_and_a_count_is_alone(
    text: str, value: str, normal: str, unit: str
) -> None:
    """Units of measure belong to the value; what is merely counted is the unit of a number."""
    assert any(
        (f.value, f.normal, f.unit) == (value, normal, unit)
        for f in facts_of(text)
        if f.kind is FactKind.NUMBER
    )


@pytest.mark.parametrize(
    ("text", "kind", "value", "normal"),
    [
        ("It costs $5.5 million.", FactKind.MONEY, "$5.5 million", "5500000"),
        ("The fund holds 9 million dinars.", FactKind.MONEY, "9 million dinars", "9000000"),
        ("They owe 410,000 Swiss francs.", FactKind.MONEY, "410,000 Swiss francs", "410000"),
        ("Prices rose by 4.2 per cent.", FactKind.PERCENT, "4.2 per cent", "4.2"),
        ("A third of the land is dry.", FactKind.PERCENT, "A third", None),
        ("Six in ten agreed.", FactKind.PERCENT, "Six in ten", None),
        ("It met on Monday.", FactKind.DATE, "Monday", "2024-03-11"),
        ("It has met since 2002.", FactKind.DATE, "2002", "2002"),
        ("The season lasts from November to April.", FactKind.PERIOD, "November to April", None),
        ("It ran from 1870 to 1939.", FactKind.PERIOD, "1870 to 1939", "1870/1939"),
        ("It ran from 1870 to 1939.", FactKind.DATE, "1939", "1939"),
        ("The boat left at 4.52 a.m. on Monday.", FactKind.DATE, "4.52 a.m.", None),
        ("It meets every 18 months.", FactKind.FREQUENCY, "every 18 months", None),
        ("The office is open on Sundays.", FactKind.FREQUENCY, "Sundays", None),
        ("They talked for 90 working days.", FactKind.DURATION, "90 working days", None),
        ("She became a pilot at the age of 34.", FactKind.DURATION, "34", "34"),
        ("It was the 12th round.", FactKind.ORDINAL, "12th", "12"),
    ],
)
def test_a_value_has_its_kind_and_normal_form(
    text: str, kind: FactKind, value: str, normal: str | None
) -> None:
    """Amounts, shares, dates resolved against the day of publication, periods and their ends."""
    assert any(
        f.kind is kind and f.value == value and (normal is None or f.normal == normal)
        for f in facts_of(text)
    )


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The text was adopted by consensus.", FactKind.MANNER, "by consensus"),
        ("It was approved by a show of hands.", FactKind.MANNER, "by a show of hands"),
        ("By four votes to one the judges agreed.", FactKind.MANNER, "By four votes to one"),
        ("They paid for it by selling honey.", FactKind.MANNER, "selling honey"),
        ("The judges met by video conference.", FactKind.MANNER, "video conference"),
        ("The captain ran unopposed.", FactKind.THING, "unopposed"),
        ("Its use is voluntary.", FactKind.THING, "voluntary"),
        ("Idle posts will be abolished.", FactKind.ACTION, "will be abolished"),
        ("Chad has not signed.", FactKind.ACTION, "has not signed"),
        ("The judge was re-elected.", FactKind.ACTION, "was re-elected"),
        ("The pilot has broken his leg.", FactKind.ACTION, "has broken his leg"),
        ("It sank because too much water came in.", FactKind.REASON, "too much water came in"),
        ("It was late owing to fog.", FactKind.REASON, "fog"),
        ("The rise is due chiefly to inflation.", FactKind.REASON, "inflation"),
        ("They cut output to win back buyers.", FactKind.REASON, "to win back buyers"),
        ("He said that the levy was unfair.", FactKind.THING, "the levy was unfair"),
        ("She called it “a wager with rain”.", FactKind.THING, "a wager with rain"),
        ("It ends one year after two members have joined.", FactKind.THING,
         "one year after two members have joined"),
        ("The flag was raised shortly after the vote.", FactKind.THING, "shortly after the vote"),
        ("It is a dispute over a detained tanker.", FactKind.THING,
         "dispute over a detained tanker"),
        ("Firms with fewer than ten workers are exempt.", FactKind.THING,
         "Firms with fewer than ten workers"),
        ("A panel of three engineers and two lawyers decides.", FactKind.THING,
         "three engineers and two lawyers"),
        ("Brunei and Thailand withdrew.", FactKind.COUNTRY, "Brunei and Thailand"),
        ("Brunei and Thailand withdrew.", FactKind.COUNTRY, "Thailand"),
        ("The crew met on a barge on the Rhine.", FactKind.PLACE, "barge on the Rhine"),
        ("The medal is given in the cathedral.", FactKind.PLACE, "cathedral"),
        ("The meeting was held in Windhoek.", FactKind.PLACE, "Windhoek"),
        ("Article 17(3) forbids it.", FactKind.DOCUMENT, "Article 17(3)"),
        ("They met at the 12th Harbour Summit.", FactKind.EVENT, "12th Harbour Summit"),
    ],
)  # fmt: skip
def test_what_is_stated_is_a_value_of_its_kind(text: str, kind: FactKind, value: str) -> None:
    """Manner, complements, actions, reasons, clauses, phrases short and long, places, names."""
    assert value in values(text, kind)


def test_a_possessor_is_a_value_of_its_own() -> None:
    """`Senegal's proposal` names a country and a proposal."""
    assert values("Senegal’s proposal was rejected.", FactKind.COUNTRY) == ["Senegal"]


def test_an_apposition_says_what_a_thing_is() -> None:
    """The name and what it is told to be are values, each told of the other."""
    facts = facts_of("The sail reached Gozo, an island of Malta.")
    stated = {(f.value, f.subject) for f in facts if f.slot is Slot.ATTRIBUTE}

    assert ("island of Malta", "Gozo") in stated
    assert ("Gozo", "island of Malta") in stated


def test_a_line_break_inside_a_phrase_does_not_hide_it() -> None:
    """Wrapped text states what the same text in one line does, with the break in the value."""
    text = (
        "The long and tiring session of the council on the harbour was at last chaired by Ilse\n"
        "Brandt, who had been waiting for it in the corridor with the other judges since noon.\n"
        "She spoke for only a very short while, as most of the others had already gone home by\n"
        "the time that the lights in the great hall of the old harbour office were turned on."
    )

    assert "Ilse\nBrandt" in values(text, FactKind.PERSON)


def test_facts_come_in_the_order_of_the_text_and_each_once() -> None:
    """Sorted by sentence and span, and none is repeated."""
    facts = facts_of("Ilse Brandt of Chile, a judge, met 12 delegates in Lima. She left on Monday.")
    places = [(f.sentence_index, f.span.start, f.span.end) for f in facts]

    assert places == sorted(places)
    assert len(set(facts)) == len(facts)
