"""Ends that nobody was told of."""

from __future__ import annotations

from ssotgen.analysis.walks import has_sunset
from ssotgen.plugin import Finding, Findings, Fix, Insert, Program, Severity, rule


@rule(Severity.WARNING, vendor=Severity.OFF)
def sunset_without_deprecated(program: Program) -> Findings:
    """An operation has a date on which it ends, but is not deprecated.

    ## Why it matters
    Docs and generated clients warn of what is `deprecated`; a header or an extension alone is seen by nobody who writes
    code against the operation.

    ## Fix
    Write `deprecated: true` beside it, or delete the date.
    """
    for contract in program.contracts:
        for operation in contract.operations:
            if has_sunset(operation) and not operation.deprecated:
                text = f"`{operation.symbol.partition('#')[2]}` ends one day, but is not deprecated"
                fix = Fix("write `deprecated: true`", (Insert(operation.origin, "deprecated", value=True),))
                yield Finding(operation.origin, text, fix=fix)
