"""Code frames: lines of a file with the places that matter underlined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ssotgen.core.origin import Locator, Span
from ssotgen.core.values import dataclass
from ssotgen.reporting.terminal import Paint, safe, width

_WIDEST = 160
"""Cells of source text shown of one line; longer lines are cut around the place."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to underline with `sign`, the words beside it, and their colour."""

    span: Span
    sign: str
    text: str
    paint: Callable[[str], str]


def frame(locator: Locator, document: str, marks: Iterable[Mark], gutter: int, paint: Paint) -> Iterator[str]:
    """The lines of one frame, without its heading. Lines that are not shown in between become `...`."""
    rows: dict[int, list[Mark]] = {}
    for mark in marks:
        rows.setdefault(mark.span.line, []).append(mark)
    bar = paint.gutter(" " * gutter + " |")
    yield bar
    previous = None
    for number in sorted(rows):
        if previous is not None and number == previous + 2:
            text, _ = _cut(locator.line(document, number - 1) or "", None)
            yield _numbered(number - 1, text, gutter, paint)
        elif previous is not None and number > previous + 2:
            yield paint.gutter("...")
        previous = number
        yield from _row(locator.line(document, number) or "", number, rows[number], gutter, paint)
    yield bar


def _row(line: str, number: int, marks: list[Mark], gutter: int, paint: Paint) -> Iterator[str]:
    text, start = _cut(line, marks[0].span)
    yield _numbered(number, text, gutter, paint)
    prefix = "…" if start else ""
    for mark in marks:
        before = width(prefix + safe(line[start : mark.span.column - 1]))
        room = max(1, width(text) - before)
        under = width(safe(line[max(start, mark.span.column - 1) : mark.span.end_column - 1]))
        signs = mark.sign * max(1, min(under, room))
        words = f"{signs} {safe(mark.text)}" if mark.text else signs
        yield f"{paint.gutter(' ' * gutter + ' |')} {' ' * before}{mark.paint(words)}"


def _numbered(number: int, text: str, gutter: int, paint: Paint) -> str:
    heading = paint.gutter(f"{number:>{gutter}} |")
    return f"{heading} {text}".rstrip() if text else heading


def _cut(line: str, span: Span | None) -> tuple[str, int]:
    """The part of a line to show, made safe, and the index in `line` at which it begins."""
    if len(line) <= _WIDEST:
        return safe(line), 0
    column = span.column - 1 if span else 0
    start = max(0, min(column - _WIDEST // 4, len(line) - _WIDEST))
    end = start + _WIDEST
    text = safe(line[start:end])
    return f"{'…' if start else ''}{text}{'…' if end < len(line) else ''}", start
