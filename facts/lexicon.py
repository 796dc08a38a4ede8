"""Classes of English nouns, adverbs and prepositions that tell the kind of a value.

Only common nouns: no person, body or event is named here.
"""

from __future__ import annotations

EVENT_NOUNS = frozenset(
    """
    anniversary assembly battle briefing campaign celebration ceremony championship coup
    commemoration conference congress convention council crisis cup debate dialogue earthquake
    election exhibition expedition expo festival final flood forum game games general-election
    hearing hurricane invasion massacre match meeting mission olympics plebiscite primary protest
    race rally referendum reunion revolt revolution riot round season seminar session siege strike
    summit symposium talks tour tournament trial uprising visit vote war week wedding workshop
    """.split()
)
"""Heads of noun phrases that name something that takes place."""

DOCUMENT_NOUNS = frozenset(
    """
    accord act agenda agreement amendment article bill book charter code communique compact
    constitution contract convention covenant decision declaration decree deal directive document
    draft edict film framework guideline initiative judgment judgement law letter magna memorandum
    motion novel order pact paper petition plan policy programme program proposal protocol
    recommendation regulation report resolution roadmap rule ruling song statement statute strategy
    study text treaty verdict
    """.split()
)
"""Heads of noun phrases that name something written or decided."""

ORGANISATION_NOUNS = frozenset(
    """
    academy administration agency alliance army assembly association authority bank board body
    broadcaster bureau cabinet church club coalition college commission committee company congress
    consortium corporation council court department directorate federation firm foundation fund
    government group institute institution league legislature ministry movement museum navy network
    office organisation organization panel parliament party police school secretariat senate society
    team tribunal union university
    """.split()
)
"""Heads of noun phrases that name a body of people."""

ROLE_NOUNS = frozenset(
    """
    accountant activist actor adviser advisor agent ambassador analyst architect archbishop artist
    astronaut attorney author bishop boss captain cardinal ceo chair chairman chairperson chairwoman
    chancellor chief coach co-chair colonel commander commissioner commodore composer coordinator
    co-founder co-ordinator correspondent councillor counsel counsellor count curator dean delegate
    deputy designer director doctor duke economist editor emperor employee engineer envoy executive
    explorer facilitator founder general governor head historian inspector journalist judge justice
    king lawyer leader lecturer legislator lieutenant lord maire major manager marshal mayor member
    minister monarch negotiator observer officer official organiser organizer owner patriarch
    philosopher physicist poet politician pope premier president priest prince princess principal
    producer professor prosecutor queen rapporteur registrar representative researcher scientist
    secretary secretary-general senator sergeant sheriff singer speaker specialist spokesman
    spokesperson spokeswoman strategist superintendent surgeon teacher theologian treasurer
    undersecretary under-secretary vice-president vice-chair winner writer
    """.split()
)
"""Nouns for an office or occupation: before a name or in apposition to it they are its role."""

HONORIFICS = frozenset(
    """
    amb ambassador brig capt captain cardinal chancellor chief col colonel commissioner count dame
    doctor dr duke emperor gen general gov governor hon judge justice king lady lieutenant lord lt
    madam major mayor messrs minister miss mr mrs ms pope premier president prime prince princess
    prof professor queen rep rev saint sen senator sgt sheikh sir sultan
    """.split()
)
"""Words directly before a person's name."""

MANNER_NOUNS = frozenset(
    """
    acclamation agreement ballot compromise consensus correspondence decree default force hand
    lot majority means mistake mutual negotiation plurality procedure proclamation referendum
    roll-call show unanimity virtue vote
    """.split()
)
"""Heads of phrases after `by`, `with` or `without` that say how, not who."""

TIME_NOUNS = frozenset(
    """
    second minute hour day night week weekend fortnight month quarter season semester term year
    decade century
    """.split()
)

PLACE_PREPOSITIONS = frozenset("in at near inside outside around across throughout from".split())
TIME_PREPOSITIONS = frozenset("in on at during since until till before after by from".split())
