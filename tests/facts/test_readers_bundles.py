"""ZIP files: the articles of the files in them, within limits."""

from __future__ import annotations

import io
import subprocess
import zipfile
from typing import Any

import pytest

from facts.errors import InputError, TooLarge, UnreadableDocument
from facts.isolation import LastingProcess
from facts.readers import archive, bundle, isolated, read, read_all
from facts.readers.extracted import Extracted
from tests.facts.documents import document, zipped

pytestmark = pytest.mark.usefixtures("fresh_reader_processes")

HEAD = b"The council has named Anna Breck head of the water board."
BRIDGE = b"The bridge opened on Monday."


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file of files with these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def test_each_file_is_an_article_named_by_its_place() -> None:
    """Hidden files, those of other kinds, and ZIP files inside are left out."""
    found = read_all(
        packed(
            {
                "news/head.txt": HEAD,
                "bridge.md": b"# Bridge\n\n" + BRIDGE,
                "picture.png": b"\x89PNG\r\n\x1a\n",
                ".hidden.txt": b"Nobody sees this.",
                "__MACOSX/head.txt": b"Nobody sees this.",
                "more.zip": packed({"a.txt": HEAD}),
            }
        )
    )
    assert [each.name for each in found.articles] == ["news/head.txt", "bridge.md"]
    assert found.articles[1].article.title == "Bridge"
    assert found.refused == ()


def test_a_file_that_cannot_be_read_does_not_stop_the_others() -> None:
    """It is told with its name and its error."""
    found = read_all(packed({"a.pdf": b"%PDF-1.7 nothing", "b.rtf": b"{\\rtf1 }", "c.txt": HEAD}))
    assert [each.name for each in found.articles] == ["c.txt"]
    assert [each.name for each in found.refused] == ["a.pdf", "b.rtf"]
    assert all(isinstance(each.error, UnreadableDocument) for each in found.refused)


def test_the_parts_of_a_file_inside_are_named_with_it() -> None:
    """A feed in a ZIP file has items."""
    (found,) = read_all(packed({"a/news.rss": document("flood-warnings.rss")})).articles
    assert found.name == "a/news.rss, item 1"


def test_a_zip_file_of_one_article_is_read_as_that() -> None:
    """Some send their documents so."""
    assert read(packed({"head.txt": HEAD})).text == HEAD.decode()
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read(packed({"a.pdf": b"%PDF-1.7 nothing"}))


def test_all_files_are_read_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting one takes most of the time for a small file."""
    started = []
    start = LastingProcess._started

    def counted(process: LastingProcess) -> subprocess.Popen[bytes]:
        started.append(process)
        return start(process)

    monkeypatch.setattr(LastingProcess, "_started", counted)
    files = {f"{n}.rtf": b"{\\rtf1\\ansi The council met.\\par}" for n in range(5)}
    assert len(read_all(packed(files)).articles) == 5
    assert len(started) == 1


def test_files_after_the_time_for_all_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole must not take hours, even if each file takes seconds."""
    read_one = isolated.ReaderProcess.extract_all

    def slow(process: isolated.ReaderProcess, *given: Any, **options: Any) -> list[Extracted]:
        process.seconds += bundle.LONGEST_TIME * 0.6
        return read_one(process, *given, **options)

    monkeypatch.setattr(isolated.ReaderProcess, "extract_all", slow)
    files = {f"{n}.rtf": b"{\\rtf1\\ansi The council met.\\par}" for n in range(4)}
    found = read_all(packed(files))
    assert [each.name for each in found.articles] == ["0.rtf", "1.rtf"]
    assert [str(each.error) for each in found.refused] == [str(bundle.too_slow())] * 2


def test_the_files_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them may be as large as a file that is given by itself."""
    monkeypatch.setattr(bundle, "LARGEST_BUNDLE", 80)
    found = read_all(packed({"a.txt": HEAD, "b.txt": HEAD, "c.txt": BRIDGE}))
    assert [each.name for each in found.articles] == ["a.txt"]
    assert [each.name for each in found.refused] == ["b.txt", "c.txt"]


def test_the_number_of_files_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each would be an article."""
    monkeypatch.setattr(bundle, "MOST_FILES", 1)
    with pytest.raises(TooLarge, match="more than 1 files"):
        read_all(packed({"a.txt": HEAD, "b.txt": BRIDGE}))


def test_a_long_list_of_members_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Reading it takes much memory."""
    monkeypatch.setattr(archive, "_LARGEST_DIRECTORY", 100)
    with pytest.raises(UnreadableDocument, match="too complex"):
        read_all(packed({f"{n}.txt": HEAD for n in range(10)}))


def test_an_encrypted_member_is_told() -> None:
    """The others are read."""
    data = bytearray(packed({"a.txt": HEAD, "b.txt": BRIDGE}, zipfile.ZIP_STORED))
    data[6] |= 1  # the flag in the member, and that in the list of members
    data[data.index(b"PK\x01\x02") + 8] |= 1
    found = read_all(bytes(data))
    assert [each.name for each in found.articles] == ["b.txt"]
    assert "encrypted" in str(found.refused[0].error)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_ways_of_packing_are_refused(method: int) -> None:
    """They can ask for gigabytes of memory."""
    (refused,) = read_all(packed({"a.txt": HEAD}, method)).refused
    assert "unusual way" in str(refused.error)


def test_a_document_of_many_large_parts_is_refused() -> None:
    """A file of a third of a megabyte took four gigabytes of memory."""
    parts = {f"word__header{n}_xml": b"<w/>" * 60_000 for n in range(198)}
    data = zipped(word__document_xml=b"<w/>", **parts)
    assert len(data) < 400_000
    with pytest.raises(InputError, match="too complex"):
        read(data)
