"""The messages in a digest of a mailing list, as MIME has them or in one plain text (RFC 1153)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage

_PREAMBLE_END = re.compile(r"-{70}")
_BETWEEN = re.compile(r"-{30}")
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]{1,40}):(?:[ \t]|$)")
_NEEDED = frozenset({"from", "date", "subject"})
_CONTENT = "content-"
_SCRUBBED = re.compile(r"-{14} next part -{14}")
_FOOT = re.compile(r"_{20,100}|Subject: Digest Footer|End of .{1,100} Digest\b.{0,80}")
_LONGEST_FOOT = 200
_TYPE = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit"


def attached(message: EmailMessage) -> list[EmailMessage]:
    """Return the messages in the parts of a message whose type is that of a digest."""
    found: list[EmailMessage] = []
    for part in message.walk():
        if part.get_content_type() != "multipart/digest" or not isinstance(part, EmailMessage):
            continue
        for each in part.iter_parts():
            payload = each.get_payload()
            inner = payload[0] if isinstance(payload, list) and payload else None
            if each.get_content_type() == "message/rfc822" and isinstance(inner, EmailMessage):
                found.append(inner)
    return found


def written(text: str) -> list[bytes]:
    """Return the messages that the text of a digest holds; none where it is no digest.

    A row of 70 dashes ends the preamble, and rows of 30 part the messages. Each begins with its
    headers.
    """
    lines = text.splitlines()
    begin = next((n for n, line in enumerate(lines) if _PREAMBLE_END.fullmatch(line)), None)
    if begin is None or _headers_end(lines, begin + 1) is None:
        return []
    begins = [begin + 1]
    last = len(lines)
    for number in range(begin + 1, len(lines)):
        if not _BETWEEN.fullmatch(lines[number]) or lines[number - 1].strip():
            continue
        if _headers_end(lines, number + 1) is not None:
            begins.append(number + 1)
        elif _is_end(lines, number + 1):
            last = number
            break
    ends = [*(each - 1 for each in begins[1:]), last]
    return [_as_message(lines[a:b]) for a, b in zip(begins, ends, strict=True)]


def _headers_end(lines: Sequence[str], at: int) -> int | None:
    """Return the number of the line below the headers at a place, None where there are none."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    names: set[str] = set()
    while at < len(lines):
        header = _HEADER.match(lines[at])
        if header:
            names.add(header["name"].lower())
        elif not (names and lines[at][:1] in (" ", "\t") and lines[at].strip()):
            break
        at += 1
    return at if names >= _NEEDED else None


def _is_end(lines: Sequence[str], at: int) -> bool:
    """Return whether the foot of the digest begins at this place, as Mailman writes it."""
    first = next((line for line in lines[at:] if line.strip()), "")
    return _FOOT.fullmatch(first[:_LONGEST_FOOT].strip()) is not None


def _as_message(lines: Sequence[str]) -> bytes:
    below = _headers_end(lines, 0) or 0
    # The text has the encoding of the digest, whatever the message had.
    headers = "\n".join(_without_content([line for line in lines[:below] if line.strip()]))
    return f"{headers}\n{_TYPE}\n\n{_without_scrubbed(lines[below:])}\n".encode()


def _without_content(headers: Sequence[str]) -> Iterator[str]:
    is_dropped = False
    for line in headers:
        if line[:1] not in (" ", "\t"):
            is_dropped = line.lower().startswith(_CONTENT)
        if not is_dropped:
            yield line


def _without_scrubbed(lines: Sequence[str]) -> str:
    """Return the text without the addresses of the attachments that the list keeps."""
    parts = (n for n, line in enumerate(lines) if _SCRUBBED.fullmatch(line.strip()))
    end = next((n for n in parts if "scrubbed" in "".join(lines[n + 1 : n + 2])), len(lines))
    return "\n".join(lines[:end]).strip()
