"""Turn conversations, in the JSON of the Bot API, into a web page.

Every word, entity and button on the page comes from the messages. The page only adds a style.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from itertools import pairwise
from typing import Any

from tests.telegram_api.utf16 import part, width

Json = dict[str, Any]

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="long">', "</blockquote>"),
}
_LINKS = ("text_link", "mention", "text_mention", "url", "bot_command")
_BLOCKS = ("blockquote", "expandable_blockquote")
_PREVIEW = 60

STYLE = """
* { box-sizing: border-box; margin: 0; }
body { font: 15px/1.36 Inter, Roboto, "Noto Color Emoji", "DejaVu Sans", sans-serif; color: #15202b;
  background: #fff; display: flex; gap: 18px; padding: 14px; width: 936px; }
section { width: 445px; border-radius: 16px; overflow: hidden; background: #d9e4ec;
  border: 1px solid #c3d0da; }
header { background: #3f7fb5; color: #fff; padding: 9px 16px; }
header b { display: block; font-size: 16px; }
header span { font-size: 13px; opacity: .85; }
main { padding: 12px 11px; display: flex; flex-direction: column; gap: 9px; }
article { max-width: 392px; align-self: flex-start; }
article.own { align-self: flex-end; }
.bubble { background: #fff; border-radius: 13px 13px 13px 4px; padding: 7px 11px 6px;
  display: flow-root; white-space: pre-wrap; overflow-wrap: anywhere; box-shadow: 0 1px 1px #0002; }
.own .bubble { background: #e3f6d3; border-radius: 13px 13px 4px 13px; }
.from { font-weight: 600; font-size: 13.5px; color: #3a76a8; display: block; }
.reply { border-left: 3px solid #4f93c9; background: #4f93c91c; border-radius: 4px; display: block;
  padding: 2px 8px; margin: 2px 0 5px; font-size: 13px; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; max-width: 366px; }
.reply b { display: block; color: #3a76a8; }
blockquote { border-left: 3px solid #4f93c9; background: #4f93c91c; border-radius: 4px;
  padding: 4px 9px; margin: 3px 0; }
a { color: #2a7ab9; text-decoration: none; }
code { font-family: "DejaVu Sans Mono", monospace; font-size: 13px; color: #2a7ab9; }
time { float: right; font-size: 11.5px; color: #8796a3; margin: 5px 0 0 10px; }
.row { display: flex; gap: 4px; margin-top: 4px; }
.row span { flex: 1; background: #7591a7; color: #fff; border-radius: 8px; padding: 6px 4px;
  text-align: center; font-size: 13.5px; font-weight: 500; }
"""


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat: its heading, its messages as raw JSON, and the id of the user who sees it."""

    title: str
    subtitle: str
    messages: Sequence[Json]
    viewer: int


def page(chats: Iterable[Chat]) -> str:
    """Return a complete HTML document with the chats side by side."""
    body = "".join(_section(chat) for chat in chats)
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><body>{body}'


def rich(text: str, entities: Sequence[Json]) -> str:
    """Return a text with its entities, whose offsets count UTF-16 units, as HTML."""
    opened: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    for entity in sorted(entities, key=lambda e: (e["offset"], -e["length"])):
        start, end = entity["offset"], entity["offset"] + entity["length"]
        before, after = _tags(entity)
        opened.setdefault(start, []).append(before)
        closed.setdefault(end, []).insert(0, after)
    out = []
    for start, end in _segments(text, {*opened, *closed}):
        out += [*closed.get(start, []), *opened.get(start, [])]
        segment = part(text, start, end - start)
        if any(tag == "</blockquote>" for tag in closed.get(start, [])):
            segment = segment.removeprefix("\n")  # the end of the block already ends the line
        out.append(escape(segment))
    return "".join([*out, *closed.get(width(text), [])])


def _segments(text: str, at: set[int]) -> list[tuple[int, int]]:
    """Return the parts of the text between all positions where an entity starts or ends."""
    marks = sorted({0, width(text), *at})
    return list(pairwise(marks))


def _tags(entity: Json) -> tuple[str, str]:
    if entity["type"] in _LINKS:
        return f'<a href="{escape(entity.get("url", "#"))}">', "</a>"
    return _TAGS[entity["type"]]


def _section(chat: Chat) -> str:
    messages = "".join(_article(message, chat) for message in chat.messages)
    head = f"<header><b>{escape(chat.title)}</b><span>{escape(chat.subtitle)}</span></header>"
    return f"<section>{head}<main>{messages}</main></section>"


def _article(message: Json, chat: Chat) -> str:
    own = message["from"]["id"] == chat.viewer
    group = message["chat"]["type"] != "private"
    name = escape(message["from"]["first_name"])
    sender = f'<span class="from">{name}</span>' if group and not own else ""
    at = datetime.fromtimestamp(message["date"], UTC)
    bubble = (
        f'<div class="bubble">{sender}{_reply(message)}'
        f"{rich(message['text'], message.get('entities', []))}<time>{at:%H:%M}</time></div>"
    )
    return f'<article class="{"own" if own else ""}">{bubble}{_keyboard(message)}</article>'


def _reply(message: Json) -> str:
    target = message.get("reply_to_message")
    if target is None:
        return ""
    preview = " ".join(target["text"].split())[:_PREVIEW]
    return (
        f'<span class="reply"><b>{escape(target["from"]["first_name"])}</b>{escape(preview)}</span>'
    )


def _keyboard(message: Json) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    labels = [[f"<span>{escape(button['text'])}</span>" for button in row] for row in rows]
    return "".join(f'<div class="row">{"".join(row)}</div>' for row in labels)
