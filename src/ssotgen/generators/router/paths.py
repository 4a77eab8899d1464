"""Paths of a contract as a router takes them, and the order in which it must try them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote

from ssotgen.core.json import FrozenMap, Json
from ssotgen.ir.contract import Operation, Parameter

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_ENCODED = re.compile(
    r"(%(?!7[BbDd]|2[Ff])[0-9A-Fa-f]{2})+"
)  # an encoded brace would begin a variable, a slash a segment


def without_query(path: str) -> str:
    """The part of a path that requests are routed by."""
    return re.split(r"[?#]", path, maxsplit=1)[0]


def fixed_query(path: str) -> FrozenMap[Json]:
    """What a path written with a query demands of one, such as `beta=true`; values with variables demand nothing."""
    query = path.partition("#")[0].partition("?")[2]
    pairs = sorted(parse_qsl(query, keep_blank_values=True))
    return FrozenMap({name: value for name, value in pairs if "{" not in name + value})


def routed_path(operation: Operation, names: Mapping[str, str]) -> str:
    """The path, decoded as servers see it, with its variables under the names that handlers know them by."""
    parameters = {item.name: item for item in operation.parameters if item.location == "path"}

    def renamed(found: re.Match[str]) -> str:
        return f"{{{names[parameters[found[1]].symbol]}}}"

    return _ENCODED.sub(lambda run: unquote(run[0]), _VARIABLE.sub(renamed, without_query(operation.path)))


def shape(path: str) -> str:
    """What two paths have in common that no request can tell apart."""
    return _VARIABLE.sub("{}", without_query(path))


def specificity(operation: Operation) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Sorts paths so that a fixed segment is tried before one with a variable (OpenAPI 3.1, Paths Object)."""
    return tuple(_rank(segment) for segment in without_query(operation.path).split("/")), operation.method


def position(operation: Operation, parameter: Parameter) -> int:
    """Where in the path a parameter stands; the same number for all that stand elsewhere."""
    return operation.path.find(f"{{{parameter.name}}}") if parameter.location == "path" else 0


def _rank(segment: str) -> tuple[int, int, str]:
    fixed = _VARIABLE.sub("", segment)
    if fixed == segment:
        return 0, 0, segment
    return (1, -len(fixed), segment) if fixed else (2, 0, segment)
