"""All regular expressions of the product, and input that makes a careless one slow."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

_MOST_EXAMPLES = 6
"""How many ways to match one part of a pattern are tried."""
_SAMPLES = "a1 A-.,:/(#x@\t\"'é“\n0Z_–"
_UNBOUNDED = 200
"""A part that may be repeated this often is one that hostile input repeats."""
_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
_MAY_USE = re.compile(rf"\.\s*(?:{'|'.join(_METHODS)})\b")


def modules() -> Iterator[ModuleType]:
    """Yield every module of the library and the bot."""
    for name in ("facts", "bot"):
        package = importlib.import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


@dataclass(frozen=True)
class Used:
    """A pattern of the product, with the methods that call it."""

    name: str
    pattern: re.Pattern[Any]
    methods: tuple[str, ...]


def patterns() -> list[Used]:
    """Return every pattern of the product.

    Patterns are found in the modules, in their containers and classes, and in the calls of
    functions such as `re.sub` with a literal. A pattern whose calls are not found is searched for.
    """
    found: dict[tuple[Any, int], tuple[str, re.Pattern[Any], set[str]]] = {}
    loaded = list(modules())
    nodes = {
        module.__name__: _attributes(Path(module.__file__).read_text(encoding="utf-8"))
        for module in loaded
        if module.__file__
    }
    calls: dict[str, set[str]] = {}
    for module_name, found_nodes in nodes.items():
        for name, method in _methods(found_nodes):
            named = f"{module_name}.{name}" if name.startswith("_") else name
            calls.setdefault(named, set()).add(method)
    for module in loaded:
        for name, value in vars(module).items():
            for pattern in _held(value, module):
                private = f"{module.__name__}.{name}" if name.startswith("_") else name
                used = calls.get(private, set()) if isinstance(value, re.Pattern) else set()
                key = (pattern.pattern, pattern.flags)
                found.setdefault(key, (f"{module.__name__}.{name}", pattern, set()))[2].update(used)
        for line, method, pattern in _in_calls(nodes.get(module.__name__, [])):
            key = (pattern.pattern, pattern.flags)
            found.setdefault(key, (f"{module.__name__}:{line}", pattern, set()))[2].add(method)
    return [
        Used(name, pattern, _tried(methods))
        for name, pattern, methods in sorted(found.values(), key=lambda each: each[0])
    ]


def _tried(methods: set[str]) -> tuple[str, ...]:
    """Return the methods to try: every other than these two looks at each place in turn."""
    tried = methods & {"match", "fullmatch"}
    return tuple(sorted(tried | ({"search"} if methods != tried or not methods else set())))


def _attributes(source: str) -> list[ast.AST]:
    """Return the calls and attributes of a module that may be of a pattern."""
    if _MAY_USE.search(source) is None:
        return []
    return [
        node
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Attribute) and node.attr in _METHODS)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
    ]


def _methods(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    """Yield the names of objects and their methods that share a name with a pattern's."""
    for node in nodes:
        if isinstance(node, ast.Attribute):
            if isinstance(node.value, ast.Name):
                yield node.value.id, node.attr
            elif isinstance(node.value, ast.Attribute):
                yield node.value.attr, node.attr


def _held(value: object, module: ModuleType, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for each in value.values():
            yield from _held(each, module, depth + 1)
    elif depth < 4 and isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from _held(each, module, depth + 1)
    elif isinstance(value, type) and value.__module__ == module.__name__:
        for each in list(vars(value).values()):
            if not isinstance(each, type):
                yield from _held(each, module, depth + 1)


def _in_calls(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str, re.Pattern[Any]]]:
    """Yield the literal patterns that functions such as `re.sub` are called with."""
    for node in nodes:
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _METHODS
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield node.lineno, node.func.attr, re.compile(node.args[0].value)


def hostile(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what to repeat, what stands before it and what after, to make a pattern slow.

    Each part that may be repeated without limit is repeated after the shortest text that leads to
    it, alone, with what leads to it, and together with the other such parts. What follows matches
    nothing, so that the pattern tries all ways there are.
    """
    source = pattern.pattern
    if isinstance(source, bytes):
        source = source.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    loops = list(_loops(parser.parse(source, flags & ~re.DEBUG), ""))
    seen: set[tuple[str, str, str]] = set()
    units = list(dict.fromkeys(unit for _, unit in loops))[:12]
    for lead, unit in loops:
        for case in (
            (lead, unit, "\0"),
            ("", lead + unit, "\0"),
            ("", unit, "\0"),
            (lead, unit, "\n\n!"),
        ):
            if case not in seen and case[1]:
                seen.add(case)
                yield case
    for one, two in product(units, units):
        case = ("", one + two, "\0")
        if one != two and case not in seen:
            seen.add(case)
            yield case


def _loops(tree: Any, lead: str) -> Iterator[tuple[str, str]]:
    """Yield the lead and an example of every part of a parsed pattern that has no upper limit."""
    for op, value in tree:
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            _, most, body = value
            if most is ops.MAXREPEAT or most >= _UNBOUNDED:
                for unit in islice(_examples(body), _MOST_EXAMPLES):
                    yield lead, unit
            yield from _loops(body, lead)
        elif op is ops.SUBPATTERN:
            yield from _loops(value[3], lead)
        elif op is ops.ATOMIC_GROUP:
            yield from _loops(value, lead)
        elif op is ops.BRANCH:
            for branch in value[1]:
                yield from _loops(branch, lead)
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            yield from _loops(value[1], lead)
        elif op is ops.GROUPREF_EXISTS:
            for branch in value[1:]:
                if branch is not None:
                    yield from _loops(branch, lead)
        lead += next(_examples_of(op, value), "")


def _examples(tree: Any) -> Iterator[str]:
    """Yield short texts that a parsed pattern matches, roughly."""
    parts = [list(islice(_examples_of(op, value), _MOST_EXAMPLES)) or [""] for op, value in tree]
    first = "".join(part[0] for part in parts)
    yield first
    for at, part in enumerate(parts):
        for other in part[1:]:
            yield "".join(p[0] for p in parts[:at]) + other + "".join(p[0] for p in parts[at + 1 :])


def _examples_of(op: Any, value: Any) -> Iterator[str]:
    if op is ops.LITERAL:
        yield chr(value)
    elif op is ops.NOT_LITERAL:
        yield from (c for c in _SAMPLES if ord(c) != value)
    elif op is ops.ANY:
        yield from "a "
    elif op is ops.IN:
        yield from _of_class(value)
    elif op is ops.BRANCH:
        for branch in value[1]:
            yield next(_examples(branch))
    elif op is ops.SUBPATTERN:
        yield from _examples(value[3])
    elif op is ops.ATOMIC_GROUP:
        yield from _examples(value)
    elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        least, _, body = value
        for example in islice(_examples(body), _MOST_EXAMPLES):
            yield example * least
        yield next(_examples(body)) * (least + 1)
    else:
        yield ""


def _of_class(items: Any) -> Iterator[str]:
    """Yield characters of a class: of its ranges, and of a few samples."""
    negated = items[0][0] is ops.NEGATE
    source = parser.SubPattern(parser.State(), [(ops.IN, items)])
    held = _class_pattern(source)
    if not negated:
        for op, value in items:
            if op is ops.LITERAL:
                yield chr(value)
            elif op is ops.RANGE:
                yield chr(value[0])
    yield from (c for c in _SAMPLES if held(c))


def _class_pattern(source: Any) -> Any:
    compiled = re._compiler.compile(source)  # type: ignore[attr-defined]
    return compiled.match
