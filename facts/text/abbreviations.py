"""Words whose full stop does not, or may not, end a sentence."""

from __future__ import annotations

from facts.dates.names import (
    MONTH_ABBREVIATIONS,
    MONTH_NAMES,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_NAMES,
)

TITLES = frozenset(
    "Adm Amb Atty Brig Capt Cdr Cmdr Col Cpl Det Dr Drs Fr Gen Gov Hon Insp Lt Maj Messrs Mme Mlle "
    "Mr Mrs Ms Mx Pres Prof Rep Reps Rev Sen Sens Sgt Sr Sra Srta St Ste Supt Treas Mt Ft Pt "
    "Amb Sec Undersec Gens Cpt Pvt Ltc Ens Hr Fr Herr Abp Bp Pfc Msgr Ald "
    # Academic and professional degrees that other languages put before a name, as their
    # universities and chambers abbreviate them: engineers, architects, doctors, pilgrims.
    "Ir Ing Er Eng Engr Ar Ts Dipl Mag Mgr Dott Dra Drs Doc Hj Hjh Adv "
    # Styles of people in India.
    "Shri Shrimati Smt Sri Kum Thiru Tmt "
    # Ranks and styles of churches, fleets and parliaments ("the hon. Lady", "Rt. Hon.").
    "Ven Preb Cdre Cmde Lieut Comdr Wg Sqn Flt Gp hon".split()
)
"""Before a name: never the end of a sentence, unless a word follows that only begins one."""

BEFORE_NUMBER = frozenset(
    "no nos art arts fig figs sec secs para paras p pp vol vols ch chap res doc docs approx ca c "
    "cf eq ed eds op ser pt pts tel ext rev add cap reg st vs v circa ver".split()
)
"""Before a number, lower-cased: no end where a digit or a bracket follows."""

NEVER = frozenset("e.g i.e viz vs v cf resp eg ie incl esp".split())
"""Lower-cased: always followed by more of the sentence."""

MONTHS_AND_DAYS = MONTH_ABBREVIATIONS | WEEKDAY_ABBREVIATIONS
"""Lower-cased: no end where a digit follows."""

MAYBE = frozenset(
    "Inc Corp Ltd Co Cos Bros Jr Sr Esq LLC Ave Blvd Rd Hwy Dept Assn Univ Inst al Bldg Intl Natl "
    "Govt Mfg Pty plc Est Dist Div Dep Gmbh Pvt Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind "
    "Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo "
    "Mass Ont Que Alta Mex Ph Dak Messrs Pres approx est dept Assoc Comm Cttee Min Admin "
    # What courts shorten in the names of parties.
    "Elec Coop Indus Transp Cnty Twp Hosp".split()
)
"""The end only where a word follows that seldom stands inside a name."""

AFTER_NAMES = frozenset("Inc Corp Ltd Co Cos Bros Jr Sr Esq LLC plc Pty".split())
"""Of them, those that end a name: what follows is another name, or begins a sentence."""

AUXILIARIES = frozenset(
    "am are can could did do does had has have is may might must shall should was were will "
    "would".split()
)
"""Right behind a common noun with a capital, these show that a sentence begins with it."""

STARTERS = frozenset(
    "The This These Those That There Then They Their It Its He She His Her We Our You Your I My "
    "A An In On At As After Before But And Or If When While Where Who What Why How Which "
    "However Although Though Because Since Until Unless Once During Despite Meanwhile Moreover "
    "Nevertheless Furthermore Also Both Each Every Some Many Most Several Few All Another Other "
    "Others Such Not Nor Yet So For From With Without Within By To Of According Among Under Over "
    "Between Last Next Earlier Later Today Yesterday Tomorrow Now Officials Critics Experts "
    "Analysts Observers Residents Supporters Opponents Shares Instead Finally Thus Hence Perhaps "
    "Only Even Still Just About Nearly More Than Through Upon Against Two Three Four Five Six "
    "Seven Eight Nine Ten Neither Either Can Could Would Should Is Are Was Were Has Have Had Do "
    "Does Did Let One No".split()
)
"""Capitalised, these begin a sentence rather than go on with a name."""

SURE_STARTERS = frozenset(
    "The This These Those There They Their It Its She His We Our You However Although Though "
    "Because When While Where What Why How Which Meanwhile Moreover Nevertheless Furthermore "
    "According Despite Officials If".split()
)
"""Of them, those that are never a surname or its start, so that they end even "… of Dr."."""

TIME_FOLLOWERS = frozenset(
    (
        *"ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST JST HKT SGT".split(),
        *"Eastern Central Mountain Pacific Greenwich".split(),
        *(name.capitalize() for name in (*WEEKDAY_NAMES, *MONTH_NAMES)),
    )
)
"""After "a.m." and "p.m." these go on with the time."""

DOMAINS = frozenset("Com Net Org Io Gov Edu Co Uk Us De Fr Js Py Info Biz Tv Ai".split())
"""After a dot without a space, capitalised: a name such as Amazon.Com."""

SAYING = frozenset(
    "said says asked asks added adds told wondered wonders cried shouted replied replies wrote "
    "writes declared exclaimed argued recalled joked remarked quipped insisted demanded".split()
)
"""After a quotation that ends in a question mark, these go on with its sentence."""

INTERJECTIONS = frozenset(
    "absolutely ah aha alas amen applause attention ay aye bah beware bingo boo bravo careful "
    "cheers congratulations cool damn encore enough exactly exciting fantastic fine fire forward "
    "freeze gee go goal good goodbye gosh great ha hah hail halt hear hello help hey hi hm hooray "
    "horrible hurrah hurray hush jump laughter listen look lord man march marvellous never nice no "
    "nonsense now ok okay oh order ouch out outrageous please quick quiet run shame shoot shut "
    "silence sorry splendid stop super sure surprise terrible thanks ugh unbelievable victory wait "
    "watch welcome whoa wonderful wow yeah yes yikes".split()
)
"""Lower-cased: alone before an exclamation mark, these are a sentence and no name."""
