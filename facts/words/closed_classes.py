"""Closed classes of English words that `facts.words.normalize` evens out. No names, no topics."""

from __future__ import annotations

from facts.words.files import read_pairs, read_words

STOP_WORDS = read_words("function_words")
"""Function words: left out of the index and of a question's content."""

ARTICLES = frozenset(("the", "a", "an"))

HE_OR_SHE = frozenset(("he", "she"))
"""The pronouns that stand for one person as a subject."""

PREFIXES = read_words("prefixes")
"""Prefixes that are written with and without a hyphen."""

NUMBER_WORDS: dict[str, str] = {
    "zero": "0",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}
"""Number words and their digits. One is left out: it is mostly a pronoun."""

ORDINAL_WORDS: dict[str, str] = {
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th",
    "tenth": "10th",
    "eleventh": "11th",
    "twelfth": "12th",
    "thirteenth": "13th",
    "fourteenth": "14th",
    "fifteenth": "15th",
    "sixteenth": "16th",
    "seventeenth": "17th",
    "eighteenth": "18th",
    "nineteenth": "19th",
    "twentieth": "20th",
    "thirtieth": "30th",
    "fortieth": "40th",
    "fiftieth": "50th",
    "sixtieth": "60th",
    "seventieth": "70th",
    "eightieth": "80th",
    "ninetieth": "90th",
}
"""Ordinal words and their digits."""

IRREGULAR = dict(read_pairs("irregular_forms"))
"""Irregular forms and their lemma, where a stemmer cannot bring them together."""

SPELLINGS = dict(read_pairs("british_spellings"))
"""British and American spellings that no rule of endings brings together."""
