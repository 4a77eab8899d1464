"""Origins to lines and columns, for what is about to be printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from ssotgen.core.origin import Origin, Span, tokens
from ssotgen.core.source import Source
from ssotgen.syntax.spots import KnownSpot, Spot, Stretch, follow

_TOKEN = re.compile(r"""
    "(?:[^"\\\n]|\\.)*"         # a string
  | '(?:[^'\n]|'')*'
  | [^\s,\[\]{}"':\#]+ (?: :[^\s,\[\]{}]+ )*    # a word, which may have colons inside
  | [^\n]
""", re.VERBOSE)  # fmt: skip


def spots(source: Source) -> Spot:
    """The places of a file's values; just one, at its start, where its format says nothing of values.

    What finds them is imported with the first file that needs it: places may all be known already.
    """
    match source.path.rpartition(".")[2]:
        case "yaml" | "yml":
            from ssotgen.syntax.yaml_spots import yaml_spots

            return yaml_spots(source.text)
        case "json":
            from ssotgen.syntax.json_spots import json_spots

            return json_spots(source.text)
        case "toml":
            from ssotgen.syntax.toml_spots import toml_spots

            return toml_spots(source.text)
        case _:
            return KnownSpot((0, 0), is_scalar=False)


class SourceLocator:
    """The locator of a set of files. Each is taken apart again at most once, and only when somebody asks."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._starts: dict[str, list[int]] = {}
        self._spots: dict[str, Spot] = {}

    def span(self, origin: Origin) -> Span | None:
        """Where `origin` is; a pointer that leads nowhere is shown at the nearest place that contains it."""
        source = self._sources.get(origin.document)
        if source is None:
            return None
        start, end = _token(source.text, origin.offset) if origin.offset is not None else self._stretch(source, origin)
        return self._to_span(source, start, end)

    def line(self, document: str, number: int) -> str | None:
        """The text of a line (1-based) without its line break."""
        source = self._sources.get(document)
        if source is None:
            return None
        starts = self._lines(source)
        if not 1 <= number <= len(starts):
            return None
        end = starts[number] - 1 if number < len(starts) else len(source.text)
        return source.text[starts[number - 1] : end]

    def _stretch(self, source: Source, origin: Origin) -> Stretch:
        if source.path not in self._spots:
            self._spots[source.path] = spots(source)
        found = follow(self._spots[source.path], tokens(origin.pointer))
        start, end = found.spot.stretch
        if found.key is not None and (origin.part == "key" or not found.exact):
            return found.key
        block = source.text[start : start + 1] in ("|", ">")  # the text is below, the header says nothing
        if found.spot.is_scalar and start < end and not block:
            return start, end
        return found.key if found.key is not None else _token(source.text, start)

    def _to_span(self, source: Source, start: int, end: int) -> Span:
        starts = self._lines(source)
        number = bisect_right(starts, start)
        begin = starts[number - 1]
        line_end = starts[number] - 1 if number < len(starts) else len(source.text)
        return Span(number, start - begin + 1, number, max(min(end, line_end), start) - begin + 1)

    def _lines(self, source: Source) -> list[int]:
        if source.path not in self._starts:
            lengths = map(len, source.text.split("\n"))
            self._starts[source.path] = [0, *accumulate(map((1).__add__, lengths))][:-1]
        return self._starts[source.path]


def _token(text: str, offset: int) -> Stretch:
    found = _TOKEN.match(text, offset)
    return found.span() if found else (offset, offset)
