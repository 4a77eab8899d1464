"""Places in a text and the values that are written there, whole stretches of them, either way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from ssotgen.core.json import FrozenMap, Json
from ssotgen.core.origin import Span, escape, tokens
from ssotgen.core.source import Source
from ssotgen.syntax.places import spots
from ssotgen.syntax.spots import Spot, follow


def pointer_at(source: Source, value: Json, line: int, column: int) -> str:
    """The JSON pointer of the innermost value, or key, around a place of `source`, which holds `value`.

    `line` and `column` count from 1, the column in code points; a place outside every value belongs to the whole.
    """
    offset = _starts(source.text)[line - 1] + column - 1
    spot, pointer = spots(source), ""
    while True:
        around = [
            (start, token, child, inner)
            for token, inner in _children(value)
            for start, end, child in _stretches(spot, token)
            if start <= offset < end
        ]
        if not around:
            return pointer
        _, token, spot, value = max(around, key=lambda item: item[0])
        pointer += f"/{escape(token)}"


def pointer_spans(source: Source, pointers: Iterable[str]) -> Mapping[str, Span]:
    """Each of `pointers` that leads to a value, from its key to its end."""
    root, starts = spots(source), _starts(source.text)

    def at(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    spans = {}
    for pointer in pointers:
        found = follow(root, tokens(pointer))
        if found.exact:
            start, end = found.spot.stretch
            spans[pointer] = Span(*at(found.key[0] if found.key else start), *at(end))
    return spans


def _starts(text: str) -> list[int]:
    """The offsets at which lines begin."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]


def _children(value: Json) -> Iterator[tuple[str, Json]]:
    if isinstance(value, FrozenMap):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from ((str(number), item) for number, item in enumerate(value))


def _stretches(spot: Spot, token: str) -> Iterator[tuple[int, int, Spot]]:
    """From the key of a child to the end of its value; what an alias repeats stands elsewhere and has only its key."""
    step = spot.child(token)
    if step is not None:
        key, child = step
        start, end = child.stretch
        if key is None:
            yield start, end, child
        else:
            yield key[0], (end if start >= key[1] else key[1]), child
