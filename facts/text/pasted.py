"""What comes along when the text of a page is copied: words of buttons, titles of other stories.

One such line may belong to a text. Where several stand in it, it was copied with its page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.text.header_names import is_button
from facts.text.lines import ENDED, LineRun

_FEWEST = 3  # lines of a page's buttons
_BETWEEN = re.compile(
    r"(?:advert(?:isement)?s?|(?:article|story) continues (?:below|after)\b.{0,40}|sponsored"
    r"|(?:continue|keep) reading(?: below)?|(?:read|show) (?:the )?full (?:story|article)"
    r"|scroll to continue(?: reading)?|add as (?:a )?preferred source\b.{0,20}|(?:open|close) menu"
    r"|sign in|log ?in|show key events only|please turn on javascript\b.{0,40}|sort by\b.{0,20}"
    r"|updated at \d{1,2}[.:]\d{2}\b.{0,10}|this live ?blog (?:is now|has) closed\.?"
    r"|(?:skip|jump|go) to (?:the )?(?:main )?(?:content|article|text|navigation)"
    r"|(?:share|gift|give) (?:this |the )?full article|(?:gift|give) (?:this )?article"
    r"|skip (?:to (?:the )?(?:main )?content|advertisement|past\b.{0,60})|(?:hide|show) caption"
    r"|(?:enlarge|toggle) (?:this )?(?:image|caption)|image (?:source|caption)|getty images"
    r"|listen to (?:this )?(?:article|story)(?: \d.{0,20})?|listen ?[·•|:–-]? ?\d{1,2}:\d{2}.{0,8}"
    r"|your (?:name|e-?mail) ?\*?|post comment"
    r"|(?:click|tap) here to (?:sign up|subscribe|register|read|listen|watch|join)\b.{0,80}"
    r"|(?:(?:facebook|twitter|x|whatsapp|e-?mail|linkedin|reddit|telegram|bluesky|pinterest)(?:\s|$)){1,8}"
    r"|leave a (?:comment|reply)|(?:\d{1,6} )?comments?(?: \(\d{1,6}\))?)$",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"(?:search|sections?|menu|home(?: ?page)?|help|newsletters?|e-?paper|archives?|careers|jobs"
    r"|(?:contact|about)(?: us)?|advertise(?: with us)?|accessibility|site ?map|rss(?: feeds?)?"
    r"|(?:terms|conditions)(?: of (?:use|service|sale))?|terms (?:and|&) conditions"
    r"|privacy(?: (?:policy|notice|settings))?|cookies?(?: (?:policy|notice|settings))?"
    r"|enter your e-?mail(?: address)?|sign up for (?:our|the) newsletters?)$",
    re.IGNORECASE,
)
"""Lines of a page's menus and feet, which may be headings in a text that was not copied so."""
_OTHER_STORY = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|more on this(?: story)?|related|don['’]t miss"
    r"|you (?:may|might) also like|watch)\s?:?$",
    re.IGNORECASE,
)
_OTHER_STORIES = re.compile(
    r"(?:(?:recommended|related|more|top|other|latest|popular|trending)"
    r" (?:stories|posts|articles|news|coverage|reading|topics)|most (?:read|popular|viewed|shared)"
    r"|topics|tags|filed under|more on this(?: topic)?|explore more(?: on these topics)?"
    r"|more (?:from|in)\b.{1,60}|you (?:may|might) also like|trending(?: now)?"
    r"|recommended for you)\s?:?$",
    re.IGNORECASE,
)
_OTHER_TITLE = re.compile(
    r"(?:read more|see also|also read|related|don['’]t miss|watch)\s?:\s.{1,110}$", re.IGNORECASE
)
_COMMENTS = re.compile(
    r"(?:comments? ?\(\d{1,6}\)|\d{1,6} comments?"
    r"|(?:view|read|hide) (?:all )?(?:\d{1,6} )?comments)$",
    re.IGNORECASE,
)
_LONGEST_TEASER = 120  # characters


def without_page(text: str, runs: Sequence[LineRun]) -> list[LineRun]:
    """Return the lines of a text without those of the page that it was copied from, if several of
    them are words of buttons."""
    lines = [run.of(text) for run in runs]
    marks = [_is_mark(line) for line in lines]
    if sum(marks) < _FEWEST:
        return list(runs)
    kept: list[LineRun] = []
    at = 0
    while at < len(runs):
        line = lines[at]
        if _OTHER_STORIES.match(line):
            at += 1
            while at < len(runs) and (marks[at] or _is_teaser(lines[at])):
                if _COMMENTS.match(lines[at]):
                    break
                at += 1
        elif _OTHER_STORY.match(line):
            at += 2 if at + 1 < len(runs) and _is_teaser(lines[at + 1]) else 1
        elif _COMMENTS.match(line) and runs[at].start * 2 > len(text):
            break  # what readers wrote comes last
        elif marks[at] or _MENU.match(line):
            at += 1
        else:
            kept.append(runs[at])
            at += 1
    return kept


def _is_mark(line: str) -> bool:
    if len(line) > _LONGEST_TEASER or not any(map(str.isalpha, line)):
        return False  # "06:40" is the time of an entry
    return (
        is_button(line)
        or _BETWEEN.match(line) is not None
        or _OTHER_STORY.match(line) is not None
        or _OTHER_STORIES.match(line) is not None
        or (_OTHER_TITLE.match(line) is not None and ENDED.search(line) is None)
    )


def _is_teaser(line: str) -> bool:
    """Return whether a line may be the title of another story: no sentence ends it."""
    return len(line) <= _LONGEST_TEASER and ENDED.search(line) is None
