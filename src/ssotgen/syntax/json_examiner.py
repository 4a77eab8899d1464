"""A slow and exact walk over JSON text: it finds the places of what the fast parser only noticed."""

from __future__ import annotations

import json
import re

from ssotgen.core.diagnostics import Diagnostic, Label
from ssotgen.core.origin import Origin, Part, escape
from ssotgen.syntax.findings import WideIntegers, is_wide, out_of_range
from ssotgen.syntax.messages import DUPLICATE_KEY, LIMIT_EXCEEDED, LONE_SURROGATE
from ssotgen.syntax.parsed import Reading, too_many
from ssotgen.syntax.scalars import NotFiniteError, fraction, integer

LONE_SURROGATE_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)
"""Every escape; group 1 is set for half a pair alone."""

_TOKEN = re.compile(r'"(?:[^"\\]+|\\.)*"|[{}\[\],]|[^\s{}\[\]:,"]+', re.DOTALL)


class _Frame:
    __slots__ = ("index", "is_map", "key", "seen")

    def __init__(self, is_map: bool) -> None:
        self.is_map = is_map
        self.key: str | None = None
        self.index = 0
        self.seen: set[str] = set()


def examine(reading: Reading) -> list[Diagnostic]:
    """All findings in a text that is JSON by its grammar; it stops at the first limit that is exceeded."""
    return _Walk(reading).run()


class _Walk:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.findings: list[Diagnostic] = []
        self.wide = WideIntegers(reading.style, self.findings)
        self.stack: list[_Frame] = []
        self.nodes = 0

    def run(self) -> list[Diagnostic]:
        limits = self.reading.limits
        for match in _TOKEN.finditer(self.reading.text):
            token, offset = match[0], match.start()
            frame = self.stack[-1] if self.stack else None
            if token in ("}", "]"):
                self.stack = self.stack[:-1]
            elif token == ",":
                if frame is not None:
                    frame.key = None
                    frame.index += 1
            elif token[0] == '"' and frame is not None and frame.is_map and frame.key is None:
                self.on_key(frame, token, offset)
            else:
                self.nodes += 1
                self.on_value(token, offset)
            if len(self.findings) > limits.findings:
                return [*self.findings, too_many(self.reading, offset)]
            if len(self.stack) > limits.depth:
                return [*self.findings, self.too_much(offset, f"{limits.depth} maps and arrays inside each other")]
            if self.nodes > limits.nodes:
                return [*self.findings, self.too_much(offset, f"{limits.nodes} values")]
        self.wide.finish()
        return self.findings

    def on_key(self, frame: _Frame, token: str, offset: int) -> None:
        self.check_escapes(token, offset, "key")
        frame.key = json.loads(token, strict=False)
        if frame.key in frame.seen:
            where = self.here(offset, "key")
            first = Label(Origin(where.document, where.pointer, "key"), "first written here")
            self.findings.append(DUPLICATE_KEY.at(where, f"the key {token} stands twice in one map", labels=(first,)))
        frame.seen.add(frame.key)

    def on_value(self, token: str, offset: int) -> None:
        if token in ("{", "["):
            self.stack.append(_Frame(token == "{"))
        elif token[0] == '"':
            self.check_escapes(token, offset, "value")
        elif token not in ("true", "false", "null"):
            self.check_number(token, offset)

    def check_escapes(self, token: str, offset: int, part: Part) -> None:
        for match in LONE_SURROGATE_ESCAPE.finditer(token):
            if match[1]:
                where = self.here(offset + match.start(), part)
                text = f"`{match[0]}` is one half of a surrogate pair, and the other half is missing"
                self.findings.append(LONE_SURROGATE.at(where, text))

    def check_number(self, token: str, offset: int) -> None:
        where = self.here(offset)
        try:
            value = integer(token) if token.lstrip("-").isdecimal() else fraction(token)
        except NotFiniteError:
            self.findings.append(out_of_range(where, token))
            return
        if is_wide(value):
            self.wide.add(where, token)

    def here(self, offset: int, part: Part = "value") -> Origin:
        keys = (frame.key or "" if frame.is_map else str(frame.index) for frame in self.stack)
        return self.reading.at(offset, "".join(f"/{escape(key)}" for key in keys), part)

    def too_much(self, offset: int, what: str) -> Diagnostic:
        return LIMIT_EXCEEDED.at(self.here(offset), f"the document has more than {what}")
