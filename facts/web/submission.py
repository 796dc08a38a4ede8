"""An article that a program sends as JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from facts.errors import InputError
from facts.models import Article


class SubmittedArticle(BaseModel):
    """The text of an article, with what is known about it."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(min_length=1, max_length=1_000)]
    text: Annotated[str, Field(min_length=1)]
    source: str | None = None
    url: Annotated[str | None, Field(pattern=r"^https?://")] = None
    published: date | None = None
    place: str | None = None

    @classmethod
    def parse(cls, data: bytes) -> Article:
        """Return the article. Raises `InputError` naming what is wrong."""
        try:
            given = cls.model_validate_json(data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            place = ".".join(map(str, first["loc"])) or "the body"
            raise InputError(
                "The article cannot be added",
                why=f"{place}: {first['msg']}",
                remedy="Send what /api/openapi.json describes",
            ) from None
        return Article.of(
            given.text,
            title=given.title,
            source=given.source,
            url=given.url,
            published=given.published,
            place=given.place,
        )
