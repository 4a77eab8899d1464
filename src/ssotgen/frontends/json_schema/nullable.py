"""OpenAPI 3.0's `nullable: true`, said in the words of 2020-12."""

from __future__ import annotations

from ssotgen.core.values import replace
from ssotgen.ir.schema import Logic, Schema


def with_null(schema: Schema) -> Schema:
    """The same schema, accepting null as well.

    Strictly, `nullable` counts only beside a `type` (3.0.3, Schema Object). Authors write it beside `anyOf`, `allOf`
    and `enum` as well and mean null, so there the combination is widened as a whole. What is added gets a place of
    its own: `<symbol>/nullable` for null, `<symbol>/allOf` (or `/$ref`) for what stood there before.
    """
    null = Schema(f"{schema.symbol}/nullable", schema.origin.child("nullable"), types=("null",))
    if schema.enum is not None and None not in schema.enum:
        schema = replace(schema, enum=(*schema.enum, None))
    if schema.types and "null" not in schema.types:
        schema = replace(schema, types=("null", *schema.types))
    logic = schema.logic
    if schema.ref or (logic and logic.all_of):
        key = "$ref" if schema.ref else "allOf"
        inner = replace(logic, not_=None) if logic else None
        whole = Schema(f"{schema.symbol}/{key}", schema.origin.child(key), ref=schema.ref, logic=inner)
        return replace(schema, ref=None, logic=Logic(any_of=(whole, null), not_=logic.not_ if logic else None))
    if logic is None:
        return schema
    return replace(schema, logic=replace(logic, any_of=_or(logic.any_of, null), one_of=_or(logic.one_of, null)))


def _or(members: tuple[Schema, ...], null: Schema) -> tuple[Schema, ...]:
    """The alternatives and null, once: a value that two members of `oneOf` accept is refused."""
    if not members or any("null" in member.types for member in members):
        return members
    return (*members, null)
