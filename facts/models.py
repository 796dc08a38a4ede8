"""The types of the library: articles, sentences, facts, filters, answers.

All are frozen. A score belongs to a `Match`, `Answer` or `NotFound`, never to stored data. Offsets
are half-open and count code points of the article's text as stored, so that
`article.text[s.start:s.end]` reproduces every sentence, value and quote.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, model_validator

_SPACE = re.compile(r"\s+")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Frozen):
    """Half-open offsets into an article's text, in code points."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _ordered(self) -> Span:
        if self.end < self.start:
            raise ValueError("a span ends before it starts")
        return self

    def overlaps(self, other: Span) -> bool:
        """Return whether the two have a character in common."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]


def content_id(text: str) -> str:
    """Return the article id of a text: 16 hex digits of SHA-256 over its words.

    White space and Unicode composition do not count. A text that was only re-wrapped so has the
    same id and is a duplicate.
    """
    words = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Article(_Frozen):
    """A source text with its title and origin. The text is never altered."""

    id: str
    title: str
    text: str
    source: str | None = None
    url: str | None = None
    published: date | None = None
    place: str | None = None

    @classmethod
    def of(
        cls,
        text: str,
        *,
        title: str,
        source: str | None = None,
        url: str | None = None,
        published: date | None = None,
        place: str | None = None,
    ) -> Article:
        """Return an article of `text`, with its id computed from the content."""
        return cls(
            id=content_id(text),
            title=title,
            text=text,
            source=source,
            url=url,
            published=published,
            place=place,
        )


class ArticleInfo(_Frozen):
    """An article without its text, as lists and candidates carry it."""

    id: str
    title: str
    source: str | None = None
    url: str | None = None
    published: date | None = None
    place: str | None = None
    sentence_count: int = 0
    fact_count: int = 0


class SentenceKind(StrEnum):
    """Which part of an article a sentence is.

    A QUESTION is printed in an interview or as a heading, and a SPEAKER is the label of who speaks,
    such as "Q" or "Ana Lee". Neither states a fact, so no answer cites them.
    """

    TITLE = "title"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    QUESTION = "question"
    SPEAKER = "speaker"
    BODY = "body"


class Sentence(_Frozen):
    """The smallest citable unit: a span of an article's text.

    `page`, from 1, is the page on which it begins, where the article has pages.
    """

    article_id: str
    index: int
    kind: SentenceKind
    start: int
    end: int
    text: str
    page: int | None = None


class FactKind(StrEnum):
    """The kind of thing that a fact's value is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    DOCUMENT = "document"
    ROLE = "role"
    COUNTRY = "country"
    NUMBER = "number"
    ORDINAL = "ordinal"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    PERIOD = "period"
    FREQUENCY = "frequency"
    DURATION = "duration"
    MANNER = "manner"
    REASON = "reason"
    ACTION = "action"
    THING = "thing"


class Slot(StrEnum):
    """The place of the value in the predicate's frame."""

    AGENT = "agent"
    PATIENT = "patient"
    RECIPIENT = "recipient"
    TIME = "time"
    PLACE = "place"
    MANNER = "manner"
    QUANTITY = "quantity"
    REASON = "reason"
    ATTRIBUTE = "attribute"
    OTHER = "other"


class Polarity(StrEnum):
    """Whether a sentence says that something is so, or that it is not."""

    ASSERTED = "asserted"
    NEGATED = "negated"


class Modality(StrEnum):
    """How a sentence puts something: as what is so, or otherwise.

    `denied` and `alleged` are what somebody denies or accuses another of, `conditional` what
    depends on an `if`, `possible` what may be or is not made out to have happened, `demanded` what
    somebody wants of another, `asked` what a question asks.
    """

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"
    ALLEGED = "alleged"
    DENIED = "denied"
    ASKED = "asked"


class Fact(_Frozen):
    """Subject, predicate and value stated by one sentence.

    `value`, and `subject` where `subject_span` is given, are verbatim parts of the article.
    `predicate` is a lemma. `normal` is the value in a normal form: an ISO date, an ISO interval
    (2021/2025), a decimal number. `unit` names what a number counts. `sentence_index` is the
    sentence's number in its article. The sentence says that the fact is so where `polarity` is
    asserted and `modality` is actual.
    """

    article_id: str
    sentence_index: int
    kind: FactKind
    slot: Slot
    subject: str
    predicate: str
    value: str
    span: Span
    subject_span: Span | None = None
    predicate_span: Span | None = None
    normal: str | None = None
    unit: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.ACTUAL


class Filters(_Frozen):
    """Which articles may be cited: all given conditions must hold.

    `source` is compared without regard to case. `published_from` and `published_to` are inclusive;
    an article without a date is out as soon as either is given.
    """

    article_id: str | None = None
    source: str | None = None
    published_from: date | None = None
    published_to: date | None = None


class FoundFact(_Frozen):
    """A fact found in the record, with the sentence that states it and its article."""

    fact: Fact
    sentence: Sentence
    article: ArticleInfo


class Candidate(_Frozen):
    """A recalled sentence with all that ranking needs, not yet scored.

    `key` is the store's own handle of the sentence. `terms` are the sentence's index terms in
    order. `before` and `after` are those of its neighbours in the article, empty at its ends.
    """

    key: int
    sentence: Sentence
    article: ArticleInfo
    terms: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Citation(_Frozen):
    """A sentence quoted word for word, with its place in an article.

    `short` is the part of the quote that answers the question, if any, or the name that a pronoun
    of the quote stands for. `kind`, `normal` and `unit` say what it is, as those of `Fact`.
    `date_in_words` is the date that `short` means where it leaves something out: `3 March 2026` for
    `Tuesday`. `index` is the sentence's number in its article. `page`, from 1, is the page on which
    it begins, where the article has pages. JSON names the quote `sentence`.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    quote: str = Field(
        validation_alias=AliasChoices("quote", "sentence"), serialization_alias="sentence"
    )
    start: int
    end: int
    article_id: str
    title: str
    source: str | None = None
    published: date | None = None
    url: str | None = None
    short: str = ""
    kind: FactKind | None = None
    normal: str | None = None
    unit: str | None = None
    date_in_words: str = ""
    index: int = 0
    page: int | None = None


class Match(_Frozen):
    """A scored candidate: `score` is the calibrated probability (0 to 1) that it answers."""

    citation: Citation
    score: float
    reasons: tuple[str, ...] = ()


class Remark(StrEnum):
    """What a text is that asks nothing of the record: mostly small talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    AGREEMENT = "agreement"
    PRAISE = "praise"
    COMPLAINT = "complaint"
    LAUGHTER = "laughter"
    APOLOGY = "apology"
    ABOUT = "about"
    """A question about the one who answers, such as `what can you do`."""
    LATEST = "latest"
    """A wish for the newest articles, such as `what is new`."""
    SIZE = "size"
    """A question how much the record holds, such as `how many articles do you have`."""
    SOURCES = "sources"
    """A question where answers come from, such as `says who`."""
    CHATTER = "chatter"
    """A wish or a question of small talk that no record answers, such as `tell me a joke`."""
    NAME = "name"
    """A name or a word alone, for which the record has no answer."""
    NOISE = "noise"
    """Words that neither English nor the record knows, such as letters typed at random."""
    POINTING = "pointing"
    """A question that does not say what it is about, such as `who is she`."""


class Answer(_Frozen):
    """A question answered from the record.

    `citations` are newest first where `disagreement` is true (articles that answer differently),
    else best first. `corrected` are what older articles answer, where the first citation's article
    says that it corrects or updates them. `alternatives` are the next best matches, none of them
    cited. `damaged` are the ids of articles that were left out because their sentences are stored
    otherwise than their text has them.
    """

    status: Literal["answered"] = "answered"
    question: str
    short: str
    score: float
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]
    disagreement: bool = False
    corrected: tuple[Citation, ...] = ()
    alternatives: tuple[Match, ...] = ()
    damaged: tuple[str, ...] = ()


class NotFound(_Frozen):
    """The record does not say, which is a normal result.

    None of the sentences in `nearest` answers. `related` are the places of those that are worth
    showing to a person, since they have a name of the question or another rare word. `remark` says
    what the text is if it is no question, and `topic` what it names if that is all. For small talk,
    nothing was searched. `language` is the code (ISO 639-1) of the question's language if it is
    another than English, the only one that is read. `damaged` is as in `Answer`.
    """

    status: Literal["not_found"] = "not_found"
    question: str
    score: float
    nearest: tuple[Citation, ...] = ()
    related: tuple[int, ...] = ()
    remark: Remark | None = None
    topic: str | None = None
    language: str | None = None
    damaged: tuple[str, ...] = ()

    @property
    def offered(self) -> tuple[Citation, ...]:
        """The nearest sentences that are related to the question, which may be none."""
        return tuple(self.nearest[place] for place in self.related)


class NearDuplicate(_Frozen):
    """A stored article whose text is similar to another's. `similarity` is from 0 to 1."""

    article: ArticleInfo
    similarity: float


class Preview(_Frozen):
    """The result of adding an article, computed without storing it."""

    article: Article
    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...]
    duplicate: ArticleInfo | None = None
    near_duplicates: tuple[NearDuplicate, ...] = ()


class Receipt(_Frozen):
    """The result of an add. `added` is false where the same content was already stored."""

    article: ArticleInfo
    added: bool
    near_duplicates: tuple[NearDuplicate, ...] = ()


class Counts(_Frozen):
    """The size of a record."""

    articles: int
    sentences: int
    facts: int


class DamagedPart(StrEnum):
    """Which part of a record is damaged.

    TEXT and DETAILS (title, source, date and so on) are the article itself, which cannot be had
    from this record any more. SENTENCES, FACTS and INDEX are made of it, and an export and import
    makes them again. FILE is the file as a whole.
    """

    TEXT = "text"
    DETAILS = "details"
    SENTENCES = "sentences"
    FACTS = "facts"
    INDEX = "index"
    FILE = "file"

    @property
    def is_lost(self) -> bool:
        """Whether an article with this damage cannot be exported."""
        return self in (DamagedPart.TEXT, DamagedPart.DETAILS)


class Damage(_Frozen):
    """Something in a record that is not as it was stored.

    `why` is a clause that says what is wrong. `article_id` is None if it concerns no one article.
    """

    part: DamagedPart
    why: str
    article_id: str | None = None
