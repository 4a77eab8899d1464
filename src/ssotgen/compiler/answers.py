"""What is known about outputs to the answer of one question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from ssotgen.compiler.maps import Output
from ssotgen.core.artifact import Cause
from ssotgen.core.bug import UsageError
from ssotgen.core.digest import of_text
from ssotgen.core.origin import Origin, Span
from ssotgen.core.source import Source
from ssotgen.core.values import dataclass
from ssotgen.emit.anchors import innermost, spans
from ssotgen.reporting.trace import Answer, Made, Written
from ssotgen.syntax.library import Library
from ssotgen.syntax.pointers import pointer_at, pointer_spans


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, by workspace-relative path; without a column, where the line's text begins."""

    path: str
    line: int
    column: int | None


def of_output(query: str, output: Output, place: Place) -> Answer:
    """What the smallest part around a line comes from; for a line of no such part, the files of the whole.

    Raises `UsageError` where the output has no such line.
    """
    column = _column(output.text, place)
    found = _spans(output, output.causes)
    anchor = innermost(found, place.line, column)
    drifted = (output.path,) if output.drifted else ()
    if anchor is None:
        files = tuple(Written(None, Origin(source)) for source in output.sources)
        return Answer(query, files, (Made(output.path, "", None, None),), drifted)
    cause = output.causes[anchor]
    made = Made(output.path, anchor, found[anchor], cause.symbol)
    return Answer(query, (Written(cause.symbol, cause.origin),), (made,), drifted)


def of_input(query: str, outputs: Sequence[Output], library: Library, place: Place) -> Answer | None:
    """What is made of the innermost thing around a line; `None` where no output is made of that file.

    Raises `UsageError` where the file has no such line.
    """
    outputs = [output for output in outputs if place.path in output.sources]
    source, document = library.text(place.path), library.document(place.path)
    if not outputs or source is None:
        return None
    column = _column(source.text, place, after="- ")
    origins = {cause.origin for output in outputs for cause in output.causes.values()}
    known = {origin.pointer for origin in origins if origin.document == place.path}
    pointer = pointer_at(source, document.value, place.line, column) if document is not None else ""
    while pointer and pointer not in known:
        pointer = pointer.rpartition("/")[0]
    if pointer in known:
        return _of_pointer(query, outputs, place.path, pointer)
    made = tuple(Made(output.path, "", None, None) for output in outputs)
    return Answer(query, (Written(None, Origin(place.path)),), made, _drifted(outputs, made))


def _of_pointer(query: str, outputs: Sequence[Output], document: str, pointer: str) -> Answer:
    """What is made of a place, and of every thing that it is the definition of."""

    def is_here(cause: Cause) -> bool:
        return cause.origin.document == document and cause.origin.pointer == pointer

    here = _answer(query, outputs, is_here)
    defined = {
        item.symbol
        for item in here.written
        if item.symbol is not None and item in _answer(query, outputs, _speaks_of(item.symbol)).written
    }
    found = _answer(query, outputs, lambda cause: is_here(cause) or any(_speaks_of(name)(cause) for name in defined))
    return Answer(query, here.written, found.made, found.drifted)


def _speaks_of(symbol: str) -> Callable[[Cause], bool]:
    return lambda cause: symbol == cause.symbol or symbol in cause.others


def of_symbol(symbol: str, outputs: Sequence[Output]) -> Answer | None:
    """Where a thing is written, and every part of an output that comes from it; `None` where nothing does."""
    answer = _answer(symbol, outputs, _speaks_of(symbol))
    written = tuple(item for item in answer.written if item.symbol == symbol)
    return Answer(symbol, written, answer.made, answer.drifted) if answer.made else None


def symbols(outputs: Sequence[Output]) -> set[str]:
    """Every symbol that something is made of."""
    causes = (cause for output in outputs for cause in output.causes.values())
    return {symbol for cause in causes for symbol in (cause.symbol, *cause.others)}


def _answer(query: str, outputs: Sequence[Output], counts: Callable[[Cause], bool]) -> Answer:
    """Every part whose cause counts, with where those causes are written."""
    made: list[Made] = []
    written: dict[tuple[str, str, str], Written] = {}
    for output in outputs:
        chosen = {anchor: cause for anchor, cause in output.causes.items() if counts(cause)}
        if chosen:
            found = _spans(output, chosen)
            made += (Made(output.path, anchor, found[anchor], chosen[anchor].symbol) for anchor in found)
        for cause in chosen.values():
            origin = cause.origin
            written.setdefault((origin.document, origin.pointer, cause.symbol), Written(cause.symbol, origin))
    made.sort(key=_order)
    outermost = tuple(written[key] for key in sorted(written) if not _is_inside(key, written))
    return Answer(query, outermost, tuple(made), _drifted(outputs, made))


def _is_inside(place: tuple[str, str, str], places: Collection[tuple[str, str, str]]) -> bool:
    """Whether the same thing is also written around a place."""
    document, pointer, symbol = place
    return any((document, pointer[:end], symbol) in places for end in range(len(pointer)) if pointer[end] == "/")


def _spans(output: Output, anchors: Collection[str]) -> Mapping[str, Span]:
    """Where anchors stand in an output; in JSON they are pointers."""
    if output.path.endswith(".json"):
        return pointer_spans(Source(output.path, output.text, of_text(output.text)), anchors)
    return spans(output.path, output.text, anchors)


def _order(item: Made) -> tuple[str, int, int, str]:
    line, column = (item.span.line, item.span.column) if item.span else (0, 0)
    return item.path, line, column, item.anchor


def _drifted(outputs: Sequence[Output], made: Sequence[Made]) -> tuple[str, ...]:
    spoken_of = {item.path for item in made}
    return tuple(sorted(output.path for output in outputs if output.drifted and output.path in spoken_of))


def _column(text: str, place: Place, after: str = " ") -> int:
    """The column that is meant; without one, the first that holds none of the characters in `after`.

    Raises `UsageError` where the text has no such line.
    """
    lines = text.split("\n")
    count = len(lines) - (lines[-1] == "")
    if place.line > count:
        raise UsageError(f"{place.path} has {count} lines, and no line {place.line}")
    line = lines[place.line - 1]
    return place.column or len(line) - len(line.lstrip(after)) + 1
