"""E-mail to its text, by the standard library: one message, or all messages of a mailbox.

What a message quotes of an earlier one was not written by its sender, and is left out with the
signature. So is a note above a release that is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from facts.errors import FactsError, TooLarge, UnreadableDocument
from facts.readers import mail_digest
from facts.readers.charset import decode
from facts.readers.extracted import Extracted, titled
from facts.readers.html_notices import is_link_to_more
from facts.readers.mail_notes import without_note, without_signature
from facts.readers.mail_quotes import SIGNATURE, OwnWords, own_words
from facts.readers.markup import text_of
from facts.readers.own_title import own_title
from facts.text.lines import lines, paragraphs, wrap_width

MOST_MESSAGES = 1_000
LONGEST_HEADER = 10_000
"""In bytes, of a header that is read: the time to read it grows with the square of its length."""

_MESSAGE = re.compile(rb"^From [^\r\n]{1,200}\d{4}\r?\n(?=[A-Za-z][A-Za-z-]{0,60}:)", re.MULTILINE)
_HEADER = re.compile(
    rb"(?<![^\r\n])(?:subject|from|date|content-[a-z-]{1,30})\s?:"
    rb"[^\r\n]*+(?:(?:\r\n|\r|\n)[ \t][^\r\n]*+)*+",
    re.IGNORECASE,
)
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_MUCH_LONGER = 3  # times
_FORWARD = re.compile(r"(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_MARK = re.compile(r"\*\* (?=\S)")
_STRONG = re.compile(r"\s{0,9}\*(?=[^\s*])(?P<words>[^*]{1,200})(?<!\s)\*\s{0,9}")
_RULER = re.compile(r"\s{0,9}[-=*_~#]{8,200}\s{0,9}")
_ADDRESS = re.compile(r"\s?[(<\[]?https?://[^\s)>\]]{1,400}[)>\]]?")
_LONGEST_LINK = 600
_LIST_NAME = re.compile(r"\[[^\[\]]{1,40}\]\s{0,3}(?=\S)")
_LONGEST_NAME = 60  # characters of an attachment's name


def extract_all(data: bytes) -> list[Extracted]:
    """Extract a message's text, with its subject, its day and who sent it.

    A digest of a mailing list is like a mailbox. Raises `UnreadableDocument` where it holds no
    text, `TooLarge` where a header is over `LONGEST_HEADER`.
    """
    message = _message(data)
    inner = _of_digest(message)
    return _several(inner, "digest") if inner else [_extracted(message)]


def extract_mailbox(data: bytes) -> list[Extracted]:
    """Extract the messages of a mailbox (mbox). Those without text are left out, and told.

    Raises `TooLarge` over `MOST_MESSAGES`, `UnreadableDocument` where no message holds text.
    """
    marks = list(_MESSAGE.finditer(data))
    begins = [mark.end() for mark in marks]
    ends = [*(mark.start() for mark in marks[1:]), len(data)]
    _check_number(len(begins), "mailbox")
    found: list[EmailMessage | None] = []
    for begin, end in zip(begins, ends, strict=True):
        try:
            message = _message(_ESCAPED.sub(b"", data[begin:end]))
        except FactsError:
            found.append(None)
        else:
            found += _of_digest(message) or [message]
    return _several(found, "mailbox")


def _several(messages: Sequence[EmailMessage | None], noun: str) -> list[Extracted]:
    """Extract several messages; None stands for one that cannot be read."""
    _check_number(len(messages), noun)
    found = []
    empty = 0
    for number, message in enumerate(messages, 1):
        try:
            if message is None:
                raise _no_text("message")
            found.append(_extracted(message, name=f"message {number}"))
        except FactsError:
            empty += 1
    if not found:
        raise _no_text(noun)
    if empty:
        notice = f"{empty} of {len(messages)} messages of the {noun} hold no text."
        found[0] = replace(found[0], notices=(*found[0].notices, notice))
    return found


def _check_number(messages: int, noun: str) -> None:
    if messages > MOST_MESSAGES:
        raise TooLarge(
            f"The {noun} is too large",
            why=f"it has more than {MOST_MESSAGES:,} messages",
            remedy="Give it in parts",
        )


def _of_digest(message: EmailMessage) -> list[EmailMessage | None]:
    """Return the messages of a digest; none for another message."""
    found: list[EmailMessage | None] = [*mail_digest.attached(message)]
    if not found and message.get_content_type() == "text/plain":
        for data in mail_digest.written(_decoded(message)):
            try:
                found.append(_message(data))
            except FactsError:
                found.append(None)
    for each in found:
        if each is not None and each.get("list-id") is None and "list-id" in message:
            each["List-Id"] = _header(message, "list-id")
    return found


def _message(data: bytes) -> EmailMessage:
    if any(len(header[0]) > LONGEST_HEADER for header in _HEADER.finditer(data)):
        raise TooLarge(
            "The message cannot be read",
            why=f"a header of it has more than {LONGEST_HEADER:,} bytes",
            remedy="Give the article's text",
        )
    return message_from_bytes(data, policy=policy.default)


def _extracted(message: EmailMessage, name: str = "") -> Extracted:
    words = _body(message)
    if words is None:
        raise _no_text("message")
    body = _unwrapped(words.text)
    forwarded = words.forwarded
    subject = _REPLY.sub("", _header(message, "subject"), count=1)
    if message.get("list-id") is not None:
        subject = _LIST_NAME.sub("", subject, count=1)
    subject = own_title(_REPLY.sub("", subject, count=1)) or ""
    return Extracted(
        text=titled(body, subject or None),
        title=subject or None,
        source=_sender(forwarded.get("from") or _header(message, "from")),
        published=forwarded.get("date") or forwarded.get("sent") or _day(message),
        notices=_attachments(message),
        name=name,
    )


def _no_text(noun: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"The {noun} holds no text",
        why="it is empty, or all of it is quoted or attached",
        remedy="Give the article's text, or the attached file itself",
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # noqa: BLE001  a header that is broken raises errors of many kinds
        return ""


def _sender(written: str) -> str | None:
    """Return the sender's name, else the host of the address."""
    name, address = parseaddr(written)
    before, mark, _ = written.partition("<")
    if mark and "," in before and "@" not in before:
        # Some programs do not quote a name with a comma: "Press Office, Osmer <ida@osmer.example>".
        name = " ".join(before.replace('"', "").split())
    return name or address.rpartition("@")[2] or None


def _day(message: EmailMessage) -> str | None:
    try:
        sent = getattr(message.get("date"), "datetime", None)
    except Exception:  # noqa: BLE001  as above
        return None
    return sent.date().isoformat() if sent is not None else None


def _body(message: EmailMessage) -> OwnWords | None:
    """Return what the sender wrote: the plain text of the message, or that of its HTML.

    The plain text of some newsletters only says that there is another one.
    """
    plain = _text(message, "plain")
    seen = _text(message, "html")
    if plain is None or seen is None:
        return plain or seen
    return plain if len(seen.text) < len(plain.text) * _MUCH_LONGER else seen


def _text(message: EmailMessage, subtype: str) -> OwnWords | None:
    """Return the sender's words of the first part of a type that holds any."""
    forwards = _FORWARD.match(_header(message, "subject")) is not None
    for part in _parts(message):
        if part.get_content_type() != f"text/{subtype}" or _is_attached(part):
            continue
        text = _decoded(part)
        if subtype == "html":
            quoted = frozenset() if forwards else frozenset({"blockquote"})
            text = text_of(text, skipped=quoted, buttons=False)
        elif str(part.get_param("format", "")).lower() == "flowed":
            text = _unflowed(text)
        words = own_words(text, forwards=forwards)
        sender = _sender(words.forwarded.get("from") or _header(message, "from"))
        own = without_note(without_signature(words.text, sender))
        own = _unmarked(own) if subtype == "plain" else own
        if own:
            return OwnWords(own, words.forwarded)
    return None


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a message, but not those of a message that is attached to it."""
    yield message
    if message.get_content_maintype() == "multipart":
        for part in message.iter_parts():
            if isinstance(part, EmailMessage):
                yield from _parts(part)


def _unwrapped(text: str) -> str:
    """Return the text with a paragraph on each line, and an empty line between them."""
    found = lines(text)
    joined = paragraphs(text, found, wrap_width(text, found))
    return "\n\n".join(" ".join(piece.of(text).split()) for piece in joined)


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    return decode(payload, declared=part.get_content_charset()).replace("\r\n", "\n")


def _unflowed(text: str) -> str:
    """Return a text with the lines joined that end in a space, as "format=flowed" has it."""
    joined: list[str] = []
    for line in text.split("\n"):
        if joined and joined[-1].endswith(" ") and joined[-1] != SIGNATURE and line.strip():
            joined[-1] += line.removeprefix(" ")
        else:
            joined.append(line)
    return "\n".join(joined)


def _unmarked(text: str) -> str:
    """Return a text without the marks that programs make of headings, buttons and rulers."""
    lines = (_MARK.sub("", line) for line in text.split("\n"))
    lines = (m["words"] if (m := _STRONG.fullmatch(line)) else line for line in lines)
    kept = ("" if _RULER.fullmatch(line) or _is_link(line) else line for line in lines)
    return "\n".join(kept).strip()


def _is_link(line: str) -> bool:
    """Return whether a line is only a link to more: "Read more (https://varno.example)"."""
    words = _ADDRESS.sub("", line[:_LONGEST_LINK])
    return len(words) < len(line) and bool(words.strip()) and is_link_to_more(words)


def _attachments(message: EmailMessage) -> tuple[str, ...]:
    names = [
        _name(part)
        for part in _parts(message)
        if _is_attached(part) or part.get_content_maintype() == "message"
    ]
    if not names:
        return ()
    noun = "Its attachment was" if len(names) == 1 else f"Its {len(names)} attachments were"
    return (f"{noun} not read: {', '.join(names[:5])}.",)


def _name(part: EmailMessage) -> str:
    name = part.get_filename()
    if name is None and part.get_content_maintype() == "message":
        name = "a message"
    return " ".join((name or "without a name").split())[:_LONGEST_NAME]
