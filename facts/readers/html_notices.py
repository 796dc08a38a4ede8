"""Lines in which a site speaks of itself: offers, buttons, notices of cookies and of its rights.

They are told by their form, a verb of a site's services with one of its nouns, and only in English.
Some say that the article goes on for subscribers.
"""

from __future__ import annotations

import re

from facts.text.service_notes import is_service_note

_ALL_LINKED = 0.9
LONGEST_NOTICE = 400
"""In characters: a longer block is text, whatever it begins with."""

_LABEL = re.compile(
    r"(?:(?:paid |sponsored |promoted )?(?:advertisement|advertising|sponsored|promoted)"
    r"(?: content| post| story)?|ad|(?:the )?(?:story|article|text) continues(?: below"
    r"| after)?.{0,60}"
    r"|scroll (?:down )?(?:to|for) .{1,60}|loading(?: \w+)?|print(?: (?:this )?(?:article|page"
    r"|story))?"
    r"|save(?: for later| (?:this )?(?:article|story))?|e-?mail(?: this(?: \w+)?)?"
    r"|restack|read in (?:the )?app"
    r"|(?:hits|views|reads|visits|page ?views)(?: ?: ?| )\d[\d,.]{0,12}"
    r"|\d[\d,.]{0,12} (?:hits|views|reads|shares)"
    r"|printer?[- ]?friendly(?: (?:version|page|format|view|copy))?|print(?:able)? (?:version|view)"
    r"|(?:e-?mail|send|forward)(?: (?:this|the|it))?(?: (?:page|article|story|link))?"
    r" (?:to|with) a (?:friend|colleague)"
    r"|(?:\d[\d,]* |show |view |all |leave a |post a |add a |no )?(?:comments?|repl(?:y"
    r"|ies))(?: \(?\d+\)?)?"
    r"|copy (?:the )?link|link copied.{0,20}|skip to .{1,40}|(?:back|return) to .{1,30}"
    r"|(?:previous|next)(?: (?:article|post|story|page|up))?|(?:share|gift)(?: (?:this|on|via"
    r"|full) .{1,40}| this)?"
    r"|\d{1,3}[ -]min(?:ute)?s?(?:[ -](?:read|listen|watch))?|(?:reading|read) time:?.{0,30}"
    r"|(?:listen|watch) live|listen(?: to)?(?: this)?(?: article| story)?(?:.{0,3}\d.{0,20})?"
    r"|(?:view|see|show|load|read|watch|learn|find out|discover|view all) (?:more|less|all"
    r"|gallery|full \w+|comments)"
    r"|expand|collapse|close|menu|search|home|my account|(?:image|photo) (?:source|credit"
    r"|copyright)"
    r"|log ?[io]n|log ?out|sign (?:in|up|out)|register|subscribe(?: now| today)?|follow|like"
    r"|download"
    r"|getty images|all rights reserved|terms(?: of (?:use|service))?|privacy(?: policy)?"
    r"|related(?: (?:stories|articles|topics|news|content|links|coverage))?|topics|tags|more"
    # what live pages offer, and tell of their entries
    r"|show key events only|auto-?(?:update|refresh)(?:es)?\s?:?(?: (?:is )?(?:on|off))?"
    r"(?:[.,]? show key events only)?"
    r"|(?:last )?updated at \d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: (?-i:[A-Z]{2,5}))?"
    # what the pages of funeral homes and obituaries offer
    r"|(?:sign|view|visit|open|see)(?: the| our| his| her| their)?(?: online)? guest ?book"
    r"(?: (?:of|for) .{1,60})?"
    r"|(?:send|order|buy)(?: sympathy)? flowers(?: (?:now|here|online|to .{1,60}))?"
    r"|(?:add|share|leave|post|write|send|offer)(?: an?| your)? (?:memor(?:y|ies)|condolences?"
    r"|tributes?)(?: (?:here|now|online))?"
    r"|plant (?:an? )?(?:memorial )?trees?(?: (?:in memory of|for) .{1,60})?|light a candle)"
    r"[\s.:…»›>→|+-]*$",
    re.IGNORECASE,
)
_HEADING_OF_MORE = re.compile(
    r"(?:related|other (?:stories|news|articles|posts)|recent (?:posts|articles|news|stories)"
    r"|recommended|suggested|further|more|most|also|must|editors?.? (?:picks?|choice)|top|latest"
    r"|trending|popular|read|see|you (?:may|might|will|'ll)|don.t miss|what to read|around the web"
    r"|from (?:the web|around|our|elsewhere)|in other news|up next|next|sponsored|advertisement"
    r"|promoted"
    r"|comments?|join the (?:conversation|discussion)|leave a|share|follow|newsletter|subscribe"
    r"|sign up"
    r"|about the (?:author|writer)s?|tags|topics|filed under|explore|discover|keep reading"
    r"|continue reading|explore more)\b"
    r"(?!.{0,80}[.!]$)",
    re.IGNORECASE,
)
_OWN_HEADING = re.compile(
    r"(?:further|more|other|additional|background) (?:information|details?|facts?|guidance"
    r"|background)\b",
    re.IGNORECASE,
)
"""Words over the end of an announcement, which tells what else a reader has to know."""
_OF_PAGE = re.compile(
    r"updates to this page|explore the topic"
    r"|(?:sign up|subscribe|register) (?:for|to) (?:[\w’'-]{1,20} ){0,3}"
    r"(?:alerts|newsletters?|updates|e-?mails|notifications|bulletins?)",
    re.IGNORECASE,
)
"""Headings of a page's history and its subjects, on government sites, and of boxes of offers."""
_MORE_NOUNS = re.compile(
    r"^(?:more|latest|popular|trending|top|recent|other) (?:from|on|in|of|about|stories|news"
    r"|articles|posts)\b|\b(?:more|also|next|on|from|stor(?:y|ies)|articles?|news|coverage"
    r"|reads?|reading|picks?|choice|links?|posts?"
    r"|content|topics?|like|miss|web|now|viewed|popular|shared|trending|conversation|discussion"
    r"|comments?"
    r"|reply|newsletters?|authors?|writers?|tags|us|this|subscribe|advertisement|sponsored|related"
    r"|recommended|headlines|videos?)\b\W*$|^(?:comments?|tags|topics|related|recommended|trending|"
    r"advertisement|newsletters?|share|subscribe)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:(?:read|see|watch|listen|also|more|related|further)\s+(?:more|also|next|now|related|on"
    r"|here|reading"
    r"|stories|articles?|coverage|from|about|this)\b[^.!?]{0,20}[:|»–—]"
    r"|(?:related|read|watch|see also|see|more|opinion|analysis|explainer|explained|photos"
    r"|gallery|video|tags|topics|labels|our standards|subscribe to"
    r"|filed under|posted in|categor(?:y|ies)|keywords|share|follow us(?: on)?|image"
    r"|source link)\s*[:|»])",
    re.IGNORECASE,
)
_LED_SURELY = re.compile(
    r"(?:(?:also )?read(?: more| also| next| this)?|see also|related(?: \w+)?|also see)\s*[:|»]"
    r"(?!.*[.!?]\W*$)",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:please |to |get |you can |don.t forget to |why not )*(?:sign up|signup|subscribe"
    r"|register|join|follow|like"
    r"|share|leave (?:an?|your)|download|click|tap|donate|support|get|receive|stay|enter"
    r"|install|enjoy|unlock|start"
    r"|try|become|never miss"
    r"|have a|got a|send us|contact us|e-?mail us|tell us|let us know|bookmark|listen|check out"
    r"|catch up|find us"
    r"|visit our|read our|see our|view our|watch our|access|manage|activate|turn on|allow)\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:newsletters?|inbox|e-?mail (?:address|alerts?|updates?|newsletter|briefing)|(?:our"
    r"|free|daily|weekly|morning|evening)"
    r" (?:\w+ )?(?:briefing|digest|alerts?|app|updates|e-?mails?|podcast|channel|coverage"
    r"|journalism|website|site)"
    r"|(?:breaking )?news alerts|push notifications|notifications|facebook|twitter|instagram"
    r"|telegram|whatsapp|linkedin|official (?:\w+ )?app"
    r"|youtube|tiktok|bluesky|our (?:\w+ )?(?:page|app|channel|feed|community|team|readers"
    r"|journalists?)|app store|google play|google news"
    r"|(?:free )?trial|subscriptions?|subscribers?|memberships?|members?|tips? (?:line|for us)"
    r"|story (?:tip|idea)s?|(?:news )?tip"
    r"|this (?:article|story|page|post)|(?:click|tap) here|click (?:on )?(?:the|this)"
    r"|unlimited access|full access|digital access|ad-free"
    r"|up to date|your friends|independent journalism|our work|the conversation|comments? below"
    r"|(?:free|local|quality|our|public[- ]interest) journalism"
    r"|your (?:account|profile|settings|choices)"
    r"|(?:an?|your|favou?rite) memor(?:y|ies)|guest ?book|your condolences)\b",
    re.IGNORECASE,
)
_PRICED = re.compile(
    r"(?:[.!:] |^)(?:you (?:can|may) )?cancel (?:at )?any ?time\W{0,3}$"
    r"|(?:^|: )subscribe (?:now |today )?(?:for|from) (?:just |only |as little as )?[£$€]\d",
    re.IGNORECASE,
)
"""What a subscription costs, and how it ends: "Four issues from £20. Cancel at any time."."""
_RIGHTS = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright\b(?!.{0,20}\b(?:law|case|claim|court|infring))"
    r"|all rights reserved"
    r"|this material may not be (?:published|reproduced)|(?:no part of )?this (?:article|content"
    r"|website|material|publication|magazine|issue)"
    r" (?:may|is|was) (?:not |subject to |protected |originally published |republished |generated )"
    r"|reproduction (?:without|in whole|is (?:permitted|authori[sz]ed|allowed|prohibited))"
    r"|unauthori[sz]ed (?:use|reproduction)|terms (?:of (?:use"
    r"|service)|and conditions)\b)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:we(?: and our partners)?|this (?:web)?site|our (?:web)?site|our partners|by (?:using"
    r"|continuing|clicking|browsing)"
    r"|accept|manage|reject|your choices)\b.{0,160}\b(?:cookies?|cookie policy|privacy policy"
    r"|personal data|tracking technologies)\b",
    re.IGNORECASE,
)
_SCRIPTS = re.compile(
    r"(?:please )?(?:enable|turn on|activate|you need to enable) (?:javascript|cookies)"
    r"|(?:your browser|this browser|javascript)"
    r" (?:does not|doesn.t|is (?:not|disabled)|must|is out of date|is required)|this (?:video"
    r"|content|audio) (?:is|can ?not|could not)"
    r" (?:not |be )?(?:available|supported|played|loaded)",
    re.IGNORECASE,
)
_COMMISSION = re.compile(
    r"\b(?:we|i)(?: (?:may|might|will|could|can|sometimes|also)){0,2} (?:earn|receive|get|be paid)"
    r"(?: (?:an?|some))?(?: (?:small|affiliate|referral|modest|commission)){0,2} (?:commissions?"
    r"|share of (?:the )?sales?)\b.{0,200}$"
    r"|\bas an amazon associate,? (?:we|i) (?:may )?earn\b"
    r"|\b(?:this|our) (?:article|post|page|story|site|website|newsletter|guide) (?:may )?"
    r"(?:contains?|includes?|uses?|has) (?:some )?affiliate links?\b",
    re.IGNORECASE,
)
"""Words by which a site tells that it is paid for what its readers buy."""
_BUTTON = re.compile(
    r"start writing|all (?:(?:our|the|latest|recent) ){0,2}(?:(?:news|press)"
    r"(?: (?:items|releases|stories|articles|posts))?|posts|articles|stories|announcements)\W{0,3}",
    re.IGNORECASE,
)
"""A link at the foot of a letter or an item of a feed."""
_NOT_RESPONSIBLE = re.compile(
    r"[\w .&'’-]{2,60} (?:is|are) not responsible for the content of external "
    r"(?:internet )?(?:web)?(?:sites|pages|links)\b.{0,80}$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"(?:a |an )?(?:post|photo|video|reel|story) shared by .{1,80}\(@[\w.]{1,40}\).{0,60}$",
    re.IGNORECASE,
)
"""The foot of what is embedded from Instagram."""
_EMBED_CODE = re.compile(
    r"<(?:iframe|script|embed)\s[^<>]{0,300}\b(?:embed|player)\b", re.IGNORECASE
)
"""The markup by which others may show a player on their pages."""
_END_CODE = re.compile(r"END\s[A-Z]{15}")
"""The end of an announcement of a stock exchange, with the code of its kind."""
_READ_ALOUD = re.compile(
    r"(?:(?:this|the) (?:audio|recording|narration|voice)(?: version)?(?: of (?:this|the)"
    r" (?:article|story|post))?|this (?:article|story|post)) (?:is|was|has been) "
    r"(?:(?:(?:auto|ai|machine|computer|automatically|artificially)[- ]?(?:generated|made|voiced"
    r"|read|narrated)|(?:generated|made|voiced|created|produced|narrated|read(?: aloud| out)?)"
    r" (?:by|with|using) (?:an? )?(?:(?:automated|artificial|synthetic|computer) )?(?:machine"
    r"|computer|ai|intelligence|voice|robot|text-to-speech)"
    r"(?: (?:voice|program|software|system|tool|technology))?))[.!]?"
    r"(?: (?:please )?(?:tell us|let us know|give us|send us|share your)\b[^.!?]{0,80}[.!]?)?",
    re.IGNORECASE,
)
"""What a page tells of its player, which reads the article aloud."""
_PAGE_NOTE = re.compile(
    r"(?:this )?page (?:was )?last (?:updated|modified|revised|changed)\b(?=.{0,20}\d).{0,60}"
    r"|(?:this (?:web)?(?:site|page) is )?(?:best (?:viewed|seen)|optimi[sz]ed) "
    r"(?:in|with|at|by|for|using) (?=.{0,60}(?:internet explorer|netscape|mozilla|firefox|chrome"
    r"|opera|safari|browser|\d{3,4} ?[x×] ?\d{3,4}|\bie ?\d)).{0,120}",
    re.IGNORECASE,
)
"""A line of an old page about itself."""
_NOTE_PARTS = re.compile(r"(?<=\w\.) (?=[A-Z])| \| ")
_TO_MORE = re.compile(
    r"\W*(?:(?:(?:read|view|see|show|learn|find out|continue|keep|go on|click|tap|watch"
    r"|discover)\s+)"
    r"(?:more|on|reading|here|the (?:full|rest|whole|original|entire)\b.{0,30}|(?:full|original"
    r"|entire) (?:article|story|text|post)"
    r"|this (?:article|story)|all (?:updates|changes|versions))|more|full (?:story|article)"
    r"|details|edit)\W*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\b(?:subscri(?:be|ption|bers?)|sign (?:in|up)|log ?in|register|(?:become"
    r"|join) (?:as )?an? (?:\w+ )?member|free trial|account"
    r"|purchase|unlock)\b[^.!?]{0,60}\b(?:to|for|and)\s+(?:\w+\s+){0,3}?(?:continue|keep|finish"
    r"|unlock|read(?:ing)?|access|view|see)\b"
    r"|\bto (?:continue|keep|finish|unlock|read|access|view|see)\b[^.!?]{0,60}\b(?:subscri"
    r"|sign (?:in|up)|log ?in|regist|join|become|buy|account|pay|(?:free|\d{1,2}[- ]day) trial)"
    r"|\bthis (?:article|story|content|page|report|post|premium \w+) (?:is"
    r"|are) (?:\w+ )?(?:\w+ )?(?:for|to|available|reserved|exclusive|free for|behind|locked"
    r"|limited)\b"
    r".{0,60}\b(?:subscri|member|premium|paywall|registered|readers)"
    r"|\byou(?:.ve| have) (?:reached|used|read|hit|exhausted)\b.{0,50}\b(?:articles?|limit"
    r"|stor(?:y|ies))\b"
    r"|\b\d+ (?:free )?articles? (?:left|remaining)\b|\bthe (?:rest|remainder) of (?:this"
    r"|the) (?:article|story)\b"
    r"|\balready (?:a |have a |an? \w+ )?(?:subscri|member|registered|account)"
    r"|^(?:continue|keep) reading (?:with|for|by|this)\b|^(?:subscribe|sign in|log ?in"
    r"|register) (?:now )?to (?:continue|keep|read|unlock)"
    r"|\bthis is (?:a )?(?:premium|subscriber|exclusive|members?).{0,20}(?:article|content"
    r"|story)\b|\bsubscribers? only\b)",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:\.{3}|…|\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\))\W*$")
_SAID = re.compile(r"[“”\"]|\b(?:said|says|told|according to)\b", re.IGNORECASE)


def is_notice(text: str, linked: float) -> bool:
    """Return whether a block of text is the site's and not the article's.

    `linked` is how much of the text is in links.
    """
    line = " ".join(text.split())
    if is_service_note(line):
        return True
    if len(line) > LONGEST_NOTICE:
        return False
    if _EMBED_CODE.match(line) or _END_CODE.fullmatch(line):
        return True
    if linked > _ALL_LINKED and _BUTTON.fullmatch(line):
        return True
    if _LABEL.match(line) or _NOT_RESPONSIBLE.match(line) or _SHARED.match(line):
        return True
    if _READ_ALOUD.fullmatch(line):
        return True
    if len(line) < 160 and _LED.match(line) and (linked > 0.3 or line.endswith(":")):
        return True
    if len(line) < 160 and _LED_SURELY.match(line):
        return True
    if _SAID.search(line):
        return False
    return bool(
        goes_on_for_subscribers(line)
        or _RIGHTS.match(line)
        or _CONSENT.search(line)
        or _SCRIPTS.search(line)
        or _COMMISSION.search(line)
        or _PRICED.search(line)
        or (_OFFER.match(line) and _SERVICE.search(line))
    )


def without_page_notes(text: str) -> str:
    """Return a text without the lines in which an old page tells of itself, such as its update."""
    return "\n".join(line for line in text.split("\n") if not _is_page_note(line)).strip()


def _is_page_note(line: str) -> bool:
    if not line.strip() or len(line) > LONGEST_NOTICE:
        return False
    return all(_PAGE_NOTE.fullmatch(part.strip()) for part in _NOTE_PARTS.split(line))


def heads_more(text: str) -> bool:
    """Return whether a heading introduces other articles, comments or offers."""
    line = " ".join(text.split()).rstrip(":")
    if _OF_PAGE.fullmatch(line):
        return True
    return (
        len(line) < 80
        and _OWN_HEADING.match(line) is None
        and _HEADING_OF_MORE.match(line) is not None
        and (len(line.split()) < 3 or _MORE_NOUNS.search(line) is not None)
        and not line.endswith("?")
    )


def is_link_to_more(text: str) -> bool:
    """Return whether the words of a link only lead to more, such as "Read more"."""
    return _TO_MORE.match(text) is not None


def goes_on_for_subscribers(text: str) -> bool:
    """Return whether a line says that the article goes on for those who subscribe or register."""
    line = " ".join(text.split())
    return (
        len(line) <= LONGEST_NOTICE and _GOES_ON.search(line) is not None and not _SAID.search(line)
    )


def ends_open(text: str) -> bool:
    """Return whether a text breaks off with an ellipsis, as a teaser does."""
    return _ENDED.search(text[-40:]) is not None
