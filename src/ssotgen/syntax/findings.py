"""Findings that more than one reader gives."""

from __future__ import annotations

from ssotgen.core.diagnostics import Diagnostic, Message
from ssotgen.core.fixes import Fix, together
from ssotgen.core.origin import Origin
from ssotgen.syntax.messages import INTEGER_TOO_LARGE, NUMBER_OUT_OF_RANGE, WIDE_INTEGER
from ssotgen.syntax.parsed import Style

_WIDEST = 2**63


class FirstOfMany:
    """A finding given once a document: it shows the first place and counts the others."""

    def __init__(self, message: Message) -> None:
        self.message = message
        self.first: tuple[Origin, str, str] | None = None
        self.fixes: list[Fix | None] = []
        self.count = 0

    def add(self, origin: Origin, text: str, hint: str, fix: Fix | None = None) -> None:
        """Take note of a place."""
        self.count += 1
        self.fixes.append(fix)
        if self.first is None:
            self.first = (origin, text, hint)

    def finish(self, findings: list[Diagnostic]) -> None:
        """Give the finding, if there was any place."""
        if self.first is not None:
            origin, text, hint = self.first
            more = f" ({self.count - 1} more in this file)" if self.count > 1 else ""
            findings.append(self.message.at(origin, text + more, hint=hint, fix=together(self.fixes)))


class WideIntegers:
    """Integers beyond 64 bits: each is an error in a registry; a contract gets one warning."""

    def __init__(self, style: Style, findings: list[Diagnostic]) -> None:
        self.style = style
        self.findings = findings
        self.once = FirstOfMany(WIDE_INTEGER)

    def add(self, origin: Origin, text: str) -> None:
        """Report the integer written as `text`."""
        sentence = f"the integer `{shortened(text)}` does not fit into 64 bits with a sign"
        if self.style is Style.REGISTRY:
            hint = "from -9223372036854775808 to 9223372036854775807"
            self.findings.append(INTEGER_TOO_LARGE.at(origin, sentence, hint=hint))
        else:
            self.once.add(origin, sentence, "kept as written")

    def finish(self) -> None:
        """Give the warning, if there was any place."""
        self.once.finish(self.findings)


def is_wide(value: object) -> bool:
    """Tell whether a value is an integer that 64 bits with a sign cannot hold."""
    return isinstance(value, int) and not -_WIDEST <= value < _WIDEST


def out_of_range(origin: Origin, text: str) -> Diagnostic:
    """The finding about a number that is not finite."""
    return NUMBER_OUT_OF_RANGE.at(origin, f"`{shortened(text)}` is no finite number that a double can hold")


def shortened(text: str) -> str:
    """At most forty characters of a text."""
    return text if len(text) <= 40 else f"{text[:40]}…"
