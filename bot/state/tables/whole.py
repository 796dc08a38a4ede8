"""All tables of the bot's state together."""

from __future__ import annotations

from bot.state.tables.allowance_rows import AllowanceRows
from bot.state.tables.answers import Answers
from bot.state.tables.articles import WaitingArticles
from bot.state.tables.audit import AuditLog
from bot.state.tables.awaited import Awaited
from bot.state.tables.channel_rows import ChannelRows
from bot.state.tables.chat_record_rows import ChatRecordRows
from bot.state.tables.complaint_rows import ComplaintRows
from bot.state.tables.membership import Membership
from bot.state.tables.revision_rows import RevisionRows
from bot.state.tables.updates import UpdateTables
from bot.state.tables.usage import Usage


class Tables(
    UpdateTables,
    Answers,
    Awaited,
    Usage,
    AuditLog,
    WaitingArticles,
    Membership,
    ComplaintRows,
    RevisionRows,
    ChatRecordRows,
    ChannelRows,
    AllowanceRows,
):
    """The bot's state, put together from its parts. A database is still to be mixed in."""
