"""Last paragraphs in which a publisher speaks of itself: how to follow, quote or write to it.

They are told by their form, a verb of such an offer with one of its nouns, and only in English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.text.endings import glued_end_tag, is_reached, tag_name
from facts.text.publications import is_publication
from facts.text.service_notes import is_service_note

_LONGEST = 400  # characters
_SERVICES = (
    r"(?:face ?book|twitter|x|instagram|telegram|whats ?app|linked ?in|you ?tube|tik ?tok|threads"
    r"|blue ?sky|mastodon|weibo|wechat|viber|vk|line|snapchat|pinterest|flickr|rss|google news"
    r"|apple news|flipboard|website|web|e-?mail|podcasts?)"
)
_FOLLOWED = (
    r"(?:us|our (?:[\w’'-]{1,20} ){0,2}\w{1,20}|the (?:author|writer|reporter|journalist)"
    r"|@\w{2,40}|(?-i:[A-Z][\w.&’'-]{0,30}(?:\s[A-Z][\w.&’'-]{0,30}){0,3}))"
)
_FOLLOW = re.compile(
    r"(?:please |you can (?:also )?|stay (?:updated|connected|informed)[,:]? )?"
    rf"(?:follow|like|find|join|connect with|subscribe to) {_FOLLOWED} (?:on|via|at|in):?"
    rf" (?:our |(?:the )?official )?(?:social (?:media|networks?|platforms?)|{_SERVICES})"
    rf"(?:(?: {_SERVICES}){{1,8}}\s?$|\s?[.!:,/|(@]"
    r"|\s(?:and|or|at|for|to|page|channel)\b|\s?$).{0,160}$",
    re.IGNORECASE,
)
_HANDLE = r"(?:@[\w.]{2,40}|(?:https?://|www\.)?[\w-]{1,60}(?:\.[\w/-]{1,60}){1,5})"
_HANDLES = re.compile(
    rf"@\w{{2,30}}|(?=.{{0,300}}(?:@\w|\.\w{{2,9}}\b))(?:{_SERVICES}(?: (?:page|channel|account))?"
    rf"\s?[:@|/–-]{{1,2}}\s?(?:{_HANDLE}(?:,\s|\sand\s|\s?[|;·•]\s?|\s{{1,3}}|$)){{1,6}}){{1,8}}",
    re.IGNORECASE,
)
"""A publisher's names on social media: "Facebook: @zeta, @zetatv"."""
_OF_ARTICLE = r"\b(?:articles?|stor(?:y|ies)|columns?|letters?|tips?|pieces?|newsroom|editors?)\b"
_INVITATION = re.compile(
    rf"(?=[^\n]{{0,300}}{_OF_ARTICLE})"
    r"(?:(?:do|have) you\b|(?:got|have) an? |send (?:us )?your |letters\b|what do you think\b"
    r"|we (?:want|would love) to hear\b|(?:if you|to) (?:have|would like|want|wish|submit|share"
    r"|send|contact|report|suggest|respond|comment)\b)"
    r"[^\n]{0,300}(?:\b(?:please )?(?:click|tap) (?:here|on the link|this link)\b"
    r"|\b(?:e-?mail|write to|contact|message|send (?:it|them) to) us\b"
    r"|\b(?:e-?mail|write to|sen[dt] (?:it |them )?to)\s\S{1,60}@\S{1,60}"
    r"|:\s\S{1,60}@\S{1,60}$)",
    re.IGNORECASE,
)
"""What asks readers to answer: "Do you have an opinion on this article? … click here"."""
_CITED = re.compile(
    r"(?:citable reference|(?:suggested|recommended|preferred) (?:citation|reference)"
    r"|(?:how to )?cite (?:this|the)(?: [\w’'-]+){0,3}(?: as)?"
    r"|please cite(?: this)?(?: [\w’'-]+){0,3} as"
    r"|(?:to cite|citing) this(?: [\w’'-]+){1,3}|citation for this [\w’'-]+)\s?:\s?\S",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:follow us(?: (?:on|at|here|via))?\s?:?"
    r"|(?:see|read|view) (?:(?:all|more) )?(?:stories|articles|posts) (?:by|from)\b[^.!?]{2,60}"
    r"|(?:see|read|view) (?:more|all|the latest) (?:[\w.’'-]{1,20} ){0,3}"
    r"(?:analysis|articles|coverage|headlines|news|stories)"
    r"(?: (?:and|&) (?:analysis|articles|coverage|headlines|news|stories))?"
    r"|(?:for more (?:news|stories|updates|articles)\b|visit our (?:web ?)?site\b"
    r"|download (?:our|the) (?:[\w’'-]{1,30} ){0,3}app\b"
    r"|(?:(?:please )?(?:(?:click|tap|press)(?: on)? (?:here|below|(?:the|this) link(?: below)?)"
    r"|follow (?:the|this) link(?: below)?) to )?"
    r"(?:sign up|subscribe|register) (?:here )?(?:for|to) (?:our|the|an?|free) "
    r"(?:[\w’'-]{1,30} ){0,4}"
    r"(?:newsletters?|briefings?|channels?|updates|alerts|digests?|bulletins?)\b)[^.!?]{0,120}"
    r"(?:\.\w[^.!?]{0,60}){0,3}[.!]?)",
    re.IGNORECASE,
)
_STANDARDS = re.compile(
    r"our standards\s?:\s[^.!?]{0,80}\b(?:principles|standards|guidelines|code|policy)\W{0,3}$",
    re.IGNORECASE,
)
_SAID = re.compile(r"[“”\"]|\b(?:said|says|told)\b", re.IGNORECASE)
_WITHIN = 8  # last paragraphs in which an agency's tag is looked for


def is_outro(line: str) -> bool:
    """Return whether a last paragraph only says how to follow, quote or write to its publisher."""
    line = " ".join(line.split())
    if is_service_note(line) or _CITED.match(line):
        return True
    if len(line) > _LONGEST or _SAID.search(line):
        return False
    if _FOLLOW.match(line) or _INVITATION.match(line) or _STANDARDS.match(line):
        return True
    return _OFFER.fullmatch(line) is not None or _HANDLES.fullmatch(line) is not None


def speaks_of_agency(lines: Sequence[str], names: Sequence[str | None]) -> bool:
    """Return whether the last line is an agency's of itself: "ZNA provides news … www.zna.example".

    Its tag has to stand a little above: "-- ZNA", or "(ZNA)" behind the last sentence. `names` are
    those of the agency and the source.
    """
    last = lines[-1].casefold().removeprefix("the ")
    if not is_reached(lines[-1]):
        return False
    known = [name.casefold() for name in names if name]
    tags = [tag for line in lines[-_WITHIN:-1] if (tag := _tag(line))]
    return any(
        last.startswith(tag.casefold()) and (tag.casefold() in known or is_publication(tag))
        for tag in tags
    )


def _tag(line: str) -> str | None:
    """Return the agency that a line names alone or in brackets at its end."""
    glued = glued_end_tag(line)
    return tag_name(line) or (glued[1] if glued else None)
