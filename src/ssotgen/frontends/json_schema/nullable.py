"""OpenAPI 3.0's `nullable: true`, said in the words of 2020-12."""

from __future__ import annotations

from dataclasses import replace

from ssotgen.ir.schema import Logic, Schema


def with_null(schema: Schema) -> Schema:
    """The same schema, accepting null as well.

    Strictly, `nullable` counts only beside a `type` (3.0.3, Schema Object). Authors write it beside `anyOf`, `allOf`
    and `enum` as well and mean null, so there the combination is widened as a whole. A member that is added gets the
    place of the keyword, `<symbol>/nullable`.
    """
    null = Schema(f"{schema.symbol}/nullable", schema.origin.child("nullable"), types=("null",))
    if schema.enum is not None and None not in schema.enum:
        schema = replace(schema, enum=(*schema.enum, None))
    if schema.types and "null" not in schema.types:
        schema = replace(schema, types=("null", *schema.types))
    logic = schema.logic
    if logic is None:
        return schema
    if logic.all_of:
        whole = Schema(f"{schema.symbol}/allOf", schema.origin.child("allOf"), logic=Logic(all_of=logic.all_of))
        if logic.any_of or logic.one_of:
            whole = replace(whole, logic=replace(logic, not_=None))
        return replace(schema, logic=Logic(any_of=(whole, null), not_=logic.not_))
    return replace(schema, logic=replace(logic, any_of=_or(logic.any_of, null), one_of=_or(logic.one_of, null)))


def _or(members: tuple[Schema, ...], null: Schema) -> tuple[Schema, ...]:
    """The alternatives and null, once: a value that two members of `oneOf` accept is refused."""
    if not members or any("null" in member.types for member in members):
        return members
    return (*members, null)
