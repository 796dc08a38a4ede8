"""From ranked matches to a cited answer, or to an honest `NotFound`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from facts.agreement import ShortAnswer, agree
from facts.dates import left_out
from facts.match import Ranked
from facts.match.cascade import BESIDE_READ
from facts.match.corrections import says_that_it_corrects
from facts.match.judge import judge
from facts.match.lookups import Lookups
from facts.match.model import model
from facts.match.ranking import BESIDE
from facts.match.reasons import reasons
from facts.match.related import is_related
from facts.match.whole_value import bounded
from facts.models import Answer, Citation, Fact, FactKind, Match, NotFound, Remark
from facts.question import LEAST_AGAINST_ANSWER, Question, QuestionForm, Topic, foreign_language
from facts.question.wanted_kinds import kinds_for
from facts.words.bounds import bound_before
from facts.words.closed_classes import ARTICLES
from facts.words.normalize import tokens
from facts.words.nouns import ROLE_NOUNS

NEAREST = 3
"""How many sentences a `NotFound` offers."""
_ALTERNATIVES = 5
AS_SURE = 0.8
"""Which share of the best confidence another article's sentence needs to be cited too."""
BEHIND = 0.5
"""The same for a newer article's sentence, where the newest is asked for."""
_SAME_STORY = timedelta(days=31)
"""How old a report may be that another corrects."""
_LOOKED_THROUGH = 200
"""In how many sentences of an article it may say that it corrects another."""
_LONG_SHORT = 200
_PARTS = ";"
"""What parts the statements of a sentence."""
_DATED = frozenset((FactKind.DATE, FactKind.PERIOD))


def compose(
    question: Question,
    ranked: Sequence[Ranked],
    *,
    citations: int,
    threshold: float | None = None,
) -> Answer | NotFound:
    """Return the answer if the best match is confident enough, else the nearest sentences.

    Sentences of other articles that are as confident are cited too; where their short answers
    name different things, all are cited newest first and the disagreement is marked.
    """
    limit = threshold
    if limit is None:
        read = any(each.short is not None for each in ranked)
        limit = judge().threshold if read else model().threshold
    if not ranked or ranked[0].confidence < limit:
        near = ranked[:NEAREST]
        return NotFound(
            question=question.text,
            score=ranked[0].confidence if ranked else 0.0,
            nearest=tuple(cite(each, question, short="") for each in near),
            related=tuple(n for n, each in enumerate(near) if is_related(each.view)),
        )
    best = _newest(ranked, limit) if question.newest else ranked[0]
    first = cite(best, question)
    cited = [first]
    used = {id(best)}
    values = [_value(best, first)]
    for each in ranked:
        if len(cited) >= citations or question.newest:
            break
        if each is best:
            continue
        if not _stands_beside(each, best, limit):
            continue
        citation = cite(each, question)
        if citation.article_id in {c.article_id for c in cited}:
            continue
        used.add(id(each))
        cited.append(citation)
        values.append(_value(each, citation))
    disagreement = _comparable_question(question) and not all(
        agree(one, other) for one, other in combinations(values, 2)
    )
    if disagreement:
        cited.sort(key=lambda c: c.published or date.min, reverse=True)
    return Answer(
        question=question.text,
        short=cited[0].short,
        score=best.confidence,
        citations=tuple(cited),
        disagreement=disagreement,
        alternatives=tuple(
            Match(
                citation=cite(each, question),
                score=each.confidence,
                reasons=reasons(each.view, each.fact),
            )
            for each in ranked
            if id(each) not in used
        )[:_ALTERNATIVES],
    )


def with_corrections(found: Answer | NotFound, lookups: Lookups) -> Answer | NotFound:
    """Return the result with what the newest article corrects told apart from what it says.

    Articles that answer differently disagree, unless the newest says that it corrects or updates
    what was reported shortly before.
    """
    if isinstance(found, NotFound) or not found.disagreement:
        return found
    first, *others = found.citations
    older = [each for each in others if _is_shortly_before(each, first)]
    if not older or not says_that_it_corrects(
        lookups.passage(first.article_id, 0, _LOOKED_THROUGH)
    ):
        return found
    rest = [each for each in others if each not in older]
    return found.model_copy(
        update={
            "citations": (first, *rest),
            "corrected": tuple(older),
            "disagreement": bool(rest),
        }
    )


def _is_shortly_before(each: Citation, first: Citation) -> bool:
    if each.published is None or first.published is None:
        return False
    return timedelta(0) <= first.published - each.published <= _SAME_STORY


def asked_back(found: Answer | NotFound, topic: Topic) -> Answer | NotFound:
    """Return the result for a topic alone: what somebody is, or that nothing is asked.

    Any other answer would be to a question that nobody asked. A word in lower case may be one.
    """
    if isinstance(found, Answer):
        *_, last = (token.word for token in tokens(topic.name))
        kind = found.citations[0].kind
        is_name = topic.name.removeprefix("the ")[:1].isupper() and last not in ROLE_NOUNS
        if is_name and kind is FactKind.ROLE:
            return found
        may_ask = not (is_name or topic.requested or any(map(str.isdigit, topic.name)))
        if may_ask and _may_be_asked_for(kind, last):
            return found
        nearest = tuple(each.model_copy(update={"short": ""}) for each in found.citations)[:NEAREST]
        related = tuple(range(len(nearest)))
        found = NotFound(
            question=found.question, score=found.score, nearest=nearest, related=related
        )
    return found.model_copy(update={"remark": Remark.NAME, "topic": topic.name})


def _may_be_asked_for(kind: FactKind | None, noun: str) -> bool:
    """Return whether a noun alone may ask for a value of that kind, as `cost` does for money."""
    if kind is FactKind.ROLE and noun not in ROLE_NOUNS:
        return False
    wanted = kinds_for(noun)
    return kind is None or not wanted or kind in wanted


def not_understood(found: Answer | NotFound) -> Answer | NotFound:
    """Return the result, or that the text asks nothing if no sentence has any of its words."""
    if isinstance(found, Answer) or found.nearest or found.remark or found.language:
        return found
    return found.model_copy(update={"remark": Remark.NOISE})


def in_own_language(question: str, found: Answer | NotFound) -> Answer | NotFound:
    """Return the result, or that a question in another language than English is not read.

    An English sentence that shares a few names with such a question does not answer it. A sentence
    in another language may. It is told whole, since nobody knows what the question asks for.
    """
    if isinstance(found, Answer):
        language = foreign_language(question, least=LEAST_AGAINST_ANSWER)
        if language is None:
            return found
        if foreign_language(found.citations[0].quote) is not None:
            return _as_sentences(found)
        return NotFound(question=found.question, score=0.0, language=language)
    language = foreign_language(question)
    if language is None:
        return found
    nearest = tuple(each for each in found.nearest if foreign_language(each.quote) is not None)
    related = tuple(range(len(nearest)))
    return found.model_copy(update={"language": language, "nearest": nearest, "related": related})


def _as_sentences(found: Answer) -> Answer:
    """Return an answer whose short answers are the whole sentences."""
    whole = {"kind": None, "normal": None, "unit": None, "date_in_words": ""}
    citations = tuple(
        each.model_copy(update={"short": each.quote, **whole}) for each in found.citations
    )
    return found.model_copy(
        update={"short": citations[0].short, "citations": citations, "disagreement": False}
    )


def _newest(ranked: Sequence[Ranked], limit: float) -> Ranked:
    """Return the match of the newest article among those that answer the same question.

    An article without a date is older than any other.
    """
    best = ranked[0]
    rivals = [best, *(each for each in ranked[1:] if _stands_beside(each, best, limit, BEHIND))]
    return max(rivals, key=lambda each: each.view.candidate.article.published or date.min)


def _stands_beside(each: Ranked, best: Ranked, limit: float, share: float = AS_SURE) -> bool:
    """Return whether a sentence of another article answers about as surely as the best one."""
    if each.confidence < max(limit, share * best.confidence):
        return False
    if best.score - each.score > (BESIDE if best.short is None else BESIDE_READ):
        return False
    if best.fact is None or each.fact is None:
        return best.fact is each.fact
    return best.fact.kind is each.fact.kind


def _value(ranked: Ranked, citation: Citation) -> ShortAnswer:
    """Return a citation's short answer, with the normal form of the fact whose value it is."""
    fact = ranked.fact
    normal = fact.normal if fact is not None and fact.value == citation.short else None
    return ShortAnswer(
        citation.short,
        kind=fact.kind if fact is not None else None,
        normal=normal,
        sentence=citation.quote,
        published=citation.published,
    )


def _comparable_question(question: Question) -> bool:
    return question.asked not in (QuestionForm.YES_NO, QuestionForm.KEYWORDS, QuestionForm.WHY)


def cite(ranked: Ranked, question: Question, *, short: str | None = None) -> Citation:
    """Return the verbatim sentence of a match, with its place in the article."""
    candidate = ranked.view.candidate
    sentence, article = candidate.sentence, candidate.article
    if short is None:
        short = short_answer(ranked, question)
    fact = fact_of(ranked, short, question.wanted) if short else None
    dated = fact is not None and fact.kind in _DATED and fact.normal is not None
    return Citation(
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
        article_id=sentence.article_id,
        title=article.title,
        source=article.source,
        published=article.published,
        url=article.url,
        short=short,
        kind=fact.kind if fact else None,
        normal=fact.normal if fact else None,
        unit=fact.unit if fact else None,
        date_in_words=left_out(fact.normal, short) if fact and fact.normal and dated else "",
        index=sentence.index,
        page=sentence.page,
    )


def fact_of(ranked: Ranked, short: str, wanted: Sequence[FactKind]) -> Fact | None:
    """Return the fact whose value a short answer is, if with its article or what bounds it (`a
    boat`, `nearly 200`); for words around a date, that date's.

    Of several readings of one value, the kind that the question asks for comes first, then one
    with a normal form.
    """
    found = [fact for fact in ranked.view.facts if _is_value(short, fact.value)]
    asks_date = bool(wanted) and wanted[0] in _DATED
    if not found or (asks_date and not any(fact.kind in _DATED for fact in found)):
        # `Friday evening` is a time of a day to the parser, and tells the day.
        dates = [f for f in ranked.view.facts if f.kind in _DATED and f.normal and f.value in short]
        found = dates if len({fact.normal for fact in dates}) == 1 else found
    rank = {kind: place for place, kind in enumerate(wanted)}
    return min(found, key=lambda f: (rank.get(f.kind, len(rank)), f.normal is None), default=None)


def _is_value(short: str, value: str) -> bool:
    """Return whether a short answer is a value, or one with its article or the words that bound
    it."""
    at = len(short) - len(value)
    if not at or not short.endswith(value):
        return short == value
    return short[:at].strip().lower() in ARTICLES or bound_before(short, at, counts=True) == 0


def short_answer(ranked: Ranked, question: Question) -> str:
    """Return the verbatim words that answer: the value of the best fact, or the matched words."""
    if question.asked is QuestionForm.YES_NO:
        return _statement(ranked)
    if ranked.short is not None:
        return ranked.short
    fact: Fact | None = ranked.fact
    if fact is None:
        return evidence(ranked)
    if not ranked.view.holds(fact.span):
        return fact.value
    sentence, whole = ranked.view.candidate.sentence, bounded(ranked.view, fact.span)
    return sentence.text[whole.start - sentence.start : whole.end - sentence.start]


def _statement(ranked: Ranked) -> str:
    """Return what the sentence states about a yes-or-no question: the part before or after a
    semicolon that has every word of the question, or all of it.

    A shorter part may hide that it is not so: `was drowned` of `the story that he was drowned is
    untrue`, `was charged` of `was charged but acquitted`. So may another part, where it has a word
    of the question in other words.
    """
    sentence, words = ranked.view.candidate.sentence.text, ranked.view.words
    positions = ranked.view.positions
    if not positions or len({term for _, term in positions}) < len(ranked.view.query.terms):
        return sentence
    places = [words[at].start for at, _ in positions]
    start = sentence.rfind(_PARTS, 0, min(places)) + 1
    end = sentence.find(_PARTS, max(places))
    part = sentence[start : end if end >= 0 else len(sentence)].strip()
    return part if _closes_what_it_opens(part) else sentence


def _closes_what_it_opens(part: str) -> bool:
    """Return whether each quotation and bracket that a part of a sentence opens ends in it."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
    return not part.count('"') % 2 and all(
        part.count(opening) == part.count(closing) for opening, closing in pairs
    )


def evidence(ranked: Ranked) -> str:
    """Return the shortest part of the sentence with all matched words; all of it if long."""
    sentence = ranked.view.candidate.sentence.text
    positions = ranked.view.positions
    if not positions:
        return sentence[:_LONG_SHORT]
    words = ranked.view.words
    low, high = _tightest(positions)
    text = sentence[words[low].start : words[high].end]
    return text if len(text) <= _LONG_SHORT else sentence[words[low].start :][:_LONG_SHORT]


def _tightest(positions: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the narrowest window of word positions that holds every matched term."""
    need = len({i for _, i in positions})
    best = (positions[0][0], positions[-1][0])
    counts: dict[int, int] = {}
    left = 0
    for at, i in positions:
        counts[i] = counts.get(i, 0) + 1
        while len(counts) == need:
            first_at, first_i = positions[left]
            if at - first_at < best[1] - best[0]:
                best = (first_at, at)
            counts[first_i] -= 1
            if not counts[first_i]:
                del counts[first_i]
            left += 1
    return best
