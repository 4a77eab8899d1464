"""Integers of any size."""

from __future__ import annotations

from ssotgen.core.origin import tokens
from ssotgen.ir.schema import NumberRules, Schema
from ssotgen.plugin import Findings, Program, Severity, rule


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def unbounded_integer(program: Program) -> Findings:
    """An integer has neither a format nor a bound.

    ## Why it matters
    JSON has integers of any size, databases and most languages do not: somewhere behind the contract it overflows.

    ## Fix
    Write `minimum` and `maximum`, or `format: int32` or `int64`.
    """
    for contract in program.contracts:
        for schema in program.written[contract.symbol]:
            free = schema.number is None or schema.number == NumberRules(multiple_of=schema.number.multiple_of)
            if "integer" in schema.types and free and not schema.format and not schema.enum and not schema.const:
                yield schema.origin, f"{_name(schema)} may be of any size"


def _name(schema: Schema) -> str:
    *_, folder, name = ("", "", *tokens(schema.origin.pointer))
    return f"the integer `{name}`" if folder in ("properties", "schemas", "$defs") else "this integer"
