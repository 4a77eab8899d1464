"""Questions about origins: a line of an output, a line of an input, or the symbol of a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ssotgen.compiler.answers import Place, of_input, of_output, of_symbol, symbols
from ssotgen.compiler.build import preview
from ssotgen.compiler.maps import Output, all_recalled, derived, keep, recalled
from ssotgen.compiler.outcome import Outcome
from ssotgen.compiler.project import Project
from ssotgen.core.bug import UsageError
from ssotgen.core.origin import Locator
from ssotgen.core.suggest import nearest
from ssotgen.core.values import dataclass
from ssotgen.reporting.trace import Answer
from ssotgen.syntax.library import Library

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>[1-9][0-9]{0,8})(?::(?P<column>[1-9][0-9]{0,8}))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Traced:
    """An answer, and who finds the lines of the hand-written places in it."""

    answer: Answer
    locator: Locator


def trace(project: Project, query: str) -> Traced | Outcome:
    """Answer `FILE:LINE[:COLUMN]` of an output or an input, or a symbol; the outcome where the workspace has errors.

    What was kept of the last build answers only while no byte of what it speaks of has moved. Raises `UsageError` for a
    question about nothing that is there.
    """
    library = Library(project.tree)
    place = _place(project, query)
    answer = _recalled(project, query, place, library)
    if answer is None:
        outcome = preview(project)
        if outcome.plan is None or outcome.compilation is None:
            return outcome
        keep(project, outcome, applied=False)
        outputs = tuple(derived(project, outcome))
        answer = _answer(query, place, outputs, library)
        if answer is None:
            raise UsageError(_unknown(query, place, outputs))
    for item in answer.written:
        library.text(item.origin.document)
    return Traced(answer, library.locator())


def known_symbols(project: Project) -> frozenset[str]:
    """The symbols of what the last build made; none where a byte of it has moved."""
    return frozenset(symbols(all_recalled(project, Library(project.tree))))


def _recalled(project: Project, query: str, place: Place | None, library: Library) -> Answer | None:
    """The answer by what was kept of the last build, where that may speak."""
    if place is not None and (output := recalled(project, library, place.path)) is not None:
        return of_output(query, output, place)
    return _answer(query, place, all_recalled(project, library), library)


def _answer(query: str, place: Place | None, outputs: Sequence[Output], library: Library) -> Answer | None:
    if place is None:
        return of_symbol(query, outputs)
    output = next((output for output in outputs if output.path == place.path), None)
    return of_output(query, output, place) if output is not None else of_input(query, outputs, library, place)


def _place(project: Project, query: str) -> Place | None:
    """The line that is asked for; `None` where the question is no line of a file that is there."""
    found = _PLACE.fullmatch(query)
    if found is None or not _is_file(project, found["file"]):
        return None
    path = project.paths([found["file"]])[0]
    return Place(path, int(found["line"]), int(found["column"]) if found["column"] else None)


def _is_file(project: Project, name: str) -> bool:
    try:
        return bool(name.encode()) and ((project.root / name).is_file() or Path(name).is_file())
    except (OSError, ValueError):  # a name that is too long, has a NUL character or is no text
        return False


def _unknown(query: str, place: Place | None, outputs: Sequence[Output]) -> str:
    if place is not None:
        return f"{place.path} is neither an output nor what an output is made of"
    if (found := _PLACE.fullmatch(query)) and "#" not in query:
        return f"there is no file {found['file']}"
    near = nearest(query, symbols(outputs))
    hint = f" Did you mean '{near}'?" if near else " Ask for FILE:LINE, or for a symbol as findings spell it."
    return f"nothing is made of '{query}'.{hint}"
