"""What a text file is beside running text: code, data, tables, Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import samples
from facts.errors import InputError, TooLarge, UnreadableDocument
from facts.readers import read, read_all
from facts.readers.file_types import FileType, file_type_of
from facts.readers.source_code import is_source_code
from facts.readers.table import NOTICE

PROGRAMS = (
    "def f(x):\n    # The council met, and nobody said why.\n    return x\n\nclass A:\n    pass\n",
    "function f() {\n  const x = 1;\n  console.log(x);\n}\n",
    "SELECT a, b\nFROM t\nWHERE x = 1\nORDER BY b;\n",
    '#include <stdio.h>\nint main(void) {\n  puts("The council met.");\n  return 0;\n}\n',
    "<?php\n$x = 'a';\necho $x;\nfoo($x);\n",
    "body { color: red; }\np {\n  margin: 0;\n}\n",
    "#!/bin/sh\nset -e\ncd /tmp\necho done\n",
    "[server]\nhost = localhost\nport = 80\nname = a\n",
)
TEXTS = (
    "import the goods.\nfrom Varno they come.\nif they come, we go.\nfor all of us.\n",
    "Return to Varno: a story\nThe case: closed\nFor Anna: nothing\nWith love\n",
    "Q: Who is the mayor?\nA: Anna Breck.\nQ: Since when?\nA: Since March.\n",
    "[Varno] The council met.\nNobody spoke.\n",
    "The council met #1 and #2.\n# 5 people came\n",
    "Recalling its resolution 52 (A) of 3 March;\nRecalling also the report of the board (B);\n"
    "Recalling the debate of the council (C);\nRecalling what the mayor of Varno said (D);\n",
    "VARNO, March 3 - The council, the mayor, and others met\nThe bridge, the dam, and a road\n"
    "Nobody, he said, and no one\n",
)


@pytest.mark.parametrize("program", PROGRAMS)
def test_source_code_is_refused(program: str) -> None:
    """Whatever its name."""
    for name in ("", "a.txt"):
        with pytest.raises(UnreadableDocument, match="source code"):
            read(program.encode(), name=name)


def test_the_code_of_this_project_is_source_code() -> None:
    """Nearly all of it, by its first lines alone; the rest is mostly comments and words."""
    root = Path(__file__).parents[2]
    programs = [path.read_text(encoding="utf-8")[:4096] for path in root.glob("facts/**/*.py")]
    assert sum(map(is_source_code, programs)) > 0.9 * len(programs) > 100


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_texts(text: str) -> None:
    """Also those with a form of their own."""
    assert file_type_of(text.encode()) == FileType.TEXT


def test_the_samples_are_texts() -> None:
    """All of them."""
    assert {file_type_of(each.text.encode()) for each in samples.articles()} == {FileType.TEXT}


@pytest.mark.parametrize("name", ["a.py", "a.yaml", "a.sql"])
def test_a_name_of_a_program_is_believed(name: str) -> None:
    """Another name helps where it is an article."""
    with pytest.raises(UnreadableDocument, match=r"name that ends in \.txt"):
        read(b"The council met.", name=name)


TABLE = b"Town,Mayor,Votes\nVarno,Anna Breck,19\nTarn,Paul Meyer,21\n"


@pytest.mark.parametrize("delimiter", [b",", b";", b"\t", b"|"])
def test_a_table_is_read_by_its_rows_and_marked(delimiter: bytes) -> None:
    """It is no prose, and it is told."""
    (reading,) = read_all(TABLE.replace(b",", delimiter)).articles
    assert reading.article.text.split("\n\n") == [
        "Town: Varno | Mayor: Anna Breck | Votes: 19",
        "Town: Tarn | Mayor: Paul Meyer | Votes: 21",
    ]
    assert reading.notices == (NOTICE,)


def test_a_cell_with_a_comma_or_a_line_s_end_is_one_cell() -> None:
    """It stands in quotation marks."""
    found = read_all(b'Varno,"Breck, Anna\nmayor",a\n', name="a.csv").articles[0].article
    assert found.text == "Varno | Breck, Anna mayor | a"


EXPORT = (
    "Post Title{0}Date{0}Source{0}Author{0}Content{0}URL{0}Category\r\n"
    '"Ferry sinks{0} all safe"{0}2024-03-01T10:00:00Z{0}Varno Times{0}Kari Moe{0}"<p>The ferry sank'
    ' on Friday near Varno.</p><p>All 40 are safe.</p>"{0}https://varno.example/1{0}News\r\n'
    'Mill burns{0}2 March 2024{0}{0}By Ida Sool{0}"The mill burned down on Saturday.\n'
    'Nobody was hurt, the ""owner"" said."{0}none{0}News\r\n{0}{0}{0}{0}{0}{0}\r\n'
)


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("name", ["a.csv", ""])
def test_a_table_of_articles_gives_each(delimiter: str, name: str) -> None:
    """Its first row names a title and a text, and the lines of a cell are paragraphs."""
    ferry, mill = read_all(EXPORT.format(delimiter).encode(), name=name).articles
    assert (ferry.name, ferry.notices) == ("row 1", ())
    assert ferry.article.text == (
        f"Ferry sinks{delimiter.strip()} all safe\n\nBy Kari Moe\n\n"
        "The ferry sank on Friday near Varno.\n\nAll 40 are safe."
    )
    assert str(ferry.article.published) == "2024-03-01"
    assert (ferry.article.source, ferry.article.url) == ("Varno Times", "https://varno.example/1")
    assert mill.article.text == (
        "Mill burns\n\nBy Ida Sool\n\nThe mill burned down on Saturday.\n\n"
        'Nobody was hurt, the "owner" said.'
    )
    assert (str(mill.article.published), mill.article.url) == ("2024-03-02", None)


@pytest.mark.parametrize(
    "table",
    [
        "title,date,text\nMr,2024-03-01,short\nMrs,2024-03-02,long\nDr,2024-03-03,wide\n",
        "headline,votes,year\nThe ferry sank in the harbour of Varno.,3,2024\nMill burns,4,2025\n"
        "Dam holds,5,2026\n",
    ],
)
def test_a_table_of_data_stays_one(table: str) -> None:
    """Whatever its columns are called: short values are no texts, and titles alone neither."""
    (found,) = read_all(table.encode(), name="a.csv").articles
    assert found.notices == (NOTICE,)


def test_a_table_of_articles_has_a_limit_of_rows() -> None:
    """As a feed has one of items."""
    row = "Ferry sinks,2024,The ferry sank on Friday near Varno.\n"
    with pytest.raises(TooLarge, match="too long"):
        read_all(("title,year,text\n" + row * 1001).encode(), name="a.csv")


FORMS = st.lists(
    st.sampled_from(
        ["From a 2025", "From: a", "Subject: b", "Date: c", "Received: d", "", "#", "---", "a,b,c",
         "def f(x):", "import os", "{", "}", "[1,", '{"a":', "<rss>", "<p>", "%PDF-", "{\\rtf1"]
    ) | st.text(max_size=12),
    max_size=20,
).map("\n".join)  # fmt: skip


@given(FORMS)
def test_any_beginning_has_a_type_or_is_refused(text: str) -> None:
    """With no error that is not of the library."""
    try:
        found = file_type_of(text.encode("utf-8", "replace"))
    except InputError:
        return
    assert found in set(FileType)


@given(st.sampled_from("{[(,;=|-#>\t: \n").flatmap(lambda c: st.just(c * 4096)))
def test_a_beginning_of_one_mark_takes_no_time(text: str) -> None:
    """No rule tries all ways to part it."""
    try:
        file_type_of(text.encode())
    except InputError:
        return
