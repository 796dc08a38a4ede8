"""The parts of a page around its article: menus, adverts, teasers, comments, notices of the site.

The purpose of a part shows in its element, its role, and the words in its id and classes. The words
are those that page builders everywhere use, in any language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

from lxml import html

from facts.readers.html_blocks import TextBlock, blocks_of
from facts.readers.html_judged import ends_sentence, is_prose
from facts.readers.html_notices import goes_on_for_subscribers, is_notice
from facts.readers.html_tree import drop, names_of, text_length

_TAGS = frozenset({"nav", "menu", "footer", "aside", "dialog"})
_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog menu menubar toolbar tablist "
    "complementary alert status".split()
)
_FRAMES = frozenset({"nav", "menu", "footer", "dialog"})
_VAGUE_ROLES = frozenset({"banner", "complementary", "alert", "status"})
_NAMED = frozenset(
    "div section aside ul ol li p span header table figure form a h2 h3 h4 h5 h6 small article "
    "details blockquote dl".split()
)
_COMMENTS = frozenset(
    "comments comment comentarios comentario commentaires commentaire kommentare kommentar "
    "commenti commento komentarze komentarz yorumlar yorum reacties reactie kommentarer kommentit "
    "disqus feedback respond guestbook condolences".split()
)
"""Words for what readers say."""
_AROUND = frozenset(
    # menus and frames
    "nav navbar navigation menu submenu breadcrumb breadcrumbs sidebar toolbar masthead pagination "
    "pager paginator skip skiplink colophon "
    # adverts
    "ad ads adv advert adverts advertisement advertisements advertising adsense adslot adbox dfp "
    "sponsor sponsors sponsored promo promos promotion promotions promoted outbrain taboola "
    "zergnet revcontent mgid "
    # the site's offers
    "newsletter newsletters subscribe subscription subscriptions signup paywall regwall login "
    "signin register donate donation membership "
    # consent and windows over the page
    "cookie cookies consent gdpr ccpa popup popover modal lightbox overlay tooltip "
    # other articles
    "related recirc recirculation recommended recommendations recommendation trending "
    "readmore morestories mostread mostpopular "
    # sharing
    "sharedaddy addthis sharethis socials "
    # labels
    "tags taglist copyright".split()
)
_WORDS = _AROUND | _COMMENTS
_PAIRS = frozenset(
    tuple(pair.split("-"))
    for pair in (
        "read-more read-next read-also read-on more-stories more-news more-from more-on more-like "
        "most-read most-popular most-viewed most-shared top-stories latest-news latest-stories "
        "next-article next-story next-post prev-post previous-post post-navigation "
        "also-read also-like see-also social-share social-links social-media social-icons "
        "social-bar social-buttons share-buttons share-bar share-links share-tools share-this "
        "share-article share-icons article-share article-tools article-actions sharing-buttons "
        "follow-us follow-buttons sign-up sign-in log-in opt-in call-action back-top tag-list "
        "tag-cloud post-tags article-tags entry-tags article-topics story-topics author-bio "
        "author-box author-card author-info author-about about-author author-profile "
        "author-description article-footer post-footer entry-footer site-header site-footer "
        "page-header page-footer "
        "global-header global-footer top-bar skip-link skip-links print-button print-link "
        "reading-time read-time "
        "story-links suggested-articles suggested-posts similar-articles similar-posts "
        "popular-posts popular-articles recent-posts inline-promo text-size font-size "
        "correction-form feedback-form contact-form search-form search-box search-bar "
        "column-number page-number "  # where the printed edition has the next column or page
        "article-teaser teaser-list story-card article-card news-card teaser-card card-list"
    ).split()
)
_WALLS = frozenset(
    "paywall regwall wall gate gated meter metered premium subscribe subscription subscriptions "
    "subscriber login signin signup register".split()
)
_OF_OTHERS = _COMMENTS.union(
    "related recirc recirculation recommended recommendations recommendation trending mostread "
    "mostpopular morestories outbrain taboola zergnet revcontent mgid cookie cookies consent gdpr "
    "colophon copyright footer modal popup popover lightbox overlay "
    "tooltip login signin register paywall regwall".split()
)
"""Words for what is never the article, even on a page that holds nothing else."""
_OFFERS = frozenset(
    "newsletter newsletters subscribe subscription subscriptions signup donate donation "
    "membership".split()
)
"""Words for what may be the article, as that of a newsletter, if it is longer than an offer."""
_CONTACT = frozenset({"contact", "contacts"})
_NOT_AFTER = frozenset("no not non has have with without js is hide".split())
"""A word after one of these is about something that the part has or lacks."""
_STATES = frozenset({("node", "promoted"), ("story", "promoted"), ("post", "promoted")})
"""Pairs that tell where else a site shows an article, as Drupal does: `node-promoted`."""
_CONTENT = re.compile(r"\b(?:article-?body|story-?body|entry-?content|post-?content)\b")
_COMMENT = re.compile(r"schema\.org/(?:User)?Comments?$", re.IGNORECASE)
_BREAK = re.compile(r"[^a-zA-Z]+|(?<=[a-z])(?=[A-Z])")
_HOME = re.compile(
    r"(?:https?:)?(?://[^/?#]+)?/?(?:(?:index|home|default)\.\w{2,5})?(?:[?#].*)?", re.IGNORECASE
)
_LONGEST_LINK = 300
_FEWEST_WORDS = 3  # of a title
_LARGEST_META = 150  # characters beside a title
_LARGE = 500  # characters
_MOST_NAMES = 40  # of one element that are looked at
_OF_BLOCK = "__"
_MOST_AROUND = 8  # elements in which a block of that name is sought
_MOST_LINKED = 0.5
_FEWEST_BLOCKS = 2  # of prose, of what may be an article
_FEWEST_OF_OFFER = 4
_ALMOST_NONE = 0.4
"""The share of a part's prose below which the prose outside it is no article."""
_MOST_NEEDED = 8  # elements, one in the other


def remove_chrome(
    body: html.HtmlElement,
    titles: frozenset[str] = frozenset(),
    parts: frozenset[str] = frozenset(),
) -> None:
    """Remove the parts of the page that are around the article from the tree.

    A part that holds the page's own heading or most of its text is kept: its name is about the
    page. So is one without which no running text would be left. `titles` are the titles in the
    page's head, in small letters. `parts` are the classes and ids that the page's data name as
    those of the article, which are kept too.
    """
    prose = [
        block for block in blocks_of(body) if is_prose(block) and not is_notice(block.text, 0.0)
    ]
    for is_chrome, share in ((_by_element, 0.8), (_by_name, 0.5)):
        most = text_length(body) * share
        is_dropped = partial(_is_dropped, is_chrome, most, titles, parts)
        dropped = {element for element in body.iterdescendants() if is_dropped(element)}
        dropped -= _needed(prose, dropped)
        drop(body, dropped.__contains__)
    drop(body, _contacts(body).__contains__)


def _contacts(body: html.HtmlElement) -> set[html.HtmlElement]:
    """Return the parts below the last sentence that are named as the site's contact."""
    blocks = blocks_of(body)
    sentences = [
        n
        for n, block in enumerate(blocks)
        if ends_sentence(block.text) and not is_notice(block.text, block.linked)
    ]
    if not sentences:
        return set()
    above = set(_line_up(blocks[sentences[-1]].element))
    below = {
        element for block in blocks[sentences[-1] + 1 :] for element in _line_up(block.element)
    }
    return {element for element in below - above if _is_named(element, _CONTACT)}


def _needed(prose: Sequence[TextBlock], dropped: set[html.HtmlElement]) -> set[html.HtmlElement]:
    """Return the elements to be dropped that hold the article, where almost no prose is left."""
    needed: set[html.HtmlElement] = set()
    above = [(block, [e for e in _line_up(block.element) if e in dropped]) for block in prose]
    for _ in range(_MOST_NEEDED):
        held: dict[html.HtmlElement, list[int]] = {}
        left: list[int] = []
        for block, elements in above:
            outermost = next((e for e in reversed(elements) if e not in needed), None)
            lengths = left if outermost is None else held.setdefault(outermost, [])
            lengths.append(len(block.text))
        fitting = (element for element in held if _may_be_article(element, len(held[element])))
        best = max(fitting, key=lambda element: sum(held[element]), default=None)
        if best is None or len(left) > 1 or sum(left) > sum(held[best]) * _ALMOST_NONE:
            break
        needed.add(best)
    return needed


def _may_be_article(part: html.HtmlElement, blocks: int) -> bool:
    """Return whether a part with so many blocks of prose may be the article of a page."""
    role = (part.get("role") or "").lower()
    if part.tag in _FRAMES or role in _ROLES - _VAGUE_ROLES or _is_named(part, _OF_OTHERS):
        return False
    return blocks >= (_FEWEST_OF_OFFER if _is_named(part, _OFFERS) else _FEWEST_BLOCKS)


def _line_up(element: html.HtmlElement) -> list[html.HtmlElement]:
    return [element, *element.iterancestors()]


def _is_dropped(
    is_chrome: Callable[[html.HtmlElement], bool],
    most: float,
    titles: frozenset[str],
    parts: frozenset[str],
    part: html.HtmlElement,
) -> bool:
    if not parts.isdisjoint(names_of(part)):
        return False
    return is_chrome(part) and not (_holds(part, most) or _is_head_of(part, titles))


def leads_home(heading: html.HtmlElement) -> bool:
    """Return whether all of a heading is a link to the site's first page: the site's name."""
    link = next(heading.iter("a"), None)
    link = next(heading.iterancestors("a"), None) if link is None else link
    if link is None or text_length(link) < text_length(heading):
        return False
    return _HOME.fullmatch((link.get("href") or "#").strip()[:_LONGEST_LINK]) is not None


def has_paywall(body: html.HtmlElement) -> bool:
    """Return whether a part of the page that is named so says that the article goes on."""
    return any(
        _is_named(element, _WALLS) and goes_on_for_subscribers(element.text_content())
        for element in body.iterdescendants()
    )


def _is_named(element: html.HtmlElement, words: frozenset[str]) -> bool:
    return not words.isdisjoint(words_of(element))


def words_of(element: html.HtmlElement) -> list[str]:
    """Return the words in an element's id and classes, in lower case."""
    return _words_of_names(_names(element))


def _names(element: html.HtmlElement) -> list[str]:
    values = (element.get("id") or "", element.get("class") or "")
    return [name[:200] for value in values for name in value.split()[:_MOST_NAMES]]


def _own_names(element: html.HtmlElement) -> list[str]:
    """Return an element's names without that of the block around it: `page-header__meta`.

    The block is judged by itself.
    """
    names = _names(element)
    if not any(_OF_BLOCK in name for name in names):
        return names
    around = {
        name for parent in islice(element.iterancestors(), _MOST_AROUND) for name in _names(parent)
    }
    parts = ((name, name.partition(_OF_BLOCK)) for name in names)
    return [own if mark and block in around else name for name, (block, mark, own) in parts]


def _words_of_names(names: list[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        found += [word.lower() for word in _BREAK.split(name) if word]
        found.append("")  # pairs do not go over the end of a name
    return found


def linked_share(element: html.HtmlElement) -> float:
    """Return how much of an element's text is in links."""
    whole = text_length(element)
    links = sum(
        text_length(link)
        for link in element.iter("a")
        if next(link.iterancestors("a"), None) is None
    )
    return links / whole if whole else 0.0


def _by_element(element: html.HtmlElement) -> bool:
    tag = element.tag
    role = (element.get("role") or "").lower()
    if role in _ROLES or (role == "button" and _is_of_picture(element)):
        return True
    if element.get("itemprop") == "comment" or _COMMENT.search(element.get("itemtype") or ""):
        return True
    if tag == "aside":
        return _is_apart(element)
    if tag == "footer":
        return element.getparent() is None or element.getparent().tag not in (
            "blockquote",
            "figure",
        )
    if tag == "header":
        # The head of the page, not that of the article.
        return next(element.iterancestors("article", "main", "section"), None) is None
    return tag in _TAGS


def _is_of_picture(button: html.HtmlElement) -> bool:
    return next(button.iterancestors("figure"), None) is not None


def _is_apart(aside: html.HtmlElement) -> bool:
    """Return whether an aside is not part of the article's text, as a box of facts is."""
    if next(aside.iterancestors("article", "main"), None) is None:
        return True
    return _is_named_so(aside) or linked_share(aside) > _MOST_LINKED


def _by_name(element: html.HtmlElement) -> bool:
    return element.tag in _NAMED and _is_named_so(element)


def _is_named_so(element: html.HtmlElement) -> bool:
    if element.get("itemprop") in ("articleBody", "headline", "text"):
        return False
    names = names_of(element)
    if not names:
        return False
    if any(_CONTENT.search(name) for name in names):
        return False
    last = ""
    for word in _words_of_names(_own_names(element)):
        is_label = word in _WORDS and last not in _NOT_AFTER and (last, word) not in _STATES
        if (last, word) in _PAIRS or is_label:
            return True
        last = word
    return False


def _is_head_of(part: html.HtmlElement, titles: frozenset[str]) -> bool:
    """Return whether a part is hardly more than a heading with the title of the page."""
    if not titles or text_length(part) >= max(map(len, titles)) + _LARGEST_META:
        return False
    for heading in part.iterdescendants("h2", "h3", "h4"):
        text = " ".join("".join(heading.itertext()).split()).casefold()
        if len(text.split()) >= _FEWEST_WORDS and text in titles:
            return text_length(part) < len(text) + _LARGEST_META
    return False


def _holds(part: html.HtmlElement, most: float) -> bool:
    """Return whether a part holds the page's heading, or more than `most` characters of text."""
    for each in part.iterdescendants("h1", "main"):
        if each.tag == "main" or not leads_home(each):
            return True
    if any(element.get("itemprop") == "articleBody" for element in part.iterdescendants()):
        return True
    length = text_length(part)
    return length > _LARGE and length > most
