"""The parts of an article: title, caption, dateline, body, and what the header tells."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.models import Article
from facts.readers import read, read_text
from facts.text.layout import analyse
from facts.text.sentences import split


def parts(article: Article) -> list[tuple[str, str]]:
    """The sentences with what they are."""
    return [(sentence.kind.value, sentence.text) for sentence in split(article)]


AGENCY = (
    " date 2021-05-18 Plan for the delta adopted in Halvik\n"
    "Minister Ida Sorensen, head of the delegation of Arva to the talks, opens the meeting "
    "(Photo: MNA)Halvik (MNA) – The Delta Council (DC) on May 17 adopted by consensus a plan for "
    "the delta, on the occasion of its 12th meeting.\n"
    "The plan, which is renewed every three years, is backed by 31 members. It aims to keep "
    "silt out of the ports./.\n"
)


def test_an_agency_s_text_comes_apart() -> None:
    """A date before the title, a caption glued to the dateline, a closing "./."."""
    article = read_text(AGENCY)
    assert article.title == "Plan for the delta adopted in Halvik"
    assert article.published == date(2021, 5, 18)
    assert article.place == "Halvik"
    assert article.source == "MNA"
    assert article.text == AGENCY
    assert parts(article) == [
        ("title", "Plan for the delta adopted in Halvik"),
        (
            "caption",
            "Minister Ida Sorensen, head of the delegation of Arva to the talks, opens the "
            "meeting (Photo: MNA)",
        ),
        ("dateline", "Halvik (MNA)"),
        (
            "body",
            "The Delta Council (DC) on May 17 adopted by consensus a plan for the delta, on the "
            "occasion of its 12th meeting.",
        ),
        ("body", "The plan, which is renewed every three years, is backed by 31 members."),
        ("body", "It aims to keep silt out of the ports."),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", "\n \t\n"])
def test_line_ends_do_not_matter(end: str) -> None:
    """The same parts with those of any system."""
    text = AGENCY.rstrip("\n").replace("\n", end)
    assert parts(read_text(text)) == parts(read_text(AGENCY))
    assert read_text(text).published == date(2021, 5, 18)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_do_not_matter(encoding: str) -> None:
    """The same parts from bytes in any of them."""
    assert parts(read(AGENCY.encode(encoding))) == parts(read_text(AGENCY))


@pytest.mark.parametrize(
    ("text", "title", "published"),
    [
        ("Budget adopted\nThe council met.", "Budget adopted", None),
        ("Title: Budget adopted\nThe council met.", "Budget adopted", None),
        ("# Budget adopted\n\nThe council met.", "Budget adopted", None),
        ("2022-11-22\nBudget adopted\nThe council met.", "Budget adopted", date(2022, 11, 22)),
        ("Budget adopted\n22 November 2022\nThe council met.", "Budget adopted",
         date(2022, 11, 22)),
        ("Budget adopted\nPublished: November 22, 2022, 10:30 GMT\nThe council met.",
         "Budget adopted", date(2022, 11, 22)),
        ("November 22, 2022 | Budget adopted\nThe council met.", "Budget adopted",
         date(2022, 11, 22)),
        ("Published: 14 March 2023\nBy Mara Ellison\nBudget adopted\nThe council met.",
         "Budget adopted", date(2023, 3, 14)),
        ("Who will lead the U.N.?\nFive candidates remain.", "Who will lead the U.N.?", None),
        ("U.S. and U.K. sign pact in Washington, D.C.\nThe pact covers trade. It is long.",
         "U.S. and U.K. sign pact in Washington, D.C.", None),
        ("UN: Budget adopted\nThe council met.", "UN: Budget adopted", None),
        ("The council met on Monday. It adopted the budget.", "The council met on Monday", None),
        ("The council met on Monday.", "The council met on Monday", None),
        ("• The council met.\n• It left.", "The council met", None),
        ("ROME (ANSA) – The council met. It left.", "The council met", None),
    ],
)  # fmt: skip
def test_titles_and_dates_of_headers(text: str, title: str, published: date | None) -> None:
    """As people and programs write them; else the first sentence stands for a title."""
    article = read_text(text)
    assert (article.title, article.published) == (title, published)


def test_a_wrapped_title_is_one_line() -> None:
    """In the article's title; its sentence stays as it stands."""
    article = read_text(
        "A long title that was wrapped by the program which sent it along at about\n"
        "sixty or seventy characters\n\n"
        "The council met on Monday in the old town hall and adopted the new\n"
        "budget for the coming year.\n"
    )
    assert "\n" not in article.title
    assert article.title.endswith("at about sixty or seventy characters")
    assert [kind for kind, _ in parts(article)] == ["title", "body"]


def test_wrapped_text_is_not_broken_at_its_lines() -> None:
    """Nor are paragraphs of one line each joined."""
    wrapped = read_text(
        "Budget adopted\n\nThe council met on Monday in the old town hall and adopted the\n"
        "budget for the coming year. Nobody objected to it, and the mayor of\n"
        "Rome left before noon.\n\nThe next session is in May.\n"
    )
    assert [" ".join(text.split()) for _, text in parts(wrapped)] == [
        "Budget adopted",
        "The council met on Monday in the old town hall and adopted the budget for the coming "
        "year.",
        "Nobody objected to it, and the mayor of Rome left before noon.",
        "The next session is in May.",
    ]


def test_items_of_a_list_are_sentences() -> None:
    """Without their bullets; a number stays, as it may be cited."""
    article = read_text(
        "Plan agreed\nThe plan has parts:\n- Sirens in every harbour\n• A common map.\n"
        "1. First station\n(b) Second station"
    )
    assert [text for _, text in parts(article)] == [
        "Plan agreed",
        "The plan has parts:",
        "Sirens in every harbour",
        "A common map.",
        "1. First station",
        "(b) Second station",
    ]


FIRST = "The board decided by five votes to two to lower the fee by half a crown."
SECOND = "Traffic in the harbour has grown by 3 per cent since the last decision."


@pytest.mark.parametrize("title", ["Decision on Fees", "Director Leaves"])
def test_a_letterhead_of_a_company_is_no_title(title: str) -> None:
    """Also above a title that has the form of a name."""
    head = "RNS Number: 1234Z\nZeta Mining plc\n12 March 2025\n\nZeta Mining plc"
    article = read_text(f"{head}\n\n{title}\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.title, article.source) == (title, "Zeta Mining plc")


@pytest.mark.parametrize(
    ("line", "source"),
    [
        (
            "This report is produced by ZORA Ardenia in collaboration with its partners.",
            "ZORA Ardenia",
        ),
        ("This bulletin was issued by the Flood Council of Varno.", "Flood Council of Varno"),
        ("This report was prepared by Ida Sool.", None),
        ("The report was produced by ZORA Ardenia.", None),
    ],
)
def test_a_report_tells_who_made_it(line: str, source: str | None) -> None:
    """A body, and no person; the sentence stays."""
    article = read_text(f"Floods in Ardenia\n\n{line}\n\n{FIRST}\n")
    assert article.source == source
    assert ("body", line) in parts(article)


def test_the_numbers_of_paragraphs_are_layout() -> None:
    """Their sentences are whole without them; the numbers of short items stay."""
    article = read_text(f"Board lowers fees\n\n1.\t{FIRST}\n\n2.\t{SECOND}\n")
    assert parts(article)[1:] == [("body", FIRST), ("body", SECOND)]
    article = read_text(f"Board lowers fees\n\n{FIRST}\n\n1. Ask.\n\n2. {SECOND}\n")
    assert parts(article)[2:] == [("body", "1. Ask."), ("body", f"2. {SECOND}")]


@pytest.mark.parametrize(
    "title",
    [
        "COURT OF ARDENIA RULES ON FEES",
        "COURT OF APPEAL FREES TWO MEN",
        "Zeta sues Osmer Council",
        "Ferry Wins Over City Council",
        "Osmer Police Raid Club",
    ],
)
def test_a_title_that_ends_as_an_office_is_no_letterhead(title: str) -> None:
    """Its other words are not those of an office's name."""
    article = read_text(f"{title}\n\nJudges hear both sides\n\n12 March 2025\n\n{FIRST}\n")
    assert article.title == title


@pytest.mark.parametrize(
    "last",
    [
        "Anyone with information can call 101 or the museum on 0800 555 0111.",
        "The article was taken from the library by two men, and it was never returned.",
        "If you find an error in your bill, the bank will pay you back within a week.",
        "Letters were found in the attic, and are now shown in the museum.",
        "This document is confidential, the minister said, and she will not publish it.",
        "Ida Sool's mission is to win.",
        "The agreement does not bind the court.",
        "All letters must be published within a week, the court ruled.",
        "Letters should be published in full, the minister argued.",
        "If you received this message, you are one of 4,000 customers of the bank.",
        "This document is intended only for members of the committee.",
        "The site has only a part of the ruins.",
        "No copyright is claimed by the heirs.",
        "The views expressed in this report are those of 400 residents.",
        "We do not own the land; the copyright belongs to the state.",
        "If you find an error on your ballot, tell us, the clerk wrote.",
        "The report was published by the wire service in May.",
        "The summary was handed to the court, and is not part of the file.",
        "The interview appeared in print on Monday.",
        "The statement contains forward-looking information on rates.",
        "Varno Rescue has answered 112 calls.",
        "In other news papers it was the first page.",
    ],
)
def test_last_sentences_that_resemble_notices_stay(last: str) -> None:
    """They belong to the report."""
    article = read_text(f"Board lowers fees\n\n{FIRST}\n\n{last}\n")
    assert parts(article)[-1] == ("body", last)


def test_a_centred_headline_in_capitals_is_one_title() -> None:
    """With a word that a hyphen breaks, and a line that goes on in small letters."""
    article = read_text(f"      BOARD TO CLOSE ITS NORTH FUR-\n          NACE IN MAY\n\n{FIRST}\n")
    assert article.title == "BOARD TO CLOSE ITS NORTH FURNACE IN MAY"
    warning = read_text(
        f"PRESS RELEASE\n\nSEVERE STORM WARNING\nfor HIGH WINDS\nfor people of Osmer\n\n"
        f"Issued at 4 pm Sunday, 21 May 2017.\n\n{FIRST}\n\nIt will end soon.\n"
    )
    assert (warning.title, warning.published) == (
        "SEVERE STORM WARNING for HIGH WINDS",
        date(2017, 5, 21),
    )


@pytest.mark.parametrize(
    ("written", "said", "published"),
    [
        ("08/09/2023", "on Tuesday, 5 September", date(2023, 9, 8)),
        ("09/08/2023", "on Sept. 5", date(2023, 9, 8)),
        ("08/09/2023", "on 5 September and on 9 August", None),
        ("08/09/2023", "on Tuesday", None),
        ("08/09/2023", "on 5 May", None),
    ],
)
def test_days_of_the_text_tell_which_number_is_the_month(
    written: str, said: str, published: date | None
) -> None:
    """Where only one of both days is near them."""
    article = read_text(f"Board lowers fees\n\nPublished: {written}\n\nIt met {said} in Varno.\n")
    assert article.published == published


def test_labels_and_closings_are_layout() -> None:
    """A source's label is noted; "END" is no sentence."""
    article = read_text("Budget adopted\nSource: Basin News\nThe council met.\n(END)\n-30-\n###\n")
    assert article.source == "Basin News"
    assert parts(article) == [("title", "Budget adopted"), ("body", "The council met.")]


def test_a_photographer_is_no_source() -> None:
    """An agency's abbreviation may be."""
    by_person = read_text("Budget adopted\nThe mayor speaks (Photo: Ana Lee)\nThe council met.")
    by_agency = read_text("Budget adopted\nThe mayor speaks (Photo: AP)\nThe council met.")
    assert (by_person.source, by_agency.source) == (None, "AP")


def test_a_title_that_is_known_is_found_below_other_lines() -> None:
    """A site's name above it is left out, and the parts stay in order."""
    text = "Free to read today\n\nBasin News\n\nBudget adopted\n\nThe council met."
    assert [
        (b.kind.value, text[b.start : b.end]) for b in analyse(text, "Budget adopted").blocks
    ] == [
        ("body", "Free to read today"),
        ("title", "Budget adopted"),
        ("body", "The council met."),
    ]


LINES = st.sampled_from(
    [
        "", " ", "Budget adopted", "By Mara Ellison", "date 2022-11-22 Budget adopted",
        "Source: Basin News", "22 November 2022", "ROME (ANSA) – The council met.",
        "The mayor speaks (Photo: AP)Halvik (MNA) – It met.", "The council met. It left.",
        "- an item", "# Title", "a line that goes on in lower case and is not short at all, and",
        "(END)", "Photo: the mayor", "1. one", "BEIJING —", "…", "Updated: 2022-11-22 10:00 GMT",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=12), st.sampled_from(["Budget adopted", "x", None]))
def test_parts_are_in_order_and_apart(lines: list[str], title: str | None) -> None:
    """For any mixture of lines."""
    text = "\n".join(lines)
    last = 0
    for block in analyse(text, title).blocks:
        assert last <= block.start < block.end <= len(text)
        last = block.end
