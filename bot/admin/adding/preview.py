"""The preview's text and buttons: the article, its facts, and articles that are much like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeAlias

from telegram import InlineKeyboardMarkup
from telegram.constants import MessageEntityType as Style

from bot.admin.descriptions import (
    counts_line,
    fact_line,
    short_line,
    source_line,
    title_and_id,
    title_line,
)
from bot.admin.pages import (
    FACTS_ON_PAGE,
    Page,
    admin_button,
    keyboard,
    page_buttons,
    page_heading,
    page_text,
    paginate,
)
from bot.messages.rich import LIMIT, RichText, Segment, Writer
from bot.messages.texts import admin as texts
from bot.state.records import EditableField
from facts import ArticleInfo, Fact, FactKind, Preview

ADD, CANCEL, EDIT, PREVIEW, FACTS = "add", "drop", "edit", "show", "pfacts"
_VALUES_OF_A_KIND = 4
_NEAR_DUPLICATES = 3
_ROOM_FOR_NOTES = 400

LinkTo: TypeAlias = Callable[[ArticleInfo], str]
"""Returns the address that opens a stored article."""


def preview_text(
    preview: Preview, link_to: LinkTo, *, cut: bool = False, notices: Sequence[str] = ()
) -> RichText:
    """Return the article's description with some of its facts, grouped by kind.

    `cut` warns that the text may be the beginning of a longer one. `notices` tell what of its file
    was not read.
    """
    article = preview.article
    out = Writer(texts.PREVIEW, "\n\n", Segment(title_line(article, 400), Style.BOLD), "\n")
    counts = counts_line(len(preview.sentences), len(preview.facts))
    out.add(source_line(article), "\n", counts)
    if cut:
        out.add("\n\n", texts.MAY_BE_CUT)
    for notice in notices:
        out.add("\n\n", notice)
    for near in preview.near_duplicates[:_NEAR_DUPLICATES]:
        heading = texts.MUCH_LIKE.format(percent=_percent(near.similarity))
        link = Segment(title_line(near.article, 150), url=link_to(near.article))
        out.add("\n\n", heading, "\n", link)
    _add_facts(out, preview.facts)
    return out.rich()


def duplicate_text(stored: ArticleInfo, link_to: LinkTo) -> RichText:
    """Return the message that the record already holds the same text."""
    out = Writer(texts.DUPLICATE, "\n\n", *title_and_id(stored, link=link_to(stored)))
    return out.add("\n", source_line(stored), "\n\n", texts.DUPLICATE_REMEDY).rich()


def preview_keyboard(token: str, fact_count: int) -> InlineKeyboardMarkup | None:
    """Return the buttons to add, cancel or edit the article, and to see all its facts."""
    all_facts = texts.BUTTON_ALL_FACTS.format(count=fact_count)
    return keyboard(
        [
            admin_button(texts.BUTTON_ADD, ADD, token),
            admin_button(texts.BUTTON_CANCEL, CANCEL, token),
        ],
        [
            admin_button(texts.BUTTONS_EDIT[field], EDIT, token, field.value)
            for field in EditableField
            if field is not EditableField.TEXT
        ],
        [admin_button(all_facts, FACTS, token, 0)] if fact_count else [],
    )


def facts_page(preview: Preview, token: str, number: int) -> Page:
    """Return one page of all facts of the article."""
    pages = paginate([fact_line(fact) for fact in preview.facts], FACTS_ON_PAGE)
    number = min(number, len(pages) - 1)
    heading = page_heading(texts.FACTS_OF, number, len(pages))
    title = Segment(title_line(preview.article, 300), Style.BOLD)
    return page_text([heading, "\n", title], pages[number], gap="\n"), keyboard(
        page_buttons(number, len(pages), FACTS, token),
        [admin_button(texts.BUTTON_BACK, PREVIEW, token)],
    )


def _add_facts(out: Writer, facts: Sequence[Fact]) -> None:
    groups = _values_by_kind(facts)
    for n, (kind, values) in enumerate(groups):
        listed = _listed(values)
        heading = texts.FACT_GROUPS[kind]
        if out.width + len(heading) + 2 * len(listed) + _ROOM_FOR_NOTES > LIMIT:
            out.add("\n", texts.MORE_KINDS.format(count=len(groups) - n))
            break
        out.add("\n\n" if n == 0 else "\n", Segment(heading, Style.ITALIC), f" {listed}")


def _values_by_kind(facts: Sequence[Fact]) -> list[tuple[FactKind, list[str]]]:
    """Return each kind with its distinct values, in the order of the text."""
    order = list(FactKind)
    in_order = sorted(facts, key=lambda fact: order.index(fact.kind))
    return [
        (kind, list(dict.fromkeys(short_line(fact.value, 60) for fact in group)))
        for kind, group in groupby(in_order, key=lambda fact: fact.kind)
    ]


def _listed(values: list[str]) -> str:
    listed = "; ".join(values[:_VALUES_OF_A_KIND])
    more = len(values) - _VALUES_OF_A_KIND
    return listed + (f" {texts.AND_SO_MANY.format(count=more)}" if more > 0 else "")


def _percent(similarity: float) -> int:
    """Return a share in percent. Texts that differ are never said to be 100 % alike."""
    return min(99, round(similarity * 100))
