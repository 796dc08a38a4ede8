"""What a page says of its article: title, source, date, and that it is cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.readers import html, read
from facts.readers.extracted import Extracted
from facts.readers.html_bylines import read_byline, written_day

TEXT = (
    "<p>The council of Halvik met on Monday in the old town hall and adopted the budget.</p>"
    "<p>Nobody objected to it, the clerk said after the session had ended.</p>"
)


def extracted(body: str = TEXT, head: str = "") -> Extracted:
    """Return what is extracted from a page with this body and head."""
    return html.extract(f"<html><head>{head}</head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("line", "published", "updated", "source"),
    [
        ("June 18, 2019 / CBS/AP", "2019-06-18", None, "CBS/AP"),
        ("By IANS | November 2, 2022", "2022-11-02", None, "IANS"),
        ("Published 8:14 AM GMT, February 8, 2025", "2025-02-08", None, None),
        ("Updated: 3 Mar 2025, 10:15 IST", None, "2025-03-03", None),
        ("Published 1 March 2025, updated 3 March 2025", "2025-03-01", "2025-03-03", None),
        ("By Anna Breck, Northgate Herald, 3 March 2025", "2025-03-03", None, "Northgate Herald"),
        ("By ANNA BRECK, Northgate Herald, 3 March 2025", "2025-03-03", None, "Northgate Herald"),
        ("By ANNA K. BRECK | 3 March 2025", "2025-03-03", None, None),
        ("By Anna Breck for the Northgate Herald", None, None, "Northgate Herald"),
        ("By ANNA BRECK, ZNP, 3 March 2025", "2025-03-03", None, "ZNP"),
        ("Halvik Post | 14 Mar 2025, 10:15", "2025-03-14", None, "Halvik Post"),
        ("By Anna Breck", None, None, None),
        ("Press Release No. 31/2022 of 7 June 2022", "2022-06-07", None, None),
        ("News release | 3 March 2025 | Halvik | 2 min read", "2025-03-03", None, None),
        ("Monday, 3 March 2025 at 09.30 CET", "2025-03-03", None, None),
        ("Source: Valley Press | 14.03.2025", "2025-03-14", None, "Valley Press"),
        ("12 Jun | Written By Kari Moe", None, None, None),
        ("Details: Written by Super User", None, None, None),
        ("Created by Press office", None, None, None),
        ("Posted on August 2, 2024 by Kari Moe", "2024-08-02", None, None),
        ("Halvik, 4 min read, 2025-03-14", "2025-03-14", None, None),
    ],
)
def test_a_line_under_the_title_is_read(
    line: str, published: str | None, updated: str | None, source: str | None
) -> None:
    """In the ways of agencies, papers and sites."""
    found = read_byline(line)
    assert found is not None
    days = [day.isoformat() if day else None for day in (found.published, found.updated)]
    assert (*days, found.source) == (published, updated, source)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The council met.",
        "The Social Security Act was signed into law on August 14, 1935",
        "On 3 March 2025 the council of Halvik adopted the budget for the coming year.",
        "By the river stood a mill, and by the mill stood a tree that nobody had planted there "
        * 3,
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    """Nor is a line without a day or a name."""
    assert read_byline(line) is None


@given(st.text(max_size=200))
def test_any_line_is_read_or_not(line: str) -> None:
    """No error comes out."""
    read_byline(line)
    written_day(line)


@pytest.mark.parametrize(
    "line",
    [
        "June 18, 2019 / CBS/AP",
        "Published 8:14 AM GMT, June 18, 2019",
        "<time datetime='2019-06-18T08:00'>yesterday</time>",
        "<span itemprop='datePublished' content='2019-06-18'>June 18</span>",
        "<time pubdate datetime='2019-06-18'>June 18</time>",
        "By Anna Breck<br>June 18, 2019",
        "Updated: June 18, 2019",
        "<time>June 18, 2019</time><time>July 9, 2019</time> by Anna Breck Read time: 4 minutes.",
    ],
)
def test_a_visible_date_is_the_page_s(line: str) -> None:
    """Where its head tells none. The line is no sentence of the article."""
    found = extracted(f"<h1>Budget adopted</h1><div class='x'>{line}</div>{TEXT}")
    assert found.published == "2019-06-18"
    assert "2019" not in found.text


def test_the_first_publication_counts_and_not_the_update() -> None:
    """Both in the data and in the text."""
    data = '{"@type":"NewsArticle","dateModified":"2025-03-09","datePublished":"2025-03-01T10:00Z"}'
    assert extracted(head=f"<script type='application/ld+json'>{data}</script>").published == (
        "2025-03-01"
    )
    lines = "<p>Updated 9 March 2025</p><p>Published 1 March 2025</p>"
    assert extracted(f"<h1>Budget</h1>{lines}{TEXT}").published == "2025-03-01"


def test_the_visible_day_decides_between_time_zones() -> None:
    """The head may tell the time of another zone."""
    head = "<meta property='article:published_time' content='2025-04-07T03:42:00Z'>"
    line = "<time datetime='2025-04-06T23:42:00-0400' pubdate>6 April 2025</time>"
    assert extracted(f"<h1>Budget</h1>{line}{TEXT}", head).published == "2025-04-06"


@pytest.mark.parametrize(
    "data",
    [
        '{"@type":"NewsArticle","headline":"Budget adopted","datePublished":"2025-03-01",'
        '"publisher":{"@type":"Organization","name":"Arva Courier"}}',
        '[{"@type":"WebSite","name":"x"},{"@type":["Report","NewsArticle"],"headline":'
        '"Budget adopted","datePublished":"2025-03-01T08:00:00+01:00","publisher":{"name":'
        '"Arva Courier"}}]',
        '{"@graph":[{"@type":"Organization","@id":"#o","name":"Arva Courier"},{"@type":"Article",'
        '"headline":"Budget adopted","datePublished":"2025-03-01","publisher":{"@id":"#o"}}]}',
    ],
)
def test_linked_data_are_read(data: str) -> None:
    """A page may give one object, a list or a graph whose objects refer to each other."""
    found = extracted(head=f"<script type='application/ld+json'>{data}</script>")
    assert (found.title, found.source, found.published) == (
        "Budget adopted",
        "Arva Courier",
        "2025-03-01",
    )


@pytest.mark.parametrize(
    "data",
    ["", "{", "[" * 9000, '{"@type":5}', '{"@graph":{"@type":"Article","headline":[]}}', "null"],
)  # fmt: skip
def test_damaged_data_are_passed_over(data: str) -> None:
    """The page is read without them."""
    found = extracted(head=f"<script type='application/ld+json'>{data}</script>")
    assert found.text.startswith("The council")


def test_the_text_of_a_page_that_a_script_writes_comes_from_its_data() -> None:
    """A reader sees it in a browser."""
    data = '{"@type":"NewsArticle","headline":"Budget","articleBody":"The council met. It rained."}'
    page = f"<script type='application/ld+json'>{data}</script><div id='app'></div>"
    assert extracted(page).text == "Budget\n\nThe council met. It rained."


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Budget adopted - Arva Courier</title>", "<h1>Budget adopted</h1>"),
        ("<title>Arva Courier | World News | Budget adopted</title>",
         "<h1>World News</h1><h2>Budget adopted</h2>"),
        ("<meta property='og:title' content='Budget adopted'>", "<h1>World News</h1>"),
        ("<meta property='og:site_name' content='Arva Courier'>"
         "<meta property='og:title' content='Budget adopted | Arva Courier'>", ""),
        ("<title>Arva Courier</title>", "<h1>Budget adopted</h1>"),
    ],
)  # fmt: skip
def test_the_title_is_the_article_s(head: str, body: str) -> None:
    """Neither the site nor its section."""
    assert extracted(body + TEXT, head).title == "Budget adopted"


@pytest.mark.parametrize(
    "end",
    [
        "<div class='paywall'><p>Subscribe to continue reading.</p></div>",
        "<p>This article is for subscribers only.</p>",
        "<p>To continue reading, please log in or create an account.</p>",
        "<p>You have read 3 of 3 free articles this month.</p>",
        "<p>Already a subscriber? <a href='/x'>Log in</a></p>",
        "<p>The mayor then turned to the question that everybody was waiting for and said…</p>",
        "<p>The mayor then turned to the question that everybody was waiting for [...]</p>",
    ],
)
def test_a_text_that_is_cut_off_is_told(end: str) -> None:
    """The line that says so is no part of the article."""
    found = extracted(f"<article><h1>Budget</h1>{TEXT}{end}</article>")
    assert found.notices == (html.CUT_OFF,)
    for word in ("ubscri", "log in", "free articles"):
        assert word not in found.text


@pytest.mark.parametrize(
    "end",
    [
        "",
        "<p>The paper has 9,000 subscribers, who must log in to read it, the editor said.</p>",
        "<p>Sign up for our newsletter to get the best stories in your inbox.</p>",
        "<p>The choir waited... and then it sang.</p>",
        "<footer><p>Subscribe to continue to get the paper.</p></footer>",
    ],
)
def test_a_whole_text_is_not_called_cut_off(end: str) -> None:
    """Sites ask readers of whole articles to subscribe too."""
    assert extracted(f"<article><h1>Budget</h1>{TEXT}{end}</article>").notices == ()


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Budget adopted - Halvik Post", "Halvik Post"),
        ("The Halvik Post | Budget adopted", "The Halvik Post"),
        ("Budget adopted - Halvik Nights", "halvikpost.example"),
        ("Halvik Post", "Halvik Post"),
    ],
)
def test_a_name_in_the_title_is_the_sites_if_its_address_says_so(title: str, source: str) -> None:
    """Any other part of the title may be a section or a part of the headline."""
    page = f"<html><head><title>{title}</title></head><body>{TEXT}</body></html>".encode()
    assert html.extract(page, url="https://www.halvikpost.example/a").source == source


def test_the_publisher_may_be_marked_in_the_text() -> None:
    """As microdata."""
    marked = (
        '<article itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="publisher" '
        f'itemscope><meta itemprop="name" content="Halvik Post"></span>{TEXT}</article>'
    )
    assert extracted(marked).source == "Halvik Post"


@pytest.mark.parametrize("link", ["Continue reading", "Read more", "Full story"])
def test_a_short_end_with_a_link_to_the_rest_is_cut_off(link: str) -> None:
    """The paragraph breaks off, and a link leads on."""
    body = (
        f"<article><h1>Budget</h1>{TEXT}<p>The mayor of Halvik…</p><p><a>{link}</a></p></article>"
    )
    assert extracted(body).notices == (html.CUT_OFF,)
    whole = f"<article><h1>Budget</h1>{TEXT}<p><a>{link}</a></p></article>"
    assert extracted(whole).notices == ()


SUBMITTED = "<h1>Budget adopted</h1><div class='submitted'>Submitted by press on %s - 09:15</div>"


@pytest.mark.parametrize(
    ("written", "language", "address", "beside", "day"),
    [
        ("Tue, 04/03/2025", "en", "", "", "2025-03-04"),
        ("Thu, 04/03/2025", "en-GB", "", "", "2025-04-03"),
        ("04/03/2025", "en-GB", "", "", "2025-03-04"),
        ("04/03/2025", "en-US", "", "", "2025-04-03"),
        ("04/03/2025", "en-US", "https://halvik.gov.uk/a", "", "2025-03-04"),
        ("04/03/2025", "en", "https://halvik.gov/a", "", "2025-04-03"),
        ("04/03/2025", "en-GB", "https://halvik.io/a", "", "2025-03-04"),
        ("04/03/2025", "en", "", "<p>It was first read on 02/28/2025.</p>", "2025-04-03"),
        ("04/03/2025", "en-US", "", "<p>It was first read on 28/02/2025.</p>", "2025-03-04"),
        ("04/03/2025", "en", "https://halvik.example/2025/04/03/budget", "", "2025-04-03"),
        ("04/03/2025", "en", "https://halvik.example/a", "", None),
    ],
)
def test_what_tells_the_order_of_a_date_that_is_all_numbers(
    written: str, language: str, address: str, beside: str, day: str | None
) -> None:
    """The weekday, the page's other dates, its address, the country; without them it is unknown."""
    body = SUBMITTED % written + TEXT + beside
    page = f"<html lang='{language}'><body><article>{body}</article></body></html>"
    found = html.extract(page.encode(), url=address or None)
    assert found.published == day
    assert "Submitted" not in found.text


@pytest.mark.parametrize(
    "line",
    ["By Monday, the water had reached the bridge.", "By 3 March 2025, 30 ferries will run."],
)
def test_a_sentence_that_begins_with_by_is_no_byline(line: str) -> None:
    assert read_byline(line) is None
    assert line in extracted(f"<h1>Budget adopted</h1><p>{line}</p>{TEXT}").text


HEADED = f"<h1>Budget adopted</h1>{TEXT}"


@pytest.mark.parametrize(
    ("title", "body", "source"),
    [
        ("Budget adopted | Halvik Borough", HEADED, "Halvik Borough"),
        ("Budget adopted - The Halvik Post", HEADED, "The Halvik Post"),
        ("Budget adopted - Halvik", f"<header>Halvik</header>{HEADED}", "Halvik"),
        ("Budget adopted | Politics", HEADED, None),
        ("Budget adopted - a year late", HEADED, None),
        ("Budget adopted", f"{HEADED}<footer>© 2019–2025 Halvik Borough. All rights reserved."
         "</footer>", "Halvik Borough"),
        ("Budget adopted", f"{HEADED}<p>Copyright &copy; 2003 Halvik Post</p>", "Halvik Post"),
        ("Budget adopted", f"{HEADED}<footer>© All rights reserved</footer>", None),
        ("Budget adopted", f"{HEADED}<figure><img src=a><figcaption>The hall. © 2025 Kari Moe"
         "</figcaption></figure>", None),
    ],
)  # fmt: skip
def test_the_site_is_named_in_the_title_or_at_the_foot(
    title: str, body: str, source: str | None
) -> None:
    """By the title beside the page's headline, or by the notice of rights."""
    assert extracted(body, f"<title>{title}</title>").source == source


def test_the_site_in_front_of_a_title_is_no_part_of_it() -> None:
    """The page's own headline, in whatever type, is the title."""
    head = "<title>The Halvik Post Online: Budget adopted in one evening</title>"
    body = f"<img alt='The Halvik Post'><b>Budget adopted in one evening</b>{TEXT}"
    found = extracted(body, head)
    assert (found.title, found.source) == (
        "Budget adopted in one evening",
        "The Halvik Post Online",
    )
    other = extracted(TEXT, "<title>Budget: council adopts it in one evening</title>")
    assert other.title == "Budget: council adopts it in one evening"
    assert extracted(TEXT, "<title>Untitled Document</title>").title is None


@pytest.mark.parametrize(
    "body",
    [
        "<header id='header'><h1><a href='/'>Halvik Notes</a></h1><p>All of the valley</p></header>"
        f"<div class='post'><h3 class='post-title'>Council adopts budget</h3>{TEXT}</div>",
        "<main><div class='page-header'><h1>News</h1></div><div class='page-header'>"
        f"<h2>Council adopts budget</h2></div>{TEXT}</main>",
    ],
)
def test_a_heading_of_the_site_or_a_section_is_not_the_title(body: str) -> None:
    """The heading that the page's head repeats is, whatever its level and its part are called."""
    found = extracted(body, "<title>Council adopts budget - Halvik Notes</title>")
    assert found.title == "Council adopts budget"
    assert "Council adopts budget\n\nThe council of Halvik met" in found.text
    assert "Notes" not in found.text
    assert "All of the valley" not in found.text


def test_a_title_that_is_only_the_issuer_s_name_is_its_source() -> None:
    """The first line of the release is the title, and the line with the place is kept."""
    body = (
        "<table><tr><td colspan=2><b>Ministry of Fisheries</b></td></tr><tr><td><a href=a>Laws</a>"
        "<br><a href=b>Press</a></td><td><p>Halvik, 14/05/2004</p>"
        "<p><b>PRESS RELEASE No. 12</b></p>"
        f"<p><b>COUNCIL ADOPTS BUDGET</b></p>{TEXT}</td></tr></table>"
    )
    page = f"<html><head><title>Ministry of Fisheries</title></head><body>{body}</body></html>"
    found = read(page.encode(), name="a.html")
    assert (found.title, found.source) == ("COUNCIL ADOPTS BUDGET", "Ministry of Fisheries")
    assert (str(found.published), found.place) == ("2004-05-14", "Halvik")
    named = "<title>Ministry of Fisheries</title>"
    assert (
        extracted(f"<h1>Ministry of Fisheries</h1>{TEXT}", named).title == "Ministry of Fisheries"
    )


def test_a_section_before_the_headline_is_no_part_of_the_title() -> None:
    """The site's name is in front of both."""
    head = "<title>Halvik Post - News - Council adopts budget</title>"
    body = f"<img alt='Halvik Post'><font size=5>Council adopts budget</font><br>{TEXT}"
    assert extracted(body, head).title == "Council adopts budget"


def test_lines_of_a_poem_stay_together() -> None:
    """A day among them is no line about publication."""
    poem = "<p>The lake is green<br>March 3, 2025<br>the eels are thin</p>"
    found = extracted(f"<h1>A poem of Halvik</h1>{poem}{TEXT}")
    assert found.published is None
    assert "March 3, 2025" in found.text


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("HALVIK PACT - News: Budget is adopted by the council, 14-Mar.-2022", "HALVIK PACT"),
        ("Council of Halvik - Budget is adopted by the council", "Council of Halvik"),
        ("Ida Sool - Budget is adopted by the council", None),
    ],
)
def test_an_issuer_before_the_headline_is_the_source(title: str, source: str | None) -> None:
    """If what follows it is the headline of the page, and it has the form of an issuer's name."""
    found = extracted(f"<h1>Budget is adopted by the council</h1>{TEXT}", f"<title>{title}</title>")
    assert (found.title, found.source) == ("Budget is adopted by the council", source)


@pytest.mark.parametrize("name", ["dc:date dc:created", "datePublished", "schema:datePublished"])
def test_a_date_may_be_marked_as_a_property(name: str) -> None:
    """As RDFa has it, which names several; that of a change is another."""
    span = "<span property='{}' content='{}T14:05:44+00:00'></span>"
    marked = f"{span.format('dc:modified', '2019-06-23')}{span.format(name, '2018-05-22')}"
    assert extracted(f"<h1>Budget adopted</h1>{marked}{TEXT}").published == "2018-05-22"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Halvik Herald Online - Council adopts budget", "Halvik Herald Online"),
        ("Council adopts budget… | Halvik Herald", "Halvik Herald"),
        ("Council adopts budget", None),
    ],
)
def test_a_title_may_be_the_start_of_the_headline(title: str, source: str | None) -> None:
    """The line of the page is the title, in whatever type it is set, and the next has the day."""
    head = "<font size=+2><b>Council adopts budget after nine hours</b></font><br>"
    cells = "<td><b>Also today</b><br><a href=a>Dog found</a></td>"
    body = f"<table><tr>{cells}<td>{head}<i>Friday, 12 March 1999</i>{TEXT}</td></tr></table>"
    found = extracted(body, f"<title>{title}</title>")
    assert (found.title, found.source, found.published) == (
        "Council adopts budget after nine hours", source, "1999-03-12",
    )  # fmt: skip
    assert found.text.startswith("Council adopts budget after nine hours\n\nThe council of Halvik")


def test_a_sentence_that_begins_with_the_title_is_not_the_title() -> None:
    """Nor is a link, such as one to another article."""
    said = "<p>Council adopts budget in one evening, as nobody objected to a line of it.</p>"
    link = "<p><a href=a>Council adopts budget of the harbour</a></p>"
    found = extracted(f"{link}{said}{TEXT}", "<title>Council adopts budget</title>")
    assert found.title == "Council adopts budget"
    same = f"<h1>Council adopts budget</h1><h2>Council adopts budget again</h2>{TEXT}"
    assert extracted(same, "<title>Council adopts budget</title>").title == "Council adopts budget"


def test_the_day_of_another_thing_is_not_that_of_publication() -> None:
    """The line is a part of the text. The number of a release is no source."""
    body = "<p>Press Release No. 4/2022 of 7 June 2022</p><p>Ruling of 2 May 2022</p>"
    footer = "<div id=footer>© 2022 High Court of Halvik</div>"
    found = extracted(f"<h1>Budget adopted</h1>{body}{TEXT}{footer}")
    assert (found.published, found.source) == ("2022-06-07", "High Court of Halvik")
    assert "\n\nRuling of 2 May 2022\n\n" in found.text


@pytest.mark.parametrize(
    ("values", "place", "source"),
    [
        (("Press release", "14 May 2004", "Halvik", "2 min read"), "Halvik", None),
        (("14 May 2004", "Press release", "Halvik"), "Halvik", None),
        (("Press release", "14 May 2004", "Kari Moe"), None, None),
        (("Press release", "14 May 2004", "Politics"), None, None),
        (("Study", "14 May 2004", "Halvik"), None, None),
    ],
)
def test_the_values_beside_the_heading_of_a_release(
    values: tuple[str, ...], place: str | None, source: str | None
) -> None:
    """The day and the place of a press release may stand in the head of the page, as the kit of
    the European Union has it."""
    spans = "".join(f"<span>{value}</span>" for value in values)
    meta = f"<div class='x-page-header__meta'>{spans}</div><h1>Budget of the town adopted</h1>"
    head = f"<div class='x-page-header'>{meta}</div>"
    found = read(f"<html><body>{head}<main>{TEXT}</main></body></html>".encode(), name="a.html")
    assert (str(found.published), found.place, found.source) == ("2004-05-14", place, source)
    assert "min read" not in found.text


def test_a_part_of_a_block_is_judged_by_its_own_name() -> None:
    """The block itself is judged apart; without it the whole name counts."""
    part = "<p class='page-header__{}'>The clerk read the minutes aloud to all of them.</p>"
    block = "<div class='page-header'><h1>Budget adopted</h1>{}</div>" + TEXT
    assert "minutes" in extracted(block.format(part.format("lead"))).text
    assert "minutes" not in extracted(block.format(part.format("newsletter"))).text
    assert "minutes" not in extracted(f"<h1>Budget</h1>{part.format('lead')}{TEXT}").text
