"""Foreign text made fit for a terminal: nothing invisible passes, and widths are known."""

from __future__ import annotations

import unicodedata

from ssotgen.core.values import dataclass

_BLANKS = {"\t": "    ", "\xa0": " "}


def safe(text: str) -> str:
    """Spell out everything that does not print as itself, such as `\\x1b` or a change of writing direction."""
    return text if text.isprintable() else "".join(map(_shown, text))


def width(text: str) -> int:
    """The number of terminal cells of a `safe` text: two for wide East Asian characters, none for combining ones."""
    return len(text) if text.isascii() else sum(_cells(character) for character in text)


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    known = _BLANKS.get(character)
    return character.encode("unicode_escape", "surrogatepass").decode() if known is None else known


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours, or none: every method returns the text with or without escape codes around it."""

    on: bool = False

    def error(self, text: str) -> str:
        return self._code("1;31", text)

    def warning(self, text: str) -> str:
        return self._code("1;33", text)

    def bold(self, text: str) -> str:
        return self._code("1", text)

    def gutter(self, text: str) -> str:
        return self._code("1;34", text)

    def added(self, text: str) -> str:
        return self._code("32", text)

    def removed(self, text: str) -> str:
        return self._code("31", text)

    def _code(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text
