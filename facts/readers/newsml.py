"""Stories in the XML formats of the IPTC: NITF, NewsML 1 and NewsML-G2, alone or in a message.

https://iptc.org/std/NewsML-G2/guidelines/ and https://iptc.org/standards/newsml-1/ describe them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import Any

from lxml import etree

from facts.errors import TooLarge, UnreadableDocument
from facts.readers import nitf
from facts.readers.extracted import Extracted
from facts.readers.markup import text_of
from facts.readers.news_story import Story, completed, day_of_norm, extracted
from facts.readers.xml import parse_xml, words_of

MOST_STORIES = 1_000
_NOUN = "news file"
_PLAIN = "contentSet/inlineData"
_NAMED = re.compile(rb"&([A-Za-z]{2,8}\d{0,2});")
_OF_XML = frozenset("amp lt gt quot apos".split())


def extract_all(data: bytes) -> list[Extracted]:
    """Extract the stories of a file.

    Raises `UnreadableDocument` where it is damaged or has none, `TooLarge` over `MOST_STORIES`.
    """
    root = parse_xml(_with_letters(data), _NOUN)
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    stories = list(_stories(root))
    if len(stories) > MOST_STORIES:
        raise TooLarge(
            f"The {_NOUN} is too long",
            why=f"it has more than {MOST_STORIES:,} stories",
            remedy="Give it in parts",
        )
    several = len(stories) > 1
    found = [
        item
        for number, story in enumerate(stories, 1)
        if (item := extracted(story, f"item {number}" if several else "")) is not None
    ]
    if not found:
        raise UnreadableDocument(
            f"The {_NOUN} holds no article",
            why="it has no item with a text, only pictures or data",
            remedy="Give the article's text",
        )
    return found


def _with_letters(data: bytes) -> bytes:
    """Return the file with the letters that HTML names (`&eacute;`), which a DTD would declare."""

    def letter(name: re.Match[bytes]) -> bytes:
        code = name2codepoint.get(name[1].decode("ascii"))
        known = code is not None and name[1].decode("ascii") not in _OF_XML
        return b"&#%d;" % code if known and code is not None else name[0]

    return _NAMED.sub(letter, data)


def _stories(root: Any) -> Iterator[Story]:
    """Yield the stories of a file in any of the formats; items of pictures hold none."""
    if root.tag == "nitf":
        yield nitf.story_of(root)
        return
    for item in root.iter("newsItem"):
        if contents := [*item.findall("contentSet/inlineXML"), *item.findall(_PLAIN)]:
            yield completed(_longest(contents), _about_newsml_g2(item))
    for item in root.iter("NewsItem"):
        if contents := item.findall(".//DataContent"):
            yield completed(_longest(contents), _about_newsml_1(item))


def _about_newsml_g2(item: Any) -> Story:
    """Return what an item of NewsML-G2 tells of its story, without the text."""
    return Story(
        body="",
        title=_first(item, "contentMeta/headline", "itemMeta/title"),
        byline=_first(item, "contentMeta/by"),
        dateline=_first(item, "contentMeta/dateline"),
        source=_party(item, "itemMeta/provider", "contentMeta/infoSource")
        or _party(item, "rightsInfo/copyrightHolder"),
        published=next(
            filter(
                None,
                (
                    day_of_norm(words_of(item.find(path)))
                    for path in (
                        "contentMeta/contentCreated",
                        "itemMeta/firstCreated",
                        "itemMeta/versionCreated",
                    )
                ),
            ),
            None,
        ),
    )


def _about_newsml_1(item: Any) -> Story:
    """Return what an item of NewsML 1 tells of its story, without the text."""
    subtitle = _first(item, ".//NewsLines/SubHeadLine")
    dates = (item.find(f".//{name}") for name in ("FirstCreated", "DateId", "ThisRevisionCreated"))
    provider = item.find(".//AdministrativeMetadata/Provider/Party")
    return Story(
        body="",
        title=_first(item, ".//NewsLines/HeadLine"),
        subtitles=(subtitle,) if subtitle else (),
        byline=_first(item, ".//NewsLines/ByLine"),
        dateline=_first(item, ".//NewsLines/DateLine"),
        source=(provider.get("FormalName") if provider is not None else None) or None,
        published=next(filter(None, (day_of_norm(words_of(each)) for each in dates)), None),
    )


def _longest(contents: list[Any]) -> Story:
    """Return the longest of the texts that an item holds, such as a story beside a caption."""
    return max(map(_of_content, contents), key=lambda story: len(story.body), default=Story(""))


def _of_content(content: Any) -> Story:
    """Return the story in an element that holds NITF, HTML or plain text."""
    inside = content.find(".//nitf")
    if inside is not None:
        return nitf.story_of(inside)
    if len(content):
        element = content.find(".//body")
        element = content if element is None else element
        element.tag = "div"
        return Story(
            text_of(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
        )
    text = (content.text or "").strip()
    is_markup = "html" in content.get("contenttype", "") or text.startswith("<")
    return Story(text_of(text) if is_markup else text)


def _first(item: Any, *paths: str) -> str | None:
    return next(filter(None, (words_of(item.find(path)) for path in paths)), None)


def _party(item: Any, *paths: str) -> str | None:
    """Return the name of the first party that is given by name, in words or in a code."""
    for path in paths:
        party = item.find(path)
        if party is None:
            continue
        name = _first(party, "name") or party.get("literal")
        name = name or party.get("qcode", "").rpartition(":")[2]
        if name:
            return str(name)
    return None
