"""Readers that other packages bring."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from facts.errors import UnreadableDocument
from facts.readers import (
    DocumentReader,
    plugins,
    read,
    read_all,
    readable_media_types,
    readable_suffixes,
)

pytestmark = pytest.mark.usefixtures("fresh_reader_processes")

MODULE = """
    from facts import Extracted, UnreadableDocument

    class Reader:
        suffixes = frozenset({".wire"})
        media_types = frozenset({"application/wire"})

        def recognises(self, data, name, media_type):
            if data.startswith(b"WIRE!"):
                raise ValueError("this reader has a fault")
            return data.startswith(b"WIRE")

        def extract(self, data):
            words = data.decode().split("|")[1:]
            if words == ["bad"]:
                raise UnreadableDocument("The wire is damaged")
            if words == ["fault"]:
                raise RuntimeError("this reader has a fault")
            if words == ["forever"]:
                while True:
                    pass
            return [Extracted(text=each, title="Wire", name=each[:3]) for each in words]

    READER = Reader()
    NO_READER = object()
"""
ENTRIES = """
    [rapporteur.readers]
    wire = wire_reader:READER
    other = wire_reader:NO_READER
    missing = not_there:READER
"""


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install a package with a reader, and two that are broken."""
    (tmp_path / "wire_reader.py").write_text(textwrap.dedent(MODULE), encoding="utf-8")
    info = tmp_path / "wire_reader-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: wire-reader\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(textwrap.dedent(ENTRIES), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins.document_readers.cache_clear()
    yield
    plugins.document_readers.cache_clear()
    sys.modules.pop("wire_reader", None)


def test_a_reader_of_another_package_is_found() -> None:
    """One that does not load, or is none, is left out."""
    assert list(plugins.document_readers()) == ["wire"]
    assert isinstance(plugins.document_readers()["wire"], DocumentReader)
    assert ".wire" in readable_suffixes()
    assert "application/wire" in readable_media_types()


def test_its_files_are_read() -> None:
    """It recognises them by their content, in a process of its own."""
    assert read(b"WIRE|The council met.").text == "The council met."
    found = read_all(b"WIRE|The council met.|Nobody spoke.")
    assert [each.name for each in found.articles] == ["The", "Nob"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"WIRE|bad", "The wire is damaged"),
        (b"WIRE|fault", "its reader failed"),
        (b"WIRE", "its reader found none"),
    ],
)
def test_its_errors_are_those_of_the_library(data: bytes, told: str) -> None:
    """Whatever it raises."""
    with pytest.raises(UnreadableDocument, match=told):
        read(data)


def test_a_reader_that_fails_to_recognise_a_file_leaves_it_to_the_others() -> None:
    """The file is a text."""
    assert read(b"WIRE! The council met.").text == "WIRE! The council met."


def test_a_reader_is_stopped_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """As those of the project are."""
    from facts.readers import isolated

    with pytest.raises(UnreadableDocument, match="wire file is too complex"):
        isolated.extract("wire", b"WIRE|forever", time_limit=0.5)


def test_the_command_line_takes_its_files_from_a_folder(tmp_path: Path) -> None:
    """Also in another process."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.wire").write_bytes(b"WIRE|The council met.")
    path = f"import sys; sys.path[:0] = {sys.path!r}; "
    code = (
        path
        + "from facts.cli.inputs import expand_inputs; import sys; "
        + ("print([each.load().articles[0].article.text for each in expand_inputs(sys.argv[1:])])")
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "['The council met.']\n"
