"""What a correction of a stored article changes, with the buttons to change more and to save it."""

from __future__ import annotations

from bot.admin.adding.preview import CANCEL, EDIT
from bot.admin.descriptions import short_line, title_and_id
from bot.admin.pages import Page, admin_button, keyboard
from bot.messages.rich import Segment, Writer
from bot.messages.texts import admin as texts
from bot.state.records import EditableField, PendingArticle
from facts import Article, long_date

SAVE = "save"
_LONGEST_SHOWN = 300


def correction_page(old: Article, pending: PendingArticle) -> Page:
    """Return what differs from the stored article, and the buttons."""
    out = Writer(texts.CORRECT, "\n\n", *title_and_id(old))
    for line in differences(old, pending.article) or [texts.NO_CHANGE]:
        out.add("\n\n", Segment(line))
    buttons = [
        [
            admin_button(texts.BUTTON_SAVE, SAVE, pending.token),
            admin_button(texts.BUTTON_CANCEL, CANCEL, pending.token),
        ],
        [
            admin_button(texts.BUTTONS_EDIT[field], EDIT, pending.token, field.value)
            for field in EditableField
        ],
    ]
    return out.rich(), keyboard(*buttons)


def differences(old: Article, new: Article) -> list[str]:
    """Return a line for each property that differs, with the value before and after."""
    pairs = (
        (EditableField.TITLE, old.title, new.title),
        (EditableField.DATE, _day(old), _day(new)),
        (EditableField.SOURCE, old.source or "", new.source or ""),
        (EditableField.TEXT, *_around_difference(old.text, new.text)),
    )
    return [
        texts.CHANGE.format(
            field=texts.FIELDS[field],
            old=short_line(before, _LONGEST_SHOWN) or texts.NONE_NOW,
            new=short_line(after, _LONGEST_SHOWN) or texts.NONE_NOW,
        )
        for field, before, after in pairs
        if before != after
    ]


def _around_difference(old: str, new: str) -> tuple[str, str]:
    """Return both texts from a little before the first difference on."""
    if old == new:
        return "", ""
    pairs = zip(old, new, strict=False)
    same = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
    start = max(0, same - 40)
    return f"…{old[start:]}" if start else old, f"…{new[start:]}" if start else new


def _day(article: Article) -> str:
    return long_date(article.published) if article.published else ""
