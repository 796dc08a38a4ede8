"""Which blocks of a page are its article.

trafilatura knows how pages are built, but leaves out parts of an article, such as captions and
lists. Here the other blocks are judged by their place among those that it takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from facts.readers.html_blocks import BlockKind, TextBlock
from facts.readers.html_chrome import leads_home, words_of
from facts.readers.html_judged import (
    MANY_WORDS,
    MOST_LINKED,
    JudgedBlock,
    ends_sentence,
    is_prose,
)
from facts.readers.html_notices import (
    ends_open,
    goes_on_for_subscribers,
    heads_more,
    is_link_to_more,
    is_notice,
)
from facts.readers.html_place import letters_of, root_of, taken_by_trafilatura
from facts.readers.html_teasers import is_menu, teasers
from facts.text.other_stories import heads_other_stories

_FAR = 6  # blocks after the end, among which a notice tells that the article goes on
_NEAR = 3  # the same for a link to the rest
_TITLE_WORDS = 3  # or more, of a title that a section has not too
_SHORT = 20  # letters: a shorter text may well stand twice
_LABELS = frozenset(
    "byline author meta date timestamp time category kicker label credit counter count".split()
)
_PULLED = frozenset({"pull", "pullquote", "quote", "highlight", "highlights", "summary"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """The numbers of the article's blocks, in order, and whether the article goes on after them."""

    numbers: tuple[int, ...]
    cut_off: bool


def choose(
    body: html.HtmlElement, blocks: Sequence[TextBlock], titles: frozenset[str] = frozenset()
) -> Chosen:
    """Return the blocks of the article among those of a page without its frame.

    `titles` are the titles in the page's head, in small letters.
    """
    judged = _judge(body, blocks, titles)
    if not any(each.is_taken for each in judged):
        return Chosen((), cut_off=False)
    chosen = _without_repeats(_fill(root_of(body, judged), judged, titles))
    end = chosen[-1].number if chosen else 0
    # Below the comments, a site asks everybody to subscribe.
    goes_on = any(goes_on_for_subscribers(block.text) for block in blocks[end + 1 : end + _FAR])
    leads_on = any(is_link_to_more(block.text) for block in blocks[end + 1 : end + _NEAR])
    is_open = _is_open(blocks[end]) or (leads_on and ends_open(blocks[end].text))
    return Chosen(tuple(each.number for each in chosen), cut_off=goes_on or is_open)


def _judge(
    body: html.HtmlElement, blocks: Sequence[TextBlock], titles: frozenset[str]
) -> list[JudgedBlock]:
    cards = teasers(blocks, titles)
    notices = [
        n in cards or is_notice(block.text, block.linked) or is_menu(block) or _names_site(block)
        for n, block in enumerate(blocks)
    ]
    prose = [is_prose(block) and not notice for block, notice in zip(blocks, notices, strict=True)]
    taken = taken_by_trafilatura(body, blocks)
    if not any(take and not notice for take, notice in zip(taken, notices, strict=True)):
        taken = prose
    return [
        JudgedBlock(n, block, taken[n] and not notices[n], notices[n], prose[n])
        for n, block in enumerate(blocks)
    ]


def _names_site(block: TextBlock) -> bool:
    return block.kind is BlockKind.HEADING and leads_home(block.element)


def _is_open(block: TextBlock) -> bool:
    """Return whether the article's last paragraph breaks off."""
    is_long = len(block.text.split()) >= MANY_WORDS
    return block.kind is BlockKind.TEXT and is_long and ends_open(block.text)


def _fill(
    root: html.HtmlElement, judged: Sequence[JudgedBlock], titles: frozenset[str]
) -> list[JudgedBlock]:
    """Return the blocks of the article: those that were taken, and those that belong to them."""
    inside = set(root.iter())
    taken = [each for each in judged if each.is_taken]
    own = [each for each in taken if each.block.element in inside] or taken
    first, last = own[0].number, own[-1].number
    mains = _mains(judged[: first + 1], titles)
    lead = _lead(judged, first, inside, mains)
    prose = [each.block for each in own if each.is_prose]
    beside = {_box(block) for block in prose} | {block.element for block in prose}
    beside |= {_box(each.block) for each in judged if each.is_prose and _is_item(each, inside)}
    cells = {_cell(each.block) for each in own}
    main = mains[-1].number if mains else 0
    ended: set[html.HtmlElement] = set()
    chosen: list[JudgedBlock] = []
    for each in judged:
        block = each.block
        is_heading = each.number > first and each.kind is BlockKind.HEADING
        if is_heading and (each.is_notice or heads_other_stories(block.text)):
            ended |= _headed_by(block.element, root, judged, each.number)
        if each.is_notice or block.element in ended:
            continue
        if is_heading and heads_more(block.text):
            ended |= _ended_by(block.element, root, judged[each.number :])
            continue
        # Cells that lay out the page are columns: menus and adverts stand beside the article.
        cell = _cell(block)
        in_column = cell is None or cell in cells or root in cell.iterdescendants()
        is_later = each.number > first or each.kind is BlockKind.CAPTION
        is_near = block.element in inside and is_later and in_column
        is_own = block.element in inside or each.number > main
        near = is_near and _belongs(each, beside, is_between=each.number < last)
        if (each.is_taken and is_own) or each.number in lead or near:
            chosen.append(each)
    while len(chosen) > 1 and chosen[-1].kind is BlockKind.HEADING:
        chosen.pop()  # nothing stands under it
    return chosen


def _is_item(each: JudgedBlock, inside: set[html.HtmlElement]) -> bool:
    """Return whether a block is an item of the article's lists, of which none is left out."""
    is_own = each.block.element in inside and not each.is_notice
    return is_own and each.kind is BlockKind.ITEM and each.block.linked <= MOST_LINKED


def _belongs(each: JudgedBlock, beside: set[html.HtmlElement], *, is_between: bool) -> bool:
    """Return whether a block that trafilatura left out belongs to the article it is in."""
    if each.block.linked > MOST_LINKED or not _LABELS.isdisjoint(words_of(each.block.element)):
        return False
    if each.is_prose or each.kind is BlockKind.CAPTION:
        return True
    # A short line stands beside paragraphs of the article, or in no element but theirs.
    is_beside = _box(each.block) in beside or each.block.element in beside
    return is_between and (each.kind is BlockKind.HEADING or is_beside)


def _box(block: TextBlock) -> html.HtmlElement:
    """Return the element around a block; the list of an item."""
    for element in block.element.iterancestors():
        if element.tag not in ("li", "p", "span", "b", "strong"):
            return element
    return block.element


def _cell(block: TextBlock) -> html.HtmlElement | None:
    """Return the cell of the page's layout that a block is in."""
    if block.element.tag in ("td", "th"):
        return block.element
    return next(block.element.iterancestors("td", "th"), None)


def _lead(
    judged: Sequence[JudgedBlock],
    first: int,
    inside: set[html.HtmlElement],
    mains: Sequence[JudgedBlock],
) -> set[int]:
    """Return the blocks between the main heading and the article: a standfirst, captions.

    The heading right above the article's first block is one of them.
    """
    found = _opening(judged, first)
    above = judged[first - 1] if first else None
    if above and above.kind is BlockKind.HEADING and above.block.element in inside:
        found.add(first - 1)
    if not mains:
        return found
    heading = mains[-1].block.element
    around = set(list(heading.iterancestors())[:2])
    found.add(mains[-1].number)
    is_direct = is_alone = True
    for each in judged[mains[-1].number + 1 : first]:
        if each.block.element is heading:  # lines below it, which only breaks part
            found.add(each.number)
            continue
        if _is_point(each, around):
            found.add(each.number)
            before = judged[each.number - 1]
            if before.kind is BlockKind.HEADING and _box(before.block) is _section(each.block):
                found.add(before.number)
            continue
        is_direct = is_direct and each.is_prose and _box(each.block) in around
        is_alone = is_alone and each.kind is not BlockKind.HEADING
        if is_direct or each.kind is BlockKind.CAPTION or (is_alone and _leads(each, around)):
            found.add(each.number)
    return found


def _leads(each: JudgedBlock, around: set[html.HtmlElement]) -> bool:
    """Return whether a block below the main heading is the article's first paragraph, in an element
    of its own and perhaps below a line with the date. What leads to another story is linked."""
    box = _box(each.block)
    is_near = box in around or box.getparent() in around
    whole = each.is_prose and ends_sentence(each.block.text)
    return is_near and whole and not each.is_notice and not each.block.linked


def _is_point(each: JudgedBlock, around: set[html.HtmlElement]) -> bool:
    """Return whether a block is a sentence in a list that sums the article up below its heading."""
    if each.kind is not BlockKind.ITEM or each.is_notice or each.block.linked > 0:
        return False
    section = _section(each.block)
    is_near = section in around or section.getparent() in around
    return is_near and each.is_prose and ends_sentence(each.block.text)


def _section(block: TextBlock) -> html.HtmlElement:
    """Return the element that a block's list is in."""
    box = _box(block)
    parent = box.getparent() if box.tag in ("ul", "ol") else box
    return box if parent is None else parent


def _mains(judged: Sequence[JudgedBlock], titles: frozenset[str]) -> list[JudgedBlock]:
    """Return the main headings: those with the page's title where an `h1` has another text."""
    firsts = [each for each in judged if each.block.element.tag == "h1"]
    titled = [
        each
        for each in judged
        if each.kind is BlockKind.HEADING
        and len(each.block.text.split()) >= _TITLE_WORDS
        and " ".join(each.block.text.split()).casefold() in titles
    ]
    return titled or firsts


def _opening(judged: Sequence[JudgedBlock], first: int) -> set[int]:
    """Return the sentences right above the article's first block, in no element but its box."""
    box = _box(judged[first].block)
    found: set[int] = set()
    for each in reversed(judged[:first]):
        if not each.is_prose or each.is_notice or each.block.element is not box:
            break
        found.add(each.number)
    return found


def _ended_by(
    heading: html.HtmlElement, root: html.HtmlElement, rest: Sequence[JudgedBlock]
) -> set[html.HtmlElement]:
    """Return the elements that a heading of other things is the heading of.

    That is the part of the page that it begins; in the article's own part, what follows up to the
    next paragraph of the article.
    """
    taken = {each.block.element for each in rest if each.is_taken and each.is_prose}
    part = _part_of(heading, root)
    inner = set(part.iter())
    if part is not root and root not in inner and taken.isdisjoint(inner):
        return inner
    found: set[html.HtmlElement] = set()
    for sibling in heading.itersiblings():
        inner = set(sibling.iter())
        if not taken.isdisjoint(inner) and sibling.tag not in ("ul", "ol"):
            break
        found |= inner
    return found


def _headed_by(
    heading: html.HtmlElement, root: html.HtmlElement, judged: Sequence[JudgedBlock], number: int
) -> set[html.HtmlElement]:
    """Return the box that begins with a heading of the site's own, such as "Recommended for you".

    Most of the article stands before it, or the box is the article's.
    """
    box = heading
    while (parent := box.getparent()) is not None and not _text_before(box):
        box = parent
    inner = set(box.iter())
    if box is heading or root in inner:
        return set()
    prose = [each for each in judged if each.is_taken and each.is_prose]
    inside = sum(each.block.element in inner for each in prose)
    return inner if 2 * inside <= sum(each.number < number for each in prose) else set()


def _text_before(part: html.HtmlElement) -> bool:
    """Return whether the element around a part has text before it."""
    parent = part.getparent()
    before = [text for each in part.itersiblings(preceding=True) for text in each.itertext()]
    if parent is not None:
        before.append(parent.text or "")
    return any(map(str.strip, before))


def _part_of(heading: html.HtmlElement, root: html.HtmlElement) -> html.HtmlElement:
    """Return the part of the page that a heading is the first text of."""
    part = heading
    while part is not root:
        parent = part.getparent()
        if parent is None:
            return root
        if _text_before(part):
            return parent
        part = parent
    return root


def _without_repeats(chosen: Sequence[JudgedBlock]) -> list[JudgedBlock]:
    """Leave out what stands twice, such as a quotation that is pulled out of the text."""
    letters = [letters_of(each.block.text) for each in chosen]
    whole = "\n".join(letters)
    seen: set[str] = set()
    left: list[JudgedBlock] = []
    for each, own in zip(chosen, letters, strict=True):
        is_long = len(own) > _SHORT
        pulled = is_long and whole.count(own) > 1 and _is_pulled(each.block)
        if not (pulled or (is_long and own in seen)):
            left.append(each)
            seen.add(own)
    return left


def _is_pulled(block: TextBlock) -> bool:
    """Return whether a block is set apart, as a quotation is that is pulled out of the text."""
    around = (block.element, *block.element.iterancestors())
    return block.kind is not BlockKind.ROW and any(
        each.tag in ("aside", "blockquote", "q", "figure") or not _PULLED.isdisjoint(words_of(each))
        for each in around
    )
