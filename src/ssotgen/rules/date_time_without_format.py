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
                text = _text(program, item.schema)
                if _is_loose(text) and _is_time(item.name, item.schema, text):
                    fix = Fix("write `format: date-time`", (Insert(text.origin, "format", "date-time"),), safe=False)
                    said = f"`{item.name}` is a time, but its schema says any string"
                    yield Finding(item.schema.origin.at_key(), said, fix=fix)


def _text(program: Program, schema: Schema) -> Schema:
    """What a schema says of a value that is not null, references followed."""
    schema = program.resolve(schema)
    members = [*schema.logic.any_of, *schema.logic.one_of] if schema.logic else []
    others = [member for member in members if member.types != ("null",)]
    return program.resolve(others[0]) if len(others) == 1 and len(members) == 2 else schema


def _is_loose(schema: Schema) -> bool:
    other = schema.format or schema.enum or schema.const or schema.ref or schema.logic
    return "string" in schema.types and not other and not (schema.string and schema.string.pattern)


def _is_time(name: str, *schemas: Schema) -> bool:
    """Examples decide where there are any; else the name does."""
    shown = [value for schema in schemas for value in schema.notes.examples if isinstance(value, str)]
    return all(TIME.fullmatch(value) for value in shown) if shown else NAME.fullmatch(name) is not None
