"""Invented people, places and bodies, so that nothing can be answered from memory."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cached_property

_GIVEN_SHE = (
    "Alma Brisa Celine Dorthe Elira Fenna Greta Hadiza Ilse Jovana Kalina Leila Maren Nandi Odile "
    "Petra Quilla Runa Selma Tamsin Ulla Vesna Wanda Xenia Yara Zofia Amina Bilge Chiara Dalia "
    "Esther Farah Gudrun Hanna Ines Johanna Karin Ludmila Mireille Noor Paloma Rosa Sunniva Teresa"
).split()
_GIVEN_HE = (
    "Aldo Bram Casimir Davor Emeka Florin Goran Hamid Ivo Jorn Kwame Lukas Matteo Nils Otto Pavel "
    "Rafiq Samir Tariq Umar Viktor Wim Yusuf Zoltan Anders Bashir Cesar Dmitri Edgar Farid Gerrit "
    "Hugo Igor Jonas Kofi Leandro Marek Nabil Oskar Pedro Ruben Stefan Tomas Vidal"
).split()
_DOUBLE = (
    "Ji-woo Min-jun Seo-yeon Hae-won Mei-ling Xiao-wen Jean-Luc Marie-Anne Anna-Lena"
).split()
_FIRST = (
    "Bar Bel Cor Dal Dor Fal Gar Hal Jar Kal Kor Lan Lor Mal Mor Nal Or Pel Quar Ral Ros Sal Sel "
    "Tar Tor Val Ver Wel Yor Zan Ash Bren Crad Den Elm Fen Grim Hol Ing Kest Lind Marsh Nor Oak"
).split()
_MIDDLE = ("a e i o u ai en or an ar in on el").split()
_LAST = (
    "berg by dale dez enko escu ez feld ford gren hus ian idis iev ini ino ić kar ko la lund man "
    "mans mere moto nen nova oglu os ov rada ri rud sen ska ski son stad strand ti tone vall vik "
    "wick witz wood worth zade"
).split()
_PARTICLES = ("van der ", "de ", "al-", "O'", "Mac", "von ", "da ", "el-", "ter ")
_PLACE_ENDS = (
    "bourne burg dale field ford gate ham haven holm mouth nia port ria stad ton vale ville wick "
    "minster bridge cester"
).split()
_LAND_ENDS = ("nia", "ria", "land", "stan", "vania", "dora", "tana", "mark", "lia", "gova")
REAL_LANDS = (
    ("Norway", "Norwegian"),
    ("Peru", "Peruvian"),
    ("Kenya", "Kenyan"),
    ("Portugal", "Portuguese"),
    ("Vietnam", "Vietnamese"),
    ("Chile", "Chilean"),
    ("Ghana", "Ghanaian"),
    ("Poland", "Polish"),
    ("Japan", "Japanese"),
    ("Canada", "Canadian"),
    ("Morocco", "Moroccan"),
    ("Ireland", "Irish"),
    ("Jordan", "Jordanian"),
    ("Nepal", "Nepali"),
    ("Denmark", "Danish"),
    ("Mexico", "Mexican"),
    ("Senegal", "Senegalese"),
    ("Hungary", "Hungarian"),
    ("Bolivia", "Bolivian"),
    ("Iceland", "Icelandic"),
    ("Greece", "Greek"),
    ("Egypt", "Egyptian"),
    ("Brazil", "Brazilian"),
    ("Sweden", "Swedish"),
    ("Thailand", "Thai"),
    ("Zambia", "Zambian"),
    ("Slovenia", "Slovene"),
    ("Uruguay", "Uruguayan"),
)
OFFICES = (
    "prime minister|president|foreign minister|finance minister|mayor|governor|ambassador|speaker|"
    "secretary-general|chief executive|chairman|chairwoman|director-general|treasurer|head coach|"
    "chief prosecutor|police chief|central bank governor|defence minister|health minister|"
    "archbishop|rector|spokesman|spokeswoman|captain|chief scientist|education minister|"
    "high commissioner|attorney general|editor-in-chief|managing director|interior minister"
).split("|")
_BODY = (
    "{p} City Council|University of {p}|{p} Electricity Board|Bank of {p}|{p} Harbour Authority|"
    "{n} Shipping|{n} Airlines|{n} Group|National Museum of {p}|{p} Football Club|{p} Philharmonic|"
    "{p} Regional Court|{n} Foods|{n} & Sons|{p} Water Company|Institute of Oceanography in {p}|"
    "{p} Teachers' Union|{n} Pharmaceuticals|{n} Rail|Society of {p} Engineers|{p} Chamber of "
    "Commerce|{n} Energy|{p} General Hospital|{n} Motors|Port of {p}|{p} Film Festival"
).split("|")
MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()


@dataclass(frozen=True)
class Person:
    """A name and the pronouns that go with it."""

    given: str
    family: str
    she: bool

    @property
    def name(self) -> str:
        """Return the whole name."""
        return f"{self.given} {self.family}"

    @property
    def pronoun(self) -> str:
        """Return he or she."""
        return "she" if self.she else "he"

    @property
    def possessive(self) -> str:
        """Return his or her."""
        return "her" if self.she else "his"


@dataclass(frozen=True)
class Land:
    """A country and what is of it."""

    name: str
    adjective: str


class World:
    """Draws names and figures; no name is drawn twice from one world."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._used: set[str] = set()

    def pick(self, *options: str) -> str:
        """Return one of the options."""
        return self.chance.choice(options)

    def maybe(self, share: float = 0.5) -> bool:
        """Return true in a share of the draws."""
        return self.chance.random() < share

    def _fresh(self, made: str) -> bool:
        if made in self._used:
            return False
        self._used.add(made)
        return True

    def root(self) -> str:
        """Return an invented proper noun."""
        while True:
            middle = self.chance.choice(_MIDDLE) if self.maybe(0.55) else ""
            made = self.chance.choice(_FIRST) + middle + self.chance.choice(_LAST)
            if self._fresh(made):
                return made

    def person(self) -> Person:
        """Return an invented person."""
        she = self.maybe()
        given = self.chance.choice(_GIVEN_SHE if she else _GIVEN_HE)
        if self.maybe(0.06):
            given = self.chance.choice(_DOUBLE)
        if self.maybe(0.08):
            given += f" {self.chance.choice('ABCDEFGHJKLMNPRSTW')}."
        family = self.root()
        if self.maybe(0.1):
            family = self.chance.choice(_PARTICLES) + family
        if self.maybe(0.06):
            family += "-" + self.root()
        return Person(given, family, she)

    def people(self, count: int) -> list[Person]:
        """Return several people."""
        return [self.person() for _ in range(count)]

    def town(self) -> str:
        """Return an invented town."""
        while True:
            made = self.chance.choice(_FIRST) + self.chance.choice(("", "a", "e", "i", "o", "en"))
            made += self.chance.choice(_PLACE_ENDS)
            if self.maybe(0.12):
                made = self.pick("New ", "Saint ", "Port ", "Lower ", "Upper ", "Great ") + made
            if self._fresh(made):
                return made

    def land(self) -> Land:
        """Return a country, invented or real."""
        while True:
            if self.maybe(0.5):
                land = Land(*self.chance.choice(REAL_LANDS))
            else:
                stem = self.chance.choice(_FIRST) + self.chance.choice(("a", "o", "e", "u"))
                name = stem + self.chance.choice(_LAND_ENDS)
                land = Land(name, (name[:-1] if name[-1] == "a" else name) + "an")
            if self._fresh(land.name):
                return land

    def body(self) -> str:
        """Return an invented organisation."""
        while True:
            pattern = self.chance.choice(_BODY)
            made = pattern.format(p=self.town(), n=self.root())
            if self._fresh(made):
                return made

    def office(self) -> str:
        """Return an office."""
        return self.chance.choice(OFFICES)

    def year(self, low: int = 1950, high: int = 2026) -> int:
        """Return a year not drawn before."""
        while True:
            made = self.chance.randint(low, high)
            if self._fresh(str(made)) or self.maybe(0.02):
                return made

    def number(self, low: int = 2, high: int = 900) -> int:
        """Return a number not drawn before."""
        while True:
            made = self.chance.randint(low, high)
            if self._fresh(f"#{made}") or self.maybe(0.05):
                return made

    def figure(self, low: int = 2, high: int = 900) -> str:
        """Return a number as a newspaper prints it."""
        return self.print(self.number(low, high))

    def print(self, number: int) -> str:
        """Return a number as a newspaper prints it: small ones in words."""
        if number <= 10 or (number <= 20 and self.maybe(0.3)):
            return NUMBERS[number]
        return f"{number:,}"

    def date(self, *, year: bool | None = None) -> str:
        """Return a date, with its year or without."""
        day, month = self.chance.randint(1, 28), self.chance.choice(MONTHS)
        with_year = self.maybe(0.6) if year is None else year
        number = f" {self.year()}" if with_year else ""
        if self.maybe(0.7):
            made = f"{day} {month}{number}"
        else:
            made = f"{month} {day}" + (f",{number}" if number else "")
        return made if self._fresh(made) else self.date(year=year)

    def weekday(self) -> str:
        """Return a day of the week."""
        return self.chance.choice(DAYS)

    def money(self) -> str:
        """Return a sum of money."""
        amount = self.pick(
            f"{self.number(2, 900)} million",
            f"{self.number(2, 90)}.{self.chance.randint(1, 9)} million",
            f"{self.chance.randint(1, 60)}.{self.chance.randint(1, 9)} billion",
            f"{self.number(10, 900)},000",
        )
        return self.pick("$", "€", "£") + amount if self.maybe(0.8) else f"{amount} crowns"

    @cached_property
    def lead(self) -> str:
        """Return what a sentence may begin with."""
        return self.chance.choice(_LEADS).format(day=self.weekday(), town=self.town())

    @cached_property
    def tail(self) -> str:
        """Return what a sentence may end with."""
        return self.chance.choice(_TAILS).format(
            day=self.weekday(), town=self.town(), n=self.chance.randint(2, 60)
        )


_LEADS = (
    "On {day}, |After a long debate, |In {town}, |According to the records, |As expected, |"
    "At a meeting in {town} on {day}, |Earlier this week, |In a short statement, officials said |"
    "Despite the rain, |By the end of the day, |Late on {day}, |Local media reported that |"
    "Later that year, |In the autumn, |"
).split("|")
_TAILS = (
    ", officials said on {day}|, according to a statement|, the agency reported|"
    " after {n} days of talks|, the newspaper wrote| in front of a small crowd| in {town}|"
    ", two people familiar with the matter said|, as the town of {town} looked on|"
    ", a court in {town} heard| at a ceremony in {town}|, it was announced on {day}|"
    ", despite objections|, ending {n} weeks of doubt"
).split("|")
