"""Descriptions as docstrings: text of a contract between quotes that it cannot close."""

from __future__ import annotations

import unicodedata

_VISIBLE = frozenset("LNPS")  # letters, numbers, punctuation, symbols; marks and formats can reorder or hide text


def docstring(text: str, indent: str) -> str:
    """A docstring that reads as `text` where it is printed; each line is indented."""
    lines = [_escaped(line.rstrip()) for line in text.strip().splitlines()] or [""]
    body = f"\n{indent}".join(lines)
    body = "\n".join(line.rstrip() for line in body.split("\n"))
    closing = f"\n{indent}" if len(lines) > 1 else ""
    return f'{indent}"""{body}{closing}"""\n'


def _escaped(line: str) -> str:
    """No backslash and no quote can begin an escape or end the string; what cannot be seen is spelled out."""
    shown = line.replace("\\", "\\\\")
    if '"""' in shown or shown.endswith('"'):
        shown = shown.replace('"', '\\"')
    if shown.isascii() and shown.isprintable():
        return shown
    return "".join(char if _is_visible(char) else _spelled(char) for char in shown)


def _is_visible(char: str) -> bool:
    return char == " " or (unicodedata.category(char)[0] in _VISIBLE and unicodedata.normalize("NFC", char) == char)


def _spelled(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
