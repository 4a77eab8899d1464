"""What every output has to pass before it may be published."""

from __future__ import annotations

import ast
import json
import tomllib

from ssotgen.emit import python_gate
from ssotgen.emit.characters import first_unsafe

MAX_BYTES = 256 * 1024 * 1024


def fault(path: str, text: str, *, ours: bool, packages: frozenset[str] = frozenset()) -> str | None:
    """Say why `text` may not be published at `path`; `None` where it may.

    `ours` is false for a template that a user overrides: it may print whatever parses.
    """
    if len(text) > MAX_BYTES:
        return f"it has more than {MAX_BYTES} characters"
    if found := first_unsafe(text):
        return f"line {found[0]}: the character {found[1]} is invisible or reorders text"
    if text and not text.endswith("\n"):
        return "its last line has no end"
    if path.endswith((".py", ".pyi")):
        return python_gate.fault(path, text, packages) if ours else parse_fault(path, text)
    try:
        if path.endswith(".json"):
            json.loads(text, parse_float=str, parse_int=str)
        elif path.endswith(".toml"):
            tomllib.loads(text)
    except (ValueError, RecursionError) as cause:
        return f"it cannot be read back: {cause}"
    return None


def parse_fault(path: str, text: str) -> str | None:
    """Say why `text` is not Python; `None` where it is."""
    try:
        ast.parse(text, path)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as cause:
        return python_gate.syntax_fault(cause)
    return None
