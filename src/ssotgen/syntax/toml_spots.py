"""Places in TOML text that is known to parse; of broken text, as far as the scanner understands it."""

from __future__ import annotations

import re
from contextlib import suppress

from ssotgen.syntax.spots import KnownSpot, Stretch

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""+|\'\'\'.*?\'\'\'+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}\n#]+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_LETTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


class _Lost(Exception):
    """The text is no TOML from here on."""


def toml_spots(text: str) -> KnownSpot:
    """The places of all keys and values."""
    scanner = _Scanner(text)
    with suppress(_Lost, RecursionError):  # whoever asks falls back to the nearest place that was read
        scanner.run()
    return scanner.root


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root = KnownSpot((0, 0), is_scalar=False)

    def run(self) -> None:
        table = self.root
        table.stretch = (self.skip(_BLANK), self.at)
        while self.skip(_BLANK) < len(self.text):
            if self.text[self.at] == "[":
                doubled = self.text.startswith("[[", self.at)
                self.at += 2 if doubled else 1
                table = self.header(doubled)
            else:
                self.entry(table)

    def header(self, doubled: bool) -> KnownSpot:
        path = self.path()
        table = self.descend(self.root, path if not doubled else path[:-1])
        self.at = self.text.find("]", self.at) % (len(self.text) + 1) + (2 if doubled else 1)
        if not doubled:
            return table
        name, key = path[-1]
        _, rows = table.children.setdefault(name, (key, KnownSpot(key, is_scalar=False)))
        row = KnownSpot(key, is_scalar=False)
        if isinstance(rows, KnownSpot):
            rows.children[str(len(rows.children))] = (key, row)
        return row

    def entry(self, table: KnownSpot) -> None:
        """One `key = value`; the dots of a key lead into tables."""
        path = self.path()
        table = self.descend(table, path[:-1])
        if self.text[self.at : self.at + 1] != "=":
            raise _Lost
        self.at += 1
        name, key = path[-1]
        table.children.setdefault(name, (key, self.value()))

    def descend(self, table: KnownSpot, path: list[tuple[str, Stretch]]) -> KnownSpot:
        """The table under a path, made where it is missing; of an array of tables, its last row."""
        for name, key in path:
            _, spot = table.children.setdefault(name, (key, KnownSpot(key, is_scalar=False)))
            if isinstance(spot, KnownSpot) and spot.children and all(token.isdecimal() for token in spot.children):
                spot = spot.children[str(len(spot.children) - 1)][1]
            if not isinstance(spot, KnownSpot):
                raise _Lost
            table = spot
        return table

    def path(self) -> list[tuple[str, Stretch]]:
        parts = []
        while True:
            self.skip(_SPACE)
            found = _KEY.match(self.text, self.at)
            if not found:
                raise _Lost
            parts.append((_unquote(found[0]), found.span()))
            self.at = found.end()
            self.skip(_SPACE)
            if self.text[self.at : self.at + 1] != ".":
                return parts
            self.at += 1

    def value(self) -> KnownSpot:
        start = self.skip(_SPACE)
        spot = KnownSpot((start, start))
        opening = self.text[start : start + 1]
        if opening in ("[", "{") and opening:
            spot.is_scalar = False
            self.at += 1
            self.members(spot, "]" if opening == "[" else "}")
        else:
            found = _STRING.match(self.text, start) or _PLAIN.match(self.text, start)
            if not found:
                raise _Lost
            self.at = found.end()
        spot.stretch = (start, start + len(self.text[start : self.at].rstrip()))
        return spot

    def members(self, spot: KnownSpot, closing: str) -> None:
        while not self.text.startswith(closing, self.skip(_BLANK)):
            if closing == "}":
                self.entry(spot)
            else:
                spot.children[str(len(spot.children))] = (None, self.value())
            self.skip(_BLANK)
            if self.text[self.at : self.at + 1] == ",":
                self.at += 1
            elif self.text[self.at : self.at + 1] != closing:
                raise _Lost
        self.at += 1

    def skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at


def _unquote(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] != '"':
        return key
    return _ESCAPE.sub(
        lambda found: _LETTERS.get(found[3], found[3]) if found[3] else chr(int(found[1] or found[2], 16)), key[1:-1]
    )
