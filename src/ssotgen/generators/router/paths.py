"""Paths of a contract as a router takes them, and the order in which it must try them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ssotgen.analysis.paths import VARIABLE, decoded, rest_of, segments, variables_of_query, without_query
from ssotgen.core.values import replace
from ssotgen.ir.contract import Operation, Parameter


def routed_path(operation: Operation, names: Mapping[str, str]) -> str:
    """The path, decoded as servers see it, with its variables under the names that handlers know them by."""
    parameters = {item.name: item for item in operation.parameters if item.location == "path"}
    rest = rest_of(operation.path)

    def renamed(found: re.Match[str]) -> str:
        return f"{{{names[parameters[found[1]].symbol]}{':path' if found[1] == rest else ''}}}"

    return decoded(VARIABLE.sub(renamed, without_query(operation.path)))


def readable(operation: Operation) -> list[Parameter]:
    """The parameters that requests hold, where they hold them.

    A variable of the query that a path is written with is a member of the query; one that is only a part of a value, or
    that stands in a fragment, cannot be had.
    """
    routed, asked = VARIABLE.findall(without_query(operation.path)), variables_of_query(operation.path)
    found = []
    for item in operation.parameters:
        if item.location != "path" or item.name in routed:
            found.append(item)
        elif item.name in asked:
            found.append(replace(item, location="query", name=asked[item.name], style="form"))
    return found


def unreadable(operation: Operation) -> list[str]:
    """The variables of the path that no request tells."""
    known = {item.symbol for item in readable(operation)}
    return [item.name for item in operation.parameters if item.symbol not in known]


def specificity(operation: Operation) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Sorts paths so that a fixed segment is tried before one with a variable (OpenAPI 3.1, Paths Object).

    What takes the rest of a path comes last, and of these the one that demands the most after it first.
    """
    rest, found = rest_of(operation.path), segments(operation.path)
    whole = None if rest is None else f"{{{rest}}}"
    ranked = (
        (3, number - len(found), segment) if segment == whole else _rank(segment)
        for number, segment in enumerate(found)
    )
    return tuple(ranked), operation.method


def position(operation: Operation, parameter: Parameter) -> int:
    """Where in the path a parameter stands; the same number for all that stand elsewhere."""
    return operation.path.find(f"{{{parameter.name}}}") if parameter.location == "path" else 0


def _rank(segment: str) -> tuple[int, int, str]:
    fixed = VARIABLE.sub("", segment)
    if fixed == segment:
        return 0, 0, segment
    return (1, -len(fixed), segment) if fixed else (2, 0, segment)
