"""Write out words as they are shortened in text messages: `whos` is `who is`, `ppl` is `people`."""

from __future__ import annotations

import re

from facts.words.files import read_pairs

_SHORTENED = dict(read_pairs("texting_forms"))
_CONTRACTED = re.compile(
    r"\b(who|what|when|where|how|why)(?:['’ʼ]?s|(['’ʼ]re))(?![\w'’ʼ])", re.IGNORECASE
)
_JOINING = r"&\-‐‑/@#.'’ʼ"
_ALONE = re.compile(rf"(?<![\w{_JOINING}])[a-z0-9]+(?!\w|[{_JOINING}]\w)")


def write_out(text: str) -> str:
    """Return the text with shortened words written out.

    Only words in lower case are replaced, and none that is part of another, such as `r&d`.
    """
    text = _CONTRACTED.sub(lambda found: f"{found[1]} {'are' if found[2] else 'is'}", text)
    return _ALONE.sub(lambda found: _SHORTENED.get(found[0], found[0]), text)
