"""Lines that a mailing list or a site adds: where to read a text, or more, and how to leave.

They have the standard wordings of the programs that send letters. A line of several sentences is
one of them only if all its sentences are, or are the sender's postal address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.text.written_dates import WHEN

_LONGEST = 160  # characters
_LONGEST_PART = 300
_TAIL = 30  # last lines, among which an address stands beside a line of the mailing
_MOST_AROUND = 6  # lines of an address
_LETTER = r"(?:e-?mails?|newsletters?|messages?|mailings?|letters?|bulletins?|digests?|alerts?)"
_MAILING = re.compile(
    r"(?:(?:having )?(?:trouble|problems?) (?:viewing|reading|seeing)\b.{0,80}"
    r"|can['’]?t see this\b.{0,80}|(?:no|can['’]?t see the) images\? click here"
    rf"|(?:view|read|open|see)\b.{{0,30}}\b{_LETTER}\b.{{0,20}}"
    r"\b(?:browser|online|web)\b.{0,20}"
    r"|view (?:it )?(?:in|as)\b.{0,20}\b(?:browser|web ?page)\b.{0,20}"
    r"|(?:view|read) (?:online|in (?:the )?app|on the web|web version)|(?:web|online) version"
    r"|(?:forward|send) (?:this|it|the)\b.{0,40}\b(?:friend|colleague)s?\b.{0,20}"
    rf"|forwarded this {_LETTER}\b.{{0,60}}"
    rf"|was this {_LETTER} forwarded\b.{{0,60}}"
    r"|you(?:['’]re| are)? (?:receiving|received|get|getting) (?:this|these|our)\b.{0,120}"
    rf"|you(?:['’]ve| have)? receiv(?:e|ed) (?:this|these|our) (?:[\w’'-]+ ){{0,2}}{_LETTER}\b"
    r".{0,120}"
    r"|(?:click here|to|if you no longer)\b.{0,60}\bunsubscribe\b.{0,60}"
    r"|(?:if you )?(?:don['’]t|do not|no longer) (?:want|wish) to (?:receive|get)"
    rf" (?:these|this|our|such|future)(?: [\w’'-]+){{0,2}} {_LETTER}\b.{{0,80}}"
    r"|(?:safe)?unsubscribe(?:,?\W{0,3}\b(?:from|here|now|(?:at )?any ?time|by|using|instantly|if"
    r"|or|and|update|manage|preferences|privacy|view|forward|contact|help|\S{1,60}@)(?!\w)"
    r"(?!.{0,80}\bsaid\b).{0,100})?"
    r"|(?:you can )?(?:update|manage|change) (?:your|my)(?: e-?mail| subscription| mailing)*"
    r" (?:preferences|settings|subscriptions?|profile|address)\b.{0,80}"
    rf"|want to change how you (?:receive|get) these {_LETTER}"
    r"|(?:update|manage|e-?mail|subscription) (?:(?:e-?mail|subscription) )?preferences"
    r"|why did i get this"
    r"|you(?:['’]re| are) (?:currently |now )?an? (?:free|paid|registered) subscriber to\b.{0,120}"
    r"|[^.!?]{1,60} is a reader-supported publication|upgrade to paid"
    r"|to receive new posts and support (?:my|our) work, (?:consider|subscribe)\b.{0,80}"
    r"|thanks? (?:you )?for (?:reading|subscribing to) [^.!?,]{1,60}"
    r"|subscribe for free to receive new posts\b.{0,60}"
    r"|this post is public so feel free to share it"
    r"|(?:powered|sent|delivered) by (?:mailchimp|substack|beehiiv|constant contact|ghost|hubspot"
    r"|campaign monitor|govdelivery|sendgrid|mailerlite)"
    r"|(?:follow|find|see|read) (?:[\w’'-]+ ){0,4}(?:coverage|stories|reporting)\b.{0,80}"
    r"\bat (?:https?://|www\.).{0,90}"
    r"|this (?:e-?mail|newsletter|mailing) was sent (?:to|by|from|because)\b.{0,120}"
    r"|this message was sent (?:to|by|from) \S{1,60}@.{0,120}"
    r"|sent from my (?:iphone|ipad|android|samsung|galaxy|mobile|phone|blackberry)\b.{0,40}"
    r"|please consider the environment before printing\b.{0,60}"
    rf"|(?:this|the information (?:contained )?in this) {_LETTER}(?:,? (?:and|including|with) "
    r"(?:any|all|its) [^.!?]{1,40})? (?:is|are|may be|contains?) [^.!?]{0,40}"
    r"\b(?:confidential|privileged|intended (?:solely|only))\b.{0,160}"
    rf"|if you (?:have received this {_LETTER} (?:in error|by mistake)"
    r"|are not the (?:intended|named) (?:recipient|addressee))\b.{0,160}"
    r"|(?:disclaimer\s?:\s?)?(?:the|any) (?:views|opinions)(?: (?:or|and) (?:views|opinions))?"
    r" (?:expressed|presented|contained) in this (?:e-?mail|message)\b"
    r"(?!.{0,160}\b(?:said|told)\b).{0,160}"
    rf"|(?:caution|warning|attention|external(?: {_LETTER}| sender)?)\W{{1,4}}this {_LETTER} "
    r"(?:originate[sd]|came|comes|was sent|has been sent|is) from "
    r"(?:outside|an? (?:external|outside))\b.{0,100}"
    r"|(?:please )?(?:do not|don['’]t) (?:click|open)(?: on)?(?: any)? (?:links?|attachments?)"
    r"(?: (?:or|and)(?: (?:click|open))?(?: on)?(?: any)? (?:links?|attachments?))? unless you\b"
    r".{0,100}"
    rf"|(?:this|the) {_LETTER}(?: and (?:any|its|all) attachments)? (?:has|have) been "
    r"(?:scanned|checked|swept) for (?:known |computer )?virus(?:es)?\b.{0,80}"
    r"|virus-free\W{1,3}(?:www\.)?(?:avast|avg)\.com"
    r"|(?:add us to your|our mailing address)\b.{0,120})[.!?:]?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s?[(<\[]?https?://[^\s)>\]]{1,400}[)>\]]?")
_PLACES = re.compile(
    r"(?:facebook|twitter|instagram|linkedin|youtube|tiktok|bluesky|mastodon|web ?site|e-?mail"
    r"|share|tweet|forward)",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"unsubscribe|\bpreferences\b|\breceiv|\bmailing address\b|was sent (?:to|by)|subscriber to",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<=[.!?])[ \n]{1,3}(?=[^\W\d_a-z])|\s{0,2}[|•·]\s{0,2}|\n")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)[^!?]{0,100}$", re.IGNORECASE)
_RESERVED = re.compile(r"all rights reserved\W{0,2}$", re.IGNORECASE)
_ADDRESS_PART = re.compile(r"\s{0,2}[,;\n]\s{0,2}")
_HOUSE = re.compile(
    r"\d{1,6}[A-Za-z]?(?:[-/]\d{1,5})?\s[^\W\d_a-z]"
    r"|(?i:p\.?\s?o\.?|post(?:al)?)\s?[Bb]ox\s\d"
)
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{5}(?:-\d{4})?)\b"
)
_LOWER_WORD = re.compile(r"(?<![\w’'])[^\W\d_A-Z][^\W\d_]{0,30}")
_PARTICLES = frozenset("of the and in at on de la le du des der den van von c o".split())
_SENTENCE = re.compile(r"[a-z]{2}[.!?][\"”’)]{0,2}$")


def is_mailing_line(line: str) -> bool:
    """Return whether a line only serves the mailing: `View this email in your browser`."""
    whole, line = line, _ADDRESS.sub("", line) if "://" in line else line
    if len(line) <= _LONGEST and _MAILING.match(line) is not None:
        return True
    if len(line) < len(whole) and _PLACES.fullmatch(line.strip()):
        return True
    if len(line) > 3 * _LONGEST_PART:
        return False
    parts = [part for part in _PARTS.split(line) if part.strip()]
    serving = [len(part) <= _LONGEST_PART and _MAILING.match(part) is not None for part in parts]
    return any(serving) and all(
        serves or is_postal_address(part) or _is_about_rights(part)
        for part, serves in zip(parts, serving, strict=True)
    )


def mailing_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that only serve the mailing.

    At the end, the sender's address and notice of rights stand beside the line that tells how to
    leave.
    """
    found = {number for number, line in enumerate(lines) if is_mailing_line(line)}
    tail = len(lines) - _TAIL
    for number in sorted(found):
        if number < tail or not _LEAVING.search(lines[number]):
            continue
        for step in (-1, 1):
            at = number + step
            while 0 < at < len(lines) and (at in found or _is_sender(lines[at])):
                found.add(at)
                at += step
        if lines[number].rstrip().endswith(":"):  # "Our mailing address is:"
            found |= _until_sentence(lines, number + 1)
    return found


def is_postal_address(text: str) -> bool:
    """Return whether a text is a postal address: "Arva Post, 12 Mill Street, Arva AV1 2AB"."""
    text = text.strip(" .")
    if not text or len(text) > _LONGEST or WHEN.search(text):
        return False
    parts = [part for part in _ADDRESS_PART.split(text) if part]
    if any(word[0].lower() not in _PARTICLES for word in map(str.split, _LOWER_WORD.findall(text))):
        return False
    housed = any(_HOUSE.match(part) for part in parts)
    coded = any(_POSTCODE.search(part) for part in parts)
    return (housed or coded) and (len(parts) > 1 or (housed and coded))


def _is_about_rights(text: str) -> bool:
    return len(text) <= _LONGEST and (_RIGHTS.match(text) or _RESERVED.match(text)) is not None


def _is_sender(line: str) -> bool:
    """Return whether a line at the foot of a letter is the sender's address, or states rights."""
    if is_postal_address(line):
        return True
    parts = [part for part in _PARTS.split(line) if part.strip()]
    return all(is_postal_address(part) or _is_about_rights(part) for part in parts)


def _until_sentence(lines: Sequence[str], first: int) -> set[int]:
    """Return the lines of an address, which ends before a sentence."""
    found: set[int] = set()
    for at in range(first, min(len(lines), first + _MOST_AROUND)):
        if _SENTENCE.search(lines[at]) and not is_postal_address(lines[at]):
            break
        found.add(at)
    return found
