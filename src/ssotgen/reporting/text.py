"""Findings for people: a sentence, the place in its line, and what helps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ssotgen.core.diagnostics import Diagnostic, Severity
from ssotgen.core.origin import Locator, Span
from ssotgen.reporting.frame import Mark, frame
from ssotgen.reporting.order import Placed, PlacedLabel, alike
from ssotgen.reporting.terminal import Paint, safe

_LONGEST = 400
_PLACES = 12
"""Files that are named where many findings differ in nothing else; other formats name all."""
_FLOOD = 12
"""How many findings of one kind in one file are still shown one by one."""
_FRAMES = 5
"""Those of a flood that are shown with their lines; the others are a list, and a number."""
_NEAR = 8
"""A label at most this many lines away shares the frame of its finding."""


def text_report(found: Iterable[Placed], locator: Locator, *, colour: bool = False) -> str:
    """All findings, each followed by an empty line; "" where there are none.

    Findings that differ in their file alone, such as outputs that are not there, share what is said of them. Of very
    many of one kind in one file some are shown, and the others named or counted.
    """
    paint, found = Paint(colour), tuple(found)
    floods = {kind for kind, number in Counter(map(_kind, found)).items() if number > _FLOOD}
    seen: Counter[object] = Counter()
    groups: dict[object, list[Placed]] = {}
    for item in found:
        kind = _kind(item)
        seen[kind] += 1
        rest = kind in floods and seen[kind] > _FRAMES and item.span is not None
        groups.setdefault((kind,) if rest else alike(item), []).append(item)
    blocks = (
        _rest(items, paint) if isinstance(key, tuple) and len(key) == 1 else _group(items, locator, paint)
        for key, items in groups.items()
    )
    return "".join("\n".join(block) + "\n\n" for block in blocks)


def _kind(item: Placed) -> object:
    diagnostic = item.diagnostic
    return diagnostic.id, diagnostic.severity, diagnostic.origin.document


def _rest(items: list[Placed], paint: Paint) -> Iterator[str]:
    """Findings of a flood behind the first ones: a line each, as far as anybody reads."""
    diagnostic = items[0].diagnostic
    yield _head(diagnostic, f"{len(items)} more in this file", paint)
    for item in items[:_PLACES]:
        yield f"{_place(1, '-->', item.diagnostic.origin.document, item.span, paint)} {_short(item.diagnostic.text)}"
    if len(items) > _PLACES:
        yield _note(1, "note", f"and {len(items) - _PLACES} more; `--format json` lists them all", paint)
    yield _note(1, "help", f"ssotgen explain {diagnostic.id}", paint)


def _group(items: list[Placed], locator: Locator, paint: Paint) -> Iterator[str]:
    first, *others = items
    head, place, *rest = _finding(first, locator, paint)
    yield head + (paint.bold(f" (and {len(others)} more)") if others else "")
    yield place
    yield from (_place(1, "-->", item.diagnostic.origin.document, None, paint) for item in others[: _PLACES - 1])
    if len(items) > _PLACES:
        yield _note(1, "note", f"and {len(items) - _PLACES} more", paint)
    yield from rest


def _finding(item: Placed, locator: Locator, paint: Paint) -> Iterator[str]:
    diagnostic = item.diagnostic
    yield _head(diagnostic, _short(diagnostic.text), paint)
    near, far = _split(item)
    spans = [item.span, *(placed.span for placed in item.labels)]
    gutter = max((len(str(span.line)) for span in spans if span), default=1)
    yield _place(gutter, "-->", diagnostic.origin.document, item.span, paint)
    if item.span is not None:
        marks = [Mark(item.span, "^", diagnostic.hint or "", _tint(diagnostic, paint))]
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


def _head(diagnostic: Diagnostic, text: str, paint: Paint) -> str:
    name = _tint(diagnostic, paint)(f"{diagnostic.severity}[{diagnostic.id}]")
    return name + paint.bold(f": {text}")


def _tint(diagnostic: Diagnostic, paint: Paint) -> Callable[[str], str]:
    return paint.error if diagnostic.severity is Severity.ERROR else paint.warning


def _short(text: str) -> str:
    """A sentence as it is shown: a name in it may be longer than anybody reads."""
    shown = safe(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST // 2]} … {shown[-_LONGEST // 2 :]}"


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
