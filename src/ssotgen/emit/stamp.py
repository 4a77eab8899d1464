"""The first lines of an output: that it is made, from which files, and by which command."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from urllib.parse import quote

from ssotgen.core.json import FrozenMap, Json

NOTICE = "AUTO-GENERATED – DO NOT EDIT"
COMMAND = "ssotgen build"
WIDTH = 100

_HASH, _SLASHES, _DASHES, _PERCENT = ("# ", ""), ("// ", ""), ("-- ", ""), ("%% ", "")
_MARKUP, _C = ("<!-- ", " -->"), ("/* ", " */")

# What begins and ends a comment, by file name and by suffix; `None` where the format knows no comment.
_BY_NAME: dict[str, tuple[str, str] | None] = {
    "CODEOWNERS": _HASH,
    "Dockerfile": _HASH,
    "Makefile": _HASH,
    "model.conf": _HASH,
    "policy.csv": _HASH,  # casbin reads it, and skips lines that begin so
    "py.typed": None,
}
_BY_SUFFIX: dict[str, tuple[str, str] | None] = {
    ".bzl": _HASH, ".cedar": _SLASHES, ".cfg": _HASH, ".conf": _HASH, ".css": _C, ".csv": None, ".dot": _SLASHES,
    ".env": _HASH, ".example": _HASH, ".gitattributes": _HASH, ".gitignore": _HASH, ".html": _MARKUP, ".http": _HASH,
    ".importlinter": _HASH, ".ini": _HASH, ".js": _SLASHES, ".json": None, ".jsonl": None, ".md": _MARKUP,
    ".mjs": _SLASHES, ".mmd": _PERCENT, ".proto": _SLASHES, ".py": _HASH, ".pyi": _HASH, ".rego": _HASH, ".sh": _HASH,
    ".sql": _DASHES, ".svg": _MARKUP, ".tf": _HASH, ".toml": _HASH, ".ts": _SLASHES, ".txt": None, ".xml": _MARKUP,
    ".yaml": _HASH, ".yml": _HASH,
}  # fmt: skip
_JSON_KEYS = {".schema.json": "$comment", ".bundle.json": "x-generated", ".ssotgen-manifest.json": "$comment"}

_FIRST = re.compile(
    r"\A(?:#![^\n]*\n"  # what the kernel reads (execve)
    r"|<\?xml[^\n]*\?>\n"  # XML 1.0, 2.8: the declaration comes before everything
    r"|---\n(?:[^\n]*\n)*?---\n"  # the front matter of a page
    r"|<!doctype[^\n]*>\n)",
    re.IGNORECASE,
)


def stamped(path: str, text: str, sources: Iterable[str]) -> str | None:
    """The text with its stamp; `None` where the format has no place for one."""
    name = path.rpartition("/")[2]
    suffix = "." + name.rpartition(".")[2] if "." in name else ""
    style = _BY_NAME[name] if name in _BY_NAME else _BY_SUFFIX.get(suffix)
    if style is None:
        return None
    first = _FIRST.match(text) if suffix not in (".yaml", ".yml") else None
    head, body = (first[0], text[first.end() :]) if first else ("", text)
    gap = "\n" if style is _MARKUP and body and not body.startswith("\n") else ""
    return head + _comment(style, sources) + gap + body


def stamped_json(path: str, value: Json, sources: Iterable[str]) -> Json | None:
    """The document with its stamp as first key; `None` where its format has no place for one."""
    key = next((key for suffix, key in _JSON_KEYS.items() if path.endswith(suffix)), None)
    if key is None or not isinstance(value, FrozenMap):
        return None
    if key in value:
        key = "x-generated" if key == "$comment" else "$comment"
    return FrozenMap({key: line(sources), **{name: item for name, item in value.items() if name != key}})


def line(sources: Iterable[str]) -> str:
    """The stamp on one line."""
    named = ", ".join(_safe(source) for source in sorted(set(sources)))
    return "; ".join([NOTICE, *([f"sources: {named}"] if named else []), f"regenerate: {COMMAND}"])


def _comment(style: tuple[str, str], sources: Iterable[str]) -> str:
    begin, end = style
    lines = [NOTICE]
    if named := [_safe(source) for source in sorted(set(sources))]:
        lines += textwrap.wrap(
            "Sources: " + ", ".join(named),
            WIDTH - len(begin),
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    lines.append(f"Regenerate: {COMMAND}")
    if end:
        return begin + ("\n" + " " * len(begin)).join(lines) + end + "\n"
    return "".join(f"{begin}{text}\n" for text in lines)


def _safe(path: str) -> str:
    """A file's name as data: only letters, digits and `._-/@+` stand for themselves, the rest is percent-encoded.

    Two hyphens in a row would end a comment in some readers of markup (XML 1.0, 2.5).
    """
    plain = "".join(
        char if char.isalnum() or char in "._-/@+" else quote(char, safe="", errors="replace") for char in path
    )
    return plain.replace("--", "-%2D")
