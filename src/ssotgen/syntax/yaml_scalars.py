"""The plain scalars of one YAML document: their values, and the findings about those that surprise."""

from __future__ import annotations

from ssotgen.core.diagnostics import Diagnostic, Message
from ssotgen.core.json import Json
from ssotgen.core.origin import Origin
from ssotgen.syntax.messages import (
    AMBIGUOUS_CONTRACT,
    AMBIGUOUS_SCALAR,
    INTEGER_TOO_LARGE,
    NUMBER_OUT_OF_RANGE,
    WIDE_INTEGER,
)
from ssotgen.syntax.parsed import Reading, Style
from ssotgen.syntax.scalars import NotFiniteError, older_reading, plain

WIDEST = 2**63
_HARMLESS_KEYS = frozenset("yYnN")
"""No reader in use takes these keys for booleans, whatever the draft of YAML 1.1 says; coordinates are called `y`."""


class FirstOfMany:
    """A finding given once a document: it shows the first place and counts the others."""

    def __init__(self, message: Message) -> None:
        self.message = message
        self.found: Diagnostic | None = None
        self.count = 0

    def add(self, origin: Origin, text: str, hint: str) -> None:
        """Take note of a place."""
        self.count += 1
        if self.found is None:
            self.found = self.message.at(origin, text, hint=hint)

    def finish(self, findings: list[Diagnostic]) -> None:
        """Give the finding, if there was any place."""
        if self.found is not None:
            more = f" ({self.count - 1} more in this file)" if self.count > 1 else ""
            origin, text, hint = self.found.origin, self.found.text, self.found.hint
            findings.append(self.message.at(origin, text + more, hint=hint))


class Scalars:
    """Reads plain scalars; each distinct text is looked at once."""

    def __init__(self, reading: Reading, findings: list[Diagnostic]) -> None:
        self.strict = reading.style is Style.REGISTRY
        self.findings = findings
        self.known: dict[str, Json] = {}
        self.ambiguous = FirstOfMany(AMBIGUOUS_CONTRACT)
        self.wide = FirstOfMany(WIDE_INTEGER)

    def value(self, text: str, origin: Origin) -> Json:
        """The value of a plain scalar that stands at `origin`, where a remarkable one is reported."""
        try:
            value = plain(text)
        except NotFiniteError:
            shown = text if len(text) <= 40 else f"{text[:40]}…"
            self.findings.append(NUMBER_OUT_OF_RANGE.at(origin, f"no double can hold the number `{shown}`"))
            return None
        older = older_reading(text)
        if older is not None:
            self._ambiguous(text, older, value, origin)
        if type(value) is int and not -WIDEST <= value < WIDEST:
            self._wide(text, origin)
        elif older is None:
            self.known[text] = value
        return value

    def key(self, text: str, origin: Origin) -> None:
        """Report a plain key that surprises; the key itself is its text."""
        older = older_reading(text) if text not in _HARMLESS_KEYS else None
        if older is not None:
            self._ambiguous(text, older, text, origin)

    def finish(self) -> None:
        """Give the findings that are given once a document."""
        self.ambiguous.finish(self.findings)
        self.wide.finish(self.findings)

    def _ambiguous(self, text: str, older: str, value: Json, origin: Origin) -> None:
        newer = "text" if isinstance(value, str) else f"the number {value}"
        sentence = f"`{text}` is {older} to YAML 1.1 and {newer} to YAML 1.2"
        hint = f'write `"{text}"` if it is text'
        if self.strict:
            self.findings.append(AMBIGUOUS_SCALAR.at(origin, sentence, hint=hint))
        else:
            self.ambiguous.add(origin, sentence, hint)

    def _wide(self, text: str, origin: Origin) -> None:
        sentence = f"the integer `{text}` does not fit into 64 bits with a sign"
        if self.strict:
            self.findings.append(INTEGER_TOO_LARGE.at(origin, sentence, hint="at most 9223372036854775807"))
        else:
            self.wide.add(origin, sentence, "kept as written")
