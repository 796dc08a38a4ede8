"""Read question words, word order and constraints from the surface of a question.

Rules are used instead of a parser model. Questions are typed in lower case, without punctuation and
with typos, where a model trained on edited text is unsure. Asking must not wait for a model to
load.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress

from facts.dates import find_dates
from facts.errors import QuestionError
from facts.models import FactKind, Remark, Slot
from facts.question.follow_up import continued, filled_in, is_follow_up
from facts.question.keywords import ask_in_full
from facts.question.operators import without_operators
from facts.question.pointing import only_points
from facts.question.recency import without_recency
from facts.question.small_talk import remark_of
from facts.question.types import Question, QuestionForm, Term
from facts.question.wanted_kinds import (
    AMOUNTS,
    COUNTS,
    DURATIONS,
    KIND_ONLY,
    MANNERS,
    PERSONS,
    PLACES,
    REASONS,
    ROLES,
    SIZES,
    TIMES,
    kinds_for,
)
from facts.question.wrapping import unwrap
from facts.words.closed_classes import IRREGULAR, PREFIXES
from facts.words.normalize import Token, tokens

MAX_LENGTH = 1_000
"""The longest question, in characters."""

_ADDRESS = re.compile(r"\bhttps?://\S+", re.IGNORECASE)
_WH = frozenset("who whom whose what which when where why how".split())
_AUXILIARY = frozenset(
    "is are was were be been am do does did has have had will would shall should can could may "
    "might must".split()
)
_DO = frozenset("do does did".split())
_BE = frozenset("is are was were be been being".split())
_PREPOSITION = frozenset(
    "of in on at to for by with from into about between among during through under over against "
    "after before since until".split()
)
_DETERMINER = frozenset("the a an this that these those its his her their".split())
_SIZE = frozenset(
    "far tall high large big deep heavy wide old fast long hot cold strong small thick".split()
)
_HAPPEN = frozenset("happen occur".split())
_PAST = IRREGULAR.keys() - frozenset(
    "analyses bases children crises criteria data feet men mice teeth women".split()
)
_PLURAL = frozenset("people men women children media police".split())


def parse(text: str, before: Sequence[str] = ()) -> Question:
    """Parse a question.

    `before` are the earlier questions that it may follow up, latest first and the one that stood
    alone last.

    Small talk has a `remark` and no terms, and so has what points at something that no question
    before it names. Raises `QuestionError` for a text without words or over
    1,000 characters.
    """
    if len(text) > MAX_LENGTH:
        raise QuestionError(
            "The question is too long",
            why=f"it has {len(text)} characters, the limit is {MAX_LENGTH}",
            remedy="Ask it in one sentence",
        )
    said = remark_of(text)
    if said is not None:
        return _without_terms(text, said)
    bare, doubted = unwrap(without_operators(_without_addresses(text)))
    if not doubted:
        bare = ask_in_full(bare)
    bare, newest = without_recency(bare)
    words = list(tokens(bare))
    if not words:
        raise QuestionError(
            "There is no question",
            why="the text holds no word",
            remedy="Ask about the articles, for example: who chaired the session?",
        )
    earlier = _parsed(before)
    whole = filled_in(bare, earlier)
    # With a question of nearly the longest before it, it is asked alone.
    if whole is not None and len(whole) <= MAX_LENGTH:
        return parse(whole, before[1:]).model_copy(update={"text": text})
    if only_points(bare):
        return _without_terms(text, Remark.POINTING)
    question = _Reader(bare, words).read().model_copy(update={"text": text, "newest": newest})
    if doubted and question.asked is QuestionForm.KEYWORDS:
        question = question.model_copy(update={"asked": QuestionForm.YES_NO})
    if earlier and is_follow_up(words, question):
        question = continued(question, earlier)
    return question


def _without_terms(text: str, remark: Remark) -> Question:
    return Question(text=text, plain=text, asked=QuestionForm.KEYWORDS, terms=(), remark=remark)


def _without_addresses(text: str) -> str:
    """Return the text without the addresses of pages in it, unless it is nothing else."""
    bare = _ADDRESS.sub(" ", text)
    return bare if any(char.isalnum() for char in bare) else text


def _parsed(texts: Sequence[str]) -> list[Question]:
    """Parse the texts that are questions, and leave out small talk and the others."""
    found = []
    for text in texts:
        with suppress(QuestionError):
            question = parse(text)
            if question.remark is None:
                found.append(question)
    return found


class _Reader:
    """Read one question. `wh` is the index of its question word, or -1."""

    def __init__(self, text: str, words: list[Token]) -> None:
        self.text = text
        self.words = words
        self.forms = [w.word for w in words]
        self.wh = next((i for i, form in enumerate(self.forms) if form in _WH), -1)
        self.head: list[int] = []
        self.skip: set[int] = set()
        self.predicate: int | None = None

    def read(self) -> Question:
        asked, wanted, slot = self._kind()
        dates = tuple(found.normal for found in find_dates(self.text, None) if found.normal)
        return Question(
            text=self.text,
            plain=self.text,
            asked=asked,
            terms=self._terms(),
            wanted=wanted,
            head=tuple(self.words[i].term for i in self.head),
            predicate=self.words[self.predicate].term if self.predicate is not None else None,
            slot=slot,
            dates=dates,
        )

    def _form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def _kind(self) -> tuple[QuestionForm, tuple[FactKind, ...], Slot | None]:
        if self.wh < 0:
            first = self._form(0)
            if first in _AUXILIARY and len(self.words) > 2:
                return QuestionForm.YES_NO, (), None
            return QuestionForm.KEYWORDS, (), None
        word = self.forms[self.wh]
        self.skip.add(self.wh)
        if word in ("who", "whom", "whose"):
            slot = self._who_slot(word)
            return QuestionForm.WHO, ROLES if self._asks_role(slot) else PERSONS, slot
        if word == "when":
            return QuestionForm.WHEN, TIMES, Slot.TIME
        if word == "where":
            return QuestionForm.WHERE, PLACES, Slot.PLACE
        if word == "why":
            return QuestionForm.WHY, REASONS, Slot.REASON
        if word == "how":
            return self._how()
        return self._which()

    def _who_slot(self, word: str) -> Slot | None:
        if word == "whom":
            return Slot.AGENT if self._form(self.wh - 1) == "by" else Slot.PATIENT
        if word == "whose":
            return None
        i = self.wh + 1
        while self._form(i) in ("else", "all", "exactly"):
            i += 1
        if self._form(i) in _AUXILIARY and self._form(i + 1) in ("be", "been"):
            i += 1
        if self._form(i) in _DO:
            return Slot.PATIENT
        if self._form(i) in _BE:
            rest = self.forms[i + 1 :]
            if rest and rest[-1] == "by":
                return Slot.AGENT
            following = next(
                (j for j in range(i + 1, len(self.forms)) if not self._is_stop(j)), None
            )
            if following == i + 1 and self.forms[following].endswith(("ed", "en", "wn", "ing")):
                self.predicate = following
                return Slot.AGENT if self.forms[following].endswith("ing") else Slot.PATIENT
            # `Who is the president of the court`: the office names whom it asks for.
            if self._form(i + 1) in _DETERMINER or following == i + 1:
                self._read_head(i + 1)
            return Slot.ATTRIBUTE
        while self._form(i) in _AUXILIARY or self._form(i) in ("not", "also", "then", "first"):
            i += 1
        if i < len(self.words):
            self.predicate = i
        return Slot.AGENT

    def _asks_role(self, slot: Slot | None) -> bool:
        """Return whether the question names a person and asks for their role: `Who is Jane Doe`."""
        named = slot is Slot.ATTRIBUTE and all(
            self.text[self.words[i].start].isupper() for i in self.head
        )
        if not named or not self.head or self.head[-1] != len(self.words) - 1:
            return False
        if self._form(self.head[0] - 1) in _DETERMINER:
            return False
        self.head = []
        return True

    def _is_stop(self, i: int) -> bool:
        return self.words[i].stop

    def _how(self) -> tuple[QuestionForm, tuple[FactKind, ...], Slot | None]:
        following = self._form(self.wh + 1)
        self.skip.add(self.wh + 1)
        if following == "many":
            if self._form(self.wh + 2) == "times":
                self.skip.add(self.wh + 2)
                return QuestionForm.HOW_MANY, (FactKind.NUMBER, FactKind.FREQUENCY), Slot.QUANTITY
            self._read_head(self.wh + 2)
            if self.head and self.words[self.head[-1]].word.rstrip("s") in (
                "year", "month", "day", "hour", "week", "minute", "decade",
            ):  # fmt: skip
                return QuestionForm.HOW_MANY, (FactKind.DURATION, FactKind.NUMBER), Slot.QUANTITY
            return QuestionForm.HOW_MANY, COUNTS, Slot.QUANTITY
        if following == "much":
            self._read_head(self.wh + 2)
            return QuestionForm.HOW_MUCH, AMOUNTS, Slot.QUANTITY
        if following in ("often", "frequently", "regularly"):
            return QuestionForm.HOW_OFTEN, (FactKind.FREQUENCY,), Slot.TIME
        if following in ("long", "old"):
            return QuestionForm.HOW_LONG, DURATIONS, Slot.TIME
        if following in _SIZE:
            return QuestionForm.HOW_MUCH, SIZES, Slot.QUANTITY
        self.skip.discard(self.wh + 1)
        return QuestionForm.HOW, MANNERS, Slot.MANNER

    def _which(self) -> tuple[QuestionForm, tuple[FactKind, ...], Slot | None]:
        asked = QuestionForm.WHICH if self.forms[self.wh] == "which" else QuestionForm.WHAT
        if self._form(self.wh + 1) in ("kind", "type", "sort", "kinds", "types", "sorts"):
            self.skip.add(self.wh + 1)
            self._read_head(self.wh + 3)
            return asked, (), None
        if self._form(self.wh + 1) in _AUXILIARY or self._form(self.wh + 1) == "":
            return asked, self._attribute(), self._object_slot(self.wh + 1)
        self._read_head(self.wh + 1)
        if not self.head:
            return asked, (), None
        noun = self.forms[self.head[-1]]
        kinds = kinds_for(noun)
        if FactKind.DATE in kinds and FactKind.PERIOD in kinds:
            return QuestionForm.WHEN if noun in KIND_ONLY else asked, kinds, Slot.TIME
        if asked is QuestionForm.WHAT and kinds in (
            (FactKind.NUMBER, FactKind.PERCENT),
            (FactKind.PERCENT, FactKind.NUMBER),
        ):
            return QuestionForm.HOW_MANY, kinds, Slot.QUANTITY
        return asked, kinds, self._object_slot(self.head[-1] + 1)

    def _object_slot(self, i: int) -> Slot | None:
        """Return the slot asked for: `did X adopt` asks for the object, a verb for the subject."""
        if self._form(i) in _DO:
            return Slot.PATIENT
        if self._form(i) in _BE:
            return Slot.AGENT if self.forms[-1] == "by" else None
        if i < len(self.words) and not self.words[i].stop and self.head:
            self.predicate = i
            return Slot.AGENT
        return None

    def _attribute(self) -> tuple[FactKind, ...]:
        """Read `What was the cost of X`: the noun after the copula names the kind that is asked
        for.
        """
        i = self.wh + 1
        owner = self._owner(i + 1)
        if self._form(i) not in _BE or (owner is None and self._form(i + 1) not in _DETERMINER):
            return ()
        self._read_head(i + 2 if owner is None else owner + 1)
        if not self.head:
            return ()
        if self.head[-1] + 1 < len(self.words) and self._form(self.head[-1] + 1) not in (
            _PREPOSITION | _AUXILIARY
        ):
            self.head = []
            return ()
        return kinds_for(self.forms[self.head[-1]])

    def _owner(self, i: int) -> int | None:
        """Return the index of the last word of `Jane Doe's` from word `i` on, before a noun."""
        for j in range(i, min(i + 5, len(self.words) - 1)):
            if self.text[self.words[j].start : self.words[j].end].endswith(
                ("'s", "’s", "s'", "s’")
            ):
                return j
            if self.text[self.words[j].end : self.words[j].end + 1] in ("'", "’"):
                return j
            if self.forms[j] in _PREPOSITION | _AUXILIARY:
                return None
        return None

    def _read_head(self, i: int) -> None:
        """Read the noun phrase from word `i` to an auxiliary, a preposition or a plural."""
        while self._form(i) in _DETERMINER or self._form(i) in ("other", "more"):
            i += 1
        while i < len(self.words) and len(self.head) < 4:
            form = self.forms[i]
            if form in _AUXILIARY or form in _PREPOSITION or form in _WH or self.words[i].stop:
                break
            if form not in PREFIXES:
                self.head.append(i)
            if self._form(i + 1) not in _PREPOSITION and self._ends_head(i):
                break
            i += 1

    def _ends_head(self, i: int) -> bool:
        """Return whether the phrase ends: after a plural or before a verb in the past tense."""
        form, following = self.forms[i], self._form(i + 1)
        if form in _PLURAL or (
            form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 3
        ):
            return not following.endswith("s") or following in ("was", "has", "is")
        if following in _PAST:
            return True
        if not (kinds_for(form) or form in KIND_ONLY):
            return False
        # `Which city hosted the court`, `which city hosts the court`.
        return (len(following) > 4 and following.endswith("ed")) or (
            following.endswith("s") and self._form(i + 2) in _DETERMINER
        )

    def _says_only_that_it_was(self, i: int) -> bool:
        """Return whether the verb says only that something took place: `Which summit took place`.

        The sentence that answers seldom uses these words.
        """
        if self.words[i].term in _HAPPEN:
            return True
        return (self.words[i].term == "take" and self._form(i + 1) == "place") or (
            self.forms[i] == "place" and i > 0 and self.words[i - 1].term == "take"
        )

    def _terms(self) -> tuple[Term, ...]:
        found: dict[str, Term] = {}
        for i, token in enumerate(self.words):
            if (
                i in self.skip
                or self._says_only_that_it_was(i)
                or token.stop
                or token.word in PREFIXES
                or self.forms[i] in _WH
            ):
                continue
            raw = self.text[token.start : token.end]
            first = token.start == 0 or i == 0
            name = (raw[:1].isupper() and not first) or any(c.isdigit() for c in raw)
            optional = i in self.head and self.forms[i] in KIND_ONLY
            if token.term not in found:
                found[token.term] = Term(
                    term=token.term, word=token.word, name=name, optional=optional
                )
        return tuple(found.values())
