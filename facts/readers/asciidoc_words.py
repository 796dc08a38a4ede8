"""The words of AsciiDoc without marks: emphasis, links, pictures, anchors, names of characters.

Footnotes are kept apart, as a reader sees them below the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_REFERENCE = re.compile(r"\{(?P<name>\w[\w-]{0,60})\}")
_CHARACTERS = {
    "nbsp": " ", "sp": " ", "empty": "", "blank": "", "amp": "&", "lt": "<", "gt": ">", "apos": "'",
    "quot": '"', "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°", "plus": "+",
    "zwsp": "", "wj": "", "brvbar": "¦", "vbar": "|", "asterisk": "*", "tilde": "~", "caret": "^",
}  # fmt: skip
"""The names of characters that AsciiDoc defines."""
_FOOTNOTE = re.compile(r"\s?footnote:(?:[\w-]{0,60})\[(?P<words>[^\[\]]{0,2000})\]")
_NOTHING = re.compile(
    r"(?:image|icon|indexterm2?|anchor):[^\s\[\]:]{0,300}\[[^\[\]]{0,500}\]"
    r"|\[\[[\w:., -]{1,200}\]\]|\(\(\([^()]{1,200}\)\)\)"
)
_LINK = re.compile(
    r"(?:(?:link|xref|mailto|kbd|btn|menu|pass|stem):[^\s\[\]]{0,500}|https?://[^\s\[\]]{1,500})"
    r"\[(?P<words>[^\[\]]{0,500})\]"
)
_CROSS = re.compile(r"<<[^<>,]{1,200}(?:,\s?(?P<words>[^<>]{1,300}))?>>")
_ROLE = re.compile(r"\[[.#%\w-][.#%\w \"=-]{0,60}\](?=[#*_`])")
_QUOTED = (
    (re.compile(r"\"`(?P<words>[^`\n]{1,1000})`\""), r"“\g<words>”"),
    (re.compile(r"'`(?P<words>[^`\n]{1,1000})`'"), r"‘\g<words>’"),
)
_MARKED = tuple(
    re.compile(pattern)
    for pattern in (
        r"\+{3}(?P<words>[^+\n]{1,500})\+{3}",
        *(
            rf"{mark}{mark}(?P<words>[^{mark}\n]{{1,1000}}){mark}{mark}"
            for mark in (r"\*", "_", "`", "#")
        ),
        *(
            rf"(?<![\w{mark}\\]){mark}(?=\S)(?P<words>[^{mark}\n]{{1,1000}})(?<=\S){mark}(?![\w{mark}])"
            for mark in (r"\*", "_", "`", "#", r"\+")
        ),
        r"(?<=\w)\^(?P<words>[^\s^]{1,30})\^",
        r"(?<=\w)~(?P<words>[^\s~]{1,30})~",
    )
)
_NEW_WINDOW = re.compile(r"(?:,\s?(?:window|role|opts|title|rel)=.{0,100}|\^)$")


class NoteTaker:
    """Takes the marks off words; the words of footnotes are gathered in `notes`."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.notes: list[str] = []
        self._fields = fields

    def words_of(self, marked: str) -> str:
        """Return words without their marks, in one line."""
        marked = _REFERENCE.sub(self._value, marked)
        marked = _FOOTNOTE.sub(self._note, marked)
        return _unmarked(marked)

    def _value(self, named: re.Match[str]) -> str:
        name = named["name"].lower()
        return self._fields.get(name) or _CHARACTERS.get(name, named[0])

    def _note(self, found: re.Match[str]) -> str:
        if words := _unmarked(found["words"]):
            self.notes.append(words)
        return ""


def _unmarked(marked: str) -> str:
    marked = _ROLE.sub("", _NOTHING.sub("", marked))
    marked = _LINK.sub(lambda link: _NEW_WINDOW.sub("", link["words"]), marked)
    marked = _CROSS.sub(lambda link: link["words"] or "", marked)
    for form, words in (*_QUOTED, *((mark, r"\g<words>") for mark in _MARKED)):
        marked = form.sub(words, marked)
    return " ".join(marked.split())
