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
    actress banker baker barrister beekeeper biologist bricklayer builder businessman businesswoman
    butcher captain-general carpenter chairwoman chef chemist clerk comedian cook courier critic
    dancer dentist deputy-head diplomat driver electrician entomologist entrepreneur farmer
    filmmaker firefighter fisherman forester gardener geologist geographer guard historian
    housekeeper humorist industrialist instructor inventor investor janitor librarian linguist
    locksmith mathematician mechanic mediator merchant messenger midwife miner missionary musician
    nurse novelist oceanographer painter paramedic pharmacist photographer pilot playwright
    postman postwoman plumber porter preacher programmer psychologist pupil publisher ranger
    referee reporter retailer sailor salesman saxophonist sculptor sociologist soldier songwriter
    statistician student tailor trader trainer translator undertaker vet veterinarian
    vice-chairman vice-chairwoman vice-chairperson vice-premier waiter watchmaker weaver zoologist
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

MEASURE_UNITS = frozenset(
    """
    metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres
    centimeter centimeters millimetre millimetres millimeter millimeters micrometre micrometres
    nanometre nanometres mile miles foot feet inch inches yard yards fathom fathoms league leagues
    km km² km2 cm mm nm μm mi ft kilogram kilograms kilogramme kilogrammes kilo kilos kg gram grams
    gramme grammes mg milligram milligrams microgram micrograms tonne tonnes ton tons ounce ounces
    oz lb lbs litre litres liter liters millilitre millilitres milliliter milliliters ml gallon
    gallons pint pints barrel barrels bushel bushels acre acres hectare hectares ha degree degrees
    °C °F kelvin kelvins watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts
    terawatt terawatts kW MW GW TW kWh MWh GWh TWh kilowatt-hours megawatt-hours volt volts
    kilovolts kV ampere amperes amps hertz kilohertz megahertz gigahertz Hz kHz MHz GHz byte bytes
    kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes KB MB GB TB bits mph km/h
    kph knot knots m/s newton newtons joule joules calorie calories kilocalories pascal pascals
    hectopascals kilopascals kPa hPa psi horsepower hp decibel decibels dB sieverts millisieverts
    becquerels light-year light-years parsec parsecs astronomical-units
    """.split()
)
"""Units of length, mass, volume, area, heat, power, data, speed and the like."""

PLACE_NOUNS = frozenset(
    """
    abbey airport alley area arena atoll attic avenue bank barge barn barracks base basin bay beach
    border bridge building camp campus canal canyon capital castle cathedral cave cellar cemetery
    centre center chamber chapel church city cliff clinic coast college continent corner country
    courtyard crater desert district dock factory farm field fjord floor forest fort fortress garden
    glacier ground hall harbour harbor headquarters hill home hospital hotel house island isle
    kitchen laboratory lake library lido lobby market marketplace mine monastery mosque mountain
    north south east west northeast northwest southeast southwest ocean office palace park pass peak
    peninsula pitch place plain plant platform plaza pole pool port prefecture premises prison
    province quarter range reef region reserve residence restaurant rim river road room ruin school
    sea seat shore site square stadium state station store street studio suburb synagogue temple
    terminal territory theatre theater tower town tunnel university valley venue village volcano
    warehouse waters zone
    """.split()
)
"""Heads of noun phrases that name somewhere."""

RELATION_NOUNS = frozenset(
    """
    aunt boyfriend bride brother colleague companion counterpart cousin daughter father fiancé
    fiancée friend girlfriend granddaughter grandfather grandmother grandson heir husband mother
    nephew niece opponent partner predecessor protégé rival sister son stepson successor uncle widow
    wife
    """.split()
)
"""Nouns for what one person is to another: like a role, they stand in apposition to a name."""

SOVEREIGN_TITLES = frozenset(
    """
    king queen emperor empress tsar czar sultan pope prince princess duke duchess count countess
    saint sir lady lord emir shah caliph
    """.split()
)
"""Titles that are commonly taken as part of a name."""

NUMBERED_NOUNS = frozenset(
    """
    act annex appendix article articles building case chapter chapters clause committee flight
    gate grade group highway level line page pages paragraph paragraphs part phase
    platform protocol resolution resolutions room route rule rules schedule section sections stage
    title type volume zone
    """.split()
)
"""Nouns that a number or letter after them makes a name: Article 17(3), Committee A."""

PERSON_VERBS = frozenset(
    """
    add admit apologise apologize argue ask assert author bear chair chuckle co-chair coach compose
    concede confess coin cook dance die direct divorce draft elect explain graduate grow hum
    interject insist interview introduce invent jail joke lament laugh learn lecture marry moderate
    murder name note nod opine paint phone preside quip recall recite recollect remark reply resign
    retire say scold sculpt serve sigh sing smile speak spend study swim talk teach tell testify
    thank think translate underline walk warn weep whisper win wonder write
    """.split()
)
"""Verbs whose subject is mostly a person."""
