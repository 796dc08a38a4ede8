"""Datelines and photo captions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.text.captions import caption_end, caption_start
from facts.text.datelines import find_dateline


@pytest.mark.parametrize(
    ("line", "place", "agency", "written"),
    [
        ("New York (VNA) – The assembly met.", "New York", "VNA", None),
        ("GENEVA, 3 March (Reuters) - The council met.", "Geneva", "Reuters", "3 March"),
        ("HANOI, Nov. 22 (Xinhua) -- The council met.", "Hanoi", "Xinhua", "Nov. 22"),
        ("HO CHI MINH CITY (AFP) — The council met.", "Ho Chi Minh City", "AFP", None),
        ("RIO DE JANEIRO, Brazil — The council met.", "Rio de Janeiro, Brazil", None, None),
        ("WASHINGTON, DC (AP) - The council met.", "Washington, DC", "AP", None),
        ("LONDON – The council met.", "London", None, None),
        ("Geneva, 21 November 2022 – The council met.", "Geneva", None, "21 November 2022"),
        ("GUINEA-BISSAU (APA) – The council met.", "Guinea-Bissau", "APA", None),
        ("Paris (UN News): The council met.", "Paris", "UN News", None),
        ("SAINT-DENIS, March 3, 2020 (AFP) – He won.", "Saint-Denis", "AFP", "March 3, 2020"),
        ("(Reuters) – The council met.", None, "Reuters", None),
        ("(ZNA) – The council met.", None, "ZNA", None),
        ("(Zeta News) – The council met.", None, "Zeta News", None),
        ("(Varnopress) – The council met.", None, "Varnopress", None),
        ("(Port Varno) – The council met.", "Port Varno", None, None),
        ("(Varno) - The council met.", "Varno", None, None),
        ("(Port-au-Varno) -- The council met.", "Port-au-Varno", None, None),
        ("(Varno, DC) – The council met.", "Varno, DC", None, None),
    ],
)
def test_datelines_of_the_agencies(
    line: str, place: str | None, agency: str | None, written: str | None
) -> None:
    """Place, agency and date, and where the story goes on."""
    found = find_dateline(line, 0, len(line))
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, written)
    assert line[found.rest :].startswith(("The council met.", "The assembly met.", "He won."))
    assert line[: found.end] == line[: found.end].rstrip(" -–—:")


@pytest.mark.parametrize(
    "line",
    [
        "The council met on Monday – and adopted the budget.",
        "Bonn – the old capital – was chosen as the seat.",
        "UN-backed talks ended on Monday.",
        "IDA SOOL, HOST: The council met on Monday and adopted the budget of the town.",
        "BO TARN, BYLINE: The council met on Monday and adopted the budget of the town.",
        "The United Nations (UN) General Assembly met.",
        "Mr. Lund (AP) said so.",
        "(Varno) The council met.",
        "(Varno) – the old capital – was chosen as the seat.",
        "(Left) – The council met.",
        "He left - she stayed.",
        "BEIJING",
        "BEIJING -",
        "- The council met.",
        "",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    """Dashes and brackets inside sentences."""
    assert find_dateline(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        (
            "The mayor speaks (Photo: VNA)Rome (ANSA) – It met.",
            "The mayor speaks (Photo: VNA)",
            "VNA",
        ),
        ("The mayor speaks. (File photo) The council met.", None, None),
        (
            "The mayor (AP Photo/Ana Lee) The council met.",
            "The mayor (AP Photo/Ana Lee)",
            "Ana Lee",
        ),
        (
            "The hall (Reuters/Photo by A. Lee)She won.",
            "The hall (Reuters/Photo by A. Lee)",
            "A. Lee",
        ),
        ("Photo: the mayor at the ballot box", "Photo: the mayor at the ballot box", None),
        ("FILE PHOTO - The mayor in 2019", "FILE PHOTO - The mayor in 2019", None),
        ("The photo (taken in May) was sold.", None, None),
        ("He sold the photograph of the mayor.", None, None),
    ],
)
def test_captions_end_with_their_credit(text: str, caption: str | None, credit: str | None) -> None:
    """Or are a line that says what it is."""
    found = caption_end(text, 0, len(text))
    assert (text[: found.end] if found else None) == caption
    assert (found.credit if found else None) == credit


def test_only_the_last_sentence_of_a_long_paragraph_is_the_caption() -> None:
    """A credit at the end of body text does not make it all a caption."""
    body = "The council met on Monday. " * 14
    text = body + "The mayor speaks to reporters (Photo: AP)"
    assert text[caption_start(text, 0, len(text)) :] == "The mayor speaks to reporters (Photo: AP)"


@given(st.text(alphabet="AaBb .,(–-—):12\nPhotoMarch", max_size=80))
def test_spans_lie_within_the_text(text: str) -> None:
    """For any text, and the story goes on after the dateline."""
    found = find_dateline(text, 0, len(text))
    if found is not None:
        assert 0 <= found.start < found.end <= found.rest < len(text)
        assert found.place or found.agency
    caption = caption_end(text, 0, len(text))
    if caption is not None:
        assert 0 <= caption_start(text, 0, caption.end) < caption.end <= len(text)
