"""Paths that are one path with two spellings."""

from __future__ import annotations

from ssotgen.analysis.paths import shape
from ssotgen.core.json import FrozenMap, Json
from ssotgen.ir.contract import Operation
from ssotgen.plugin import Finding, Findings, Label, Program, Severity, rule


@rule(Severity.ERROR)
def ambiguous_path(program: Program) -> Findings:
    """Two operations have the same method and paths that differ only in the names of parameters, or in their encoding.

    ## Why it matters
    No request can tell them apart: one of the two can never be reached (OpenAPI 3.1, Paths Object).

    ## Fix
    Give both the same parameter name and merge them, or make a fixed part of the paths differ.
    """
    for contract in program.contracts:
        first: dict[tuple[str, tuple[str, FrozenMap[Json]], str], Operation] = {}
        for operation in contract.operations:
            key = operation.method, shape(operation.path), operation.path.partition("#")[2]
            other = first.setdefault(key, operation)
            if other is not operation:
                text = f"`{operation.path}` and `{other.path}` are one path to a request"
                yield Finding(operation.origin, text, labels=(Label(other.origin, "the other one"),))
