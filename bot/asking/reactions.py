"""Reactions: how small talk in a group is answered, and what is not read is marked."""

from __future__ import annotations

from telegram.constants import ReactionEmoji

from facts import Remark

REACTIONS: dict[Remark, ReactionEmoji] = {
    Remark.GREETING: ReactionEmoji.HUGGING_FACE,
    Remark.THANKS: ReactionEmoji.RED_HEART,
    Remark.FAREWELL: ReactionEmoji.HUGGING_FACE,
    Remark.AGREEMENT: ReactionEmoji.OK_HAND_SIGN,
    Remark.PRAISE: ReactionEmoji.PERSON_WITH_FOLDED_HANDS,
    Remark.COMPLAINT: ReactionEmoji.CRYING_FACE,
    Remark.LAUGHTER: ReactionEmoji.GRINNING_FACE_WITH_SMILING_EYES,
    Remark.APOLOGY: ReactionEmoji.HANDSHAKE,
    Remark.ABOUT: ReactionEmoji.SALUTING_FACE,
    Remark.LATEST: ReactionEmoji.SALUTING_FACE,
    Remark.SIZE: ReactionEmoji.SALUTING_FACE,
    Remark.SOURCES: ReactionEmoji.SALUTING_FACE,
    Remark.CHATTER: ReactionEmoji.SHRUG,
    Remark.NOISE: ReactionEmoji.SHRUG,
    Remark.POINTING: ReactionEmoji.THINKING_FACE,
    Remark.NAME: ReactionEmoji.THINKING_FACE,
}
"""The reaction to each kind of small talk. Others in the group need not read it."""
NOT_READ = ReactionEmoji.SEE_NO_EVIL_MONKEY
"""The reaction to a question that is not read, because the person asks too often."""
