"""Reactions to an answer, which say whether it helped, as its buttons do."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import ReactionType, ReactionTypeEmoji, Update
from telegram.constants import ReactionEmoji

from bot import metrics
from bot.asking.ask import ask_each
from bot.services import BotContext, Services
from bot.state.complaints import GivenAnswer
from bot.state.records import StoredAnswer
from facts import Answer, QuestionError

HELPFUL = frozenset(
    {
        ReactionEmoji.THUMBS_UP,
        ReactionEmoji.RED_HEART,
        ReactionEmoji.FIRE,
        ReactionEmoji.CLAPPING_HANDS,
        ReactionEmoji.OK_HAND_SIGN,
        ReactionEmoji.HUNDRED_POINTS_SYMBOL,
        ReactionEmoji.PARTY_POPPER,
        ReactionEmoji.TROPHY,
        ReactionEmoji.PERSON_WITH_FOLDED_HANDS,
    }
)
NOT_HELPFUL = frozenset(
    {
        ReactionEmoji.THUMBS_DOWN,
        ReactionEmoji.PILE_OF_POO,
        ReactionEmoji.REVERSED_HAND_WITH_MIDDLE_FINGER_EXTENDED,
    }
)


async def on_reaction(update: Update, context: BotContext) -> None:
    """Keep what a new reaction to an answer says. Others, and reactions taken back, say nothing."""
    changed = update.message_reaction
    if changed is None or changed.user is None:
        return
    helpful = verdict(changed.new_reaction)
    services = context.services
    stored = await services.run(services.state.answered_by, changed.chat.id, changed.message_id)
    if helpful is None or stored is None:
        return
    if not helpful:
        given = await _given(services, stored)
        await services.run(services.state.keep_complaint, stored, given)
    await services.run(services.state.add_feedback, stored, changed.user.id, helpful)
    metrics.feedback.labels("helpful" if helpful else "not_helpful").inc()


def verdict(reactions: Iterable[ReactionType]) -> bool | None:
    """Return whether reactions say that an answer helped, or None if they do not say."""
    emojis = {each.emoji for each in reactions if isinstance(each, ReactionTypeEmoji)}
    if emojis & NOT_HELPFUL:
        return False
    return True if emojis & HELPFUL else None


async def _given(services: Services, stored: StoredAnswer) -> GivenAnswer:
    """Return what the question is answered by. The update holds neither message nor topic."""
    record = services.records.named(stored.record)
    if record is None:
        return GivenAnswer("?")
    try:
        with services.records.using(record):
            results = await ask_each(services, stored.question, after=stored.after)
    except QuestionError:  # of another version, which allowed more
        return GivenAnswer("?")
    if len(results) != 1:
        return GivenAnswer(" / ".join(r.short for r in results if isinstance(r, Answer)) or "?")
    (found,) = results
    if not isinstance(found, Answer):
        return GivenAnswer()
    best = found.citations[0]
    return GivenAnswer(found.short, best.article_id, best.index)
