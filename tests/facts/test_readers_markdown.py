"""Markdown: its front matter, and its text without marks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.errors import InputError
from facts.readers import markdown, read

FRONT = """---
title: "Council names head of water board"
date: 2025-03-03T10:00:00Z
source: Varno Courier
url: https://varno.example/head
tags: [council, water]
---
"""


def text_of(written: str) -> str:
    """Return the text of a Markdown file."""
    return markdown.extract(written.encode()).text


def test_front_matter_gives_title_date_source_and_address() -> None:
    """And is no part of the text."""
    article = read(f"{FRONT}\nThe council has named Anna Breck.\n".encode(), name="a.md")
    assert article.title == "Council names head of water board"
    assert article.published == date(2025, 3, 3)
    assert article.source == "Varno Courier"
    assert article.url == "https://varno.example/head"
    assert article.text == (
        "Council names head of water board\n\nThe council has named Anna Breck."
    )


@pytest.mark.parametrize(
    "front",
    [
        '+++\ntitle = "Head"\n[params]\nsource = "Varno Courier"\ntitle = "Other"\n+++\n',
        '+++\ntitle = "Head"\n[extra]\nsource = "Varno Courier"\n+++\n',
        "---\ntitle: Head\nparams:\n  source: Varno Courier\n---\n",
    ],
)
def test_a_site_s_own_fields_tell_the_source(front: str) -> None:
    """Programs for sites keep apart what they do not define."""
    found = markdown.extract(f"{front}\nAnna is head.\n".encode())
    assert (found.title, found.source) == ("Head", "Varno Courier")


def test_front_matter_in_toml() -> None:
    """Some programs for sites write it."""
    found = markdown.extract(b'+++\ntitle = "Head"\ndate = 2025-03-03\n+++\n\nAnna is head.\n')
    assert (found.title, found.published, found.text) == (
        "Head",
        "2025-03-03",
        "Head\n\nAnna is head.",
    )


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: [\n---\n",
        "---\n- a\n---\n",
        "---\ntitle: {a: b}\ndate: 99999999999\n---\n",
        "---\na: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n",
        "---\ntitle: !!python/object/apply:os.system [ls]\n---\n",
        "---\ntitle: " + "9" * 5000 + "\n---\n",
        "+++\ntitle = \n+++\n",
        "+++\ntitle = 0x" + "f" * 9000 + "\n+++\n",
    ],
)
def test_bad_front_matter_does_not_spoil_the_text(front: str) -> None:
    """It gives no title."""
    found = markdown.extract(f"{front}\nAnna is head.\n".encode())
    assert (found.title, found.published, found.text) == (None, None, "Anna is head.")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("The **council** named *Anna* `Breck`.", "The council named Anna Breck."),
        (
            "See [the plan](https://x.example 'Plan') <https://y.example>.",
            "See the plan https://y.example.",
        ),
        ("![A map](map.png)\n\nThe council met.", "The council met."),
        ("The council[^1] met.\n\n[^1]: In Varno.", "The council met.\n\nIn Varno."),
        ("The council\nmet in\nVarno.", "The council met in Varno."),
        ("One.  \nTwo.", "One. Two."),
        ("- One.\n- Two.\n    1. Three.", "- One.\n\n- Two.\n\n1. Three."),
        ("> The council met.", "The council met."),
        ("The ~~mayor~~ council met.", "The council met."),
        ("<div>The <b>council</b> met.</div>", "The council met."),
        ("The council met.<!-- no -->", "The council met."),
        ("```\ncode\n```\n\nThe council met.", "The council met."),
        (
            "| Quay | Year |\n| --- | ---: |\n| Hill | 2027 |\n| Low | |",
            "Quay: Hill | Year: 2027\n\nQuay: Low",
        ),
        ("The council met.\n\n**Read also: [Seven wells ran dry.](/wells)**", "The council met."),
        ("Read next: [the plan](/plan) in full.", "Read next: the plan in full."),
        ("Caf\u00e9 &amp; bar \\*x\\*", "Caf\u00e9 & bar *x*"),
    ],
)
def test_marks_do_not_reach_the_text(written: str, text: str) -> None:
    """Links, pictures, code, notes, lists and tables."""
    assert text_of(written) == text


def test_the_first_large_heading_is_the_title() -> None:
    """Where there is no front matter."""
    found = markdown.extract(b"# Head named\n\n## What changes\n\nAnna is head.\n")
    assert found.title == "Head named"
    assert found.text.split("\n\n") == ["Head named", "What changes", "Anna is head."]


@pytest.mark.parametrize("written", ["![A map](map.png)", "---\ntitle: a\n---\n", "```\nx\n```"])
def test_a_file_without_text_is_refused(written: str) -> None:
    """There is nothing to quote."""
    with pytest.raises(InputError, match="holds no text"):
        markdown.extract(written.encode())


@pytest.mark.parametrize("mark", ["> ", "[", "*a ", "- ", "`", "![", "<b>", "(", "_"])
def test_a_file_that_is_nested_deeply_is_read_or_refused(mark: str) -> None:
    """It takes neither long nor much memory."""
    try:
        found = text_of(mark * 5000 + "a")
    except InputError:
        return
    assert "a" in found


MARKS = st.lists(
    st.sampled_from(
        ["# ", "- ", "> ", "|", "---", "\n", "\n\n", "*", "`", "[", "](", "The council"]
    )
    | st.text(max_size=5),
    max_size=40,
).map("".join)


@given(MARKS)
def test_any_text_can_be_read(written: str) -> None:
    """Or is refused."""
    try:
        found = markdown.extract(written.encode("utf-8", "replace"))
    except InputError:
        return
    assert found.text.strip()


@pytest.mark.parametrize(
    "code",
    [
        '{{< subscribe text="Get it by mail" >}}',
        "{{% notice %}}",
        '{% include player.html id="x" %}',
        "{: .lead}",
    ],
)
def test_the_codes_of_site_generators_are_no_text(code: str) -> None:
    """On a line of their own or inside one."""
    assert text_of(f"The council met.\n\n{code}\n\nIt left.\n") == "The council met.\n\nIt left."
    assert text_of(f"The council met. {code}\n") == "The council met."


def test_braces_of_a_text_stay() -> None:
    assert text_of("The set {1, 2} and {{a}} has 20% more.\n") == (
        "The set {1, 2} and {{a}} has 20% more."
    )


def test_a_note_keeps_its_words_and_no_marks() -> None:
    """Links between notes, highlights, comments, anchors, embedded files and tags of Obsidian."""
    assert (
        text_of(
            "The roof of the [[Corn Exchange|exchange]] burned, said [[Ida Sool]]. ^fire\n\n"
            "%% ask her again %%\n\n![[roof.png|400]]\n\n"
            "It was ==insured for $9 million==. #fire/varno\n"
        )
        == "The roof of the exchange burned, said Ida Sool.\n\nIt was insured for $9 million."
    )


def test_without_such_a_link_its_marks_are_text() -> None:
    written = "He wrote #MeToo and 5 == 5, up 3%% on 2%% more."
    assert text_of(written) == written


def test_a_source_that_is_an_address_is_the_address() -> None:
    """As web clippers write it; the name of the paper stands beside it."""
    front = "---\nsource: https://varno.example/a\npublisher: Varno Courier\n---\n"
    article = read(f"{front}\nThe council met.\n".encode(), name="a.md")
    assert (article.source, article.url) == ("Varno Courier", "https://varno.example/a")


def test_the_name_of_a_post_tells_its_day() -> None:
    """Where the front matter tells none, as in Jekyll."""
    post = b"---\ntitle: Pump protected\n---\nThe pump is protected.\n\n{{ site.data.note }}\n"
    article = read(post, name="_posts/2018-11-05-pump.md")
    assert article.published == date(2018, 11, 5)
    assert "site.data" not in article.text
    assert read(post, name="pump-2018-11-05.md").published is None
    assert read(post, name="2018-13-05-pump.md").published is None
    dated = post.replace(b"title", b"date: 2018-11-07\ntitle")
    assert read(dated, name="2018-11-05-pump.md").published == date(2018, 11, 7)
