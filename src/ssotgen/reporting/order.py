"""Findings with their places, sorted and without repetition: what every printer prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ssotgen.core.diagnostics import Diagnostic, Label, Severity
from ssotgen.core.origin import Locator, Span
from ssotgen.core.values import dataclass
from ssotgen.reporting.replacements import Replacement

_READABLE = 20
"""So many findings are read one by one; of more it is told what they are."""
_KINDS = 6


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A second place, and where it is; `None` where its file cannot be read."""

    label: Label
    span: Span | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding, and where it is; `None` where its file cannot be read. `replacements` make its fix, if asked for."""

    diagnostic: Diagnostic
    span: Span | None
    labels: tuple[PlacedLabel, ...] = ()
    replacements: tuple[Replacement, ...] = ()


def place(diagnostics: Iterable[Diagnostic], locator: Locator) -> tuple[Placed, ...]:
    """Locate findings; sort them by document, line, column, id and text; drop repetitions and those that are off."""
    found: dict[tuple[str, int, int, str, str], Placed] = {}
    for item in diagnostics:
        if item.severity is Severity.OFF:
            continue
        span = locator.span(item.origin)
        line, column = (span.line, span.column) if span else (0, 0)
        key = (item.origin.document, line, column, item.id, item.text)
        if key not in found:
            labels = tuple(PlacedLabel(label, locator.span(label.origin)) for label in item.labels)
            found[key] = Placed(item, span, labels)
    return tuple(found[key] for key in sorted(found))


def alike(item: Placed) -> object:
    """What is equal for findings that can be told together; a finding that shows a line is told alone."""
    diagnostic = item.diagnostic
    alone = item.span is not None or diagnostic.hint or diagnostic.labels or not diagnostic.help
    return id(item) if alone else (diagnostic.id, diagnostic.severity, diagnostic.help)


def counts(found: Iterable[Placed]) -> tuple[int, int]:
    """The number of errors and of warnings."""
    severities = [item.diagnostic.severity for item in found]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def summary(found: Iterable[Placed], last: str) -> str:
    """One line that counts findings; `last` is the sentence that says what became of the command."""
    errors, warnings = counts(found)
    return f"{_many(errors, 'error')}, {_many(warnings, 'warning')}. {last}"


def tally(found: Iterable[Placed]) -> str:
    """One line that says what most findings are; "" where they can be read one by one."""
    kinds = Counter(item.diagnostic.id for item in found).most_common()
    if len(kinds) < 2 or sum(number for _, number in kinds) <= _READABLE:
        return ""
    named = ", ".join(f"{number} {id}" for id, number in kinds[:_KINDS])
    rest = sum(number for _, number in kinds[_KINDS:])
    return f"By kind: {named}{f', {rest} others' if rest else ''}."


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
