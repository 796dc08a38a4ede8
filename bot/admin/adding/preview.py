"""An article before it is added: what it is, what was found in it, and what it is much like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from telegram import InlineKeyboardMarkup
from telegram.constants import MessageEntityType as Style

from bot.admin.descriptions import amount, fact_block, line, named, origin, title
from bot.admin.pages import button, numbered, page, paginate, turn
from bot.messages.rich import LIMIT, Piece, Rich, Writer
from bot.messages.texts import admin as texts
from bot.state.records import EditableField
from facts.models import ArticleInfo, Fact, FactKind, Preview

ADD, CANCEL, EDIT, PREVIEW, FACTS = "add", "drop", "edit", "show", "pfacts"
FACTS_ON_PAGE = 15
_VALUES = 4
_NEAR = 3
_ROOM_FOR_NOTES = 400

Link = Callable[[ArticleInfo], str]
"""The address that opens a stored article."""


def shown(preview: Preview, link: Link, *, cut: bool = False) -> Rich:
    """The article's description and some of its facts, grouped by kind.

    `cut` says that the text may be the beginning of a longer one.
    """
    article = preview.article
    out = Writer(texts.PREVIEW, "\n\n", Piece(title(article, 400), Style.BOLD), "\n")
    out.add(origin(article), "\n", amount(len(preview.sentences), len(preview.facts)))
    if cut:
        out.add("\n\n", texts.MAY_BE_CUT)
    for near in preview.near_duplicates[:_NEAR]:
        likeness = texts.MUCH_LIKE.format(percent=_percent(near.similarity))
        out.add("\n\n", likeness, "\n", Piece(title(near.article, 150), url=link(near.article)))
    groups = _grouped(preview.facts)
    for n, (kind, values) in enumerate(groups):
        told = _listed(values)
        heading = texts.KINDS[kind]
        if out.width + len(heading) + 2 * len(told) + _ROOM_FOR_NOTES > LIMIT:
            out.add("\n", texts.MORE_KINDS.format(count=len(groups) - n))
            break
        out.add("\n\n" if n == 0 else "\n", Piece(heading, Style.ITALIC), f" {told}")
    return out.rich()


def duplicate(stored: ArticleInfo, link: Link) -> Rich:
    """That the same text is in the record already."""
    out = Writer(texts.DUPLICATE, "\n\n", *named(stored, link=link(stored)))
    return out.add("\n", origin(stored), "\n\n", texts.DUPLICATE_REMEDY).rich()


def keyboard(token: str, facts: int) -> InlineKeyboardMarkup:
    """Add, change or drop the article; all its facts, where there are any."""
    rows = [
        [button(texts.BUTTON_ADD, ADD, token), button(texts.BUTTON_CANCEL, CANCEL, token)],
        [
            button(texts.BUTTONS_EDIT[field], EDIT, token, field.value)
            for field in (EditableField.TITLE, EditableField.DATE, EditableField.SOURCE)
        ],
    ]
    if facts:
        rows.append([button(texts.BUTTON_ALL_FACTS.format(count=facts), FACTS, token, 0)])
    return InlineKeyboardMarkup(rows)


def facts_page(preview: Preview, token: str, number: int) -> tuple[Rich, InlineKeyboardMarkup]:
    """One page of all facts of the article, with the way to the others and back."""
    pages = paginate([fact_block(fact) for fact in preview.facts], FACTS_ON_PAGE)
    number = min(number, len(pages) - 1)
    heading = numbered(texts.FACTS_OF, number, len(pages))
    rich = page(
        [heading, "\n", Piece(title(preview.article, 300), Style.BOLD)], pages[number], gap="\n"
    )
    back = [button(texts.BUTTON_BACK, PREVIEW, token)]
    return rich, InlineKeyboardMarkup([turn(number, len(pages), FACTS, token), back])


def _grouped(facts: Sequence[Fact]) -> list[tuple[FactKind, list[str]]]:
    """Each kind with its distinct values in the order of the text."""
    order = list(FactKind)
    in_order = sorted(facts, key=lambda fact: order.index(fact.kind))
    grouped = groupby(in_order, key=lambda fact: fact.kind)
    distinct = partial(line, limit=60)
    return [(kind, list(dict.fromkeys(distinct(f.value) for f in of))) for kind, of in grouped]


def _listed(values: list[str]) -> str:
    told = "; ".join(values[:_VALUES])
    more = len(values) - _VALUES
    return told + (f" {texts.AND_SO_MANY.format(count=more)}" if more > 0 else "")


def _percent(similarity: float) -> int:
    """A share in percent; what is not the same is never told to be 100 % alike."""
    return min(99, round(similarity * 100))
