"""Pages: what is the article and what is not, encodings, and hostile markup."""

from __future__ import annotations

import contextlib
import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.errors import InputError, TooLarge, UnreadableDocument
from facts.models import SentenceKind
from facts.readers import html, isolated, read
from facts.readers.file_types import FileType
from facts.text.sentences import split
from tests.tries import tries

BODY = (
    "<p>The council met on Monday in the old town hall and adopted the budget.</p>"
    "<p>Nobody objected to it.</p>"
)
FERRY = "<p>The ferry will stop sailing in May, the board of Zeta Ferries has decided.</p>"


def page(body: str = BODY, head: str = "") -> bytes:
    """Return a page with this body and head."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_short_paragraphs_stay_apart() -> None:
    """They are as long as wrapped lines, but are separate paragraphs."""
    lines = [f"Delegates from district {n} spoke for the plan at great length" for n in range(9)]
    found = read(page("<article>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>"))
    assert {s.text for s in split(found)} == set(lines)


def test_a_wrapped_paragraph_is_one() -> None:
    """Line breaks in the source of a page mean nothing."""
    found = read(page("<p>The council met on\nMonday and\n  adopted the budget.</p>"))
    assert found.text == "The council met on Monday and adopted the budget."


def test_the_title_is_a_sentence_even_where_the_page_has_it_in_its_head_alone() -> None:
    """The title can then be cited."""
    found = read(page(head='<meta property="og:title" content="Budget adopted in one evening">'))
    assert found.title == "Budget adopted in one evening"
    first = split(found)[0]
    assert (first.kind, first.text) == (SentenceKind.TITLE, "Budget adopted in one evening")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-03-14T09:00:00Z">',
        '<meta name="date" content="2023-03-14">',
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":'
        '"NewsArticle","datePublished":"2023-03-14T10:00:00+01:00"}</script>',
    ],
)
def test_the_date_is_the_page_s_own(head: str) -> None:
    """The date comes from its metadata."""
    assert read(page(head=head)).published == date(2023, 3, 14)


def test_a_year_in_the_footer_is_no_date() -> None:
    """A page that does not say when it was published has no date."""
    found = read(page(BODY + "<footer>© 1 January 2019 The Town. All rights reserved.</footer>"))
    assert found.published is None


def test_scripts_styles_and_comments_are_not_text() -> None:
    """Text hidden in comments is left out too."""
    found = read(
        page(
            BODY + "<script>var a = 'Scripted words here';</script><!-- Commented words here -->"
            "<style>p:after{content:'Styled words here'}</style>"
            "<noscript>Please turn on scripts now</noscript>"
        )
    )
    for hidden in ("Scripted", "Commented", "Styled"):
        assert hidden not in found.text


@pytest.mark.parametrize(
    "canonical", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//", "x" * 9000]
)
def test_a_canonical_address_that_is_none_is_left_out(canonical: str) -> None:
    """Only a web address can be followed."""
    found = read(page(head=f'<link rel="canonical" href="{canonical}">'))
    assert found.url is None


def test_list_items_and_rows_are_kept() -> None:
    """Each is a line of its own."""
    found = read(
        page(
            "<article>" + BODY + "<ul><li>Sirens in every harbour</li><li>A common map</li></ul>"
            "<table><tr><td>Arva</td><td>12 stations</td></tr></table></article>"
        )
    )
    texts = [s.text for s in split(found)]
    assert "Sirens in every harbour" in texts
    assert "A common map" in texts
    assert any("Arva" in text and "12 stations" in text for text in texts)


def test_entities_are_characters() -> None:
    """Named and numbered entities are decoded."""
    found = read(page("<p>Caf&eacute; &amp; bar &#8220;Mara&#x201d; opened in Rome.</p>"))
    assert found.text == "Café & bar “Mara” opened in Rome."


@pytest.mark.parametrize(
    "body",
    ["", "<script>write()</script>", "<img src='a.png'>", "<footer>The Town.</footer>"],
)
def test_a_page_without_text_is_told_as_such(body: str) -> None:
    """The error gives the remedy for pages that scripts write."""
    with pytest.raises(UnreadableDocument, match="no article"):
        read(page(body))


@pytest.mark.parametrize(
    "hostile",
    [
        b"<html><body>" + b"<div>" * 1900 + b"The council met on Monday.",
        b"<html><body><p>" + b"<b><i>" * 900 + b"The council met on Monday.",
        b"<html><body>" + b"<table><tr><td>" * 600 + b"The council met on Monday.",
        b"<html><body " + b"a='b' " * 50_000 + b"><p>The council met on Monday.</p>",
        b"<html><body><p>The council met on Monday.</p>" + b"<" * 1900,
        b"<html><head><title>" + b"long " * 100_000 + b"</title><body><p>The council met.</p>",
        b"<!DOCTYPE html [<!ENTITY a 'xxxxxxxx'><!ENTITY b '&a;&a;&a;'>]><html><p>&b; met.</p>",
        b"<html><head><script type='application/ld+json'>"
        + b"[" * 50_000
        + b"</script><p>Met.</p>",
    ],
)
def test_hostile_markup_is_read_or_refused(hostile: bytes) -> None:
    """Nothing but an input error comes out, and no endless text."""
    try:
        found = read(hostile)
    except InputError:
        return
    assert len(found.title) <= 251
    assert split(found)


@pytest.mark.parametrize(
    "attributes", [" ".join(f"a{n}=1" for n in range(25_000)), "b " * 25_000, "c='x>y' " * 25_000]
)
def test_a_tag_has_a_limit_of_attributes(attributes: str) -> None:
    """A parser compares each with all before it."""
    with pytest.raises(UnreadableDocument, match="attributes"):
        html.extract(page(f"<p {attributes}>The council met on Monday.</p>"))


def test_a_long_attribute_is_no_sign_of_many() -> None:
    """Pictures inside a page are written so, and data for scripts."""
    picture = "data:image/png;base64," + "A+/=" * 50_000
    data = '{"a": "b = c", ' * 5_000
    script = f"<script>if (a<b) {{ x = [{'a=1 ' * 5_000}] }}</script>"
    found = html.extract(page(f"<img src='{picture}'><div data-x='{data}'>{BODY}</div>{script}"))
    assert "Nobody objected to it." in found.text


@pytest.mark.parametrize(
    "tag",
    ["<footer ", "<footer>", "<table><tr><td>", "<a href=x>", "<!--", "<p", "<a '", "<script>"],
)
def test_the_time_grows_with_the_length(tag: str) -> None:
    """However many tags are opened and not closed."""
    hostile = page(BODY + tag * 20_000)
    begun = time.process_time()
    with contextlib.suppress(InputError):
        html.extract(hostile)
    assert time.process_time() - begun < 10


def test_a_page_has_a_limit_of_size() -> None:
    """The characters are counted before the page is parsed."""
    with pytest.raises(TooLarge, match="page is too long"):
        read(page("word " * (html.LARGEST_PAGE // 5 + 1)))


def test_every_page_is_read_apart_with_the_same_result() -> None:
    """A small page can be hostile too."""
    items = "".join(f"<p>Station {n} reported its level.</p>" for n in range(1200))
    data = page(f"<article>{items}</article>")
    found = isolated.extract(FileType.HTML, data)
    assert found == html.extract(data)
    assert "Station 1199 reported its level." in found.text


def test_a_page_that_takes_too_long_is_given_up_on() -> None:
    """The time grows with the square of what is inside one paragraph."""
    data = page("<p>" + "<span>a b</span> " * 40_000)
    with pytest.raises(UnreadableDocument, match="too complex"):
        isolated.extract(FileType.HTML, data, time_limit=1.5)


def test_errors_come_back_from_the_process_of_its_own() -> None:
    """The error keeps its class, reason and remedy."""
    with pytest.raises(UnreadableDocument, match="holds no article") as caught:
        isolated.extract(FileType.HTML, page("<img>" * 5))
    assert caught.value.remedy


@settings(deadline=None, max_examples=tries(100))
@given(
    st.lists(
        st.sampled_from(
            "<p> </p> <div> </div> <b> <!-- --> <br> <table> <td> <script> </script> < > & &amp; "
            "<article> <li> <h1> The council met. \x00 \ufeff é <title> <meta charset='x'>".split(
                " "
            )
        ),
        max_size=30,
    )
)
def test_any_soup_of_tags_is_read_or_refused(parts: list[str]) -> None:
    """Only input errors come out."""
    try:
        found = html.extract(" ".join(["<html>", *parts]).encode())
    except InputError:
        return
    assert found.text


def test_a_table_that_frames_the_page_is_none() -> None:
    """Old pages lay out menus, article and adverts in the cells of one table."""
    found = read(
        page(
            "<table><tr><td><a href='/1'>Harbour</a><br><a href='/2'>Council</a></td><td>"
            "<h2>Ferry to sail in May</h2><p>ARVA, 2 April 2019 - The ferry between Arva and "
            "Tessin will sail again from May, the harbour board said on Tuesday.</p><p>A new ferry "
            "was built in Halvik for 12 million crowns. She carries 180 passengers.</p></td>"
            "<td>Garden chairs at half price!</td></tr></table>",
            head="<title>The Arva Courier - Ferry to sail in May</title>",
        )
    )
    assert found.title == "Ferry to sail in May"
    assert found.published == date(2019, 4, 2)
    assert [s.text for s in split(found)] == [
        "Ferry to sail in May",
        "ARVA, 2 April 2019",
        "The ferry between Arva and Tessin will sail again from May, the harbour board said on "
        "Tuesday.",
        "A new ferry was built in Halvik for 12 million crowns.",
        "She carries 180 passengers.",
    ]


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        ("<h1>Budget adopted in one evening</h1>", "Budget adopted in one evening | The Town"),
        ("<h1>The Town</h1><h2>Budget adopted in one evening</h2>",
         "The Town: Budget adopted in one evening - The Town"),
        ("<h2>Budget adopted in one evening</h2>", "The Town - Budget adopted in one evening"),
    ],
)  # fmt: skip
def test_the_site_s_name_is_no_part_of_the_title(body: str, whole: str) -> None:
    """The site's name is left out at any place, even as a heading."""
    found = read(page(body + BODY, head=f"<title>{whole}</title>"))
    assert found.title == "Budget adopted in one evening"


def texts(body: str) -> list[str]:
    """Return the paragraphs of a page's article."""
    return html.extract(page(f"<article><h1>Harbour</h1>{body}</article>")).text.split("\n\n")


def test_text_before_the_first_paragraph_is_kept() -> None:
    """It stands in no paragraph of its own, as an editor's first line often does."""
    found = html.extract(
        page(
            "<div>The ferry between Arva and Tessin will sail again from May, the board said."
            "<p>A new ferry was built in Halvik for 12 million crowns in one year.</p>"
            "She carries 180 passengers and sails four times a day.</div>"
        )
    )
    assert found.text.split("\n\n")[-3:] == [
        "The ferry between Arva and Tessin will sail again from May, the board said.",
        "A new ferry was built in Halvik for 12 million crowns in one year.",
        "She carries 180 passengers and sails four times a day.",
    ]


@pytest.mark.parametrize(
    "notice",
    [
        "<div>Auto-refresh: <b>On</b>. <a>Show key events only</a></div>",
        "<p>Updated at 14.09 GMT</p>",
        "<div>Last updated at 2:09 pm.</div>",
        "<p>This audio is auto-generated. Please let us know if you have feedback.</p>",
        "<p>The audio version of this story was read by a computer voice.</p>",
    ],
)
def test_what_live_pages_and_players_say_is_left_out(notice: str) -> None:
    """Between the paragraphs, too. A report may tell of the like."""
    kept = "<p>The audio was generated with a machine, the police of Arva said on Monday.</p>"
    lines = ["Harbour", "The ferry has stopped sailing today and will not sail on Tuesday."]
    found = texts(f"<p>{lines[1]}</p>{notice}{kept}<p>The pier at Tessin is closed to cars.</p>")
    assert found == [
        *lines,
        "The audio was generated with a machine, the police of Arva said on Monday.",
        "The pier at Tessin is closed to cars.",
    ]


@pytest.mark.parametrize(
    "mark",
    [
        '<a href="#n4"><sup>4</sup></a>',
        '<a epub:type="noteref" href="notes.xhtml#n4">4</a>',
        '<a role="doc-noteref" href="#n4">[4]</a>',
        '<sup><a href="#n4">4</a></sup>',
    ],
)
def test_the_mark_of_a_note_is_no_digit_of_a_number(mark: str) -> None:
    """A power is."""
    found = texts(
        f"<p>The new pier covers 310{mark} of the 900 m<sup>2</sup> of the yard.</p>{BODY}"
    )
    assert found[1] == "The new pier covers 310 of the 900 m2 of the yard."


def test_a_list_is_kept_whole() -> None:
    """Its short items, too, where its longer ones are sentences."""
    items = ("Ferry stops", "All schools of Tessin will stay closed until Friday", "Pier closed")
    listed = "".join(f"<li>{item}</li>" for item in items)
    found = texts(f"<section><h2>In short</h2><ul>{listed}</ul></section>{FERRY}{BODY}")
    assert [text.removeprefix("- ") for text in found[2:5]] == list(items)


def test_the_entries_of_a_live_blog_keep_their_times() -> None:
    """With or without a heading. A single time is that of the article."""
    entries = (
        "<div><time>10:15</time><h3>Ferry stops</h3><p>The ferry has stopped sailing today.</p>"
        "</div><div><time>09:40 GMT</time><p>The bridge is closed to lorries until noon.</p></div>"
        "<div><time>09:05</time><p>The storm has reached the harbour of Tessin.</p></div>"
    )
    assert texts(entries)[1:] == [
        "10:15 – Ferry stops",
        "The ferry has stopped sailing today.",
        "09:40 GMT – The bridge is closed to lorries until noon.",
        "09:05 – The storm has reached the harbour of Tessin.",
    ]
    single = "<div><time>09:40</time><p>The bridge is closed to lorries until noon.</p></div>"
    assert texts(single + "<p>The ferry has stopped sailing today.</p>")[-2:] == [
        "The bridge is closed to lorries until noon.",
        "The ferry has stopped sailing today.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Crane sinks in Halvik",
        "ALSO READ | Ferry stops for a week",
        "See also: The bridge of Arva, a history",
        "Related story: Crane sinks",
    ],
)
def test_a_line_that_leads_to_other_articles_is_left_out(line: str) -> None:
    """Also where its words are no link."""
    first, last = "The ferry will sail again from May.", "A new ferry was built in Halvik."
    assert texts(f"<p>{first}</p><p>{line}</p><p>{last}</p>")[-2:] == [first, last]


def test_a_sentence_that_begins_like_such_a_line_is_kept() -> None:
    """It ends as sentences do."""
    line = "Read more: that was the advice which the teacher gave to all of them."
    assert line in texts(f"<p>The ferry will sail again from May.</p><p>{line}</p>")


@pytest.mark.parametrize(
    "part",
    [
        {"hasPart": {"isAccessibleForFree": "False", "cssSelector": ".paywall"}},
        {"hasPart": [{"cssSelector": [".other", ".paywall"]}]},
    ],
)
def test_a_part_that_the_data_name_belongs_to_the_article(part: dict[str, object]) -> None:
    """Though its class is that of an offer to subscribe."""
    data = json.dumps({"@type": "NewsArticle", "headline": "Budget adopted", **part})
    body = f"<article>{BODY}<div class=paywall><p>The mayor left before the vote.</p></div>"
    head = f'<script type="application/ld+json">{data}</script>'
    assert "left before the vote" in read(page(body, head)).text
    assert "left before the vote" not in read(page(body)).text


@pytest.mark.parametrize("selector", [".a .b", "div", "*", 3, None, [".x"] * 99])
def test_other_selectors_name_no_part(selector: object) -> None:
    data = json.dumps({"@type": "NewsArticle", "hasPart": {"cssSelector": selector}})
    head = f'<script type="application/ld+json">{data}</script>'
    assert read(page(head=head)).text == read(page()).text


@pytest.mark.parametrize(
    "part",
    [
        '<div itemprop="comment"><p>They ate all of my fish last year.</p></div>',
        '<div itemscope itemtype="http://schema.org/Comment"><p>They ate all of my fish.</p></div>',
        '<div id="yorumlar"><p>They ate all of my fish.</p></div>',
        '<figure><div role="button"><span>They ate: click to see the picture</span></div></figure>',
    ],
)
def test_what_readers_say_and_the_buttons_of_pictures_are_left_out(part: str) -> None:
    found = read(page(f"<article>{BODY}{part}<p>The mayor left.</p></article>")).text
    assert "They ate" not in found
    assert found.endswith("The mayor left.")


@pytest.mark.parametrize(
    "name", ["node node-promoted", "promo", "sidebar", "node--sponsored", "ad story"]
)
def test_a_part_without_which_no_text_would_be_left_is_kept(name: str) -> None:
    """Whatever it is called: no page loses its article. It may itself have an inner frame."""
    inner = "<div class='masthead'><p>The ferry sank on Monday.</p><p>Nobody was hurt.</p></div>"
    for content in (inner, "<p>The ferry sank on Monday.</p><p>Nobody was hurt.</p>"):
        body = f"<div><h1>Ferry sinks</h1></div><div class='{name}'>{content}</div>"
        found = html.extract(page(f"{body}<footer>Varno Times</footer>")).text
        assert found == "Ferry sinks\n\nThe ferry sank on Monday.\n\nNobody was hurt."


@pytest.mark.parametrize(
    "part", ["<footer>{}</footer>", "<div class='modal'>{}</div>", "<div class='signup'>{}</div>"]
)
def test_a_page_that_only_has_a_frame_holds_no_article(part: str) -> None:
    """Its article may be written by a script."""
    words = "<p>Varno News is made by many people.</p><p>We are here for you all day.</p>"
    with pytest.raises(UnreadableDocument, match="holds no article"):
        html.extract(page(f"<div id='app'></div>{part.format(words)}"))


@pytest.mark.parametrize("name", ["comments", "related", "cookie-banner", "ad"])
def test_what_is_named_as_the_work_of_others_is_left_out_beside_little_text(name: str) -> None:
    """A short report is no reason to keep it, nor is there one to keep comments at all."""
    part = (
        f"<div class='{name}'><p>I saw it too, in my view.</p><p>It was very loud here.</p></div>"
    )
    body = f"<h1>Ferry sinks</h1><p>The ferry sank on Monday.</p><p>All are safe.</p>{part}"
    found = html.extract(page(body)).text
    assert found == "Ferry sinks\n\nThe ferry sank on Monday.\n\nAll are safe."


@pytest.mark.parametrize(
    "line",
    [
        "<p>If you buy something through our links, we may earn a commission.</p>",
        "<p>We may receive a small affiliate commission when you click on a link in it.</p>",
        "<p>As an Amazon Associate, we earn from qualifying purchases.</p>",
        "<p>This post may contain affiliate links.</p>",
        "<p>Varno News is not responsible for the content of external sites.</p>",
        "<blockquote class='instagram-media'><p>A post shared by Zeta Ferries (@zeta.ferries)</p>"
        "</blockquote>",
        "<p>Reproduction is permitted provided that the source is acknowledged.</p>",
    ],
)
def test_a_standard_line_of_a_site_is_left_out(line: str) -> None:
    """It says how the site earns or what it is not liable for, in words that many sites use."""
    assert texts(f"{FERRY}{line}<p>The bridge opens in May, the mayor has decided.</p>")[1:] == [
        "The ferry will stop sailing in May, the board of Zeta Ferries has decided.",
        "The bridge opens in May, the mayor has decided.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "We may earn a commission in the army, the two brothers hoped.",
        "The sellers earn a commission on all that they sell to tourists.",
        "The post shared by the mayor was read by thousands of people.",
        "The board is not responsible for the content of the letters.",
        "Start writing, said her mother, and she wrote for forty years.",
    ],
)
def test_a_sentence_like_a_standard_line_is_kept(line: str) -> None:
    """What the article itself tells of them."""
    if line.startswith("We"):
        line = f"“{line}”"
    assert texts(f"{FERRY}<p>{line}</p>")[-1] == line


def test_the_name_of_a_picture_is_left_out_of_a_post() -> None:
    """It is the text of a link that shows the picture."""
    link = "<a href='https://t.co/a'>pic.twitter.com/Ab12</a>"
    post = (
        f"<blockquote class='twitter-tweet'><p>The ferry cat of Varno has no name yet. {link}</p>"
    )
    assert texts(f"{FERRY}{post}</blockquote>")[-1] == "The ferry cat of Varno has no name yet."


def test_a_link_to_all_updates_is_left_out_of_its_line() -> None:
    """With the dash before it; the updates are kept."""
    line = "<p>It was last checked by the clerk on Friday — <a href=a>See all updates</a></p>"
    update = "<ol><li>The number of homes was corrected.</li></ol>"
    assert texts(f"{FERRY}{line}{update}")[-2:] == [
        "It was last checked by the clerk on Friday",
        "The number of homes was corrected.",
    ]


def test_the_site_s_contact_at_the_end_is_left_out() -> None:
    """Where it is named so and holds no sentence of the article."""
    contact = "<div class='contact'><h3>Zeta Ferries</h3><p>Office of Communications</p>{}</div>"
    address = "<ul><li>Quay 4, 10 000 Port of Varno</li></ul>"
    said = "<p>The board meets on Monday.</p>"
    assert "Quay" not in "".join(texts(FERRY + said + contact.format(address)))
    assert "Quay 4" in "".join(texts(FERRY + contact.format(address) + said))
    assert texts(FERRY + contact.format(said))[-1] == "The board meets on Monday."


def test_the_points_below_the_heading_are_kept() -> None:
    """They sum up a live page. A list of links does not."""
    entries = "".join(
        f"<li><article><h3>Entry {n}</h3><p>Entry {n} tells of the storm in many words, and it is"
        f" long. The wind at mile {n} was strong all day.</p></article></li>"
        for n in range(5)
    )
    points = "<section><h2>Summary</h2><ul><li>Two men were hurt.</li></ul></section>"
    links = "<section><h2>Other</h2><ul><li><a href=a>Mill burns in Tarn.</a></li></ul></section>"
    for part in (points, links):
        body = f"<main><div><h1>Storm</h1></div>{part}<ol>{entries}</ol></main>"
        found = html.extract(page(body)).text.split("\n\n")
        assert ("Two men were hurt." in found) == (part is points)
        assert "Mill burns in Tarn." not in found


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("Further information", True),
        ("More details:", True),
        ("Background information", True),
        ("More stories", False),
        ("Further reading", False),
        ("Updates to this page", False),
    ],
)
def test_what_a_reader_has_to_know_at_the_end_is_kept(heading: str, kept: bool) -> None:
    """Also in a list. Other articles, and the history of the page, are none of it."""
    notes = "<ul><li>Forms are at the quay.</li><li>The office closes at five.</li></ul>"
    found = texts(f"<main><div>{FERRY}<h3>{heading}</h3>{notes}</div></main>")
    assert ("Forms are at the quay." in found) is kept
    assert ("The office closes at five." in found) is kept


TOPIC = """<h2>Ferry sold</h2>
<div {post1}><div class="{author}">Ida <b>Joined:</b> 2 May 2008</div><div>
<p>by Ida » <time datetime="2025-03-03T09:00:00Z">3 Mar 2025 9:00</time></p>
<div>The board has sold the old ferry. It goes to a museum in Tarn.</div></div>
<div class="{signature}">We are all in one boat here, are we not?</div></div>
<div {post2}><div class="{author}">Bo</div><div>I will miss the old ferry so much.</div></div>"""


@pytest.mark.parametrize(
    ("mark", "author", "signature"),
    [
        ('class="post bg2" id="p{}"', "postprofile", "signature"),
        ('class="post classic" id="post_{}"', "post_author scaleimages", "signature scaleimages"),
        ('class="message message--post" id="js-post-{}"', "message-user", "message-signature"),
    ],
)
def test_the_first_post_of_a_topic_is_the_article(mark: str, author: str, signature: str) -> None:
    """Its date counts. Replies, signatures and what is told of the author are left out."""
    topic = TOPIC.format(
        post1=mark.format(7), post2=mark.format(8), author=author, signature=signature
    )
    found = html.extract(page(topic, "<title>Ferry sold</title>"))
    assert found.published == "2025-03-03"
    assert found.text.split("\n\n")[-1] == (
        "The board has sold the old ferry. It goes to a museum in Tarn."
    )
    assert "We are all" not in found.text


def test_other_posts_are_no_replies() -> None:
    """A page may call its entries so."""
    body = "".join(f'<div class="post" id="p{n}">{FERRY}<p>Entry {n}.</p></div>' for n in (1, 2))
    assert "Entry 2." in html.extract(page(body)).text


@pytest.mark.parametrize(
    "line",
    [
        '&lt;iframe src="https://v.example/embed/7" width="100%"&gt;&lt;/iframe&gt;',
        "VPR transcripts are created on a rush deadline by a VPR contractor. This text may change.",
        "Accuracy and availability of Varno Public Radio transcripts may vary. Text may change.",
        "This information is provided by VNS, the news service of the Varno Stock Exchange. VNS is "
        "approved to act as a provider.",
        "VNS may use your IP address to confirm compliance with the terms and conditions, and to "
        f"analyse how you engage with it{', and so on' * 30}.",
        "END<br>MSCGZGZMKFRGZZM",
    ],
)
def test_a_standard_note_of_a_service_is_left_out(line: str) -> None:
    """Of a radio station, a stock exchange, or a player that others may show."""
    last = "The bridge opens in May, the mayor has decided."
    assert texts(f"{FERRY}<p>{line}</p><p>{last}</p>")[-1] == last
    assert texts(f"{FERRY}<p>{last}</p><p>{line}</p>")[-1] == last


@pytest.mark.parametrize(
    "line",
    [
        "&lt;iframe&gt; was the word that she wrote on the wall.",
        "The transcripts are created on a rush deadline by the clerk of the court.",
        "This information is provided by the port to all captains on request.",
        "The police may use your IP address to confirm that you were at home.",
        "END OF A LONG ROAD",
    ],
)
def test_a_sentence_like_a_note_of_a_service_is_kept(line: str) -> None:
    words = line.replace("&lt;", "<").replace("&gt;", ">")
    assert words in texts(f"{FERRY}<p>{line}</p><p>The bridge opens in May, he said.</p>")


def test_the_controls_of_a_player_are_left_out() -> None:
    """Its caption stays."""
    controls = "<div class='vjs-control-text'>This is a dialog window.</div><i class=vjs-time>0:00"
    figure = f"<figure><div class='video-js'>{controls}</i></div><figcaption>The old ferry at sea."
    found = texts(f"{FERRY}{figure}</figcaption></figure><p>The bridge opens in May.</p>")
    assert found[-2:] == ["The old ferry at sea.", "The bridge opens in May."]


@pytest.mark.parametrize(
    ("caption", "left"),
    [
        ("<span class='photo-credit'>Ida Sool/Zeta Pictures</span>", []),
        ("<span class=c><small class='caption__credit'>Zeta Images</small></span>", []),
        ("Ida Sool/Zeta Pictures via Osmer Images", []),
        ("The old ferry at sea", ["The old ferry at sea"]),
        ("The ferry <span class=credit>Ida Sool</span>", ["The ferry (Ida Sool)"]),
        ("<span class=credit>The crew gave thanks.</span>", ["The crew gave thanks."]),
    ],
)
def test_a_caption_that_is_only_a_credit_is_left_out(caption: str, left: list[str]) -> None:
    """Whose photo it is is no part of the report. A caption keeps its credit."""
    figure = f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>"
    found = texts(f"{FERRY}{figure}<p>The bridge opens in May.</p>")
    assert found[-1 - len(left) :] == [*left, "The bridge opens in May."]
    assert len(found) == len(texts(f"{FERRY}<p>The bridge opens in May.</p>")) + len(left)


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("Sign up for ferry alerts", False),
        ("Subscribe to our weekly newsletter", False),
        ("Register for swimming lessons", True),
    ],
)
def test_a_box_that_offers_letters_is_left_out(heading: str, kept: bool) -> None:
    """A heading over other things to sign up for is the article's."""
    box = f"<section><h4>{heading}</h4><p>Never miss a sailing of the ferry again.</p></section>"
    found = texts(f"{FERRY}<amp-accordion>{box}</amp-accordion><p>The bridge opens in May.</p>")
    assert found[-1] == "The bridge opens in May."
    assert (heading in found) is kept


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("Recommended for you", False),
        ("Support independent journalism", False),
        ("More about the ferry", True),
        ("Support for the islanders", True),
    ],
)
def test_a_box_of_the_site_below_the_article_is_left_out(heading: str, kept: bool) -> None:
    """With a teaser that no link marks, or a request; a section of the article stays."""
    told = "The Varno Wire is read by islanders. It is the gift of many who think of the islands."
    box = f"<div><h2>{heading}</h2><article><h3>Why gulls cry</h3><p>{told}</p></article></div>"
    found = texts(f"<div>{FERRY}<p>The bridge opens in May, said the mayor.</p>{box}</div>")
    assert ("Why gulls cry" in found) is kept


def test_a_bold_line_before_the_paragraphs_of_its_cell_is_the_title() -> None:
    """On an old page, whose head names the site alone."""
    cell = "<font size=5><b>Old ferry to be sold</b></font><p><i>By Ida Sool</i>"
    written = f"<table><tr><td>3 March 1999</td></tr><tr><td>{cell}{FERRY}</td></tr></table>"
    logo = '<img alt="The Varno Messenger" src="a.gif">'
    found = html.extract(page(logo + written, "<title>The Varno Messenger Online</title>"))
    assert found.title == "Old ferry to be sold"


def test_the_section_between_title_and_site_is_left_out() -> None:
    """Where the page has the title as a line."""
    title = "<title>Port to be closed | Public Notice | Varno Wire</title>"
    body = f"<p><b>Port to be closed</b></p>{BODY}"
    found = html.extract(page(body, title))
    assert (found.title, found.source) == ("Port to be closed", "Varno Wire")


def test_the_bold_line_of_a_page_without_headings_is_the_title() -> None:
    """Where its head only names who issued it, as at the letterhead, and a section."""
    letterhead = "<table><tr><td>Arms</td><td><b>PORT AUTHORITY OF VARNO</b><br>Quay 4</td></tr>"
    body = f"{letterhead}</table><p><b>NOTICE</b><br>3 March 2025</p><p><b>{{}}</b></p>{FERRY}"
    head = "<title>Port Authority of Varno - Notices - Text Only</title>"
    found = html.extract(page(body.format("Old ferry to be sold"), head))
    assert (found.title, found.source) == ("Old ferry to be sold", "Port Authority of Varno")
    assert html.extract(page(body.format("Sold."), head)).title == "Notices"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Page last updated 3/4/2003. Best viewed in Netscape 4 at 800x600.", False),
        ("This page was last modified on 3 April 2003", False),
        ("This site is optimized for Internet Explorer 5", False),
        ("Best viewed in the hour after dusk.", True),
        ("This page was last updated by the mayor.", True),
        ("Best viewed with Netscape 4. The ferry is old.", True),
    ],
)
def test_what_an_old_page_tells_of_itself_is_left_out(line: str, kept: bool) -> None:
    """Also as a line of a longer block."""
    found = "\n".join(texts(f"{FERRY}<p>The ferry is for sale, it was said.<br>{line}</p>"))
    assert (line in found) is kept
    assert "The ferry is for sale" in found


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("404 Not Found | The Varno Mail", "Page not found"),
        ("The Varno Mail", "Sorry, we couldn't find that page"),
        ("Page not found - The Varno Mail", "Oops!"),
        ("The Varno Mail", "Error 404: Page not found"),
        ("403 Forbidden", "403 Forbidden"),
        ("Just a moment...", "varno.example"),
        ("The Varno Mail", "This page isn’t available"),
        ("Oops! That page can’t be found. – The Varno Mail", "Lost?"),
        ("500 Internal Server Error", "Internal Server Error"),
        ("The Varno Mail", "The page you are looking for does not exist"),
    ],
)
def test_a_page_that_says_that_there_is_no_article_is_refused(title: str, heading: str) -> None:
    """Whatever it offers instead."""
    body = (
        f"<nav><a href='/'>Home</a></nav><main><h1>{heading}</h1><p>It may have been moved or "
        "deleted. Try to search for it, or go to the home page of the paper.</p>"
        "<ul><li><a href='/a'>Ferry line to be closed</a></li></ul></main>"
    )
    with pytest.raises(UnreadableDocument, match="cannot show"):
        html.extract(page(body, f"<title>{title}</title>"))


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Log in | The Varno Mail", "Log in to your account"),
        ("Sign in - The Varno Mail", "Welcome"),
        ("Please log in to continue", "Please log in to continue"),
        ("Subscriber login", "Subscriber login"),
        ("Sign in | The Varno Mail", "Sign in to The Varno Mail"),
        ("The Varno Mail - Register for an account", "Create your account"),
        ("Forgotten password?", "Reset your password"),
    ],
)
def test_a_page_that_asks_for_a_password_is_refused(title: str, heading: str) -> None:
    """The error says what to do."""
    form = (
        "<form><label>E-mail</label><input name='e'><label>Password</label><input type='password'>"
        "<button>Log in</button></form><p>Forgotten your password?</p>"
    )
    shown = f"<h1>{heading}</h1>{form}" if heading != "Welcome" else form
    with pytest.raises(UnreadableDocument, match="asks for a password"):
        html.extract(page(shown, f"<title>{title}</title>"))


@pytest.mark.parametrize("title", ["Log in to your account", "Sign in"])
def test_an_article_about_logging_in_is_read(title: str) -> None:
    """It has more to say."""
    more = f"<p>{'The bank will ask all of its customers for a longer password. ' * 9}</p>"
    found = html.extract(page(f"<article><h1>{title}</h1>{BODY}{more}</article>"))
    assert "Nobody objected to it." in found.text


@pytest.mark.parametrize(
    "title",
    [
        "Print: Ferry line to be closed",
        "Printer-friendly version - Ferry line to be closed",
        "Ferry line to be closed | Print",
        "Ferry line to be closed (printable version)",
    ],
)
def test_the_mark_of_a_page_for_printing_is_no_part_of_its_title(title: str) -> None:
    """The page says whose it is, and when it was published."""
    body = (
        "<table><tr><td>Printed from The Varno Mail (www.varno.example)</td></tr><tr><td>"
        "<b>Ferry line to be closed</b><br>By Ida Sool<br>May 12, 2009<p>The council of Varno "
        "closes the old ferry line to the islands.<p>Nobody objected to it.</td></tr></table>"
    )
    article = read(page(body, f"<title>{title}</title>"), name="a.html")
    assert article.title == "Ferry line to be closed"
    assert (article.source, str(article.published)) == ("The Varno Mail", "2009-05-12")


def test_an_article_about_print_keeps_its_title() -> None:
    """Its page has no other."""
    found = html.extract(
        page(f"<h1>Print: a dying art</h1>{BODY}", "<title>Print: a dying art</title>")
    )
    assert found.title == "Print: a dying art"


@pytest.mark.parametrize("title", ["Page not found: library loses a leaf", "Nothing found", "404"])
def test_an_article_about_what_was_not_found_is_read(title: str) -> None:
    """It has another title, or more to say."""
    more = "" if ":" in title else f"<p>{'The divers looked for the old ferry all day. ' * 20}</p>"
    found = html.extract(page(f"<article><h1>{title}</h1>{BODY}{more}</article>"))
    assert "Nobody objected to it." in found.text


@pytest.mark.parametrize(
    "offer",
    [
        "<h3>Sign the guest book</h3><p>Share a memory or send flowers to the family.</p>",
        "<p>Leave your condolences in our guestbook</p><p>Send flowers</p>",
        "<p><a href='/t'>Plant a tree in memory of Ida Sool</a></p><p>Light a candle</p>",
        "<div class='guestbook'><p>Jon Ek wrote: she was kind to all of us at the mill.</p></div>",
    ],
)
def test_offers_beside_an_obituary_are_left_out(offer: str) -> None:
    """What the family asks for stays."""
    asked = "In lieu of flowers, gifts may be made to the mill in her memory."
    lived = "<p>Ida Sool, who ran the mill of Varno for forty years, died on 3 March.</p>"
    body = f"<article><h1>Ida Sool, 91, miller</h1>{lived}<p>{asked}</p>{offer}</article>"
    assert texts(body)[-1] == asked


@pytest.mark.parametrize(
    ("between", "is_kept"),
    [
        ("<p>Ida Sool opened the ferry line to Oster on Sunday.</p>", True),
        ("<p>Ida Sool opened the <a href='/o'>ferry line to Oster</a> on Sunday.</p>", False),
        ("<h3>Harbours</h3><p>Ida Sool opened the ferry line to Oster on Sunday.</p>", False),
    ],
)
def test_a_first_paragraph_in_a_part_of_its_own_is_read(between: str, is_kept: bool) -> None:
    """Below a line with the date; what is linked or headed may be of other stories."""
    dated = "<p class='footer'><span class='news-list-date'>Sunday, 16.02.2020</span></p>"
    told = "".join(f"<p>The {n} boats of the line had been built in Lund.</p>" for n in range(2, 9))
    body = (
        f"<div class='news-single'><div class='article'><h1>Ferry line opened</h1>{dated}"
        f"<div class='teaser-text'>{between}</div>"
        f"<div class='news-text-wrap'>{told}</div></div></div>"
    )
    assert any("on Sunday" in text for text in texts(body)) is is_kept


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Would you swim in the harbour?", False),
        ("Would you swim in the harbour? Many of the islanders do.", True),
        ("The harbour from the north", True),
    ],
)
def test_a_poll_of_readers_is_left_out(question: str, kept: bool) -> None:
    """Choices beside a sentence, or without a question, may be the article's."""
    choices = "<input type=radio name=a>Often <input type=radio name=a>Never"
    box = f"<div><b>{question}</b><br>{choices}</div>"
    found = "\n".join(texts(f"{FERRY}{box}<p>The bridge opens in May, said the mayor.</p>"))
    assert (question in found) is kept
    assert "The bridge opens in May" in found


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Twelve letters a year for £30. Cancel anytime.", False),
        ("Help our paper: Subscribe for just $2 a week.", False),
        ("Support local journalism.", False),
        ("To read on, start your 7-day trial.", False),
        ("Passengers who book early can cancel at any time of the year.", True),
        ("Islanders subscribe for about $2 a week to a fund for the ferry.", True),
    ],
)
def test_the_price_of_a_subscription_is_left_out(line: str, kept: bool) -> None:
    """An offer of the site ends the block; a report tells of others' prices."""
    found = texts(f"{FERRY}<p>{line}</p><p>The bridge opens in May, said the mayor.</p>")
    assert (line in found) is kept
    assert found[-1] == "The bridge opens in May, said the mayor."


def test_the_number_of_a_printed_column_is_no_part_of_a_speech() -> None:
    """Records of parliaments have it inside the text."""
    mark = "<span class='column-number'>Column 51</span>"
    found = texts(f"{FERRY}<p>The pier is closed. {mark}It will open again in a month.</p>")
    assert found[-1] == "The pier is closed. It will open again in a month."
