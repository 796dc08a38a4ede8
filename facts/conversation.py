"""What a question of a conversation may follow up, beyond the question just before it."""

from __future__ import annotations

from facts.errors import QuestionError
from facts.question import parse

_BREAK = "\n"


def thread(question: str, after: str | None = None) -> str:
    """What the next question of the conversation is to be asked after.

    `after` is what `question` itself was asked after. One that stood alone begins a thread, which
    is the question. A follow-up goes on with it: the thread is then the follow-up and, on a line
    of its own, the question that stood alone, so that `Who introduced the draft? And when? And
    where?` asks about the draft to its end. A text that is no question leaves the thread as it was.
    """
    # A question that was typed in several lines must not look like a thread.
    alone = " ".join(question.split())
    try:
        follows = bool(after) and parse(question, after) != parse(question)
    except QuestionError:
        return after or alone
    if not after or not follows:
        return alone
    return f"{alone}{_BREAK}{after.rpartition(_BREAK)[2]}"
