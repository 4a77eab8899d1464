"""Where remembered findings stand, and the lines there, so that nothing is parsed or read again to print them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from ssotgen.core.diagnostics import Diagnostic
from ssotgen.core.origin import Locator, Origin, Span
from ssotgen.core.tree import Tree
from ssotgen.syntax.library import Library

Lines: TypeAlias = Mapping[tuple[str, int], str]
"""Lines of documents by their numbers (1-based)."""


class KeptPlaces:
    """A locator that knows the places of findings and their lines, and reads a file only for what else is asked."""

    def __init__(self, spans: Mapping[Origin, Span], lines: Lines, tree: Tree) -> None:
        self._spans = spans
        self._lines = lines
        self._library = Library(tree)
        self._locator = self._library.locator()  # knows what is read later, too

    def span(self, origin: Origin) -> Span | None:
        """A known place, or one that is looked for in the file."""
        known = self._spans.get(origin)
        if known is not None:
            return known
        self._library.text(origin.document)
        return self._locator.span(origin)

    def line(self, document: str, number: int) -> str | None:
        """The text of a line (1-based) without its line break."""
        known = self._lines.get((document, number))
        if known is not None:
            return known
        self._library.text(document)
        return self._locator.line(document, number)


def spans_of(findings: Iterable[Diagnostic], locator: Locator) -> dict[Origin, Span]:
    """The places of findings and of their labels."""
    origins = {origin for found in findings for origin in found.origins}
    return {origin: span for origin in sorted(origins, key=_key) if (span := locator.span(origin)) is not None}


def lines_of(spans: Mapping[Origin, Span], locator: Locator) -> dict[tuple[str, int], str]:
    """The lines at which places begin; a very long one is left to its file."""
    places = sorted({(origin.document, span.line) for origin, span in spans.items()})
    found = {place: locator.line(*place) for place in places}
    return {place: text for place, text in found.items() if text is not None and len(text) <= _LONGEST}


_LONGEST = 1000


def _key(origin: Origin) -> tuple[str, str, str, int]:
    return origin.document, origin.pointer, origin.part, -1 if origin.offset is None else origin.offset
