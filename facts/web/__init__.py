"""The record in a browser, and for programs over HTTP.

Pages are made on the server and need no JavaScript. docs/decisions/web.md has the reasons.
"""

from facts.web.app import build_app
from facts.web.processes import AnswerProcesses
from facts.web.settings import WebSettings

__all__ = ["AnswerProcesses", "WebSettings", "build_app"]
