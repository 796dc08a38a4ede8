"""The buttons under an answer: each shows another part of it, or says whether it helped."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.asking.render import count_more_sources
from bot.messages.callbacks import QUESTIONS, pack
from bot.messages.texts import everyone as texts
from facts import Answer, Citation, NotFound

BACK, SURROUNDINGS, SOURCES, NEXT = "back", "ctx", "src", "next"
TELL = "tell"
HELPFUL, NOT_HELPFUL = "yes", "no"
SILENT = "-"
"""Stands for the article where the record did not say."""


def answer(found: Answer) -> InlineKeyboardMarkup:
    """Return the buttons under an answer: its surroundings, more sources and the next best."""
    row = [_surroundings(found.citations[0])]
    if count := count_more_sources(found):
        label = texts.BUTTON_SOURCES.format(count=count)
        row.append(InlineKeyboardButton(label, callback_data=pack(QUESTIONS, SOURCES)))
    if found.alternatives:
        row.append(_next(0))
    return InlineKeyboardMarkup([row, _feedback(found.citations[0])])


def not_found() -> InlineKeyboardMarkup:
    """Return the buttons under a question without an answer: to be told later, or to complain."""
    tell = InlineKeyboardButton(texts.BUTTON_TELL, callback_data=pack(QUESTIONS, TELL))
    return InlineKeyboardMarkup([[tell], [_not_helpful(SILENT)]])


def several(results: Sequence[Answer | NotFound]) -> InlineKeyboardMarkup:
    """Return the buttons under the answers to several questions: the surroundings of each."""
    row = [
        _surroundings(found.citations[0], texts.BUTTON_SURROUNDINGS_OF.format(number=number))
        for number, found in enumerate(results, 1)
        if isinstance(found, Answer)
    ]
    feedback = [_helpful(), _not_helpful()]
    return InlineKeyboardMarkup([row, feedback] if row else [feedback])


def back(article_id: str, index: int, copied: str | None = None) -> InlineKeyboardMarkup:
    """Return the buttons under the surroundings and the further sources of a sentence.

    One copies the text `copied`, if there is one.
    """
    row = [_back()]
    if copied is not None:
        copy = CopyTextButton(copied)
        row.append(InlineKeyboardButton(texts.BUTTON_COPY, copy_text=copy))
    return InlineKeyboardMarkup([row, [_helpful(), _not_helpful(article_id, index)]])


def alternative(found: Answer, number: int) -> InlineKeyboardMarkup:
    """Return the buttons under the alternative of that number."""
    row = [_surroundings(found.alternatives[number].citation)]
    if number + 1 < len(found.alternatives):
        row.append(_next(number + 1))
    return InlineKeyboardMarkup([row, [_back()], _feedback(found.alternatives[number].citation)])


def _helpful() -> InlineKeyboardButton:
    return InlineKeyboardButton(texts.BUTTON_HELPFUL, callback_data=pack(QUESTIONS, HELPFUL))


def _back() -> InlineKeyboardButton:
    return InlineKeyboardButton(texts.BUTTON_ANSWER, callback_data=pack(QUESTIONS, BACK))


def _feedback(citation: Citation) -> list[InlineKeyboardButton]:
    return [_helpful(), _not_helpful(citation.article_id, citation.index)]


def _not_helpful(*given: object) -> InlineKeyboardButton:
    data = pack(QUESTIONS, NOT_HELPFUL, *given)
    return InlineKeyboardButton(texts.BUTTON_NOT_HELPFUL, callback_data=data)


def _surroundings(citation: Citation, label: str | None = None) -> InlineKeyboardButton:
    data = pack(QUESTIONS, SURROUNDINGS, citation.article_id, citation.index)
    return InlineKeyboardButton(label or texts.BUTTON_SURROUNDINGS, callback_data=data)


def _next(number: int) -> InlineKeyboardButton:
    data = pack(QUESTIONS, NEXT, number)
    return InlineKeyboardButton(texts.BUTTON_NEXT, callback_data=data)
