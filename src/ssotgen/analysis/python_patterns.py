"""Patterns of contracts (ECMA-262) as patterns of Python's `re` with `re.ASCII`, for checks on JSON values."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

_TOKEN = re.compile(r"\\c[A-Za-z]|\\u\{[0-9A-Fa-f]+\}|\\.|\[\^\]|\[\]|\(\?<(?![=!])|.", re.DOTALL)
_SPACES = r"\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


@lru_cache(maxsize=4096)
def translated(pattern: str) -> str | None:
    """The pattern for Python; `None` where Python cannot say it."""
    text = "".join(_tokens(pattern))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(text, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return None
    return text


def _tokens(pattern: str) -> list[str]:
    found: list[str] = []
    in_class = False
    for token in _TOKEN.findall(pattern):
        found.append(_token(token, in_class))
        if token == "[" and not in_class:
            in_class = True
        elif token == "]":
            in_class = False
    return found


def _token(token: str, in_class: bool) -> str:
    if token in ("\\s", "\\S"):
        if in_class:
            return _SPACES if token == "\\s" else token
        return f"[{_SPACES}]" if token == "\\s" else f"[^{_SPACES}]"
    if token.startswith("\\u{"):
        return re.escape(chr(int(token[3:-1], 16)))
    if token.startswith("\\c") and len(token) == 3:
        return f"\\x{ord(token[2]) % 32:02x}"
    if in_class:
        return f"\\{token}" if token == "[" else token
    special = {
        "$": r"\Z",
        r"\Z": "Z",
        r"\A": "A",
        "[^]": r"[\s\S]",
        "[]": r"(?!)",
        "(?<": "(?P<",
        r"\/": "/",
        r"\-": "-",
    }
    return special.get(token, token)
