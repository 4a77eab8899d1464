"""The plain scalars of one YAML document: their values, and the findings about those that surprise."""

from __future__ import annotations

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.fixes import Fix, Quote
from ssotgen.core.json import Json
from ssotgen.core.origin import Origin
from ssotgen.syntax.findings import FirstOfMany, WideIntegers, is_wide, out_of_range, shortened
from ssotgen.syntax.messages import AMBIGUOUS_CONTRACT, AMBIGUOUS_SCALAR
from ssotgen.syntax.parsed import Reading, Style
from ssotgen.syntax.scalars import NotFiniteError, older_reading, plain

_HARMLESS_KEYS = frozenset("yYnN")
"""No reader in use takes these keys for booleans, whatever the draft of YAML 1.1 says; coordinates are called `y`."""


class Scalars:
    """Reads plain scalars; each distinct text is looked at once."""

    def __init__(self, reading: Reading, findings: list[Diagnostic]) -> None:
        self.strict = reading.style is Style.REGISTRY
        self.findings = findings
        self.known: dict[str, Json] = {}
        self.ambiguous = FirstOfMany(AMBIGUOUS_CONTRACT)
        self.wide = WideIntegers(reading.style, findings)

    def value(self, text: str, origin: Origin) -> Json:
        """The value of a plain scalar that stands at `origin`, where a remarkable one is reported."""
        try:
            value = plain(text)
        except NotFiniteError:
            self.findings.append(out_of_range(origin, text))
            return None
        older = older_reading(text)
        if older is not None:
            self._ambiguous(text, older, value, origin)
        if is_wide(value):
            self.wide.add(origin, text)
        elif older is None:
            self.known[text] = value
        return value

    def unremarked(self, text: str) -> Json:
        """The value of a plain scalar about which a finding says enough already."""
        try:
            return plain(text)
        except NotFiniteError:
            return None

    def key(self, text: str, origin: Origin) -> None:
        """Report a plain key that surprises; the key itself is its text."""
        older = older_reading(text) if text not in _HARMLESS_KEYS else None
        if older is not None:
            self._ambiguous(text, older, text, origin)

    def finish(self) -> None:
        """Give the findings that are given once a document."""
        self.ambiguous.finish(self.findings)
        self.wide.finish()

    def _ambiguous(self, text: str, older: str, value: Json, origin: Origin) -> None:
        newer = "text" if isinstance(value, str) else f"the number {value}"
        written = shortened(text)
        sentence = f"`{written}` is {older} to YAML 1.1 and {newer} to YAML 1.2"
        hint = f'write `"{written}"` if it is text'
        fix = Fix(f'write `"{written}"`', (Quote(origin),), safe=isinstance(value, str))
        if self.strict:
            self.findings.append(AMBIGUOUS_SCALAR.at(origin, sentence, hint=hint, fix=fix))
        else:
            self.ambiguous.add(origin, sentence, hint, fix)
