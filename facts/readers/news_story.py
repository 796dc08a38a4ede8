"""A story of a news agency by its parts, as its markup tells them, and the text that they form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from facts.readers.extracted import Extracted, titled
from facts.text.datelines import find_dateline
from facts.text.header_labels import BYLINE

_DAY = re.compile(r"\s{0,3}(\d{4})-?(\d{2})-?(\d{2})")
_DASHES = " -–—"


@dataclass(frozen=True, slots=True)
class Story:
    """The parts of a story; `body` are its paragraphs with empty lines between them."""

    body: str
    title: str | None = None
    subtitles: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    source: str | None = None
    published: str | None = None


def completed(story: Story, others: Story) -> Story:
    """Return a story with the parts of another that it lacks."""
    return replace(
        story,
        title=story.title or others.title,
        subtitles=story.subtitles or others.subtitles,
        byline=story.byline or others.byline,
        dateline=story.dateline or others.dateline,
        source=story.source or others.source,
        published=story.published or others.published,
    )


def extracted(story: Story, name: str = "") -> Extracted | None:
    """Return the text of a story from its title to its last paragraph; None where it has none."""
    body = _with_dateline(_without_title(story.body.strip(), story.title), story.dateline)
    if not body and not story.title:
        return None
    present = body.casefold()
    above = [line for line in story.subtitles if line.casefold() not in present]
    if story.byline and story.byline.casefold() not in present[: 2 * len(story.byline) + 400]:
        above.append(story.byline if BYLINE.match(story.byline) else f"By {story.byline}")
    text = "\n\n".join([*above, body] if body else above)
    return Extracted(
        text=titled(text, story.title) if text else story.title or "",
        title=story.title,
        source=story.source,
        published=story.published,
        name=name,
    )


def day_of_norm(written: str | None) -> str | None:
    """Return the day of a time in ISO 8601, with or without hyphens: `20250312T142200Z`."""
    match = _DAY.match(written or "")
    return "-".join(match.groups()) if match else None


def _without_title(body: str, title: str | None) -> str:
    """Return a body without its first line where that is the title again."""
    first, _, rest = body.partition("\n")
    return rest.strip() if title and first.strip().casefold() == title.casefold() else body


def _with_dateline(body: str, dateline: str | None) -> str:
    """Return a body with its dateline before the first paragraph, where it has none yet."""
    place = (dateline or "").strip(_DASHES)
    if not place or not body or body.startswith(place):
        return body
    first = body.partition("\n")[0]
    return body if find_dateline(first, 0, len(first)) else f"{place} – {body}"
