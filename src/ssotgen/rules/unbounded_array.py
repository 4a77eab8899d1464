"""Requests with lists of any length."""

from __future__ import annotations

from ssotgen.analysis.walks import requested
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def unbounded_array(program: Program) -> Findings:
    """A request may carry an array of any length.

    ## Why it matters
    One request with a million items costs as much as a million requests (OWASP API4:2023).

    ## Fix
    Write `maxItems`.
    """
    for contract in program.contracts:
        for name, schema in requested(program, contract) if contract.served else ():
            if "array" in schema.types and (schema.array is None or schema.array.max_items is None):
                yield schema.origin, f"`{name}` may have any number of items"
