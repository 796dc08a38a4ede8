"""Notices below a report that are no part of it: on confidentiality, rights, feeds and terms, on
errors in the text, on letters, and of whom to ask.

They are told by their form, the words in which such notices are written, and only in English.
"""

from __future__ import annotations

import re

from facts.text.endings import is_closing, is_reached

_LONGEST = 900  # characters
_COPY = r"(?:e-?mail|message|communication|transmission|fax|document)"
_REPORT = r"(?:report|story|article|text|item|copy|news|content|material|page|post|piece|release)"
_CONFIDENTIAL = re.compile(
    r"(?:confidential(?:ity)?|privacy|legal|e-?mail) (?:notice|note|disclaimer|warning|statement)\W"
    rf"|(?:this|the(?: information in this)?) {_COPY}(?: and| or|,| \(including)? "
    r"(?=[^\n]{0,600}\b(?:addressee|recipients?|delete|disclos\w{1,6}|notify)\b)"
    r"[^\n]{0,120}\b(?:intended (?:only|solely)|confidential|privileged)\b"
    r"|if you (?:are not the (?:intended|named)"
    rf"|(?:have )?received? this {_COPY} (?:in error|by))\b"
    rf"|please (?:consider|think of) the environment before printing\b",
    re.IGNORECASE,
)
"""What mail programs of firms put below a message."""
_RIGHTS = re.compile(
    rf"(?:this|the above) {_REPORT} (?:has been|is|was) (?:auto-?)?(?:published|generated|taken"
    r"|sourced|supplied|reproduced|syndicated|posted)(?: \w+){0,3} (?:from|by|via) (?:an? |the )?"
    r"(?:[\w’'-]{1,30} ){0,4}(?:feeds?|wires?|syndication|news ?wires?|services?|agency)\b"
    rf"|(?:this|the|above) {_REPORT} (?:has|is|was)(?: \w+){{0,4}} (?:an? |the )?(?:syndicated"
    r"|auto-?generated|unedited) (?:\w+ )?(?:feed|content|copy|wire|service|story|report)\b"
    rf"|(?:this|the) {_REPORT} has not been edited by\b"
    r"|unofficial (?:document|translation|text|summary) for (?:the )?(?:use of the )?"
    r"(?:media|press)\b"
    r"|(?:note\s?: |(?:the |our |all )?(?:[\w’'-]{1,20} )?press releases? )[^.!?\n]{0,160}\b"
    r"(?:do(?:es)? )?not (?:bind|binding on|constitute)\b"
    r"[^.!?\n]{0,40}\b(?:court|official (?:documents?|records?|positions?|statements?))\W{0,2}$"
    # What courts and offices put below their summaries.
    r"|this (?:(?:press|media|executive|case) )?summary (?:does not (?:form|bind|constitute"
    r"|replace)\b|(?:is|was|has been) (?:provided|prepared|issued|intended|produced)\b"
    r"(?=[^\n]{0,400}\b(?:not (?:intended |meant )?(?:to be |as )?(?:an? |any )?(?:form|substitute"
    r"|part|binding|replace|constitute|complete)\b|only authori[st]ative)))"
    r"|the full text (?:and[^.!?\n]{1,60} )?of the (?:judge?ment|decision|order|opinion|report"
    r"|statement|release)s? (?:is|are|can be|will be) (?:published|available|found|read)"
    r" (?:on|at)\b"
    r"|disclaimer\s?[:–—-]\s?(?=[^\n]{0,400}\b(?:responsib|liab|accura|endors|views|opinions"
    r"|copyright|advice|guarant|warrant))"
    # What parliaments put below the record of a sitting.
    r"|(?:any )?members (?:who (?:wish|want)|wishing|wanting) to (?=[^.!?\n]{0,60}\b(?:correct"
    r"|corrections?)\b)(?=[^.!?\n]{0,100}\b(?:report|record|transcript|proofs?|hansard)\b)"
    r"[^.!?\n]{0,160}\b(?:must|should|may|can|are)\b"
    r"|no copyright infringement (?:is )?intended\b"
    r"|(?:we|(?:this|our) (?:site|website|page|publication)) (?:do(?:es)? not|claims? no) "
    r"(?:own|claim|hold|ownership of)(?: \w{1,12}){0,3} (?:copyrights?|rights)\b"
    r"|(?:all )?(?:rights|copyright)s? (?:to|in|of) (?:this|the) "
    rf"{_REPORT} (?:belongs?|remains?|is owned|are owned|is held|are held)\b"
    rf"|(?:the )?(?:views|opinions) expressed in this {_REPORT} "
    r"(?:do not\b|are (?:solely |only )?(?:those of the |the )"
    r"(?:author|writer|contributor|columnist))"
    r"|(?:the )?terms (?:and conditions|of use)(?: relating to| governing| of| for) "
    rf"(?:the |your )?(?:use|distribution)\b[^\n]{{0,160}}\bthis (?:information|{_REPORT}|site)\b"
    rf"|(?:the )?use of this (?:{_REPORT}|site|website) is subject to\b"
    r"|by (?:using|accessing) (?:this|our) (?:site|website|service)\b[^\n]{0,40}\byou agree\b",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?:(?:a|this) (?:\w+ )?version of (?:this|the)|this) (?:article|story|column|review|obituary"
    r"|piece|report|essay|interview) (?:appears?|appeared|ran|was published) in (?:the )?print\b",
    re.IGNORECASE,
)
"""Where a report stands in the printed paper: "A version of this article appears in print on …"."""
_LOOKING_FORWARD = re.compile(
    r"(?:certain|some)(?: of the)? (?:statements|information)(?: \w+){0,3} in this\b"
    r"[^.!?\n]{0,120}\b(?:are|is"
    r"|constitutes?|may be)(?: \w+){0,2} forward[- ]looking\b"
    rf"|this (?:(?:press|news|media|earnings) )?(?:{_REPORT}|announcement|communication)"
    r"(?:[^.!?\n]{0,60}\b)?(?:contains?|includes?)(?: \w+){0,4} forward[- ]looking "
    r"(?:statements?|information)\b",
    re.IGNORECASE,
)
"""What companies say below a release, as their law asks them to."""
_LONGEST_LOOK = 5_000  # characters
_HEADINGS = re.compile(
    r"(?:(?:safe[- ]harbou?r|cautionary)(?: (?:statements?|notes?|language))?"
    r"(?: (?:(?:regarding|concerning|on|about|under|for) )?(?:[\w’'-]{1,20} ){0,6}?"
    r"forward[- ]looking (?:statements?|information))?"
    r"|forward[- ]looking (?:statements?|information)(?: disclaimer)?|disclaimers?|notes?"
    r"|(?:important|legal|press) (?:notice|note|information))\s?:?",
    re.IGNORECASE,
)
"""Headings of notices, below which nothing else stands."""
_OF_PORTION = re.compile(
    r"(?:the )?(?!(?:the|this|our|its|their) )"
    r"(?P<name>(?-i:[A-Z][\w.&’'-]{0,30})(?: (?-i:[A-Z][\w.&’'-]{0,30})){0,4}) "
    r"(?:web ?site|web ?page|portal|site|online service) (?:contains|carries|shows|offers|has"
    r"|publishes) only (?:an? )?(?:small )?(?:portion|part|selection|fraction|extracts?) of "
    r"(?:(?:the|its|all|our) ){0,2}"
    r"(?:news|stories|reports?|reporting|contents?|materials?|articles)\b",
    re.IGNORECASE,
)
"""What an agency says of its site, with its name: "Zeta Agency website contains only a part of"."""
_ERRORS = re.compile(
    r"(?:(?:if you (?:notice|find|found|see|spot|have (?:noticed|found|spotted))|(?:noticed|found"
    r"|seen|spotted)) (?:an? |any )?(?:errors?|mistakes?|typos?|misprints?|inaccurac(?:y|ies))"
    rf"(?: (?:in|on|with) (?:this|the|our) (?:site|website|{_REPORT}))?"
    r"(?:[,?:.] | (?=please|press|select|highlight))(?=[^\n]{0,160}\b"
    r"(?:ctrl|press|highlight|select|click|e-?mail|write|(?:let|tell|contact) us)\b)"
    r"|(?:to report|report) an? (?:error|mistake|typo)\b[^\n]{0,100}\b(?:ctrl|click|press)\b"
    r"|(?:select|highlight) (?:the |an? )?[^\n]{0,60}\bpress ctrl\b)",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"(?:all )?(?:letters|submissions|contributions|comments|e-?mails)(?: to the editor)? "
    r"(?:(?:may|might|will|can|are|must) (?:be )?(?:subject to )?"
    r"(?:edited|editing|shortened|abridged)(?:[.,;]| (?:for|and|or|to)\b)"
    r"|(?:must|should) (?:include|carry|bear|have|give|be signed)\b[^.!?\n]{0,60}"
    r"\b(?:names?|address)\b)"
    r"|the editor reserves the right to (?:edit|shorten|cut|abridge)\b",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"(?:for|with) (?:(?:any|all|more|further|additional|media|press|general|other) ){0,3}"
    r"(?:quer(?:y|ies)|enquir(?:y|ies)|inquir(?:y|ies)|questions|interviews?|information|details)"
    r"(?: and (?:interviews?|information|details|images|photos))?"
    r"(?: (?:on|about|regarding|concerning) [^\n]{1,80})?,? (?:please )?"
    r"(?:contact|call|e-?mail|phone|ring|write to|reach|get in touch with)\b",
    re.IGNORECASE,
)
_CONTACTS = re.compile(
    r"(?:press|media|news|investor)s? (?:contacts?|enquiries|inquiries|queries|office)\s?[:–—-]",
    re.IGNORECASE,
)
_PAGE_TOOLS = re.compile(
    r"(?:share|print|e-?mail|tweet|bookmark|save|recommend) (?:this|the) "
    r"(?:page|article|story|post|link|news)(?: (?:on|via|with|to)\b[^.!?\n]{0,60})?\s?[:.!]?"
    r"|share (?:this )?(?:on|via|with)\s?:?[^.!?\n]{0,60}|tweet this\W{0,2}"
    r"|(?:send|e-?mail|forward|recommend|suggest)(?: (?:this|it))? to a (?:friend|colleague)\W{0,2}"
    r"|like us on \w{1,20}\W{0,2}|close (?:this )?window|back to (?:the )?top"
    r"|(?:send|write) an? (?:letter|e-?mail) to the editor"
    r"|(?:did|have) you f(?:i|ou)nd (?:what you (?:were looking|came) for"
    r"|(?:this|the) (?:page|article|information) (?:useful|helpful))\?"
    r"|(?:was|is) (?:this|the) (?:page|article|information|content) (?:useful|helpful)\?"
    r"|yes(?: [/|])? no|(?:quick|leave|exit|hide) (?:exit|this (?:site|page))"
    r"|(?:back|return) to (?:the )?(?:front|home|main|previous|news) ?page"
    r"|printer[- ]friendly(?: (?:version|page))?|follow\s?:?\s@\w{2,40}",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"(?:terms(?: (?:of (?:use|service)|(?:and|&) conditions))?|privacy(?: (?:policy|notice))?"
    r"|cookies?(?: (?:policy|notice|settings))?|(?:contact|about)(?: us)?|advertise(?: with us)?"
    r"|site ?map|imprint|legal(?: notice)?|disclaimer|accessibility(?: statement)?|careers|home"
    r"|help|rss|modern slavery(?: statement)?|freedom of information|feedback|copyright"
    r"|(?:order|buy|request) reprints?|today['’]s paper|subscribe|e-?paper|archives?)",
    re.IGNORECASE,
)
"""What the menu at the foot of a page holds, where two of them stand in a line."""
_SAID = re.compile(r"\b(?:said|says|told)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s{0,3}[|·•]\s{0,3}|(?<=to a friend):\s{1,3}", re.IGNORECASE)


_FORMS = (_CONFIDENTIAL, _RIGHTS, _PRINTED, _OF_PORTION, _ERRORS, _LETTERS)


def is_closing_notice(line: str) -> bool:
    """Return whether a last paragraph is such a notice, or only tells of whom to ask."""
    line = " ".join(line.split()).lstrip("*([ ")
    if len(line) <= _LONGEST_LOOK and _LOOKING_FORWARD.match(line):
        return True
    if len(line) > _LONGEST or _SAID.search(line):
        return False
    if any(form.match(line) for form in _FORMS) or _HEADINGS.fullmatch(line):
        return True
    if _ASK.match(line) or _CONTACTS.match(line):
        return is_reached(line)
    return is_page_tool(line)


def is_page_tool(line: str) -> bool:
    """Return whether a line is what a page offers to do with it: "Tweet this! | Print page"."""
    parts = [part for part in _PARTS.split(line) if part]
    if len(parts) > 1 and all(map(_is_of_foot, parts)):
        return True
    return bool(parts) and all(_PAGE_TOOLS.fullmatch(part) for part in parts)


def _is_of_foot(part: str) -> bool:
    told = _FOOT.fullmatch(part) or _PAGE_TOOLS.fullmatch(part)
    return told is not None or is_closing(part)


def agency_of_notice(line: str) -> str | None:
    """Return the agency that says of itself that its site has only a part of its reports."""
    match = _OF_PORTION.match(line)
    return match["name"].removesuffix("'s").removesuffix("’s") if match else None
