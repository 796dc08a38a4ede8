"""Compare detectors of character sets on short news whose encoding nothing declares.

    pip install chardet chardetng-py faust-cchardet
    python -m benchmarks.charsets
    python -m benchmarks.charsets --wrong held_out

Each text is encoded in every encoding in which people of its language send text, and counts as
right if it comes back character by character. `tuned.tsv` was looked at while the rules of
`facts/readers/charset.py` were written, `held_out.tsv` was not. Detectors that are not installed
are skipped.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from facts.errors import NotText
from facts.readers.charset import decode

TEXTS = Path(__file__).parent / "data" / "charsets"
HALVES = ("tuned", "held_out")
WESTERN = "cp1252 iso8859-1 iso8859-15 mac-roman"
CENTRAL = "cp1250 iso8859-2"
BALTIC = "cp1257 iso8859-13"
ENCODINGS = {
    **dict.fromkeys("en fr sv es pt de da is".split(), WESTERN),
    **dict.fromkeys("pl hu cs sk hr ro".split(), CENTRAL),
    **dict.fromkeys("lt lv".split(), BALTIC),
    "et": f"cp1252 iso8859-15 {BALTIC}",
    "tr": "cp1254 iso8859-9",
    "ru": "cp1251 koi8-r iso8859-5 cp866",
    "uk": "cp1251 koi8-u iso8859-5",
    "bg": "cp1251 iso8859-5",
    "sr": "cp1251 iso8859-5",
    "el": "cp1253 iso8859-7",
    "he": "cp1255 iso8859-8",
    "ar": "cp1256 iso8859-6",
    "ja": "cp932 euc_jp",
    "zh": "gb18030",
    "ko": "cp949",
}
"""The encodings in which each language is sent. "en-pl" is English with Polish names."""
TYPED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "–": "-", "—": "-", "…": "..."}
    | {"€": "EUR ", "Ș": "Ş", "ș": "ş", "Ț": "Ţ", "ț": "ţ"}
)
"""What people type where the encoding lacks a character."""
ROUNDS = 3
"""How often the set is decoded to measure the time."""

Detector = Callable[[bytes], str | None]


class Case(NamedTuple):
    """A text, and the encoding in which it is sent."""

    language: str
    encoding: str
    text: str

    @property
    def kind(self) -> str:
        """Return the column that the case is counted in."""
        return "English" if self.language.startswith("en") else "other"


def cases(half: str) -> Iterator[Case]:
    """Yield the texts of one half in each of their encodings."""
    for line in (TEXTS / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
        language, text = line.split("\t")
        for encoding in ENCODINGS[language.removeprefix("en-")].split():
            sent = text if _encodes(text, encoding) else text.translate(TYPED)
            if _encodes(sent, encoding) and not sent.isascii():
                yield Case(language, encoding, sent)


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def rapporteur_() -> Detector:
    """Use the project's own reader."""

    def read(data: bytes) -> str | None:
        try:
            return decode(data)
        except NotText:
            return None

    return read


def charset_normalizer_() -> Detector:
    """Use charset-normalizer's best guess."""
    from_bytes = import_module("charset_normalizer").from_bytes

    def read(data: bytes) -> str | None:
        best = from_bytes(data).best()
        return None if best is None else str(best)

    return read


def chardet_() -> Detector:
    """Use chardet with all of its encodings."""
    detect = import_module("chardet").detect
    return lambda data: _decoded(data, detect(data)["encoding"])


def chardet_modern_() -> Detector:
    """Use chardet with the encodings of the web."""
    era = import_module("chardet.enums").EncodingEra.MODERN_WEB
    detect = import_module("chardet").detect
    return lambda data: _decoded(data, detect(data, encoding_era=era)["encoding"])


def chardetng_() -> Detector:
    """Use Firefox's detector."""
    detect = import_module("chardetng_py").detect
    return lambda data: _decoded(data, detect(data))


def cchardet_() -> Detector:
    """Use uchardet, Mozilla's older detector."""
    detect = import_module("cchardet").detect
    return lambda data: _decoded(data, detect(data)["encoding"])


def _decoded(data: bytes, encoding: str | None) -> str | None:
    try:
        return None if encoding is None else data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


DETECTORS = (
    rapporteur_,
    charset_normalizer_,
    chardet_,
    chardet_modern_,
    chardetng_,
    cchardet_,
)


def compare(makers: tuple[Callable[[], Detector], ...]) -> None:
    """Print the share of the texts that each detector decodes without an error, and its time."""
    given = {half: list(cases(half)) for half in HALVES}
    print(f"{'detector':<20}" + "".join(f"{half:>10}{'English':>9}{'other':>7}" for half in given))
    for maker in makers:
        name = maker.__name__.strip("_")
        try:
            detector = maker()
        except ImportError as error:
            print(f"{name:<20}not installed ({error.name})")
            continue
        row = "".join(
            f"{share(detector, half):>10.1%}{share(detector, half, 'English'):>9.1%}"
            f"{share(detector, half, 'other'):>7.1%}"
            for half in given.values()
        )
        print(f"{name:<20}{row}{milliseconds(detector, [*chain(*given.values())]):>7.2f} ms each")


def share(detector: Detector, given: list[Case], kind: str | None = None) -> float:
    """Return the share of the cases of a kind that come back as they were."""
    chosen = [case for case in given if kind in (None, case.kind)]
    return sum(is_right(detector, case) for case in chosen) / len(chosen)


def is_right(detector: Detector, case: Case) -> bool:
    """Return whether a text comes back as it was."""
    return detector(case.text.encode(case.encoding)) == case.text


def milliseconds(detector: Detector, given: list[Case]) -> float:
    """Return how long a detector takes for a text."""
    encoded = [case.text.encode(case.encoding) for case in given]
    begun = time.perf_counter()
    for data in encoded * ROUNDS:
        detector(data)
    return 1000 * (time.perf_counter() - begun) / len(encoded) / ROUNDS


def by_encoding(makers: tuple[Callable[[], Detector], ...], half: str) -> None:
    """Print how many texts in each encoding each detector decodes without an error."""
    given = list(cases(half))
    total = Counter(case.encoding for case in given)
    print(f"\n{half:<20}" + "".join(f"{encoding:>11}" for encoding in total))
    print(f"{'texts':<20}" + "".join(f"{count:>11}" for count in total.values()))
    for maker in makers:
        try:
            detector = maker()
        except ImportError:
            continue
        right = Counter(case.encoding for case in given if is_right(detector, case))
        print(
            f"{maker.__name__.strip('_'):<20}"
            + "".join(f"{right[encoding]:>11}" for encoding in total)
        )


def wrong(half: str) -> None:
    """Print the texts that the project reads wrongly, and how it reads them."""
    reader = rapporteur_()
    for case in cases(half):
        got = reader(case.text.encode(case.encoding))
        if got != case.text:
            print(f"{case.language} {case.encoding}: {case.text}\n    {got}")


def main(arguments: list[str]) -> None:
    """Print the comparison, or what is read wrongly."""
    if arguments[:1] == ["--wrong"]:
        wrong(arguments[1])
        return
    compare(DETECTORS)
    for half in HALVES:
        by_encoding(DETECTORS, half)


if __name__ == "__main__":
    main(sys.argv[1:])
