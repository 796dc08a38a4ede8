"""A small grammar of news English, to compose sentences and questions for fuzzing.

In a rule, a word in capitals stands for any rule of that name. The first rule of a name leads
to no other name that could lead back, so that a composition ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

_DEEPEST = 7
_NO_SPACE_BEFORE = re.compile(r" (?=[,.;:?!%)\]”’]|'s\b|’s\b)")
_NO_SPACE_AFTER = re.compile(r"(?<=[(\[“‘$€£]) ")

_SENTENCES = """
TEXT: SENTENCE | SENTENCE | SENTENCE | HEADLINE | LIST | ASKED
SENTENCE:
    NP VP . | NP VP . | NP VP , CONJ NP VP . | NP VP MARK NP VP . | MARK NP VP , NP VP .
    ADVERBIAL , NP VP . | VING NP , NP VP . | VEN by NP , NP VP . | NP , VING NP , VP .
    “ NP VP , ” said NP . | NP SAID that NP VP . | NP SAID : “ NP VP . ”
    “ NP , ” NP SAID , “ VP . ”
    It was NP that VP . | There is NP in NP . | PREP whom NP VT remains open .
    not only NP but also NP VP . | The more NP VP , the ADJER NP VP . | NP VP ; NP VP .
    NP ( NP ) VP . | NP – NP – VP . | NP : NP , NP and NP . | so ADJ was NP that NP VP .
    What NP VT PREP is NP . | Whether NP VP or not , NP VP . | NP , PREP which NP VT , VP .
    NP VP because of the – NP VP – NP . | NP VP . . . | VP ! | NP VP ( NP VP . )
    NP VT and NP VT PREP NP . | Neither NP nor NP VP . | Had NP VEN NP , NP would V NP .
HEADLINE:
    NAME VS NP | NP to V NP : NAME | NUM NOUNS VEN in PLACE | NAME , NUM , VS NP
    ADJ NOUN , ADJ NOUN
LIST:
    - NP | NUM . NP | a ) NP VP ; b ) NP VP | NOUN | NUM | NUM % | NOUN : NUM ; NOUN : NUM
    NUM NUM NUM
NP:
    NAME | the NOUN | the NOUN | NUM NOUNS | ADJ NOUNS | it | he | they | this | NOBODY
    the ADJ NOUN | the ADJ , ADJ NOUN | NP of NP | NP PREP NP | NP and NP | NP , NP and NP
    NP , NP , | NP , ROLE of NP , | ROLE NAME | NP REL | NP REL | NP VEN by NP | NP VING NP
    NAME 's NOUN | NP 's NOUN | the NOUN NOUN of the NOUN | as ADJ a NOUN of NOUNS as NP VT
    more NOUNS than NP | the ADJEST of NP | NUM to NUM NOUNS | MONEY | NUM % of NP | “ NP ”
    NP ( NP ) | VING NP | what NP VT | who ever VT it | both NP and NP | the NUMth NOUN
    NUM of NP | the NOUN – and NP – | half of NP | such NOUNS as NP , NP or NP | NP like NP
REL:
    who VP | which VP | that VP | , who VP , | , which NP VT , | that NP VT | NP VT
    whose NOUN VP
    , which NP VT PREP NP , | in which NP VP | PREP whom NP VT | which NP VT PREP
    which NP VT PREP as ADJ a NOUN of NOUNS as NP VT | most of which NP VT | NUM of whom VP
    , of which NP VT NUM , | where NP VP | when NP VP | the NOUN of which NP VT | to V
    VEN PREP NP
VP:
    VT NP | VT NP | VT | is ADJ | is ADJ PREP NP | was VEN by NP | was VEN
    has been VEN PREP NP
    will V NP ADVERBIAL | did not V NP | VT NP and VT NP | VT NP , VT NP and VT NP
    VP ADVERBIAL
    VT to V NP | VT NP to V NP | VT that NP VP | VT whether NP VP | is NP | is ADJER than NP
    is as ADJ as NP VT | ADV VT NP | gave NP NP | VT NP back PREP NP | VT NP by VING NP
    , MARK NP VP , VT NP | VT NP MARK VING NP | has to V , VT and VT | re-VT NP | VT it ADJ
    had it VEN PREP | is what NP VT PREP | was ADV ADV VEN by and PREP NP
    would have been VEN had NP VEN NP
ADVERBIAL:
    DATE | in PLACE | ADV | PREP NP | MARK NP VP | because of NP | by VING NP | after NP
    in order to V NP
    with NP VING NP | according to NP | in NP , ADV , | NUM times a NOUN | by NUM votes to NUM
    by consensus | on the ground that NP VP | as a result of NP | DATE in PLACE
    before and after NP
DATE:
    in YEAR | on 3 May YEAR | on Monday | last month | from YEAR to YEAR | between 3 and 5 June
    YEAR – YEAR
    in the 19th century | since the early YEAR s | at 4.30 p.m. | for NUM years | NUM days ago
    every NUM years
    from 3 May until Friday | the day after tomorrow | in the first quarter of YEAR | 03/04/YEAR
    44 BC
NAME:
    Ines Almada | Tove Lindahl | Omar el-Sayed | Maria de la Cruz | Ludwig van den Berg
    J. R. Okoro
    Dr. Ana-Lucía O’Neill | Mr. Brandt | Charles V of Lund | Queen Anne | Sundby Council
    the U.N.
    Harbour Board | the World Rowing Congress | SKAR | Peru | the Republic of Korea
    Article 17(3)
    Ibn Sina Jr. | Ms. Le | ’t Hooft | McKay & Sons Ltd. | Resolution 1325 ( 2000 ) | iPhone
PLACE: Lund | Port Alder | Rio de Janeiro | the Mire | Peru | West Frisia
NOUN:
    council | bridge | ferry | report | judge | minister | valley | crab | tool | trick | range
    heron | vote
    treaty | company | number | share | chair | end | age | water | work | use | kind | most
    brother | year
NOUNS:
    boats | members | tools | people | waters | votes | tonnes | crowns | children | reasons
    data
ROLE:
    minister | the mayor | chair | former president | a judge | captain | the Foreign Minister
    CEO
ADJ:
    new | old | wide | different | deep | unanimous | Peruvian | well-known | able | third | own
    long | likely | voluntary
ADJER: larger | older | more costly | better | less likely
ADJEST: largest | most costly | oldest | least
ADV: quickly | unanimously | again | never | very | really | however | still | there | back
V: build | close | catch | see | make | be | give | lead | co-sponsor | run | say
VT:
    catches | built | holds | uses | said | made | has | opened | chaired | introduced | saw
    runs | let | put | catch
VS: sees | opens | names | wins | says
SAID: said | says | added | told NP | warned
VING: building | closing | using | being | saying | running | catching
VEN: built | closed | caught | made | used | given | held | co-sponsored | said
PREP:
    by | of | in | for | with | to | on | from | after | before | between | over | through
    against | about | as | without
MARK:
    because | after | before | while | when | if | although | until | since | as | so that
    unless | once | where | whenever
CONJ: and | but | or | yet | so
NOBODY: nobody | everyone | those | one | neither | some | each | another | none of them
NUM:
    3 | 12 | one | two | a third | 1,500 | 2.5 million | twenty-one | several | half a dozen
    No. 5 | 50 | 12-4 | first | half
MONEY: $3.4 million | nine crowns | € 5 | 20 euros a day | between 3 and 4 million dollars | £1m
YEAR: 1990 | 2022 | 1066 | 911 | 2199
ASKED: QUESTION
"""
_QUESTIONS = """
QUESTION:
    WH VT NP ? | WH did NP V ? | WH NOUN VT NP ? | WH is NP ? | WH was NP VEN by ?
    Did NP V NP ?
    Who is NP ? | When did NP V NP ? | Where is NP ? | Why VT NP ? | How many NOUNS VT NP ?
    Is NP NP ?
    How much of NP did NP V ? | How often do NP V NP PREP NP ? | How ADJ is NP ?
    PREP WH did NP V NP ?
    What did NP V most of ? | What do NP have NUM of ? | What do NP V PREP ?
    What kind of NOUN VT PREP NP ?
    WH VP ? | WH VP and WH VP ? | NP VP WH ? | And WH ? | what about NP | WH else VT it ? | NP
    WH
    Tell me WH NP VT | whose NOUN VT NP | Which of NP VT NP DATE ? | WH did he V it ?
    NOUNS NP DATE
    WH of NP does NP V the most of in PLACE ? | Can you say WH NP VP ?
    Which NOUN ’s NOUN VT NP ?
    WH NOUN , NP , VP ? | “ WH VP ? ” NP SAID | Why not ? | NUM | WH WH WH | WH's NP ?
    is it ADJ ?
WH:
    who | what | when | where | why | how | which | whom | whose | how many | what percentage
    waht | hwo
"""

Choose = Callable[[int], int]
"""Returns a number from 0 up to, but not including, the one that it is given."""


def _rules(text: str) -> dict[str, list[list[str]]]:
    """Return the alternatives of each name, each as its words."""
    found: dict[str, list[list[str]]] = {}
    name = ""
    for line in text.strip().splitlines():
        if not line.startswith(" "):
            name, _, line = line.partition(":")
        rules = [each.split() for each in line.split(" | ") if each.strip()]
        found.setdefault(name, []).extend(rules)
    return found


RULES = _rules(_SENTENCES + _QUESTIONS)


def composed(name: str, choose: Choose) -> str:
    """Return a text by the rules of `name`, each alternative picked by `choose`."""
    words: list[str] = []
    waiting = [(name, 0)]
    while waiting:
        word, depth = waiting.pop()
        rules = RULES.get(word)
        if rules is None:
            words.append(word)
            continue
        # Deep down, and in a sentence that is long enough, only the plainest rules.
        plain = depth > _DEEPEST or len(words) > 60
        rule = rules[0 if plain else choose(len(rules))]
        waiting += [(each, depth + 1) for each in reversed(rule)]
    return _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", " ".join(words)))


def altered(text: str, choose: Choose) -> str:
    """Return the text with a word left out, doubled or moved, as hasty writing has it."""
    words = text.split(" ")
    at = choose(len(words))
    match choose(4):
        case 0:
            del words[at]
        case 1:
            words.insert(at, words[at])
        case 2:
            words.insert(choose(len(words)), words.pop(at))
        case _:
            words[at] = words[at].upper() if choose(2) else words[at].capitalize()
    return " ".join(words)


@st.composite
def texts(draw: st.DrawFn, name: str = "TEXT") -> str:
    """Draw a sentence, headline, list or question, now and then one with a slip in it."""

    def choose(count: int) -> int:
        return draw(st.integers(0, count - 1))

    text = composed(name, choose)
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 2)))):
        text = altered(text, choose)
    return text
