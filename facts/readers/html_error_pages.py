"""Pages that a site shows instead of an article: "Page not found", "Log in to your account"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from facts.readers.html_blocks import BlockKind, TextBlock
from facts.readers.html_judged import is_prose

_MOST_PROSE = 600  # characters: an article about such pages is longer
_MOST_LOGIN_PROSE = 300
_HEADS = 6  # blocks, among which such a page says what it is
_PARTS = re.compile(r"\s{1,3}[-–—|·•:]{1,2}\s{1,3}|\s?\|\s?")
_REASON = (
    r"(?:(?:page |file )?not found|forbidden|gone|bad request|unauthori[sz]ed|too many requests"
    r"|(?:internal )?server error|bad gateway|service (?:temporarily )?unavailable"
    r"|gateway time-?out|access denied)"
)
_WHAT = (
    r"(?:(?:the|this|that|your|requested|web) ){0,3}(?:page|article|story|content|file|site|url)"
)
_ERROR = re.compile(
    r"(?:(?:http|oops|sorry|whoops|uh-?oh|hmm)[,.!…]{0,3} )?(?:"
    # The statuses of HTTP (RFC 9110) and the words that servers print with them.
    r"(?:(?:error|status)(?: code)?:? )?(?:40[0-9]|410|429|451|50[0-4]|52[0-6])(?: error| page)?"
    rf"(?:\s?[-–—:.,!(]?\s?{_REASON}\)?)?"
    rf"|{_REASON}"
    rf"|{_WHAT}(?: (?:you(?:['’]re| are| were)? (?:looking for|requested|trying to reach|after)))?"
    r" (?:(?:is|was|could|can|does)(?:n?['’]t| ?not) (?:be )?(?:found|available|exist|displayed)"
    r"|(?:is |was )?(?:not found|unavailable|not available|missing|gone)"
    r"|(?:is )?no longer (?:available|exists?|here)|(?:has been|was) (?:moved|removed|deleted))"
    rf"|we (?:can(?:['’]t|not| not)|could(?:n['’]t| not)) find {_WHAT}"
    r"(?: (?:you(?:['’]re| are| were)? (?:looking for|requested|after)))?"
    r"|nothing (?:was )?found(?: here)?|access denied|just a moment|attention required"
    r"|(?:are you a robot|verif(?:y|ying) (?:that )?you are (?:a )?human))"
    r"[.!?…]{0,3}",
    re.IGNORECASE,
)
_ACCOUNT = r"(?:(?:your|my|an?|the|our) )?(?:[\w’'-]{2,20} )?(?:account|profile|subscription)"
_LOGIN = re.compile(
    r"(?:(?:(?:please|you (?:must|need to|have to)) )?(?:log|sign)[ -]?(?:in|on)"
    r"(?: or (?:register|sign up|create an account|subscribe))?"
    rf"(?: (?:to|with|into|using) {_ACCOUNT}| (?:to|and) (?:continue|read)(?: reading)?"
    r"(?: (?:the|this) (?:full )?(?:article|story|page))?| required)?"
    r"|(?:subscriber|member|customer|reader|user|account|client)s? (?:log|sign)[ -]?in"
    r"|(?:log|sign)[ -]?in (?:page|form)|authentication required"
    rf"|(?:create|register(?: for)?|open) {_ACCOUNT}"
    r"|(?:forgot(?:ten)?|reset|recover) (?:your |my )?password)[.!?…]{0,3}",
    re.IGNORECASE,
)
"""What a page is called on which readers give their password."""
_LOGS_IN = re.compile(r"(?:please )?(?:log|sign)[ -]?(?:in|on) (?:to|with) \S", re.IGNORECASE)


def is_error_page(title: str, blocks: Sequence[TextBlock]) -> bool:
    """Return whether a page says in its title or its head that there is no article, and hardly
    anything else."""
    prose = sum(
        len(block.text) for block in blocks if block.kind is not BlockKind.ITEM and is_prose(block)
    )
    if prose > _MOST_PROSE:
        return False
    heads = [block.text for block in blocks[:_HEADS] if block.kind is BlockKind.HEADING]
    return any(_names(_ERROR, each) for each in (title, *heads))


def is_login_page(title: str, blocks: Sequence[TextBlock]) -> bool:
    """Return whether a page is called a login in its title and its heading, and has no more than
    what stands around it."""
    prose = sum(len(block.text) for block in blocks if is_prose(block))
    if prose > _MOST_LOGIN_PROSE or not _names(_LOGIN, title):
        return False
    heads = [block.text for block in blocks[:_HEADS] if block.kind is BlockKind.HEADING]
    return not heads or any(_names(_LOGIN, head) or _LOGS_IN.match(head) for head in heads)


def _names(form: re.Pattern[str], title: str) -> bool:
    line = " ".join(title.split())
    parts: Iterable[str] = (line, *_PARTS.split(line))
    return any(form.fullmatch(part.strip()) is not None for part in parts)
