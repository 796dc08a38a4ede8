"""The record for assistants: a server of the Model Context Protocol (MCP).

An assistant that uses it quotes the record and not its memory: every answer is a sentence of an
article with its offsets. It can read, but change nothing. docs/decisions/assistants.md has the
reasons.
"""

from facts.assistants.server import build_server

__all__ = ["build_server"]
