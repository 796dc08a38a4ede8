"""What the sender of a message wrote: without a signature, and without what is quoted.

In a forwarded message it is the other way round: what it quotes is what is to be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from facts.readers.mail_notes import is_remark
from facts.text.mailings import is_mailing_line

SIGNATURE = "-- "
_BARE_SIGNATURE = "--"
_LONGEST_SIGNATURE = 10  # lines
_LONGEST_LINE = 300  # characters that are looked at
_QUOTED = re.compile(r"[ ]{0,3}>")
_ATTRIBUTION = re.compile(r"(?:On\b.{4,300}\bwrote|.{1,100}\bwrote)\s{0,5}:$")
_ATTRIBUTION_LINES = 3
_MARK = re.compile(
    r"[-_ ]{0,20}(?:Original|Forwarded|Begin forwarded) [Mm]essage[-_ :]{0,20}$|_{10,100}$"
)
_LIST_RULE = re.compile(r"_{20,100}")
_LIST = re.compile(r".{1,100} mailing list(?: --? .{1,100})?", re.IGNORECASE)
_HEADER = re.compile(
    r"\*?(?P<name>From|Sent|Date|To|Cc|Bcc|Reply-To|Subject|Importance)\*?:", re.IGNORECASE
)
_FEWEST_HEADERS = 3
_MOST_HEADERS = 30
_LONGEST_REMARK = 40  # words


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of a message, and the headers of the message that it forwards, if it does."""

    text: str
    forwarded: Mapping[str, str]


def own_words(text: str, *, forwards: bool = False) -> OwnWords:
    """Return the lines of a message that its sender wrote.

    If it `forwards` another message, or says so itself, the lines of that message stay too, and a
    short remark above it goes. The headers are those of the message that begins below the remarks.
    """
    lines = [line.rstrip("\r") for line in text.split("\n")]
    kept: list[str] = []
    begins: list[tuple[int, Mapping[str, str]]] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _is_signature(lines, at) or _is_list_footer(lines, at):
            break
        if earlier := _earlier(lines, at):
            if not (forwards or earlier.is_forwarded):
                break
            forwards = True
            begins.append((len(kept), earlier.headers))
            at += earlier.lines
            continue
        if attribution := _attribution(lines, at):
            at += attribution
            continue
        if not _QUOTED.match(line):
            kept.append(line)
        elif forwards:
            kept.append(line.lstrip("> "))
        at += 1
    first = begins[0] if begins else (0, {})
    inner = (each for each in reversed(begins) if _is_remark(kept, each[0]))
    begin, headers = next(inner, (0, first[1]))
    return OwnWords("\n".join(kept[begin:]).strip(), headers)


def _is_remark(lines: list[str], begin: int) -> bool:
    """Return whether the lines before `begin` are a remark on what follows, the running text."""
    above = " ".join(lines[:begin])
    below = " ".join(line for line in lines[begin:] if not is_mailing_line(line.strip()))
    return is_remark(above, below, _LONGEST_REMARK)


def _is_signature(lines: list[str], at: int) -> bool:
    if lines[at] == SIGNATURE:
        return True
    return lines[at] == _BARE_SIGNATURE and len(lines) - at <= _LONGEST_SIGNATURE


def _is_list_footer(lines: list[str], at: int) -> bool:
    """Return whether the foot of a mailing list begins at this place, as Mailman writes it."""
    if not _LIST_RULE.fullmatch(lines[at][:_LONGEST_LINE]) or at + 1 >= len(lines):
        return False
    is_last = len(lines) - at <= _LONGEST_SIGNATURE
    return is_last and _LIST.fullmatch(lines[at + 1][:_LONGEST_LINE].strip()) is not None


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The lines that begin an earlier message, with its headers by their names."""

    lines: int
    headers: Mapping[str, str]
    is_forwarded: bool


def _earlier(lines: list[str], begin: int) -> _Earlier | None:
    """Return what begins at this place if an earlier message does: its mark and its headers."""
    mark = _MARK.match(lines[begin].lstrip("> ")[:_LONGEST_LINE])
    at = begin + 1 if mark else begin
    headers: dict[str, str] = {}
    while at < min(len(lines), begin + _MOST_HEADERS):
        line = lines[at].lstrip("> ")
        if header := _HEADER.match(line):
            headers[header["name"].lower()] = line[header.end() :].strip(" *")[:_LONGEST_LINE]
        elif line.strip() or not (mark or headers):  # an empty line may follow the mark
            break
        elif headers and not (at + 1 < len(lines) and _HEADER.match(lines[at + 1].lstrip("> "))):
            break  # and may part the headers, which were lines of a page
        at += 1
    if "from" not in headers or len(headers) < _FEWEST_HEADERS:
        return None
    is_forwarded = mark is not None and "orwarded" in mark[0]
    return _Earlier(at - begin, headers, is_forwarded)


def _attribution(lines: list[str], at: int) -> int:
    """Return how many lines at this place say who wrote the quoted lines that follow."""
    joined = ""
    for count in range(1, _ATTRIBUTION_LINES + 1):
        if at + count > len(lines) or not lines[at + count - 1].strip("> "):
            return 0
        joined = f"{joined} {lines[at + count - 1].strip('> ')}"[:_LONGEST_LINE].strip()
        if _ATTRIBUTION.match(joined):
            following = next((each for each in lines[at + count : at + count + 2] if each), "")
            return count if _QUOTED.match(following) or not following else 0
        if not joined.startswith("On "):
            return 0
    return 0
