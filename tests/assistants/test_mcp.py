"""An assistant's client, the SDK's own, reads the record over every transport."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, MCPError, StdioServerParameters

from facts import samples
from facts.assistants import build_server
from facts.library import Library

ROOT = Path(__file__).parents[2]
TONGA = "Who is the Permanent Representative of Tonga?"
ANSWER = "Elisapeta Vainikolo"
UNANSWERED = "Who won the football World Cup?"


@pytest.fixture
def record(sample_file: Path, tmp_path: Path) -> Path:
    """A record of the samples."""
    return Path(shutil.copy(sample_file, tmp_path / "record.db"))


@asynccontextmanager
async def connected(record: Path) -> AsyncIterator[Client]:
    """A client of a server in this process."""
    with Library.open(record) as library:
        async with Client(build_server(library)) as client:
            yield client


async def call(client: Client, tool: str, **arguments: object) -> dict[str, Any]:
    """Call a tool that must succeed, and return its structured result."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result
    assert isinstance(result.structured_content, dict)
    (text,) = result.content
    assert json.loads(text.text) == result.structured_content  # type: ignore[union-attr]
    return result.structured_content


async def test_an_answer_is_cited_with_its_place(record: Path) -> None:
    """So that an assistant can check the quote by reading the article."""
    async with connected(record) as client:
        found = await call(client, "ask", question=TONGA)
        assert (found["status"], found["short"]) == ("answered", ANSWER)
        citation = found["citations"][0]
        uri = f"rapporteur://articles/{citation['article_id']}"
        (contents,) = (await client.read_resource(uri)).contents
        text = contents.text  # type: ignore[union-attr]
        assert text[citation["start"] : citation["end"]] == citation["sentence"]


async def test_what_the_record_does_not_say_is_no_answer(record: Path) -> None:
    """And a follow-up is understood."""
    async with connected(record) as client:
        assert (await call(client, "ask", question=UNANSWERED))["status"] == "not_found"
        found = await call(client, "ask", question="And of Fiji?", after=TONGA)
        assert found["status"] == "answered"
        found = await call(client, "ask", question=TONGA, published_from="2024-01-01")
        assert found["status"] == "not_found"


async def test_sentences_are_searched(record: Path) -> None:
    """At most as many as are wanted, whether they answer or not."""
    async with connected(record) as client:
        found = (await call(client, "search", words="Pacific Islands Forum", limit=3))["sentences"]
        assert 1 <= len(found) <= 3
        assert any("Pacific" in each["sentence"] for each in found)


async def test_articles_are_listed_and_read(record: Path) -> None:
    """In parts, by a shortened id too."""
    async with connected(record) as client:
        listed = await call(client, "list_articles", limit=5, offset=1)
        assert listed["record"]["articles"] == len(samples.articles())
        assert len(listed["articles"]) == 5
        first = listed["articles"][0]
        read = await call(client, "read_article", article_id=first["id"][:8], start=1, count=2)
        assert first.items() <= read.items()
        assert [each["index"] for each in read["sentences"]] == [1, 2]
        only = await call(client, "list_articles", source=first["source"])
        assert {each["source"] for each in only["articles"]} == {first["source"]}


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ask", {"question": ""}, "question"),
        ("ask", {"question": "who", "published_from": "soon"}, "published_from"),
        ("ask", {}, "question"),
        ("read_article", {"article_id": "ffff"}, "No article 'ffff'"),
        ("read_article", {"article_id": ""}, "No article"),
        ("search", {"words": "who", "limit": 1000}, "limit"),
        ("forget", {"article_id": "3d77"}, "forget"),
    ],
)
async def test_an_error_says_what_is_wrong(
    record: Path, tool: str, arguments: dict[str, object], said: str
) -> None:
    """In words for the assistant. There is no tool that changes the record."""
    async with connected(record) as client:
        result = await client.call_tool(tool, arguments)
        assert result.is_error
        assert said in result.content[0].text  # type: ignore[union-attr]
        with pytest.raises(MCPError, match="No article"):
            await client.read_resource("rapporteur://articles/ffff")


async def test_every_tool_says_what_it_is_for_and_only_reads(record: Path) -> None:
    """Assistants choose by the descriptions."""
    async with connected(record) as client:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == {"ask", "list_articles", "read_article", "search"}
        for tool in tools:
            assert tool.description
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
        (template,) = (await client.list_resource_templates()).resource_templates
        assert template.uri_template == "rapporteur://articles/{article_id}"
        assert client.instructions
        assert "not_found" in client.instructions


def variables(record: Path) -> dict[str, str]:
    """The environment of a server in a process of its own."""
    return os.environ | {"RAPPORTEUR_STORE": str(record), "PYTHONPATH": str(ROOT)}


async def test_an_assistant_starts_the_command(record: Path) -> None:
    """And talks to it by standard input and output."""
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "facts", "mcp"], env=variables(record)
    )
    async with Client(command) as client:
        assert (await call(client, "ask", question=TONGA))["short"] == ANSWER


@pytest.fixture
def address(record: Path) -> Iterator[str]:
    """The address of a server in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "facts", "mcp", "--http", "--port", str(port)],
        env=variables(record),
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        process.wait(30)


async def test_assistants_share_a_server_over_http(address: str) -> None:
    """It answers several at once."""
    async with Client(address) as one, Client(address) as other:
        assert (await call(one, "ask", question=TONGA))["short"] == ANSWER
        assert (await call(other, "ask", question=UNANSWERED))["status"] == "not_found"
