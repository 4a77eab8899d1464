"""Times that are only text."""

from __future__ import annotations

import re

from ssotgen.ir.schema import Schema
from ssotgen.plugin import Finding, Findings, Fix, Insert, Program, Severity, rule

NAME = re.compile(r".*(?:[a-z]At|_at|[dD]ate_?[tT]ime|[tT]imestamp)")
TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d.*)?")


@rule(Severity.OFF, hardened=Severity.WARNING, vendor=Severity.OFF, grouped=True)
def date_time_without_format(program: Program) -> Findings:
    """A property is named like a point in time, or its examples are some, but its schema is any string.

    ## Why it matters
    Nothing says that there is a time zone, or whether seconds are needed; generated models hold text, and each client
    parses it in its own way.

    ## Fix
    Write `format: date-time` (RFC 3339):

    ```yaml
    createdAt: {type: string}                       # bad
    createdAt: {type: string, format: date-time}    # good
    ```
    """
    for contract in program.contracts:
        for schema in program.written[contract.symbol]:
            for item in schema.object.properties if schema.object else ():
                if _is_loose(item.schema) and _is_time(item.name, item.schema):
                    origin = item.schema.origin
                    fix = Fix("write `format: date-time`", (Insert(origin, "format", "date-time"),), safe=False)
                    yield Finding(origin.at_key(), f"`{item.name}` is a time, but its schema says any string", fix=fix)


def _is_loose(schema: Schema) -> bool:
    other = schema.format or schema.enum or schema.const or schema.ref or schema.logic
    return "string" in schema.types and not other and not (schema.string and schema.string.pattern)


def _is_time(name: str, schema: Schema) -> bool:
    """Examples decide where there are any; else the name does."""
    shown = [value for value in schema.notes.examples if isinstance(value, str)]
    return all(TIME.fullmatch(value) for value in shown) if shown else NAME.fullmatch(name) is not None
