"""Words that readers and writers of news use for each other, mostly predicates.

One group a line. A question's word recalls the others of its group at a lower weight. The groups
are general English: none holds a name, and none was taken from an evaluation set.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from facts.words.normalize import term

_GROUPS = """
chair preside lead head chairman chairwoman chairperson president moderate charge
head lead charge run direct manage
negotiate negotiation talk
talks discussion debate
penalty fine owe
staff employees workers personnel
job profession occupation work
work staff employ
compensate pay
treasurer finance
spray apply
scrap abolish cancel delete drop
delete remove drop
postpone delay defer
stay remain
rename rebrand
distance kilometre mile
costs expenses
roof ceiling
use purpose
adopt approve pass endorse ratify agree accept
introduce present submit table propose sponsor bring
cosponsor sponsor back
back support favour endorse
reject oppose refuse decline
vote ballot
hold take convene host organise stage
attend participate join
begin start open launch commence inaugurate kick
end conclude close finish wind
meet convene gather assemble
founded establish create set form institute start
build construct erect
elect choose select vote
appoint name nominate designate select choose
succeed replace follow
resign quit step leave
say state declare announce note
stress underline highlight emphasise underscore
urge call appeal ask request
warn caution alert
praise welcome hail commend applaud
criticise condemn denounce deplore
represent speak
country nation state
countries nations states members
ambassador envoy representative delegate
delegate representative
body organisation agency institution
meeting session sitting
summit meeting
conference congress
agreement accord deal pact treaty
treaty convention agreement pact
resolution text motion
draft proposal
report study document
plan programme strategy
money fund funding finance
cost price worth
pay contribute give donate pledge
pledge promise commit contribute
fund finance
spend cost
budget spending
win gain earn receive
award prize honour
lose defeat
defeat beat
kill die dead death
die pass death
injure wound hurt
buy purchase acquire
sell sale
increase rise grow raise climb
decrease fall reduce drop decline cut
last run continue
extend prolong renew
stop halt suspend end
ban prohibit forbid outlaw
allow permit authorise let
require need demand
help assist aid
aid assistance help relief
protect safeguard preserve defend
attack assault strike
war conflict
fight battle
invade conquer occupy
rule govern reign control
govern administer run
arrive come reach
leave depart
travel visit trip
live reside dwell
move relocate
born birth
marry wed
job post position office
term mandate
mandate task
boss chief head director
leader chief head
spokesman spokeswoman spokesperson
annual yearly
biennial biannual
biannual twice
frequently often
people persons individuals
children kids
women female
men male
big large great
small little minor
old ancient
new recent
main chief major principal
goal aim objective purpose target
aim seek intend
reason cause
cause lead result trigger
result outcome
effect impact consequence
use employ apply
show demonstrate reveal indicate
contain include hold comprise
consist comprise include
call name term know
named called known
size area extent
population inhabitants people residents
city town
capital city
language tongue
church religion faith
law act legislation statute
lawmaker legislator parliamentarian
court tribunal
judge justice
decide rule determine resolve
send dispatch deploy
deploy station send
troops soldiers peacekeepers forces
release publish issue
write author pen
author writer
sign ink signature
abstain abstention
deadline limit
monitor observe watch supervise
check inspect verify
train teach instruct
student pupil
school academy
base headquarter seat located
headquarters seat
located situated
anniversary birthday
decide decision
succeed success succession
apply application
destroy destruction
invade invasion
expand expansion
conclude conclusion
arrive arrival
propose proposal
approve approval
refuse refusal
survive survival
choose choice
lose loss
sell sale
speak speech
think thought
permit permission
admit admission
extend extension
divide division
include inclusion
explode explosion
describe description
receive reception
reduce reduction
produce production
introduce introduction
justify justification
qualify qualification
rename name
explain explanation
vary variation variety
deny denial
replace replacement
behave behaviour
assume assumption
absorb absorption
reject rejection
vacant vacancy
responsible charge
"""


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _GROUPS.strip().splitlines():
        terms = {term(word) for word in line.split()}
        for each in terms:
            table.setdefault(each, set()).update(terms - {each})
    return {word: frozenset(others) for word, others in table.items()}


def synonyms(word: str) -> frozenset[str]:
    """The index terms of words used in place of the term `word`; empty where none are known."""
    return _table().get(word, frozenset())
