"""Findings for people: a sentence, the place in its line, and what helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.core.diagnostics import Severity
from ssotgen.core.origin import Locator, Span
from ssotgen.reporting.frame import Mark, frame
from ssotgen.reporting.order import Placed, PlacedLabel
from ssotgen.reporting.terminal import Paint, safe

_NEAR = 8
"""A label at most this many lines away shares the frame of its finding."""


def text_report(found: Iterable[Placed], locator: Locator, *, colour: bool = False) -> str:
    """All findings, each followed by an empty line; "" where there are none."""
    paint = Paint(colour)
    return "".join("\n".join(_finding(item, locator, paint)) + "\n\n" for item in found)


def _finding(item: Placed, locator: Locator, paint: Paint) -> Iterator[str]:
    diagnostic = item.diagnostic
    tint = paint.error if diagnostic.severity is Severity.ERROR else paint.warning
    yield f"{tint(f'{diagnostic.severity}[{diagnostic.id}]')}{paint.bold(f': {safe(diagnostic.text)}')}"
    near, far = _split(item)
    spans = [item.span, *(placed.span for placed in item.labels)]
    gutter = max((len(str(span.line)) for span in spans if span), default=1)
    yield _place(gutter, "-->", diagnostic.origin.document, item.span, paint)
    if item.span is not None:
        marks = [Mark(item.span, "^", diagnostic.hint or "", tint)]
        marks += [_mark(placed, placed.span, paint) for placed in near if placed.span]
        yield from frame(locator, diagnostic.origin.document, marks, gutter, paint)
    elif diagnostic.hint:
        yield _note(gutter, "help", diagnostic.hint, paint)
    for placed in far:
        document = placed.label.origin.document
        yield _place(gutter, ":::", document, placed.span, paint)
        if placed.span is not None:
            yield from frame(locator, document, [_mark(placed, placed.span, paint)], gutter, paint)
        else:
            yield _note(gutter, "note", placed.label.text, paint)
    if diagnostic.help:
        yield _note(gutter, "help", diagnostic.help, paint)
    yield _note(gutter, "help", f"ssotgen explain {diagnostic.id}", paint)


def _split(item: Placed) -> tuple[list[PlacedLabel], list[PlacedLabel]]:
    """Labels that stand in the frame of the finding itself, and those that need a frame of their own."""
    near: list[PlacedLabel] = []
    far: list[PlacedLabel] = []
    for placed in item.labels:
        same = placed.label.origin.document == item.diagnostic.origin.document
        close = same and placed.span and item.span and abs(placed.span.line - item.span.line) <= _NEAR
        (near if close else far).append(placed)
    return near, far


def _mark(placed: PlacedLabel, span: Span, paint: Paint) -> Mark:
    return Mark(span, "-", placed.label.text, paint.gutter)


def _place(gutter: int, arrow: str, document: str, span: Span | None, paint: Paint) -> str:
    where = f"{safe(document)}:{span.line}:{span.column}" if span else safe(document)
    return f"{paint.gutter(' ' * gutter + arrow)} {where}"


def _note(gutter: int, kind: str, text: str, paint: Paint) -> str:
    return f"{paint.gutter(' ' * gutter + ' =')} {paint.bold(kind + ':')} {safe(text)}"
