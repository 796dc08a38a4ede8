"""The pages for people: ask, read an article, look through the record."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from facts.dates import count_days
from facts.library import Library
from facts.models import Answer, ArticleInfo, Remark
from facts.web.answer_timeline import answer_timeline
from facts.web.article_timeline import ArticleTimeline, article_timeline
from facts.web.marked_text import Stretch, described, stretches
from facts.web.queries import Query, found_article
from facts.web.rendering import page, rendered
from facts.web.services import WebServices

ON_A_PAGE = 50
LAST_PAGE = 1_000_000


async def ask(request: Request) -> Response:
    """Show the form, and the answers to the question in the address."""
    services = WebServices.of(request)
    query = Query(request.query_params)
    question = query.text("q")
    if not question:
        examples = await services.examples()
        counts = await services.run(services.library.counts)
        return page(request, "start.html", {**_form(query), "examples": examples, "counts": counts})
    services.count_question(request)
    root = request.scope.get("root_path", "")
    return HTMLResponse(await services.answer(_answers, query, question, root))


async def article(request: Request) -> Response:
    """Show an article. Each sentence has an address: `/a/ID#s12`."""
    services = WebServices.of(request)
    given = request.path_params["article_id"]
    info, text, facts = await services.run(_reading, services.library, given)
    if given != info.id:
        root = request.scope.get("root_path", "")
        return RedirectResponse(f"{root}/a/{info.id}", 301)
    return page(request, "article.html", {"info": info, "text": text, "facts": facts})


async def articles(request: Request) -> Response:
    """List the articles, of a source, of a time or about a name."""
    services = WebServices.of(request)
    query = Query(request.query_params)
    number = query.number("page", 1, least=1, most=LAST_PAGE)
    about = query.text("about")
    listed, timeline, sources, total = await services.run(
        _listed, services.library, query, number, about
    )
    return page(
        request,
        "articles.html",
        {
            **_form(query),
            "about": about,
            "infos": listed[:ON_A_PAGE],
            "timeline": timeline,
            "sources": sources,
            "total": total,
            "number": number,
            "more": len(listed) > ON_A_PAGE,
        },
    )


def _form(query: Query) -> dict[str, Any]:
    """Return what the form holds."""
    return {
        "q": query.text("q"),
        "source": query.text("source"),
        "first": query.text("from"),
        "last": query.text("to"),
    }


def _answers(library: Library, query: Query, question: str, root: str) -> str:
    after = query.text("after") or None
    found = library.ask_each(question, filters=query.filters(library), after=after)
    results = [
        (each, answer_timeline(each) if isinstance(each, Answer) else None) for each in found
    ]
    about = {
        **_form(query),
        "results": results,
        "Answer": Answer,
        "NAME": Remark.NAME,
        "OVERVIEW": (Remark.LATEST, Remark.SIZE),
    }
    return rendered("answer.html", about, root)


def _reading(
    library: Library, given: str
) -> tuple[ArticleInfo, list[Stretch], list[tuple[int, str, str, str]]]:
    info = found_article(library, given)
    facts = library.facts(info.id)
    text = list(stretches(library.get(info.id).text, library.sentences(info.id), facts))
    rows = [(fact.sentence_index, fact.subject, fact.value, described(fact)) for fact in facts]
    return info, text, list(dict.fromkeys(rows))


def _listed(
    library: Library, query: Query, number: int, about: str
) -> tuple[list[ArticleInfo], ArticleTimeline | None, list[tuple[str, int]], int]:
    if about:
        found = library.about(about, limit=ON_A_PAGE)
        days = count_days(info.published for info in found)
    else:
        filters = query.filters(library)
        offset = (number - 1) * ON_A_PAGE
        found = library.articles(filters, offset=offset, limit=ON_A_PAGE + 1)
        days = library.published_days(filters)
    return found, article_timeline(days), library.sources(), library.counts().articles
