"""JSON (RFC 8259) to values: the standard library's parser at full speed, a careful second look only where needed."""

from __future__ import annotations

import json
import re
from decimal import Decimal

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Origin
from ssotgen.syntax.findings import is_wide
from ssotgen.syntax.json_examiner import LONE_SURROGATE_ESCAPE, examine
from ssotgen.syntax.limits import Limits
from ssotgen.syntax.messages import LIMIT_EXCEEDED, SYNTAX_ERROR
from ssotgen.syntax.parsed import Parsed, Reading, empty, finish
from ssotgen.syntax.scalars import NotFiniteError, fraction, integer

_MAYBE_LONE = re.compile(
    r"\\u[dD](?:[89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD])[c-fC-F])"
)
"""Half a pair alone; quick, but blind to escaped backslashes."""


def read_json(reading: Reading) -> Parsed:
    """Parse a file that holds one JSON value."""
    text = reading.text
    if not text or text.isspace():
        return empty(reading)
    hooks = _Hooks()
    try:
        root = json.loads(
            text,
            object_pairs_hook=hooks.build,
            parse_int=hooks.integer,
            parse_float=hooks.fraction,
            parse_constant=hooks.constant,
        )
    except json.JSONDecodeError as cause:
        return Parsed(None, (_syntax_error(reading, cause),))
    except RecursionError:
        fallback = LIMIT_EXCEEDED.at(Origin(reading.document), "the document is too deeply nested")
        return Parsed(None, tuple(examine(reading)) or (fallback,))
    root = () if isinstance(root, list) else root
    findings = []
    if hooks.surprised or _has_lone_surrogate(text) or _exceeds(reading.limits, text, root):
        findings = examine(reading)
    return finish(reading, root, findings, len(text) - len(text.lstrip()))


def _syntax_error(reading: Reading, cause: json.JSONDecodeError) -> Diagnostic:
    text, offset = reading.text, cause.pos
    before, here = text[:offset].rstrip(), text[offset : offset + 1]
    if before.endswith(",") and here in ("}", "]"):
        return SYNTAX_ERROR.at(
            reading.at(len(before) - 1), "this is not JSON: a comma stands behind the last entry", hint="leave it out"
        )
    problem, hint = next(
        ((problem, hint) for start, problem, hint in _HABITS if text.startswith(start, offset)), (cause.msg, None)
    )
    if cause.msg == "Extra data":
        problem, hint = "something follows the document", "one document a file"
    elif cause.msg.startswith("Invalid control"):
        problem, hint = "a line break or control character stands inside a text", r"write `\n` and the like"
    problem = problem[:1].lower() + problem[1:]
    return SYNTAX_ERROR.at(reading.at(offset), f"this is not JSON: {problem}", hint=hint)


_HABITS = (
    ("//", "it knows no comments", "leave it out, or use YAML"),
    ("/*", "it knows no comments", "leave it out, or use YAML"),
    ("#", "it knows no comments", "leave it out, or use YAML"),
    ("'", "texts and keys stand in double quotes", 'write `"`'),
)
"""What other formats allow: how it begins, what is wrong, and the way out."""


class _Hooks:
    """Builds values as the parser meets them, and remembers whether anything was out of the ordinary."""

    def __init__(self) -> None:
        self.surprised = False

    def build(self, pairs: list[tuple[str, object]]) -> FrozenMap[object]:
        made: FrozenMap[object] = FrozenMap(pairs)
        if len(made) != len(pairs):
            self.surprised = True
            first: dict[str, object] = {}
            for key, value in pairs:
                first.setdefault(key, value)
            made = FrozenMap(first)
        for key, value in made.items():
            if isinstance(value, list):
                dict.__setitem__(made, key, _tuple(value))  # nobody else has seen the map yet
        return made

    def integer(self, text: str) -> int:
        try:
            value = integer(text)
        except NotFiniteError:
            self.surprised = True
            return 0
        if is_wide(value):
            self.surprised = True
        return value

    def fraction(self, text: str) -> Decimal:
        try:
            return fraction(text)
        except NotFiniteError:
            self.surprised = True
            return Decimal(0)

    def constant(self, _name: str) -> None:
        self.surprised = True


def _tuple(items: list[object]) -> tuple[object, ...]:
    return tuple([_tuple(item) if isinstance(item, list) else item for item in items])


def _has_lone_surrogate(text: str) -> bool:
    if "\\ud" not in text and "\\uD" not in text:
        return False
    if not _MAYBE_LONE.search(text) and "\\\\u" not in text:  # an escaped backslash may pass for half a pair
        return False
    return any(match[1] for match in LONE_SURROGATE_ESCAPE.finditer(text))


def _exceeds(limits: Limits, text: str, root: Json) -> bool:
    """Tell whether a value is too deep or has too many values, one level after the other."""
    if text.count("{") + text.count("[") < limits.depth and text.count(",") < limits.nodes // 2:
        return False
    level, depth, nodes = [root], 0, 1
    while level := [value for value in level if isinstance(value, dict | tuple)]:
        depth += 1
        level = [item for value in level for item in (value.values() if isinstance(value, dict) else value)]
        nodes += len(level)
        if depth > limits.depth or nodes > limits.nodes:
            return True
    return False
