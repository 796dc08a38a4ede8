"""/import: add the articles of an export to the record."""

from __future__ import annotations

import asyncio
import itertools
import threading
from contextlib import suppress
from dataclasses import dataclass

from telegram import Document, Message, Update, User
from telegram.error import BadRequest

from bot.admin.adding.submission import SubmittedFile, submission_of_command
from bot.admin.audit_entries import audit_entry
from bot.admin.downloads import download
from bot.admin.transfer.export_lines import export_lines
from bot.messages.reply import edit, reply, reply_text, typing
from bot.messages.rich import plain_text
from bot.messages.texts import admin as texts
from bot.messages.texts import plural
from bot.services import BotContext, Services
from bot.state.records import Action
from bot.state.updates import SentMessage
from facts import FactsError, InputError

_REPORT_EVERY = 5
"""Seconds between two reports of the progress."""


@dataclass(slots=True)
class ImportProgress:
    """How many articles were added, and how many were in the record before.

    `error` or `stopped` says why the import ended early.
    """

    added: int = 0
    known: int = 0
    error: FactsError | None = None
    stopped: bool = False


async def import_(message: Message, user: User, context: BotContext) -> None:
    """Handle /import: add the articles of the file with the command, or of the file replied to.

    A bad line ends the import, and the articles before it stay. The import goes on in the
    background.
    """
    submission = submission_of_command(message)
    if not isinstance(submission, SubmittedFile):
        await reply_text(context.bot, message, texts.IMPORT_HOW)
        return
    _check_name(submission.document)
    after = context.services.settings.typing_after
    async with typing(context.bot, message, after=after):
        data = await download(submission.document, context)
    work = _import(message, user, data, context)
    # With an update that holds the message, errors are reported in reply to it.
    context.application.create_task(work, Update(0, message=message))


def import_articles(
    services: Services, user: User, data: bytes, progress: ImportProgress, stop: threading.Event
) -> None:
    """Add the articles of an export, each with an audit entry, until `stop` is set.

    `progress` is kept up to date all the time.
    """
    try:
        # One by one: the bot may stop in between, and every article that was added must be noted.
        for receipt in services.library.load(export_lines(data), together=1):
            if receipt.added:
                progress.added += 1
                services.state.audit(audit_entry(user, Action.IMPORT, receipt.article))
            else:
                progress.known += 1
            if stop.is_set():
                progress.stopped = True
                break
    except FactsError as error:
        progress.error = error


async def _import(message: Message, user: User, data: bytes, context: BotContext) -> None:
    services = context.services
    progress, stop = ImportProgress(), threading.Event()
    work = asyncio.ensure_future(
        services.run(import_articles, services, user, data, progress, stop)
    )
    report: SentMessage | None = None
    try:
        async with typing(context.bot, message, after=services.settings.typing_after):
            for second in itertools.count(1):
                if (await asyncio.wait({work}, timeout=1))[0]:
                    break
                if not context.application.running:
                    stop.set()
                elif second % _REPORT_EVERY == 0:
                    report = await _report(message, report, progress, context)
            await work
    finally:
        stop.set()  # if the bot gives up on this task, the thread must end too
    await reply(context.bot, message, plain_text(_summary(progress)))


async def _report(
    message: Message, report: SentMessage | None, progress: ImportProgress, context: BotContext
) -> SentMessage:
    """Send the progress in a message, or edit that message, and return it."""
    count = progress.added + progress.known
    text = plain_text(plural(count, texts.IMPORTING_ONE, texts.IMPORTING_MANY))
    if report is None:
        # How many reports there are depends on the time: handled again, there may be others.
        return await reply(context.bot, message, text, beside=True)
    # The message may be deleted, or say the same already.
    with suppress(BadRequest):
        await edit(context.bot, message.chat.id, report.message_id, text, None)
    return report


def _check_name(document: Document) -> None:
    name = (document.file_name or "").lower()
    if not name.endswith((".jsonl", ".jsonl.gz")):
        raise InputError(
            texts.IMPORT_FORMAT, why=texts.IMPORT_FORMAT_WHY, remedy=texts.IMPORT_FORMAT_REMEDY
        )


def _summary(progress: ImportProgress) -> str:
    sentences = [
        plural(progress.added, texts.IMPORTED_ONE, texts.IMPORTED_MANY)
        if progress.added
        else texts.IMPORTED_NONE
    ]
    if progress.known:
        sentences.append(plural(progress.known, texts.KNOWN_ONE, texts.KNOWN_MANY))
    summary = " ".join(sentences)
    if progress.error is not None:
        return f"{progress.error}\n\n{texts.IMPORT_STOPPED.format(result=summary)}"
    if progress.stopped:
        return f"{texts.IMPORT_CUT}\n\n{texts.IMPORT_STOPPED.format(result=summary)}"
    return summary if progress.added or progress.known else texts.IMPORT_EMPTY
