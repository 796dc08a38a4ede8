"""Lines that hold only metadata, and lines that only look like it."""

from __future__ import annotations

from datetime import date

import pytest

from facts.models import SentenceKind
from facts.readers import read_text
from facts.text.header_lines import read_header_line, trailing_date
from facts.text.sentences import split
from facts.text.site_headers import is_site_header

DAYS = [
    "3 March 2025",
    "March 3, 2025",
    "Mar 3, 2025",
    "03 Mar. 2025",
    "Monday, 3 March 2025",
    "Mon, 3 Mar 2025",
    "2025-03-03",
    "2025/03/03",
    "03.03.2025",
    "3-Mar-2025",
    "2025-03-03T08:15:00Z",
    "March 3rd, 2025 at 8:15 AM GMT",
    "March 3, 2025 - 18:10",
    "8:15 AM GMT+1, March 3, 2025",
]
FORMS = [
    "{day}",
    "Published {day}",
    "Published: {day}",
    "Posted on {day}",
    "Issued on: {day}",
    "Date: {day}",
    "{day} | 5 min read",
    "Published {day} | Updated 9 March 2025",
    "Updated: 9 March 2025 | Published: {day}",
]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("form", FORMS)
def test_a_line_with_a_date(form: str, day: str) -> None:
    """In every form, above the title and below it, whatever else the line says."""
    line = form.format(day=day)
    for text in (
        f"{line}\nBudget adopted\nThe council met on Monday. It adopted the budget.",
        f"Budget adopted\n{line}\nThe council met on Monday. It adopted the budget.",
        f"Budget adopted\nBy Ida Sool\n{line}\n\nThe council met on Monday. It adopted the budget.",
    ):
        article = read_text(text)
        assert (article.title, article.published) == ("Budget adopted", date(2025, 3, 3)), text
        assert not any("2025" in s.text for s in split(article)), text


@pytest.mark.parametrize("author", ["Ida Sool", "IDA SOOL", "Ida Sool and Jon Ek", "I. van Sool"])
@pytest.mark.parametrize("source", ["Northgate Herald", "ZNA", "Zeta News", "The Osmer Gazette"])
@pytest.mark.parametrize("day", DAYS[:6])
def test_a_byline(author: str, source: str, day: str) -> None:
    """It gives source and date, and is a part of its own."""
    for form in (
        "By {author}, {source}, {day}",
        "By {author} | {source} | {day}",
        "By {author}, {source} – {day}",
        "{author} | {source} | {day}",
        "{day} | By {author}, {source}",
    ):
        line = form.format(author=author, source=source, day=day)
        article = read_text(f"Budget adopted\n{line}\nThe council met on Monday. It left.")
        assert (article.source, article.published) == (source, date(2025, 3, 3)), line
        assert [s.text for s in split(article) if s.kind is SentenceKind.BYLINE] == [line]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("By ZNA | November 2, 2022", "ZNA"),
        ("June 18, 2019 / ZBS/ZP", "ZBS/ZP"),
        ("June 18, 2019 / 8:14 AM / ZBS News", "ZBS News"),
        ("Northgate Herald | 3 March 2025", "Northgate Herald"),
        ("Northgate Herald, 3 March 2025", "Northgate Herald"),
        ("Source: Basin News", "Basin News"),
    ],
)
def test_a_source_beside_a_date(line: str, source: str) -> None:
    """Known by its form, not by its name."""
    found = read_header_line(line)
    assert found is not None
    assert found.source == source


@pytest.mark.parametrize(
    "head",
    [
        "Press Release No. 25/118",
        "PRESS RELEASE",
        "FOR IMMEDIATE RELEASE",
        "News release",
        "Press Release No. 25/118\nFOR IMMEDIATE RELEASE",
        "IP/25/612",
        "SC/15903",
        "MEDIA ADVISORY",
        "World News",
        "WORLD",
        "Home > World > Europe",
        "The Northgate Herald",
        "English French Deutsch",
    ],
)
@pytest.mark.parametrize("place", ["Varno, 3 March 2025\n\n", "VARNO – March 3, 2025: "])
def test_a_head_of_a_release_or_a_site_is_no_title(head: str, place: str) -> None:
    """The title is the line below it."""
    text = f"{head}\nCommission proposes rules on dredging\n{place}The Commission met on Monday."
    article = read_text(text)
    assert article.title == "Commission proposes rules on dredging"
    assert (article.place, article.published) == ("Varno", date(2025, 3, 3))
    assert head.splitlines()[0] not in [s.text for s in split(article)]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the council had met.",
        "By sea or by land",
        "By the river, 3 March 2025",
        "Norvania morning briefing, 4 March 2025",
        "The council met on 3 March 2025",
        "Updated plan adopted",
        "Press release rules adopted",
        "Share prices fall",
        "What the cabinet decided on 4 March 2025",
        "Osmer forum: facts",
        "Budget adopted",
        "Source of the Osmer found",
        "English and French spoken here",
        "Embargo: 60 years of sanctions",
        "Embargo until the last cask is sold is lifted",
        "Reader: I like the new bridge",
        "*** The council ***",
        "",
    ],
)
def test_a_title_is_no_metadata(line: str) -> None:
    """Though it may begin or end like it."""
    assert read_header_line(line) is None
    assert not is_site_header(line)


@pytest.mark.parametrize(
    "line",
    [
        "NOT FOR RELEASE UNTIL 3 MARCH 2025",
        "Embargoed for release until 9 a.m. on 3 March 2025",
        "EMBARGO TIME: 10:00 GMT, 3 March 2025",
        "Hold for release: 3 March 2025",
        "(STRICTLY EMBARGOED: 00:01 MONDAY 3 MARCH 2025)",
        "--- Not for publication or broadcast before 0001 hours Monday 3 March 2025 ---",
        "Issue date: 3 March 2025",
        "DATE: 03/03/2025",
    ],
)
def test_when_a_release_may_be_published(line: str) -> None:
    """The day is that of the release, and the line is no title."""
    article = read_text(f"{line}\n\nBudget adopted\n\nThe council met on Monday. It left.\n")
    assert (article.title, article.published) == ("Budget adopted", date(2025, 3, 3))


def test_a_date_at_the_end_of_a_title() -> None:
    """Is the article's where nothing else gives one, if it is set off."""
    assert trailing_date("Norvania morning briefing, 4 March 2025") == "4 March 2025"
    assert trailing_date("Budget adopted (4 March 2025)") == "4 March 2025"
    assert trailing_date("What happened on 4 March 2025") is None
    article = read_text("Budget adopted Published: 3 March 2025\nThe council met. It left.")
    assert (article.title, article.published) == ("Budget adopted", date(2025, 3, 3))


def test_a_date_joined_to_a_caption() -> None:
    """Is the article's, and no part of the story."""
    text = "Budget adopted\nThe mayor speaks (Photo: ZNA) 3 March 2025 The council met. It left."
    article = read_text(text)
    assert article.published == date(2025, 3, 3)
    assert "The council met." in [s.text for s in split(article)]


@pytest.mark.parametrize(
    "end",
    [
        "(ZNA)",
        "-- Zeta News",
        "SOURCE Zeta Wire",
        "(Reporting by Ida Sool; Editing by Jon Ek)",
        "(With inputs from ZNA)",
        "(With a report from Ida Sool/ZNA)",
        "-- Zeta News\n\nZeta News provides news by wire and on the air; www.zetanews.example; "
        "Zeta TV on channel 7.\nFollow us on social media :\nFacebook : @zetanews, @zetatv",
        "(Zeta News)\n\nZeta News is the agency of Varno. See www.zna.example\n\nFollow us at:\n"
        "Facebook: facebook.example/zna\nX: @zna\n\n-- Zeta News",
        "See stories by Ida Sool",
        "Follow the author on X: @idasool",
        "Related news: Quay of Varno to be dredged\n\nTranslator: Ida S, Jon Ek\nEditor: Ana Roe\n"
        "Copyright © ZNA 2025\n\n3 March 2025 19:05",
        "Reporter: Ida Sool | Editing: Jon Ek\n\n3 March 2025",
        "ZETAPRES (EN - author: Ida Sool; editor: Jon Ek)",
        "ZNA/Ida Sool/Jon Ek",
        "Ida Sool/Jon Ek",
        "(By Ida Sool and Jon Ek)",
        "--- Ends/Sool/Ek",
        "(end) io.obr",
        "M.S/ T.R.",
        "IDS/JO // ANR",
        "=================I.S",
        "//Zeta// IS",
        "18:35 LOCAL TIME 15:35 GMT",
        "– zetanews.example",
        "(ZNA) (www.zna.example)",
        "ids/je\n==========\nEdited by Ana Roe",
        "Do you have a view on this article? To send a letter of 200 words, please click here.",
        "Got a tip for our newsroom? Email us at tips@zeta.example",
        "For more news, visit www.zeta.example",
        "Download the Zeta News app on all stores.",
        "Click here to subscribe to our weekly briefing",
        "Please follow the link below to register for our free alerts.",
        "ZNR transcripts are created on a rush deadline, and accuracy and availability may vary.",
        "This transcript was made by a program and may contain errors.",
        "Citable reference: Zeta Health Office (3 March 2025). Fever in Osmer. Available at "
        "https://zeta.example/fever",
        "Related stories\n- Quay of Varno to be dredged\n- Two ferries collide",
        "Read also\nQuay of Varno to be dredged\nTwo ferries collide",
        "Most read\n\nQuay of Varno to be dredged\n\nTwo ferries collide",
        "ENDS",
        "###",
        "For more information\nQuestions and answers on dredging\nIP/25/612\n"
        "Press contacts:\nLena FORSTER - Phone: +32 2 000 00 00",
        "Media contact: \nAna Lee\nana.lee@example.org",
        "Contact:\nPress office, tel: 555 0100.",
        "Zeta Press writers Lena A. Forster in Varno and Jon Ek contributed to this report.",
        "___",
        "ZNA 031412 GMT MAR 25",
        "jżk/ mhr/",
        "Print friendly pdf",
        "Reproduction is permitted provided that the source is acknowledged.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "About Zeta Inc.\nZeta Inc. builds ships.\n\nMedia Contact:\nAna Lee\n\nSOURCE Zeta Inc."
        "\n\nWANT YOUR NEWS HERE?\n440k+ Newsrooms",
    ],
)
def test_what_stands_after_the_report_is_not_quoted(end: str) -> None:
    """Tags, credits, marks and an issuer's contacts."""
    article = read_text(
        f"Budget adopted\nThe council met on Monday. It adopted the budget.\n{end}\n"
    )
    assert [s.text for s in split(article)] == [
        "Budget adopted",
        "The council met on Monday.",
        "It adopted the budget.",
    ]


def test_an_end_tag_is_the_source() -> None:
    """On a line of its own or after the last sentence, but only an agency's."""
    head = "Budget adopted\nThe council met on Monday. It adopted the budget."
    assert read_text(f"{head} (ZNA)").source == "ZNA"
    assert read_text(f"{head}\n(Zeta News)").source == "Zeta News"
    kept = read_text(f"{head} (Laughter)")
    assert kept.source is None
    assert any("Laughter" in s.text for s in split(kept))


def test_sentences_that_resemble_marks_are_kept() -> None:
    """A report may tell of rights, and of what others may not do."""
    last = (
        "The reproduction of the map was permitted in May.",
        "This report may be published in June.",
        "The two share a print.",
        "Then all was calm",
        "Editor: the paper will close.",
        "Producer of the film: Ida Sool",
        "Osmer/Varno",
        "Join the walk at the harbour on Facebook Street.",
        "Subscribe to the fund by 5 May.",
        "To comment on the plan, email plan@osmer.example by 5 May.",
        "Transcript of the call: it lasted four minutes",
        "Our standards: we never pay for interviews",
        "See also the report of the council.",
        "No war",
    )
    article = read_text("Budget adopted\n\n" + "\n\n".join(last))
    assert [s.text for s in split(article)][1:] == list(last)


def test_sentences_after_contacts_are_kept() -> None:
    """A heading in the middle of a report hides nothing."""
    article = read_text(
        "Budget adopted\nThe council met on Monday.\nContact\nThe two towns made contact in May."
    )
    assert "The two towns made contact in May." in [s.text for s in split(article)]


def test_an_address_at_the_end_of_a_reference_is_left_out() -> None:
    """Its words stay, and so does an address that is a part of what is said."""
    article = read_text(
        "Fever in Osmer\n\nThe office counted 53 cases.\n\nFurther information\n\n"
        "Fact sheet: Marsh fever https://zeta.example/sheets/marsh-fever\n\n"
        "Report cases at https://zeta.example/report\n"
    )
    assert [s.text for s in split(article)] == [
        "Fever in Osmer",
        "The office counted 53 cases.",
        "Further information",
        "Fact sheet: Marsh fever",
        "Report cases at https://zeta.example/report",
    ]
