"""Findings as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.core.diagnostics import Severity
from ssotgen.reporting.order import Placed, alike
from ssotgen.reporting.terminal import safe


def github_report(found: Iterable[Placed], *, prefix: str = "") -> str:
    """One line a finding; those that differ in their file alone share one, because only ten of a step are shown.

    `prefix` is the folder of the workspace in its repository.
    """
    groups: dict[object, list[Placed]] = {}
    for item in found:
        groups.setdefault(alike(item), []).append(item)
    return "".join(_command(first, len(others), prefix) + "\n" for first, *others in groups.values())


def _command(item: Placed, others: int, prefix: str) -> str:
    diagnostic, span = item.diagnostic, item.span
    place = {"file": prefix + diagnostic.origin.document}
    if span is not None:
        place |= {"line": str(span.line), "col": str(span.column)}
    place["title"] = diagnostic.id
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    said = f"{diagnostic.text} (and {others} more)" if others else diagnostic.text
    parts = [said, diagnostic.hint, *_labels(item), diagnostic.help]
    message = "%0A".join(_data(part) for part in parts if part)
    command = "error" if diagnostic.severity is Severity.ERROR else "warning"
    return f"::{command} {properties}::{message}"


def _labels(item: Placed) -> list[str]:
    lines = []
    for placed in item.labels:
        where = f":{placed.span.line}:{placed.span.column}" if placed.span else ""
        lines.append(f"{placed.label.origin.document}{where}: {placed.label.text}")
    return lines


def _data(text: str) -> str:
    """Escape a message. `safe` leaves no line break, which could begin a command of its own."""
    return safe(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
