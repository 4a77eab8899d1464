"""Requests with texts of any length."""

from __future__ import annotations

import re

from ssotgen.analysis.walks import requested
from ssotgen.ir.schema import Schema
from ssotgen.plugin import Findings, Program, Severity, rule

SHORT = frozenset({
    "date", "date-time", "time", "duration", "uuid", "ipv4", "ipv6", "binary", "byte", "email", "hostname", "regex",
})  # fmt: skip
ENDLESS = re.compile(r"(?<!\\)(?:\\\\)*(?:[*+]|\{\d+,\})")


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def unbounded_string(program: Program) -> Findings:
    """A request may carry a string of any length.

    ## Why it matters
    What is stored, indexed, logged or matched costs memory and time by its length (OWASP API4:2023).

    ## Fix
    Write `maxLength`, a `pattern` from `^` to `$` without `*` and `+`, or a `format` of limited length.
    """
    for contract in program.contracts:
        found = [*requested(program, contract)] if contract.served else []
        bounded = {inner.symbol for _, schema in found if schema.logic for inner in _company(program, schema)}
        for name, schema in found:
            if "string" in schema.types and schema.symbol not in bounded and not _is_bounded(schema):
                yield schema.origin, f"`{name}` may be of any length"


def _company(program: Program, schema: Schema) -> list[Schema]:
    """The members of an `allOf` one of which, or which itself, bounds the length for all."""
    members = [program.resolve(member) for member in schema.logic.all_of] if schema.logic else []
    return members if any(_is_bounded(one) for one in (schema, *members)) else []


def _is_bounded(schema: Schema) -> bool:
    if schema.enum is not None or schema.const is not None or schema.format in SHORT:
        return True
    rules = schema.string
    if rules is None:
        return False
    pattern = rules.pattern or ""
    closed = pattern.startswith("^") and pattern.endswith("$") and not ENDLESS.search(pattern)
    return rules.max_length is not None or closed
