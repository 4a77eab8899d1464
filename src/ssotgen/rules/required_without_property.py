"""Names that an object must have and that nothing describes."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.core.suggest import did_you_mean, nearest
from ssotgen.ir.schema import Schema
from ssotgen.ir.shapes.merge import flatten
from ssotgen.plugin import Finding, Findings, Program, Severity, respelled, rule


@rule(Severity.WARNING, vendor=Severity.OFF, grouped=True)
def required_without_property(program: Program) -> Findings:
    """A name stands in `required` that is none of the schema's properties.

    ## Why it matters
    It is nearly always a slip: the property that was meant stays optional, and whoever sends what the contract
    describes is refused for the lack of what it does not describe. With `additionalProperties: false` nothing is valid.

    ## Fix
    Spell the name as `properties` does, describe the property, or leave the name out:

    ```yaml
    type: object
    required: [id, txt]                                     # bad
    required: [id, text]                                    # good
    properties: {id: {type: integer}, text: {type: string}}
    ```

    A schema without `properties` of its own, one whose `additionalProperties` or `patternProperties` describe further
    names, and the parts of a composition, which the whole completes, are not asked.
    """
    for contract in program.contracts:
        written = program.written[contract.symbol]
        parts = {part.symbol for schema in written for part in _parts(schema)}
        for schema in written:
            rules = schema.object
            if rules is None or not (rules.required and rules.properties) or schema.symbol in parts:
                continue
            if rules.patterns or (rules.additional is not None and rules.additional.boolean is None):
                continue
            known = None
            for number, name in enumerate(rules.required):
                if any(item.name == name for item in rules.properties):
                    continue
                known = frozenset(_described(schema, program)) if known is None else known
                if name not in known:
                    at = schema.origin.child("required", str(number))
                    yield Finding(
                        at, f"no property is called `{name}`",
                        hint=did_you_mean(name, known), fix=respelled(at, name, nearest(name, known)),
                    )  # fmt: skip


def _parts(schema: Schema) -> Iterator[Schema]:
    """What is written inside of `allOf` and its kin, and behind a condition."""
    if logic := schema.logic:
        single = (logic.not_, logic.if_, logic.then, logic.else_)
        yield from (*logic.all_of, *logic.any_of, *logic.one_of, *(one for one in single if one))
    for _, dependent in schema.object.dependent_schemas if schema.object else ():
        yield dependent


def _described(schema: Schema, program: Program) -> Iterator[str]:
    """The names of properties, also of those that parts and alternatives describe."""
    waiting, seen = [schema], set[str]()
    while waiting:
        found = waiting.pop()
        if found.symbol in seen:
            continue
        seen.add(found.symbol)
        flat = flatten(found, program.schemas)
        yield from (item.name for item in flat.schema.object.properties) if flat.schema.object else ()
        waiting += (member for group in flat.groups for member in group.members)
        waiting += _parts(flat.schema)
