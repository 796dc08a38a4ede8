"""Labels and codes in lines of metadata: "Published", "Source:", "Press release No. 25/118"."""

from __future__ import annotations

import re

from facts.dates.names import SHORT_WEEKDAY
from facts.text.header_names import LANGUAGES, is_button
from facts.text.written_dates import AFTER_DATE, BEFORE_DATE, SHORT_DATE, TIME, WEEKDAY

_NOT_BEFORE = (
    r"not for (?:release|publication|broadcast)(?: or (?:publication|broadcast))?"
    r" (?:before|until|till)"
)
DATE_LABEL = re.compile(
    r"(?<![^\W\d_])(?:(?:first|last|originally|date|article|story)\s)?"
    r"(?P<label>date of (?:publication|release|issue)|for release|"
    r"(?:publication|release|issue) date|date|dated|published|posted|issued|released|created|"
    r"filed|updated?|modified|edited|revised|reviewed|debated|"
    r"tabled|answered|aired|broadcast|as (?:of|at)|for immediate release|"
    r"(?:(?:strict(?:ly)?|under)\s){0,2}embargo(?:ed)?(?:\s(?:for\s(?:release|publication)|time"
    r"|date))?(?:\s(?:until|till|to))?|hold for release|"
    rf"{_NOT_BEFORE})"
    r"(?!\w)(?:\s(?:online|at|on|by)\b)?(?:\s?:)?\s?(?:(?:on|at)\b)?",
    re.IGNORECASE,
)
_SPAN = r"(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|[smhdw])"
REACHED = re.compile(
    r"(?:(?:tel|phone|telephone|mobile|mob|fax|e-?mail|twitter|web(?:site)?|url|link)\.?\s?:\s?)?"
    r"(?:[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}|(?:https?://|www\.)\S{3,150}"
    r"|(?:\+\d|\(\+?\d)[\d ()./-]{6,24}|\d{3}[-.]\d{3}[-.]\d{4})$",
    re.IGNORECASE,
)
_FILLER = re.compile(
    rf"(?:(?:at|on|and|by|in)\W?|\d{{1,3}}[\s-]{_SPAN}(?:\s(?:to\s)?(?:read|ago|watch|listen))?"
    r"|read(?:ing)?\stime:?(?:\s\d+\smin\w*)?(?:\s\(\d+\swords\))?|\d{1,6}\swords"
    r"|(?:pg?|page|pages)\.?\s?[A-Z]?\d{1,4}"
    rf"|(?:{BEFORE_DATE}{WEEKDAY}{SHORT_DATE}(?!\w){AFTER_DATE})|{SHORT_WEEKDAY}|(?:just\snow|yesterday|today)"
    r"|@\w{2,30}"
    r"|(?:reporting\s)?(?:from|in)(?:\s[^\W\d_]\S{0,30}){1,4}"
    rf"|(?:©|\(c\)\s|copyright\s(?=©|\(c\)|\d{{4}}))[^.!?]{{0,80}}|{TIME}|\W+)",
    re.IGNORECASE,
)
SOME_TIME = re.compile(
    rf"(?:(?:updated|published|posted|modified)\s)?\d{{1,3}}\s?{_SPAN}\sago"
    rf"|{WEEKDAY}{SHORT_DATE},?\s{{1,3}}(?:at\s)?{TIME}|{TIME},?\s{{1,3}}{WEEKDAY}{SHORT_DATE}",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"(?P<label>(?-i:[A-Z]{2,5})\s(?:number|no)|source|eds|attn|agency|publisher|credit|url|link|tags?|keywords?|section|category|language"
    r"|topics?|(?:(?:media|press)\s)?contacts?|editors?|edited by|edition|length|word count"
    r"|load-date|reading time|(?:(?:press|news|media)\s)?release\s(?:no|number|id)"
    r"|(?:(?:our|your)\s)?ref(?:erence)?(?: (?:no|number))?|no|nr|number|vol(?:ume)?|issue"
    r"|id|doc(?:ument)? (?:no|number|id)|photos?(?: by)?)"
    r"(?:\s{0,2}[:.#]{1,2}\s{0,2}|\s(?=[\w/-]{0,10}\d))(?P<value>\S.{0,200})$",
    re.IGNORECASE,
)
SCRIPT_LABELS = re.compile(
    r"slug(?:line)?\s?:\s?\S.{0,80}$"
    r"|(?:(?:news)?reader|newscaster)\s?:\s?"
    r"(?-i:[A-Z][\w’'-]{0,20}\.?(?:\s[A-Z][\w’'-]{0,20}){1,3})$"
    r"|(?:dur(?:ation)?|trt|running time)\s?:\s?\d[\d:.'’′\"”″ ]{0,12}(?:m(?:in)?s?|s(?:ec)?s?)?$",
    re.IGNORECASE,
)
"""What stands above the script of a broadcast: "READER: I. SOOL", "DUR: 0’45”"."""
SOURCE_LABELS = ("source", "agency", "publisher", "credit")
_NUMBER_LABELS = re.compile(
    r"(?:(?:our|your)\s)?(?:ref|no|nr|number|vol|issue|id|doc)", re.IGNORECASE
)
BYLINE = re.compile(
    r"(?:[-–—]\s?)?(?:(?:written|reported|reporting|story|words|text|compiled|submitted|published"
    r"|posted|authored|added|analysis|review|report)\s)?by:?\s(?=\S)"
    r"|(?:author|byline|reporter|writer)s?\s?:\s?(?=\S)",
    re.IGNORECASE,
)
LABEL_ALONE = re.compile(
    rf"(?:(?P<date>{DATE_LABEL.pattern.replace('?P<label>', '?:')})"
    r"|(?P<other>from|by|news provided by|provided by|written by|authors?|source|publisher"
    r"|reporters?|writers?|(?:(?:media|press)\s)?contacts?|contributors?))\s?:?$",
    re.IGNORECASE,
)
RELEASE = re.compile(
    r"(?:(?:(?:top priority )?for immediate (?:release|broadcast|publication)"
    r"(?:,? (?:at|on) .{0,60})?"
    r"|(?:(?:strict(?:ly)? )?(?:embargoed?(?: for (?:release|publication))?"
    r"|under (?:strict )?embargo) (?:until|till|to)"
    rf"|{_NOT_BEFORE})\b.{{0,60}}"
    rf"|(?:strict )?embargo(?:ed)?\s?:\s(?:{_NOT_BEFORE}\b|until\b|\d{{1,2}}[:.]\d{{2}}).{{0,60}})"
    r"|(?:(?:joint|daily|weekly)\s)?(?:press|news|media|information)[\s-]"
    r"(?:release|statement|advisory|note|notice|communiqu[eé]|briefing|bulletin|information|summary)"
    r"(?:\s?(?:[-–—:|#]|no\.?|nr\.?|number|ref\.?){0,2}\s?(?:\(\d{4}\)\s?)?"
    r"[\w./-]{0,20}\d[\w./-]{0,20})?"
    # Offices of statistics number what they issue.
    r"|(?:(?:first|flash|rapid|quick|statistical|monthly|quarterly|annual) ){1,2}"
    r"(?:releases?|bulletin|report|notice|information)\s?(?:no\.?|nr\.?|number)\s?"
    r"\d[\w./-]{0,20}"
    r"|(?:(?:public|official|special|information|government|daily|weekly) ){0,2}"
    r"(?:bulletin|circular|communiqu[eé]|advisory)\s(?:no\.?|nr\.?|number|#)\s?\d[\w./-]{0,20}"
    r"|communiqu[eé]|media advisory|press information"
    r"|\(?(?:official (?:report|record|transcript)|(?:unrevised|uncorrected|unedited) "
    r"(?:report|record|transcript))\)?"
    r"|(?:(?:news|radio|tv|television|broadcast|bulletin)\s){1,2}script(?:\s{1,3}[-–—|]\s{1,3}[^.!?]{1,40})?"
    r"|(?:situation report|sit-?rep|flash update|humanitarian (?:bulletin|update|snapshot))"
    r"(?:\s?[-–—:,#]?\s?(?:no|nr|number|issue)?[.:]?\s?\d{1,4})?"
    r"|(?:press|media|information)\s(?:service|office|department|cent(?:re|er)|unit|team|division))\W{0,3}$",
    re.IGNORECASE,
)
_VERSION = (
    r"(?:lead(?:all)?|ld(?:all)?|urgent|writethru|update|recasts?|correction|repeat|new\s?series"
    r"|advisory|advancer|alert|bulletin|snap|scene|profile)"
)
SLUG = re.compile(
    r"[A-Z]{2,4}(?:-[A-Z]{2,4})?--\S[^.!?]{1,100}"
    r"|(?:[^\W\d_][\w.’']{0,30}[-/]){1,5}[^\W\d_][\w.’' ]{0,30},\s?"
    rf"(?i:(?:\d{{0,2}}(?:st|nd|rd|th)?[\s-]?{_VERSION}\b[-,\s]{{0,2}}){{1,3}}\d{{0,4}})"
)
"""The line by which a wire names a story: "AP-EU--Osmer-Fires, 2nd Ld", "Osmer-fires,lead"."""
_KEYWORDS = r"[A-Z]{2,12}(?:-[A-Z\d]{2,15}){2,5}|[a-zà-öø-ÿ]{3,20}(?:-[a-zà-öø-ÿ]{2,20}){2,5}"
_ROUTING = r"(?:[A-Z]{1,4}\d{2,5}|\d{1,4}|[A-Z]{1,5})"
WIRE_CODES = re.compile(
    rf"{_KEYWORDS}|(?=(?:\S{{1,9}}\s{{1,3}}){{0,6}}[A-Z]{{1,4}}\d){_ROUTING}(?:\s{{1,3}}{_ROUTING}){{2,6}}"
)
"""Lines of a wire's keywords ("osmer-fires-social") and of its codes ("FRS0412 4 EI 0231 ZNA")."""
CHANGES = re.compile(
    r"\((?:\d{0,2}(?:st|nd|rd|th)?\s?(?:lead|ld|update|writethru)(?:\s\d{1,2})?\s?[:,–—-]{1,2}\s?)?"
    r"(?:adds?|updates?|recasts?|rewrites?|writes\sthrough|refiles?|repeats?|inserts?|releads?"
    r"|removes?|new\sthroughout)\b[^()]{0,150}\)",
    re.IGNORECASE,
)
"""What a wire says of a new version: "(Adds comment, background)"."""
ISSUE = re.compile(
    r"vol(?:ume|\.)?\s?(?:\d{1,4}|[IVXLC]{1,8})\b\W{0,3}"
    r"(?:\s?(?:no|nr|number|issue)[.:]?\s?\d{1,5})?\W{0,2}",
    re.IGNORECASE,
)
"""Which issue of a paper it is: "Vol. XII, No. 9"."""
CODE = re.compile(
    r"(?:(?:[A-Z]{2,8}\s){0,3}[A-Z]{1,8}\s?[:#]\s?(?=\S{0,9}\d{2})(?:[A-Z]{0,4}\d{1,5}[/-]){1,3}\d{1,5}"
    r"|(?:[A-Z]{1,8}[/-]){1,3}[A-Z0-9./-]{0,20}\d[A-Z0-9./-]{0,20}(?:\s?\(\d{4}\))?"
    r"|(?:19|20)\d{2}[-/]\d{1,5}|\d{1,4}/(?:19|20)\d{2}"
    r"|[A-Z]{2,5}\d{4,9}"  # "OBR40125" of a bureau of weather
    r"|\d{1,5}(?:st|nd|rd|th)\s(?:\w+\s)?(?i:meeting|session|sitting)(?:\s\((?i:am|pm)\))?)$"
)
_ORDINAL = (
    r"(?:\d{1,5}(?:st|nd|rd|th)|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty[\s-])?"
    r"(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|(?:thir|four|fif|six"
    r"|seven|eigh|nine)teen)th)|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth)"
)
_SITTING = (
    rf"{_ORDINAL}(?:(?:,|\s?&|\sand)\s{_ORDINAL}){{0,3}}\s"
    r"(?:(?:annual|emergency|executive|extraordinary|formal|general|ordinary|plenary|regular"
    r"|resumed|special|substantive)\s){0,3}(?:sessions?|meetings?|sittings?)"
    r"(?:\s\((?:(?:am|pm|night|resumed)(?:,\s|\s?&\s?|\sand\s)?){1,3}\))?"
)
SITTINGS = re.compile(
    rf"{_SITTING}(?:,\s{_SITTING}){{1,2}}|(?=\d|\w+-){_SITTING}|(?-i:(?=[A-Z]{{4}})){_SITTING}",
    re.IGNORECASE,
)
"""Which sitting of a body a record is of: "Seventy-first Session, 12th & 13th Meetings (AM & PM)".

"Second meeting" may be a title.
"""
LONGEST_DATE = 60  # characters, with its weekday and time


def is_label(labelled: re.Match[str]) -> bool:
    """Return whether what follows a label is its value: a reference has a number."""
    if not _NUMBER_LABELS.match(labelled["label"]):
        return labelled[0][len(labelled["label"]) :].lstrip()[:1] == ":"
    value = labelled["value"]
    return len(value) <= LONGEST_DATE and any(c.isdigit() for c in value) and " " not in value


def is_accounted(words: str) -> bool:
    """Return whether a part of a line is a label of a date, a time, or says nothing."""
    if any(form.fullmatch(words) for form in (_FILLER, ISSUE)):
        return True
    if RELEASE.match(words) or CODE.match(words):
        return True
    labelled = LABELLED.match(words)
    if labelled and labelled["label"].lower() not in SOURCE_LABELS and is_label(labelled):
        return True
    if words.lower() in LANGUAGES or is_button(words):
        return True
    left = DATE_LABEL.sub("", words).strip(" :,.-–—")
    if left == words.strip(" :,.-–—"):
        return False
    # "Volume 741: debated on" stands before a date in the records of a parliament.
    return not left or any(form.fullmatch(left) for form in (_FILLER, ISSUE))
