"""Lines that a mailing list or a site adds: where to read a text, or more, and how to leave."""

from __future__ import annotations

import re

_LONGEST = 160  # characters
_MAILING = re.compile(
    r"(?:(?:having )?(?:trouble|problems?) (?:viewing|reading|seeing)\b.{0,80}"
    r"|can['’]?t see this\b.{0,80}"
    r"|(?:view|read|open|see)\b.{0,30}\b(?:e-?mail|newsletter|letter|message|bulletin)\b.{0,20}"
    r"\b(?:browser|online|web)\b.{0,20}|view (?:in|as)\b.{0,20}\b(?:browser|web ?page)\b.{0,20}"
    r"|(?:forward|send) (?:this|it|the)\b.{0,40}\b(?:friend|colleague)s?\b.{0,20}"
    r"|forwarded this (?:e-?mail|letter|newsletter)\b.{0,60}"
    r"|was this (?:e-?mail|letter) forwarded\b.{0,60}"
    r"|you(?:['’]re| are)? (?:receiving|received|get|getting) (?:this|these|our)\b.{0,120}"
    r"|(?:click here|to|if you no longer)\b.{0,60}\bunsubscribe\b.{0,60}"
    r"|unsubscribe\b(?!.{0,80}\bsaid\b).{0,100}"
    r"|(?:update|manage|change) (?:your|my)(?: e-?mail| subscription| mailing)*"
    r" (?:preferences|settings|subscriptions?|profile|address)\b.{0,80}"
    r"|(?:follow|find|see|read) (?:[\w’'-]+ ){0,4}(?:coverage|stories|reporting)\b.{0,80}"
    r"\bat (?:https?://|www\.).{0,90}"
    r"|(?:add us to your|our mailing address|this (?:e-?mail|message) was sent)\b.{0,120})[.!?]?$",
    re.IGNORECASE,
)


def is_mailing_line(line: str) -> bool:
    """Return whether a line only serves the mailing: `View this email in your browser`."""
    return len(line) <= _LONGEST and _MAILING.match(line) is not None
