"""Schemas that mean an object or a list and admit everything else as well."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes.build import implied
from ssotgen.plugin import Finding, Findings, Fix, Insert, Program, Severity, rule


@rule(Severity.WARNING, vendor=Severity.OFF, grouped=True)
def schema_without_type(program: Program) -> Findings:
    """A schema has keywords of one type but no `type`, so that values of every other type are valid.

    ## Why it matters
    JSON Schema applies `properties` to objects alone: a number or a list breaks none of them. Models that hold to the
    contract therefore accept any JSON value there, and a handler gets a union where its author meant a class.

    ## Fix
    Write the type:

    ```yaml
    properties: {name: {type: string}}                  # bad: `42` is valid
    type: object                                        # good
    properties: {name: {type: string}}
    ```

    For documents that you cannot change, `[models] untyped = "implied"` reads the type from the keywords.
    """
    for contract in program.contracts if program.workspace.exact else ():
        written = program.written[contract.symbol]
        parts = {member.symbol for schema in written for member in _members(schema)}
        for schema in written:
            if schema.symbol not in parts and (name := _meant(schema)):
                fix = Fix(f"write `type: {name}`", (Insert(schema.origin, "type", name),), safe=False)
                yield Finding(schema.origin.at_key(), f"this means {_NOUNS[name]}, but admits any JSON value", fix=fix)


_NOUNS = {"object": "an object", "array": "a list"}


def _meant(schema: Schema) -> str | None:
    """The type that a schema speaks of, where nothing else says it."""
    if schema.types or schema.ref or schema.logic or schema.enum is not None or schema.const is not None:
        return None
    found = implied(schema)
    return found[0] if found and found[0] in _NOUNS else None


def _members(schema: Schema) -> Iterator[Schema]:
    """Parts of a composition: the whole may have the type that they lack."""
    if logic := schema.logic:
        single = (logic.not_, logic.if_, logic.then, logic.else_)
        yield from (*logic.all_of, *logic.any_of, *logic.one_of, *(one for one in single if one))
