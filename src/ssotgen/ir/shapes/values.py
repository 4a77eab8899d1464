"""Enumerations: which of their values a type allows, and the shape that they make."""

from __future__ import annotations

from decimal import Decimal

from ssotgen.core.json import Json, identity
from ssotgen.ir.schema import Schema, TypeName
from ssotgen.ir.shapes.nodes import Anything, Nothing, Nullable, Scalar, Shape, Values

_DIGITS = 20
"""Numbers that are longer stay what they are written as."""


def enumerated(own: Schema) -> Shape:
    """The shape of a schema with `enum`."""
    values = tuple(value for value in own.enum or () if has_type(value, own.types))
    kept = without_null(values)
    shape: Shape = Values(kept) if kept and all(isinstance(v, str | int) for v in kept) else Nothing()
    if kept and isinstance(shape, Nothing):  # fractions, arrays and objects have no literal type
        numbers = all(isinstance(value, int | Decimal) and not isinstance(value, bool) for value in kept)
        shape = Scalar("number") if numbers else Anything()
    return Nullable(shape) if len(kept) < len(values) else shape


def without_null(values: tuple[Json, ...] | None) -> tuple[Json, ...]:
    """The values that differ as JSON, but for `null`."""
    distinct = {identity(value): _whole(value) for value in values or () if value is not None}
    return tuple(distinct.values())


def all_of_one_type(values: tuple[Json, ...]) -> bool:
    """Whether all are strings, or all integers."""
    return all(isinstance(v, str) for v in values) or all(
        isinstance(v, int) and not isinstance(v, bool) for v in values
    )


def has_type(value: Json, types: tuple[TypeName, ...]) -> bool:
    """Whether a value is of one of the types; every one is where none is named."""
    if not types:
        return True
    match value:
        case None:
            return "null" in types
        case bool():
            return "boolean" in types
        case str():
            return "string" in types
        case int():
            return "integer" in types or "number" in types
        case tuple():
            return "array" in types
        case dict():
            return "object" in types
        case _:
            return "number" in types or ("integer" in types and isinstance(_whole(value), int))


def _whole(value: Json) -> Json:
    """`1.0` as `1`."""
    if isinstance(value, Decimal) and value.adjusted() < _DIGITS and value == value.to_integral_value():
        return int(value)
    return value
