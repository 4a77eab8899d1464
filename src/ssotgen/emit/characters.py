"""Characters that no output may hold, because a reader does not see them or a tool reads them differently."""

from __future__ import annotations

import re

# C0 and C1 controls except tab and line feed; bidirectional overrides and isolates (CVE-2021-42574); line and paragraph
# separators; the byte order mark; surrogates, which UTF-8 cannot hold.
_CLASS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff"
UNSAFE = re.compile(f"[{_CLASS}]")
_SAFE_ASCII = b"\t\n" + bytes(range(0x20, 0x7F))
"""What most texts are made of, to be taken out before the slow look at the rest."""


def is_clean(text: str | bytes) -> bool:
    """Tell whether a text, or its UTF-8, be it many megabytes long, holds no unsafe character."""
    data = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    rest = data.translate(None, _SAFE_ASCII)
    return not rest or UNSAFE.search(rest.decode(errors="surrogatepass")) is None


def first_unsafe(text: str) -> tuple[int, str] | None:
    """The 1-based line of the first unsafe character and its name as `U+202E`; `None` where the text is clean."""
    if is_clean(text) or (found := UNSAFE.search(text)) is None:
        return None
    return text.count("\n", 0, found.start()) + 1, f"U+{ord(found[0]):04X}"


def replaced(text: str) -> str:
    """The text with U+FFFD in place of every unsafe character."""
    return UNSAFE.sub("\ufffd", text)


def escaped(text: str) -> str:
    """A JSON text whose unsafe characters, which can only stand in strings, are `\\uXXXX` (RFC 8259, section 7)."""
    if is_clean(text):
        return text
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
