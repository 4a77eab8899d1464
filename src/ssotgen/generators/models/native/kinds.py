"""Keywords of one JSON type that the type in Python leaves unchecked, for one part of what holds at a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from ssotgen.analysis import patterns
from ssotgen.analysis.python_patterns import translated
from ssotgen.analysis.types import PARSED
from ssotgen.core.values import replace
from ssotgen.ir.schema import ArrayRules, NumberRules, ObjectRules, Property, Schema, StringRules
from ssotgen.ir.shapes.values import has_type

RestOf: TypeAlias = Callable[[Schema], Schema | None]
"""What the type of an inner schema leaves unchecked."""

ASSERTED = PARSED | {"email"}
_UNBOUNDED = PARSED | {"binary"}
"""Formats whose types have no length and no pattern."""


def numbers(part: NumberRules, *, whole: bool) -> NumberRules | None:
    """`multipleOf` of numbers with a fraction: floats are not exact. Bounds are part of the type."""
    step = part.multiple_of
    if step is None or (whole and step == int(step)):
        return None
    return NumberRules(multiple_of=step)


def strings(part: StringRules, own: StringRules, format: str | None) -> StringRules | None:
    """Lengths and patterns where the type is no `str`, and the second of two patterns."""
    left = StringRules()
    if format in _UNBOUNDED:
        left = replace(part, content_encoding=None, content_media_type=None, content_schema=None)
    elif part.pattern is not None and (part.pattern != own.pattern or patterns.engine(part.pattern) is None):
        left = StringRules(pattern=part.pattern)
    return None if left == StringRules() else left


def is_row(own: ArrayRules) -> bool:
    """Whether the type is a tuple, with a type for each place."""
    fixed = len(own.prefix_items)
    closed = own.items is not None and own.items.boolean is False
    return bool(fixed) and (closed or own.max_items == fixed) and own.min_items == fixed


def arrays(part: ArrayRules, own: ArrayRules, rest: RestOf) -> ArrayRules | None:
    """Everything but the lengths and what the types of items say. `own` is what all parts say together."""
    left = ArrayRules(
        contains=part.contains,
        min_contains=part.min_contains if part.contains else None,
        max_contains=part.max_contains if part.contains else None,
        unique_items=part.unique_items,
    )
    if is_row(own) and part.prefix_items == own.prefix_items:
        inner = [rest(item) for item in own.prefix_items]
        if any(inner):
            left = replace(left, prefix_items=tuple(map(_or_anything, own.prefix_items, inner)))
    elif own.prefix_items:
        left = replace(left, prefix_items=part.prefix_items, items=part.items)
        if is_row(own) or part.prefix_items != own.prefix_items:
            left = replace(left, min_items=part.min_items, max_items=part.max_items)
    elif own.items is not None and part.items is not None:
        left = replace(left, items=rest(own.items))
    return None if left == ArrayRules() else left


def is_table(own: ObjectRules) -> bool:
    """Whether the type is a `dict`."""
    additional = own.additional or own.unevaluated_properties
    closed = additional is not None and additional.boolean is False
    return not own.properties and not (closed and not own.patterns)


def objects(part: ObjectRules, own: ObjectRules, rest: RestOf) -> ObjectRules | None:
    """Everything but fields, what is required, and other properties where a record says that by itself."""
    table = is_table(own)
    left = ObjectRules(
        patterns=part.patterns,
        property_names=part.property_names,
        min_properties=None if table else part.min_properties,
        max_properties=None if table else part.max_properties,
        dependent_required=part.dependent_required,
        dependent_schemas=part.dependent_schemas,
        required=part.required if table else (),
    )
    if part.additional is not None:
        additional: Schema | None = part.additional
        declared = _names(own)
        if _names(part) == declared >= set(own.required) and not own.patterns and own.additional is not None:
            additional = rest(own.additional)
        if additional is not None and additional.boolean is not True:
            stubs = tuple(_anything(item) for item in part.properties)
            left = replace(left, additional=additional, properties=stubs)
    return None if left == ObjectRules() else left


def _names(rules: ObjectRules) -> set[str]:
    return {item.name for item in rules.properties}


def _anything(item: Property) -> Property:
    schema = Schema(item.schema.symbol, item.schema.origin, boolean=True)
    return Property(item.name, item.symbol, schema, required=False)


def _or_anything(schema: Schema, rest: Schema | None) -> Schema:
    return rest or Schema(schema.symbol, schema.origin, boolean=True)


def beside_values(part: Schema, own: Schema) -> Schema:
    """What a part says beside an enumeration; the values too where no literal says them."""
    values = own.enum or ()
    literal = all(isinstance(value, str | int | None) for value in values)
    left = untyped(part)
    texts = [value for value in values if isinstance(value, str)]
    if left.string and all(_holds(left.string, text) for text in texts):
        left = replace(left, string=None)
    if not any(isinstance(value, int | Decimal) for value in values):
        left = replace(left, number=None)
    if literal:
        return left
    typed = all(has_type(value, part.types) for value in values)
    return replace(left, enum=part.enum, const=part.const, types=() if typed else part.types)


def _holds(rules: StringRules, text: str) -> bool:
    shortest, longest = rules.min_length or 0, rules.max_length
    if rules.pattern is not None:
        pattern = translated(rules.pattern)
        if pattern is None or re.search(pattern, text, re.ASCII) is None:
            return False
    return shortest <= len(text) and (longest is None or len(text) <= longest)


def untyped(part: Schema) -> Schema:
    """Every rule on numbers, strings, arrays and objects."""
    return Schema(
        part.symbol,
        part.origin,
        format=part.format if part.format in ASSERTED else None,
        number=part.number,
        string=part.string,
        array=part.array,
        object=part.object,
    )
